"""Each step of the way asks once more, with what it means, and then does it; and the papers of the way."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.entry import for_rights
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.collection import flow, receipts
from naungan.web.collection.actions import flow as taken
from naungan.web.collection.actions import undo
from naungan.web.collection.actions.sign import attach, drawn, sign
from naungan.web.collection.counting import figures
from naungan.web.collection.effects import effect
from naungan.web.collection.flow import Kind
from naungan.web.collection.models import Paper, Submission, Version
from naungan.web.collection.naming import office, period, place
from naungan.web.collection.papers import draw
from naungan.web.collection.rules import rule
from naungan.web.collection.seen import seen_by, sees_papers, submission_of
from naungan.web.collection.stands import stand_of
from naungan.web.collection.steps import VERBS
from naungan.web.environment import read_environment
from naungan.web.site.numbers import whole
from naungan.web.vault import originals

_WITH_REASON = (Kind.KEMBALI, Kind.TARIK, Kind.BUKA, Kind.BATAL)
_WITH_EFFECT = (Kind.TARIK, Kind.BUKA, Kind.BATAL)
_DONE = {
    Kind.SERAH: "Diserahkan. Nomor tanda terima {nomor}.", Kind.SAH: "Ditandatangani.", Kind.STATUS: "Status diverifikasi.",
    Kind.UANG: "Uang diverifikasi.", Kind.KUNCI: "Dikunci; versi ini berlaku.", Kind.KEMBALI: "Dikembalikan kepada pembuatnya.",
    Kind.TARIK: "Ditarik.", Kind.BUKA: "Kunci dibuka; versi ini tetap berlaku sampai penggantinya terkunci.",
    Kind.BATAL: "Berlakunya dibatalkan.",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def step(request: HttpRequest, nomor: int, jenis: str) -> HttpResponse:
    """What a step means, and the button that takes it; what is refused for its form stands above it."""
    kind = Kind(jenis)
    setoran = submission_of(request.user, nomor)
    if not flow.may(kind, setoran, stand_of(setoran), rule(setoran), scope_of(request.user)):
        raise Refusal("WEB_TIDAK_BERHAK")
    if request.method != "POST":
        return render(request, "collection/step.html", _asked(request, setoran, kind))
    try:
        found = _take(request, setoran, kind)
    except Refusal as refused:
        if refused.code not in ("WEB_ALUR_TANPA_ALASAN", "WEB_ALUR_DAMPAK"):
            raise
        told = {"kalimat": refused.sentence(), "langkah": remedy(refused.code, refused.params)}
        context = _asked(request, setoran, kind) | {"galat": told, "alasan": request.POST.get("alasan", "")}
        return render(request, "collection/step.html", context, status=422)
    messages.success(request, _DONE[kind].format(nomor=found.nomor))
    return redirect("setoran", nomor)


def _take(request: HttpRequest, setoran: Submission, kind: Kind) -> Submission:
    said = request.POST
    about: dict[str, Any] = {"by": request.user, "nomor": setoran.pk, "versi": whole(said.get("versi", ""), -1)}
    why = said.get("alasan", "")
    match kind:
        case Kind.SERAH:
            return taken.hand_over(**about)
        case Kind.SAH:
            return sign(**about)
        case Kind.STATUS | Kind.UANG:
            return taken.verify(**about, jenis=kind.value)
        case Kind.KUNCI:
            return taken.lock(**about)
        case Kind.KEMBALI:
            return taken.send_back(**about, alasan=why)
        case Kind.TARIK:
            return taken.withdraw(**about, alasan=why)
        case Kind.BUKA:
            return undo.reopen(**about, alasan=why)
        case _:
            return undo.undo(**about, alasan=why, dampak=said.get("dampak", ""))


def _asked(request: HttpRequest, setoran: Submission, kind: Kind) -> dict[str, Any]:
    newest = setoran.versions.first()
    leads = flow.after(kind, stand_of(setoran), rule(setoran))
    return {
        "setoran": setoran, "versi": newest, "jenis": kind.value, "kata": VERBS[kind], "judul": _title(setoran), "kantor": office(setoran),
        "pemda": place(setoran.pemda), "angka": figures(newest) if newest else None, "beralasan": kind in _WITH_REASON,
        "dampak": effect(setoran, kind) if kind in _WITH_EFFECT else None, "dapat": leads is not None and newest is not None,
        "mengunci": leads == Submission.State.TERKUNCI, "berat": kind in _WITH_REASON,
        "tak_terbaca": [one.berkas for one in newest.files.all() if one.kode] if newest and kind == Kind.SERAH else [],
    }  # fmt: skip


def _title(setoran: Submission) -> str:
    return f"{rule(setoran).nama} {period(setoran.masa, setoran.tahap)}"


@require_POST
@for_rights(Right.SETOR, Right.TANDA_TANGAN)
@never_cache
def scan(request: HttpRequest, nomor: int) -> HttpResponse:
    """The scan of the signed statement."""
    attach(by=signed_in(request), nomor=nomor, berkas=request.FILES.get("pindaian"))
    messages.success(request, "Pindaian disimpan.")
    return redirect("setoran", nomor)


@require_safe
@never_cache
def statement(request: HttpRequest, nomor: int) -> HttpResponse:
    """The statement as the head would sign it now."""
    setoran = submission_of(request.user, nomor)
    newest = setoran.versions.first()
    if newest is None or not flow.may(Kind.SAH, setoran, stand_of(setoran), rule(setoran), scope_of(request.user)):
        raise Refusal("WEB_TIDAK_BERHAK")
    return _pdf(drawn(signed_in(request), newest), f"konsep-sptjm-{nomor}.pdf")


@require_safe
@never_cache
def receipt(request: HttpRequest, nomor: int) -> HttpResponse:
    """The receipt as a page."""
    setoran, versi = _received(request, nomor)
    context = {"setoran": setoran, "versi": versi, "isi": receipts.lines(versi), "angka": figures(versi), "qr": receipts.picture(versi)}
    return render(request, "collection/receipt.html", context)


@require_safe
@never_cache
def receipt_pdf(request: HttpRequest, nomor: int) -> HttpResponse:
    """The receipt as a paper, noted."""
    setoran, versi = _received(request, nomor)
    with acts(signed_in(request)):
        note("tanda_terima", pemda=setoran.pemda, unit=setoran.unit, tentang=setoran.nomor, versi=versi.urut)
    return _pdf(draw(receipts.receipt(versi), setoran), f"tanda-terima-{setoran.nomor.replace('/', '-')}.pdf")


@require_safe
@never_cache
def paper(request: HttpRequest, nomor: int) -> HttpResponse:
    """A paper of a step out of the vault: statements and scans name who signed, so their being seen is noted."""
    found = Paper.objects.filter(pk=nomor, langkah__setoran__in=seen_by(request.user)).select_related("langkah__setoran").first()
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    setoran = found.langkah.setoran
    if not sees_papers(scope_of(request.user), setoran):
        raise Refusal("WEB_TIDAK_BERHAK")
    with acts(signed_in(request)):
        note("surat", pemda=setoran.pemda, unit=setoran.unit, tentang=f"setoran {setoran.pk}", surat=found.pk)
    with tempfile.TemporaryDirectory(dir=read_environment().scratch) as folder:
        path = Path(folder) / "surat"
        originals.take_out(found.sumber, path)
        content = path.read_bytes()
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{found.berkas}"'
    return answer


def _received(request: HttpRequest, nomor: int) -> tuple[Submission, Version]:
    """The submission and the version that was handed over last; there is no receipt before."""
    setoran = submission_of(request.user, nomor)
    last = setoran.steps.filter(jenis=Kind.SERAH).select_related("versi").last()
    if last is None or last.versi is None:
        raise Refusal("WEB_TIDAK_ADA")
    last.versi.setoran = setoran
    return setoran, last.versi


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
