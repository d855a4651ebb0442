"""Invented workers and members in Parquet, made by the engine itself: the same numbers for the same seed.

One worker in a hundred stands in two units, one member in a hundred has two rows; files are named by hashes, as real ones are.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

PEMDA, FIRST, UNITS = 65, 1600, 40

# Row i is worker w, who mostly has this row alone; names repeat over few words, as the steps measured here compare keys and not spellings.
_ROSTER = """
COPY (
  SELECT sha256('a' || (w % {pemda})) AS sumber, 'a' || (w % {pemda}) || '.xlsx' AS berkas, 'Data' AS lembar, i AS baris, i AS urutan,
         {first} * 4294967296 + i AS nomor_baris,
         CAST({first} + w % {pemda} AS VARCHAR) AS pemda, CAST(1 + (i // {pemda}) % {units} AS VARCHAR) AS unit,
         'Unit ' || (1 + (i // {pemda}) % {units}) AS unit_nama, '2026-10' AS bulan,
         CAST({first} * 1000000000000 + w AS VARCHAR) AS nik, CAST({first} * 1000000000000 + w AS VARCHAR) AS nik_asli,
         'NAMA ' || chr(65 + CAST(w % 26 AS INT)) || ' ' || (w % 9973) AS nama,
         DATE '1970-01-01' + CAST(hash(w) % 11000 AS INT) AS tanggal_lahir, CASE WHEN w % 2 = 0 THEN 'L' ELSE 'P' END AS jenis_kelamin,
         CASE i % 10 WHEN 0 THEN 'pppk' WHEN 1 THEN 'alih_daya' WHEN 2 THEN 'honorer' ELSE 'pppk_paruh_waktu' END AS kategori,
         CAST(NULL AS VARCHAR) AS kategori_asli,
         CASE WHEN i % 20 = 0 THEN NULL ELSE CAST(1000000 + (hash(i * 7) % 3000000) AS DECIMAL(18, 2)) END AS upah,
         DATE '2024-01-01' AS mulai, CAST(NULL AS DATE) AS akhir, CAST(NULL AS VARCHAR) AS hp,
         CAST(NULL AS DECIMAL(18, 2)) AS potongan_iuran, CAST(NULL AS VARCHAR) AS dasar_pengangkatan, CAST(NULL AS BOOLEAN) AS database_bkn,
         i % 50 = 0 AS tahan
  FROM (SELECT i, CASE WHEN i % 100 = 99 THEN i - 1 ELSE i END AS w FROM range({workers}) t(i))
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
_MEMBER = """
COPY (
  SELECT sha256('m') AS sumber, 'peserta.csv' AS berkas, CAST(NULL AS VARCHAR) AS lembar, i AS baris, i AS urutan,
         {first} * 4294967296 + i AS nomor_baris,
         CAST({first} + w % {pemda} AS VARCHAR) AS pemda, '2026-10' AS bulan, '1600000' || (w % {pemda}) AS npp, 'PU' AS segmen,
         'nasional' AS lingkup, DATE '2026-11-20' AS posisi,
         CAST({first} * 1000000000000 + w AS VARCHAR) AS nik, CAST({first} * 1000000000000 + w AS VARCHAR) AS nik_asli,
         'NAMA ' || chr(65 + CAST(w % 26 AS INT)) || ' ' || (w % 9973) AS nama,
         DATE '1970-01-01' + CAST(hash(w) % 11000 AS INT) AS tanggal_lahir, CASE WHEN w % 2 = 0 THEN 'L' ELSE 'P' END AS jenis_kelamin,
         CAST(1000000 AS DECIMAL(18, 2)) AS upah, i % 12 <> 0 AS aktif, true AS jkk, true AS jkm, false AS jht, false AS jp,
         CASE i % 5 WHEN 0 THEN '2026-08' ELSE '2026-10' END AS lunas_sampai, DATE '2024-01-01' AS mulai,
         CAST(NULL AS DATE) AS nonaktif, CAST(NULL AS BOOLEAN) AS terdaftar, CAST(NULL AS BOOLEAN) AS npp_pemda, false AS tahan
  FROM (SELECT i, k // 33 * 100 + k % 33 * 3 AS w
        FROM (SELECT i, CASE WHEN i % 100 = 99 THEN i - 1 ELSE i END AS k FROM range({members}) t(i)))
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""


def make(folder: Path, workers: int, *, members: int | None = None, pemda: int = PEMDA, first: int = FIRST) -> None:
    """roster.parquet and member.parquet of ``pemda`` governments numbered from ``first``; every member is one of the workers.

    Without a number 28 members to 100 workers; at most a third of the workers can be members.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {"workers": workers, "members": members or workers * 28 // 100, "pemda": pemda, "first": first, "units": UNITS}
    with duckdb.connect(config={"threads": 2, "memory_limit": "3GB"}) as con:
        con.sql(_ROSTER.format(path=folder / "roster.parquet", **sizes))
        con.sql(_MEMBER.format(path=folder / "member.parquet", **sizes))
