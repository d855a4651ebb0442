"""The floor: ledger, matching and sums in the best SQL that was written by hand, with every rule, for one month.

Whole numbers stand for what is long: the place of a row is one BIGINT, its cell (pemda, unit, category) one INT, what a member row says
one INT, a month one SMALLINT. Every rule is evaluated once for each distinct combination that occurs, and the rows are counted and priced
in one pass. What does not change within the month (rates, reliefs, bands, due dates) is read from the law files before, by ``prepare``.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.by_hand.names import NAME_KEYS

BULAN, POSISI = "2026-10", dt.date(2026, 11, 20)
MEMORY = "2GB"
# Where each way leaves what the two are compared by: sums per pemda, unit and state, or the rows themselves.
SUMS = {
    "ledger_from_link": "jumlah.parquet", "ledger_by_hand": "jumlah-tangan.parquet",
    "ledger_with_matching": "jumlah-cocok.parquet", "matched_by_hand": "jumlah-cocok-tangan.parquet",
}  # fmt: skip
ROWS = {"ledger_written": "ledger.parquet", "written_by_hand": "ledger-tangan.parquet"}
_SQL = Path(__file__).parent
_FROM_FILES = ("roster", "member", "link", "member_person", "hukum", "pita", "payer", "unit", "registration")


def prepare(folder: Path) -> None:
    """The law of the month beside the people: hukum.parquet, pita.parquet, bulan.json, and empty lists of payers, units and NPP."""
    from naungan.contribution.policy import policy_table, programs
    from naungan.kernel.period import Bulan
    from naungan.law import timeline
    from naungan.regions.tables import PAYER, REGISTRATION, UNIT
    from naungan.regulasi import SEN, buku

    month = Bulan.parse(BULAN)
    if programs(month) != ("jkk", "jkm"):
        raise SystemExit("the statements by hand are of a month in which JKK and JKM alone are owed")
    pq.write_table(pa.Table.from_pylist([_law(month, row) for row in policy_table(month).to_pylist()], _LAW), folder / "hukum.parquet")
    bands = timeline(buku().series["dasar_penghasilan"], [month])
    income = pa.array([SEN * amount for amount in bands["dasar_penghasilan"].to_pylist()], pa.int64())
    pq.write_table(pa.table({"langkah": bands["langkah"], "penghasilan": income}), folder / "pita.parquet")
    (folder / "bulan.json").write_text(json.dumps(_literals(month)), "utf-8")
    for relation in (PAYER, REGISTRATION, UNIT):
        pq.write_table(relation.empty(), folder / f"{relation.name}.parquet")


_TEXTS, _FLAGS = ("pemda_k", "kategori_k", "hak", "segmen"), ("asn", "bpu", "tetap", "ikut_jkk", "ikut_jkm")
_NUMBERS = ("pengganti", "kali_jkk", "bagi_jkk", "kali_jkm", "bagi_jkm", "jkm_tetap")
_LAW = pa.schema(
    [pa.field(name, kind) for names, kind in ((_TEXTS, pa.string()), (_FLAGS, pa.bool_()), (_NUMBERS, pa.int64())) for name in names]
    + [pa.field("lantai", pa.decimal128(18, 2))]
)


def _law(month: Any, row: dict[str, Any]) -> dict[str, Any]:
    """One policy with all that the law says of it: factors and divisors of the two programmes, amounts in sen."""
    from naungan.regulasi import SEN, buku
    from naungan.regulasi.bulat import PER_JUTA
    from naungan.regulasi.keringanan import kemungkinan

    relief = kemungkinan(month, row["segmen"], row["sektor"], row["dibayar"])
    given = relief if relief and (relief.syarat or "") in ("", *row["syarat"].split()) else None
    (above, below), (above_m, below_m) = (given.program.get(one, (1, 1)) if given else (1, 1) for one in ("jkk", "jkm"))
    value = {name: buku().entry(name, month).nilai for name in ("tarif_jkk", "tarif_jkm", "tarif_jkk_bpu", "nilai_jkm_bpu")}
    bpu, instead = row["bpu"], row["nilai_upah"] if row["basis_upah"] == "tetap" else row["nilai_perkiraan"]
    return {
        **{name: row[name] for name in (*_TEXTS, "asn", "bpu", "ikut_jkk", "ikut_jkm")}, "tetap": row["basis_upah"] == "tetap",
        "pengganti": None if instead is None else int(SEN * instead), "lantai": row["nilai_upah"] if row["basis_upah"] == "maks" else None,
        "kali_jkk": above * (value["tarif_jkk_bpu"] if bpu else value["tarif_jkk"][row["risiko"]]), "bagi_jkk": SEN * PER_JUTA * below,
        "kali_jkm": None if bpu else above_m * value["tarif_jkm"], "bagi_jkm": SEN * PER_JUTA * below_m,
        "jkm_tetap": (2 * value["nilai_jkm_bpu"] * above_m + below_m) // (2 * below_m) if bpu else None,
    }  # fmt: skip


def ledger_by_hand(folder: Path) -> None:
    """From a ready link: the ledger, what is due, and its sums per pemda, unit and state."""
    _summed(folder, "links", SUMS["ledger_by_hand"])


def matched_by_hand(folder: Path) -> None:
    """The same from nothing but roster and member file: persons, and their matching by equal NIK. ValueError where that leaves members."""
    _summed(folder, "persons", SUMS["matched_by_hand"])


def written_by_hand(folder: Path) -> None:
    """From a ready link, every row of the ledger with the product's columns."""
    with _opened(folder) as con:
        _run(con, "cells", "links", "counted", "several", "offices", "rules", "told")
        path = folder / ROWS["written_by_hand"]
        rows = (_SQL / "rows.sql").read_text("utf-8")
        con.sql(f"COPY ({rows}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")


