"""Scores a finished evaluation against the planted truth: links, errors by kind, states.

``python -m benchmarks.truth DEMO BULAN OUT`` prints JSON; ``score`` gives the same to the tests. Nothing here is read by
the evaluation itself.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import duckdb

_LINKS = """
SELECT count(*) FILTER (joined) AS joined,
       count(*) FILTER (joined AND right_person) AS right,
       count(*) FILTER (is_member) AS members,
       count(*) FILTER (is_member AND joined AND right_person) AS found,
       count(*) FILTER (is_member AND (joined AND right_person OR reviewed)) AS found_or_reviewed,
       count(*) FILTER (kembar AND joined AND NOT right_person) AS twins_joined
FROM (
  SELECT l.decision = 'same' AS joined, l.decision = 'review' AS reviewed, t.member_baris IS NOT NULL AS is_member, t.kembar,
         p.orang IS NOT NULL AND p.orang = t.orang AS right_person
  FROM truth t
  JOIN file f ON f.berkas = t.berkas
  JOIN link l ON l.sumber = f.sumber AND coalesce(l.lembar, '') = coalesce(t.lembar, '') AND l.baris = t.baris AND l.pemda = t.pemda
  LEFT JOIN file m ON m.sumber = l.member_sumber AND m.pemda = l.pemda
  LEFT JOIN peserta p ON p.berkas = m.berkas AND coalesce(p.lembar, '') = coalesce(l.member_lembar, '') AND p.baris = l.member_baris
)
"""
_ERRORS = """
SELECT jenis, kode, count(*) AS planted,
       count(*) FILTER (EXISTS (
         FROM problem p WHERE p.berkas = e.berkas AND coalesce(p.lembar, '') = coalesce(e.lembar, '')
           AND coalesce(p.baris, -1) = coalesce(e.baris, -1) AND p.kode = e.kode)) AS found
FROM kesalahan e WHERE kode IS NOT NULL GROUP BY ALL ORDER BY jenis, kode
"""
_STATES = """
SELECT t.keadaan AS planted, g.keadaan AS found, t.boleh_ditahan AS doubtful, count(*) AS n
FROM truth t JOIN ledger g ON g.berkas = t.berkas AND coalesce(g.lembar, '') = coalesce(t.lembar, '') AND g.baris = t.baris
WHERE t.dihitung GROUP BY ALL ORDER BY ALL
"""
_UNITS = """
SELECT t.anggaran = u.anggaran AS anggaran_right, t.pembayaran = u.pembayaran AS pembayaran_right, t.anggaran, u.anggaran AS found_anggaran,
       t.pembayaran, u.pembayaran AS found_pembayaran, count(*) AS n
FROM unit t JOIN unit_status u ON u.pemda = t.pemda AND u.unit = t.unit
WHERE t.dapat_dinilai AND t.anggaran IS NOT NULL GROUP BY ALL ORDER BY n DESC
"""
_FATES = """
SELECT t.nasib AS planted, f.nasib AS found, count(*) AS n, sum(t.n_selesai) AS solved, sum(f.n_selesai) AS found_solved,
       count(*) FILTER (f.n_selesai > t.n_selesai) AS too_many_solved, count(*) FILTER (f.n_masih > t.n_masih) AS too_many_open
FROM nasib t LEFT JOIN fate f ON f.pemda = t.pemda AND f.unit = t.unit AND f.kode = t.kode AND f.jumlah_lama IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""


def score_fates(demo: Path, fate: Path) -> list[dict[str, Any]]:
    """The fates of findings about people, planted against found; None where the older evaluation did not have the finding."""
    con = duckdb.connect()
    con.sql(f"CREATE VIEW nasib AS FROM '{demo}/kebenaran/nasib.parquet'")
    con.sql(f"CREATE VIEW fate AS FROM '{fate}'")
    return _rows(con, _FATES)


def score(demo: Path, bulan: str, out: Path) -> dict[str, Any]:
    """Links (precision, recall, with review), errors by kind (planted, found), states (confusion, share right), unit axes."""
    con = duckdb.connect()
    for name, file in (("truth", "orang"), ("peserta", "peserta"), ("kesalahan", "kesalahan"), ("unit", "unit")):
        con.sql(f"CREATE VIEW {name} AS FROM '{demo}/kebenaran/{bulan}/{file}.parquet'")
    for name in ("file", "link", "problem", "ledger", "unit_status"):
        con.sql(f"CREATE VIEW {name} AS FROM '{out}/hasil/{name}/part-0.parquet'")
    return {
        "links": _links(_rows(con, _LINKS)[0]),
        "errors": _rows(con, _ERRORS),
        "states": _states(_rows(con, _STATES)),
        "units": _units(_rows(con, _UNITS)),
    }


def _rows(con: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = con.sql(query).to_arrow_table().to_pylist()
    return rows


def _links(found: dict[str, int]) -> dict[str, Any]:
    return {
        **found,
        "precision": found["right"] / max(1, found["joined"]),
        "recall": found["found"] / max(1, found["members"]),
        "recall_with_review": found["found_or_reviewed"] / max(1, found["members"]),
    }


def _states(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A row whose planted error asks for a person's decision is right too when it is ``unresolved``."""
    right = sum(row["n"] for row in rows if row["planted"] == row["found"])
    held = sum(row["n"] for row in rows if row["planted"] != row["found"] and row["doubtful"] and row["found"] == "unresolved")
    total = sum(row["n"] for row in rows)
    wrong = [row for row in rows if row["planted"] != row["found"] and not (row["doubtful"] and row["found"] == "unresolved")]
    return {"rows": total, "right": right, "held_for_a_planted_doubt": held, "share": (right + held) / max(1, total), "wrong": wrong}


def _units(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Each axis over the units for which the truth has a verdict."""
    found: dict[str, Any] = {}
    for axis in ("anggaran", "pembayaran"):
        known = [row for row in rows if row[axis] is not None]
        right = sum(row["n"] for row in known if row[f"{axis}_right"])
        found[axis] = {"units": sum(row["n"] for row in known), "right": right}
    return {**found, "wrong": [row for row in rows if row["anggaran_right"] is False or row["pembayaran_right"] is False]}


if __name__ == "__main__":
    print(json.dumps(score(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])), indent=2, default=str))
