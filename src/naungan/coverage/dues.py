"""What is due for one worker in one unit, as the ledger tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan import contribution
from naungan.relations.words import PROGRAM, Hak

if TYPE_CHECKING:
    import ibis.expr.types as ir


def with_rights(cells: ir.Table) -> ir.Table:
    """What the law says whatever the wage: ``wajib_<program>`` of every programme, ``utang_<program>`` and ``utang``, whether it is owed
    here, and ``kira``, whether an unknown wage makes an estimate of what is due."""
    asked = contribution.programs_of(cells)
    due = {program: (cells.hak == Hak.WAJIB) & cells[f"wajib_{program}"] for program in asked}
    # The flat JKM of a BPU is exact without a wage.
    guessed = [cells[f"wajib_{program}"] & ((cells.segmen != "BPU") | ibis.literal(program != "jkm")) for program in asked]
    never = [program for program in PROGRAM if program not in asked]
    return cells.mutate(
        **{f"{name}_{program}": ibis.literal(False) for program in never for name in ("wajib", "utang")},
        **{f"utang_{program}": one.fill_null(False) for program, one in due.items()},
        utang=ibis.or_(*due.values()).fill_null(False),
        kira=ibis.or_(*guessed),
    )


def with_amounts(owed: ir.Table) -> ir.Table:
    """Rows of ``contribution.dues`` with the columns of ``with_rights``: amounts are NULL for whom nothing is owed."""
    nothing = ibis.null("int64")
    known = [program for program in PROGRAM if f"{program}_pekerja" in owed.columns]
    amounts = {program: owed[f"{program}_pemberi_kerja"] + owed[f"{program}_pekerja"] for program in known}
    return owed.mutate(
        **{f"iuran_{program}": ibis.ifelse(owed[f"utang_{program}"], amounts.get(program, nothing), nothing) for program in PROGRAM},
        **{name: ibis.ifelse(owed.utang, owed[name], nothing) for name in ("iuran", "iuran_pemberi_kerja", "iuran_pekerja")},
        perkiraan=ibis.ifelse(owed.utang, owed.upah_perkiraan & owed.kira, ibis.null("boolean")),
        dasar_upah=ibis.ifelse(owed.utang_jkk & ~owed.upah_perkiraan, owed.dasar_upah, ibis.null()),
    )


def with_law(owed: ir.Table) -> ir.Table:
    """The rows of ``contribution.dues`` with what the ledger tells of the law."""
    return with_amounts(with_rights(owed))
