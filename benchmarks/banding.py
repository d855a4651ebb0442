"""Two evaluations of the same workers, two months apart: as the program compares them, and by the same joins in SQL by hand.

Of a hundred workers five have left, four are in another office, ten earn otherwise, and five have come; of the members who were inactive
most are active again. Both evaluations go through the program's own rooms before anything is measured.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import people

MONTHS = {"lama": ("2026-08", dt.date(2026, 9, 20)), "baru": ("2026-10", dt.date(2026, 11, 20))}
MEMORY = "1200MB"
_ROSTER = """
COPY (
  SELECT * REPLACE (
    sha256('b' || pemda) AS sumber, baris + 7 AS baris, '{bulan}' AS bulan,
    CASE WHEN baris % 25 = 4 THEN CAST(1 + (CAST(unit AS INT) % {units}) AS VARCHAR) ELSE unit END AS unit,
    CASE WHEN baris % 25 = 4 THEN 'Unit ' || (1 + (CAST(unit AS INT) % {units})) ELSE unit_nama END AS unit_nama,
    CASE WHEN baris % 10 = 5 THEN upah + 250000 ELSE upah END AS upah,
    CASE WHEN baris % 20 = 3 THEN CAST(2000000000000000 + hash(baris) % 999999999999999 AS VARCHAR) ELSE nik END AS nik,
    CASE WHEN baris % 20 = 3 THEN CAST(2000000000000000 + hash(baris) % 999999999999999 AS VARCHAR) ELSE nik_asli END AS nik_asli,
    CASE WHEN baris % 20 = 3 THEN 'WARGA ' || (hash(baris * 3) % 9973) || ' BARU' ELSE nama END AS nama,
    CASE WHEN baris % 20 = 3 THEN DATE '1970-01-01' + CAST(hash(baris * 5) % 11000 AS INT) ELSE tanggal_lahir END AS tanggal_lahir)
  FROM '{old}/roster.parquet'
) TO '{new}/roster.parquet' (FORMAT parquet, COMPRESSION zstd)
"""
_MEMBER = """
COPY (
  SELECT * REPLACE (sha256('n') AS sumber, DATE '2026-11-15' AS posisi, '{bulan}' AS bulan, baris % 40 <> 0 AS aktif,
                    '2026-10' AS lunas_sampai)
  FROM '{old}/member.parquet'
) TO '{new}/member.parquet' (FORMAT parquet, COMPRESSION zstd)
"""


def make(folder: Path, workers: int) -> None:
    """``banding/lama`` and ``banding/baru``: finished folders, with all that a comparison reads."""
    shutil.rmtree(folder / "banding", ignore_errors=True)
    old, new = (folder / "banding" / name for name in MONTHS)
    people.make(old, workers)
    new.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"threads": 2}) as con:
        named = {"old": old, "new": new, "bulan": MONTHS["baru"][0], "units": people.UNITS}
        con.sql(_ROSTER.format(**named))
        con.sql(_MEMBER.format(**named))
        con.sql(f"CREATE TABLE m AS SELECT * REPLACE (DATE '2026-09-15' AS posisi) FROM '{old}/member.parquet'")
        con.sql(f"COPY m TO '{old}/member.parquet' (FORMAT parquet)")
    for name, (bulan, posisi) in MONTHS.items():
        _evaluated(folder / "banding" / name, bulan, posisi)


def _evaluated(home: Path, bulan: str, posisi: dt.date) -> None:
    """The rooms from matching to coverage over the files of one side, saved as an evaluation saves them."""
    from naungan import contribution, coverage, matching
    from naungan.engine import open_engine, write_snapshot
    from naungan.evaluation.record import HASIL, RESULTS, RUN
    from naungan.intake.tables import MEMBER, ROSTER
    from naungan.relations.numbers import looked_up

    with open_engine("duckdb", threads=2, memory=MEMORY, temp=home / "temp") as engine:
        roster = engine.keep(ROSTER.conform(engine.read(home / "roster.parquet")))
        member = engine.keep(MEMBER.conform(engine.read(home / "member.parquet"), absent=("terdaftar", "npp_pemda")))
        linked = matching.link(engine, roster, member)
        owed = contribution.owed(engine, roster, linked.link, bulan=bulan, bawa=coverage.SHOWN)
        nothing = {name: engine.table(RESULTS[name].empty()) for name in ("unit", "registration", "payer")}
        sides = {"roster": roster, "member": member, "linked": linked, "owed": owed, "bulan": bulan, "posisi": posisi}
        ledger = engine.keep(coverage.ledger(engine, **nothing, **sides))
        found = {
            "roster": roster, "member": member, "link": linked.link, "member_person": linked.member_person, "ledger": ledger,
            "assessment": contribution.assess(engine, owed.table()), "measure": coverage.measures(engine, ledger, lingkup="nasional"),
        }  # fmt: skip
        found = {name: found.get(name, engine.table(relation.empty())) for name, relation in RESULTS.items()}
        found["finding"] = _finding(engine, ledger)
        handed = coverage.handed_in({"roster": roster, "recap": found["recap"], "budget_line": found["budget_line"]}, found, found["file"])
        found["handed_in"] = engine.keep(handed)
        for name, relation in RESULTS.items():
            write_snapshot(engine, relation, looked_up(relation, found[name], found), home / HASIL / name, {"relation": name})
    (home / RUN).write_text(json.dumps({"bulan": bulan, "posisi": posisi.isoformat(), "diketahui": None}), "utf-8")
    shutil.rmtree(home / "temp", ignore_errors=True)


def _finding(engine: Any, ledger: Any) -> Any:
    """The people whom nobody registered, unit by unit, as the rule counts them."""
    import ibis

    from naungan.findings.tables import FINDING

    unregistered = ledger.filter(ledger.keadaan == "unregistered")
    rows = unregistered.group_by("pemda", "unit").agg(
        jumlah=unregistered.count(), rupiah=unregistered.dampak.sum(), unit_nama=unregistered.unit_nama.min()
    )
    said = {"kode": "TEMUAN_BELUM_TERDAFTAR", "tingkat": "tinggi", "satuan": "orang", "params": "{}"}
    rows = rows.mutate(**{name: ibis.literal(word) for name, word in said.items()})
    return engine.keep(FINDING.conform(rows, absent=("langkah", "tenggat", "dasar", "sidik")))


def compared(folder: Path) -> None:
    """Persons, causes and fates: what ``naungan bandingkan`` does before it draws."""
    from naungan.comparison.two import compare_runs, sides
    from naungan.engine import open_engine

    with open_engine("duckdb", threads=2, memory=MEMORY) as engine:
        movement, fate = compare_runs(engine, *sides(*(folder / "banding" / name for name in MONTHS)))
        keep = ("pekerja", "terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui", "iuran", "dampak")
        rows = movement.filter(movement.ukuran.isin(keep))
        names = ("tingkat", "pemda", "unit", "ukuran", "sebab", "nilai")
        told = sorted(str([row[name] for name in names]) for row in engine.rows(rows.filter(rows.nilai != 0)))
        counts = ("n_selesai", "n_masih", "n_tidak_dapat_diperiksa", "n_baru")
        ends = fate.group_by("pemda", "unit").agg(**{name: fate[name].sum().cast("int64") for name in counts})
        _write(
            folder / "banding-program.json",
            told,
            sorted(str([row[name] for name in ("pemda", "unit", *counts)]) for row in engine.rows(ends)),
        )


def _write(path: Path, movement: list[str], fate: list[str]) -> None:
    path.write_text(json.dumps({"movement": movement, "fate": fate}), "utf-8")


# What somebody fluent in SQL would write for these data: the person by pemda, NIK and name, cells beside each other, the law over the old
# people, causes, sums, fates.
_CELLS = """
CREATE TABLE {side} AS
SELECT l.pemda, l.unit, r.nik || upper(r.nama) AS siapa, l.keadaan, l.terlindungi, l.utama, coalesce(l.iuran, 0) AS iuran,
       coalesce(l.perkiraan, false) AS kira, CASE WHEN l.perkiraan THEN 0 ELSE coalesce(l.dampak, 0) END AS dampak,
       p.upah, l.keadaan NOT IN ('not_eligible', 'other_payer') AS kami, m.hari
