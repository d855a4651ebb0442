"""All that an office has answered of its headings; whoever hands in for it answers anew, takes back, and checks again by it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naungan.intake.layouts import LAYOUTS
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.sheets.places import letters
from naungan.web.accounts.scope import scope_of
from naungan.web.collection.actions.explain import answer_anew, check_by_answers, take_back
from naungan.web.collection.actions.receive import OPEN
from naungan.web.collection.headings import answers as held
from naungan.web.collection.headings import later
from naungan.web.collection.models import Heading, Submission, Version
from naungan.web.collection.seen import may_hand_in, sees_rows, submission_of
from naungan.web.collection.views.correct import who
from naungan.web.collection.views.explain import fields
from naungan.web.collection.views.submission import about
from naungan.web.decisions.area import visible
from naungan.web.decisions.exporting import decided_mappings
from naungan.web.decisions.models import Decision
from naungan.web.site.numbers import whole

# Answers that hold no longer, of which so many are shown.
_ENDED = 50


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answers(request: HttpRequest, nomor: int) -> HttpResponse:
    """What holds of the headings of an office; whoever hands in for it answers anew, takes back, and has a version checked by it."""
    setoran = submission_of(request.user, nomor)
    if not sees_rows(request.user, setoran):
        raise Refusal("WEB_TIDAK_ADA")
    if request.method == "POST":
        return _acted(request, setoran)
    versi = setoran.versions.first()
    now = timezone.now()
    found = held(setoran.pemda, setoran.unit, setoran.dataset, now)
    ended = Heading.objects.filter(pemda=setoran.pemda, unit=setoran.unit, dataset=setoran.dataset, dicabut__isnull=False)
    context = about(setoran) | {
        "setoran": setoran, "versi": versi, "boleh": may_hand_in(request.user, setoran), "terbuka": setoran.keadaan in OPEN,
        "kini": [_answer(one) for one in found if one.unit == setoran.unit],
        "pemda_kini": [_answer(one) for one in found if one.unit != setoran.unit], "putusan": _decided(request, versi, now),
        "dulu": [_answer(one) for one in ended.select_related("oleh", "dicabut_oleh").order_by("-dicabut")[:_ENDED]],
        "berubah": versi is not None and versi.diperiksa is not None and later(versi),
    }  # fmt: skip
    return render(request, "collection/answers.html", context)


def _acted(request: HttpRequest, setoran: Submission) -> HttpResponse:
    said: dict[str, Any] = {"by": request.user, "setoran": setoran}
    jawaban = whole(request.POST.get("jawaban", ""), 0)
    match request.POST.get("aksi"):
        case "ubah":
            answer_anew(**said, jawaban=jawaban, bidang=request.POST.get("bidang", ""))
            messages.success(request, sentence("SETOR_ARTI_DIUBAH"))
        case "cabut":
            take_back(**said, jawaban=jawaban)
            messages.success(request, sentence("SETOR_ARTI_DICABUT"))
        case "periksa" if (versi := setoran.versions.first()) is not None:
            check_by_answers(**who(request, setoran, versi))
            return redirect("setoran", setoran.pk)
        case _:
            raise Refusal("WEB_TIDAK_ADA")
    return redirect("setoran_arti", setoran.pk)


def _answer(one: Heading) -> dict[str, Any]:
    known = fields(one.layout) if one.layout in LAYOUTS else []
    return {"ini": one, "bidang": known, "arti": dict(known).get(one.bidang, one.bidang)}


def _decided(request: HttpRequest, versi: Version | None, now: dt.datetime) -> list[dict[str, Any]]:
    """What was decided elsewhere of files that are called as one of this version; the way there for whoever may go it."""
    if versi is None:
        return []
    pemda, names = versi.setoran.pemda, [one.berkas for one in versi.files.all()]
    found = [(one, of) for one, of in decided_mappings(pemda, now) if any(each.fits(pemda, name) for each in of for name in names)]
    mine = set(visible(scope_of(request.user), Decision.objects.filter(pk__in=[one.pk for one, _ in found])).values_list("pk", flat=True))
    return [
        {"ini": one, "boleh": one.pk in mine, "berkas": each.berkas or "*",
         "kolom": [(judul or letters(place), dict(fields(each.layout)).get(field, field)) for place, judul, field in each.columns]}
        for one, of in found
        for each in of
    ]  # fmt: skip
