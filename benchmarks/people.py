"""Invented workers and members in Parquet, made by the engine itself: the same numbers for the same seed."""

from __future__ import annotations

from pathlib import Path

import duckdb

PEMDA, UNITS = 65, 40

# One row per worker; names repeat over few words, as the steps measured here compare keys and not spellings.
_ROSTER = """
COPY (
  SELECT 'a' || (i % {pemda}) AS sumber, 'a' || (i % {pemda}) || '.xlsx' AS berkas, 'Data' AS lembar, i AS baris, i AS urutan,
         CAST(1600 + i % {pemda} AS VARCHAR) AS pemda, CAST(1 + (i // {pemda}) % {units} AS VARCHAR) AS unit,
         'Unit ' || (1 + (i // {pemda}) % {units}) AS unit_nama, '2026-10' AS bulan,
         CAST(1600000000000000 + i AS VARCHAR) AS nik, CAST(1600000000000000 + i AS VARCHAR) AS nik_asli,
         'NAMA ' || chr(65 + CAST(i % 26 AS INT)) || ' ' || (i % 9973) AS nama,
         DATE '1970-01-01' + CAST(hash(i) % 11000 AS INT) AS tanggal_lahir, CASE WHEN i % 2 = 0 THEN 'L' ELSE 'P' END AS jenis_kelamin,
         CASE i % 10 WHEN 0 THEN 'pppk' WHEN 1 THEN 'alih_daya' WHEN 2 THEN 'honorer' ELSE 'pppk_paruh_waktu' END AS kategori,
         CAST(NULL AS VARCHAR) AS kategori_asli,
         CASE WHEN i % 20 = 0 THEN NULL ELSE CAST(1000000 + (hash(i * 7) % 3000000) AS DECIMAL(18, 2)) END AS upah,
         DATE '2024-01-01' AS mulai, CAST(NULL AS DATE) AS akhir, CAST(NULL AS VARCHAR) AS hp,
         CAST(NULL AS DECIMAL(18, 2)) AS potongan_iuran, i % 50 = 0 AS tahan
  FROM range({workers}) t(i)
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
_MEMBER = """
COPY (
  SELECT 'm' AS sumber, 'peserta.csv' AS berkas, CAST(NULL AS VARCHAR) AS lembar, i AS baris, i AS urutan,
         CAST(1600 + w % {pemda} AS VARCHAR) AS pemda, '2026-10' AS bulan, '1600000' || (w % {pemda}) AS npp, 'PU' AS segmen,
         'nasional' AS lingkup, DATE '2026-11-20' AS posisi,
         CAST(1600000000000000 + w AS VARCHAR) AS nik, CAST(1600000000000000 + w AS VARCHAR) AS nik_asli,
         'NAMA ' || chr(65 + CAST(w % 26 AS INT)) || ' ' || (w % 9973) AS nama,
         DATE '1970-01-01' + CAST(hash(w) % 11000 AS INT) AS tanggal_lahir, CASE WHEN w % 2 = 0 THEN 'L' ELSE 'P' END AS jenis_kelamin,
         CAST(1000000 AS DECIMAL(18, 2)) AS upah, i % 12 <> 0 AS aktif, true AS jkk, true AS jkm, false AS jht, false AS jp,
         CASE i % 5 WHEN 0 THEN '2026-08' ELSE '2026-10' END AS lunas_sampai, DATE '2024-01-01' AS mulai,
         CAST(NULL AS DATE) AS nonaktif, false AS tahan
  FROM (SELECT i, i * {stride} AS w FROM range({members}) t(i))
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""


def make(folder: Path, workers: int) -> None:
    """roster.parquet and member.parquet: every member is one of the workers, 28 members to 100 workers."""
    folder.mkdir(parents=True, exist_ok=True)
    members = workers * 28 // 100
    sizes = {"workers": workers, "members": members, "stride": 3, "pemda": PEMDA, "units": UNITS}
    duckdb.sql(_ROSTER.format(path=folder / "roster.parquet", **sizes))
    duckdb.sql(_MEMBER.format(path=folder / "member.parquet", **sizes))
