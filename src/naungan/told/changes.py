"""What changed between two rosters: per group with rupiah, per unit, the SIPP papers that follow, and the persons behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan.comparison.tables import GROUPS, ROUTES, Group
from naungan.kernel import nik
from naungan.kernel.messages import sentence
from naungan.kernel.shown import shown
from naungan.told.people import PerUnit, Piece
from naungan.told.table import Table, amounts, columns, counts, total
from naungan.told.words import label, month, number, office, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = dict[str, Any]
MONEY = amounts(("before", "after", "difference"))
_GROUPS = (
    *columns("kelompok_nama"), *counts(("people",)), *MONEY, *amounts(("before_estimated", "after_estimated")), *columns("arti"),
)  # fmt: skip
_UNITS = (*columns("nama_pemda", "unit_nama"), *counts(f"k_{name}" for name in GROUPS), *MONEY)
_ROUTES = (*columns("rute_nama"), *counts(("people",)), *columns("arti"))
LISTED = (
    "pemda", "kelompok", "nama", "nik", "unit_lama", "unit_baru", "kategori_lama", "kategori_baru", "upah_lama", "upah_baru", "iuran_lama",
    "iuran_baru", "perkiraan_lama", "perkiraan_baru", "rute", "keterangan", "berkas", "lembar", "baris",
)  # fmt: skip
PAIRED = ("pemda", "nama_lama", "nama", "unit_lama", "unit_baru", "alasan", "berkas", "lembar", "baris")
_ORDER = ("pemda", "kelompok", "unit", "nama", "berkas", "lembar", "baris")


def groups(summary: Mapping[str, Any]) -> Table:
    """Each group of changes with its people and rupiah, and all of them."""
    rows = [
        {"kelompok_nama": label("PERUBAHAN", name), "arti": say(f"ARTI_{name.upper()}"), **row} for name, row in summary["groups"].items()
    ]
    return Table("BANDING", _GROUPS, [*rows, total({"kelompok_nama": label("PERUBAHAN", "total"), "arti": "", **summary["total"]})])


def units(rows: Sequence[Row]) -> Table:
    """One line a unit out of its groups (``comparison.summary.per_unit``), known rupiah only."""
    found: dict[tuple[Any, Any], Row] = {}
    for row in rows:
        line = found.setdefault(
            (row["pemda"], row["unit"]),
            {"nama_pemda": office(row["pemda"]), "unit_nama": row["unit_nama"] or row["unit"] or say("UNIT_TIDAK_DIKENAL"),
             "before": 0, "after": 0, **{f"k_{name}": 0 for name in GROUPS}},
        )  # fmt: skip
        line[f"k_{row['kelompok']}"] = row["people"]
        line["before"] += int(row["before"] or 0)
        line["after"] += int(row["after"] or 0)
        line["difference"] = line["after"] - line["before"]
    return Table("BANDING_UNIT", _UNITS, list(found.values()))


def routes(summary: Mapping[str, Any]) -> Table:
    """The SIPP papers that follow, and for how many people."""
    rows = [
        {"rute_nama": label("RUTE", name), "people": summary["routes"][name], "arti": say(f"RUTE_ARTI_{name.upper()}")} for name in ROUTES
    ]
    return Table("BANDING_SIPP", _ROUTES, rows)


def months(summary: Mapping[str, Any]) -> dict[str, str]:
    """Both months by name, as titles have them."""
    return {"lama": month(summary["months"]["old"]), "baru": month(summary["months"]["new"])}


def set_aside(summary: Mapping[str, Any]) -> str:
    """What was not compared, and for which files; empty where everything was."""
    old, new = (summary["set_aside"][side] for side in ("old", "new"))
    if not old["rows"] + new["rows"]:
        return ""
    files = shown(", ".join((*old["files"], *new["files"])))
    return say("BANDING_SISIH", lama=number(old["rows"]), baru=number(new["rows"]), berkas=files)


def changed(engine: Engine, change: ir.Table) -> Iterator[list[object]]:
    """Everybody who changed, the values of ``LISTED``: the NIK masked, no birth date."""
    return map(_listed, _rows(engine, change.filter(change.kelompok.notin([Group.UNCHANGED, Group.REVIEW]))))


def doubtful(engine: Engine, change: ir.Table) -> Iterator[list[object]]:
    """Pairs that a person must look at, the values of ``PAIRED``."""
    return map(_pair, _rows(engine, change.filter(change.kelompok == Group.REVIEW)))


def routed(engine: Engine, change: ir.Table) -> PerUnit[Piece]:
    """By unit everybody whom a SIPP paper follows for."""
    return PerUnit(engine, change.filter(change.rute.notnull()), iter)


def _rows(engine: Engine, table: ir.Table) -> Iterator[Row]:
    ordered = table.order_by([ibis.asc(name, nulls_first=True) for name in _ORDER])
    for batch in engine.batches(ordered, 20_000):
        yield from batch.to_pylist()


def _listed(row: Row) -> list[object]:
    said = {
        **row, **_units(row), "kelompok": label("PERUBAHAN", row["kelompok"]), "nik": nik.mask(row["nik_asli"]),
        **{name: label("KATEGORI", row[name]) if row[name] else "" for name in ("kategori_lama", "kategori_baru")},
        "rute": label("RUTE", row["rute"]) if row["rute"] else "",
        "keterangan": "; ".join(_remarks(row)),
    }  # fmt: skip
    return [said[name] for name in LISTED]


def _remarks(row: Row) -> list[str]:
    kinds = (("pindah", Group.MOVED), ("upah_berubah", Group.WAGE_CHANGED), ("beralih", Group.CONVERTED))
    found = [label("PERUBAHAN", group) for flag, group in kinds if row[flag] and row["kelompok"] != group]
    if row["kepesertaan"]:
        found.append(label("KEPESERTAAN", row["kepesertaan"]))
    return [*found, *([sentence(row["alasan"])] if row["alasan"] else [])]


def _pair(row: Row) -> list[object]:
    said = {**row, **_units(row), "alasan": sentence(row["alasan"]) if row["alasan"] else ""}
    return [said[name] for name in PAIRED]


def _units(row: Row) -> Row:
    """The units of both sides by name, else by code."""
    return {"unit_lama": row["nama_unit_lama"] or row["unit_lama"], "unit_baru": row["nama_unit_baru"] or row["unit_baru"]}
