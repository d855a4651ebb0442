"""One integer model over all groups and purses, and the solver that is asked for it.

Columns: for each duty stretch and purse the months of cover paid, and what stays short of it; for each pair of a discretionary group and
a purse the people (or the whole group) that it carries for the fewest months, and the months beyond. People of a group are alike and a
purse has one sum for all its months, so a start and a length for each person follow from these two numbers (``plan_check.steps``).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from naungan.kernel.errors import Unfit
from naungan.projection.plan_duties import Stretch, stretches
from naungan.projection.plan_world import RIBU, World

if TYPE_CHECKING:
    import numpy as np

# A safety alone: what ends a search is the gap.
SAFETY = 300.0


@dataclass(frozen=True)
class Model:
    """Columns in the order: duties (``paid`` of each stretch, then its short), pairs (people), pairs (months beyond)."""

    world: World
    duties: tuple[Stretch, ...]
    shorts: tuple[int, ...]
    first: tuple[int, ...]
    people: int
    size: int
    matrix: Any
    low: np.ndarray[Any, Any]
    high: np.ndarray[Any, Any]
    upper: np.ndarray[Any, Any]
    persons: np.ndarray[Any, Any]
    months: np.ndarray[Any, Any]
    cost: np.ndarray[Any, Any]
    loss: np.ndarray[Any, Any]
    short_cost: np.ndarray[Any, Any]


@dataclass(frozen=True)
class Answer:
    """Whole numbers by column; the gap that is proven, relative, and the bound (in the units of what was asked)."""

    x: list[int]
    gap: float
    bound: float


def model(world: World) -> Model:
    """The model of a world; rows: purses, groups, months beyond, duties."""
    np, sparse = _libraries()
    duties = tuple(stretches(world))
    first, shorts, at = [], [], 0
    for one in duties:
        first.append(at)
        at += len(one.purses) + 1
        shorts.append(at - 1)
    size, pairs = at + 2 * len(world.pairs), len(world.pairs)
    entries, low, high = _rows(world, duties, first, at)
    rows, columns, values = (np.array(part) for part in zip(*entries, strict=True)) if entries else (np.zeros(0, int),) * 3
    matrix = sparse.csr_array((values.astype(float), (rows, columns)), shape=(len(low), size))
    vectors = {name: np.zeros(size) for name in ("upper", "persons", "months", "cost", "loss", "short_cost")}
    for one, begin, short in zip(duties, first, shorts, strict=True):
        vectors["upper"][begin : short + 1] = one.need
        vectors["short_cost"][short] = world.groups[one.group].harga / RIBU
    for number, pair in enumerate(world.pairs):
        group, person, beyond = world.groups[pair.group], at + number, at + pairs + number
        most = 1 if group.utuh else group.orang
        for column, months in ((person, group.least), (beyond, 1)):
            vectors["months"][column] = group.size * months
            vectors["cost"][column] = group.size * group.harga * months / RIBU
            vectors["loss"][column] = group.size * (group.kerugian or 0) * months / 12 / RIBU
        vectors["persons"][person] = group.size
        vectors["upper"][person], vectors["upper"][beyond] = most, most * (pair.longest - group.least)
    return Model(world, duties, tuple(shorts), tuple(first), at, size, matrix, np.array(low), np.array(high), **vectors)


def _rows(
    world: World, duties: Sequence[Stretch], first: Sequence[int], at: int
) -> tuple[list[tuple[int, int, float]], list[float], list[float]]:
    """Entries (row, column, value) and the limits of the rows."""
    entries: list[tuple[int, int, float]] = []
    low, high = [0.0] * len(world.purses), [purse.uang / RIBU for purse in world.purses]
    for one, begin in zip(duties, first, strict=True):
        price = world.groups[one.group].harga / RIBU
        entries += [(purse, begin + place, price) for place, purse in enumerate(one.purses)]
        entries += [(len(low), begin + place, 1.0) for place in range(len(one.purses) + 1)]
        low.append(float(one.need))
        high.append(float(one.need))
    rows: dict[int, int] = {}
    for number, pair in enumerate(world.pairs):
        group, person, beyond = world.groups[pair.group], at + number, at + len(world.pairs) + number
        price = group.size * group.harga / RIBU
        entries += [(pair.purse, person, price * group.least), (pair.purse, beyond, price)]
        if pair.group not in rows:
            rows[pair.group] = len(low)
            low.append(0.0)
            high.append(1.0 if group.utuh else float(group.orang))
        entries.append((rows[pair.group], person, 1.0))
        if pair.longest > group.least:
            entries += [(len(low), beyond, 1.0), (len(low), person, float(group.least - pair.longest))]
            low.append(-float("inf"))
            high.append(0.0)
    return entries, low, high


def ask(
    made: Model, goal: Any, *, gap: float, floors: Sequence[tuple[Any, float, float]] = (), closed: Sequence[int] = (),
    seconds: float = SAFETY,
) -> Answer | None:  # fmt: skip
    """The least of ``goal · x`` under the rows of the model and ``floors`` (vector, low, high); ``closed`` columns stay 0.

    None where there is no answer at all, or none was found in ``seconds``.
    """
    np, sparse = _libraries()
    from scipy.optimize import Bounds, LinearConstraint, milp

    upper = made.upper.copy()
    upper[list(closed)] = 0
    matrix, low, high = made.matrix, made.low, made.high
    if floors:
        matrix = sparse.vstack([matrix, sparse.csr_array(np.array([row for row, _, _ in floors]))]).tocsr()
        low, high = np.append(low, [one for _, one, _ in floors]), np.append(high, [one for _, _, one in floors])
    if not made.size:
        fits = all(one <= 0 <= other for one, other in zip(low, high, strict=True))
        return Answer([], 0.0, 0.0) if fits else None
    with silent():
        found = milp(
            goal, integrality=np.ones(made.size), bounds=Bounds(np.zeros(made.size), upper),
            constraints=LinearConstraint(matrix, low, high), options={"mip_rel_gap": gap, "time_limit": seconds},
        )  # fmt: skip
    if found.x is None:
        return None
    # What is returned is whole, and rounded: cutting off would lose a person where the solver is a millionth below.
    return Answer([round(value) for value in found.x.tolist()], float(found.mip_gap or 0.0), float(found.mip_dual_bound or 0.0))


@contextmanager
def silent() -> Iterator[None]:
    """The solver may write lines of its own to the standard output of the process, past Python: meanwhile they go nowhere."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _libraries() -> tuple[Any, Any]:
    try:
        import numpy as np
        from scipy import sparse
    except ImportError as error:
        raise Unfit("PACKAGE_MISSING", paket=error.name, perintah="pip install naungan[forecast]") from None
    return np, sparse
