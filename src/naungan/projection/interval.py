"""How far from a forecast the truth may lie: from past errors, per level and calendar month, what all share apart from what each has.

An error is what all series of a level have in common in a year (a bad December) and what each has of its own. Of the second there are as
many draws as series and years; of the first one a year, and a nation is nothing but its own: its interval is that of a t with so many
degrees of freedom as there are years. Satterthwaite's rule weighs both.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from naungan.projection.panel import Floats

LEVELS = (80, 95)
# Of fewer series nothing is said of how what each has of its own is spread.
_ENOUGH = 8
_YEAR = 12


class Spread(NamedTuple):
    """Of one step: the variance of each on its own (now), and of what all share; years, draws; own errors by their variance."""

    own: Floats
    common: float
    years: int
    draws: int
    scaled: Floats


def halves(error: Floats, size: Floats, now: Floats) -> dict[int, Floats]:
    """Half the width of the 80 % and 95 % interval, series × steps, on the scale of the errors (years × series × steps).

    ``size`` and ``now`` are the variance by chance then and now (``backtest.by_chance``). The same calendar month a year later is never
    surer, few though the years are that speak for it. NaN where no year can be looked at.
    """
    steps, series = error.shape[2], error.shape[1]
    found = {level: np.full((series, steps), np.nan) for level in LEVELS}
    for step in range(steps):
        there = ~np.isnan(error[:, :, step]).all(axis=1)
        if there.any():
            one = spread(error[there, :, step], size[there, :, step], now)
            for level in LEVELS:
                found[level][:, step] = np.fmax(_half(one, level), found[level][:, step - _YEAR] if step >= _YEAR else 0.0)
    return found


def spread(error: Floats, size: Floats, now: Floats) -> Spread:
    """The two variances of the errors of one step (years × series)."""
    seen = ~np.isnan(error)
    n = seen.sum(axis=1)
    shared = np.nansum(error, axis=1) / n
    if error.shape[1] == 1 or n.max() == 1:
        return Spread(np.zeros(error.shape[1]), float(np.mean(shared**2)), len(error), 0, np.empty(0))
    own = (error - shared[:, None]) * np.sqrt(n / np.maximum(n - 1, 1))[:, None]
    then, today = _by_size(own[seen] ** 2, size[seen], now)
    common = max(float(np.mean(shared**2) - np.mean(own[seen] ** 2) / n.mean()), 0.0)
    return Spread(today, common, len(error), int(n.sum()) - len(n), np.abs(own[seen]) / np.sqrt(then))


def _by_size(squared: Floats, size: Floats, now: Floats) -> tuple[Floats, Floats]:
    """The variance of each error, and of each series today: a part that all have and a part that falls with the number of people."""
    if squared.size < _ENOUGH:
        mean = max(float(squared.mean()), 1e-12)
        return np.full(squared.shape, mean), np.full(now.shape, mean)
    from scipy.optimize import nnls

    weight = 1 / (size / np.median(size) + 1)
    part, _ = nnls(np.stack([weight, size * weight], axis=1), squared * weight)
    return np.maximum(part[0] + part[1] * size, 1e-12), np.maximum(part[0] + part[1] * now, 1e-12)


def _half(one: Spread, level: int) -> Floats:
    from scipy import stats

    tail = 0.5 + level / 200
    total = one.own + one.common
    freedom = total**2 / (one.common**2 / one.years + one.own**2 / max(one.draws, 1) + 1e-30)
    wide = stats.t.ppf(tail, np.maximum(freedom, 1.0))
    if one.scaled.size >= _ENOUGH:
        # What each has of its own need not be normal: its own quantile weighs as much as its variance.
        ratio = np.quantile(one.scaled, min((one.scaled.size + 1) * level / 100 / one.scaled.size, 1.0)) / stats.norm.ppf(tail)
        part = one.own / np.maximum(total, 1e-30)
        wide = wide * np.sqrt(part * ratio**2 + 1 - part)
    return np.asarray(wide * np.sqrt(total))
