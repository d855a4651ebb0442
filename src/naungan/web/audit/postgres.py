"""The trail on PostgreSQL: a trigger for each statement, over all its rows; the head of the chain is locked and written once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from naungan.web.audit.written import CHANGED, CLOSED, Table, tables

_ROW, _BEFORE, _INSERT, _DELETE, _UPDATE, _TRUNCATE = 1, 2, 4, 8, 16, 32
_EVENTS = {"I": ("INSERT", _INSERT), "U": ("UPDATE", _UPDATE), "D": ("DELETE", _DELETE)}
_ADD = """
DECLARE
  siapa text := coalesce(current_setting('naungan.actor', true), '');
  urut bigint; sesudah text; dulu text; kini timestamptz; satu record;
BEGIN
  FOR satu IN {rows} LOOP
    IF urut IS NULL THEN
      IF siapa = '' THEN RAISE EXCEPTION 'naungan: tidak ada pelaku'; END IF;
      SELECT nomor, sidik INTO STRICT urut, sesudah FROM audit_head WHERE id = 1 FOR UPDATE;
    END IF;
    urut := urut + 1; dulu := sesudah; kini := clock_timestamp();
    sesudah := encode(sha256(convert_to(concat_ws(E'\\n', dulu, urut, to_char(kini AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      siapa, '{table}', satu.aksi, satu.kunci, satu.pemda, satu.unit, satu.isi), 'UTF8')), 'hex');
    INSERT INTO audit_trail (id, waktu, pelaku, tabel, aksi, kunci, pemda, unit, isi, sebelum, sidik)
      VALUES (urut, kini, siapa, '{table}', satu.aksi, satu.kunci, satu.pemda, satu.unit, satu.isi, dulu, sesudah);
  END LOOP;
  IF urut IS NOT NULL THEN UPDATE audit_head SET nomor = urut, sidik = sesudah WHERE id = 1; END IF;
  RETURN NULL;
END
"""
_ROWS_I = """SELECT 'I' AS aksi, n."{key}"::text AS kunci, {np} AS pemda, {nu} AS unit,
  jsonb_build_object('baru', {n})::text AS isi FROM baru n ORDER BY n."{key}\""""
_ROWS_D = """SELECT 'D' AS aksi, o."{key}"::text AS kunci, {op} AS pemda, {ou} AS unit,
  jsonb_build_object('lama', {o})::text AS isi FROM lama o ORDER BY o."{key}\""""
# A key that was changed itself is a row that went and a row that came.
_ROWS_U = """SELECT p.aksi, p.kunci, p.pemda, p.unit, d.isi FROM (
    SELECT CASE WHEN n."{key}" IS NULL THEN 'D' WHEN o."{key}" IS NULL THEN 'I' ELSE 'U' END AS aksi,
      coalesce(o."{key}", n."{key}") AS urut, coalesce(o."{key}", n."{key}")::text AS kunci, {o} AS dulu, {c} AS kini,
      CASE WHEN o."{key}" IS NULL THEN {np} ELSE {op} END AS pemda, CASE WHEN o."{key}" IS NULL THEN {nu} ELSE {ou} END AS unit
    FROM lama o FULL JOIN baru n ON o."{key}" = n."{key}") p
  CROSS JOIN LATERAL (SELECT CASE p.aksi WHEN 'D' THEN jsonb_build_object('lama', p.dulu)
    WHEN 'I' THEN jsonb_build_object('baru', p.kini) ELSE (
    SELECT jsonb_build_object('lama', jsonb_object_agg(e.key, p.dulu -> e.key), 'baru', jsonb_object_agg(e.key, e.value))
    FROM jsonb_each(p.kini) e WHERE p.dulu -> e.key IS DISTINCT FROM e.value HAVING count(*) > 0) END::text AS isi) d
  WHERE d.isi IS NOT NULL ORDER BY p.urut"""
_REFUSE = "BEGIN RAISE EXCEPTION 'naungan: % hanya ditambah', TG_TABLE_NAME; END"
# Only a trigger of ours adds to the trail and moves its head.
_OURS = """
BEGIN
  IF pg_trigger_depth() < 2 THEN RAISE EXCEPTION 'naungan: % ditulis oleh pemicu', TG_TABLE_NAME; END IF;
  RETURN NULL;
END
"""


@dataclass(frozen=True)
class Trigger:
    """A trigger as the catalogue of PostgreSQL describes it (``kind``: the bits of ``tgtype``)."""

    table: str
    name: str
    function: str
    kind: int
    old: str | None = None
    new: str | None = None

    @property
    def sql(self) -> str:
        """The statement that makes it."""
        when = "BEFORE" if self.kind & _BEFORE else "AFTER"
        names = (("INSERT", _INSERT), ("DELETE", _DELETE), ("UPDATE", _UPDATE), ("TRUNCATE", _TRUNCATE))
        events = " OR ".join(name for name, bit in names if self.kind & bit)
        seen = "".join(f" {which} TABLE AS {name}" for which, name in (("OLD", self.old), ("NEW", self.new)) if name)
        referring = f" REFERENCING{seen}" if seen else ""
        head = f'CREATE TRIGGER "{self.name}" {when} {events} ON "{self.table}"{referring}'
        return f'{head} FOR EACH STATEMENT EXECUTE FUNCTION "{self.function}"()'


def functions() -> dict[str, str]:
    """The body of each function by its name."""
    found = {"jejak_tolak": _REFUSE, "jejak_kami": _OURS}
    for table in tables():
        for aksi in _kept(table):
            found[f"jejak_{table.name}_{aksi.lower()}"] = _ADD.format(table=table.name, rows=_rows(table, aksi))
    return found


def wanted() -> set[Trigger]:
    """Every trigger that must stand."""
    return set(_all())


def existing(cursor: Any) -> set[Trigger]:
    """Those of ours that stand as they must: for every column and row, also where a session replicates."""
    cursor.execute(
        "SELECT c.relname, t.tgname, p.proname, t.tgtype, t.tgoldtable, t.tgnewtable FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgname LIKE 'jejak\\_%%' AND t.tgenabled = 'A' AND t.tgqual IS NULL"
        " AND t.tgattr::text = '' AND c.relnamespace = current_schema()::regnamespace"
    )
    return {Trigger(*one) for one in cursor.fetchall()}


def bodies(cursor: Any) -> dict[str, str]:
    """The bodies of the functions of ours that stand."""
    cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'jejak\\_%%' AND pronamespace = current_schema()::regnamespace")
    return dict(cursor.fetchall())


def remove(cursor: Any) -> None:
    """Take away all triggers and functions of ours."""
    cursor.execute(
        "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE t.tgname LIKE 'jejak\\_%%' AND NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
    )
    for table, name in cursor.fetchall():
        cursor.execute(f'DROP TRIGGER "{name}" ON "{table}"')
    for name in bodies(cursor):
        cursor.execute(f'DROP FUNCTION "{name}"()')


def write(cursor: Any) -> None:
    """Write all anew."""
    remove(cursor)
    for name, body in functions().items():
        cursor.execute(f'CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql SET timezone TO UTC AS $jejak${body}$jejak$')
    for one in sorted(wanted(), key=lambda one: (one.table, one.name)):
        cursor.execute(one.sql)
        cursor.execute(f'ALTER TABLE "{one.table}" ENABLE ALWAYS TRIGGER "{one.name}"')


def row(table: Table) -> str:
    """What is said of a row as it stands, as an expression over its table."""
    return f"{_said(table, 't', None)}::text"


def _all() -> Iterator[Trigger]:
    for table in tables():
        for aksi in _kept(table):
            name = f"jejak_{table.name}_{aksi.lower()}"
            old, new = ("lama" if aksi in "UD" else None), ("baru" if aksi in "IU" else None)
            yield Trigger(table.name, name, name, _EVENTS[aksi][1], old, new)
        refused = _TRUNCATE | (_UPDATE | _DELETE if table.only_added else 0)
        yield Trigger(table.name, f"jejak_{table.name}_t", "jejak_tolak", _BEFORE | refused)
    yield Trigger("audit_trail", "jejak_audit_trail_t", "jejak_tolak", _BEFORE | _UPDATE | _DELETE | _TRUNCATE)
    yield Trigger("audit_trail", "jejak_audit_trail_i", "jejak_kami", _BEFORE | _INSERT)
    yield Trigger("audit_head", "jejak_audit_head_t", "jejak_tolak", _BEFORE | _DELETE | _TRUNCATE)
    yield Trigger("audit_head", "jejak_audit_head_u", "jejak_kami", _BEFORE | _UPDATE | _INSERT)


def _kept(table: Table) -> str:
    return "I" if table.only_added else "IUD"


def _rows(table: Table, aksi: str) -> str:
    said = {"key": table.key, "n": _said(table, "n", None), "o": _said(table, "o", None), "c": _said(table, "n", "o")}
    said |= {f"{row_}{what[0]}": getattr(table.area, what)(row_) for row_ in "no" for what in ("pemda", "unit")}
    return {"I": _ROWS_I, "U": _ROWS_U, "D": _ROWS_D}[aksi].format(**said)


def _said(table: Table, row_: str, before: str | None) -> str:
    parts = [f"'{name}', {row_}.\"{name}\"" for name, _ in table.said]
    for name in table.hidden:
        same = f"CASE WHEN {before}.\"{name}\" IS NOT DISTINCT FROM {row_}.\"{name}\" THEN '{CLOSED}' ELSE '{CHANGED}' END"
        parts.append(f"'{name}', {same if before else repr(CLOSED)}")
    return f"jsonb_build_object({', '.join(parts)})"
