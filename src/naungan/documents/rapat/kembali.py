"""What comes back to a round is read by the guarded child, told apart by content, and judged against the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from naungan.answers.csv_edge import read_csv
from naungan.answers.told import wrong
from naungan.documents.rapat.desk import Sheets
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.shown import shown
from naungan.rounds import keep_proof
from naungan.rounds.returned.fits import misfit
from naungan.rounds.returned.lembar import take_sheet
from naungan.rounds.returned.lines import Table
from naungan.rounds.returned.reading import Reading
from naungan.rounds.returned.registry import take_table
from naungan.rounds.returned.taken import Draft, Taken
from naungan.rounds.returned.workbook import Came, came
from naungan.rounds.tables import Event
from naungan.sheets.guarded import Guarded
from naungan.sheets.kind import kind_of
from naungan.told.rapat.angka import figures
from naungan.told.rapat.kembali import Back

_TARGET = "naungan.sheets.filled:filled"
_SECONDS = 60.0


def read_back(
    sheets: Sheets, reading: Reading, files: Sequence[Path], bukti: Sequence[Path], butir: str | None, *, sebagian: bool
) -> list[Back]:  # fmt: skip
    """Every file judged, in the order given, and what it gives added to ``reading``; then evidence for the finding ``butir``."""
    proofs = {shown(path.name): digest(path) for path in bukti}
    if len(proofs) < len(bukti):
        raise Refusal("ISIAN_BUKTI_SENAMA")
    with Guarded(_TARGET, seconds=_SECONDS) as child:
        found = [_one(sheets, reading, child, path, proofs, sebagian=sebagian) for path in files]
    _for_item(reading, proofs, butir)
    named = {str(one.isi["sha256"]) for one in reading.drafts if one.jenis is Event.BUKTI}
    for path in bukti:
        name, sumber = shown(path.name), proofs[shown(path.name)]
        if sumber in named:
            keep_proof(sheets.buku, path)
        elif not _known(reading, sumber):
            problem = wrong("ISIAN_BUKTI_TANPA_SASARAN", name, None, None, name)
            found.append(Back(name, Taken("bukti", problems=(problem,), masuk=1)))
    return found


def _one(sheets: Sheets, reading: Reading, child: Guarded, path: Path, proofs: Mapping[str, str], *, sebagian: bool) -> Back:
    name = shown(path.name)
    try:
        if kind_of(path) == "csv":
            taken, sumber, pemda = take_table(read_csv(path), name, reading.desk), digest(path), None
        else:
            back = came(child.run({"path": str(path.resolve())}))
            taken, sumber = _workbook(sheets, reading, back, name, proofs, sebagian=sebagian), back.sumber
            pemda = back.marks[0].pemda if back.marks else None
    except Unreadable as failure:
        return Back(name, gagal=failure.sentence())
    before = reading.read_before(sumber)
    added = reading.add(taken, nama=name, sumber=sumber, pemda=pemda)
    if before and not added.events:
        return Back(name, sudah=True)
    if any(one.jenis is Event.DIBACA for one in added.events):
        keep_proof(sheets.buku, path)
    return Back(name, added)


def _workbook(sheets: Sheets, reading: Reading, back: Came, name: str, proofs: Mapping[str, str], *, sebagian: bool) -> Taken:
    """A sheet or form by its mark; any other workbook is a list of rows."""
    desk = reading.desk
    if not back.marks:
        return take_table(back.table(name), name, desk)
    mark = back.marks[0]
    if problem := misfit(back, desk.rapat, sheets.numbers, name):
        return Taken(mark.jenis.lower(), problems=(problem,))
    printed = (sheets.lembar if mark.jenis == "LEMBAR" else sheets.blanko)(mark.pemda, mark.urutan)
    seen = sheets.seen(desk.rapat, mark.pemda)
    known = figures(seen.government if seen else None)
    table = Table(
        desk, {one.kunci: one.whole for one in known}, {one.kunci: one.nama for one in known if one.reported},
        {one.baris: one.kunci for one in known}, {one.id: one for one in sheets.questions(desk.rapat)}, proofs,
    )  # fmt: skip
    return take_sheet(printed, back, name, table, sebagian=sebagian)


def _for_item(reading: Reading, proofs: Mapping[str, str], butir: str | None) -> None:
    """Evidence for one finding; the same file for it a second time adds nothing."""
    if butir is None:
        return
    item = reading.desk.rapat.butir.get(butir)
    if item is None:
        raise Refusal("RAPAT_BUTIR_TIDAK_ADA", butir=shown(butir), rapat=reading.rapat)
    there = {one.sha256 for one in item.bukti}
    named = {name: sumber for name, sumber in proofs.items() if sumber not in there}
    reading.take([Draft(Event.BUKTI, {"butir": butir, "nama": name, "sha256": sumber}) for name, sumber in named.items()])


def _known(reading: Reading, sumber: str) -> bool:
    """Whether the file is evidence of this round already."""
    one = reading.desk.rapat
    files = [file for item in one.butir.values() for file in item.bukti] + [file for each in one.sanggahan for file in each.bukti]
    return any(file.sha256 == sumber for file in files)
