"""Whole rupiah: exact rounding, and the way Indonesians write and read amounts."""

from __future__ import annotations

import re
from decimal import Decimal

_THOUSANDS_DOT = re.compile(r"^\d{1,3}(\.\d{3})+(,\d{1,2})?$")
_THOUSANDS_COMMA = re.compile(r"^\d{1,3}(,\d{3})+(\.\d{1,2})?$")
_PLAIN = re.compile(r"^\d+([.,]\d{1,2})?$")


def half_up(numerator: int, denominator: int) -> int:
    """Round a non-negative fraction to whole rupiah, halves upward (status: inferred, see docs/law)."""
    return (2 * numerator + denominator) // (2 * denominator)


def rp(amount: int | None) -> str:
    """Write an amount for people: ``Rp1.234.567``; an unknown amount is said to be unknown."""
    if amount is None:
        return "tidak tersedia"
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def parse_rupiah(text: str) -> Decimal:
    """Read an amount written by hand (``Rp 1.234.567,50``, ``1,000,000``); ValueError when it is ambiguous or no amount."""
    bare = re.sub(r"^(rp|idr)\.?\s*", "", text.strip(), flags=re.IGNORECASE)
    bare = re.sub(r",-$", "", bare).replace(" ", "")
    if _THOUSANDS_DOT.match(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _THOUSANDS_COMMA.match(bare):
        return Decimal(bare.replace(",", ""))
    if _PLAIN.match(bare):
        return Decimal(bare.replace(",", "."))
    raise ValueError("bukan jumlah rupiah")
