"""Projects, migrant workers, the split for JKP and the penalty against the referee: edges, each change, random draws."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contribution import asking
from tests.referee import jp_ceiling, pension_age
from tests.referee_proyek import SLICES, construction, jkp_split, migrant, penalty, without_vat

from naungan.contribution.answer import answer
from naungan.engine import Engine
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.law import evaluate
from naungan.regulasi import PAKET_PMI, REKOMPOSISI, buku, hitung, target
from naungan.regulasi.keringanan import kemungkinan

QUIET = settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
MONTHS = list(Bulan(2015, 7).until(Bulan(2027, 12)))
UNPAID = {"sudah_dibayar_jkk": 0, "sudah_dibayar_jkm": 0}
BORDERS = [upper for upper, _, _ in SLICES if upper]
amounts = st.one_of(
    st.integers(1, 10**14).map(lambda cents: Decimal(cents) / 100),
    st.integers(1, 10**13).map(Decimal),
    st.builds(lambda edge, cents: edge + Decimal(cents) / 100, st.sampled_from(BORDERS), st.integers(-200, 200)),
)
projects = st.fixed_dictionaries(
    {
        "bulan": st.sampled_from([str(month) for month in MONTHS]),
        "nilai": amounts,
        "syarat": st.sets(st.sampled_from(["pp49-2020", "padat_karya"])),
    }
)


def sen(amount: Decimal) -> int:
    return int(amount * 100)


def table(engine: Engine, rows: list[dict[str, Any]]) -> Any:
    full = [
        {"n": n, "segmen": "JAKON", "sektor": "lainnya", "dibayar": "pemberi_kerja", "risiko": "I", "syarat": "", **UNPAID} | row
        for n, row in enumerate(rows)
    ]
    return engine.table(pa.Table.from_pylist(full))


def run(engine: Engine, rows: list[dict[str, Any]], names: list[str]) -> list[dict[str, Any]]:
    months = sorted({Bulan.parse(row["bulan"]) for row in rows})
    return engine.rows(hitung(engine, table(engine, rows), names, months=months).select("n", *names).order_by("n"))


@QUIET
@given(cases=st.lists(projects, min_size=30, max_size=60))
def test_projects_agree_with_the_referee(duck: Engine, cases: list[dict]) -> None:
    names = target("JAKON", ("jkk", "jkm")) + target("JAKON_UPAH", ("jkk", "jkm"))
    wages = [min(case["nilai"], Decimal(10**12)) for case in cases]
    rows = [
        {
            "bulan": case["bulan"],
            "nilai_kontrak_sen": sen(case["nilai"]),
            "upah_total_sen": sen(wage),
            "syarat": " ".join(sorted(case["syarat"])),
        }
        for case, wage in zip(cases, wages, strict=True)
    ]
    for case, wage, row in zip(cases, wages, run(duck, rows, names), strict=True):
        facts = {"bulan": case["bulan"], "syarat": case["syarat"]}
        assert [row[f"iuran_{program}_jakon"] for program in ("jkk", "jkm")] == [
            construction(program, nilai=case["nilai"], **facts) for program in ("jkk", "jkm")
        ], case
        assert [row[f"iuran_{program}_jakon_upah"] for program in ("jkk", "jkm")] == [
            construction(program, upah=wage, **facts) for program in ("jkk", "jkm")
        ], case


def test_each_border_of_a_slice_and_a_sen_around_it(engine: Engine) -> None:
    values = [Decimal(border) + Decimal(step) / 100 for border in BORDERS for step in (-1, 0, 1)] + [Decimal("0.01"), Decimal(10**13)]
    rows = [{"bulan": "2026-10", "nilai_kontrak_sen": sen(value)} for value in values]
    found = run(engine, rows, target("JAKON", ("jkk", "jkm")))
    assert [(row["iuran_jkk_jakon"], row["iuran_jkm_jakon"]) for row in found] == [
        (construction("jkk", nilai=value, bulan="2026-10"), construction("jkm", nilai=value, bulan="2026-10")) for value in values
    ]


@pytest.mark.parametrize(("bulan", "factor"), [("2020-07", 1), ("2020-08", 100), ("2021-01", 100), ("2021-02", 1)])
def test_the_unpaid_part_of_a_project_is_relieved_only_in_its_window(duck: Engine, bulan: str, factor: int) -> None:
    (row,) = run(duck, [{"bulan": bulan, "nilai_kontrak_sen": 10**10, "syarat": "pp49-2020"}], target("JAKON", ("jkk",)))
    assert row["iuran_jkk_jakon"] == 210_000 // factor


@QUIET
@given(case=projects, share=st.integers(0, 100), upah=st.booleans())
def test_only_the_rest_of_a_project_is_owed_and_relieved(duck: Engine, case: dict, share: int, upah: bool) -> None:
    base = {"upah": min(case["nilai"], Decimal(10**12))} if upah else {"nilai": case["nilai"]}
    whole = {program: construction(program, **base, bulan=case["bulan"]) for program in ("jkk", "jkm")}
    paid = {program: amount * share // 100 for program, amount in whole.items()}
    name, amount = ("upah_total_sen", base["upah"]) if upah else ("nilai_kontrak_sen", base["nilai"])
    row = {"bulan": case["bulan"], name: sen(amount), "syarat": " ".join(sorted(case["syarat"]))}
    row |= {f"sudah_dibayar_{program}": rupiah for program, rupiah in paid.items()}
    (found,) = run(duck, [row], target("JAKON_UPAH" if upah else "JAKON", ("jkk", "jkm")))
    assert [found[f"iuran_{program}_jakon{'_upah' * upah}"] for program in ("jkk", "jkm")] == [
        construction(program, **base, bulan=case["bulan"], syarat=case["syarat"], paid=paid[program]) for program in ("jkk", "jkm")
    ]


@pytest.mark.parametrize("gross", ["1110000000", "1000000", "123456789.55", "99999999999.99"])
def test_vat_is_taken_out_exactly(duck: Engine, gross: str) -> None:
    case = asking.case(segmen="JAKON", bulan=Bulan(2026, 10), jumlah=gross, ppn_termasuk=True)
    assert case.dasar_sen == sen(without_vat(Decimal(gross)))


@pytest.mark.parametrize("bulan", ["2019-01", "2023-02", "2023-03", "2026-10"])
@pytest.mark.parametrize("jalur", ["p3mi", "perseorangan"])
def test_packages_of_migrant_workers(duck: Engine, bulan: str, jalur: str) -> None:
    for months in (0, 1, 5, 6, 7, 11, 12, 13, 23, 24, 25, 31, 60):
        expected = migrant(jalur=jalur, bulan_kontrak=months, bulan=bulan) if months else None
        asked = {"segmen": "PMI", "bulan": Bulan.parse(bulan), "jalur": jalur, "bulan_kontrak": months}
        if expected is None:
            with pytest.raises(Refusal, match="tidak tercetak"):
                asking.case(**asked)
        else:
            found = answer(duck, asking.case(**asked))
            assert tuple(found.paket[name] for name in PAKET_PMI) == expected
            assert found.total == sum(expected)
            assert found.iuran == {"jkk": {"pemberi_kerja": None, "pekerja": None}, "jkm": {"pemberi_kerja": None, "pekerja": None}}


def test_a_month_before_the_packages_are_known_is_refused(duck: Engine) -> None:
    with pytest.raises(Refusal, match="Desember 2018"):
        asking.case(segmen="PMI", bulan=Bulan(2018, 12), jalur="p3mi", bulan_kontrak=24)


@QUIET
@given(
    wages=st.lists(st.one_of(st.integers(1, 3 * 10**9), st.integers(499_999_900, 500_000_100)), min_size=20, max_size=40),
    bulan=st.sampled_from(["2021-02", "2024-12", "2025-01", "2025-03", "2026-10"]),
    risiko=st.sampled_from(["I", "II", "III", "IV", "V"]),
)
def test_the_split_for_jkp_agrees_with_the_referee(duck: Engine, wages: list[int], bulan: str, risiko: str) -> None:
    rows = [{"bulan": bulan, "upah_sen": wage, "risiko": risiko, "segmen": "PU"} for wage in wages]
    names = list(REKOMPOSISI.values())
    month = Bulan.parse(bulan)
    cases = table(duck, rows)
    found = duck.rows(hitung(duck, cases, [*names, "iuran_jkk_pu", "iuran_jkm_pu"], bulan=month).order_by("n"))
    for wage, row in zip(wages, found, strict=True):
        expected = jkp_split(upah=Decimal(wage) / 100, risiko=risiko, bulan=bulan)
        assert {fund: row[formula] for fund, formula in REKOMPOSISI.items()} == expected
        kept = row["jkk_bersih"] + row["jkm_bersih"] + row["iuran_jkp_dari_jkk"] + row["iuran_jkp_dari_jkm"]
        assert kept == row["iuran_jkk_pu"] + row["iuran_jkm_pu"]  # what the business pays does not change


@pytest.mark.parametrize(
    ("risiko", "net"), [("I", 10_000), ("II", 40_000), ("III", 75_000), ("IV", 113_000), ("V", 160_000)]
)  # fmt: skip
def test_net_rates_of_the_reference_come_out(duck: Engine, risiko: str, net: int) -> None:
    """0.10/0.40/0.75/1.13/1.60 percent of JKK stay; of JKM 0.20 percent until the change and 0.30 percent after it."""
    for bulan, jkm in (("2025-01", 20_000), ("2025-03", 30_000)):
        row = {"bulan": bulan, "upah_sen": 500_000_000, "risiko": risiko, "segmen": "PU"}
        (found,) = run(duck, [row], ["jkk_bersih", "jkm_bersih"])
        assert (found["jkk_bersih"], found["jkm_bersih"]) == (net // 2, jkm // 2)


@pytest.mark.parametrize("bulan", [f"{year}-{month}" for year in (2027, 2028, 2030, 2043) for month in ("02", "03")])
def test_the_ceiling_is_forecast_by_the_floor_rule_and_marked(bulan: str) -> None:
    entry = buku().entry("pagu_jp", Bulan.parse(bulan))
    assert entry.nilai == jp_ceiling(bulan)
    assert entry.status == ("confirmed" if bulan == "2027-02" else "unknown")
    assert ("Ramalan" in (entry.catatan or "")) == (bulan != "2027-02")


def test_the_pension_age_rises_to_65_in_2043_and_stays() -> None:
    for year in range(2015, 2051):
        for month in (Bulan(year, 12), Bulan(year + 1, 1)):
            assert buku().entry("usia_pensiun", month).nilai == pension_age(month.tahun), month


@pytest.mark.parametrize("bulan", ["2020-07", "2020-08", "2021-01", "2021-02"])
def test_the_indicative_penalty_agrees_with_the_referee(duck: Engine, bulan: str) -> None:
    cases = [(5_400, 1), (5_400, 3), (16_201, 7), (0, 2)]
    rows = pa.table({"n": [0, 1, 2, 3], "iuran_terlambat": [amount for amount, _ in cases], "bulan_terlambat": [late for _, late in cases]})
    found = duck.rows(evaluate(duck, buku(), duck.table(rows), ["denda_indikatif"], at=Bulan.parse(bulan)).order_by("n"))
    assert [row["denda_indikatif"] for row in found] == [penalty(amount, late, bulan) for amount, late in cases]


def test_no_contribution_takes_in_a_penalty_or_a_share_of_jkp() -> None:
    wanted = {name for law in ("PU", "BPU", "JAKON", "JAKON_UPAH") for name in buku().order(target(law, ("jkk", "jkm", "jht", "jp")))}
    assert not {name for name in wanted if "denda" in name or "jkp" in name or "bersih" in name}


def test_paid_from_any_budget_no_discount_of_2026() -> None:
    for month in Bulan(2026, 1).until(Bulan(2027, 3)):
        for sektor in ("transportasi", "lainnya"):
            assert kemungkinan(month, "BPU", sektor, "apbd") is None
            assert kemungkinan(month, "BPU", sektor, "apbn") is None
