"""A year of contributions for mixed people: the assessment as the program makes it, and the same rows in SQL written by hand.

The year is February 2020 to January 2021: a new JP ceiling in March, the relief of PP 49/2020 from August, wage earners and
self-employed, three programme sets, three wage bases, wages that nobody knows, people who come and go.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

MONTHS = [f"2020-{month:02d}" for month in range(2, 13)] + ["2021-01"]
PEMDA, UNITS = 65, 40
MEMORY = "1500MB"

_ROSTER = """
COPY (
  SELECT sha256('a' || (w % {pemda})) AS sumber, 'a' || (w % {pemda}) || '.xlsx' AS berkas, 'Data' AS lembar, w AS baris, w AS urutan,
         {codes}[w % {pemda} + 1] AS pemda, CAST(1 + (w // {pemda}) % {units} AS VARCHAR) AS unit,
         CAST(1600000000000000 + w AS VARCHAR) AS orang, DATE '1958-01-01' + CAST(hash(w) % 15000 AS INT) AS tanggal_lahir,
         CASE w % 10 WHEN 0 THEN 'pns' WHEN 1 THEN 'alih_daya' WHEN 2 THEN 'rt_rw' WHEN 3 THEN 'pekerja_rentan' WHEN 4 THEN 'kader'
                     WHEN 5 THEN 'guru_non_asn' ELSE 'honorer' END AS kategori,
         CASE WHEN w % 20 = 9 THEN NULL ELSE CAST(600000 + (hash(w * 7) % 12000000) AS DECIMAL(18, 2)) END AS upah,
         CASE WHEN w % 16 = 7 THEN DATE '2020-06-15' ELSE DATE '2018-01-01' END AS mulai,
         CASE WHEN w % 16 = 3 THEN DATE '2020-09-30' END AS akhir, false AS tahan
  FROM range({people}) t(w)
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""
# Some regions take all four programmes, some a floor, some a fixed base; some have paid up to July 2020.
_RULES = """kebijakan:
{own}
"""
_KINDS = (
    "program: [jkk, jkm, jht, jp]",
    "basis_upah: maks, nilai_upah: 1500000, syarat: [pp49-2020]",
    "program: [jkk, jkm, jht], basis_upah: tetap, nilai_upah: 2000000",
)


def make(folder: Path, people: int) -> None:
    """tahun.parquet, one row per person, and kebijakan.yaml, rules of half of the regions."""
    from naungan.demo.offices import offices

    codes = [office.kode for office in offices(0.05, 7)][:PEMDA]
    duckdb.sql(_ROSTER.format(path=folder / "tahun.parquet", people=people, pemda=PEMDA, units=UNITS, codes=codes))
    own = [
        f"- {{dari: 2015-07, pemda: '{codes[number]}', {_KINDS[number % 3]}, status: confirmed, dasar: contoh}}"
        for number in range(0, PEMDA, 2)
    ]
    (folder / "kebijakan.yaml").write_text(_RULES.format(own="\n".join(own)), "utf-8")


def assessed(folder: Path) -> None:
    """The assessment of the year, streamed to Parquet."""
    from naungan.acuan.kebijakan import read_kebijakan
    from naungan.contribution import assess, dues
    from naungan.engine import open_engine

    rules = read_kebijakan(folder / "kebijakan.yaml")
    with open_engine("duckdb", threads=2, memory=MEMORY, temp=folder / "temp") as engine:
        roster = engine.read(folder / "tahun.parquet")
        for month in MONTHS:
            engine.write(assess(engine, dues(engine, roster, bulan=month, aturan=rules)), folder / f"iuran-{month}.parquet")


def prepare(folder: Path) -> None:
    """For the hand-written statement: a.parquet, the policy and law of each month and category; pita.parquet; milik.parquet."""
    from naungan.acuan.kebijakan import pemda_with_rules, read_kebijakan
    from naungan.contribution.policy import policy_table
    from naungan.kernel.period import Bulan
    from naungan.law import timeline
    from naungan.regulasi import buku

    rules = read_kebijakan(folder / "kebijakan.yaml")
    rows = [row | _law(Bulan.parse(month), row) for month in MONTHS for row in policy_table(Bulan.parse(month), rules).to_pylist()]
    pq.write_table(pa.Table.from_pylist(rows), folder / "a.parquet")
    bands = timeline(buku().series["dasar_penghasilan"], [Bulan.parse(MONTHS[0])])
    pq.write_table(pa.table({"langkah": bands["langkah"], "penghasilan": bands["dasar_penghasilan"]}), folder / "pita.parquet")
    pq.write_table(pa.table({"pemda": list(pemda_with_rules(rules))}), folder / "milik.parquet")


def _law(month: Any, row: dict[str, Any]) -> dict[str, Any]:
    from naungan.regulasi import buku
    from naungan.regulasi.keringanan import kemungkinan

    relief = kemungkinan(month, row["segmen"], row["sektor"], row["dibayar"])
    given = relief if relief and (relief.syarat or "") in ("", *row["syarat"].split()) else None
    factors = {program: given.program.get(program, (1, 1)) if given else (1, 1) for program in ("jkk", "jkm")}
    age = buku().entry("usia_pensiun", month).nilai
    return {
        "bulan": str(month), "awal": month.first_day, "ujung": month.last_day,
        "lahir_sesudah": month.first_day.replace(year=month.tahun - age),
        "tarif_jkk": buku().entry("tarif_jkk", month).nilai[row["risiko"]], "pagu_jp": buku().entry("pagu_jp", month).nilai,
        "keringanan": given.kode if given else None,
        **{f"{program}_{part}": factors[program][n] for program in factors for n, part in enumerate(("atas", "bawah"))},
    }  # fmt: skip


def same(folder: Path) -> bool:
    """Whether the two ways gave the same rows, by count and sums of each programme, month and rule."""
    amounts = "count(*), sum(dasar_upah), sum(pemberi_kerja), sum(pekerja), count(*) FILTER (perkiraan)"
    sums = f"SELECT bulan, program, aturan, risiko, {amounts} FROM"
    first, second = (
        duckdb.sql(f"{sums} '{folder}/{name}' GROUP BY ALL ORDER BY ALL").fetchall() for name in ("iuran-*.parquet", "tangan.parquet")
    )
    return first == second


# What somebody fluent in SQL would write who had the policies of each month in a table ``a`` and the bands in a table ``pita``.
_BY_HAND = """
COPY (
  WITH base AS (
    SELECT r.pemda, r.orang, r.unit, a.*,
           CASE WHEN a.basis_upah = 'tetap' THEN a.nilai_upah
                WHEN r.upah IS NULL OR r.upah <= 0::DECIMAL(18, 2) OR r.upah > {most} THEN a.nilai_perkiraan
                WHEN a.basis_upah = 'maks' THEN greatest(a.nilai_upah, r.upah) ELSE r.upah END::DECIMAL(18, 2) AS dasar,
           a.basis_upah <> 'tetap' AND (r.upah IS NULL OR r.upah <= 0::DECIMAL(18, 2) OR r.upah > {most}) AS kira,
           a.ikut_jp AND (r.tanggal_lahir IS NULL OR r.tanggal_lahir > a.lahir_sesudah) AS jp
    FROM '{folder}/tahun.parquet' r
    JOIN a ON a.kategori_k = coalesce(r.kategori, '')
           AND a.pemda_k = CASE WHEN r.pemda IN (SELECT pemda FROM milik) THEN r.pemda ELSE '' END
    WHERE a.hak = 'wajib' AND (r.mulai IS NULL OR r.mulai <= a.ujung)
          AND (r.akhir IS NULL OR r.akhir >= a.awal)
  ), sen AS (
    SELECT *, (dasar::DECIMAL(13, 2) * 100)::BIGINT AS s, least(s, pagu_jp * 100) AS j FROM base
  ), bpu AS (
    SELECT sen.*, pita.penghasilan FROM sen LEFT JOIN pita ON bpu AND pita.langkah = least(s // 10000000, 202)
  )
  SELECT pemda, orang, unit, bulan, program, segmen,
         CASE WHEN bpu THEN penghasilan::DECIMAL(18, 2)
              WHEN program = 'jp' THEN least(dasar, pagu_jp::DECIMAL(18, 2)) ELSE dasar END AS dasar_upah,
         CASE WHEN program = 'jkk' AND NOT bpu THEN risiko END AS risiko,
         CASE WHEN bpu THEN 0
              WHEN program = 'jkk' THEN (2 * s * tarif_jkk * jkk_atas + 100000000 * jkk_bawah) // (200000000 * jkk_bawah)
              WHEN program = 'jkm' THEN (2 * s * 3000 * jkm_atas + 100000000 * jkm_bawah) // (200000000 * jkm_bawah)
              WHEN program = 'jht' THEN (2 * s * 37000 + 100000000) // 200000000
              ELSE (2 * j * 20000 + 100000000) // 200000000 END AS pemberi_kerja,
         CASE WHEN bpu AND program = 'jkk' THEN (2 * penghasilan * 10000 * jkk_atas + 1000000 * jkk_bawah) // (2000000 * jkk_bawah)
              WHEN bpu AND program = 'jkm' THEN (2 * 6800 * jkm_atas + jkm_bawah) // (2 * jkm_bawah)
              WHEN bpu THEN (2 * penghasilan * 20000 + 1000000) // 2000000
              WHEN program = 'jht' THEN (2 * s * 20000 + 100000000) // 200000000
              WHEN program = 'jp' THEN (2 * j * 10000 + 100000000) // 200000000 ELSE 0 END AS pekerja,
         kira AND NOT (bpu AND program = 'jkm') AS perkiraan,
         'iuran_' || program || '_' || lower(segmen)
         || CASE WHEN keringanan IS NOT NULL AND program IN ('jkk', 'jkm') THEN ';' || keringanan ELSE '' END AS aturan
  FROM bpu CROSS JOIN (VALUES ('jkk'), ('jkm'), ('jht'), ('jp')) p(program)
  WHERE CASE program WHEN 'jkk' THEN ikut_jkk WHEN 'jkm' THEN ikut_jkm WHEN 'jht' THEN ikut_jht ELSE jp END
) TO '{folder}/tangan.parquet' (FORMAT parquet, COMPRESSION zstd)
"""


def by_hand(folder: Path) -> None:
    """The same rows from one hand-written statement over all twelve months."""
    con = duckdb.connect(
        config={"threads": 2, "memory_limit": MEMORY, "preserve_insertion_order": False, "temp_directory": str(folder / "temp")}
    )
    for name in ("a", "pita", "milik"):
        con.sql(f"CREATE TABLE {name} AS FROM '{folder}/{name}.parquet'")
    con.sql(_BY_HAND.format(folder=folder, most="10000000000::DECIMAL(18, 2)"))
