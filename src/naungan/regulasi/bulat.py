"""Rates applied exactly, and the one rounding: half-up to whole rupiah, after relief, per person, programme and payer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.engine import divide, half_up
from naungan.regulasi.upah import SEN

if TYPE_CHECKING:
    import ibis.expr.types as ir

PER_JUTA = 1_000_000


def iuran(
    dasar_sen: ir.IntegerValue, tarif: ir.IntegerValue, atas: ir.IntegerValue | int = 1, bawah: ir.IntegerValue | int = 1
) -> ir.IntegerValue:
    """Base in sen × rate per million × relief ``atas/bawah``, rounded once to whole rupiah."""
    return half_up(dasar_sen * tarif * _bigint(atas), _bigint(bawah) * ibis.literal(SEN * PER_JUTA, "int64"))


def lapisan(
    dasar_sen: ir.IntegerValue,
    batas: ir.IntegerValue | int,
    pokok: ir.IntegerValue,
    tarif: ir.IntegerValue,
    atas: ir.IntegerValue,
    bawah: ir.IntegerValue,
) -> ir.IntegerValue:
    """A graduated amount: ``pokok`` (rupiah) of the slices below + what lies above ``batas`` (rupiah) × rate; × relief, rounded once."""
    within = dasar_sen - batas * ibis.literal(SEN, "int64")
    whole = pokok * ibis.literal(SEN * PER_JUTA, "int64") + within * tarif
    # What is paid already can pass the whole by the part of a rupiah to which it was rounded.
    owed = (whole < 0).ifelse(ibis.literal(0, "int64"), whole)
    return half_up(owed * _bigint(atas), _bigint(bawah) * ibis.literal(SEN * PER_JUTA, "int64"))


def iuran_tetap(nilai: ir.IntegerValue, atas: ir.IntegerValue | int, bawah: ir.IntegerValue | int) -> ir.IntegerValue:
    """A flat amount in rupiah × relief, rounded once to whole rupiah."""
    return half_up(nilai * _bigint(atas), _bigint(bawah))


def bagian(jumlah_sen: ir.IntegerValue, porsi: ir.IntegerValue) -> ir.IntegerValue:
    """A share (per million) of an amount in sen, rounded once to whole rupiah."""
    return pecahan(jumlah_sen, porsi, SEN * PER_JUTA)


def pecahan(jumlah: ir.IntegerValue, kali: ir.IntegerValue, per: int) -> ir.IntegerValue:
    """``jumlah × kali / per``, rounded once; exact also where the product itself would not fit in BIGINT."""
    whole = ibis.literal(per, "int64")
    quotient = divide(jumlah.cast("int64"), whole)
    return quotient * kali + half_up((jumlah - quotient * whole) * kali, per)


def _bigint(value: ir.IntegerValue | int) -> ir.IntegerValue:
    return ibis.literal(value, "int64") if isinstance(value, int) else value.cast("int64")
