"""How a series goes on: two naive rivals, ETS, and cohort flows; all on the logit of coverage, so that no share leaves 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from naungan.projection.panel import Floats
from naungan.projection.tables import Model

# How many years of its own a season weighs as much as that of all series together.
_BERSAMA = 2.0
# ETS is fitted series by series: beyond so many fits it is not tried, and flows and rivals remain.
ETS_TERBANYAK = 6_000


def logit(aktif: Floats, semesta: Floats) -> Floats:
    """Of the share, kept away from 0 and 1 by half a person."""
    share = (aktif + 0.5) / (semesta + 1.0)
    return np.asarray(np.log(share / (1.0 - share)))


def share(value: Floats) -> Floats:
    """The share of a logit."""
    return np.asarray(1.0 / (1.0 + np.exp(-value)))


@dataclass(frozen=True)
class Known:
    """What a model sees: series × months known, and the calendar month (0 to 11) of the first."""

    aktif: Floats
    semesta: Floats
    first: int

    @property
    def level(self) -> Floats:
        """The logit of coverage."""
        return logit(self.aktif, self.semesta)

    def month(self, step: int) -> int:
        """The calendar month (0 to 11) of the month with this place."""
        return (self.first + step) % 12


def last_value(known: Known, steps: int) -> Floats:
    """As it stood in the last month."""
    return np.repeat(known.level[:, -1:], steps, axis=1)


def same_month(known: Known, steps: int) -> Floats:
    """As it stood in the same month of the last year that is known; a series of less than a year as it stood last."""
    level = known.level
    past = level[:, [level.shape[1] - 12 + step % 12 for step in range(steps)]]
    return np.where(np.isnan(past), level[:, -1:], past)


def flows(known: Known, steps: int) -> Floats:
    """What each calendar month has moved so far, its own and that of all series, month by month from where it stands."""
    moved = season(known)
    months = [known.month(known.aktif.shape[1] + step) for step in range(steps)]
    return np.asarray(known.level[:, -1:] + np.cumsum(moved[:, months], axis=1))


def season(known: Known) -> Floats:
    """Series × 12: the mean change of the logit into each calendar month, drawn to the median of all series where its years are few."""
    change = np.diff(known.level, axis=1)
    into = np.array([known.month(step + 1) for step in range(change.shape[1])])
    found = np.zeros((len(change), 12))
    for month in range(12):
        seen = change[:, into == month]
        years = (~np.isnan(seen)).sum(axis=1)
        own = np.where(years > 0, np.nansum(seen, axis=1) / np.maximum(years, 1), 0.0)
        together = float(np.median(own[years > 0])) if (years > 0).any() else 0.0
        found[:, month] = (years * own + _BERSAMA * together) / (years + _BERSAMA)
    return found


def smoothed(known: Known, steps: int) -> Floats:
    """AutoETS without a season of its own on the logit from which the season (``season``, without its drift) has been taken."""
    import pandas as pd
    from statsforecast import StatsForecast
    from statsforecast.models import AutoETS

    level, profile = known.level, season(known)
    swing = np.cumsum(profile - profile.mean(axis=1, keepdims=True), axis=1)
    months = np.array([known.month(step) for step in range(level.shape[1] + steps)])
    flat = level - swing[:, months[: level.shape[1]]]
    rows = [(row, step, value) for row, line in enumerate(flat.tolist()) for step, value in enumerate(line) if not np.isnan(value)]
    frame = pd.DataFrame(rows, columns=["unique_id", "ds", "y"])
    said = StatsForecast(models=[AutoETS(season_length=1, model="ZZN")], freq=1).forecast(df=frame, h=steps)
    ahead = said.sort_values(["unique_id", "ds"])["AutoETS"].to_numpy(dtype=float).reshape(len(level), steps)
    return np.asarray(ahead + swing[:, months[level.shape[1] :]])


MODELS: Mapping[Model, Callable[[Known, int], Floats]] = {
    Model.NAIF: last_value,
    Model.MUSIMAN: same_month,
    Model.ETS: smoothed,
    Model.ALUR: flows,
}
RIVALS = (Model.NAIF, Model.MUSIMAN)


def universe(known: Known, steps: int) -> Floats:
    """The universe as it grew so far: its mean growth a month, drawn to that of all series."""
    grown = np.diff(np.log(known.semesta + 1.0), axis=1)
    months = (~np.isnan(grown)).sum(axis=1)
    own = np.nansum(grown, axis=1) / np.maximum(months, 1)
    together = float(np.median(own))
    rate = (months * own + 12 * _BERSAMA * together) / (months + 12 * _BERSAMA)
    ahead = (known.semesta[:, -1:] + 1.0) * np.exp(rate[:, None] * np.arange(1, steps + 1)) - 1.0
    return np.asarray(np.rint(np.maximum(ahead, 0.0)))
