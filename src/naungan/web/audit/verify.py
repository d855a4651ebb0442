"""Whether the trail is what was written: every row leads to the next, to the heads that left the machine, and to what the tables hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from django.db import connection

from naungan.kernel.messages import sentence
from naungan.web.audit.chain import GENESIS, fingerprint, instant
from naungan.web.audit.heads import Sealed
from naungan.web.audit.models import Head, Trail
from naungan.web.audit.triggers import of
from naungan.web.audit.written import Table, tables

_BATCH = 500
_COLUMNS = ("id", "waktu", "pelaku", "tabel", "aksi", "kunci", "pemda", "unit", "isi", "sebelum", "sidik")


@dataclass(frozen=True)
class Wrong:
    """Something that does not fit, by its sentence; ``params`` are numbers of rows and names of tables."""

    code: str
    params: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return sentence(self.code, self.params)


def verify(heads: Iterable[Sealed] = ()) -> Iterator[Wrong]:
    """Whatever does not fit, in one view of the database; nothing when all does."""
    with _view():
        yield from _chain(list(heads))
        for table in tables():
            yield from _rows(table)


@contextmanager
def _view() -> Iterator[None]:
    """One state of the database, however long it is looked at, and nobody who writes has to wait for it."""
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _chain(heads: list[Sealed]) -> Iterator[Wrong]:
    """Each row by itself, to the one before, to the head that stands and to the heads that left."""
    wanted = sorted((one for one in heads if one.whole), key=lambda one: one.nomor, reverse=True)
    yield from (Wrong("JEJAK_METERAI", {"nomor": one.nomor, "waktu": one.waktu}) for one in heads if not one.whole)
    nomor, sidik = 0, GENESIS
    for one in Trail.objects.order_by("id").values_list(*_COLUMNS).iterator(_BATCH):
        number, waktu, *said, sebelum, own = one
        if number != nomor + 1:
            yield Wrong("JEJAK_HILANG", {"dari": nomor + 1, "sampai": number - 1})
        elif sebelum != sidik:
            yield Wrong("JEJAK_TERPUTUS", {"nomor": number})
        if fingerprint(sebelum, number, instant(waktu), *said) != own:
            yield Wrong("JEJAK_DIUBAH", {"nomor": number})
        yield from (Wrong("JEJAK_BUKAN_KEPALA", {"nomor": number, "waktu": one.waktu}) for one in _of(wanted, number) if one.sidik != own)
        nomor, sidik = number, own
    standing = Head.objects.filter(pk=1).values_list("nomor", "sidik").first()
    if standing != (nomor, sidik):
        yield Wrong("JEJAK_UJUNG", {"nomor": nomor, "ujung": standing[0] if standing else 0})
    yield from (Wrong("JEJAK_TERPOTONG", {"nomor": nomor, "kepala": one.nomor, "waktu": one.waktu}) for one in wanted)


def _of(wanted: list[Sealed], nomor: int) -> Iterator[Sealed]:
    """The heads of that row, taken from the end of the list; those of rows before it that are gone go with them."""
    while wanted and wanted[-1].nomor <= nomor:
        head = wanted.pop()
        if head.nomor == nomor:
            yield head


def _rows(table: Table) -> Iterator[Wrong]:
    """What the trail says of a table against what stands there."""
    told = Trail.objects.filter(tabel=table.name).order_by("kunci", "id").values_list("kunci", "aksi", "isi").iterator(_BATCH)
    states = ((key, _state(changes)) for key, changes in groupby(told, key=lambda one: str(one[0])))
    while batch := dict(islice(states, _BATCH)):
        standing = _standing(table, list(batch))
        for key, state in batch.items():
            row = standing.get(key)
            if (row is None) != (state is None) or (row is not None and state is not None and _differ(row, state, table)):
                yield Wrong("JEJAK_BUKAN_ISI", {"tabel": table.name, "kunci": key})
    yield from (Wrong("JEJAK_TANPA_ASAL", {"tabel": table.name, "kunci": key}) for key in _unsaid(table))


def _state(changes: Iterable[tuple[str, str, str]]) -> dict[str, Any] | None:
    """What a row must be after all that was written of it; None where it was removed."""
    state: dict[str, Any] | None = None
    for _, aksi, isi in changes:
        said = json.loads(isi)
        state = None if aksi == "D" else {**(state or {}), **said["baru"]}
    return state


def _differ(row: dict[str, Any], state: dict[str, Any], table: Table) -> bool:
    """Columns that came or went with a version of the program have nothing to be held against."""
    return any(row[name] != state[name] for name, _ in table.said if name in row and name in state)


def _standing(table: Table, keys: list[str]) -> dict[str, dict[str, Any]]:
    marks = ", ".join(["%s"] * len(keys))
    said = f'SELECT CAST(t."{table.key}" AS TEXT), {of(connection).row(table)} FROM "{table.name}" t'
    with connection.cursor() as cursor:
        cursor.execute(f'{said} WHERE t."{table.key}" IN ({marks})', table.keys(keys, connection))
        return {found: json.loads(said) for found, said in cursor.fetchall()}


def _unsaid(table: Table) -> list[str]:
    """The keys of rows of which nothing was ever written."""
    key = f'CAST(t."{table.key}" AS TEXT)'
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {key} FROM "{table.name}" t WHERE NOT EXISTS'
            f" (SELECT 1 FROM audit_trail j WHERE j.tabel = %s AND j.kunci = {key}) ORDER BY 1",
            [table.name],
        )
        return [str(found) for (found,) in cursor.fetchall()]


def length() -> int:
    """How many rows the trail has."""
    return Trail.objects.count()
