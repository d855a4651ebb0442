"""The cascade from end to end: persons on both sides, equal NIK first, the rest only among those left over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan.matching.assign import best_left, bind
from naungan.matching.candidates import candidates, comparable
from naungan.matching.decisions import decided, respect
from naungan.matching.evidence import evidence
from naungan.matching.names import name_keys
from naungan.matching.persons import People, people
from naungan.matching.tables import LINK, MEMBER_NOMOR, MEMBER_PERSON, Tier
from naungan.matching.tiers import HAS_JARO_WINKLER, tiers
from naungan.relations import NOMOR
from naungan.relations.joins import left as left_join
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_DECIDED = {"orang": "string", "peserta": "string", "decision": "string"}


@dataclass(frozen=True)
class Linked:
    """``link`` (LINK, one row per roster row), ``member_person`` (MEMBER_PERSON, one per member row), and the tiers this engine skipped."""

    link: ir.Table
    member_person: ir.Table
    skipped: tuple[str, ...] = ()


def link(engine: Engine, roster: ir.Table, member: ir.Table, decisions: ir.Table | None = None) -> Linked:
    """Join the persons of a roster to the persons of a member relation, pemda by pemda.

    ``roster`` and ``member`` carry the columns of ROSTER and MEMBER; ``decisions`` those of ``decisions.decided``. Equal NIK with
    the name as written is settled by one hash join; only who is left over goes through the other tiers.
    """
    with engine.step("matching"):
        workers, members = people(engine, roster, "unit_nama"), people(engine, member, "npp")
        said = _said(engine, decisions, workers, members)
        plain = engine.keep(_plain(workers.person, members.person, said))
        bound, left = _cascade(engine, workers.person, members.person, plain, said)
        rows = engine.keep(LINK.conform(_rows(workers, bound, left, said, _best_rows(engine, members, bound, left))))
        persons = engine.keep(MEMBER_PERSON.conform(_with_pemda(members.row.mutate(peserta=members.row.orang))))
    skipped = () if engine.name in HAS_JARO_WINKLER else (Tier.NAMA_MIRIP,)
    return Linked(rows, persons, skipped)


def _said(engine: Engine, decisions: ir.Table | None, workers: People, members: People) -> ir.Table:
    if decisions is None:
        import pyarrow as pa

        return engine.table(pa.table({name: pa.array([], pa.string()) for name in _DECIDED}))
    return decided(engine, decisions, workers.row, members.row)


def _plain(workers: ir.Table, members: ir.Table, said: ir.Table) -> ir.Table:
    """Equal NIK that nobody else has, and the same name as written: no stronger evidence can come, so these are settled at once."""
    one = workers.filter(workers.tunggal & workers.nama.notnull())
    one = one.select("orang", "pemda", "nik", "lahir", tulisan=one.nama.upper()).anti_join(said, "orang")
    other = members.filter(members.tunggal & members.nama.notnull())
    other = other.select("pemda", "nik", peserta=other.orang, lahir_m=other.lahir, tulisan=other.nama.upper())
    other = other.anti_join(said.filter(said.peserta.notnull()), "peserta")
    joined = one.inner_join(other, ["pemda", "nik", "tulisan"])
    agree = ibis.coalesce(joined.lahir, joined.lahir_m, "") == ibis.coalesce(joined.lahir_m, joined.lahir, "")
    return joined.select("orang", "peserta", tier=agree.ifelse(Tier.NIK_NAMA_TANGGAL, Tier.NIK_NAMA))


def _cascade(engine: Engine, workers: ir.Table, members: ir.Table, plain: ir.Table, said: ir.Table) -> tuple[ir.Table, ir.Table]:
    """All pairs joined (``orang``, ``peserta``, ``tier``) and the best candidates of those left over (and ``sebab``)."""
    rest_workers, rest_members = (
        workers.anti_join(plain, "orang"),
        engine.keep(members.anti_join(plain.select(orang=plain.peserta), "orang")),
    )
    if engine.rows(rest_members.agg(n=rest_members.count()))[0]["n"] == 0:
        # Nobody is left to be found: the workers left over are not compared at all.
        rest_workers = rest_workers.limit(0)
    rest_workers = engine.keep(rest_workers)
    names = name_keys(engine, rest_workers, rest_members)
    one, other = comparable(engine, rest_workers, names), comparable(engine, rest_members, names)
    pairs = tiers(engine, evidence(engine, candidates(engine, one, other), one, other), other)
    pairs = engine.keep(respect(pairs, said))
    bound = bind(engine, pairs)
    left = best_left(engine, pairs, bound)
    left = engine.keep(left.union(_listed_twice(rest_workers.anti_join(bound, "orang").anti_join(left, "orang"), members, plain, said)))
    return engine.keep(bound.union(plain.select(bound.columns))), left


def _listed_twice(lost: ir.Table, members: ir.Table, plain: ir.Table, said: ir.Table) -> ir.Table:
    """Workers without NIK whose name and birth date are those of a member settled at once with another row: probably the same person."""
    lost = lost.filter(lost.nik.isnull() & lost.lahir.notnull())
    lost = lost.select("orang", "pemda", "lahir", tulisan=lost.nama.upper()).anti_join(said, "orang")
    taken = members.select("pemda", "lahir", peserta=members.orang, tulisan=members.nama.upper()).semi_join(plain, "peserta")
    found = lost.inner_join(taken, ["pemda", "lahir", "tulisan"]).group_by("orang").agg(peserta=lambda t: t.peserta.min())
    return found.mutate(tier=ibis.literal("nama_tanggal"), sebab=ibis.literal("kalah"))


def _best_rows(engine: Engine, members: People, bound: ir.Table, left: ir.Table) -> ir.Table:
    """The member row that stands for each member person a link names: active first, then the latest paid, then the first in the file.

    Files are taken in the order of their hashes: which others the run has does not matter. Only persons with several rows are sorted.
    """
    wanted = bound.select("peserta").union(left.select("peserta")).distinct()
    asked = ("aktif", "lunas_sampai", "sumber", "urutan", "sendiri", NOMOR)
    rows = engine.keep(members.row.select(*asked, peserta=members.row.orang).semi_join(wanted, "peserta"))
    several = rows.filter(~rows.sendiri)
    best = ibis.window(
        group_by="peserta",
        order_by=[
            several.aktif.fill_null(False).cast("int64").desc(),
            several.lunas_sampai.fill_null("").desc(),
            several.sumber,
            several.urutan,
        ],
    )
    first = several.mutate(ke=ibis.row_number().over(best))
    both = rows.filter(rows.sendiri).union(first.filter(first.ke == 0).select(*rows.columns))
    return both.select("peserta", **{MEMBER_NOMOR: both[NOMOR]})


def _rows(workers: People, bound: ir.Table, left: ir.Table, said: ir.Table, best: ir.Table) -> ir.Table:
    """Every roster row with the outcome of its person."""
    same = bound.select(
        "orang", terpilih=bound.peserta, decision=ibis.literal(Decision.SAME), tier=bound.tier, reason=_code("COCOK", bound.tier)
    )
    weak = left.sebab == "lemah"
    reason = weak.ifelse(_code("TINJAU", left.tier), _code("TINJAU", left.sebab))
    review = left.select("orang", terpilih=left.peserta, decision=ibis.literal(Decision.REVIEW), tier=left.tier, reason=reason)
    outcome = same.union(review).left_join(best, [("terpilih", "peserta")])
    denied = said.filter((said.decision == Decision.NONE) & said.peserta.isnull()).select("orang", ditolak=ibis.literal(True)).distinct()
    rows = left_join(workers.row.select(NOMOR, "pemda", "orang", "sendiri"), outcome, "orang")
    rows = left_join(rows, denied, "orang")
    none = rows.decision.isnull()
    by_hand = rows.ditolak.fill_null(False)
    return _with_pemda(
        rows.mutate(
            peserta=(rows.decision == Decision.SAME).ifelse(rows.terpilih, ibis.null("string")),
            calon=(rows.decision == Decision.REVIEW).ifelse(rows.terpilih, ibis.null("string")),
            decision=rows.decision.fill_null(Decision.NONE),
            tier=none.ifelse(by_hand.ifelse(Tier.KEPUTUSAN, Tier.TIDAK_ADA), rows.tier),
            reason=none.ifelse(by_hand.ifelse("TAK_COCOK_KEPUTUSAN", "TAK_COCOK"), rows.reason),
        )
    )


def _code(prefix: str, word: ir.StringValue) -> ir.StringValue:
    return ibis.literal(prefix + "_") + word.upper()


def _with_pemda(rows: ir.Table) -> ir.Table:
    """Unknown again where it was unknown."""
    return rows.mutate(pemda=rows.pemda.nullif(""))
