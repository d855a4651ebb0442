"""Which kinds of file came in: every layout that was recognised with its forms and rows, and what nobody could read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.style import NAVY, Styles
from naungan.evaluation.answers import JAWABAN
from naungan.intake.layouts import LAYOUTS, layout
from naungan.told.material import Material, Row, grouped
from naungan.told.words import number, said, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_ROWS = ("masuk", "diterima", "ditahan", "ditolak")


def write_kinds(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Jenis Berkas``."""
    counts = (*(Field(name, "count", 10) for name in ("jumlah_pemda", "jumlah_berkas")), *(Field(name, "count", 12) for name in _ROWS))
    columns = (Field("tata_letak", "text", 44), Field("bentuk", "text", 34), *counts, Field("berkas_tidak_dipakai", "count", 12))
    sheet = book.add_worksheet(say("LEMBAR_JENIS_BERKAS"))
    grid.prepare(sheet, columns)
    top = grid.opening(sheet, styles, "JENIS_BERKAS", wide=7, lines=2)
    grid.table(sheet, styles, top, columns, kind_rows(material))
    grid.page(sheet, material.run, title=say("JENIS_BERKAS_JUDUL"), repeat=top, colour=NAVY)


def kind_rows(material: Material) -> list[Row]:
    """One row per layout in the order of the layouts, then what could not be read, by reason."""
    files = _received(material)
    known = grouped((row for row in files if row["layout"]), lambda row: row["layout"])
    unread = grouped((row for row in files if not row["layout"]), lambda row: row["kode"])
    made = [_row(_named(code), known[code]) for code in LAYOUTS if code in known]
    return made + [_row(say("BERKAS_TIDAK_TERBACA", sebab=_reason(code)), unread[code]) for code in sorted(unread, key=str)]


def kinds_sentence(material: Material) -> str:
    """How many files of how many kinds, and how many nobody could read."""
    files = _received(material)
    unread = sum(not row["layout"] for row in files)
    kinds = len({row["layout"] for row in files if row["layout"]})
    counts = {"berkas": number(len(files)), "jenis": number(kinds), "tidak": number(unread)}
    return say("JENIS_BERKAS_SEMUA", **counts) + (f" {say('JENIS_BERKAS_TIDAK', **counts)}" if unread else "")


def _received(material: Material) -> list[Row]:
    """What the offices sent; answer files are of no kind."""
    return [row for row in material.file if row["dataset"] != JAWABAN]


def _row(name: str, files: list[Row]) -> Row:
    forms = Counter(row["berkas"].rpartition(".")[2].upper() for row in files)
    return {
        "tata_letak": name,
        "bentuk": ", ".join(f"{form} {number(count)}" for form, count in sorted(forms.items())),
        "jumlah_pemda": len({row["pemda"] for row in files if row["pemda"]}),
        "jumlah_berkas": len(files),
        **{part: sum(row[part] or 0 for row in files) for part in _ROWS},
        "berkas_tidak_dipakai": sum(not row["dipakai"] for row in files),
    }


def _named(code: str) -> str:
    """The name as a heading; a name of a table of SIPD keeps its own letters."""
    name = layout(code).nama
    return name if "_" in name.split()[0] else name[0].upper() + name[1:]


def _reason(code: str | None) -> str:
    return said(code, None).partition(":")[0].partition(".")[0] if code else say("TIDAK_TERSEDIA")