FROM '{folder}/{side}/hasil/ledger/part-0.parquet' l
JOIN '{folder}/{side}/hasil/roster/part-0.parquet' r ON r.sumber = l.sumber AND r.lembar IS NOT DISTINCT FROM l.lembar AND r.baris = l.baris
JOIN (SELECT pemda, unit, nik, nama, max_by(upah, (NOT tahan, upah IS NOT NULL, upah)) AS upah
      FROM '{folder}/{side}/hasil/roster/part-0.parquet' GROUP BY ALL) p
     ON p.pemda = l.pemda AND p.unit = l.unit AND p.nik = r.nik AND p.nama = r.nama
LEFT JOIN (SELECT k.sumber, k.lembar, k.baris, m.posisi AS hari FROM '{folder}/{side}/hasil/link/part-0.parquet' k
           JOIN '{folder}/{side}/hasil/member/part-0.parquet' m
             ON m.sumber = k.member_sumber AND m.lembar IS NOT DISTINCT FROM k.member_lembar AND m.baris = k.member_baris) m
     ON m.sumber = l.sumber AND m.lembar IS NOT DISTINCT FROM l.lembar AND m.baris = l.baris;
"""
_PAIRS = """
CREATE TABLE di_sini AS SELECT a.pemda, a.siapa, a.unit AS unit_a, a.unit AS unit_b FROM lama a JOIN baru b USING (pemda, siapa, unit);
CREATE TABLE pasangan AS
WITH sisa_a AS (SELECT pemda, siapa, unit, row_number() OVER (PARTITION BY pemda, siapa ORDER BY unit) AS ke FROM lama a
                WHERE NOT EXISTS (FROM di_sini d WHERE d.pemda = a.pemda AND d.siapa = a.siapa AND d.unit_a = a.unit)),
     sisa_b AS (SELECT pemda, siapa, unit, row_number() OVER (PARTITION BY pemda, siapa ORDER BY unit) AS ke FROM baru b
                WHERE NOT EXISTS (FROM di_sini d WHERE d.pemda = b.pemda AND d.siapa = b.siapa AND d.unit_b = b.unit))
