"""Invented cases for the referee: wages with cents, edges of bands and ceilings, every month, sector, payer and condition."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
from hypothesis import strategies as st
from tests.referee import BANDS, JP_CEILING, contribution

from naungan.engine import Engine
from naungan.kernel.period import Bulan
from naungan.regulasi import IURAN, hitung, sen, target

MONTHS = list(Bulan(2015, 7).until(Bulan(2027, 3)))
EDGES = [Decimal(edge) for edge in (*JP_CEILING.values(), *(lower for lower, _ in BANDS if lower))]
PROGRAM = ("jkk", "jkm", "jht", "jp")

wages = st.one_of(
    st.integers(1, 3_000_000_000).map(lambda cents: Decimal(cents) / 100),
    st.integers(1, 10_000_000_000).map(Decimal),
    st.builds(lambda edge, cents: edge + Decimal(cents) / 100, st.sampled_from(EDGES), st.integers(-100_100, 100)),
    st.integers(1, 999).map(lambda thousands: Decimal(thousands) * 1250 + Decimal("0.5")),
)
conditions = st.sets(st.sampled_from(["pp49-2020", "padat_karya", "peserta_baru"]))
people = st.fixed_dictionaries(
    {
        "bulan": st.sampled_from([str(month) for month in MONTHS]),
        "segmen": st.sampled_from(["PU", "BPU"]),
        "upah": wages,
        "risiko": st.sampled_from(["I", "II", "III", "IV", "V"]),
        "sektor": st.sampled_from(["pemerintahan", "transportasi", "padat_karya", "lainnya"]),
        "dibayar": st.sampled_from(["sendiri", "apbd"]),
        "syarat": conditions,
    }
)


def by_engine(engine: Engine, cases: list[dict], bulan: Bulan | None = None) -> list[dict]:
    """All amounts of the cases in their order: formula name → rupiah."""
    names = target("PU", PROGRAM) + target("BPU", PROGRAM)
    rows = [{**case, "n": n, "syarat": " ".join(sorted(case["syarat"])), "dibayar": payer(case)} for n, case in enumerate(cases)]
    table = engine.table(pa.Table.from_pylist(rows, _SCHEMA))
    amount = sen(table.upah)
    table = table.mutate(upah_sen=amount, penghasilan_sen=amount)
    months = sorted({Bulan.parse(case["bulan"]) for case in cases})
    found = hitung(engine, table, names, bulan=bulan, months=months).select("n", *names).order_by("n")
    return engine.rows(found)


def payer(case: dict) -> str:
    return "pemberi_kerja" if case["segmen"] == "PU" else case["dibayar"]


def assert_same(engine: Engine, cases: list[dict], bulan: Bulan | None = None) -> None:
    """Engine and referee agree to the rupiah on each case and programme."""
    for case, row in zip(cases, by_engine(engine, cases, bulan), strict=True):
        for program, formulas in IURAN[case["segmen"]].items():
            employer, worker = contribution(program, **{**case, "dibayar": payer(case)})
            expected = {"pemberi_kerja": employer, "pekerja": worker}
            for who, name in formulas.items():
                assert row[name] == expected[who], (case, program, who)


_SCHEMA = pa.schema(
    [pa.field(name, pa.string()) for name in ("bulan", "segmen", "risiko", "sektor", "dibayar", "syarat")]
    + [pa.field("upah", pa.decimal128(18, 2)), pa.field("n", pa.int64())]
)