def _summed(folder: Path, links: str, name: str) -> None:
    with _opened(folder) as con:
        _run(con, "cells", links, "counted", "several", "offices", "rules")
        if links == "persons" and con.sql("FROM tersisa").fetchall() != [(0,)]:
            raise ValueError("members are left whom equal NIK does not find")
        con.sql((_SQL / "summed.sql").read_text("utf-8")).write_parquet(str(folder / name))


def same(folder: Path, product: str, floor: str) -> bool:
    """Whether two ways agree: pemda, unit and state → how many, what is due and what of it is not secured."""
    sums = "SELECT pemda, unit, keadaan, sum(n)::BIGINT, sum(iuran)::BIGINT, sum(dampak)::BIGINT FROM"
    rows = "SELECT pemda, unit, keadaan, count(*), sum(iuran)::BIGINT, sum(dampak)::BIGINT FROM"
    query = sums if product in SUMS else rows
    one, other = (duckdb.sql(f"{query} '{folder / (SUMS | ROWS)[name]}' GROUP BY ALL ORDER BY ALL").fetchall() for name in (product, floor))
    return one == other and len(one) > 0


def _opened(folder: Path) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(
        config={"threads": 2, "memory_limit": MEMORY, "preserve_insertion_order": False, "temp_directory": str(folder / "temp")}
    )
    for name in _FROM_FILES:
        con.sql(f"CREATE VIEW {name} AS FROM '{folder / name}.parquet'")
    con.execute(NAME_KEYS)
    for name, value in json.loads((folder / "bulan.json").read_text("utf-8")).items():
        con.execute(f"SET VARIABLE {name} = {value}")
    return con


def _literals(month: Any) -> dict[str, str]:
    """The month in SQL: its days, the last month due by segment, the day after which a self-employed member waits."""
    from naungan.acuan.anggaran import choice
    from naungan.acuan.jatuh_tempo import last_month_due

    waiting = choice("masa_tunggu_jkm", month)
    due = {segmen: min(month, last_month_due(segmen, POSISI)) for segmen in ("PU", "BPU")}
    return {
        "bulan": f"'{month}'", "awal": f"DATE '{month.first_day}'", "ujung": f"DATE '{month.last_day}'",
        "tunggu": f"DATE '{month.plus(-waiting).last_day if waiting else dt.date.max}'",
        **{f"tempo_{segmen.lower()}": str(12 * last.tahun + last.bulan) for segmen, last in due.items()},
    }  # fmt: skip


def _run(con: duckdb.DuckDBPyConnection, *names: str) -> None:
    for name in names:
        con.execute((_SQL / f"{name}.sql").read_text("utf-8"))
