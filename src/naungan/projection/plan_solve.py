"""One world solved: what the duties lack at least, then what is asked; again with less money where rounding would overspend a purse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.projection.plan_check import overspent, shorts, steps, used
from naungan.projection.plan_model import Answer, Model, ask, model
from naungan.projection.plan_round import beside
from naungan.projection.plan_world import RIBU, World, lowered

Row = dict[str, Any]
Floor = tuple[Any, float, float]
_TRIES = 4
# A rounded plan this many times the gap asked for away from the best is still well within the gap that is promised.
NEAR = 5


@dataclass(frozen=True)
class Solved:
    """Steps and shortfall; ``value`` and ``bound`` in what was asked (people, thousands of rupiah)."""

    steps: list[Row]
    shortfall: list[Row]
    value: float
    bound: float


def solved(world: World, tujuan: str, sasaran: int | None, gap: float) -> Solved:
    """The best steps of a world. Refusal RENCANA_TANPA_JAWABAN where the solver finds none in its time."""
    purses = world.purses
    for _ in range(_TRIES):
        made = model(world.with_purses(purses))
        answer, value = _answer(made, tujuan, sasaran, gap)
        rows = steps(made, answer.x)
        over = overspent(world, rows)
        if not over:
            return Solved(rows, shorts(made, answer.x, used(world, rows)), value, answer.bound)
        purses = lowered(purses, over)
    raise Refusal("RENCANA_TANPA_JAWABAN")


def _answer(made: Model, tujuan: str, sasaran: int | None, gap: float) -> tuple[Answer, float]:
    plain = _paid(made)
    if plain is not None and not made.world.pairs:
        return Answer(plain, 0.0, 0.0), 0.0
    if not made.world.pairs:
        return _short(made, gap)
    duty, closed = ([], list(made.shorts)) if plain is not None else _duties(made, gap)
    if gap and plain is not None and (near := beside(made, plain, tujuan, sasaran, gap * NEAR)):
        return near, _reached(made, tujuan, sasaran, near)
    if tujuan == "kerugian":
        worthless = [column for column in range(made.people, made.size) if not made.loss[column]]
        found = _must(ask(made, -made.loss, gap=gap, floors=duty, closed=[*closed, *worthless]))
        return found, -_value(made.loss, found)
    beyond = list(range(made.people + len(made.world.pairs), made.size))
    most = _must(ask(made, -made.persons, gap=gap, floors=duty, closed=[*closed, *beyond]))
    people = _value(made.persons, most)
    if tujuan == "sasaran" and sasaran is not None:
        if people < sasaran:
            return most, -people
        wanted = (made.persons, float(sasaran), float("inf"))
        found = _must(ask(made, made.cost, gap=gap, floors=[*duty, wanted], closed=[*closed, *beyond]))
        return found, _value(made.cost, found)
    longer = ask(made, -made.months, gap=gap, floors=[*duty, (made.persons, people, float("inf"))], closed=closed)
    return Answer((longer or most).x, most.gap, most.bound), -people


def _reached(made: Model, tujuan: str, sasaran: int | None, near: Answer) -> float:
    """What a rounded plan comes to, in what was asked; a target beyond has become as many people as there can be."""
    if tujuan == "kerugian":
        return -_value(made.loss, near)
    people = _value(made.persons, near)
    return _value(made.cost, near) if sasaran is not None and people >= sasaran else -people


def _short(made: Model, gap: float) -> tuple[Answer, float]:
    least = _must(ask(made, made.short_cost, gap=gap))
    return Answer(least.x, 0.0, 0.0), 0.0


def _paid(made: Model) -> list[int] | None:
    """All duties paid one after the other from the first purse that may, where that is enough; None where a solver has to be asked."""
    x, left = [0] * made.size, [purse.uang for purse in made.world.purses]
    for stretch, begin in zip(made.duties, made.first, strict=True):
        need, price = stretch.need, made.world.groups[stretch.group].harga
        for place, purse in enumerate(stretch.purses):
            months = min(need, left[purse] // price)
            x[begin + place], need, left[purse] = months, need - months, left[purse] - months * price
        if need:
            return None
    return x


def _duties(made: Model, gap: float) -> tuple[list[Floor], list[int]]:
    """The least that duties lack, as a limit; where they lack nothing, their shortfalls are closed."""
    if not made.duties:
        return [], []
    optional = list(range(made.people, made.size))
    least = _must(ask(made, made.short_cost, gap=gap, closed=optional))
    price = [made.world.groups[one.group].harga for one in made.duties]
    open_ = sum(rupiah * least.x[column] for rupiah, column in zip(price, made.shorts, strict=True))
    if not open_:
        return [], list(made.shorts)
    # Half a rupiah above, so that no rounding of the sum itself stands in the way.
    return [(made.short_cost, 0.0, (open_ + 0.5) / RIBU)], []


def _value(vector: Any, answer: Answer) -> float:
    return float(sum(one * x for one, x in zip(vector.tolist(), answer.x, strict=True) if x))


def _must(answer: Answer | None) -> Answer:
    if answer is None:
        raise Refusal("RENCANA_TANPA_JAWABAN")
    return answer


def together(found: Sequence[Solved]) -> float:
    """The gap of all parts, relative to their sum."""
    value, bound = sum(one.value for one in found), sum(one.bound for one in found)
    return 0.0 if value == bound else abs(value - bound) / max(abs(value), 1.0)
