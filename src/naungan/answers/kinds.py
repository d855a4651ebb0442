"""How one cell is read: a text in, a value out, or ``Wrong`` with what may stand there. The same for CSV, YAML and TOML.

Spreadsheets turn what looks like a date or a number into one: a month becomes ``Okt-26`` or ``01/10/2026``. Such a text is read as what it
was, and ``Taken.dibaca`` says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan, nomor_bulan

YA = ("ya", "y", "yes", "true")
TIDAK = ("tidak", "t", "n", "no", "false")
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S")
_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)|(20\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?: 00:00:00)?")
_NAMED = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]{3,9})[ -](\d{2}|\d{4})")
_NAMED_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})", re.ASCII)
_AMOUNT = re.compile(r"\d{1,15}(\.\d{1,2})?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
_ACCOUNT = re.compile(r"[4-6](\.\d{1,4}){1,5}")


class Wrong(Exception):
    """A cell that nobody understands; ``pilihan`` says in words what may stand there, ``kode`` where a sentence of its own says more."""

    def __init__(self, pilihan: str, kode: str = "JAWABAN_NILAI") -> None:
        super().__init__(pilihan)
        self.pilihan, self.kode = pilihan, kode


@dataclass(frozen=True)
class Taken:
    """The value of a cell, and how it was read where it was written in another way than usual."""

    nilai: object
    dibaca: str | None = None


Reader = Callable[[str], Taken]


def text(said: str) -> Taken:
    """Any words."""
    return Taken(said)


def yes(said: str) -> Taken:
    """ya or tidak."""
    word = said.casefold()
    if word not in (*YA, *TIDAK):
        raise Wrong(sentence("BOLEH_YA"))
    return Taken(word in YA)


def one_of(words: Sequence[str], others: Mapping[str, str] | None = None) -> Reader:
    """One of the words, however it is spaced and whatever its case; ``others`` are further ways of writing one of them, and told."""
    known = {plain_word(one): one for one in words}
    also = {plain_word(one): meant for one, meant in (others or {}).items()}

    def read(said: str) -> Taken:
        word = plain_word(said)
        if word in known:
            return Taken(known[word])
        if word in also:
            return Taken(also[word], also[word])
        raise Wrong(sentence("BOLEH_SALAH_SATU", {"pilihan": ", ".join(words)}))

    return read


def plain_word(said: str) -> str:
    """A word of a list as it is compared: ``KUA-PPAS`` is ``kua_ppas``."""
    return re.sub(r"[\s-]+", "_", said.strip()).casefold()


def month(said: str) -> Taken:
    """``2026-10``, or the first of that month as a spreadsheet makes it."""
    try:
        return Taken(str(Bulan.parse(said)))
    except ValueError:
        found = _first_of_month(said)
    if found is None:
        raise Wrong(sentence("BOLEH_BULAN"))
    return Taken(found, found)


def _first_of_month(said: str) -> str | None:
    try:
        if match := _FIRST.fullmatch(said):
            one, other, year = (match[1], match[2], match[3]) if match[3] else (match[6], match[5], match[4])
            # Of a month that became a date one part is always the first: whichever of the two it is.
            parts = [number for number in (int(one), int(other)) if number != 1] or [1]
            return str(Bulan(int(year), parts[0])) if len(parts) == 1 else None
        if (match := _NAMED.fullmatch(said)) and match[1] in (None, "1", "01"):
            return str(Bulan(int(match[3]) % 100 + 2000 if len(match[3]) == 2 else int(match[3]), nomor_bulan(match[2])))
    except ValueError:
        return None
    return None


def day(said: str) -> Taken:
    """``2026-10-31``, the day first, or the month in words (``31 Oktober 2026``)."""
    try:
        if found := _NAMED_DAY.fullmatch(said):
            return Taken(dt.date(int(found[3]), nomor_bulan(found[2]), int(found[1])))
    except ValueError:
        raise Wrong(sentence("BOLEH_TANGGAL")) from None
    for form in _DAYS:
        try:
            return Taken(dt.datetime.strptime(said, form).date())  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    raise Wrong(sentence("BOLEH_TANGGAL"))


def year(said: str) -> Taken:
    """A year of this century."""
    if not re.fullmatch(r"20\d\d", said, re.ASCII):
        raise Wrong(sentence("BOLEH_TAHUN"))
    return Taken(int(said))


def whole(most: int) -> Reader:
    """A whole number from nought to ``most``; underscores may part the thousands."""

    def read(said: str) -> Taken:
        digits = said.replace("_", "")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 16 and int(digits) <= most):
            raise Wrong(sentence("BOLEH_BILANGAN", {"paling": f"{most:,}".replace(",", ".")}))
        return Taken(int(digits))

    return read


def rupiah(said: str) -> Taken:
    """Whole rupiah, more than nought; underscores may part the thousands, and points where each stands before three digits."""
    digits = said.replace("_", "").removeprefix("Rp").strip()
    digits = digits.replace(".", "") if _THOUSANDS.fullmatch(digits) else digits
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16 and int(digits)):
        raise Wrong(sentence("BOLEH_RUPIAH_BULAT"))
    return Taken(int(digits))


def amount(said: str) -> Taken:
    """Rupiah of a month; underscores may part the thousands, a point the cents."""
    digits = said.replace("_", "")
    if not _AMOUNT.fullmatch(digits) or not digits.isascii():
        raise Wrong(sentence("BOLEH_RUPIAH"))
    return Taken(Decimal(digits) if "." in digits else int(digits))


def account(said: str) -> Taken:
    """A code of an account with its dots, of any level."""
    if not _ACCOUNT.fullmatch(said) or not said.isascii():
        raise Wrong(sentence("BOLEH_REKENING"))
    return Taken(said)
