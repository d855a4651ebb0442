"""Equal NIK and the same name as written: most of what there is to link, by one narrow hash join of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan.matching.persons import People, code, mark, persons, yymmdd
from naungan.matching.tables import MEMBER_NOMOR, Tier
from naungan.relations import NOMOR
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


@dataclass(frozen=True)
class Exact:
    """The pairs that no stronger evidence can part.

    ``lone``: the numbers of a worker's and a member's only rows (``nomor_baris``, ``member_nomor_baris``) and ``tier``; texts are made
    of them where somebody asks. ``mixed``: the few of whom one has more rows, with ``orang`` and ``peserta`` too.
    """

    lone: ir.Table
    mixed: ir.Table

    def left_over(self, side: People, number: str, name: str) -> ir.Table:
        """The persons of a side that are in no pair; ``number`` and ``name`` are what the pairs call them."""
        lone = persons(side.lone.anti_join(self.numbers(number), NOMOR))
        return lone.union(side.grouped.select(lone.columns).anti_join(self.mixed.select(orang=self.mixed[name]), "orang"))

    def settled(self, members: People) -> ir.Table:
        """The member persons that are in a pair."""
        lone = persons(members.lone.semi_join(self.numbers(MEMBER_NOMOR), NOMOR))
        return lone.union(members.grouped.select(lone.columns).semi_join(self.mixed.select(orang="peserta"), "orang"))

    def numbers(self, number: str) -> ir.Table:
        """The rows of the lone in either kind of pair; NULL for who has several."""
        return ibis.union(*(pairs.select(**{NOMOR: pairs[number]}) for pairs in (self.lone, self.mixed)))


def exact(engine: Engine, workers: People, members: People, said: ir.Table | None) -> Exact:
    """Equal NIK that nobody else on the side has, and the same name as written: settled at once, but what was decided."""
    one = _side(workers, None if said is None else said.select("orang"))
    other = _side(members, None if said is None else said.filter(said.peserta.notnull()).select(orang=said.peserta))
    other = other.select("kode", peserta="orang", **{MEMBER_NOMOR: other[NOMOR]}, **{f"{name}_m": other[name] for name in _COMPARED})
    joined = one.inner_join(other, "kode")
    # As cases, so that the number alone is hashed, and the rest compared where it is equal.
    other_case = joined.nama.upper() == joined.nama_m.upper()
    joined = joined.filter(ibis.cases((joined.pemda != joined.pemda_m, False), (joined.nama == joined.nama_m, True), else_=other_case))
    born, born_m = _born(joined.lahir, joined.tanggal), _born(joined.lahir_m, joined.tanggal_m)
    differ = ibis.cases(((joined.tanggal == joined.tanggal_m).fill_null(False), False), else_=(born != born_m).fill_null(False))
    tier = differ.ifelse(Tier.NIK_NAMA, Tier.NIK_NAMA_TANGGAL)
    pairs = engine.keep(joined.select(NOMOR, "orang", "pemda", MEMBER_NOMOR, "peserta", tier=tier))
    lone = pairs.orang.isnull() & pairs.peserta.isnull()
    mixed = _named(_named(pairs.filter(~lone), workers, NOMOR, "orang"), members, MEMBER_NOMOR, "peserta")
    return Exact(pairs.filter(lone).select(NOMOR, MEMBER_NOMOR, "tier"), engine.keep(mixed))


_COMPARED = ("pemda", "nama", "tanggal", "lahir")


def _side(side: People, said: ir.Table | None) -> ir.Table:
    """What is joined of either kind of person, as it stands: what is dear to compute is computed for pairs alone."""
    rows = side.lone.filter(lambda t: t.nama != "")
    unknown = {"orang": ibis.null("string"), "lahir": ibis.null("string")}
    lone = rows.select(NOMOR, "kode", "nama", **unknown, pemda=rows.pemda.fill_null(""), tanggal=rows.tanggal_lahir)
    known = side.grouped.filter(side.grouped.tunggal & side.grouped.nama.notnull())
    if said is not None:
        known = known.anti_join(said, "orang")
    known = known.mutate(kode=code(known.nik), tanggal=ibis.null("date"))
    return lone.union(known.select(lone.columns))


def _born(text: ir.StringValue, day: ir.DateValue) -> ir.StringValue:
    return ibis.coalesce(text, yymmdd(day))


def _named(pairs: ir.Table, side: People, number: str, name: str) -> ir.Table:
    """The pairs with the mark of the row where a person has that row alone."""
    rows = side.table.semi_join(pairs, [(NOMOR, number)])
    marked = left(pairs, rows.select(tanda=mark(rows), **{number: rows[NOMOR]}), number)
    return marked.mutate(**{name: ibis.coalesce(marked[name], marked.tanda)}).drop("tanda")
