"""Need against budget, purse by purse: JKK and JKM do not lend to each other, nor one unit or year to another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import tahun_anggaran
from naungan.acuan.peta_rekening import Peta, default_peta
from naungan.acuan.rekening import Dompet, dompet, keluarga_kategori, label
from naungan.budget.lines import AWAL, newest
from naungan.budget.needs import needs_by_year
from naungan.budget.purse import Masa, Need, Purse, available, lasting, need_of
from naungan.budget.rows import Line, NeedCell, YearCell
from naungan.budget.setahun import judged
from naungan.budget.sums import whole_sum
from naungan.budget.tables import ADEQUACY
from naungan.kernel.period import Bulan
from naungan.relations.words import Anggaran

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Office = tuple[str, str | None]


@dataclass
class World:
    """Everything small that the verdicts need: cells of need by fiscal year, lines, names, and who has handed in a roster."""

    needs: dict[int, list[NeedCell]]
    lines: list[Line]
    names: dict[Office, str]
    rosters: set[Office]
    stages: dict[tuple[str, str | None, int], str] = field(default_factory=dict)
    peta: Peta = field(default_factory=default_peta)
    year: dict[int, dict[Office, list[YearCell]]] = field(default_factory=dict)


def adequacy(
    engine: Engine, *, ledger: ir.Table, assessment: ir.Table, lines: list[Line], payer: ir.Table, unit: ir.Table,
    bulan: str, posisi: dt.date, peta: Peta | None = None, year: Mapping[int, list[YearCell]] | None = None,
) -> ir.Table:  # fmt: skip
    """ADEQUACY of the fiscal year that pays ``bulan``, and of the next one where there are ``lines`` (``budget.lines``) for it.

    Two questions stand side by side: what is left against what is still open (``anggaran``), and the ceiling of the year against the need
    of the year (``setahun``; ``year`` is that of ``budget.needs_of_years``).

    Grain: paying unit × purse; at RKPD and KUA_PPAS one row a unit, since there is no account yet. Rupiah are exact;
    estimates stand apart.
    """
    month = Bulan.parse(bulan)
    first = tahun_anggaran(month)
    years = {first} | {row["tahun"] for row in lines if row["tahun"] == first + 1}
    world = World(
        needs=needs_by_year(engine, sorted(years), ledger=ledger, assessment=assessment, payer=payer, bulan=bulan),
        lines=lines, names=unit_names(engine, unit, ledger, lines), rosters=_rosters(engine, ledger), stages=newest(lines),
        peta=peta or default_peta(), year={tahun: _by_office(cells) for tahun, cells in (year or {}).items()},
    )  # fmt: skip
    rows = [row for year in sorted(years) for row in _year(world, Masa(year, month, posisi))]
    return engine.table(ADEQUACY.of(rows))


def _by_office(cells: list[YearCell]) -> dict[Office, list[YearCell]]:
    found: dict[Office, list[YearCell]] = defaultdict(list)
    for row in cells:
        found[row["pemda"], row["unit_pembayar"]].append(row)
    return found


def _year(world: World, masa: Masa) -> list[dict[str, Any]]:
    """All offices of one year, in order. Lines of units whose workers another unit pays for are judged as they stand."""
    of_need: dict[Office, list[NeedCell]] = defaultdict(list)
    of_line: dict[Office, list[Line]] = defaultdict(list)
    for cell in world.needs[masa.tahun]:
        of_need[cell["pemda"], cell["unit_pembayar"]].append(cell)
    for line in world.lines:
        if line["tahun"] == masa.tahun and line["tahap"] == world.stages.get((line["pemda"], line["unit"], masa.tahun)):
            of_line[line["pemda"], line["unit"]].append(line)
    offices = set(of_need) | {office for office, rows in of_line.items() if any(row["jamsostek"] for row in rows)}
    judged_rows: list[dict[str, Any]] = []
    for office in sorted(offices, key=lambda one: (one[0], one[1] or "")):
        tahap = world.stages.get((*office, masa.tahun))
        head = {"pemda": office[0], "unit": office[1], "unit_nama": world.names.get(office), "tahun": masa.tahun, "tahap": tahap}
        mine, roster = (of_need[office], of_line[office]), office in world.rosters
        year = world.year.get(masa.tahun, {}).get(office, [])
        found = _early(*mine, roster, masa) if tahap in AWAL else _verdicts(*mine, year, tahap, roster, masa, world.peta)
        judged_rows += [{**head, **row} for row in found]
    return judged_rows


def _early(need_rows: list[NeedCell], line_rows: list[Line], roster: bool, masa: Masa) -> list[dict[str, Any]]:
    """Presence only: there is no account yet, so nothing is compared."""
    need = need_of(need_rows, None, masa)
    ours = [row for row in line_rows if row["jamsostek"]]
    return [
        {
            **_amounts(need, roster and bool(need_rows)),
            "pagu": whole_sum(row["pagu"] for row in ours) if ours else None,
            "anggaran": Anggaran.BELUM_DAPAT_DINILAI,
        }
    ]


def _purses(
    need_rows: list[NeedCell], line_rows: list[Line], year_rows: list[YearCell], masa: Masa, peta: Peta
) -> dict[tuple[str, str], Purse]:
    """Needs and lines by purse; a line for all programmes of a family says nothing of each, so the family is one purse there."""
    ours = [row for row in line_rows if row["jamsostek"] and row["kode"]]
    whole = {row["keluarga"] for row in ours if row["program"] is None}
    purses: dict[tuple[str, str], Purse] = {}
    for cell in need_rows:
        _purse(purses, dompet_of(cell, masa.tahun, peta, whole)).needs.append(cell)
    for line in ours:
        _purse(purses, dompet_with(line["keluarga"], line, line["kode"], masa.tahun, peta, whole)).lines.append(line)
    for year in year_rows:
        of = dompet_of(year, masa.tahun, peta, whole)
        if (found := purses.get((of.keluarga, of.program or ""))) is not None:
            found.year.append(year)
    return purses


def _verdicts(
    need_rows: list[NeedCell], line_rows: list[Line], year_rows: list[YearCell], tahap: str | None, roster: bool, masa: Masa, peta: Peta
) -> list[dict[str, Any]]:
    """A verdict a purse. An account is known to be absent only where the whole budget is there and nothing in it is lumped."""
    purses = _purses(need_rows, line_rows, year_rows, masa, peta)
    whole_budget = any(not row["jamsostek"] for row in line_rows) and not any(row["gabungan"] for row in line_rows)
    return [_verdict(purses[key], tahap, roster, whole_budget, masa) for key in sorted(purses)]


def _verdict(purse: Purse, tahap: str | None, roster: bool, whole_budget: bool, masa: Masa) -> dict[str, Any]:
    paid = [row["bulan_dibayar"] for row in purse.lines if row["bulan_dibayar"] is not None]
    need = need_of(purse.needs, min(paid) if paid else None, masa)
    row: dict[str, Any] = {
        **_amounts(need, roster), "kode_rekening": _label(purse), "program": purse.dompet.program,
        "orang": _people(purse.needs) if roster else None,
    }  # fmt: skip
    axis = None
    if not purse.lines:
        named = any(one["dinyatakan"] for one in purse.needs)
        absent = whole_budget and named and purse.dompet.kode and tahap is not None
        if not absent:
            return {**row, "anggaran": Anggaran.TIDAK_DIKETAHUI}
        axis = Anggaran.TIDAK_DIANGGARKAN
    # Without lines both are known to be 0: the whole budget is there and they are not in it.
    pagu, realisasi = (whole_sum(one[name] for one in purse.lines) for name in ("pagu", "realisasi"))
    tersedia = available(pagu, realisasi, masa)
    row |= {"pagu": pagu, "realisasi": realisasi, "tersedia": tersedia, **_planned(purse)}
    if roster:
        row |= judged(purse.year, pagu)
    kebutuhan = row.get("kebutuhan")
    if tersedia is None or kebutuhan is None:
        return {**row, "anggaran": axis or Anggaran.TIDAK_DIKETAHUI}
    axis = axis or _axis(kebutuhan, tersedia, need)
    # What might not suffice is not said to lack nothing.
    row["kekurangan"] = max(0, kebutuhan - tersedia) if axis != Anggaran.TIDAK_DIKETAHUI else None
    if kebutuhan and axis != Anggaran.TIDAK_DIKETAHUI:
        months, runs_out = lasting(need, tersedia, masa)
        row |= {"bulan_tercukupi": months, "habis_pada": str(runs_out) if runs_out else None}
    return {**row, "anggaran": axis}


def _people(rows: list[NeedCell]) -> int:
    """How many the purse pays for: cells stand a programme, and a person has several."""
    counted: dict[str, int] = defaultdict(int)
    for row in rows:
        counted[row["program"]] += row["orang_pasti"] + row["orang_perkiraan"] + row["orang_ragu"]
    return max(counted.values(), default=0)


def _planned(purse: Purse) -> dict[str, Any]:
    """For whom the lines were planned, by their coefficients, and where the realisation was read."""
    months = {row["bulan_rencana"] for row in purse.lines}
    sources = sorted({row["sumber_realisasi"] for row in purse.lines if row["sumber_realisasi"]})
    people = whole_sum(one["orang"] for one in purse.lines) if purse.lines else None
    return {
        "orang_rencana": people, "bulan_rencana": months.pop() if len(months) == 1 else None,
        "sumber_realisasi": ", ".join(sources) or None,
    }  # fmt: skip


def _axis(kebutuhan: int, tersedia: int, need: Need) -> Anggaran:
    """Short on the exact part is short. Enough only if the estimated part is carried too and nobody's dues are unknown."""
    if tersedia < kebutuhan:
        return Anggaran.KURANG
    return Anggaran.CUKUP if need.lengkap and tersedia >= kebutuhan + need.perkiraan else Anggaran.TIDAK_DIKETAHUI


