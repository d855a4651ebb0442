"""Groups and purses of a plan as a test writes them, and a plan that has been added up again."""

from __future__ import annotations

from typing import Any

from naungan.kernel.period import Bulan
from naungan.projection import PLAN_BOUND, PLAN_PURSE, PLAN_SHORT, PLAN_STEP
from naungan.projection.plan import Plan, cheapest

Row = dict[str, Any]


def group(kelompok: str, orang: int, harga: int = 16_800, *, pemda: str = "1501", first: int = 1, last: int = 4, **more: Any) -> Row:
    row = {
        "pemda": pemda, "kelompok": kelompok, "sifat": "pilihan", "kategori": "pekerja_rentan", "segmen": "BPU", "orang": orang,
        "harga": harga, "kerugian": 200_000, "utuh": False, "paling_sedikit": 3, "dari": f"2027-{first:02d}", "sampai": f"2027-{last:02d}",
        "sumber": "karangan",
    }  # fmt: skip
    return row | more


def purse(dompet: str, uang: int, *, pemda: str = "1501", first: int = 1, last: int = 4, **more: Any) -> Row:
    dates = {"dari": f"2027-{first:02d}", "sampai": f"2027-{last:02d}"}
    return {"pemda": pemda, "dompet": dompet, "uang": uang, "sumber": "karangan", **dates} | more


def plan(groups: list[Row], purses: list[Row], tujuan: str = "orang", **more: Any) -> Plan:
    found = cheapest(groups, purses, tujuan=tujuan, **({"celah": 0.0, "terbanyak": 0} | more))
    spent: dict[tuple[str, str], int] = {}
    price = {(one["pemda"], one["kelompok"], one["sifat"]): one for one in groups}
    for row in found.steps:
        mine = price[row["pemda"], row["kelompok"], row["sifat"]]
        assert row["rupiah"] == row["orang"] * row["lama"] * mine["harga"]
        first = Bulan.parse(row["mulai"])
        paying = next(one for one in purses if (one["pemda"], one["dompet"]) == (row["pemda_dompet"], row["dompet"]))
        for one in (mine, paying):
            assert one["dari"] <= row["mulai"] and str(first.plus(row["lama"] - 1)) <= one["sampai"]
        spent[row["pemda_dompet"], row["dompet"]] = spent.get((row["pemda_dompet"], row["dompet"]), 0) + row["rupiah"]
    for one in purses:
        assert spent.get((one["pemda"], one["dompet"]), 0) <= one["uang"]
    for relation, those in (
        (PLAN_STEP, found.steps),
        (PLAN_PURSE, found.purses),
        (PLAN_SHORT, found.shortfall),
        (PLAN_BOUND, found.bounds),
    ):
        assert relation.of(those).num_rows == len(those)
    return found
