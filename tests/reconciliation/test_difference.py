"""One cause a person and month, the first that holds; sums of plus and of minus make bill and roster meet, and never each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.engine import Engine
from naungan.intake.tables import MUTATION
from naungan.reconciliation.difference import difference
from naungan.relations import NOMOR

P, A, B, OKT = "1671", "16000001", "16000002", "2026-10"
_TEXT, _DATE, _INT, _BOOL = pa.string(), pa.date32(), pa.int64(), pa.bool_()
LINE = {
    NOMOR: _INT, "k_pemda": _TEXT, "npp": _TEXT, "bulan": _TEXT, "siapa": _TEXT, "orang": _TEXT, "ragu": _BOOL, "k_nama": _TEXT,
    "tanggal_lahir": _DATE, "upah": pa.decimal128(18, 2), "tarif_sesuai": _BOOL, "ditagih": _INT, "awal": _DATE, "ke": _INT,
}  # fmt: skip
NEED = {"k_pemda": _TEXT, "orang": _TEXT, "bulan": _TEXT, "wajib": _INT, "terutang": _INT, "npp": _TEXT}
FACT = {
    "k_pemda": _TEXT, "orang": _TEXT, "unit": _TEXT, "upah_daftar": pa.decimal128(18, 2), "mulai": _DATE, "akhir": _DATE, "asn": _BOOL,
    "tmt": _DATE, "menunggu_orang": _BOOL,
}  # fmt: skip
Rows = list[dict[str, Any]]


def line(
    number: int, orang: str | None, ditagih: int | None = 54, *, npp: str = A, bulan: str = OKT, ke: int = 0, upah: int = 100, **more: Any
) -> dict[str, Any]:
    return {
        NOMOR: number, "k_pemda": P, "npp": npp, "bulan": bulan, "siapa": orang or f"x{number}", "orang": orang, "ragu": False,
        "k_nama": f"NAMA {number}", "tanggal_lahir": dt.date(1990, 1, 1), "upah": upah, "tarif_sesuai": True, "ditagih": ditagih,
        "awal": dt.date.fromisoformat(f"{bulan}-01"), "ke": ke, **more,
    }  # fmt: skip


def need(orang: str, terutang: int | None = 54, *, npp: str = A, bulan: str = OKT, wajib: int = 1) -> dict[str, Any]:
    return {"k_pemda": P, "orang": orang, "bulan": bulan, "wajib": wajib, "terutang": terutang, "npp": npp}


def fact(orang: str, **more: Any) -> dict[str, Any]:
    return {
        "k_pemda": P,
        "orang": orang,
        "unit": "U",
        "upah_daftar": 100,
        "asn": False,
        "menunggu_orang": False,
        **more,
    }


def found(engine: Engine, lines: Rows, needs: Rows, facts: Rows, gone: Rows | None = None) -> Rows:
    tables = (engine.table(pa.Table.from_pylist(rows, pa.schema(schema))) for rows, schema in ((lines, LINE), (needs, NEED), (facts, FACT)))
    return engine.rows(difference(*tables, engine.table(MUTATION.of(gone or [])), OKT))


def gone(number: int, day: str | None, sebab: str = "1") -> dict[str, Any]:
    return {
        "sumber": "n", "berkas": "na.csv", "baris": number, "urutan": number, "pemda": P, "bulan": OKT, "jenis": "nonaktif", "nama": f"Nama {number}",
        "tanggal_lahir": dt.date(1990, 1, 1), "tanggal": day and dt.date.fromisoformat(day), "sebab": sebab,
    }  # fmt: skip


# What is on the bill, what is due, what is known of the person, what was reported → cause, plus, minus, the day it rests on.
CASES: dict[str, tuple[Rows, Rows, Rows, Rows, tuple[Any, ...] | None]] = {
    "alike": ([line(1, "a")], [need("a")], [fact("a")], [], None),
    "wage": ([line(1, "a", 60, upah=111)], [need("a")], [fact("a")], [], ("upah_beda", 6, 0, None)),
    "rate": ([line(1, "a", 60, tarif_sesuai=False)], [need("a")], [fact("a")], [], ("tarif_beda", 6, 0, None)),
    "a programme left out": ([line(1, "a", 24)], [need("a")], [fact("a")], [], ("tarif_beda", 0, 30, None)),
    "on no roster": ([line(1, None)], [], [], [], ("tidak_di_daftar", 54, 0, None)),
    "a match waits": ([line(1, None, ragu=True)], [], [], [], ("tidak_diketahui", 54, 0, None)),
    "left before": ([line(1, None)], [], [], [gone(1, "2026-09-30")], ("keluar", 54, 0, dt.date(2026, 9, 30))),
    "left in the month": ([line(1, None)], [], [], [gone(1, "2026-10-01")], ("tidak_diketahui", 54, 0, None)),
    "left on a day nobody says": ([line(1, None)], [], [], [gone(1, None)], ("tidak_diketahui", 54, 0, None)),
    "dead": ([line(1, "a")], [need("a")], [fact("a")], [gone(1, "2026-09-30", "Meninggal dunia")], ("meninggal", 0, 0, dt.date(2026, 9, 30))),
    "contract over": ([line(1, "a")], [], [fact("a", akhir=dt.date(2026, 9, 30))], [], ("keluar", 54, 0, dt.date(2026, 9, 30))),
    "ASN": ([line(1, "a")], [], [fact("a", asn=True, tmt=dt.date(2026, 10, 1), mulai=dt.date(2026, 10, 1))], [], ("tidak_berhak", 54, 0, dt.date(2026, 10, 1))),
    "ASN since nobody knows when": ([line(1, "a", bulan="2026-09")], [], [fact("a", asn=True)], [], ("tidak_diketahui", 54, 0, None)),
    "not yet at work": ([line(1, "a", bulan="2026-09")], [], [fact("a", mulai=dt.date(2026, 10, 5))], [], ("baru", 54, 0, None)),
    "begins after the month of the roster": ([line(1, "a")], [], [fact("a", mulai=dt.date(2026, 11, 5))], [], ("baru", 54, 0, None)),
    "dues not known": ([line(1, "a")], [need("a", None)], [fact("a")], [], None),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_first_cause_that_holds(duck: Engine, case: str) -> None:
    lines, needs, facts, reported, wanted = CASES[case]
    rows = [(row["sebab"], row["tambah"], row["kurang"], row["kejadian"]) for row in found(duck, lines, needs, facts, reported)]
    assert rows == ([wanted] if wanted else [])


def test_who_is_not_billed_is_asked_of_the_npp_that_was(engine: Engine) -> None:
    facts = [fact("a"), fact("b", mulai=dt.date(2026, 10, 5)), fact("c", menunggu_orang=True), fact("d")]
    needs = [need("a"), need("b", 50), need("c", 40), need("d", npp=B)]
    rows = {
        row["orang"]: (row["sebab"], row["tambah"], row["kurang"]) for row in found(engine, [line(1, None)], needs, facts) if row["orang"]
    }
    assert rows == {"a": ("tidak_di_tagihan", 0, 54), "b": ("baru", 0, 50), "c": ("tidak_diketahui", 0, 40)}, (
        "nothing was billed of the other NPP"
    )


def test_a_second_line_is_billed_twice_unless_a_second_unit_owes(engine: Engine) -> None:
    lines = [line(1, "a"), line(2, "a", ke=1, npp=B)]
    (twice,) = found(engine, lines, [need("a")], [fact("a")])
    assert (twice[NOMOR], twice["sebab"], twice["tambah"], twice["kurang"]) == (2, "ditagih_dua_kali", 54, 0)
    assert found(engine, lines, [need("a", 108, wajib=2)], [fact("a")]) == [], "two units owe, two lines ask"
    (more,) = found(engine, [*lines, line(3, "a", ke=2)], [need("a", 108, wajib=2)], [fact("a")])
    assert (more[NOMOR], more["sebab"]) == (3, "ditagih_dua_kali")


_WHO = st.sampled_from("abcdef")
_AMOUNT = st.integers(0, 5)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.one_of(st.none(), _WHO), _AMOUNT, st.sampled_from((A, B))), max_size=8),
    st.dictionaries(_WHO, _AMOUNT, max_size=6),
)
def test_plus_less_minus_is_bill_less_need_for_every_npp(
    duck: Engine, billed: list[tuple[str | None, int, str]], due: dict[str, int]
) -> None:
    """Every NPP that billed: what it asks less what is due of those it bills, or should, is the plus less the minus of its persons."""
    seen: dict[str, int] = defaultdict(int)
    lines: Rows = []
    for number, (orang, amount, npp) in enumerate(sorted(billed, key=lambda one: (one[2], one[0] or "")), start=1):
        lines.append(line(number, orang, amount, npp=npp, ke=seen[orang] if orang else 0))
        seen[orang or ""] += 1
    first = {row["orang"]: row["npp"] for row in reversed(lines) if row["orang"] and row["ke"] == 0}
    needs = [need(orang, amount, npp=first.get(orang, A)) for orang, amount in due.items()]
    rows = found(duck, lines, needs, [fact(orang) for orang in "abcdef"])
    for npp in {row["npp"] for row in lines}:
        mine = [row for row in rows if row["npp"] == npp]
        asked = sum(row["ditagih"] for row in lines if row["npp"] == npp)
        owed = sum(row["terutang"] for row in needs if row["npp"] == npp)
        assert sum(row["tambah"] for row in mine) - sum(row["kurang"] for row in mine) == asked - owed
        assert not [row for row in mine if row["tambah"] and row["kurang"]]
        heads = sum(row["npp"] == npp for row in lines) - sum(row["npp"] == npp for row in needs)
        assert sum(row["luar"] for row in mine) - sum(row[NOMOR] is None for row in mine) == heads
    keys = [(row["npp"], row["bulan"], row["orang"], row[NOMOR]) for row in rows]
    assert len(keys) == len(set(keys))