def _amounts(need: Need, known: bool) -> dict[str, Any]:
    """The need's columns; without a roster the need itself is unknown."""
    if not known:
        return {}
    return {
        "iuran_sebulan": need.iuran_sebulan, "bulan_menunggak": need.bulan_menunggak, "bulan_tersisa": need.bulan_tersisa,
        "tunggakan": need.tunggakan if need.iuran_sebulan is not None else None,
        "kebutuhan": need.kebutuhan, "kebutuhan_perkiraan": need.perkiraan,
    }  # fmt: skip


def dompet_of(row: NeedCell | YearCell, tahun: int, peta: Peta, whole: set[str | None]) -> Dompet:
    """The purse of a cell: the account the payer list names, else that of the category."""
    kode = row["kode_rekening"]
    return dompet_with(peta.keluarga(kode) if kode else keluarga_kategori(row["kategori"]), row, kode, tahun, peta, whole)


def dompet_with(
    family: str | None, row: NeedCell | YearCell | Line, kode: str | None, tahun: int, peta: Peta, whole: set[str | None]
) -> Dompet:
    """The purse of a family's programme; ``whole``: families whose lines are for all programmes. A code on no map is one of its own."""
    if family is None:
        assert kode is not None
        return Dompet(kode, None, (kode,))
    return dompet(family, None if family in whole else row["program"], tahun, peta, row["pemda"])


