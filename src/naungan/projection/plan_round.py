"""People as halves first: the relaxed model bounds what can be reached, its people rounded down and filled up come within a hair of it.

With thousands of groups this is proven in seconds, where a search would try for minutes to use the last rupiah of each purse. Where it
comes not near enough (few people, whole groups, duties), it says so and the integer model is searched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from naungan.projection.plan_model import Answer, Model, model, silent
from naungan.projection.plan_world import PILIHAN, build, lowered

Relaxed = tuple[list[float], float]


def rounded(made: Model, tujuan: str, sasaran: int | None, near: float) -> Answer | None:
    """A plan within ``near`` of the bound of the relaxed model, or one of all people that can be reached where the target is proven to be
    beyond; None where neither is at hand."""
    if made.duties or any(made.world.groups[pair.group].utuh for pair in made.world.pairs):
        return None
    people, beyond = _columns(made)
    worthless = [column for column in (*people, *beyond) if not made.loss[column]]
    if tujuan == "kerugian":
        found = relaxed(made, -made.loss, closed=worthless)
        return _near(made.loss, _filled(made, found[0], tujuan, None), -found[1], near, -1) if found else None
    most = relaxed(made, -made.persons, closed=beyond)
    if most is None:
        return None
    if tujuan == "sasaran" and sasaran is not None and sasaran <= -most[1] + 1e-6:
        found = relaxed(made, made.cost, least=(made.persons, float(sasaran)), closed=beyond)
        x = _filled(made, found[0], tujuan, sasaran) if found else None
        return _near(made.cost, x, found[1], near, 1) if found and x and sum(x[column] for column in people) >= sasaran else None
    longer = None if tujuan == "sasaran" else relaxed(made, -made.months, least=(made.persons, -most[1] * (1 - 1e-9)))
    return _near(made.persons, _filled(made, (longer or most)[0], "orang" if longer else "sasaran", None), -most[1], near, -1)


def beside(made: Model, paid: Sequence[int], tujuan: str, sasaran: int | None, near: float) -> Answer | None:
    """As ``rounded``, where ``paid`` pays all duties: people from the money that is left, held against the bound of duties and people
    together. None too where a target is not reached so."""
    if not made.duties:
        return rounded(made, tujuan, sasaran, near)
    taken: dict[int, int] = {}
    for stretch, begin in zip(made.duties, made.first, strict=True):
        for place, purse in enumerate(stretch.purses):
            taken[purse] = taken.get(purse, 0) + paid[begin + place] * made.world.groups[stretch.group].harga
    chosen = tuple(group for group in made.world.groups if group.sifat == PILIHAN)
    rest = model(build(chosen, lowered(made.world.purses, taken), made.world.pada))
    found = rounded(rest, tujuan, sasaran, near)
    if found is None or len(rest.world.pairs) != len(made.world.pairs):
        return None
    x = [*paid[: made.people], *found.x]
    if sasaran is not None and sum(x[column] for column in _columns(made)[0]) < sasaran:
        return None
    goals = {"kerugian": (made.loss, -1), "sasaran": (made.cost, 1)}
    vector, sign = goals.get(tujuan, (made.persons, -1))
    least = (made.persons, float(sasaran)) if sasaran is not None else None
    bound = relaxed(made, sign * vector, least=least, closed=made.shorts)
    return _near(vector, x, sign * bound[1], near, sign) if bound else None


def relaxed(made: Model, goal: Any, *, least: tuple[Any, float] | None = None, closed: Sequence[int] = ()) -> Relaxed | None:
    """Columns and value of the least of ``goal · x`` with people who may be halved."""
    import numpy as np
    from scipy import sparse
    from scipy.optimize import linprog

    same = made.low == made.high  # duties, which are paid in full; a purse without money has two such limits, and both are kept
    matrix, high, upper = made.matrix[~same], made.high[~same], made.upper.copy()
    upper[list(closed)] = 0
    if least:
        matrix, high = sparse.vstack([matrix, sparse.csr_array(-least[0].reshape(1, -1))]).tocsr(), np.append(high, -least[1])
    with silent():
        found = linprog(
            goal, A_ub=matrix, b_ub=high, A_eq=made.matrix[same], b_eq=made.high[same],
            bounds=np.column_stack([np.zeros(made.size), upper]), method="highs",
        )  # fmt: skip
    return None if found.x is None else (found.x.tolist(), float(found.fun))


def _columns(made: Model) -> tuple[list[int], list[int]]:
    pairs = len(made.world.pairs)
    return list(range(made.people, made.people + pairs)), list(range(made.people + pairs, made.size))


def _near(vector: Any, x: list[int] | None, bound: float, near: float, sign: int) -> Answer | None:
    if x is None:
        return None
    value = float(sum(one * many for one, many in zip(vector.tolist(), x, strict=True) if many))
    gap = abs(value - bound) / max(abs(value), 1e-9)
    return Answer(x, gap, sign * bound) if gap <= near else None


def _filled(made: Model, halves: Sequence[float], tujuan: str, sasaran: int | None) -> list[int]:
    """Whole people: rounded down, then as many more as money is left for, the best for the money first; then months beyond."""
    world, count = made.world, len(made.world.pairs)
    least = [world.groups[pair.group].least for pair in world.pairs]
    spare = [pair.longest - world.groups[pair.group].least for pair in world.pairs]
    price = [world.groups[pair.group].harga for pair in world.pairs]
    n = [int(value + 1e-6) for value in halves[made.people : made.people + count]]
    wanted = [min(int(value + 1e-6), n[at] * spare[at]) for at, value in enumerate(halves[made.people + count :])]
    # Where people come first, months are bought once all people are in that the money is enough for.
    e = [0] * count if tujuan == "orang" else list(wanted)
    left = [purse.uang for purse in world.purses]
    open_ = {pair.group: world.groups[pair.group].orang for pair in world.pairs}
    for at, pair in enumerate(world.pairs):
        left[pair.purse] -= price[at] * (least[at] * n[at] + e[at])
        open_[pair.group] -= n[at]
    missing = None if sasaran is None else sasaran - sum(n)
    if min(left, default=0) < 0 or min(open_.values(), default=0) < 0:
        return [0] * made.size
    for at in sorted(range(count), key=_first(made, tujuan)):
        pair = world.pairs[at]
        if tujuan == "kerugian":
            if not world.groups[pair.group].kerugian:
                continue
            e[at], left[pair.purse] = _more(e[at], n[at] * spare[at], left[pair.purse], price[at])
        units = min(open_[pair.group], left[pair.purse] // (price[at] * least[at]))
        units = units if missing is None else max(0, min(units, missing))
        n[at] += units
        open_[pair.group] -= units
        left[pair.purse] -= units * price[at] * least[at]
        missing = None if missing is None else missing - units
    for most in [wanted, [many * more for many, more in zip(n, spare, strict=True)]] if tujuan == "orang" else []:
        for at in sorted(range(count), key=lambda at: (price[at], at)):
            purse = world.pairs[at].purse
            e[at], left[purse] = _more(e[at], most[at], left[purse], price[at])
    return [*n, *e]


def _more(months: int, most: int, left: int, price: int) -> tuple[int, int]:
    more = min(most - months, left // price)
    return months + more, left - more * price


def _first(made: Model, tujuan: str) -> Callable[[int], tuple[Fraction, int]]:
    groups = [made.world.groups[pair.group] for pair in made.world.pairs]
    if tujuan == "kerugian":
        return lambda at: (Fraction(-(groups[at].kerugian or 0), groups[at].harga), at)
    return lambda at: (Fraction(groups[at].harga * groups[at].least), at)
