"""What is due per person and unit, one column per programme and payer: the law evaluated over a whole roster at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import ibis

from naungan.acuan.kebijakan import Aturan
from naungan.contribution.duty import bulan_hukum, entitle
from naungan.contribution.policy import bases, programs
from naungan.regulasi import IURAN, hitung, sen, target, wajar
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

PEMBAYAR = ("pemberi_kerja", "pekerja")
# All that the law reads of a person in a unit.
PERSON = ("pemda", "orang", "unit", "kategori", "upah", "mulai", "akhir", "tanggal_lahir")
_LAW = ("segmen", "risiko", "hak", "bekerja", "asn", "dasar_upah", "upah_perkiraan", "keringanan")


def dues(
    engine: Engine, person: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None,
    bawa: Sequence[str] = (),
) -> ir.Table:  # fmt: skip
    """The law of a month over everybody, once: one row per person and unit in (``PERSON``; see ``one_row``), the same row out.

    Columns: ``PERSON``, what ``bawa`` names of the roster, ``bulan``, ``segmen, risiko, hak, bekerja, asn, wajib_<program>, dasar_upah,
    upah_perkiraan, keringanan``; per programme of the month (``programs_of``) ``<program>_pemberi_kerja`` and ``<program>_pekerja`` in
    rupiah (0 where not due, NULL where the base is unknown); their sums ``iuran``, ``iuran_pemberi_kerja``, ``iuran_pekerja``. Who is
    owed nothing is there too. Whoever asks twice keeps it. ``known`` asks for the law as it was known on that day. Refusal for a month
    before July 2015.
    """
    rows = entitle(engine, person, bulan=bulan, aturan=aturan, known=known)
    return priced(engine, rows, [*PERSON, *bawa], bulan=bulan, aturan=aturan, known=known)


def priced(
    engine: Engine, rows: ir.Table, shown: Sequence[str], *, bulan: str, aturan: Sequence[Aturan] | None, known: dt.date | None
) -> ir.Table:  # fmt: skip
    """What ``dues`` says of rows whose rights are known (``entitle``): the columns ``shown``, and what the law makes of the wage."""
    month = bulan_hukum(bulan)
    asked = programs(month, aturan)
    rows = _with_base(rows, bases(month, aturan))
    rows = hitung(engine, rows, target("PU", asked) + target("BPU", asked), bulan=month, known=known)
    amounts = {f"{program}_{payer}": _amount(rows, program, payer) for program in asked for payer in PEMBAYAR}
    kept = dict.fromkeys([*shown, *_LAW, *(f"wajib_{program}" for program in asked)])
    extra = {name: rows[name] for name in ("dasar_penghasilan", "pagu_jp") if name in rows.columns}
    rows = rows.select(*kept, **extra, **amounts)
    sums = {f"iuran_{payer}": reduce(add, (rows[f"{program}_{payer}"] for program in asked)) for payer in PEMBAYAR}
    rows = rows.mutate(bulan=ibis.literal(bulan), **sums)
    return rows.mutate(iuran=rows.iuran_pemberi_kerja + rows.iuran_pekerja)


def programs_of(owed: ir.Table) -> tuple[str, ...]:
    """The programmes that ``dues`` speaks of; nobody is owed another."""
    return tuple(program for program in PROGRAM if f"wajib_{program}" in owed.columns)


def _with_base(rows: ir.Table, used: set[str]) -> ir.Table:
    """``dasar_upah`` by the policy of the region, ``upah_perkiraan`` where it stands in for a wage nobody knows."""
    unknown = ~wajar(rows.upah)
    branches = [(unknown, rows.nilai_perkiraan)]
    # Most months know no other way than the wage as reported; then nobody pays for the comparison.
    if "tetap" in used:
        fixed = rows.basis_upah == "tetap"
        branches.insert(0, (fixed, rows.nilai_upah))
        unknown = unknown & ~fixed
    if "maks" in used:
        branches.append(((rows.basis_upah == "maks") & (rows.nilai_upah > rows.upah), rows.nilai_upah))
    base = ibis.cases(*branches, else_=rows.upah.cast("decimal(18, 2)"))
    rows = rows.mutate(dasar_upah=base.cast("decimal(18, 2)"), upah_perkiraan=unknown)
    amount = sen(rows.dasar_upah)
    # Only BPU need a band; a NULL is skipped by the join, which spares it for nearly all rows.
    return rows.mutate(upah_sen=amount, penghasilan_sen=rows.bpu.ifelse(amount, ibis.null("int64")))


def _amount(rows: ir.Table, program: str, payer: str) -> ir.IntegerValue:
    """What a payer owes for a programme: the formula of the row's segment, nothing where the segment asks nothing of this payer."""
    wanted = {"PU": ~rows.bpu, "BPU": rows.bpu}
    branches = [
        (rows[f"wajib_{program}"] & mine, rows[IURAN[segmen][program][payer]])
        for segmen, mine in wanted.items()
        if payer in IURAN[segmen].get(program, {})
    ]
    return ibis.cases(*branches, else_=ibis.literal(0, "int64"))
