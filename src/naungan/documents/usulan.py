"""The papers of what units ask for: a workbook to type into SIPD, and the text to attach as a page and as plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from naungan.documents.paper import render
from naungan.documents.workbook import grid
from naungan.documents.workbook.look import Look
from naungan.documents.workbook.style import Styles
from naungan.kernel.shown import shown
from naungan.sheets.writing import open_workbook
from naungan.told.usulan import LINE, Bagian, Usulan
from naungan.told.words import say

_LOOK = Look(
    {"kode_rekening": 22, "uraian_usulan": 64, "koefisien": 22, "satuan": 14, "harga_satuan": 16, "jumlah_usulan": 18, "dasar": 30,
     "alasan_usulan": 60},
    wrap=frozenset({"uraian_usulan", "alasan_usulan"}),
)  # fmt: skip


def write_proposals(folder: Path, asking: Iterable[Usulan]) -> list[Path]:
    """A folder a government, and for each unit ``<unit>.xlsx``, ``<unit>.html`` and ``<unit>.txt``; the workbooks, in order."""
    made = []
    for one in asking:
        place = folder / one.pemda
        place.mkdir(exist_ok=True)
        name = _name(one)
        made.append(place / f"{name}.xlsx")
        _workbook(made[-1], one)
        page = render("usulan.html", title=one.judul, paragraphs=one.paragraf, parts=one.bagian)
        (place / f"{name}.html").write_text(page, "utf-8")
        (place / f"{name}.txt").write_text(shown(_plain(one)), "utf-8")
    return made


def _name(one: Usulan) -> str:
    """The code and name of a unit as a file is called."""
    text = re.sub("[^A-Za-z0-9.]+", "-", f"{one.unit or say('TANPA_KODE')} {one.nama}").strip("-.")
    return text[:80] or "unit"


def _workbook(path: Path, one: Usulan) -> None:
    book = open_workbook(path, small=True)
    styles = Styles(book)
    sheet = book.add_worksheet(say("LEMBAR_USULAN"))
    fields = _LOOK.fields(LINE)
    grid.prepare(sheet, fields)
    at = grid.opening(sheet, styles, one.judul, say("USULAN_UNIT_PENJELASAN"), fields, wide=len(fields))
    for part in one.bagian:
        sheet.write_string(at, 0, part.judul, styles.role("section"))
        at = grid.table(sheet, styles, at + 1, fields, [*part.baris, _total(part)], head=False).row + 1
    book.close()


def _total(part: Bagian) -> dict[str, object]:
    from naungan.told.table import total

    blank = dict.fromkeys((column.key for column in LINE), "")
    return total({**blank, "uraian_usulan": say("USULAN_JUMLAH"), "harga_satuan": say("TIDAK_BERLAKU"), "jumlah_usulan": part.jumlah})


def _plain(one: Usulan) -> str:
    return "\n\n".join([one.judul.upper(), *one.paragraf]) + "\n"
