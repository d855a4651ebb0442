"""Which kinds of file came in: every layout that was recognised with its forms and rows, and what nobody could read."""

from __future__ import annotations

from collections import Counter

from naungan.answers.told import JAWABAN
from naungan.intake.layouts import LAYOUTS, layout
from naungan.told.material import Material, Row, grouped
from naungan.told.submitted import ROWS
from naungan.told.table import Table, columns, counts
from naungan.told.words import number, said, say

_COLUMNS = (*columns("tata_letak", "bentuk"), *counts(("jumlah_pemda", "jumlah_berkas", *ROWS, "berkas_tidak_dipakai")))


def kinds_of_files(material: Material) -> Table:
    """Layouts with their forms and rows, then what could not be read."""
    return Table("JENIS_BERKAS", _COLUMNS, kind_rows(material))


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
    numbers = {"berkas": number(len(files)), "jenis": number(kinds), "tidak": number(unread)}
    return say("JENIS_BERKAS_SEMUA", **numbers) + (f" {say('JENIS_BERKAS_TIDAK', **numbers)}" if unread else "")


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
        **{part: sum(row[part] or 0 for row in files) for part in ROWS},
        "berkas_tidak_dipakai": sum(not row["dipakai"] for row in files),
    }


def _named(code: str) -> str:
    """The name as a heading; a name of a table of SIPD keeps its own letters."""
    name = layout(code).nama
    return name if "_" in name.split()[0] else name[0].upper() + name[1:]


def _reason(code: str | None) -> str:
    return said(code, None).partition(":")[0].partition(".")[0] if code else say("TIDAK_TERSEDIA")
