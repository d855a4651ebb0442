"""How a series goes on: two naive rivals, ETS, calendar months, and cohort flows; all told on the logit of coverage, so that no share
leaves 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from naungan.projection.panel import Floats, Moved
from naungan.projection.tables import Model

# How many years of its own a season weighs as much as that of all series together.
_BERSAMA = 2.0
# Rates of people differ more between units than changes of a logit do: less is taken from the others.
_BERSAMA_ALUR = 0.25
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
    """What a model sees: series × months known, the calendar month (0 to 11) of the first, and who came and went where it is known."""

    aktif: Floats
    semesta: Floats
    first: int
    moved: Moved | None = None

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


def calendar_months(known: Known, steps: int) -> Floats:
    """What each calendar month has moved so far, its own and that of all series, month by month from where it stands."""
    moved = season(known)
    months = [known.month(known.aktif.shape[1] + step) for step in range(steps)]
    return np.asarray(known.level[:, -1:] + np.cumsum(moved[:, months], axis=1))


def cohorts(known: Known, steps: int) -> Floats:
    """Who is not active comes at the rate of that calendar month so far, who is active goes at its own: people, month by month.

    The causes (registered, lapsed, contract, purse, appointed, left) have one of two exposures each, so that their rates add up to these
    two. ValueError where flows are not known.
    """
    if known.moved is None:
        raise ValueError("flows are not known")
    whole, outside = known.semesta, known.semesta - known.aktif
    come, go = _rate(known, known.moved.masuk, outside), _rate(known, known.moved.keluar, known.aktif)
    people, size, found = known.aktif[:, -1], whole[:, -1], []
    for step, later in enumerate(universe(known, steps).T):
        month = known.month(known.aktif.shape[1] + step)
        people = np.clip(people + come[:, month] * np.maximum(size - people, 0) - go[:, month] * people, 0, later)
        size = later
        found.append(logit(people, later))
    return np.stack(found, axis=1)


def _rate(known: Known, flow: Floats, exposed: Floats) -> Floats:
    """Series × 12: people moved into each calendar month per person who could be, drawn a little to the rate of all series."""
    into = np.array([known.month(step + 1) for step in range(flow.shape[1] - 1)])
    found = np.zeros((len(flow), 12))
    for month in range(12):
        moved, could = flow[:, 1:][:, into == month], exposed[:, :-1][:, into == month]
        years = (~np.isnan(moved)).sum(axis=1)
        together = np.nansum(moved) / max(np.nansum(could), 1.0)
        own = np.nansum(moved, axis=1) / np.maximum(np.nansum(could, axis=1), 1.0)
        found[:, month] = (years * own + _BERSAMA_ALUR * together) / (years + _BERSAMA_ALUR)
    return found


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
    Model.KALENDER: calendar_months,
    Model.ALUR: cohorts,
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
