"""What was found, as rows: LINK and MEMBER_PERSON, of which only what says more than the row itself is ever held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan.matching.persons import People, mark
from naungan.matching.tables import LINK, MEMBER_NOMOR, MEMBER_PERSON, Tier
from naungan.relations import NOMOR
from naungan.relations.joins import left as left_join
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

_TEXTS = frozenset({"pemda", "orang", "peserta", "calon", "tier", "reason"})


@dataclass(frozen=True)
class Found:
    """Beside the lone pairs of equal NIK: ``bound`` (``orang``, ``peserta``, ``tier``) are joined, ``left`` (and ``sebab``) go to a person.

    ``workers`` and ``members`` are those among them who have one row: ``orang`` and its ``nomor_baris``; there may be others.
    """

    bound: ir.Table
    left: ir.Table
    workers: ir.Table
    members: ir.Table


def best_rows(side: People, found: Found) -> ir.Table:
    """The member row that stands for each member person a link names: active first, then the latest paid, then the first in the file.

    Files are taken in the order of their hashes: which others the run has does not matter. Only persons with several rows are sorted.
    """
    wanted = found.bound.select("peserta").union(found.left.select("peserta"))
    label = side.label.select(NOMOR, peserta=side.label.orang).semi_join(wanted, "peserta")
    rows = side.table.select(NOMOR, "aktif", "lunas_sampai", "sumber", "urutan").inner_join(label, NOMOR)
    best = ibis.window(
        group_by="peserta",
        order_by=[rows.aktif.fill_null(False).cast("int64").desc(), rows.lunas_sampai.fill_null("").desc(), rows.sumber, rows.urutan],
    )
    first = rows.mutate(ke=ibis.row_number().over(best))
    first = first.filter(first.ke == 0).select("peserta", NOMOR)
    return first.union(found.members.select(peserta="orang", **{NOMOR: found.members[NOMOR]})).rename({MEMBER_NOMOR: NOMOR})


def others(workers: People, found: Found, said: ir.Table | None, best: ir.Table) -> ir.Table:
    """LINK of every row whose person has several, or of whom something was found that is no lone pair of equal NIK."""
    bound, left = found.bound, found.left
    same = bound.select(
        "orang", terpilih=bound.peserta, decision=ibis.literal(Decision.SAME), tier=bound.tier, reason=_code("COCOK", bound.tier)
    )
    weak = left.sebab == "lemah"
    reason = weak.ifelse(_code("TINJAU", left.tier), _code("TINJAU", left.sebab))
    review = left.select("orang", terpilih=left.peserta, decision=ibis.literal(Decision.REVIEW), tier=left.tier, reason=reason)
    outcome = left_join(same.union(review), best.rename(terpilih="peserta"), "terpilih")
    lone = found.workers.semi_join(outcome, "orang").mutate(sendiri=ibis.literal(True))
    rows = left_join(workers.label.select(*lone.columns).union(lone), outcome, "orang")
    return LINK.conform(_decided(rows, said))


def _decided(rows: ir.Table, said: ir.Table | None) -> ir.Table:
    none = rows.decision.isnull()
    tier, reason = none.ifelse(Tier.TIDAK_ADA, rows.tier), none.ifelse("TAK_COCOK", rows.reason)
    if said is not None:
        denied = said.filter((said.decision == Decision.NONE) & said.peserta.isnull()).select("orang", ditolak=ibis.literal(True))
        rows = left_join(rows, denied.distinct(), "orang")
        by_hand = rows.decision.isnull() & rows.ditolak.fill_null(False)
        tier, reason = by_hand.ifelse(Tier.KEPUTUSAN, tier), by_hand.ifelse("TAK_COCOK_KEPUTUSAN", reason)
    return rows.mutate(
        pemda=rows.pemda.nullif(""),
        peserta=(rows.decision == Decision.SAME).ifelse(rows.terpilih, ibis.null("string")),
        calon=(rows.decision == Decision.REVIEW).ifelse(rows.terpilih, ibis.null("string")),
        decision=rows.decision.fill_null(Decision.NONE),
        tier=tier,
        reason=reason,
    )


def _code(prefix: str, word: ir.StringValue) -> ir.StringValue:
    return ibis.literal(prefix + "_") + word.upper()


def brief(pairs: ir.Table, others: ir.Table) -> ir.Table:
    """The rows that ``Linked.telling`` is about, without a text that would have to be made."""
    sure = pairs.select(NOMOR, MEMBER_NOMOR, decision=ibis.literal(Decision.SAME), sendiri=ibis.literal(True))
    return LINK.conform(sure, absent=_TEXTS).union(others)


def whole(workers: People, members: People, pairs: ir.Table, others: ir.Table) -> ir.Table:
    """LINK of every row of the roster, not yet computed.

    Who asks only for rows that say something gets no more than those: what a lone row says is the same for all, and an engine sees that.
    """
    sides = members.table.select(peserta=mark(members.table), **{MEMBER_NOMOR: members.table[NOMOR]})
    joined = workers.table.inner_join(pairs, NOMOR)
    joined = left_join(joined, sides, MEMBER_NOMOR)
    joined = joined.mutate(decision=ibis.literal(Decision.SAME), reason=_code("COCOK", joined.tier))
    table = workers.table.anti_join(pairs, NOMOR).anti_join(others, NOMOR)
    nobody = table.mutate(decision=ibis.literal(Decision.NONE), tier=ibis.literal(Tier.TIDAK_ADA), reason=ibis.literal("TAK_COCOK"))
    alone = [LINK.conform(_alone(rows), absent=_TEXTS | {MEMBER_NOMOR}) for rows in (joined, nobody)]
    return ibis.union(*alone, others)


def member_persons(side: People) -> ir.Table:
    """MEMBER_PERSON of every member row, not yet computed."""
    label = side.label.mutate(pemda=side.label.pemda.nullif(""), peserta=side.label.orang)
    lone = _alone(side.lone)
    return MEMBER_PERSON.conform(lone.mutate(peserta=lone.orang)).union(MEMBER_PERSON.conform(label))


def _alone(rows: ir.Table) -> ir.Table:
    return rows.mutate(pemda=rows.pemda.nullif(""), orang=mark(rows), sendiri=ibis.literal(True))
