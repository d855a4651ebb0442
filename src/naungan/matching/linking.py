"""The cascade from end to end: persons on both sides, equal NIK first, the rest only among those left over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan.matching.assign import BOUND, best_left, bind
from naungan.matching.candidates import candidates, comparable
from naungan.matching.decisions import decided, respect
from naungan.matching.evidence import evidence
from naungan.matching.exact import Exact, exact
from naungan.matching.names import name_keys
from naungan.matching.outcome import Found, best_rows, brief, member_persons, others, whole
from naungan.matching.persons import People, Side, people
from naungan.matching.tables import MEMBER_NOMOR, Tier
from naungan.matching.tiers import HAS_JARO_WINKLER, tiers
from naungan.relations import NOMOR
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


@dataclass(frozen=True)
class Linked:
    """``link`` (LINK, one row per roster row), ``member_person`` (MEMBER_PERSON, one per member row), and the tiers this engine skipped.

    Both are made of few kept rows and the relations themselves when they are asked for: a row that stands alone says all of itself.
    ``brief`` is what ``telling`` reads where it is at hand.
    """

    link: ir.Table
    member_person: ir.Table
    skipped: tuple[str, ...] = ()
    brief: ir.Table | None = None

    @property
    def telling(self) -> ir.Table:
        """The rows of ``link`` that say more than the roster row itself: the person has others, or something was found.

        ``pemda``, ``orang`` and ``peserta`` may be NULL where worker and member have one row each.
        """
        rows = self.link if self.brief is None else self.brief
        return rows.filter(~rows.sendiri.fill_null(False) | (rows.decision != Decision.NONE))


def link(engine: Engine, roster: ir.Table, member: ir.Table, decisions: ir.Table | None = None) -> Linked:
    """Join the persons of a roster to the persons of a member relation, pemda by pemda.

    ``roster`` and ``member`` carry the columns of ROSTER and MEMBER; ``decisions`` those of ``decisions.decided``. Equal NIK with
    the name as written is settled by one hash join; only who is left over goes through the other tiers.
    """
    with engine.step("matching"):
        named = [None, None] if decisions is None else [decisions.select(**{NOMOR: decisions[name]}) for name in (NOMOR, MEMBER_NOMOR)]
        workers, members = people(engine, Side(roster, "unit_nama", named[0]), Side(member, "npp", named[1]))
        said = None if decisions is None else decided(engine, decisions, workers.label, members.label)
        pairs = exact(engine, workers, members, said)
        found = _cascade(engine, workers, members, pairs, said)
        few = engine.keep(others(workers, found, said, best_rows(members, found)))
    skipped = () if engine.name in HAS_JARO_WINKLER else (Tier.NAMA_MIRIP,)
    return Linked(whole(workers, members, pairs.lone, few), member_persons(members), skipped, brief(pairs.lone, few))


def _cascade(engine: Engine, workers: People, members: People, pairs: Exact, said: ir.Table | None) -> Found:
    """What is found of those whom no lone pair of equal NIK holds."""
    mixed = pairs.mixed.select(*BOUND)
    rest = engine.keep(pairs.left_over(members, MEMBER_NOMOR, "peserta"))
    # Where no member of a pemda is left to be found, its workers are compared with nobody.
    lost = engine.keep(pairs.left_over(workers, NOMOR, "orang").semi_join(rest, "pemda"))
    if engine.some(lost):
        bound, left = _compared(engine, lost, rest, said)
        bound = engine.keep(bound.union(mixed))
    else:
        bound, left = mixed, mixed.mutate(sebab=ibis.literal("")).limit(0)
    found = [bound.select("orang"), left.select("orang")] + ([] if said is None else [said.select("orang")])
    left = left.mutate(**{MEMBER_NOMOR: ibis.null("int64")})
    left = engine.keep(left.union(_listed_twice(workers, members, pairs, ibis.union(*found)).select(left.columns)))
    lone_workers = _lone(lost, "orang", NOMOR, "pemda").union(_lone(pairs.mixed, "orang", NOMOR, "pemda"))
    lone_members = [_lone(rest, "orang", NOMOR), *(_lone(one, "peserta", MEMBER_NOMOR) for one in (pairs.mixed, left))]
    return Found(bound, left, lone_workers, ibis.union(*lone_members, distinct=True))


def _compared(engine: Engine, workers: ir.Table, members: ir.Table, said: ir.Table | None) -> tuple[ir.Table, ir.Table]:
    """All pairs joined (``orang``, ``peserta``, ``tier``) and the best candidates of those left over (and ``sebab``)."""
    names = name_keys(engine, workers, members)
    one, other = comparable(engine, workers, names), comparable(engine, members, names)
    pairs = tiers(engine, evidence(engine, candidates(engine, one, other), one, other), other)
    if said is not None:
        pairs = engine.keep(respect(pairs, said))
    bound = bind(engine, pairs)
    return bound, best_left(engine, pairs, bound)


def _lone(rows: ir.Table, name: str, number: str, *more: str) -> ir.Table:
    """Those who have one row: ``orang`` and its number."""
    return rows.filter(rows[number].notnull()).select(*more, orang=rows[name], **{NOMOR: rows[number]})


def _listed_twice(workers: People, members: People, pairs: Exact, found: ir.Table) -> ir.Table:
    """Workers without NIK whose name and birth date are those of a member settled at once with another row: probably the same person."""
    lost = workers.grouped.filter(workers.grouped.nik.isnull() & workers.grouped.lahir.notnull())
    lost = lost.select("orang", "pemda", "lahir", tulisan=lost.nama.upper()).anti_join(found, "orang")
    taken = pairs.settled(members)
    taken = taken.select("pemda", "lahir", peserta=taken.orang, tulisan=taken.nama.upper(), **{MEMBER_NOMOR: taken[NOMOR]})
    twice = lost.inner_join(taken, ["pemda", "lahir", "tulisan"])
    twice = twice.mutate(ke=ibis.row_number().over(ibis.window(group_by="orang", order_by="peserta")))
    return twice.filter(twice.ke == 0).mutate(tier=ibis.literal("nama_tanggal"), sebab=ibis.literal("kalah"))
