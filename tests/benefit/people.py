"""Invented events for the referee, as tables: wages with cents and at edges, days around each change of the law."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from naungan.benefit import benefits, losses, scholarships
from naungan.engine import Engine
from naungan.regulasi import buku
from tests import referee_manfaat as referee
from tests.referee import band

FIRST, LAST = dt.date(2015, 7, 1), dt.date(2026, 12, 31)
CHANGES = [day for day in buku().changes() if FIRST < day <= LAST]
DAYS = st.one_of(
    st.dates(FIRST, LAST), st.builds(lambda day, shift: day + dt.timedelta(days=shift), st.sampled_from(CHANGES), st.sampled_from([-1, 0]))
)
# In sen: ordinary, with odd cents, near the floor of the death benefit, near the ceiling of JKP, and the greatest wage.
SEN = st.one_of(
    st.integers(1, 30_000_000_00), st.integers(300_000, 999_999).map(lambda rupiah: rupiah * 100 + 1), st.integers(416_000_00, 417_000_00),
    st.integers(4_999_999_00, 5_000_001_00), st.just(10_000_000_000_00),
)  # fmt: skip
CODES = st.sampled_from(sorted(referee.DISABILITY))

events = st.fixed_dictionaries(
    {
        "tanggal": DAYS, "sen": SEN, "segmen": st.sampled_from(["PU", "BPU"]), "masa_peserta": st.integers(0, 70),
        "pemberi_kerja": st.integers(1, 3), "stmb": st.tuples(st.integers(0, 20), st.integers(1, 15)),
        "losses": st.lists(st.tuples(CODES, st.integers(1, 6), st.sampled_from([1000, 333, 500, 1])), min_size=1, max_size=4),
        "children": st.lists(st.tuples(st.integers(0, 18), st.one_of(st.none(), st.integers(3, 30))), max_size=3),
        "program": st.sampled_from(["jkk", "jkm"]), "masa_iur": st.integers(0, 400), "biaya": st.integers(0, 25_000_000),
        "masa_iur_24": st.integers(10, 24), "iur_berturut": st.integers(4, 8), "klaim_ke": st.integers(1, 4),
        "kepadatan": st.one_of(st.none(), st.sampled_from([79, 80, 100])), "sebab": st.sampled_from(["usia", "meninggal", "cacat"]),
        "penerima": st.sampled_from(["peserta", "pasangan", "anak", "orang_tua"]),
    }
)  # fmt: skip
KINDS = ("darat", "laut", "udara", "homecare", "gigi_tiruan", "alat_bantu_dengar", "kacamata")
TARGETS = (
    "santunan_kematian_jkk", "biaya_pemakaman_jkk", "santunan_berkala_jkk", "santunan_cacat_total", "santunan_cacat_sebagian", "stmb_awal",
    "stmb_lanjut", "stmb_akhir", "santunan_jkm", "santunan_berkala_jkm", "biaya_pemakaman_jkm", "jkp_awal", "jkp_lanjut", "pensiun_sebulan",
    *(f"ganti_{kind}" for kind in KINDS),
)  # fmt: skip
_TEXT = ("segmen", "program", "sebab", "penerima", "bagian")


def by_engine(engine: Engine, cases: list[dict], hari: dt.date | None = None) -> list[dict]:
    """All amounts of the cases in their order; losses and children are tables of their own."""
    table = _table(engine, [_row(n, case) for n, case in enumerate(cases)])
    lost = _table(engine, [row for n, case in enumerate(cases) for row in _losses(n, case)])
    table = table.left_join(losses(engine, lost, hari=hari), "kasus").drop("kasus_right")
    children = [row for n, case in enumerate(cases) for row in _children(n, case)]
    if children:
        table = table.left_join(scholarships(engine, _table(engine, children), hari=hari), "kasus").drop("kasus_right")
    wanted = [name for name in TARGETS if hari is None or any(one.holds(hari) for one in buku().formulas[name])]
    return engine.rows(benefits(engine, table, wanted, hari=hari).order_by("kasus"))


def assert_same(engine: Engine, cases: list[dict], hari: dt.date | None = None) -> None:
    """Engine and referee agree to the rupiah on each case and part."""
    for case, row in zip(cases, by_engine(engine, cases, hari), strict=True):
        row |= {"stmb": row["stmb_awal"] + row["stmb_lanjut"] + row["stmb_akhir"]}
        row |= {"jkp": None if row.get("jkp_awal") is None else row["jkp_awal"] + row["jkp_lanjut"]}
        for name, amount in expected(case).items():
            assert row.get(name) == amount, (name, case)


def expected(case: dict) -> dict[str, int | None]:
    """What the referee says, by the names of the formulas."""
    day, own = case["tanggal"], Fraction(case["sen"], 100)
    base = Fraction(band(Decimal(case["sen"]) / 100)) if case["segmen"] == "BPU" else own
    first, more = case["stmb"]
    parts = {
        ("santunan_kematian_jkk", "biaya_pemakaman_jkk", "santunan_berkala_jkk"): referee.jkk_death(day, base),
        ("santunan_cacat_total",): referee.jkk_total(day, base)[:1],
        ("santunan_jkm", "santunan_berkala_jkm", "biaya_pemakaman_jkm"): referee.jkm(day, case["segmen"], case["masa_peserta"], case["pemberi_kerja"]),
        ("santunan_cacat_sebagian",): (referee.jkk_partial(base, [(code, n, Fraction(share, 1000)) for code, n, share in case["losses"]]),),
    }  # fmt: skip
    found: dict[str, int | None] = {name: value for names, values in parts.items() for name, value in zip(names, values, strict=True)}
    found |= {f"ganti_{kind}": referee.cost(day, kind, case["biaya"]) for kind in KINDS}
    found["pensiun_sebulan"] = referee.pension(
        day, own, case["masa_iur"], case["masa_peserta"], case["kepadatan"], case["sebab"], case["penerima"]
    )
    if case["children"]:
        children = enumerate(case["children"], 1)
        found["beasiswa"] = sum(referee.school(day, n, done, age, case["program"], case["masa_iur"]) for n, (done, age) in children)
    found["stmb"] = referee.stmb(day, base, first + 1, first + more)
    found["jkp"] = referee.jkp(day, own, case["masa_iur_24"], case["iur_berturut"], case["klaim_ke"]) if day >= referee.PP37 else None
    return found


def _row(n: int, case: dict) -> dict[str, Any]:
    first, more = case["stmb"]
    bpu = case["segmen"] == "BPU"
    return {
        "kasus": n, "upah_sen": case["sen"], "penghasilan_sen": case["sen"] if bpu else None, "upah_rata_sen": case["sen"],
        "stmb_sudah": first, "stmb_sampai": first + more, **{f"biaya_{kind}": case["biaya"] for kind in KINDS},
        **{name: case[name] for name in (
            "tanggal", "segmen", "masa_peserta", "pemberi_kerja", "masa_iur", "masa_iur_24", "iur_berturut", "klaim_ke", "kepadatan",
            "sebab", "penerima",
        )},
    }  # fmt: skip


def _losses(n: int, case: dict) -> list[dict[str, Any]]:
    return [
        {"kasus": n, "tanggal": case["tanggal"], "bagian": code, "kali": times, "fungsi": share * 1000}
        for code, times, share in case["losses"]
    ]


def _children(n: int, case: dict) -> list[dict[str, Any]]:
    same = {name: case[name] for name in ("tanggal", "program", "masa_iur")}
    return [
        {"kasus": n, "anak_ke": number, "sekolah_sudah": done, "usia_anak": age, **same}
        for number, (done, age) in enumerate(case["children"], 1)
    ]


def _table(engine: Engine, rows: list[dict[str, Any]]) -> Any:
    kinds = {name: pa.string() if name in _TEXT else pa.date32() if name == "tanggal" else pa.int64() for name in rows[0]}
    return engine.table(pa.Table.from_pylist(rows, pa.schema(list(kinds.items()))))
