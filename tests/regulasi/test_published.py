"""Published cases come out exactly, through the same formulas that run over rosters."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
import yaml
from tests.contribution import asking

from naungan.contribution.answer import answer
from naungan.engine import Engine
from naungan.kernel.period import Bulan
from naungan.regulasi import buku, hitung, target
from naungan.regulasi.pu.ramalan import batas_berikut

KASUS = Path(__file__).parents[1] / "kasus"
FILES = ("iuran.yaml", "iuran_jakon.yaml", "iuran_pmi.yaml")
CASES = [kasus for file in FILES for kasus in yaml.safe_load((KASUS / file).read_text("utf-8"))]
MANY = yaml.safe_load((KASUS / "iuran_banyak.yaml").read_text("utf-8"))


@pytest.mark.parametrize("kasus", CASES, ids=lambda one: one["kasus"])
def test_published_case(duck: Engine, kasus: dict) -> None:
    known = dict(kasus["diketahui"])
    found = answer(duck, asking.case(bulan=Bulan.parse(known.pop("bulan")), **known))
    expected = dict(kasus["hasil"])
    if "total" in expected:
        assert found.total == expected.pop("total")
    assert {
        program: [share["pemberi_kerja"], share["pekerja"]] for program, share in found.iuran.items() if program in expected
    } == expected


@pytest.mark.parametrize("kasus", MANY, ids=lambda one: one["kasus"])
def test_published_sum_over_many(duck: Engine, kasus: dict) -> None:
    known = dict(kasus["diketahui"])
    people, (first, last) = known.pop("orang"), (Bulan.parse(month) for month in known.pop("bulan"))
    months = list(first.until(last))
    row = asking.case(bulan=first, **known).row()
    roster = pa.Table.from_pylist([row | {"bulan": str(month)} for month in months for _ in range(people)])
    names = target(known["segmen"], known["program"].split(","))
    found = hitung(duck, duck.table(roster), names, months=months)
    sums = duck.rows(found.group_by("bulan").aggregate(**{name: found[name].sum() for name in names}))
    by_month = [sum(month[name] for name in names) for month in sums]
    assert len(by_month) == len(months)
    assert kasus["hasil"]["total"] == sum(by_month)
    assert set(by_month) == {kasus["hasil"].get("sebulan", by_month[0])}


def test_jp_ceilings_follow_the_growth_rule() -> None:
    """P27: each published ceiling is the one before it times growth, cut down to hundreds."""
    growth = [479, 502, 507, 517, 502, -207, 369, 531, 505, 503, 511]
    published = [entry.nilai for entry in buku().series["pagu_jp"].entries]
    ceiling, chain = 7_000_000, [7_000_000]
    for rate in growth:
        ceiling = ceiling * (10_000 + rate) // 10_000 // 100 * 100
        chain.append(ceiling)
    assert published == chain
    factors = buku().series["faktor_pagu_jp"].entries
    assert [batas_berikut(before, one.nilai) for before, one in zip(published, factors[: len(growth)], strict=False)] == published[1:]
    assert [one.status for one in factors[len(growth) :]] == ["unknown"]
