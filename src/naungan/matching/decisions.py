"""What a person has said before: same or not the same. It stands above every tier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.matching.tables import MEMBER_NOMOR, Tier
from naungan.relations import NOMOR
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def decided(engine: Engine, decisions: ir.Table, workers: ir.Table, members: ir.Table) -> ir.Table:
    """The decisions between persons: ``orang``, ``peserta`` (NULL = no member at all), ``decision``.

    ``decisions`` carries the numbers of a roster row and of a member row, ``nomor_baris`` and ``member_nomor_baris`` (NULL where no
    member is named), and ``decision``: same or none. Other words, as a review not yet answered, and rows that are not there decide
    nothing.
    """
    said = decisions.filter(decisions.decision.isin([Decision.SAME, Decision.NONE])).select(NOMOR, MEMBER_NOMOR, "decision")
    found = said.inner_join(workers.select(NOMOR, "orang"), NOMOR)
    found = found.left_join(members.select(peserta=members.orang, **{MEMBER_NOMOR: members[NOMOR]}), MEMBER_NOMOR)
    known = found.filter(found.peserta.notnull() | ((found.decision == Decision.NONE) & found[MEMBER_NOMOR].isnull()))
    return engine.keep(known.select("orang", "peserta", "decision").distinct())


def respect(pairs: ir.Table, said: ir.Table) -> ir.Table:
    """The pairs as the decisions leave them: forbidden ones gone, decided ones first of all."""
    refused = said.filter(said.decision == Decision.NONE)
    alone = refused.filter(refused.peserta.isnull()).select("orang")
    forbidden = refused.filter(refused.peserta.notnull()).select("orang", "peserta")
    allowed = pairs.anti_join(alone, "orang").anti_join(forbidden, ["orang", "peserta"])
    same = said.filter(said.decision == Decision.SAME).select("orang", "peserta")
    others = allowed.anti_join(same, ["orang", "peserta"])
    ordered = same.mutate(
        tier=ibis.literal(Tier.KEPUTUSAN), otomatis=ibis.literal(True), bukti=ibis.literal(0, "int64"), nik_bukti=ibis.literal("sama")
    )
    return others.select(ordered.columns).union(ordered)
