"""What each model would have said in earlier years, and by how much it was wrong: the only source of intervals and of trust."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np

from naungan.projection.models import ETS_TERBANYAK, MODELS, Known, logit, share, universe
from naungan.projection.panel import PALING_PENDEK, Family, Floats, Level
from naungan.projection.tables import Model

TAHUN = 12
# Models that read the season from past years, which were fewer then than now.
_SEASONAL = (Model.ETS, Model.KALENDER, Model.ALUR)


@dataclass(frozen=True)
class Ahead:
    """What was said of one level: series × steps, whole people; NaN where a series had hardly begun."""

    aktif: dict[Model, Floats]
    semesta: Floats


@dataclass(frozen=True)
class Wrong:
    """Errors of one model on one level by measure (years × series × steps, on the logit), and how uneven a share of that size is.

    ``size`` is the variance of the logit that a share of so many people has by chance, then and ``now``.
    """

    error: dict[str, Floats]
    size: Floats
    now: Floats


@dataclass
class Past:
    """A family that is looked at from earlier months; what was said from a month is worked out once."""

    family: Family
    steps: int
    models: tuple[Model, ...]
    said: dict[int, list[Ahead]] = field(default_factory=dict)

    @property
    def months(self) -> int:
        """How many months of the family are known."""
        return self.family.levels[0].months

    def ahead(self, origin: int) -> list[Ahead]:
        """What would have been said after so many months, by level from below; a level is the sum of the one below where that is whole."""
        if origin not in self.said:
            self.said[origin] = _ahead(self.family.until(origin), self.models, self.steps)
        return self.said[origin]

    def wrong(self, level: int, model: Model, months: int) -> Wrong:
        """The errors that were known after so many months, each of the same calendar month and, where history reaches, the same step."""
        places = [(year, step, *place) for year in range(1, months // TAHUN + 1) for step in range(self.steps)
                  if (place := _place(months, year, step))]  # fmt: skip
        one, years = self.family.levels[level], max((year for year, *_ in places), default=0)
        shape = (years, len(one.keys), self.steps)
        found = {name: np.full(shape, np.nan) for name in ("aktif", "cakupan")}
        size = np.full(shape, np.nan)
        for year, step, origin, reach in places:
            said, target = self.ahead(origin)[level], origin + reach
            spread = _spread(model, origin, months)
            for name, error in errors(said, model, one, target, reach).items():
                found[name][year - 1, :, step] = error * spread
            size[year - 1, :, step] = by_chance(one, origin)
        return Wrong(found, size, by_chance(one, months))


def _place(months: int, year: int, step: int) -> tuple[int, int] | None:
    """From where, and how many steps further, the same calendar month was forecast so many years ago; None where nothing stands for it."""
    target = months + step - TAHUN * year
    origin = max(PALING_PENDEK, target - step)
    reach = target - origin
    return (origin, reach) if target < months and reach >= 0 and 2 * (reach + 1) >= step + 1 else None


def _spread(model: Model, origin: int, months: int) -> float:
    """What an error of then is worth now: a season that was read from fewer years was known worse."""
    if model not in _SEASONAL:
        return 1.0
    return float(np.sqrt((1 + TAHUN / months) / (1 + TAHUN / origin)))


def errors(said: Ahead, model: Model, level: Level, target: int, step: int) -> dict[str, Floats]:
    """By measure the error of a step, on the logit of what is there in the month ``target``: people are held against the universe said."""
    people, whole = said.aktif[model][:, step], said.semesta[:, step]
    came, there = level.aktif[:, target], level.semesta[:, target]
    forecast = logit(people, whole)
    return {"aktif": logit(np.minimum(came, whole), whole) - forecast, "cakupan": logit(came, there) - forecast}


def by_chance(level: Level, months: int) -> Floats:
    """The variance of the logit that a share of so many people has by chance alone."""
    people, whole = level.aktif[:, months - 1], level.semesta[:, months - 1] + 1
    p = (people + 0.5) / whole
    return np.asarray(1 / (whole * p * (1 - p)))


def _ahead(family: Family, models: Collection[Model], steps: int) -> list[Ahead]:
    found: list[Ahead] = []
    for place, level in enumerate(family.levels):
        first = (family.last.bulan - level.months) % TAHUN
        known = Known(level.aktif, level.semesta, first, level.moved)
        young = (~np.isnan(level.aktif)).sum(axis=1) < PALING_PENDEK
        whole = universe(known, steps)
        people = {model: _people(MODELS[model](known, steps), whole) for model in models}
        for one in (whole, *people.values()):
            one[young] = np.nan
        if any(level.children):
            below = found[place - 1]
            people = {model: _summed(level, one, below.aktif[model]) for model, one in people.items()}
            whole = _summed(level, whole, below.semesta)
        found.append(Ahead(people, whole))
    return found


def _people(value: Floats, whole: Floats) -> Floats:
    return np.asarray(np.clip(np.rint(share(value) * (whole + 1) - 0.5), 0, whole))


def _summed(level: Level, own: Floats, below: Floats) -> Floats:
    found = own.copy()
    for row, children in enumerate(level.children):
        if children:
            total = below[list(children)].sum(axis=0)
            found[row] = np.where(np.isnan(total), own[row], total)
    return found


def tried(family: Family) -> tuple[Model, ...]:
    """The models that are tried on a family: ETS only where its fits are not too many, cohort flows where they are known of every level."""
    fits = sum(len(one.keys) for one in family.levels)
    unfit = {Model.ETS: fits > ETS_TERBANYAK, Model.ALUR: any(one.moved is None for one in family.levels)}
    return tuple(model for model in MODELS if not unfit.get(model, False))
