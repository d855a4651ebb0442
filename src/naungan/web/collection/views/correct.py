"""Cells are put right: those of one row, or all of one kind whose remedy is certain; and a former version comes back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naungan.documents.corrected import hidden
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy, sentence
from naungan.web.collection.actions.correct import Cell, correct, correct_all, go_back
from naungan.web.collection.came_back import differences_of
from naungan.web.collection.certain import remedies_of
from naungan.web.collection.models import Received, Submission, Version
from naungan.web.collection.problems import Found, at_row
from naungan.web.collection.seen import may_hand_in, sees_rows, submission_of
from naungan.web.collection.views.submission import about
from naungan.web.site.numbers import whole

_EXAMPLES = 10
# So many cells are looked at one by one; whoever has more takes up the file again.
_MOST = 200


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def row(request: HttpRequest, nomor: int, urut: int, berkas: int, baris: int) -> HttpResponse:
    """One row: what is wrong with its cells, and what should stand there. Only cells that are filled in are changed."""
    setoran, versi = mine(request, nomor, urut)
    file = Received.objects.filter(versi=versi, urut=berkas).first()
    lembar = request.GET.get("lembar") or None
    found = at_row(versi, file.berkas, lembar, baris) if file else []
    if file is None or not found:
        raise Refusal("WEB_TIDAK_ADA")
    columns = _by_column(found)
    context = about(setoran) | {"setoran": setoran, "versi": versi, "berkas": file, "lembar": lembar, "baris": baris, "kolom": columns}
    if request.method != "POST":
        return render(request, "collection/row.html", context)
    cells = [Cell(file.berkas, lembar, baris, one["nama"], value) for one in columns if (value := _said(request, one["nomor"])) != ""]
    try:
        correct(**who(request, setoran, versi), cells=cells, alasan=request.POST.get("alasan", "")[:200])
    except Refusal as refused:
        if refused.code not in ("SETOR_TANPA_KOREKSI", "SETOR_NILAI_PANJANG"):
            raise
        told = {"kalimat": refused.sentence(), "langkah": remedy(refused.code, refused.params)}
        return render(request, "collection/row.html", {**context, "galat": told}, status=422)
    return redirect("setoran", setoran.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def every(request: HttpRequest, nomor: int, urut: int, kode: str) -> HttpResponse:
    """All of one kind: how many, some examples before and after, and the one button."""
    setoran, versi = mine(request, nomor, urut)
    jumlah = versi.hasil.get("perbaikan", {}).get(kode, 0)
    kind = next((one for one in versi.hasil.get("jenis", []) if one["kode"] == kode), None)
    if not jumlah or kind is None:
        raise Refusal("WEB_TIDAK_ADA")
    if request.method == "POST":
        correct_all(**who(request, setoran, versi), kode=kode)
        return redirect("setoran", setoran.pk)
    examples = remedies_of(versi, kode, _EXAMPLES)
    context = {"setoran": setoran, "versi": versi, "kode": kode, "jumlah": jumlah, "jenis": kind, "contoh": examples}
    return render(request, "collection/every.html", about(setoran) | context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def differences(request: HttpRequest, nomor: int, urut: int) -> HttpResponse:
    """The cells for which page and file say different things: those that are ticked are as the page says."""
    setoran, versi = mine(request, nomor, urut)
    found = differences_of(versi)
    if not found:
        raise Refusal("WEB_TIDAK_ADA")
    rows: list[dict[str, Any]] = [
        {"ini": one, "nomor": at, "halaman": hidden(one.halaman), "isi": hidden(one.isi)} for at, one in enumerate(found[:_MOST])
    ]
    context = about(setoran) | {"setoran": setoran, "versi": versi, "beda": rows, "lebih": len(found) - len(rows)}
    if request.method != "POST":
        return render(request, "collection/differences.html", context)
    chosen = {whole(one, -1) for one in request.POST.getlist("pakai")}
    cells = [
        Cell(one.berkas, one.lembar, one.baris, one.kolom, one.halaman)
        for at, one in enumerate(found[:_MOST])
        if at in chosen and one.baris is not None
    ]
    try:
        correct(**who(request, setoran, versi), cells=cells, alasan="dari perbaikan di halaman sebelum berkas diunggah lagi")
    except Refusal as refused:
        if refused.code != "SETOR_TANPA_KOREKSI":
            raise
        told = {"kalimat": sentence("SETOR_TANPA_PILIHAN"), "langkah": remedy("SETOR_TANPA_PILIHAN", {})}
        first = next((one["nomor"] for one in rows if one["ini"].baris), 0)
        return render(request, "collection/differences.html", {**context, "galat": told, "pertama": first}, status=422)
    return redirect("setoran", setoran.pk)


@require_POST
def back(request: HttpRequest, nomor: int) -> HttpResponse:
    """What a former version was is so again, as a new version."""
    urut = request.POST.get("versi", "")
    setoran, versi = mine(request, nomor, whole(urut, 0))
    go_back(**who(request, setoran, versi))
    return redirect("setoran", setoran.pk)


def mine(request: HttpRequest, nomor: int, urut: int) -> tuple[Submission, Version]:
    """A version that whoever asks may work on; Refusal as if it did not exist otherwise."""
    setoran = submission_of(request.user, nomor)
    versi = setoran.versions.filter(urut=urut).first()
    if versi is None or not may_hand_in(request.user, setoran) or not sees_rows(request.user, setoran):
        raise Refusal("WEB_TIDAK_ADA")
    return setoran, versi


def who(request: HttpRequest, setoran: Submission, versi: Version) -> dict[str, Any]:
    """What each action is told: who acts, on what, and which state he saw."""
    return {"by": request.user, "setoran": setoran, "versi": versi, "dilihat": whole(request.POST.get("dilihat", ""), -1)}


def _by_column(found: list[Found]) -> list[dict[str, Any]]:
    """Each column of the row with all that is said of it; what has no column of its own can't be put right here."""
    names = list(dict.fromkeys(one.kolom for one in found if one.kolom))
    return [
        {"nomor": number, "nama": name, "nilai": next((one.nilai for one in found if one.kolom == name), None),
         "masalah": [one for one in found if one.kolom == name]}
        for number, name in enumerate(names)
    ]  # fmt: skip


def _said(request: HttpRequest, number: int) -> str | None:
    """What should stand there; None for nothing at all, an empty text where nothing was said."""
    if request.POST.get(f"kosong-{number}"):
        return None
    return request.POST.get(f"nilai-{number}", "").strip()
