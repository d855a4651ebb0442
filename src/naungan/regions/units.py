"""Free-text OPD names against the unit list of the same pemda. Nothing is resolved by a guess: what is doubtful is asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.engine import edits, trim
from naungan.regions.spelling import own_names, with_key
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# How a name was resolved, strongest first; the last two name no unit.
CARA = ("tepat", "nama_lain", "dijawab", "diragukan", "tidak_ada")

# A candidate may differ in at most one letter of three; beyond that a question would only mislead.
_NEAR = 3


def resolve_units(engine: Engine, wanted: ir.Table, unit: ir.Table, answers: ir.Table | None = None, *, tersirat: bool = False) -> ir.Table:
    """One row per distinct (pemda, unit_nama) of ``wanted`` that has a name: its ``unit``, ``cara`` and ``calon``.

    ``tepat``: the name (or the code) in the list after normalisation; ``nama_lain``: another name in the list; ``dijawab``: an
    earlier answer (pemda, unit_nama, unit); ``diragukan``: several units or none have that name, ``unit`` is NULL and ``calon``
    the likeliest, which binds nothing; ``tidak_ada``: the pemda gave no unit list, the caller uses the name itself.

    ``tersirat``: ``unit`` is no list but what files with code and name imply. It is never complete: a name that it does not hold
    is a unit of its own, and only one that looks like a misspelling is asked about.
    """
    own = engine.table(own_names())
    named = wanted.filter(wanted.unit_nama.notnull() & (trim(wanted.unit_nama) != ""))
    wanted = engine.keep(with_key(named.select("pemda", "unit_nama").distinct(), "unit_nama", own))
    names = engine.keep(_names(unit, own))
    found = _known(wanted, names)
    if answers is not None:
        found = found.union(_answered(wanted, names, with_key(answers.filter(answers.unit.notnull()), "unit_nama", own)))
    best = engine.keep(_first(found, ["pemda", "unit_nama"], ["urut"]))
    open_names = engine.keep(wanted.anti_join(best, ["pemda", "unit_nama"]))
    return best.mutate(calon=ibis.null("string")).drop("urut").union(_doubtful(open_names, names, tersirat=tersirat))


def _names(unit: ir.Table, own: ir.Table) -> ir.Table:
    """pemda, unit, kunci, urut: every spelling under which a unit is known (0 name or code, 1 other name)."""
    others = unit.filter(unit.nama_lain.notnull()).select("pemda", "unit", sebutan=ibis._.nama_lain.split(";")).unnest("sebutan")
    spellings = ibis.union(
        unit.select("pemda", "unit", sebutan=unit.unit, urut=ibis.literal(0, "int64")),
        unit.select("pemda", "unit", sebutan=unit.nama, urut=ibis.literal(0, "int64")),
        others.mutate(urut=ibis.literal(1, "int64")),
    )
    known = with_key(spellings, "sebutan", own)
    return known.filter(known.kunci != "").group_by("pemda", "unit", "kunci").agg(urut=ibis._.urut.min())


def _known(wanted: ir.Table, names: ir.Table) -> ir.Table:
    """Names that exactly one unit of the pemda bears; one that two units share stays open."""
    bearer = names.group_by("pemda", "kunci").agg(unit=ibis._.unit.min(), urut=ibis._.urut.min(), banyak=ibis._.unit.nunique())
    found = wanted.inner_join(bearer.filter(bearer.banyak == 1), ["pemda", "kunci"])
    cara = ibis.cases((found.urut == 0, "tepat"), else_="nama_lain")
    return found.select("pemda", "unit_nama", "unit", cara=cara, urut=found.urut.cast("int64"))


def _answered(wanted: ir.Table, names: ir.Table, answers: ir.Table) -> ir.Table:
    """Earlier answers that name a unit still in the list; two different answers to one name cancel each other."""
    said = answers.semi_join(names, ["pemda", "unit"]).group_by("pemda", "kunci").agg(unit=ibis._.unit.min(), banyak=ibis._.unit.nunique())
    found = wanted.inner_join(said.filter(said.banyak == 1), ["pemda", "kunci"])
    return found.select("pemda", "unit_nama", "unit", cara=ibis.literal("dijawab"), urut=ibis.literal(2, "int64"))


def _doubtful(open_names: ir.Table, names: ir.Table, *, tersirat: bool) -> ir.Table:
    """The names left open, with the likeliest unit: one name holds the other, or few letters differ."""
    pairs = open_names.inner_join(names.drop("urut").rename(kunci_unit="kunci"), "pemda")
    jarak = edits(pairs.kunci, pairs.kunci_unit)
    length = ibis.greatest(pairs.kunci.length(), pairs.kunci_unit.length()).cast("int64")
    holds = (pairs.kunci.length() >= 4) & (pairs.kunci_unit.contains(pairs.kunci) | pairs.kunci.contains(pairs.kunci_unit))
    if tersirat:
        holds = ibis.literal(False)
    near = pairs.mutate(jauh=ibis.cases((holds, 0), else_=1), jarak=jarak, layak=holds | (jarak * _NEAR <= length))
    best = _first(near.filter(near.layak), ["pemda", "unit_nama"], ["jauh", "jarak", "unit"]).select("pemda", "unit_nama", calon="unit")
    listed = names.select("pemda").distinct().mutate(ada=True)
    found = left(open_names, best, ["pemda", "unit_nama"])
    found = found.left_join(listed, "pemda")
    asked = found.calon.notnull() if tersirat else found.ada.fill_null(False)
    cara = ibis.cases((asked, "diragukan"), else_="tidak_ada")
    return found.select("pemda", "unit_nama", unit=ibis.null("string"), cara=cara, calon=found.calon)


def _first(table: ir.Table, per: list[str], order: list[str]) -> ir.Table:
    """The first row of each group under a full order."""
    window = ibis.window(group_by=per, order_by=order)
    numbered = table.mutate(nomor=ibis.row_number().over(window))
    return numbered.filter(numbered.nomor == 0).drop("nomor")
