"""The link in the row numbers of two files: the form in which ``naungan match`` gives it out and takes decisions back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from naungan.kernel.messages import catalogue, sentence
from naungan.matching.tables import MEMBER_NOMOR
from naungan.relations import NOMOR
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

PREFIXES = ("COCOK", "TINJAU", "TAK_COCOK")


def answer(engine: Engine, link: ir.Table, roster: ir.Table, member: ir.Table, *, refused: ir.Table) -> ir.Table:
    """One row per data row of the roster file: ``roster_row``, ``member_row``, ``decision``, ``tier``, ``reason`` (a sentence).

    Row numbers are ``urutan``: 0 is the first row under the heading that is not empty, refused rows count, and so
    do lines that only sum: these are no rows of a person and stand in no answer. ``refused`` are the rows (``urutan``) that the intake
    refused: they have no person and so decision none, tier ditolak.
    """
    numbered = link.inner_join(_rows(roster, "roster_row", NOMOR), NOMOR)
    numbered = numbered.left_join(_rows(member, "member_row", MEMBER_NOMOR), MEMBER_NOMOR)
    numbered = numbered.left_join(engine.table(_sentences()), [("reason", "kode")])
    every = _rows(roster, "roster_row", NOMOR).select("roster_row").union(refused.select(roster_row=refused.urutan))
    found = every.left_join(numbered.select("roster_row", "member_row", "decision", "tier", kalimat=numbered.kalimat), "roster_row")
    nobody = found.decision.isnull()
    return found.select(
        "roster_row",
        "member_row",
        decision=found.decision.fill_null(Decision.NONE),
        tier=nobody.ifelse("ditolak", found.tier),
        reason=nobody.ifelse(sentence("TAK_COCOK_DITOLAK"), found.kalimat),
    )


def from_rows(decisions: ir.Table, roster: ir.Table, member: ir.Table) -> ir.Table:
    """Decisions given as ``roster_row``, ``member_row``, ``decision`` in the form ``link`` takes; unknown rows decide nothing."""
    said = decisions.select(
        "decision", roster_row=decisions.roster_row.cast("int64"), member_row=decisions.member_row.cast("int64")
    ).filter(lambda t: t.decision.isin([Decision.SAME, Decision.NONE]))
    joined = said.inner_join(_rows(roster, "roster_row", NOMOR), "roster_row")
    joined = joined.left_join(_rows(member, "member_row", MEMBER_NOMOR), "member_row")
    known = joined.filter(joined[MEMBER_NOMOR].notnull() | joined.member_row.isnull())
    return known.select(NOMOR, MEMBER_NOMOR, "decision")


def _rows(relation: ir.Table, name: str, number: str) -> ir.Table:
    """Each row of a file by its place there (``name``) and by its number in this run (``number``)."""
    return relation.select(**{name: relation.urutan, number: relation[NOMOR]})


def _sentences() -> pa.Table:
    codes = sorted(code for code in catalogue() if code.startswith(tuple(f"{prefix}_" for prefix in PREFIXES)) or code == "TAK_COCOK")
    return pa.table({"kode": codes, "kalimat": [sentence(code) for code in codes]})
