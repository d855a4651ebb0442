"""A book in which series have other values from a day on: what would be law, beside what is."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.law.book import Book
from naungan.law.errors import LawError
from naungan.law.series import Basis, Entry, Series, check_shape

# Nobody has enacted it, so that whoever asks what was known on a day is told it all the same.
_ALWAYS = dt.date.min


@dataclass(frozen=True)
class Amendment:
    """``deret`` says ``nilai`` from ``mulai`` on; of a series by key the keys that are not named stay. ``dasar``: on what it rests."""

    deret: str
    mulai: dt.date
    nilai: Any
    dasar: str = ""


def amended(book: Book, amendments: Sequence[Amendment]) -> Book:
    """The book with these values, whatever it foresaw for later days; its ``sidik`` tells them from what is law.

    Refusal where a series is not known or not in force on the day, or the value does not have its shape. Values before the day stay.
    """
    series = dict(book.series)
    for one in sorted(amendments, key=lambda found: (found.mulai, found.deret)):
        series[one.deret] = _changed(series.get(one.deret), one)
    return replace(book, series=series, sidik=_digest(book.sidik, amendments)) if amendments else book


def _changed(series: Series | None, one: Amendment) -> Series:
    if series is None:
        raise Refusal("HUKUM_TANPA_DERET", deret=one.deret)
    held = series.at(one.mulai)
    if held is None:
        raise Refusal("HUKUM_DERET_TIDAK_BERLAKU", deret=one.deret, mulai=one.mulai.isoformat())
    entry = Entry(one.mulai, _whole(series, held.nilai, one), Basis(one.dasar, ""), _ALWAYS, "unknown", None)
    try:
        check_shape(series, entry)
    except LawError:
        raise _misfit(one) from None
    return replace(series, entries=(*(found for found in series.entries if found.mulai < one.mulai), entry), berganti=None)


def _whole(series: Series, held: Any, one: Amendment) -> Any:
    """The whole value of the day; each number is as those before it: of one kind, and none below nothing."""
    if series.kunci:
        if not isinstance(one.nilai, dict) or not one.nilai.keys() <= held.keys():
            raise _misfit(one)
        return {key: _alike(value, one.nilai.get(key, value), one) for key, value in held.items()}
    if series.pita:
        bands = one.nilai if isinstance(one.nilai, list) else []
        if not bands or not all(isinstance(band, list | tuple) and len(band) == 2 for band in bands):
            raise _misfit(one)
        return [[_alike(0, lower, one), _alike(held[0][1], value, one)] for lower, value in bands]
    return _alike(held, one.nilai, one)


def _alike(held: Any, new: Any, one: Amendment) -> Any:
    if type(new) is not type(held) or (isinstance(new, int) and new < 0):
        raise _misfit(one)
    return new


def _misfit(one: Amendment) -> Refusal:
    return Refusal("HUKUM_NILAI_TIDAK_COCOK", deret=one.deret, mulai=one.mulai.isoformat())


def _digest(before: str, amendments: Sequence[Amendment]) -> str:
    told = sorted(json.dumps([one.deret, one.mulai.isoformat(), one.nilai], sort_keys=True) for one in amendments)
    return hashlib.sha256("\n".join([before, *told]).encode()).hexdigest()
