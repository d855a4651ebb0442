"""Figures as pages of handing in write them; what is not known is said so."""

from __future__ import annotations

from decimal import Decimal

from django import template

from naungan.kernel.period import Bulan
from naungan.told.words import number, unknown

register = template.Library()


@register.filter
def rupiah(value: int | None) -> str:
    """``Rp1.250.000``, as everywhere else."""
    if value is None:
        return unknown()
    return f"{'-' if value < 0 else ''}Rp{number(abs(value))}"


@register.filter
def tersedia(value: int | None) -> str:
    """A count, or that it is not known."""
    return unknown() if value is None else number(value)


@register.filter
def bulan(value: str) -> str:
    """``Oktober 2026``."""
    return Bulan.parse(value).nama


@register.filter
def desimal(value: Decimal) -> str:
    """``7,3``."""
    return f"{value:.1f}".replace(".", ",")
