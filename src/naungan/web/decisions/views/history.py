"""What was answered, by whom and when; each answer can be taken back with a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from naungan import regions
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.web.accounts.entry import for_rights
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import scope_of
from naungan.web.decisions.actions import undo
from naungan.web.decisions.inbox import NAMES, answers
from naungan.web.decisions.models import Decision
from naungan.web.decisions.showing import FIRST, HEADS, beside, title, unfollowed
from naungan.web.decisions.store import look_all
from naungan.web.decisions.views.common import TOGETHER, page_of, personal, seen, told, user_of


@require_safe
@for_rights(Right.PUTUSKAN, Right.PERIKSA_UANG)
@personal
def history(request: HttpRequest) -> HttpResponse:
    """The answers of one kind, the newest first."""
    user = user_of(request)
    jenis = request.GET.get("jenis", "")
    rows = answers(scope_of(user))
    page = page_of(rows.filter(jenis=jenis) if jenis in NAMES else rows, request)
    found = list(page.object_list)
    seen(user, found)
    shown = [(one, NAMES[one.jenis], title(one.jenis, of), word_of(one)) for one, of in zip(found, look_all(found), strict=True)]
    return render(request, "decisions/history.html", {"hal": page, "baris": shown, "jenis": NAMES.items(), "dipilih": jenis})


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def answer(request: HttpRequest, nomor: int) -> HttpResponse:
    """One answer; POST takes it back."""
    user = user_of(request)
    found = answers(scope_of(user)).filter(pk=nomor).first()
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    if request.method != "POST":
        return _shown(request, found)
    try:
        undo(by=user, decision=found.pk, alasan=request.POST.get("alasan", ""))
    except Refusal as error:
        again = answers(scope_of(user)).get(pk=nomor)
        return _shown(request, again, status=409 if error.code == "WEB_DIDAHULUI" else 422, galat=told(error))
    messages.success(request, sentence("PUTUSAN_DICABUT"))
    return redirect("putusan_riwayat")


def word_of(one: Decision) -> str:
    """The answer in words."""
    return dict(TOGETHER[one.jenis][1]).get(one.jawaban, one.jawaban) if one.jenis in TOGETHER else one.jawaban


def _shown(request: HttpRequest, one: Decision, status: int = 200, **rest: Any) -> HttpResponse:
    rows = look_all([one])[0]
    seen(user_of(request), [one])
    others = Decision.objects.filter(kelompok=one.kelompok).count() - 1
    return render(
        request, "decisions/answer.html",
        {"ini": one, "jenis": NAMES[one.jenis], "judul": title(one.jenis, rows), "jawaban": word_of(one), "bersama": others,
         "wilayah": regions.nama(one.pemda) or one.pemda, "kepala": FIRST[one.jenis], "lepas": unfollowed(one, rows),
         "rinci": list(zip(HEADS[one.jenis], beside(one.jenis, rows), strict=True)), "galat": None, **rest},
        status=status,
    )  # fmt: skip
