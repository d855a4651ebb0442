"""One question: what is known, what may be answered, whom one may ask; and the next of its kind."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST

from naungan import regions
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.told.words import month
from naungan.web.accounts.scope import scope_of
from naungan.web.decisions.actions import ask, decide
from naungan.web.decisions.area import visible
from naungan.web.decisions.choices import choices
from naungan.web.decisions.filled import begun
from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.inbox import NAMES, inquiries, of_group
from naungan.web.decisions.models import Decision, Inquiry, Question
from naungan.web.decisions.showing import cell, lines, title
from naungan.web.decisions.store import look_all
from naungan.web.decisions.views.common import TOGETHER, personal, seen, told, user_of

# What the parts of the page call a cell of the row.
_CELLS = (("pagu", "pagu"), ("nilai", "nilai"), ("sisa", "sisa"), ("tanggal", "tanggal"), ("tata_letak", "layout"))


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def question(request: HttpRequest, nomor: int) -> HttpResponse:
    """The question; POST answers it and goes on to the next of its group."""
    one = _mine(request, nomor)
    if request.method != "POST":
        return _shown(request, one)
    said = {name: request.POST.getlist(name) for name in request.POST if name in KINDS[one.jenis].form.kolom}
    try:
        decide(by=user_of(request), questions=[one.pk], said=said)
    except Refusal as error:
        return _shown(request, one, status=409 if error.code == "WEB_DIDAHULUI" else 422, galat=told(error), diisi=said)
    made = Decision.objects.filter(pemda=one.pemda, jenis=one.jenis, kunci=one.kunci, dicabut__isnull=True).get()
    where = reverse("putusan_jawaban", args=[made.pk])
    words = dict(TOGETHER[one.jenis][1]).get(made.jawaban, made.jawaban) if one.jenis in TOGETHER else made.jawaban
    messages.success(request, format_html('Tersimpan: {}. <a href="{}">Lihat atau cabut</a>', words, where))
    return _next(request, one)


@require_POST
def ask_somebody(request: HttpRequest, nomor: int) -> HttpResponse:
    """Leave it open, with a note to somebody."""
    one = _mine(request, nomor)
    try:
        ask(by=user_of(request), question=one.pk, kepada=request.POST.get("kepada", ""), catatan=request.POST.get("catatan", ""))
    except Refusal as error:
        return _shown(request, one, status=422, galat=told(error), bertanya=True)
    messages.success(request, sentence("PUTUSAN_DITANYAKAN"))
    return _next(request, one)


def _mine(request: HttpRequest, nomor: int) -> Question:
    found = visible(scope_of(user_of(request)), Question.objects.filter(pk=nomor)).first()
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    return found


def _next(request: HttpRequest, one: Question) -> HttpResponse:
    """The next open question of the same cause, else the inbox."""
    asked = {name: getattr(one, name) for name in ("pemda", "bulan", "jenis", "sebab")}
    rest = of_group(scope_of(user_of(request)), asked)
    following = rest.filter(urut__gt=one.urut).first() or rest.exclude(pk=one.pk).first()
    return redirect("putusan_pertanyaan", nomor=following.pk) if following else redirect("putusan")


def _shown(request: HttpRequest, one: Question, status: int = 200, **rest: Any) -> HttpResponse:
    user = user_of(request)
    isi = look_all([one])[0]
    rows = begun(one.jenis, isi["baris"], rest["diisi"]) if "diisi" in rest else isi["baris"]
    asked = list(inquiries(scope_of(user), one)[:20])
    holds = Decision.objects.filter(pemda=one.pemda, jenis=one.jenis, kunci=one.kunci, dicabut__isnull=True).select_related("oleh").first()
    seen(user, [one])
    return render(
        request, "decisions/question.html",
        {"ini": one, "jenis": NAMES[one.jenis], "judul": title(one.jenis, rows), "wilayah": regions.nama(one.pemda) or one.pemda,
         "masa": month(one.bulan), "alasan": sentence(one.sebab or f"PUTUSAN_SEBAB_{one.jenis.upper()}"), "baris": rows, "satu": rows[0],
         "garis": lines(isi, one.bukti) if one.jenis == "keputusan" else [], "pilihan": choices(one.jenis, one.pemda, rows),
         **{told: cell(name, rows[0].get(name, "")) for told, name in _CELLS}, "kepada": Inquiry.To.choices,
         "ditanyakan": [(one, said["catatan"]) for one, said in zip(asked, look_all(asked), strict=True)], "berlaku": holds,
         "potongan": f"decisions/_{one.jenis}.html", **rest},
        status=status,
    )  # fmt: skip
