"""Who carries which months of whom in the fiscal year, and where that ends: the shared and earmarked purses of the payer lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from naungan.acuan.anggaran import tahun_anggaran
from naungan.acuan.peta_rekening import Peta, default_peta
from naungan.budget.carry import Carried, Taken, carry
from naungan.budget.months import Group, MonthCell, groups, month_needs
from naungan.budget.orang import Orang
from naungan.budget.purse_tables import PURSE_COVER, PURSE_END
from naungan.budget.purses import Named, fits, payer_lines, purses, shared, whose
from naungan.budget.rows import Line
from naungan.kernel.period import Bulan
from naungan.relations.words import Jawaban

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# A group, and whether its dues are an estimate: exact and estimated people never stand in one sum.
Kelompok = tuple[Group, bool]
Row = dict[str, Any]
Totals = dict[tuple[str, str, int], int]


def cover(
    engine: Engine, orang: Orang, *, ledger: ir.Table, payer: ir.Table, lines: Sequence[Line], bulan: str, peta: Peta | None = None
) -> dict[str, ir.Table]:
    """PURSE_COVER and PURSE_END of the fiscal year that pays ``bulan``, of every group that a shared, earmarked or limited purse speaks of.

    The need is that of the whole year, each month by its law; the money is the year's. Exact people come before estimated ones.
    """
    tahun = tahun_anggaran(Bulan.parse(bulan))
    said = payer_lines(engine, payer)
    limited: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in shared(said, tahun):
        limited[whose(row)].append(row)
    asked = [group for group in groups(engine, ledger) if any(fits(row, group) for row in limited.get(group[0], ()))]
    cells = month_needs(engine, orang, ledger=ledger, asked=asked, tahun=tahun)
    mine = purses(said, tahun, lines, peta or default_peta())
    rows, ends = covered(cells, mine, tahun)
    return {"purse_cover": engine.table(PURSE_COVER.of(rows)), "purse_end": engine.table(PURSE_END.of(ends))}


def covered(cells: Sequence[MonthCell], mine: Sequence[Named], tahun: int) -> tuple[list[Row], list[Row]]:
    """Rows of both relations from cells of need and purses in their order."""
    need = _need(cells)
    found = carry(need, (one.dompet for one in mine))
    named = {one.dompet.nomor: one for one in mine}
    taken: dict[Kelompok, list[Taken]] = defaultdict(list)
    for one in found.diambil:
        taken[_whose(one)].append(one)
    months: dict[Kelompok, list[str]] = defaultdict(list)
    for bulan, kelompok in sorted(need, key=lambda key: key[0]):
        months[kelompok].append(bulan)
    rows, ends = _needed(cells, need, tahun), []
    totals = _totals(found.diambil)
    for kelompok, mine_months in months.items():
        rows += [_carried(one, named[one.dompet], tahun) for one in taken[kelompok]]
        rows += [_row(kelompok, bulan, tahun, "terbuka", found.open_people(bulan, kelompok), found.open_rupiah(bulan, kelompok))
                 for bulan in mine_months]  # fmt: skip
        ends += _ends(kelompok, mine_months, taken[kelompok], totals, found, named, tahun)
    return _in_order(rows, ("bulan", "jenis", "giliran")), _in_order(ends, ("bulan",))


def _need(cells: Sequence[MonthCell]) -> dict[tuple[str, Any], list[tuple[int, int]]]:
    """Month and group → people and their due; in the order of the groups, exact people first."""
    need: dict[tuple[str, Any], list[tuple[int, int]]] = defaultdict(list)
    known = [cell for cell in cells if cell["iuran"] is not None]
    for cell in sorted(known, key=lambda one: (one["kira"], _group(one), one["bulan"], one["iuran"])):
        need[cell["bulan"], (_group(cell), cell["kira"])].append((cell["orang"], cell["iuran"] or 0))
    return dict(need)


def next_end(months: Iterable[str], bulan: str) -> str:
    """Of months in which cover ends the next after ``bulan``; where all lie behind, the last."""
    ordered = sorted(set(months))
    return next((one for one in ordered if one > bulan), ordered[-1])


def _needed(cells: Sequence[MonthCell], need: dict[tuple[str, Any], list[tuple[int, int]]], tahun: int) -> list[Row]:
    doubt: dict[tuple[str, Any], int] = defaultdict(int)
    for cell in cells:
        if cell["iuran"] is None:
            doubt[cell["bulan"], (_group(cell), cell["kira"])] += cell["orang"]
    return [
        {
            **_row(kelompok, bulan, tahun, "kebutuhan", sum(one for one, _ in rows), sum(one * iuran for one, iuran in rows)),
            "orang_ragu": doubt.get((bulan, kelompok), 0),
        }
        for (bulan, kelompok), rows in {**{key: [] for key in doubt}, **need}.items()
    ]  # fmt: skip


def _carried(one: Taken, named: Named, tahun: int) -> Row:
    line, kelompok = named.baris, _whose(one)
    may = named.jenis.may_carry(kelompok[0][3]) if named.jenis else None
    boleh = {True: Jawaban.YA, False: Jawaban.TIDAK, None: Jawaban.TIDAK_DIKETAHUI}[may]
    return {
        **_row(kelompok, one.bulan, tahun, "ditanggung", one.orang, one.rupiah), "giliran": one.dompet, "boleh": boleh,
        "pemda_pembayar": line["pemda"], "unit_pembayar": line["unit_pembayar"] or line["unit"], "bagian": line["bagian"],
        "pembayar": line["pembayar"], "dompet": named.jenis.kode if named.jenis else None, "dana": line["dana"],
    }  # fmt: skip


def _whose(one: Taken) -> Kelompok:
    """The group of workers; the arithmetic of purses takes whatever stands for one."""
    return cast("Kelompok", one.kelompok)


def _row(kelompok: Kelompok, bulan: str, tahun: int, jenis: str, orang: int, rupiah: int) -> Row:
    return {**_place(kelompok), "tahun": tahun, "bulan": bulan, "jenis": jenis, "orang": orang, "rupiah": rupiah}


def _place(kelompok: Kelompok) -> Row:
    (pemda, unit, segmen, kategori), kira = kelompok
    return {"pemda": pemda, "unit": unit or None, "segmen": segmen or None, "kategori": kategori or None, "perkiraan": kira}


def _totals(taken: Sequence[Taken]) -> Totals:
    """How many people of a government each purse carries in a month."""
    totals: Totals = defaultdict(int)
    for one in taken:
        totals[_whose(one)[0][0], one.bulan, one.dompet] += one.orang
    return totals


def _ends(
    kelompok: Kelompok, months: list[str], taken: list[Taken], totals: Totals, found: Carried, named: dict[int, Named], tahun: int
) -> list[Row]:  # fmt: skip
    """Months in which a purse carries fewer people than before while more of them are open: who was carried is so no longer.

    A purse with a quota may go over to the people of another that ends: the one that is named carries fewer in all.
    """
    carried: dict[str, dict[int, int]] = defaultdict(dict)
    for one in taken:
        carried[one.bulan][one.dompet] = one.orang
    rows = []
    for before, now in pairwise(months):
        drop = {nomor: orang - carried[now].get(nomor, 0) for nomor, orang in carried[before].items()}
        drop = {nomor: less for nomor, less in drop.items() if less > 0}
        more = found.open_people(now, kelompok) - found.open_people(before, kelompok)
        orang = min(more, sum(drop.values()))
        if orang > 0:
            gone = [named[nomor] for nomor in _fewer(totals, kelompok[0][0], before, now) or sorted(drop)]
            base = found.open_rupiah(before, kelompok)
            lasting = _lasting([found.open_rupiah(one, kelompok) for one in months if one >= now], base)
            sebab, names = _why(gone, now), "; ".join(dict.fromkeys(one.nama for one in gone))
            kurang = _short(gone, now, lasting) if sebab == "uang" else None
            said = {"orang": orang, "rupiah": sum(lasting), "sebab": sebab, "dompet": names, "kurang": kurang}
            rows.append({**_place(kelompok), "tahun": tahun, "bulan": now, **said})
    return rows


def _fewer(totals: Totals, pemda: str, before: str, now: str) -> list[int]:
    """The purses that carry fewer people of a government than the month before."""
    mine = ((nomor, orang) for (where, bulan, nomor), orang in totals.items() if (where, bulan) == (pemda, before))
    return sorted(nomor for nomor, orang in mine if totals.get((pemda, now, nomor), 0) < orang)


def _lasting(amounts: list[int], base: int) -> list[int]:
    """What is newly open in each month: never more than from the first on, and less where somebody takes it up again."""
    found, most = [], amounts[0]
    for amount in amounts:
        most = min(most, amount)
        found.append(max(0, most - base))
    return found


def _why(gone: list[Named], now: str) -> str:
    if any(one.dompet.sampai is not None and one.dompet.sampai < now for one in gone):
        return "masa"
    return "uang" if any(one.dompet.pot.habis for one in gone) else "orang"


def _short(gone: list[Named], now: str, lasting: list[int]) -> int:
    """What the purses lack for their own months: what is newly open in them, less the money that no longer reaches one due."""
    last = max((one.dompet.sampai or "9999" for one in gone), default="9999")
    first = Bulan.parse(now)
    own = sum(amount for place, amount in enumerate(lasting) if str(first.plus(place)) <= last)
    pots = {id(one.dompet.pot): one.dompet.pot for one in gone}
    return max(0, own - sum(pot.sisa or 0 for pot in pots.values()))


def _group(cell: MonthCell) -> Group:
    return cell["g_pemda"], cell["g_unit"], cell["g_segmen"], cell["g_kategori"]


def _in_order(rows: list[Row], more: tuple[str, ...]) -> list[Row]:
    names = ("pemda", "unit", "kategori", "segmen", "perkiraan", *more)
    return sorted(rows, key=lambda row: tuple(_text(row.get(name)) for name in names))


def _text(value: object) -> str:
    """As it sorts: numbers by their size."""
    return f"{value:>6}" if isinstance(value, int) else str(value or "")
