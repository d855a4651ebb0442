"""Cells are put right on the page: a new version of the same files, with corrections laid over them; the one before stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from naungan.intake.corrections.file import Koreksi, over
from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.receive import Kept, advance, new_version
from naungan.web.collection.cells import close_corrections, corrections_of
from naungan.web.collection.certain import remedies_of
from naungan.web.collection.models import Submission, Version
from naungan.web.collection.rules import must_keep

# More in one cell is a slip, and nothing that a list of workers holds.
LONGEST = 200


@dataclass(frozen=True)
class Cell:
    """One cell and what should stand in it; None: nothing."""

    berkas: str
    lembar: str | None
    baris: int
    kolom: str
    nilai: str | None


def correct(*, by: User, setoran: Submission, versi: Version, dilihat: int, cells: Sequence[Cell], alasan: str = "") -> Version:
    """A new version with these cells as they should be, checked again.

    Refusal without the right, for no or too long a value, for a version that is not the newest or not checked yet, and where somebody
    else was quicker.
    """
    must_keep(by, setoran)
    if not cells:
        raise Refusal("SETOR_TANPA_KOREKSI")
    if any(len(one.nilai or "") > LONGEST for one in cells):
        raise Refusal("SETOR_NILAI_PANJANG", paling=LONGEST)
    sums = {one.berkas: one.sumber for one in versi.files.all()}
    who, when = f"{by.nama} ({by.username})", timezone.localtime().isoformat(timespec="seconds")
    said = [Koreksi(one.berkas, one.baris, one.kolom, one.nilai, sums[one.berkas], one.lembar, alasan or None, who, when) for one in cells]
    return _laid(by, setoran, versi, dilihat, over(corrections_of(versi), said))


def correct_all(*, by: User, setoran: Submission, versi: Version, dilihat: int, kode: str) -> Version:
    """The cells of one kind of problem whose remedy is certain, all at once."""
    cells = [Cell(one.berkas, one.lembar, one.baris, one.kolom, one.nilai) for one in remedies_of(versi, kode)]
    return correct(by=by, setoran=setoran, versi=versi, dilihat=dilihat, cells=cells, alasan=f"perbaikan semua {kode}")


def go_back(*, by: User, setoran: Submission, versi: Version, dilihat: int) -> Version:
    """A new version that is what ``versi`` was: its files and its corrections, a whole list or mutations."""
    must_keep(by, setoran)
    with acts(by):
        advance(setoran, dilihat)
        return new_version(by, setoran, files_of(versi), bentuk=versi.bentuk, koreksi=versi.koreksi)


def _laid(by: User, setoran: Submission, versi: Version, dilihat: int, corrections: Sequence[Koreksi]) -> Version:
    closed = close_corrections(corrections)
    with acts(by):
        newest = setoran.versions.first()
        if newest is None or newest.pk != versi.pk:
            raise Refusal("WEB_DIDAHULUI", perubahan=f"versi {newest.urut if newest else 0} sudah ada")
        if versi.diperiksa is None:
            raise Refusal("SETOR_BELUM_DIPERIKSA")
        advance(setoran, dilihat)
        return new_version(by, setoran, files_of(versi), bentuk=versi.bentuk, koreksi=closed)


def files_of(version: Version) -> list[Kept]:
    """The files of a version, as the vault has them."""
    return [Kept(one.berkas, one.sumber, one.ukuran) for one in version.files.all()]
