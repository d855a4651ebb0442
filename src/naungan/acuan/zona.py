"""The hour of a government: WIB, WITA or WIT by its province."""

from __future__ import annotations

import datetime as dt
from functools import cache

from naungan.acuan.loading import load

_PROVINCE = 2


def zona(pemda: str) -> dt.timezone:
    """The zone of a government by its code, named ``WIB``, ``WITA`` or ``WIT``; KeyError for a province nobody knows."""
    return _by_province()[pemda[:_PROVINCE]]


def zones() -> dict[dt.timezone, tuple[str, ...]]:
    """Each zone with its provinces."""
    return {dt.timezone(dt.timedelta(hours=one["jam"]), nama): tuple(one["provinsi"]) for nama, one in load("zona.yaml")["zona"].items()}


def ends(day: dt.date, pemda: str) -> dt.datetime:
    """The first moment that is no longer that day where the government is."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zona(pemda))


@cache
def _by_province() -> dict[str, dt.timezone]:
    return {kode: zone for zone, provinces in zones().items() for kode in provinces}
