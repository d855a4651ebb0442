"""Groups and purses of a plan, read from a finished evaluation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from naungan.engine import Engine
from naungan.evaluation.finished import Finished, read_finished
from naungan.projection import PLAN_GROUP, PLAN_PURSE
from naungan.projection.plan import cheapest
from naungan.projection.plan_groups import groups_of
from naungan.projection.plan_purses import purses_of, unknown_purses

pytest.importorskip("scipy")
pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def run(hasil: Path) -> Finished:
    return read_finished(hasil)


@pytest.fixture(scope="module")
def read(duck: Engine, run: Finished) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    return groups_of(duck, run), purses_of(duck, run)


def test_groups_are_all_whose_dues_are_known_once(duck: Engine, run: Finished, read: tuple[list[Any], list[Any]]) -> None:
    groups, _ = read
    assert PLAN_GROUP.of(groups).num_rows == len({(row["pemda"], row["kelompok"], row["sifat"]) for row in groups}) > 0
    ledger, dues = run.table(duck, "ledger"), run.table(duck, "assessment")
    priced = dues.filter(dues.program == "jkm").select("pemda", "orang", "unit").distinct()
    mine = ledger.filter(ledger.utama & ~ledger.keadaan.isin(["not_eligible", "other_payer"])).semi_join(priced, ["pemda", "orang", "unit"])
    assert sum(row["orang"] for row in groups if row["sifat"] != "tunggakan") <= mine.count().to_pyarrow().as_py()
    assert {row["sifat"] for row in groups} >= {"kewajiban", "berjalan"}
    assert all(row["segmen"] == "BPU" and row["paling_sedikit"] >= 3 for row in groups if row["sifat"] == "pilihan")
    assert all(row["sampai"] == str(run.bulan) for row in groups if row["sifat"] == "tunggakan")


def test_no_account_can_be_overdrawn(duck: Engine, run: Finished, read: tuple[list[Any], list[Any]]) -> None:
    _, purses = read
    assert PLAN_PURSE.of(purses).num_rows == len({(row["pemda"], row["dompet"]) for row in purses})
    adequacy = run.table(duck, "adequacy")
    known = duck.rows(adequacy.group_by(["pemda", "unit", "tahun"]).aggregate(uang=adequacy.tersedia.sum().cast("int64")))
    money = {(row["pemda"], row["unit"], str(row["tahun"])): row["uang"] for row in known}
    accounts = [row for row in purses if row["jenis"] == "apbd" and row["sumber"].startswith("Pagu − realisasi")]
    sums: dict[tuple[str, str | None, str], int] = {}
    for row in accounts:
        key = (row["pemda"], row["unit"], row["dompet"].split()[1])
        sums[key] = sums.get(key, 0) + row["uang"]
    assert sums and all(uang <= max(0, money[key]) for key, uang in sums.items())
    waiting = [row for row in accounts if row.get("jendela")]
    assert all(row["usulan"] and row["penetapan"] for row in waiting)
    assert not {(row["pemda"], row["dompet"]) for row in purses} & set(unknown_purses(duck, run))


def test_a_plan_of_an_evaluation_pays_or_tells_every_duty(read: tuple[list[Any], list[Any]]) -> None:
    groups, purses = read
    found = cheapest(groups, purses, tujuan="orang", terbanyak=3)
    owed = sum(row["orang"] * months(row) * row["harga"] for row in groups if row["sifat"] != "pilihan")
    paid = sum(row["rupiah"] for row in found.steps if row["sifat"] != "pilihan")
    assert paid + sum(row["rupiah"] for row in found.shortfall) == owed
    assert all(row["sisa"] >= 0 and row["terpakai"] + row["sisa"] == row["uang"] for row in found.purses)


def months(row: dict[str, Any]) -> int:
    first, last = ((int(row[name][:4]), int(row[name][5:])) for name in ("dari", "sampai"))
    return (last[0] - first[0]) * 12 + last[1] - first[1] + 1
