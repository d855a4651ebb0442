"""The files by which registers come in: targets, instruments, obstacles; one form each, and what the book keeps of its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from naungan.answers import Form, Read, forms, read, read_table
from naungan.answers.raw import Raw
from naungan.answers.told import Problem
from naungan.relations import Relation
from naungan.rounds import register_checks, register_readers
from naungan.rounds.tables import INSTRUMENT, OBSTACLE, TARGET, Event

SASARAN = Form(
    "sasaran.csv", TARGET, perlu=("wilayah", "deret", "tahun", "penerbit", "dokumen", "status"),
    pembaca={
        "wilayah": register_readers.region, "tahun": register_readers.year, "sampai": register_readers.day,
        "sejak": register_readers.day,
        "persen": register_readers.percent, "orang": register_readers.people, "penyebut_orang": register_readers.people,
        "status": register_readers.certainty,
    },
)  # fmt: skip
INSTRUMEN = Form(
    "instrumen.csv", INSTRUMENT, perlu=("pemda", "jenis", "nomor", "tanggal"),
    pembaca={
        "pemda": register_readers.government, "jenis": register_readers.kind_of_instrument, "nomor": forms.instrument,
        "tanggal": register_readers.day, "berakhir": register_readers.day, "kelompok": register_readers.groups,
        "dasar_upah": register_readers.wage_base,
    },
)  # fmt: skip
KENDALA = Form(
    "kendala.csv", OBSTACLE, perlu=("pemda", "triwulan", "nomor", "uraian"),
    pembaca={
        "pemda": register_readers.government, "triwulan": register_readers.quarter, "nomor": register_readers.ordinal,
        "selesai_triwulan": register_readers.quarter,
    },
)  # fmt: skip


@dataclass(frozen=True)
class Register:
    """A register: the form of its file, the kind of event by which a row enters the book, and what is wrong within a row."""

    form: Form
    jenis: Event
    check: Callable[[Read], Iterator[Problem]]


REGISTERS: Mapping[str, Register] = {
    "sasaran": Register(SASARAN, Event.SASARAN, register_checks.targets),
    "instrumen": Register(INSTRUMEN, Event.INSTRUMEN, register_checks.instruments),
    "kendala": Register(KENDALA, Event.KENDALA, register_checks.obstacles),
}


def register_of(headings: Collection[str]) -> str | None:
    """The register whose file has these headings; None where it is none of them."""
    found = [name for name, one in REGISTERS.items() if set(one.form.perlu) <= {heading.strip().casefold() for heading in headings}]
    return found[0] if found else None


def read_register(name: str, path: Path) -> Read:
    """A CSV or workbook as the register it is; rows in = those that hold + those that are told."""
    return judged(name, read_table(path), path.name)


def judged(name: str, raw: Raw, berkas: str) -> Read:
    """Rows by heading as the register they are, from a file of that name."""
    register = REGISTERS[name]
    found = read(Form(**{**vars(register.form), "berkas": berkas}), raw)
    return found.without(tuple(register.check(found)))


def payloads(found: Read) -> list[dict[str, Any]]:
    """What the book keeps of the rows that hold, as plain JSON: only what is said, days as ISO, shares as text."""
    return [{name: plain_value(value) for name, value in row.nilai.items() if value is not None} for row in found.berlaku]


def restored(relation: Relation, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the book with the declared types again; columns that say nothing are None."""
    return {column.name: _typed(column.kind, row.get(column.name)) for column in relation.columns}


def newest(relation: Relation, rows: Collection[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows that stand: of one key the last that was entered, in the order of the key."""
    standing = {tuple(one[name] for name in relation.key): one for one in (restored(relation, row) for row in rows)}
    return [standing[key] for key in sorted(standing, key=lambda key: [_sortable(part) for part in key])]


def _sortable(part: object) -> str:
    return f"{part:06d}" if isinstance(part, int) else str(part or "")


def plain_value(value: object) -> object:
    """A value as the book keeps it: shares as text, days as ISO."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, dt.date) else value


def _typed(kind: str, value: Any) -> Any:
    if value is None or value == "":
        return None
    if kind == "date" and isinstance(value, str):
        return dt.date.fromisoformat(value)
    return Decimal(str(value)) if kind == "ratio" else value
