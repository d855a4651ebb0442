"""Files that leave the desk: the workbook back with its marks, the list of changes since the month before."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naungan.kernel.aside import scratch
from naungan.kernel.errors import Refusal
from naungan.web.accounts.asking import signed_in
from naungan.web.collection.actions.export import ask_returned, made_by, take_export
from naungan.web.collection.models import Submission, Version
from naungan.web.collection.seen import sees_rows, submission_of
from naungan.web.environment import read_environment
from naungan.web.site.numbers import whole


@require_POST
def ask(request: HttpRequest, nomor: int) -> HttpResponseBase:
    """Have the workbook of a version made."""
    setoran, versi = _seen(request, nomor, whole(request.POST.get("versi", ""), 0))
    ask_returned(by=signed_in(request), setoran=setoran, versi=versi)
    return redirect("setoran", setoran.pk)


@require_safe
@never_cache
def returned(request: HttpRequest, nomor: int, urut: int, berkas: int) -> HttpResponseBase:
    """One workbook."""
    setoran, versi = _seen(request, nomor, urut)
    found: dict[str, Any] | None = made_by("kembali", versi).get("berkas", {}).get(str(berkas))
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    return _sent(request, setoran, versi, "buku kerja kembali", found["sumber"], found["nama"])


@require_safe
@never_cache
def changes(request: HttpRequest, nomor: int, urut: int) -> HttpResponseBase:
    """Who joined, left and changed since the month before, masked."""
    setoran, versi = _seen(request, nomor, urut)
    sumber = made_by("beda", versi).get("daftar")
    if not sumber:
        raise Refusal("WEB_TIDAK_ADA")
    return _sent(request, setoran, versi, "perubahan", sumber, f"perubahan {setoran.masa}.csv")


def _seen(request: HttpRequest, nomor: int, urut: int) -> tuple[Submission, Version]:
    setoran = submission_of(request.user, nomor)
    versi = setoran.versions.filter(urut=urut).first()
    if versi is None or not sees_rows(request.user, setoran):
        raise Refusal("WEB_TIDAK_ADA")
    return setoran, versi


def _sent(request: HttpRequest, setoran: Submission, versi: Version, jenis: str, sumber: str, nama: str) -> FileResponse:
    """The open file; its name is gone before the first byte is sent."""
    with scratch(read_environment().scratch) as folder:
        place = folder / "keluar"
        take_export(by=signed_in(request), setoran=setoran, versi=versi, jenis=jenis, sumber=sumber, place=place)
        return FileResponse(place.open("rb"), as_attachment=True, filename=nama)
