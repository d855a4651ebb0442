"""The trail on SQLite: a trigger for each row, whose chain and actor are functions of ours. A process without them can't write at all."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from naungan.web.audit.actor import acting
from naungan.web.audit.chain import fingerprint
from naungan.web.audit.written import CHANGED, CLOSED, Table, tables

_INSTANT = "%Y-%m-%d %H:%M:%S.%f"
# The inner part is DISTINCT so that it is made once: an instant that were asked twice would be two.
_ADD = """CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN
INSERT INTO audit_trail (id, waktu, pelaku, tabel, aksi, kunci, pemda, unit, isi, sebelum, sidik)
SELECT nomor, waktu, pelaku, '{table}', '{aksi}', kunci, pemda, unit, isi, sebelum,
 naungan_sidik(sebelum, nomor, waktu, pelaku, '{table}', '{aksi}', kunci, pemda, unit, isi)
FROM (SELECT DISTINCT (SELECT nomor FROM audit_head WHERE id = 1) + 1 AS nomor, (SELECT sidik FROM audit_head WHERE id = 1) AS sebelum,
 naungan_waktu() AS waktu, naungan_pelaku() AS pelaku, CAST({row}."{key}" AS TEXT) AS kunci,
 {pemda} AS pemda, {unit} AS unit, {isi} AS isi)
WHERE isi IS NOT NULL;
END"""
_REFUSE = """CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" BEGIN SELECT RAISE(ABORT, 'naungan: {table} hanya ditambah'); END"""
_NEXT = """CREATE TRIGGER "jejak_audit_trail_i" BEFORE INSERT ON "audit_trail"
WHEN NOT EXISTS (SELECT 1 FROM audit_head WHERE id = 1 AND NEW.id = nomor + 1 AND NEW.sebelum = sidik)
BEGIN SELECT RAISE(ABORT, 'naungan: rantai jejak'); END"""
_HEAD = """CREATE TRIGGER "jejak_audit_trail_h" AFTER INSERT ON "audit_trail"
BEGIN UPDATE audit_head SET nomor = NEW.id, sidik = NEW.sidik WHERE id = 1; END"""


def register(raw: sqlite3.Connection) -> None:
    """Give a new connection the functions that the triggers call."""
    raw.create_function("naungan_pelaku", 0, acting)
    raw.create_function("naungan_waktu", 0, lambda: dt.datetime.now(dt.UTC).strftime(_INSTANT))
    raw.create_function("naungan_isi", 2, _isi, deterministic=True)
    raw.create_function("naungan_sidik", 10, _sidik)


def wanted() -> dict[str, str]:
    """Each trigger by its name, as the database keeps its text."""
    return dict(_all())


def existing(cursor: Any) -> dict[str, str]:
    """The triggers of ours that stand."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'jejak\\_%' ESCAPE '\\'")
    return dict(cursor.fetchall())


def remove(cursor: Any) -> None:
    """Take away all triggers of ours."""
    for name in existing(cursor):
        cursor.execute(f'DROP TRIGGER "{name}"')


def write(cursor: Any) -> None:
    """Write all anew."""
    remove(cursor)
    for sql in wanted().values():
        cursor.execute(sql)


def row(table: Table) -> str:
    """What is said of a row as it stands, as an expression over its table."""
    return _said(table, "t", None)


def _all() -> Iterator[tuple[str, str]]:
    for table in tables():
        yield from _of(table)
    yield "jejak_audit_trail_i", _NEXT
    yield "jejak_audit_trail_h", _HEAD
    for name, event in (("audit_trail", "UPDATE"), ("audit_trail", "DELETE"), ("audit_head", "DELETE")):
        trigger = f"jejak_{name}_{event[0].lower()}"
        yield trigger, _REFUSE.format(name=trigger, table=name, event=event)


def _of(table: Table) -> Iterator[tuple[str, str]]:
    old, new = _said(table, "OLD", None), _said(table, "NEW", None)
    changed = _said(table, "NEW", "OLD")
    whole = "'{{\"{}\":' || {} || '}}'"
    told = {"INSERT": whole.format("baru", new), "UPDATE": f"naungan_isi({old}, {changed})", "DELETE": whole.format("lama", old)}
    for event, isi in told.items():
        aksi, row_ = event[0], "NEW" if event == "INSERT" else "OLD"
        name = f"jejak_{table.name}_{aksi.lower()}"
        if table.only_added and event != "INSERT":
            yield name, _REFUSE.format(name=name, table=table.name, event=event)
        else:
            said = {"isi": isi, "row": row_, "key": table.key, "table": table.name, "aksi": aksi}
            said |= {"pemda": table.area.pemda(row_), "unit": table.area.unit(row_)}
            yield name, _ADD.format(name=name, event=event, **said)


def _said(table: Table, row_: str, before: str | None) -> str:
    parts = [f"'{name}', " + (f'json({row_}."{name}")' if as_json else f'{row_}."{name}"') for name, as_json in table.said]
    for name in table.hidden:
        same = f"CASE WHEN {before}.\"{name}\" IS {row_}.\"{name}\" THEN '{CLOSED}' ELSE '{CHANGED}' END" if before else f"'{CLOSED}'"
        parts.append(f"'{name}', {same}")
    return f"json_object({', '.join(parts)})"


def _isi(old: str, new: str) -> str | None:
    """What the trail says of a change: the columns that differ, as they were and as they are; None where nothing that is said does."""
    if old == new:
        return None
    before, after = json.loads(old), json.loads(new)
    changed = [name for name in after if before[name] != after[name]]
    said = {when: {name: row[name] for name in changed} for when, row in (("lama", before), ("baru", after))}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) if changed else None


def _sidik(sebelum: str, nomor: int, waktu: str, pelaku: str, *said: str) -> str:
    """The fingerprint; raises, and so refuses the change, where nobody acts or the chain has no head."""
    if not pelaku or sebelum is None or nomor is None:
        raise ValueError
    return fingerprint(sebelum, nomor, f"{waktu[:10]}T{waktu[11:]}Z", pelaku, *said)