FROM di_sini UNION ALL
SELECT pemda, siapa, a.unit, b.unit FROM sisa_a a FULL JOIN sisa_b b USING (pemda, siapa, ke);
CREATE TABLE orang AS SELECT DISTINCT a.pemda, a.siapa FROM lama a JOIN baru b USING (pemda, siapa);
CREATE TABLE rinci AS
SELECT p.pemda, p.unit_a, p.unit_b, o.siapa IS NOT NULL AS dikenal, a.kami AS kami_a, b.kami AS kami_b, a.terlindungi AS t_a,
       b.terlindungi AS t_b, a.keadaan AS k_a, b.keadaan AS k_b, a.utama AS u_a, b.utama AS u_b, a.iuran AS i_a, b.iuran AS i_b,
       a.kira AS kira_a, b.kira AS kira_b, a.upah AS upah_a, b.upah AS upah_b, a.dampak AS d_a, b.dampak AS d_b,
       a.keadaan IN ('unregistered', 'inactive', 'arrears') AS wajib,
       CASE WHEN NOT a.kami OR a.kira OR a.upah IS NULL THEN a.iuran
            ELSE CAST(round(a.upah * 0.0024) AS BIGINT) + CAST(round(a.upah * 0.0030) AS BIGINT) END AS i_hukum
FROM pasangan p LEFT JOIN lama a ON a.pemda = p.pemda AND a.siapa = p.siapa AND a.unit = p.unit_a
LEFT JOIN baru b ON b.pemda = p.pemda AND b.siapa = p.siapa AND b.unit = p.unit_b
LEFT JOIN orang o ON o.pemda = p.pemda AND o.siapa = p.siapa;
"""
_ALIVE = "('covered', 'incomplete_programmes', 'arrears', 'covered_elsewhere')"
_EFFECTS = f"""
CREATE TABLE langkah AS
SELECT pemda, unit_a AS unit, CASE WHEN dikenal THEN 'pindah_unit' ELSE 'keluar' END AS sebab, -1 AS tanda, kami_a AS kami, t_a AS t,
       i_a AS i, d_a AS d, kira_a AS kira, 1 AS di_unit, CAST(u_a AS INT) AS di_atas FROM rinci WHERE unit_b IS NULL
