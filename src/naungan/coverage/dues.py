"""What is due for one worker in one unit, as the ledger tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan import contribution
from naungan.relations.words import PROGRAM, Hak

if TYPE_CHECKING:
    import ibis.expr.types as ir


# What the law says of a worker: eligibility, what is due in all and per programme, and how sure that is.
LAW = (
    "segmen", "hak", *(f"wajib_{program}" for program in PROGRAM), "iuran", "iuran_pemberi_kerja", "iuran_pekerja",
    "perkiraan", "dasar_upah", *(f"iuran_{program}" for program in PROGRAM),
)  # fmt: skip


def with_law(owed: ir.Table) -> ir.Table:
    """The rows of ``contribution.dues`` with the columns of ``LAW``; amounts are NULL for whom nothing is owed."""
    asked = contribution.programs_of(owed)
    due = {program: (owed.hak == Hak.WAJIB) & owed[f"wajib_{program}"] for program in asked}
    some = ibis.or_(*due.values())
    # The flat JKM of a BPU is exact without a wage.
    guessed = [owed[f"wajib_{program}"] & ((owed.segmen != "BPU") | ibis.literal(program != "jkm")) for program in asked]
    nothing = ibis.null("int64")
    amounts = {program: owed[f"{program}_pemberi_kerja"] + owed[f"{program}_pekerja"] for program in asked}
    never = [program for program in PROGRAM if program not in asked]
    return owed.mutate(
        **{f"wajib_{program}": ibis.literal(False) for program in never},
        **{f"iuran_{program}": ibis.ifelse(due[program], amounts[program], nothing) for program in asked},
        **{f"iuran_{program}": nothing for program in never},
        **{name: ibis.ifelse(some, owed[name], nothing) for name in ("iuran", "iuran_pemberi_kerja", "iuran_pekerja")},
        perkiraan=ibis.ifelse(some, owed.upah_perkiraan & ibis.or_(*guessed), ibis.null("boolean")),
        dasar_upah=ibis.ifelse(due.get("jkk", ibis.literal(False)) & ~owed.upah_perkiraan, owed.dasar_upah, ibis.null()),
    )
