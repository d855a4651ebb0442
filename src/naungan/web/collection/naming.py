"""How offices, times and moments of submissions are called."""

from __future__ import annotations

import datetime as dt

from naungan.acuan.zona import zona
from naungan.kernel.period import Bulan, tanggal
from naungan.told.words import office as called
from naungan.web.accounts.models import Unit
from naungan.web.collection.branches import branch_name
from naungan.web.collection.models import Submission

_PROVINCE, _MONTH = 2, 7


def place(pemda: str) -> str:
    """A government as it is called, or its code where nobody knows it."""
    return called(pemda)


def dotted(pemda: str) -> str:
    """``16.71``, as the ministry writes it."""
    return pemda if len(pemda) == _PROVINCE else f"{pemda[:_PROVINCE]}.{pemda[_PROVINCE:]}"


def office(setoran: Submission) -> str:
    """The name of the office that hands in; that of the government where it is no unit and no branch."""
    if setoran.cabang:
        return branch_name(setoran.cabang)
    if not setoran.unit:
        return place(setoran.pemda)
    found = Unit.objects.filter(pemda=setoran.pemda, kode=setoran.unit).first()
    return found.nama if found else setoran.unit


def period(masa: str, tahap: str = "") -> str:
    """``Oktober 2026``, ``RKPD 2027``, ``tahun 2027``; of what holds until it is replaced ``berlaku terus``."""
    if len(masa) == _MONTH:
        return Bulan.parse(masa).nama
    return f"{tahap.replace('_', '-')} {masa}" if tahap else (f"tahun {masa}" if masa else "berlaku terus")


def moment(when: dt.datetime, pemda: str) -> str:
    """By the clock of the government: ``5 November 2026 pukul 09.12 WIB``."""
    there = when.astimezone(zona(pemda))
    return f"{tanggal(there.date())} pukul {there:%H.%M} {there.tzname()}"