UNION ALL SELECT pemda, unit_b, CASE WHEN dikenal THEN 'pindah_unit' ELSE 'masuk' END, 1, kami_b, t_b, i_b, d_b, kira_b, 1, CAST(u_b AS INT)
FROM rinci WHERE unit_a IS NULL
UNION ALL SELECT pemda, unit_a, 'pindah_unit', -1, kami_a, t_a, i_a, d_a, kira_a, 1, 0 FROM rinci WHERE unit_a <> unit_b
UNION ALL SELECT pemda, unit_b, 'pindah_unit', 1, kami_a, t_a, i_a, d_a, kira_a, 1, 0 FROM rinci WHERE unit_a <> unit_b
UNION ALL SELECT pemda, unit_b, 'pindah_unit', CAST(u_b AS INT) - CAST(u_a AS INT), kami_a, t_a, 0, 0, kira_a, 0, 1
FROM rinci WHERE u_a <> u_b
UNION ALL SELECT pemda, unit_b, 'hukum', 1, false, '', i_hukum - i_a, CASE WHEN wajib AND NOT kira_a THEN i_hukum - d_a ELSE 0 END,
       kira_a, 1, 0 FROM rinci WHERE i_hukum <> i_a AND unit_b IS NOT NULL
UNION ALL SELECT pemda, unit_b, 'upah', 1, false, '', i_b - i_hukum, CASE WHEN wajib AND NOT kira_b THEN i_b - i_hukum ELSE 0 END,
       kira_b, 1, 0 FROM rinci WHERE i_b <> i_hukum
UNION ALL SELECT pemda, unit_b, gerak, tanda, kami_b, CASE WHEN tanda > 0 THEN t_b ELSE t_a END, 0,
       CASE WHEN tanda < 0 THEN 0 WHEN wajib AND NOT kira_b THEN d_b - i_b ELSE d_b END, false, 1, CAST(u_b AS INT)
FROM (SELECT *, CASE WHEN k_b = 'unresolved' THEN 'menjadi_tidak_pasti' WHEN k_a = 'unresolved' THEN 'menjadi_pasti'
                     WHEN k_a = 'unregistered' AND k_b IN {_ALIVE} THEN 'didaftarkan'
                     WHEN k_a = 'inactive' AND k_b IN {_ALIVE} THEN 'diaktifkan'
                     WHEN k_a IN {_ALIVE} AND k_b IN ('inactive', 'unregistered') THEN 'gugur'
                     WHEN k_a IN {_ALIVE} AND k_b IN {_ALIVE} THEN 'tunggakan' ELSE 'lain' END AS gerak
      FROM rinci WHERE kami_a AND kami_b AND (t_a <> t_b OR k_a <> k_b)) CROSS JOIN (VALUES (1), (-1)) s(tanda);
CREATE TABLE hitung AS
SELECT pemda, unit, sebab, 0 AS urutan,
       sum(tanda * di_unit * kami::INT) AS u0, sum(tanda * di_unit * (kami AND t = 'ya')::INT) AS u1,
       sum(tanda * di_unit * (kami AND t = 'tidak')::INT) AS u2, sum(tanda * di_unit * (kami AND t = 'tidak_diketahui')::INT) AS u3,
       sum(CASE WHEN kira THEN 0 ELSE tanda * di_unit * i END) AS u4, sum(tanda * di_unit * d) AS u5,
       sum(tanda * di_atas * kami::INT) AS p0, sum(tanda * di_atas * (kami AND t = 'ya')::INT) AS p1,
       sum(tanda * di_atas * (kami AND t = 'tidak')::INT) AS p2, sum(tanda * di_atas * (kami AND t = 'tidak_diketahui')::INT) AS p3,
       sum(CASE WHEN kira THEN 0 ELSE tanda * di_unit * i END) AS p4, sum(tanda * di_unit * d) AS p5
