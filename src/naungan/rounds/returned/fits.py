"""Whether a returned sheet is one of this round as it stands: what is wrong here takes nothing of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from naungan.answers.told import Problem, wrong
from naungan.rounds.returned.said import tell
from naungan.rounds.returned.workbook import Came, CamePage, text_of
from naungan.rounds.sheet import VERSION, Page, Sheet
from naungan.rounds.state import Round


def misfit(came: Came, one: Round, numbers: Collection[int], berkas: str) -> Problem | None:
    """What its mark says against it, before anything else is looked at; ``numbers`` are those of the round's events."""
    mark = came.marks[0]

    def say(kode: str, nilai: object, **params: Any) -> Problem:
        return wrong(kode, berkas, None, None, str(nilai), mark.pemda, **params)

    frozen = one.beku.get(mark.pemda)
    sidik = frozen.sidik if frozen else "-"
    if came.jenis != "xlsx":
        return say("LEMBAR_BUKAN_XLSX", came.jenis.upper())
    if len(came.marks) > 1:
        return say("LEMBAR_CAMPUR", " / ".join(str(each) for each in came.marks[:2]))
    if mark.versi != VERSION:
        return say("LEMBAR_VERSI", mark.versi, versi=VERSION)
    if mark.rapat != one.rapat:
        return say("LEMBAR_RAPAT_LAIN", mark.rapat, rapat=one.rapat)
    if mark.pemda not in one.pemda:
        return say("LEMBAR_PEMDA_LAIN", mark.pemda, rapat=one.rapat)
    if mark.evaluasi != "-" and not sidik.startswith(mark.evaluasi):
        return say("LEMBAR_EVALUASI_LAMA", mark.evaluasi, sekarang=sidik[: len(mark.evaluasi)])
    return say("LEMBAR_TANDA_BERUBAH", mark.cek) if mark.urutan not in numbers else None


def torn(sheet: Sheet, came: Came, berkas: str) -> Iterator[Problem]:
    """What is wrong with the whole of it, held to what was printed."""
    if came.marks[0] != sheet.mark:
        yield wrong("LEMBAR_TANDA_BERUBAH", berkas, None, None, came.marks[0].cek, sheet.pemda)
    there = {one.nama: one for one in came.halaman}
    for page in sheet.halaman:
        if page.nama not in there:
            yield tell(berkas, sheet.pemda, page.nama, "LEMBAR_HALAMAN_HILANG", None, None, page.nama)
        elif moved := _moved(page, there[page.nama]):
            yield tell(berkas, sheet.pemda, page.nama, "LEMBAR_KOLOM_BERUBAH", None, None, moved)


def _moved(page: Page, came: CamePage) -> str | None:
    """A heading that is not where it was printed."""
    for line in page.baris:
        heads = [(column, str(one.nilai)) for column, one in line.placed if one.jenis == "head"]
        if heads and not any(all(text_of(came.at(row, column)) == text for column, text in heads) for row in came.baris):
            return ", ".join(text for _, text in heads)
    return None
