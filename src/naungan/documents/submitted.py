"""Who handed in what: per government against its unit list, and each file with its hash and its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan import regions
from naungan.coverage import answered
from naungan.coverage.handed_in import DAFTAR
from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.style import GREY, NAVY, Styles
from naungan.kernel.period import Bulan
from naungan.relations.words import DATASET
from naungan.told.material import Material, Row, grouped, province
from naungan.told.words import day, label, month, office, place, said, say

if TYPE_CHECKING:
    from decimal import Decimal

    from xlsxwriter import Workbook

ROWS = ("masuk", "diterima", "ditahan", "ditolak")


def write_submitted(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Penyerahan``: how many of how many units handed in a roster, and which other files there are."""
    columns = (
        Field("provinsi", "text", 25), Field("wilayah", "text", 36), Field("unit_seluruh", "count", 10),
        Field("unit_menyerahkan", "count", 12), Field("unit_belum", "count", 12), Field("bagian_menyerahkan", "percent", 12),
        Field("unit_lain", "count", 12),
        *(Field(f"berkas_{name}", "count", 10) for name in DATASET), Field("lingkup", "text", 18), Field("tahap", "text", 18),
        *(Field(name, "count", 10) for name in ROWS), Field("berkas_tidak_dipakai", "count", 10),
    )  # fmt: skip
    rows = submitted_rows(material)
    sheet = book.add_worksheet(say("LEMBAR_PENYERAHAN"))
    grid.prepare(sheet, columns)
    top = grid.opening(sheet, styles, "PENYERAHAN", wide=10, lines=2)
    grid.table(sheet, styles, top, columns, rows)
    grid.page(sheet, material.run, title=say("PENYERAHAN_JUDUL"), repeat=top, colour=NAVY)


def write_files(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Daftar Berkas``: every file, what it was taken for, its rows, and the fingerprint of its content."""
    columns = (
        Field("wilayah", "text", 36), Field("berkas", "wrap", 58), Field("unit_nama", "wrap", 28), Field("dataset", "text", 20),
        Field("bulan", "text", 15), Field("tahap", "text", 12), *(Field(name, "count", 10) for name in ROWS),
        Field("dipakai", "mark:DIPAKAI", 14), Field("sebab", "wrap", 44), Field("sumber", "text", 68),
    )  # fmt: skip
    names = {(row["pemda"], row["unit"]): row["nama"] for row in material.unit}
    sheet = book.add_worksheet(say("LEMBAR_BERKAS"))
    grid.prepare(sheet, columns)
    top = grid.opening(sheet, styles, "BERKAS", wide=6, lines=2)
    grid.table(sheet, styles, top, columns, [_file(row, names) for row in material.file])
    grid.page(sheet, material.run, title=say("BERKAS_JUDUL"), repeat=top, colour=GREY)


def submitted_rows(material: Material) -> list[Row]:
    """One row per government: units that are asked for a roster (``regions.asked_units``), and those only named by other files."""
    files, listed = (grouped(rows, lambda row: row["pemda"]) for rows in (material.file, material.unit))
    asked = grouped(regions.asked_units(material.unit, _month(material)).values(), lambda row: row["pemda"])
    silent, seen = missing_units(material), grouped(sorted(answered(material.handed_in)), lambda place: place[0])
    return [
        _row(code, files.get(code, []), _units(listed.get(code, []), asked.get(code, []), silent.get(code, []), seen.get(code, [])))
        for code in material.pemda
    ]


def missing_units(material: Material) -> dict[str, list[str]]:
    """By government the names of the asked units that have sent neither roster nor recap; the findings say the same of them."""
    silent = regions.silent_units(material.unit, answered(material.handed_in), _month(material))
    by_pemda = grouped(silent.values(), lambda row: row["pemda"])
    return {code: [row["nama"] or row["unit"] for row in rows] for code, rows in by_pemda.items()}


def _month(material: Material) -> Bulan:
    return Bulan.parse(material.run["bulan"])


def _units(listed: list[Row], asked: list[Row], silent: list[str], seen: list[tuple[str, str]]) -> Row:
    """How many units are asked, have answered, and are only named; without a unit list nobody knows how many there should be."""
    present, known = {unit for _, unit in seen}, {row["unit"] for row in listed if row["dari_daftar"] is not False}
    only_named = {row["unit"] for row in listed} - known - present
    return {
        "unit_seluruh": len(asked) or None,
        "unit_menyerahkan": len(asked) - len(silent) if asked else len(present),
        "unit_belum": len(silent) if asked else None,
        "bagian_menyerahkan": _share(len(asked) - len(silent), len(asked)),
        "unit_lain": len(only_named),
    }


def _row(code: str, files: list[Row], units: Row) -> Row:
    used = [row for row in files if row["dipakai"]]
    return {
        "provinsi": place(province(code)),
        "wilayah": office(code),
        **units,
        **{f"masuk_{name}": any(row["dataset"] == name for row in files) for name in ("member", "budget_line")},
        "masuk_daftar": bool(units["unit_menyerahkan"]) or any(row["dataset"] in DAFTAR for row in files),
        **{f"berkas_{name}": sum(row["dataset"] == name for row in used) for name in DATASET},
        "lingkup": _words("LINGKUP", used, "lingkup"),
        "tahap": _words("TAHAP", used, "tahap"),
        **{name: sum(row[name] or 0 for row in files) for name in ROWS},
        "berkas_tidak_dipakai": len(files) - len(used),
    }


def _share(part: int, whole: int) -> Decimal | None:
    from decimal import Decimal

    return Decimal(part) / Decimal(whole) if whole else None


def _words(group: str, rows: list[Row], column: str) -> str:
    found = sorted({row[column] for row in rows if row[column]})
    return ", ".join(label(group, word) for word in found) or say("TIDAK_ADA")


def _file(row: Row, names: dict[tuple[str, str], str]) -> Row:
    return {
        **row,
        "wilayah": office(row["pemda"]),
        "unit_nama": names.get((row["pemda"], row["unit"])) or row["unit_nama"] or row["unit"] or say("SELURUH_PEMDA"),
        "dataset": label("DATASET", row["dataset"]),
        "bulan": month(row["bulan"]) if row["bulan"] else "–",
        "tahap": label("TAHAP", row["tahap"]) if row["tahap"] else "–",
        "dipakai": "dipakai" if row["dipakai"] else "tidak_dipakai",
        "sebab": said(row["kode"], None) if row["kode"] else _dated(row),
        "sumber": row["sumber"],
    }


def _dated(row: Row) -> str:
    return say("POSISI", tanggal=day(row["posisi"])) if row["posisi"] else ""
