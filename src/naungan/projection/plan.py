"""The cheapest way: duties first, always; then a target at least cost, or the most people, or the most expected loss avoided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from naungan.kernel.errors import Fault, Refusal
from naungan.kernel.period import Bulan
from naungan.kernel.rupiah import half_up
from naungan.projection.plan_bounds import bounds
from naungan.projection.plan_check import overspent, tally, used
from naungan.projection.plan_greedy import duties_of, greedy
from naungan.projection.plan_parts import parts
from naungan.projection.plan_solve import solved, together
from naungan.projection.plan_tables import TUJUAN
from naungan.projection.plan_world import PILIHAN, World, world

Row = dict[str, Any]
Tally = tuple[int, int, int, int]
TERBUKTI, BELUM_TERBUKTI = "terbukti", "belum_terbukti"
# Up to what distance from the best a plan is called proven, and how near the solver is asked to come.
JANJI, JANJI_UTUH, DIMINTA, DIMINTA_UTUH = 0.001, 0.005, 1e-4, 0.003
MILIAR = 1_000_000_000


@dataclass(frozen=True)
class Sums:
    """What a plan of discretionary groups comes to: people, months of cover, rupiah, and expected loss avoided in rupiah."""

    orang: int
    bulan_orang: int
    rupiah: int
    kerugian: int


@dataclass(frozen=True)
class Plan:
    """``steps`` rows of PLAN_STEP, ``purses`` of PLAN_PURSE, ``bounds`` of PLAN_BOUND, ``shortfall`` of PLAN_SHORT (empty = possible).

    ``gap``: how far at most from the best, relative, in what was asked; ``status`` whether that is within what is promised. ``greedy``:
    the plan that takes the best for the money first, and ``greedy_behind`` how far it stays behind (of its own people, loss or rupiah).
    ``unpriced``: people of discretionary groups whose expected loss nobody knows; a plan by loss passes them over.
    """

    tujuan: str
    sasaran: int | None
    steps: list[Row]
    purses: list[Row]
    shortfall: list[Row]
    sums: Sums
    gap: float
    status: str
    greedy: Sums
    greedy_behind: float
    unpriced: int
    bounds: list[Row]


def cheapest(
    groups: Iterable[Mapping[str, Any]], purses: Iterable[Mapping[str, Any]], *, tujuan: str, sasaran: int | None = None,
    pada: Bulan | None = None, celah: float | None = None, langkah: int = MILIAR, terbanyak: int = 12,
) -> Plan:  # fmt: skip
    """The plan of rows of PLAN_GROUP and PLAN_PURSE.

    Duties, arrears and running cover are paid for every month of their window before anybody is chosen; what they lack at least is told,
    and what else can be done is returned. A chosen person is carried by one purse for whole months in one piece, at least
    ``paling_sedikit``, and counts once. ``orang``: the most such people, then the most months of cover for as many. ``kerugian``: the most
    expected loss avoided, a twelfth of a year's for each month. ``sasaran``: so many people at least rupiah; where there are not so many,
    the most people. ``pada``: only who is carried through that month counts, and is chosen.

    ``celah`` is the relative gap that the solver is asked for; 0 = the best itself. ``langkah`` rupiah more on each of ``terbanyak`` purses
    price what binds. Refusal where the aim can't be understood or no plan is found in time.
    """
    if tujuan not in TUJUAN or (sasaran is None or sasaran < 0 if tujuan == "sasaran" else sasaran is not None):
        raise Refusal("RENCANA_TUJUAN", tujuan=tujuan)
    whole = world(groups, purses, pada)
    utuh = any(group.utuh and group.sifat == PILIHAN for group in whole.groups)
    asked = celah if celah is not None else DIMINTA_UTUH if utuh else DIMINTA
    found = [
        solved(part, tujuan if part.pairs or tujuan != "sasaran" else "orang", sasaran, asked)
        for part in parts(whole, target=tujuan == "sasaran")
    ]
    gap = together(found)
    steps, sums, hand = _better(whole, sorted((row for one in found for row in one.steps), key=_order), tujuan, sasaran)
    shortfall = [row for one in found for row in one.shortfall]
    if sasaran is not None and sums[0] < sasaran:
        shortfall.append(_beyond(whole, sasaran, sums[0]))
    return Plan(
        tujuan, sasaran, steps, used(whole, steps), shortfall, _sums(sums), gap,
        TERBUKTI if gap <= (JANJI_UTUH if utuh else JANJI) else BELUM_TERBUKTI, _sums(hand),
        _behind(tujuan, sums[0] >= (sasaran or 0), sums, hand),
        sum(group.orang for group in whole.groups if group.sifat == PILIHAN and group.kerugian is None),
        bounds(whole, tujuan, langkah=langkah, terbanyak=terbanyak, gap=asked) if terbanyak else [],
    )  # fmt: skip


def _better(whole: World, steps: list[Row], tujuan: str, sasaran: int | None) -> tuple[list[Row], Tally, Tally]:
    """The steps and what they come to, beside the greedy plan; where that one is better, which a gap allows, it is the plan."""
    plain = greedy(whole, duties_of(steps), tujuan, sasaran)
    sums, hand = tally(whole, steps), tally(whole, plain)
    if _merit(tujuan, sasaran, hand) > _merit(tujuan, sasaran, sums):
        steps, sums = sorted(plain, key=_order), hand
    if over := overspent(whole, steps):
        raise Fault("RENCANA_LEBIH", dompet=len(over))
    return steps, sums, hand


def _merit(tujuan: str, sasaran: int | None, tallied: Tally) -> tuple[int, int]:
    people, months, rupiah, twelfths = tallied
    if tujuan == "kerugian":
        return twelfths, 0
    return (people, months) if sasaran is None else (min(people, sasaran), -rupiah if people >= sasaran else 0)


def _order(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("pemda", "kelompok", "sifat", "pemda_dompet", "dompet", "mulai", "lama"))


def _beyond(whole: World, sasaran: int, orang: int) -> Row:
    """By how many people a target is above what can be reached, and whether people themselves are too few."""
    there = sum(group.orang for group in whole.groups if group.sifat == PILIHAN)
    return {"kendala": "orang" if sasaran > there else "sasaran", "orang": sasaran - orang}


def _sums(tallied: Tally) -> Sums:
    people, months, rupiah, twelfths = tallied
    return Sums(people, months, rupiah, half_up(twelfths, 12))


def _behind(tujuan: str, reached: bool, best: tuple[int, ...], hand: tuple[int, ...]) -> float:
    """How far the greedy plan stays behind, relative to the plan; for a target that both reach, how much dearer it is."""
    if tujuan == "sasaran" and reached and hand[0] >= best[0]:
        return hand[2] / best[2] - 1 if best[2] else 0.0
    at = 3 if tujuan == "kerugian" else 0
    return 1 - hand[at] / best[at] if best[at] else 0.0
