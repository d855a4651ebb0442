"""The provinces side by side: counts and money of each, the dearest findings, and the figures that charts are drawn from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from naungan.relations.words import NOT_JUDGED, UNDECIDED, Anggaran, State
from naungan.told.findings import Finding, finding
from naungan.told.material import Material, Row, everything, grouped, province
from naungan.told.table import Table, amounts, columns, counts, total
from naungan.told.words import office, place, say

DEAREST = 3
ANSWERS = ("terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui")
# From good to not known, so that every bar reads from left to right.
BUDGET = (Anggaran.CUKUP, Anggaran.KURANG, Anggaran.TIDAK_DIANGGARKAN, Anggaran.BELUM_DAPAT_DINILAI, Anggaran.TIDAK_DIKETAHUI)
# Eleven states are too many for one bar: these six groups answer what an office must do next.
GROUPS = {
    "lengkap": (State.COVERED,),
    "kewajiban_kurang": (State.INCOMPLETE_PROGRAMMES, State.ARREARS, State.COVERED_ELSEWHERE),
    "nonaktif": (State.INACTIVE,),
    "belum_terdaftar": (State.UNREGISTERED,),
    "perlu_dicek": (State.NOT_ON_OWN_NPP,),
    "belum_pasti": UNDECIDED,
}
_PROVINCE = (
    *columns("wilayah", "pekerja", *ANSWERS, "batas_bawah", "batas_atas", batas_bawah="percent", batas_atas="percent",
             **dict.fromkeys(("pekerja", *ANSWERS), "count")),
    *amounts(("kebutuhan", "tersedia", "kekurangan")), *counts(("unit_kurang", "unit_belum_dinilai")),
)  # fmt: skip
_FIGURES = (
    *columns("wilayah"),
    *counts((*ANSWERS, *(f"grup_{name}" for name in GROUPS), *(f"anggaran_{name}" for name in BUDGET))),
)


def provinces(material: Material) -> Table:
    """Counts and money of each province, and of everything as the last row."""
    return Table("PROVINSI", _PROVINCE, province_rows(material))


def province_rows(material: Material) -> list[Row]:
    """The rows of ``provinces``, in the order of the codes, then everything."""
    by_province = {row["pemda"]: row for row in material.measures("provinsi")}
    money, judged = material.money(of_province), material.judged(of_province)
    rows = [_province(code, by_province.get(code, {}), money, judged) for code in material.provinces]
    return [*rows, total(_province("", material.total, material.money(everything), material.judged(everything)))]


def _province(code: str, counted: Row, money: dict[Any, Row], judged: dict[Any, dict[str, int]]) -> Row:
    answers = judged.get(code)
    return {
        **counted,
        **money.get(code, {}),
        "kode": code,
        "wilayah": place(code),
        "unit_kurang": None if answers is None else answers.get(Anggaran.KURANG, 0) + answers.get(Anggaran.TIDAK_DIANGGARKAN, 0),
        "unit_belum_dinilai": None if answers is None else sum(answers.get(word, 0) for word in NOT_JUDGED),
    }


def dearest(material: Material) -> dict[str, list[Finding]]:
    """By name of the province the three findings with the largest amount, ties in the order of pemda, code and unit.

    One without an amount can't be ranked and is not shown here.
    """
    priced = (row for row in material.finding if row["rupiah"])
    ranked = grouped(sorted(priced, key=lambda row: (-row["rupiah"], row["pemda"], row["kode"], row["unit"] or "")), of_province)
    return {place(code): [finding(row) for row in ranked[code][:DEAREST]] for code in sorted(ranked)}


def of_province(row: Row) -> str:
    """The province that the government of a row lies in."""
    return province(row["pemda"])


@dataclass(frozen=True)
class Figures:
    """Rows for charts: one per province, and by province one per government; unknown counts are left out of the bars."""

    provinces: list[Row]
    pemda: dict[str, list[Row]]

    @property
    def table(self) -> Table:
        """All of them: provinces first, then the governments by province."""
        return Table("GRAFIK", _FIGURES, [*self.provinces, *(row for rows in self.pemda.values() for row in rows)])


def figures(material: Material) -> Figures:
    """Of the measures and the answers on the budget axis."""
    by_province, by_pemda = material.judged(of_province), material.judged(lambda row: row["pemda"])
    counted = {level: {row["pemda"]: row for row in material.measures(level)} for level in ("provinsi", "pemda")}
    upper = [_figure(code, counted["provinsi"].get(code, {}), by_province.get(code, {}), place) for code in material.provinces]
    lower = grouped(material.pemda, province)
    named = {
        code: [_figure(one, counted["pemda"].get(one, {}), by_pemda.get(one, {}), office) for one in lower[code]]
        for code in material.provinces
    }
    return Figures(upper, named)


def _figure(code: str, counted: Row, answers: dict[str, int], name_of: Callable[[str | None], str]) -> Row:
    groups = {f"grup_{name}": _sum(counted, [f"n_{state}" for state in states]) for name, states in GROUPS.items()}
    money = {f"anggaran_{name}": answers.get(name, 0) if answers else None for name in BUDGET}
    name = name_of(code) if counted else f"{name_of(code)} ({say('BELUM_ADA_DATA')})"
    return {"wilayah": name, **{name: counted.get(name) for name in ANSWERS}, **groups, **money}


def _sum(counted: Row, names: list[str]) -> int | None:
    return sum(counted[name] or 0 for name in names) if counted else None