def _label(purse: Purse) -> str | None:
    """The account as it is shown; where the map knows none, the accounts of the lines themselves."""
    return purse.dompet.label or label(tuple(sorted({row["kode"] for row in purse.lines if row["kode"]})))


def _purse(purses: dict[tuple[str, str], Purse], of: Dompet) -> Purse:
    return purses.setdefault((of.keluarga, of.program or ""), Purse(of))


def _rosters(engine: Engine, ledger: ir.Table) -> set[Office]:
    """Units that workers of the ledger belong to, or that pay for them."""
    rows = engine.rows(ledger.select("pemda", "unit", "unit_pembayar").distinct().order_by("pemda", "unit", "unit_pembayar"))
    return {(row["pemda"], row[name]) for row in rows for name in ("unit", "unit_pembayar")}


def unit_names(engine: Engine, unit: ir.Table, ledger: ir.Table, found: list[Line]) -> dict[Office, str]:
    """The name of each unit: from the unit list, else as its own files write it."""
    names = {(row["pemda"], row["unit"]): row["unit_nama"] for row in found if row["unit_nama"]}
    for table, column in ((ledger, "unit_nama"), (unit, "nama")):
        grouped = table.group_by(["pemda", "unit"]).aggregate(nama=table[column].min()).order_by(ibis.asc("pemda"), ibis.asc("unit"))
        names |= {(row["pemda"], row["unit"]): row["nama"] for row in engine.rows(grouped) if row["nama"] and row["unit"]}
    return names
