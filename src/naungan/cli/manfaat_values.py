"""The small languages of ``naungan manfaat``: losses, children, receipts, months and assumptions as they are written in one option."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from naungan.kernel.errors import Refusal
from naungan.regulasi.bulat import PER_JUTA

if TYPE_CHECKING:
    from naungan.benefit.request import Child, Loss, Receipt

_MONTHS = re.compile(r"^(\d{1,3})(?:\.\.(\d{1,3}))?$")


def span(text: str) -> tuple[int, int]:
    """``A..B`` or ``A``: the first and the last month."""
    found = _MONTHS.match(text.strip())
    if not found:
        raise Refusal("MANFAAT_BULAN_KE_SALAH", nilai=text)
    return int(found[1]), int(found[2] or found[1])


def losses(text: str, fungsi: str | None) -> tuple[Loss, ...]:
    """Losses ``KODE[:ANGKA],…``; one share of lost function for all, or one each."""
    from naungan.benefit.request import Loss

    codes = [one.strip().lower().partition(":") for one in text.split(",")]
    shares = [_share(one) for one in fungsi.split(",")] if fungsi is not None else [PER_JUTA]
    if len(shares) not in (1, len(codes)):
        raise Refusal("MANFAAT_FUNGSI_BANYAKNYA", fungsi=len(shares), bagian=len(codes))
    shares = shares * len(codes) if len(shares) == 1 else shares
    # What is no number is 0, which no part of the body has.
    sizes = [None if not number else int(number) if number.isdecimal() else 0 for _, _, number in codes]
    return tuple(Loss(code, size, share) for (code, _, _), size, share in zip(codes, sizes, shares, strict=True))


def children(text: str) -> tuple[Child, ...]:
    """Children ``TINGKAT[:KELAS[:USIA]],…``."""
    return tuple(_child(one) for one in text.split(","))


def _child(text: str) -> Child:
    from naungan.benefit.request import Child

    level, *numbers = text.strip().upper().split(":")
    if len(numbers) > 2 or not all(re.fullmatch(r"\d{1,2}", one) for one in numbers if one):
        raise Refusal("MANFAAT_ANAK_SALAH", nilai=text)
    return Child(level, *(int(one) if one else None for one in numbers))


def receipts(given: Iterable[str]) -> tuple[Receipt, ...]:
    """``JENIS=RUPIAH``, with plain amounts; a kind alone has none."""
    from naungan.benefit.request import Receipt

    parts = [text.partition("=") for group in given for text in group.split(",")]
    return tuple(Receipt(kind.strip().lower(), Decimal(amount) if equals else None) for kind, equals, amount in parts)


def assumptions(given: Iterable[str]) -> dict[int, int]:
    """``TTTT=PERSEN`` as year → return per million."""
    found = {}
    for text in (one for group in given for one in group.split(",")):
        year, percent = (part.strip() for part in (*text.split("=", 1), "")[:2])
        rate = _percent(percent)
        if rate is None or not re.fullmatch(r"\d{4}", year) or not 0 <= rate <= 100 or rate * 10_000 != int(rate * 10_000):
            raise Refusal("MANFAAT_ASUMSI_SALAH", nilai=text)
        if int(year) in found:
            raise Refusal("MANFAAT_ASUMSI_DUA_KALI", tahun=year)
        found[int(year)] = int(rate * PER_JUTA / 100)
    return found


def _share(text: str) -> int:
    """Per cent with at most one decimal, per million."""
    percent = _percent(text)
    if percent is None or not (0 < percent <= 100 and percent * 10 == int(percent * 10)):
        raise Refusal("MANFAAT_FUNGSI_SALAH", nilai=text)
    return int(percent * PER_JUTA / 100)


def _percent(text: str) -> Decimal | None:
    """A number of per cent; None for what is none, infinite ones included."""
    try:
        found = Decimal(text.strip().rstrip("%").replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
