"""What stands beside the cells of two runs and tells why they differ: scopes of member files, cover that ended, programmes that lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.relations.joins import keyed, left
from naungan.relations.words import OF_NAMED, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

_GROUP = ("k_pemda", "k_unit", "k_kategori", "k_segmen")
_PROGRAM = ("jkk", "jkm")


def with_facts(engine: Engine, pairs: ir.Table, old: Finished, new: Finished) -> ir.Table:
    """``pairs`` with ``lingkup_lama`` and ``lingkup_baru`` (NULL = no member file that looks at those it does not name), ``berakhir``
    (the cover of the group has ended by then), and of incomplete cells ``p0_<program>`` and ``p4_<program>``, what either run asks."""
    was, now = scopes(engine, old).rename(lingkup_lama="lingkup"), scopes(engine, new).rename(lingkup_baru="lingkup")
    rows = left(left(pairs, was, "k_pemda"), now, "k_pemda")
    group = rows.mutate(k_unit=rows.a_k_unit, k_kategori=rows.a_kategori.fill_null(""), k_segmen=rows.a_segmen.fill_null(""))
    rows = left(group, _ended(engine, old, new), _GROUP).drop(*_GROUP[1:])
    rows = rows.mutate(berakhir=rows.berakhir.fill_null(False))
    asked = pairs.filter(pairs.a_keadaan == State.INCOMPLETE_PROGRAMMES)
    for run, side, step in ((old, "a", "p0"), (new, "b", "p4")):
        worker = [f"{side}_k_unit", f"{side}_orang"]
        due = _amounts(run.table(engine, "assessment"), step).rename({worker[0]: "k_unit", worker[1]: "orang"})
        rows = left(rows, engine.keep(due.semi_join(asked, ["k_pemda", *worker])), ["k_pemda", *worker])
    return rows


def scopes(engine: Engine, run: Finished) -> ir.Table:
    """How far the member files of each government see (``k_pemda``, ``lingkup``), without what speaks only of those it names."""
    member = run.table(engine, "member")
    seen = member.filter(member.lingkup.notnull() & ~member.lingkup.isin(OF_NAMED))
    seen = seen.select("lingkup", k_pemda=seen.pemda.fill_null("")).distinct()
    return engine.keep(seen.group_by("k_pemda").agg(lingkup=seen.lingkup.collect().sort().join(",")))


def _ended(engine: Engine, old: Finished, new: Finished) -> ir.Table:
    """Groups of workers whose purse has ended by the later month, as either run knew it."""
    found = []
    for run in (old, new):
        rows = keyed(run.table(engine, "purse_end"))
        over = rows.filter(rows.bulan <= str(new.bulan))
        found.append(over.select("k_pemda", "k_unit", k_kategori=over.kategori.fill_null(""), k_segmen=over.segmen.fill_null("")))
    return engine.keep(ibis.union(*found).distinct().mutate(berakhir=ibis.literal(True)))


def _amounts(assessment: ir.Table, step: str) -> ir.Table:
    rows = keyed(assessment)
    whole = rows.pemberi_kerja + rows.pekerja
    sums = {f"{step}_{program}": whole.sum(where=rows.program == program).cast("int64") for program in _PROGRAM}
    return rows.group_by("k_pemda", "k_unit", "orang").agg(**sums)
