"""Who handed in what: per government against its unit list."""

from __future__ import annotations

from decimal import Decimal

from naungan import regions
from naungan.coverage import answered
from naungan.coverage.handed_in import DAFTAR
from naungan.kernel.period import Bulan
from naungan.relations.words import DATASET
from naungan.told.material import Material, Row, grouped, province
from naungan.told.table import Column, Table, columns, counts
from naungan.told.words import label, office, place, say

ROWS = ("masuk", "diterima", "ditahan", "ditolak")
_COLUMNS = (
    *columns("provinsi", "wilayah"),
    *counts(("unit_seluruh", "unit_menyerahkan", "unit_belum")),
    Column("bagian_menyerahkan", "percent"),
    *counts(("unit_lain", *(f"berkas_{name}" for name in DATASET))),
    *columns("lingkup", "tahap"),
    *counts((*ROWS, "berkas_tidak_dipakai")),
)


def submitted(material: Material) -> Table:
    """How many of how many units handed in a roster, and which other files there are."""
    return Table("PENYERAHAN", _COLUMNS, submitted_rows(material))


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
    return Decimal(part) / Decimal(whole) if whole else None


def _words(group: str, rows: list[Row], column: str) -> str:
    found = sorted({row[column] for row in rows if row[column]})
    return ", ".join(label(group, word) for word in found) or say("TIDAK_ADA")
