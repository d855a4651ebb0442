"""How the open cells of a sheet are read: whole numbers, days, words of a list, plain words; as programs for sheets really leave them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from naungan.answers import kinds
from naungan.answers.kinds import Wrong
from naungan.kernel.messages import sentence
from naungan.rounds.returned.workbook import Cell, text_of

_MOST = 10**15
# Characters of one answer; more is a paper of its own, and comes as evidence.
LONGEST = 1_000
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
# A day that was kept as a moment.
_CLOCK = re.compile(r"(?<=\d)[T ]00:00(:00(\.0+)?)?Z?$")
_SERIAL_ZERO = dt.date(1899, 12, 30)
# Serial numbers of days from 2000 to 2100; a smaller or larger number is none.
_SERIALS = range(36_526, 73_416)


def whole(cell: Cell) -> int:
    """A whole number, nought or more; a text only where its points can part nothing but thousands."""
    if isinstance(cell, int) and not isinstance(cell, bool) and 0 <= cell < _MOST:
        return cell
    digits = text_of(cell).removeprefix("Rp").strip() if isinstance(cell, str) else ""
    digits = digits.replace(".", "") if _THOUSANDS.fullmatch(digits) else digits
    if digits.isascii() and digits.isdigit() and len(digits) < 16:
        return int(digits)
    raise Wrong(sentence("BOLEH_BILANGAN_LEMBAR"), "LEMBAR_BILANGAN")


def day(cell: Cell) -> dt.date:
    """A day: a date, its serial number, or a text in any usual form."""
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, int) and not isinstance(cell, bool) and cell in _SERIALS:
        return _SERIAL_ZERO + dt.timedelta(days=cell)
    said = _CLOCK.sub("", text_of(cell))
    try:
        value = kinds.day(said).nilai
        assert isinstance(value, dt.date)
        return value
    except Wrong:
        raise Wrong(sentence("BOLEH_TANGGAL"), "LEMBAR_TANGGAL") from None


def word(cell: Cell, words: Sequence[str]) -> str:
    """One of the words, however it is spaced and whatever its case."""
    known = {kinds.plain_word(one): one for one in words}
    said = kinds.plain_word(text_of(cell))
    if said not in known:
        raise Wrong(", ".join(words), "LEMBAR_PILIHAN")
    return known[said]


def words(cell: Cell) -> str:
    """Any words, as many as a cell of a printed sheet may hold."""
    said = text_of(cell)
    if len(said) > LONGEST:
        raise Wrong(str(LONGEST), "LEMBAR_PANJANG")
    return said


def same(printed: str | int | None, found: Cell) -> bool:
    """Whether a locked cell is as it was printed; a number may have become a text of the same number."""
    if isinstance(printed, int):
        try:
            return whole(found) == printed if not isinstance(found, Decimal | dt.date) else False
        except Wrong:
            return False
    return text_of(found) == " ".join((printed or "").split())
