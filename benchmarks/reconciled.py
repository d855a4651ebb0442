"""A million person-months of need against bills and receipts: as the program reconciles them, and by the same joins in SQL by hand.

100,000 people of 65 governments, an NPP for each of their offices, ten months. Of a hundred lines one is billed twice, one has another
wage, two are of strangers; two in a hundred are not billed, and of some offices nothing was received.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import duckdb

PEMDA, UNITS, MONTHS, BULAN = 65, 40, 10, "2026-10"
POSISI = dt.date(2026, 11, 20)
MEMORY = "1200MB"
_PERSON = """
SELECT i, CAST(1600 + i % {pemda} AS VARCHAR) AS pemda, CAST(1 + (i // {pemda}) % {units} AS VARCHAR) AS unit,
       'N' || (1600 + i % {pemda}) || (1 + (i // {pemda}) % {units}) AS npp, CAST(1600000000000000 + i AS VARCHAR) AS orang,
       CAST(1000000 + (hash(i * 7) % 3000) * 1000 AS BIGINT) AS upah, hash(i) % 100 AS h
FROM range({people}) t(i)
"""
_MAKE = {
    "orang": "SELECT i AS nomor_baris, *, orang AS nik FROM p",
    "fakta": """SELECT pemda AS k_pemda, orang, unit, CAST(upah AS DECIMAL(18, 2)) AS upah_daftar, CAST(NULL AS DATE) AS mulai,
                CAST(NULL AS DATE) AS akhir, false AS asn, CAST(NULL AS DATE) AS tmt, false AS menunggu_orang
                FROM p""",
    "wajib": """SELECT pemda AS k_pemda, unit AS k_unit, orang, m.bulan, npp, upah * 54 // 10000 AS terutang, false AS kira
                FROM p CROSS JOIN m""",
    "tagihan": """SELECT m.nomor * 10000000 + i * 2 + k AS nomor_baris, 's' || m.nomor AS sumber, 'b' AS berkas,
                  CAST(NULL AS VARCHAR) AS lembar, i * 2 + k AS baris, pemda, m.bulan, npp,
                  CASE WHEN h IN (11, 12) THEN CAST(9900000000000000 + i AS VARCHAR) ELSE orang END AS nik,
                  'NAMA ' || i AS nama, DATE '1990-01-01' AS tanggal_lahir,
                  CAST(CASE WHEN h = 7 THEN upah + 1000000 ELSE upah END AS DECIMAL(18, 2)) AS upah, true AS tarif_sesuai,
                  CASE WHEN h = 7 THEN upah + 1000000 ELSE upah END * 24 // 10000 AS iuran_jkk,
                  CASE WHEN h = 7 THEN upah + 1000000 ELSE upah END * 30 // 10000 AS iuran_jkm,
                  0 AS iuran_jht_pemberi_kerja, 0 AS iuran_jht_pekerja, 0 AS iuran_jp_pemberi_kerja, 0 AS iuran_jp_pekerja, 0 AS iuran_jkp,
                  CASE WHEN h = 7 THEN upah + 1000000 ELSE upah END * 54 // 10000 AS iuran_total
                  FROM p CROSS JOIN m CROSS JOIN (VALUES (0), (1)) d(k)
                  WHERE h NOT IN (3, 4) AND (k = 0 OR h = 5)""",
    "bukti": """SELECT 'K' || npp || m.bulan AS kode_bayar, pemda, npp, m.bulan AS bulan_dari, m.bulan AS bulan_sampai,
                DATE '2026-10-01' AS tanggal, CAST(sum(upah * 54 // 10000) AS BIGINT) AS nilai FROM p CROSS JOIN m
                WHERE hash(npp) % 10 <> 0 GROUP BY ALL""",
}  # fmt: skip


def make(folder: Path, people: int) -> None:
    """A Parquet file a relation, with a row for each person and month."""
    con = duckdb.connect()
    con.sql(f"CREATE TABLE p AS {_PERSON.format(pemda=PEMDA, units=UNITS, people=people)}")
    con.sql(f"CREATE TABLE m AS SELECT n AS nomor, printf('2026-%02d', n) AS bulan FROM range(1, {MONTHS + 1}) t(n)")
    for name, query in _MAKE.items():
        con.sql(f"COPY ({query}) TO '{folder / f'rekon-{name}.parquet'}' (FORMAT parquet, COMPRESSION zstd)")


def reconciled(folder: Path) -> None:
    """Lines to persons, causes, sums, payments and the four sides: what ``naungan.reconciliation`` does with the rows of a run."""
    from naungan.engine import open_engine
    from naungan.reconciliation import allocate, sides
    from naungan.reconciliation.difference import by_cause, difference, persons, sums_of, where_billed
    from naungan.reconciliation.lines import lines
    from naungan.reconciliation.match import Paid, Sides, reconciliation

    with open_engine("duckdb", threads=2, memory=MEMORY) as engine:
        read = {name: engine.read(folder / f"rekon-{name}.parquet") for name in _MAKE}
        offices = _offices(engine, read)
        bills, billed = sides.billed(engine, read["tagihan"])
        found = allocate(sides.receipts(engine, offices["receipt"], posisi=dt.date(2026, 11, 20)), bills)
        rows = engine.keep(
            lines(engine, read["tagihan"], offices["member"], offices["member_person"], offices["link"], offices["roster"], "2026-12")
        )
        need = engine.keep(where_billed(persons(read["wajib"]), rows))
        causes = by_cause(engine, engine.keep(difference(rows, need, read["fakta"], offices["mutation"], BULAN)))
        matched = reconciliation(Sides(sides.counted(engine, need), billed, sums_of(causes), Paid.of(found, {}, {}, POSISI), BULAN))
        _write(folder / "rekon-program.json", matched, causes)


def _offices(engine: Any, read: dict[str, Any]) -> dict[str, Any]:
    """The people as rosters and links of a run hold them; nothing was reported, and no member file but the bills."""
    import ibis

    from naungan.intake.tables import MEMBER, MUTATION, RECEIPT, ROSTER
    from naungan.matching.tables import LINK, MEMBER_PERSON

    people, receipt = read["orang"], read["bukti"].mutate(baris=ibis.literal(0), berkas=ibis.literal("k"))
    return {
        "roster": ROSTER.conform(people, absent=ROSTER.all_but("nomor_baris", "nik")),
        "link": LINK.conform(people.mutate(decision=ibis.literal("none")),
                             absent=LINK.all_but("nomor_baris", "pemda", "orang", "decision")),
        "receipt": RECEIPT.conform(receipt, absent=RECEIPT.all_but(*read["bukti"].columns, "baris", "berkas")),
        **{name: engine.table(relation.empty()) for name, relation in
           (("member", MEMBER), ("member_person", MEMBER_PERSON), ("mutation", MUTATION))},
    }  # fmt: skip


def _write(path: Path, matched: list[dict[str, Any]], causes: list[dict[str, Any]]) -> None:
    names = ("pemda", "npp", "bulan", "orang_daftar", "kebutuhan", "orang_tagihan", "tagihan", "diterima", "tambah", "kurang")
    cells = sorted([row[name] for name in names] for row in matched)
    rows = sorted(
        [row[name] for name in ("k_pemda", "npp", "bulan", "sebab", "orang_tambah", "orang_kurang", "tambah", "kurang")] for row in causes
    )
    path.write_text(json.dumps({"cells": cells, "causes": rows}), "utf-8")


# What somebody fluent in SQL would write: lines to persons by NIK, the second line of a person, the need beside it, and the sums.
_BY_HAND = """
CREATE TABLE baris AS
SELECT t.*, o.orang, row_number() OVER (PARTITION BY t.pemda, t.bulan, coalesce(o.orang, t.nik || '|' || t.nama)
                                        ORDER BY t.npp, t.sumber, t.baris) - 1 AS ke
FROM '{folder}/rekon-tagihan.parquet' t LEFT JOIN '{folder}/rekon-orang.parquet' o ON o.pemda = t.pemda AND o.nik = t.nik;
CREATE TABLE perlu AS
SELECT w.k_pemda AS pemda, w.orang, w.bulan, sum(terutang)::BIGINT AS terutang, coalesce(min(b.npp), min(w.npp)) AS npp
FROM '{folder}/rekon-wajib.parquet' w LEFT JOIN baris b ON b.pemda = w.k_pemda AND b.orang = w.orang AND b.bulan = w.bulan AND b.ke = 0
GROUP BY ALL;
CREATE TABLE beda AS
SELECT b.pemda, b.npp, b.bulan,
       CASE WHEN ke > 0 THEN 'ditagih_dua_kali' WHEN b.orang IS NULL THEN 'tidak_di_daftar'
            WHEN b.upah <> f.upah_daftar THEN 'upah_beda' ELSE 'tarif_beda' END AS sebab,
       greatest(iuran_total - CASE WHEN ke > 0 THEN 0 ELSE coalesce(terutang, 0) END, 0) AS tambah,
       greatest(CASE WHEN ke > 0 THEN 0 ELSE coalesce(terutang, 0) END - iuran_total, 0) AS kurang
FROM baris b LEFT JOIN perlu p ON p.pemda = b.pemda AND p.orang = b.orang AND p.bulan = b.bulan
     LEFT JOIN '{folder}/rekon-fakta.parquet' f ON f.k_pemda = b.pemda AND f.orang = b.orang
WHERE ke > 0 OR b.orang IS NULL OR iuran_total <> coalesce(terutang, 0)
UNION ALL
SELECT p.pemda, p.npp, p.bulan, 'tidak_di_tagihan', 0, terutang FROM perlu p
     JOIN '{folder}/rekon-fakta.parquet' f ON f.k_pemda = p.pemda AND f.orang = p.orang
WHERE NOT EXISTS (FROM baris b WHERE b.pemda = p.pemda AND b.orang = p.orang AND b.bulan = p.bulan)
      AND EXISTS (FROM baris b WHERE b.pemda = p.pemda AND b.npp = p.npp AND b.bulan = p.bulan);
CREATE TABLE sebab AS
SELECT pemda AS k_pemda, npp, bulan, sebab, count_if(sebab IN ('ditagih_dua_kali', 'tidak_di_daftar'))::BIGINT AS orang_tambah,
       count_if(sebab = 'tidak_di_tagihan')::BIGINT AS orang_kurang, sum(tambah)::BIGINT AS tambah, sum(kurang)::BIGINT AS kurang
FROM beda GROUP BY ALL;
CREATE TABLE sisi AS
SELECT pemda, npp, bulan, n.orang_daftar, n.kebutuhan, t.orang_tagihan, t.tagihan, k.nilai AS diterima,
       CASE WHEN t.orang_tagihan > 0 THEN coalesce(s.tambah, 0) END AS tambah,
       CASE WHEN t.orang_tagihan > 0 THEN coalesce(s.kurang, 0) END AS kurang
FROM (SELECT pemda, npp, bulan, count(*) AS orang_daftar, sum(terutang)::BIGINT AS kebutuhan FROM perlu GROUP BY ALL) n
FULL JOIN (SELECT pemda, npp, bulan, count(*) AS orang_tagihan, sum(iuran_total)::BIGINT AS tagihan FROM baris GROUP BY ALL) t
     USING (pemda, npp, bulan)
LEFT JOIN (SELECT pemda, npp, bulan_dari AS bulan, sum(nilai)::BIGINT AS nilai FROM '{folder}/rekon-bukti.parquet' GROUP BY ALL) k
     USING (pemda, npp, bulan)
LEFT JOIN (SELECT k_pemda AS pemda, npp, bulan, sum(tambah)::BIGINT AS tambah, sum(kurang)::BIGINT AS kurang FROM sebab GROUP BY ALL) s
     USING (pemda, npp, bulan);
"""


def by_hand(folder: Path) -> None:
    """The same sums from four statements."""
    con = duckdb.connect(config={"threads": 2, "memory_limit": MEMORY, "temp_directory": str(folder / "temp")})
    con.execute(_BY_HAND.format(folder=folder))
    matched, causes = (con.sql(f"FROM {name}").arrow().read_all().to_pylist() for name in ("sisi", "sebab"))
    _write(folder / "rekon-tangan.json", matched, causes)


def same(folder: Path) -> bool:
    """Whether the two ways gave the same rows."""
    first, second = (json.loads((folder / f"rekon-{name}.json").read_text("utf-8")) for name in ("program", "tangan"))
    return bool(first == second and first["cells"] and first["causes"])
