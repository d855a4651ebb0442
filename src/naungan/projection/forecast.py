"""Where a series goes if nothing changes: by the model that was nearest so far, with an interval, and how often such intervals held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

from naungan.kernel.errors import Refusal, Unfit
from naungan.kernel.period import Bulan
from naungan.kernel.unneeded import allow_pandas
from naungan.projection.backtest import TAHUN, Ahead, Past, errors, tried
from naungan.projection.interval import LEVELS, halves
from naungan.projection.models import RIVALS, logit, share
from naungan.projection.panel import Family, Floats, Key, families
from naungan.projection.series import in_order
from naungan.projection.tables import DERET_KUNCI, FORECAST, FORECAST_CHECK, UKURAN_RAMAL, Model, Tanpa

Row = Mapping[str, Any]
Bools = npt.NDArray[np.bool_]
# How many earlier years are looked at as if they were the future.
_DIPERIKSA = 2
# From fewer months nothing is known of how wrong the model was before.
_TWO_YEARS = 2 * TAHUN
# The unit of a share that is forecast.
SEPERSEJUTA = 1_000_000


@dataclass(frozen=True)
class Forecasts:
    """Rows of FORECAST and FORECAST_CHECK, in the order of their keys."""

    forecast: list[dict[str, Any]]
    checks: list[dict[str, Any]]


def forecast(series: Iterable[Row], flows: Iterable[Row] = (), *, sampai: Bulan) -> Forecasts:
    """Every series of SERIES up to a month, with what FLOW knows of it, and what its kind was worth so far; no figure without an interval.

    A level is the sum of the one below where that is whole. One model serves all levels of a kind, so that sums hold: the one with the
    smallest error that beats both rivals on every level, else the better rival. Refusal where the month is not ahead, Unfit where the
    libraries are missing (extra ``forecast``).
    """
    _needed()
    ahead: list[dict[str, Any]] = []
    checks: list[dict[str, Any]] = []
    for family in families(series, flows):
        steps = sampai.minus(family.last)
        if steps < 1:
            raise Refusal("PROYEKSI_SAMPAI_LAMPAU", sampai=sampai.nama, terakhir=family.last.nama)
        ahead += [_bare(key, last, reason) for key, (last, reason) in family.without.items()]
        if family.levels:
            past = Past(family, max(steps, TAHUN), tried(family))
            looked = _looked_at(past)
            model = _chosen(looked)
            checks += _checked(family, looked, model)
            ahead += _told(past, model, steps)
    return Forecasts(in_order(ahead, FORECAST.key), in_order(checks, FORECAST_CHECK.key))


def _needed() -> None:
    """Unfit where a library of the extra is missing."""
    allow_pandas()  # statsforecast is built on it
    for name in ("scipy", "statsforecast"):
        if find_spec(name) is None:
            raise Unfit("PACKAGE_MISSING", paket=name, perintah="pip install naungan[forecast]")


@dataclass(frozen=True)
class Looked:
    """One level, model and measure in years that are over: calendar month, whether it lay in each interval, how wrong, how many came.

    The arrays are flat, one element a forecast; ``inside`` is None where nothing was known yet by which an interval could be made.
    """

    bulan: Floats
    inside: dict[int, Bools]
    wrong: Floats
    came: Floats


def _looked_at(past: Past) -> dict[tuple[int, Model, str], Looked]:
    """What would have been said a year and two ago with what was known then, held against what came."""
    months, found = past.months, {}
    origins = [months - TAHUN * year for year in range(1, _DIPERIKSA + 1) if months - TAHUN * year >= _TWO_YEARS]
    for place in range(len(past.family.levels)):
        for model in past.models:
            parts = [_one_year(past, place, model, origin) for origin in origins]
            for name in UKURAN_RAMAL:
                if parts:
                    found[place, model, name] = _joined([one[name] for one in parts])
    return found


def _one_year(past: Past, place: int, model: Model, origin: int) -> dict[str, Looked]:
    said, level = past.ahead(origin)[place], past.family.levels[place]
    known = past.wrong(place, model, origin)
    found = {}
    for name in UKURAN_RAMAL:
        wide = halves(known.error[name], known.size, known.now)
        error = np.stack([errors(said, model, level, origin + step, step)[name] for step in range(TAHUN)], axis=1)
        there = ~np.isnan(error) & ~np.isnan(wide[80][:, :TAHUN])
        month = np.broadcast_to([(past.family.last.bulan - past.months + origin + step) % TAHUN + 1 for step in range(TAHUN)], error.shape)
        came, whole = (part[:, origin : origin + TAHUN] for part in (level.aktif, level.semesta))
        forecast = said.aktif[model][:, :TAHUN]
        if name == "cakupan":
            came, forecast = came / np.maximum(whole, 1), forecast / np.maximum(said.semesta[:, :TAHUN], 1)
        inside = {one: (np.abs(error) <= wide[one][:, :TAHUN])[there] for one in LEVELS}
        found[name] = Looked(month[there], inside, np.abs(came - forecast)[there], came[there])
    return found


def _joined(parts: list[Looked]) -> Looked:
    def flat(one: str) -> Floats:
        return np.concatenate([getattr(part, one) for part in parts])

    inside = {level: np.concatenate([part.inside[level] for part in parts]) for level in LEVELS}
    return Looked(flat("bulan"), inside, flat("wrong"), flat("came"))


def _wape(one: Looked, month: int = 0) -> float | None:
    """Errors over what came; None where nothing did."""
    these = one.bulan == month if month else np.ones(one.bulan.shape, bool)
    whole = float(one.came[these].sum())
    return float(one.wrong[these].sum()) / whole if whole else None


def _chosen(looked: Mapping[tuple[int, Model, str], Looked]) -> Model:
    """The model for a kind of series; where no year could be looked at, the same month of last year."""
    of = {(place, model): _wape(one) for (place, model, name), one in looked.items() if name == "aktif"}
    places = sorted({place for place, _ in of})
    if not places or any(error is None for error in of.values()):
        return Model.MUSIMAN

    def error(place: int, model: Model) -> float:
        return of[place, model] or 0.0

    models = {model for _, model in of}
    better = [model for model in models.difference(RIVALS)
              if all(error(place, model) < error(place, rival) for place in places for rival in RIVALS)]  # fmt: skip
    return min(better or RIVALS, key=lambda model: (error(places[0], model), model))


def _checked(family: Family, looked: Mapping[tuple[int, Model, str], Looked], used: Model) -> Iterator[dict[str, Any]]:
    """Rows of FORECAST_CHECK: every model, level and measure; each calendar month, and 0 for all."""
    for (place, model, name), one in looked.items():
        naive, seasonal = (looked[place, rival, name] for rival in RIVALS)
        level = family.levels[place]
        key = dict(zip(DERET_KUNCI, level.keys[0], strict=True))
        for month in range(TAHUN + 1):
            these = one.bulan == month if month else np.ones(one.bulan.shape, bool)
            if these.any():
                yield {
                    **{column: key[column] for column in ("tingkat", "segmen", "lingkup", "penyebut", "asal")},
                    "ukuran": name, "bulan_kalender": month, "model": model, "dipakai": model == used, "n": int(these.sum()),
                    **{f"kena_{width}": int(one.inside[width][these].sum()) for width in LEVELS},
                    "galat": _ratio(_wape(one, month)), "galat_naif": _ratio(_wape(naive, month)),
                    "galat_musiman": _ratio(_wape(seasonal, month)),
                }  # fmt: skip


def _ratio(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.6f}")


def _told(past: Past, model: Model, steps: int) -> Iterator[dict[str, Any]]:
    """Rows of FORECAST from the last month on."""
    for place, level in enumerate(past.family.levels):
        said, known = past.ahead(past.months)[place], past.wrong(place, model, past.months)
        for name in UKURAN_RAMAL:
            low, high = _bounds(name, said, model, halves(known.error[name], known.size, known.now))
            point = _point(name, said, model)
            for row, key in enumerate(level.keys):
                for step in range(steps):
                    one = {"ukuran": name, "bulan": str(past.family.last.plus(step + 1)), "langkah": step + 1, "model": model}
                    sides = {w: (low[w][row, step], high[w][row, step]) for w in LEVELS}
                    yield {**_key(key), **one, **_figures(point[row, step], said.semesta[row, step], sides)}


def _point(name: str, said: Ahead, model: Model) -> Floats:
    people = said.aktif[model]
    return people if name == "aktif" else np.asarray(people * SEPERSEJUTA / np.maximum(said.semesta, 1))


def _bounds(name: str, said: Ahead, model: Model, half: dict[int, Floats]) -> tuple[dict[int, Floats], dict[int, Floats]]:
    """Lower and upper bound by interval, in whole people or millionths; never below none or above all.

    Rounded to the nearest: outward would make the intervals of small units hold more often than they say.
    """
    whole = said.semesta if name == "aktif" else np.full(said.semesta.shape, float(SEPERSEJUTA))
    middle = logit(said.aktif[model], said.semesta)

    def at(value: Floats) -> Floats:
        return share(value) * (said.semesta + 1) - 0.5 if name == "aktif" else share(value) * SEPERSEJUTA

    point = _point(name, said, model)
    low = {w: np.minimum(np.clip(np.rint(at(middle - half[w])), 0, whole), point) for w in LEVELS}
    high = {w: np.maximum(np.clip(np.rint(at(middle + half[w])), 0, whole), point) for w in LEVELS}
    return low, high


def _figures(point: float, whole: float, bounds: Mapping[int, tuple[float, float]]) -> dict[str, Any]:
    if np.isnan(point) or any(np.isnan(one) for pair in bounds.values() for one in pair):
        return {**_no_figures(), "alasan": Tanpa.GALAT_SEDIKIT}
    sides = {f"{side}_{width}": round(one) for width, pair in bounds.items() for side, one in zip(("bawah", "atas"), pair, strict=True)}
    return {"nilai": round(point), "semesta": int(whole), **sides, "alasan": None}


def _no_figures() -> dict[str, Any]:
    return {"nilai": None, "semesta": None, **{f"{side}_{width}": None for width in LEVELS for side in ("bawah", "atas")}}


def _bare(key: Key, last: Bulan, reason: Tanpa) -> dict[str, Any]:
    """A series of which nothing is said, and why."""
    one = {"ukuran": "aktif", "bulan": str(last.plus(1)), "langkah": 1, "model": None}
    return {**_key(key), **one, **_no_figures(), "alasan": reason}


def _key(key: Key) -> dict[str, Any]:
    return dict(zip(DERET_KUNCI, key, strict=True))