FROM langkah GROUP BY ALL;
"""
_UKURAN = ("pekerja", "terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui", "iuran", "dampak")
_LONG = """
SELECT 'unit' AS tingkat, pemda, unit, '{name}' AS ukuran, sebab, CAST(sum(u{at}) AS BIGINT) AS nilai FROM hitung GROUP BY ALL
UNION ALL SELECT 'pemda', pemda, NULL, '{name}', sebab, CAST(sum(p{at}) AS BIGINT) FROM hitung GROUP BY ALL
UNION ALL SELECT 'provinsi', left(pemda, 2), NULL, '{name}', sebab, CAST(sum(p{at}) AS BIGINT) FROM hitung GROUP BY ALL
UNION ALL SELECT 'nasional', NULL, NULL, '{name}', sebab, CAST(sum(p{at}) AS BIGINT) FROM hitung GROUP BY ALL
UNION ALL SELECT tingkat, pemda, unit, '{name}', 'awal', CAST(coalesce({name}, 0) AS BIGINT)
FROM '{folder}/lama/hasil/measure/part-0.parquet' WHERE tingkat IN ('unit', 'pemda', 'provinsi', 'nasional')
UNION ALL SELECT tingkat, pemda, unit, '{name}', 'akhir', CAST(coalesce({name}, 0) AS BIGINT)
FROM '{folder}/baru/hasil/measure/part-0.parquet' WHERE tingkat IN ('unit', 'pemda', 'provinsi', 'nasional')
"""
_FATES = """
WITH kini AS (SELECT pemda, siapa, max(CASE WHEN utama THEN terlindungi END) AS t, bool_or(keadaan = 'unregistered') AS belum,
                     coalesce(bool_or(hari > DATE '2026-09-15'), false) AS terlihat FROM baru GROUP BY ALL),
     dulu AS (SELECT DISTINCT pemda, siapa, unit FROM lama WHERE keadaan = 'unregistered'),
     nasib AS (SELECT l.pemda, l.unit, count_if(coalesce(NOT k.belum AND k.t = 'ya' AND k.terlihat, false)) AS n_selesai,
                      count_if(coalesce(k.belum OR k.t = 'tidak', false)) AS n_masih, count(*) AS semua
               FROM lama l LEFT JOIN kini k USING (pemda, siapa) WHERE l.keadaan = 'unregistered' GROUP BY ALL),
     baru_ada AS (SELECT b.pemda, b.unit, count_if(d.siapa IS NULL) AS n_baru FROM baru b LEFT JOIN dulu d USING (pemda, siapa, unit)
                  WHERE b.keadaan = 'unregistered' GROUP BY ALL)
SELECT pemda, unit, coalesce(n_selesai, 0) AS n_selesai, coalesce(n_masih, 0) AS n_masih,
       coalesce(semua - n_selesai - n_masih, 0) AS n_tidak_dapat_diperiksa, coalesce(n_baru, 0) AS n_baru
FROM nasib FULL JOIN baru_ada USING (pemda, unit)
"""


def by_hand(folder: Path) -> None:
    """The same rows from statements."""
    home = folder / "banding"
    con = duckdb.connect(config={"threads": 2, "memory_limit": MEMORY, "temp_directory": str(folder / "temp")})
    for side in MONTHS:
        con.execute(_CELLS.format(side=side, folder=home))
    con.execute(_PAIRS)
    con.execute(_EFFECTS)
    query = " UNION ALL ".join(_LONG.format(name=name, at=at, folder=home) for at, name in enumerate(_UKURAN))
    rows = con.sql(f"SELECT * FROM ({query}) WHERE nilai <> 0").fetchall()
    _write(
        folder / "banding-tangan.json", sorted(str(list(row)) for row in rows), sorted(str(list(row)) for row in con.sql(_FATES).fetchall())
    )


def same(folder: Path) -> bool:
    """Whether the two ways gave the same rows."""
    first, second = (json.loads((folder / f"banding-{name}.json").read_text("utf-8")) for name in ("program", "tangan"))
    return bool(first == second and first["movement"] and first["fate"])
