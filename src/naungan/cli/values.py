"""Amounts, months and days on the command line, as Indonesians write them: one kind of value each, in the form that the rooms take.

A dot parts thousands and a comma the sen: ``5.400``, ``Rp5.400``, ``1.000.000,50``. What could be two amounts (``5.4``, ``1,000``) is
refused with both ways to write it. Where only a plain program writes so (``1000000.50``, ``1,000,000``) it is read as meant.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import click

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan, nomor_bulan
from naungan.kernel.rupiah import parse_rupiah

_GROUPED = re.compile(r"^\d{1,3}(\.\d{3})+$")
_SHORT = re.compile(r"^(\d{1,3})\.(\d{1,2})$")
_ONE_COMMA = re.compile(r"^(\d{1,3}),(\d{3})$")
_SPACED = re.compile(r"^\d{1,3}( \d{3})+(,\d{1,2})?$")
_CURRENCY = re.compile(r"^(rp|idr)\.?\s*", re.IGNORECASE)
_DAY = re.compile(r"^(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})[-/. ](\d{4})$", re.IGNORECASE)
_ISO_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_MONTH = re.compile(r"^(\d{1,2}|[a-z]{3,9})[-/. ](\d{4})$", re.IGNORECASE)


class Rupiah(click.ParamType[Decimal]):
    """An amount; yields it exactly, ``5400`` or ``5400.50``, for the room that knows its bounds."""

    name = "rupiah"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The amount; Refusal where it is none, or could be two."""
        return amount_of(str(value), option(param))


class RupiahPer(click.ParamType[str]):
    """Amounts under a key, ``KUNCI=RUPIAH``, several parted by commas; ``bare`` takes what has no key for an amount too."""

    name = "kunci=rupiah"

    def __init__(self, *, bare: bool) -> None:
        self.bare = bare

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The same text with plain amounts; a part without a key is left alone unless bare amounts are taken."""
        return ",".join(self._part(one, option(param)) for one in re.split(r",(?=\s*[A-Za-z])", str(value)))

    def _part(self, text: str, named: str) -> str:
        key, equals, amount = text.partition("=")
        if not equals:
            return _digits(amount_of(text, named)) if self.bare else text
        return f"{key.strip()}={_digits(amount_of(amount, named))}"


class Month(click.ParamType[str]):
    """A month; yields ``TTTT-BB``, as relations carry it."""

    name = "bulan"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """``2026-10``, ``Oktober 2026``, ``okt 2026``, ``10/2026``; Refusal otherwise."""
        text = _bare(value)
        try:
            found = _MONTH.match(text)
            return str(Bulan(int(found[2]), nomor_bulan(found[1])) if found else Bulan.parse(text))
        except ValueError:
            raise Refusal("BULAN_INVALID", nilai=value) from None


class Day(click.ParamType[dt.date]):
    """A day: first the day, then the month, or the other way round with the year in front."""

    name = "tanggal"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """``2026-10-31``, ``31-10-2026``, ``31/10/2026``, ``31 Oktober 2026``; Refusal otherwise."""
        if isinstance(value, dt.date):
            return value
        text = _bare(value)
        try:
            day = _iso(text) if _ISO_DAY.match(text) else _written(text)
            Bulan.of(day)  # the years that a month may have bound those of a day
        except ValueError:
            raise Refusal("DATE_INVALID", nilai=value) from None
        return day


class Count(click.IntRange):
    """A whole number, thousands parted by dots."""

    name = "bilangan bulat"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number, ``5.400`` or ``5400``."""
        text = str(value).strip()
        written: Any = text.replace(".", "") if _GROUPED.match(text) else value
        return super().convert(written, param, ctx)


RUPIAH, BULAN, TANGGAL = Rupiah(), Month(), Day()


def amount_of(text: str, named: str) -> Decimal:
    """An amount written by hand; Refusal where it is none, or could be two. ``named`` is the option it stands under."""
    bare = re.sub(r",-$", "", _CURRENCY.sub("", _bare(text)))
    if found := _SHORT.match(bare) or _ONE_COMMA.match(bare):
        raise Refusal("RUPIAH_TAKSA", isian=named, nilai=text, **_both(*found.groups()))
    try:
        if " " in bare and not _SPACED.match(bare):
            raise ValueError
        return parse_rupiah(bare)
    except ValueError:
        raise Refusal("IURAN_DASAR_SALAH", isian=named) from None


def as_month(_: click.Context, __: click.Parameter, text: str | None) -> Bulan | None:
    """A callback for options of ``BULAN`` whose room takes a month."""
    return None if text is None else Bulan.parse(text)


@contextmanager
def by_option() -> Iterator[None]:
    """Rooms know fields and no options: what they refuse about a field is said of the option that fills it."""
    try:
        yield
    except Refusal as refused:
        if "isian" not in refused.params:
            raise
        isian = str(refused.params["isian"])
        raise Refusal(refused.code, **refused.params | {"isian": "--" + isian.replace("_", "-")}) from None


def option(param: click.Parameter | None) -> str:
    """How a value is called in a sentence."""
    return param.opts[0] if param else ""


def _iso(text: str) -> dt.date:
    year, month, day = (int(part) for part in text.split("-"))
    return dt.date(year, month, day)


def _written(text: str) -> dt.date:
    found = _DAY.match(text)
    if not found:
        raise ValueError("bukan tanggal")
    return dt.date(int(found[3]), nomor_bulan(found[2]), int(found[1]))


def _both(whole: str, rest: str) -> dict[str, str]:
    """The two amounts that may be meant: thousands, or a whole number with sen."""
    return {"ribuan": f"{whole}.{rest.ljust(3, '0')}", "bersen": f"{whole},{rest.ljust(2, '0')[:2]}"}


def _digits(amount: Decimal) -> str:
    return str(int(amount)) if amount == amount.to_integral_value() else f"{amount:f}"


def _bare(value: object) -> str:
    """The text with single plain spaces."""
    return " ".join(str(value).split())
