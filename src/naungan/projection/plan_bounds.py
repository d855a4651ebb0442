"""What keeps more people out, priced by solving again with one step more. Duals only say which steps to try."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from naungan.projection.plan_check import tally
from naungan.projection.plan_model import model, silent
from naungan.projection.plan_parts import alone
from naungan.projection.plan_solve import solved
from naungan.projection.plan_world import PILIHAN, Purse, World

Row = dict[str, Any]


def bounds(world: World, tujuan: str, *, langkah: int, terbanyak: int, gap: float) -> list[Row]:
    """Rows of PLAN_BOUND: the ``terbanyak`` purses whose next rupiah is worth most, each with ``langkah`` rupiah more, with a month more on
    either side (and decided already), and allowed to pay for all categories. What would protect nobody more, and no longer, is left out."""
    aim = "kerugian" if tujuan == "kerugian" else "orang"
    found = []
    for at in _worth(world, aim)[:terbanyak]:
        part, purse = alone(world, at), world.purses[at]
        before = _sums(part, aim, gap)
        for kendala, wider in _steps(purse, langkah):
            changed = part.with_purses(wider if one == purse else one for one in part.purses)
            after = _sums(changed, aim, gap)
            people, months = after[0] - before[0], after[1] - before[1]
            if (people > 0 and aim == "orang") or months > 0:
                found.append(
                    {"pemda": purse.pemda, "dompet": purse.dompet, "kendala": kendala, "langkah": langkah if kendala == "uang" else None,
                     "orang": max(0, people), "bulan_orang": max(0, months)}
                )  # fmt: skip
    return sorted(found, key=lambda row: (row["pemda"], row["dompet"], row["kendala"])) + _unreached(world)


def _unreached(world: World) -> list[Row]:
    """People who may be chosen and whom no known purse may carry for the fewest months: what one that may would protect."""
    reached = {pair.group for pair in world.pairs}
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for number, group in enumerate(world.groups):
        if group.sifat == PILIHAN and group.orang and number not in reached:
            kendala = "masa" if any(purse.carries(group) for purse in world.purses) else "boleh"
            place = sums[group.pemda, kendala]
            place[0], place[1] = place[0] + group.orang, place[1] + group.orang * group.least
    return [
        {"pemda": pemda, "dompet": None, "kendala": kendala, "langkah": None, "orang": people, "bulan_orang": months}
        for (pemda, kendala), (people, months) in sorted(sums.items())
    ]


def _steps(purse: Purse, langkah: int) -> list[tuple[str, Purse]]:
    wider = replace(purse, dari=purse.dari.plus(-1), sampai=purse.sampai.plus(1), row={**purse.row, "penetapan": None})
    steps = [("uang", replace(purse, uang=purse.uang + langkah)), ("masa", wider)]
    return steps if purse.boleh is None else [*steps, ("boleh", replace(purse, boleh=None))]


def _sums(world: World, aim: str, gap: float) -> tuple[int, int]:
    people, months, _, _ = tally(world, solved(world, aim, None, gap).steps)
    return people, months


def _worth(world: World, aim: str) -> list[int]:
    """Purses by what a rupiah more would be worth if people could be halved; those that hold money nobody can take are left out."""
    from scipy.optimize import linprog

    made = model(world)
    if not made.world.pairs:
        return []
    low, high = made.low.tolist(), made.high.tolist()
    same = [row for row, (one, other) in enumerate(zip(low, high, strict=True)) if one == other]
    less = [row for row, (one, other) in enumerate(zip(low, high, strict=True)) if one != other]
    goal = -(made.loss if aim == "kerugian" else made.persons + made.months / (12 * RINGAN))
    goal = goal + made.short_cost * MAHAL
    with silent():
        found = linprog(
            goal, A_ub=made.matrix[less], b_ub=made.high[less], A_eq=made.matrix[same] if same else None,
            b_eq=made.high[same] if same else None, bounds=[(0, value) for value in made.upper.tolist()], method="highs",
        )  # fmt: skip
    if found.x is None:
        return []
    worth = dict(zip(less, found.ineqlin.marginals.tolist(), strict=True))
    worth |= dict(zip(same, found.eqlin.marginals.tolist(), strict=True)) if same else {}
    # What a duty lacks is told by PLAN_SHORT; here only purses count that may carry somebody who can be chosen.
    carrying = {pair.purse for pair in made.world.pairs}
    return sorted((at for at in carrying if worth[at] < -1e-9), key=lambda at: (worth[at], at))


# A month more is worth little beside a person more; a duty unpaid, more than all.
RINGAN, MAHAL = 1000.0, 1e6
