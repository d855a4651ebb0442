"""What a person has said before: same or not the same. It stands above every tier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

KEY = ("sumber", "lembar", "baris")


def decided(engine: Engine, decisions: ir.Table, workers: ir.Table, members: ir.Table) -> ir.Table:
    """The decisions between persons: ``orang``, ``peserta`` (NULL = no member at all), ``decision``.

    ``decisions`` carries ``sumber``, ``lembar``, ``baris`` of the roster row, ``member_sumber``, ``member_lembar``, ``member_baris``,
    ``decision`` (same or none; other words, as a review not yet answered, and rows that are not there decide nothing), and, where
    files of several pemda may have identical bytes, ``pemda``.
    """
    said = decisions.filter(decisions.decision.isin(["same", "none"]))
    said = said.mutate(lembar=said.lembar.fill_null(""), member_lembar=said.member_lembar.fill_null(""))
    of_pemda = ("pemda",) if "pemda" in said.columns else ()
    if of_pemda:
        said = said.mutate(pemda=said.pemda.fill_null(""))
    one = workers.select("orang", *of_pemda, *KEY).mutate(lembar=workers.lembar.fill_null(""))
    other = members.select(*of_pemda, peserta=members.orang, **{f"member_{name}": members[name] for name in KEY})
    other = other.mutate(member_lembar=other.member_lembar.fill_null(""))
    found = said.inner_join(one, [*of_pemda, *KEY]).left_join(other, [*of_pemda, *(f"member_{name}" for name in KEY)])
    known = found.filter(found.peserta.notnull() | ((found.decision == "none") & found.member_baris.isnull()))
    return engine.keep(known.select("orang", "peserta", "decision").distinct())


def respect(pairs: ir.Table, said: ir.Table) -> ir.Table:
    """The pairs as the decisions leave them: forbidden ones gone, decided ones first of all."""
    refused = said.filter(said.decision == "none")
    alone = refused.filter(refused.peserta.isnull()).select("orang")
    forbidden = refused.filter(refused.peserta.notnull()).select("orang", "peserta")
    allowed = pairs.anti_join(alone, "orang").anti_join(forbidden, ["orang", "peserta"])
    same = said.filter(said.decision == "same").select("orang", "peserta")
    others = allowed.anti_join(same, ["orang", "peserta"])
    ordered = same.mutate(
        tier=ibis.literal("keputusan"), otomatis=ibis.literal(True), bukti=ibis.literal(0, "int64"), nik_bukti=ibis.literal("sama")
    )
    return others.select(ordered.columns).union(ordered)
