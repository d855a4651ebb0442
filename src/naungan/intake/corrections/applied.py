"""Corrections laid over the staged columns of a layout: each row keeps its place, and its other cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.intake.corrections.file import Koreksi
from naungan.intake.layouts import layout
from naungan.intake.reading.cells import Cells
from naungan.intake.reading.sources import Staged
from naungan.intake.shape.spelling import plain

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PLACE = ("no", "no_lembar", "baris")
_NEW, _GIVEN = "k_", "ada_"


@dataclass(frozen=True)
class Placed:
    """A correction and the staged cell it speaks of."""

    said: Koreksi
    no: int
    no_lembar: int
    field: str


@dataclass
class Laid:
    """The columns of a layout with the corrections in them; the fields that hold an error now; which corrections were ``followed``."""

    raw: ir.Table
    wrong: set[str] = field(default_factory=set)
    followed: list[Placed] = field(default_factory=list)


def placed(corrections: Sequence[Koreksi], staged: Iterable[Staged]) -> list[Placed]:
    """The corrections that name a sheet and a column of a file that was read."""
    by_file: dict[str, list[Koreksi]] = {}
    for one in corrections:
        by_file.setdefault(one.sumber or one.berkas.replace("\\", "/"), []).append(one)
    found = []
    for file in staged:
        asked = [*by_file.get(file.sumber or "", ()), *by_file.get(file.source.berkas, ())]
        found += [cell for one in dict.fromkeys(asked) if one.speaks_of(file.source.berkas, file.sumber) for cell in _cells(file, one)]
    return found


def laid(engine: Engine, raw: ir.Table, code: str, cells: Sequence[Placed]) -> Laid:
    """``raw`` with each of these cells as it should be; a value goes the way of a cell of its kind, and is text. Others are untouched."""
    if not cells:
        return Laid(raw)
    fields = sorted({one.field for one in cells})
    read = Cells()
    values = _values(read, code, fields, cells)
    said = engine.table(_pivot(fields, cells, values))
    there = engine.rows(said.semi_join(raw, _PLACE).select(*_PLACE))
    places = {tuple(row[name] for name in _PLACE) for row in there}
    joined = raw.left_join(said, list(_PLACE))
    columns = {name: joined[name] for name in raw.columns}
    for name in fields:
        given = joined[_GIVEN + name].fill_null(False)
        columns[name] = ibis.cases((given, joined[_NEW + name]), else_=columns[name])
        if f"{name}_angka" in columns:
            columns[f"{name}_angka"] = ibis.cases((given, ibis.literal(False)), else_=columns[f"{name}_angka"])
    followed = [one for one in cells if (one.no, one.no_lembar, one.said.baris) in places]
    return Laid(engine.keep(joined.select(**columns)), read.wrong, followed)


def _cells(file: Staged, one: Koreksi) -> Iterable[Placed]:
    """The cell of a file; none where sheet or column is not there, or more than one sheet may be meant."""
    sheets = [(number, sheet) for number, sheet in enumerate(file.answer.get("sheets", ()))]
    meant = [(number, sheet) for number, sheet in sheets if (sheet["lembar"] or "") == one.lembar] if one.lembar else sheets
    if len(meant) != 1 or file.layout is None:
        return
    number, sheet = meant[0]
    if (name := _field(file.layout, sheet["headings"], one.kolom)) is not None:
        yield Placed(one, file.no, number, name)


def _field(code: str, headings: dict[str, str], kolom: str) -> str | None:
    """By the heading as it stands in the file, else by the name of the field itself."""
    wanted = plain(kolom)
    named = next((name for name, written in headings.items() if written == kolom), None)
    named = named or next((name for name, written in headings.items() if plain(written) == wanted), None)
    fields = layout(code).fields
    return named if named in fields else kolom if kolom in fields else None


def _values(read: Cells, code: str, fields: Sequence[str], cells: Sequence[Placed]) -> dict[Placed, str | None]:
    kinds = layout(code).kinds
    values: dict[Placed, str | None] = {}
    for name in fields:
        own = [one for one in cells if one.field == name]
        texts = read.column(name, [one.said.nilai or "" for one in own], kinds[name]).to_pylist()
        values |= dict(zip(own, texts, strict=True))
    return values


def _pivot(fields: Sequence[str], cells: Sequence[Placed], values: dict[Placed, str | None]) -> pa.Table:
    """One row a corrected row: its place, and of each field what it should be and whether it is said."""
    rows: dict[tuple[int, int, int], dict[str, Any]] = {}
    for one in cells:
        place = (one.no, one.no_lembar, one.said.baris)
        row = rows.setdefault(place, dict(zip(_PLACE, place, strict=True)))
        row |= {_NEW + one.field: values[one], _GIVEN + one.field: True}
    new = [column for name in fields for column in ((_NEW + name, pa.string()), (_GIVEN + name, pa.bool_()))]
    return pa.Table.from_pylist(list(rows.values()), pa.schema([*((name, pa.int64()) for name in _PLACE), *new]))
