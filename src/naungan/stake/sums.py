"""Cells of STAKE added up for people: what one event costs, and a year between its bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from naungan.kernel.rupiah import half_up

Row = dict[str, Any]
# Bearer → prefix of the names of its yearly amounts.
PENANGGUNG = {"pemberi_kerja": "pemda", "keluarga": "keluarga"}


def add_up(rows: Iterable[Row]) -> dict[str, int | None]:
    """The cells of a region or of everything, in rupiah and persons.

    ``orang_terbukti`` and ``orang_belum_pasti`` lack JKK, proven or perhaps, ``orang_terbukti_jkm`` JKM; ``orang_tanpa_nilai`` could not
    be priced. Per event
    (``<peristiwa>_rata``, ``_terbesar``) what an employer would owe for one proven unprotected worker, None where there is none.
    ``pemda_`` and ``keluarga_`` ``bawah``/``atas`` are expected values of a year, estimates apart; ``iuran_setahun`` would have
    protected the same proven workers.
    """
    cells = list(rows)
    death = [row for row in cells if row["peristiwa"] == "jkk_meninggal"]
    found: dict[str, int | None] = {
        "orang_terbukti": sum(row["orang"] for row in death if row["terbukti"]),
        "orang_terbukti_jkm": sum(row["orang"] for row in cells if row["terbukti"] and row["peristiwa"] == "jkm"),
        "orang_belum_pasti": sum(row["orang"] for row in death if not row["terbukti"]),
        "orang_tanpa_nilai": sum(row["orang"] - row["orang_pasti"] - row["orang_perkiraan"] for row in death),
    }
    for event in ("jkk_meninggal", "jkk_cacat_total", "jkm"):
        found |= _one_event(event, [row for row in cells if row["peristiwa"] == event])
    for bearer, name in PENANGGUNG.items():
        found |= _year(name, [row for row in cells if row["tanggungan"] == bearer])
    proven = [row for row in cells if row["terbukti"]]
    return found | {name: _total(row[name] for row in proven) for name in ("iuran_setahun", "iuran_setahun_perkiraan")}


def by_key(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[Any, dict[str, int | None]]:
    """``add_up`` for each value of a key."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {value: add_up(cells) for value, cells in groups.items()}


def _one_event(event: str, rows: list[Row]) -> dict[str, int | None]:
    priced = [row for row in rows if row["terbukti"] and row["tanggungan"] == "pemberi_kerja" and row["orang_pasti"]]
    persons = sum(row["orang_pasti"] for row in priced)
    average = half_up(sum(row["jumlah"] for row in priced), persons) if persons else None
    return {f"{event}_rata": average, f"{event}_terbesar": max((row["terbesar"] for row in priced), default=None)}


def _year(name: str, rows: list[Row]) -> dict[str, int | None]:
    """An unprotected worker is proven in the lower bound; the upper one also holds those of whom nothing is proven."""
    found: dict[str, int | None] = {}
    for column, infix in (("setahun", ""), ("setahun_perkiraan", "_perkiraan")):
        found[f"{name}{infix}_bawah"] = _total(row[column] for row in rows if row["terbukti"])
        found[f"{name}{infix}_atas"] = _total(row[column] for row in rows)
    return found


def _total(amounts: Iterable[int | None]) -> int | None:
    """What is known together; None where there is something and nothing of it is known."""
    found = list(amounts)
    known = [amount for amount in found if amount is not None]
    return sum(known) if known or not found else None
