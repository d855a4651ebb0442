"""The two records behind a question about a match, as they may be shown, and in words what they agree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from naungan.evaluation.finished import Finished
from naungan.kernel.nik import mask
from naungan.matching.compared import COLUMNS, compared
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PLACE = pa.schema([("nomor", pa.string()), ("berkas", pa.string()), ("lembar", pa.string()), ("baris", pa.int64())])
_WORKER = ("unit", "unit_nama", "kategori", "kategori_asli", "mulai")
_MEMBER = ("npp", "segmen", "aktif", "lunas_sampai", "jkk", "jkm", "jht", "jp")
# A masked NIK beside a birth date gives the NIK back: of the date only whether there is one.
_NEVER = ("nik", "nik_asli", "tanggal_lahir")


@dataclass(frozen=True)
class Pair:
    """``unit`` is the code of the worker's office; ``bukti`` words and levels, without a person."""

    unit: str = ""
    bukti: Mapping[str, Any] = field(default_factory=dict)
    pekerja: Mapping[str, Any] = field(default_factory=dict)
    peserta: Mapping[str, Any] = field(default_factory=dict)


def pairs(engine: Engine, finished: Finished, rows: Sequence[Mapping[str, str]]) -> dict[int, Pair]:
    """By the place in ``rows`` (of ``keputusan.csv``): what the finished folder holds of both sides."""
    workers = _found(engine, finished, "roster", _places(rows, ""), _WORKER)
    members = _found(engine, finished, "member", _places(rows, "member_"), _MEMBER)
    evidence = {row.pop("nomor"): row for row in engine.rows(compared(engine, workers, members))}
    here, there = ({row["nomor"]: row for row in engine.rows(side)} for side in (workers, members))
    return {
        int(number): Pair(worker["unit"] or "", evidence.get(number, {}), _shown(worker), _shown(there.get(number, {})))
        for number, worker in here.items()
    }


def _places(rows: Sequence[Mapping[str, str]], prefix: str) -> list[dict[str, Any]]:
    named = ((at, {name: row[f"{prefix}{name}"] for name in ("berkas", "lembar", "baris")}) for at, row in enumerate(rows))
    return [{**place, "nomor": str(at), "baris": int(place["baris"])} for at, place in named if place["baris"].isdigit()]


def _found(engine: Engine, finished: Finished, relation: str, places: list[dict[str, Any]], columns: Sequence[str]) -> ir.Table:
    """One row of the relation for each place that is there."""
    table = finished.table(engine, relation)
    rows = table.select("pemda", *COLUMNS, *columns, "berkas", "baris", lembar=table.lembar.fill_null(""))
    joined = left(engine.table(pa.Table.from_pylist(places, _PLACE)), rows, ("berkas", "lembar", "baris"))
    return engine.keep(joined.filter(joined.nama.notnull()).distinct(on="nomor", keep="first"))


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """A record as a page may show it."""
    if not row:
        return {}
    said = {name: _plain(value) for name, value in row.items() if name not in (*_NEVER, "nomor", "pemda", "berkas", "lembar", "baris")}
    number = row["nik"] or row["nik_asli"]
    return {**said, "nik_samar": mask(number) if number else "", "ada_tanggal": row["tanggal_lahir"] is not None}


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)
