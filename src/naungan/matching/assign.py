"""Who gets whom: best evidence wins, equal evidence goes to a person, and a member person has at most one worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# A worker who loses a member to better evidence may still have another; chains longer than this go to review.
ROUNDS = 3

BOUND = ("orang", "peserta", "tier")


def bind(engine: Engine, pairs: ir.Table) -> ir.Table:
    """The pairs joined, ``orang`` × ``peserta`` × ``tier``: each is the only best of both, round after round among those left."""
    open_pairs = pairs.filter(pairs.otomatis).select(*BOUND, "bukti")
    rounds: list[ir.Table] = []
    for _ in range(ROUNDS):
        for won in rounds[-1:]:
            open_pairs = engine.keep(open_pairs.anti_join(won, "orang").anti_join(won, "peserta"))
        rounds.append(engine.keep(_mutual_best(open_pairs)))
    return ibis.union(*rounds)


def best_left(engine: Engine, pairs: ir.Table, bound: ir.Table) -> ir.Table:
    """For each worker left over, the best candidate: ``orang``, ``peserta``, ``tier``, ``sebab``.

    ``sebab`` is why nobody may decide but a person: setara (another pair has equal evidence), kalah (the member went to a worker with
    better evidence), lemah (the tier never joins). A weak pair with a member who has found his worker is no candidate.
    """
    taken = bound.select(peserta_terikat=bound.peserta).distinct()
    free = pairs.anti_join(bound, "orang").left_join(taken, [("peserta", "peserta_terikat")])
    free = free.mutate(terikat=free.peserta_terikat.notnull())
    free = free.filter(~free.terikat | free.otomatis | (free.nik_bukti == "sama"))
    order = ibis.window(group_by="orang", order_by=[free.terikat.cast("int64"), free.bukti, free.peserta])
    ranked = free.mutate(urut_calon=ibis.row_number().over(order))
    first = ranked.filter(ranked.urut_calon == 0)
    reason = ibis.cases((first.terikat, "kalah"), (first.otomatis, "setara"), else_="lemah")
    return engine.keep(first.select("orang", "peserta", "tier", sebab=reason))


def _mutual_best(pairs: ir.Table) -> ir.Table:
    for side in ("orang", "peserta"):
        window = ibis.window(group_by=side)
        pairs = pairs.mutate(**{f"best_{side}": pairs.bukti.min().over(window)})
    marked = pairs.mutate(puncak_orang=_at(pairs, "orang"), puncak_peserta=_at(pairs, "peserta"))
    for side in ("orang", "peserta"):
        window = ibis.window(group_by=side)
        marked = marked.mutate(**{f"ties_{side}": marked[f"puncak_{side}"].sum().over(window)})
    both = (marked.puncak_orang == 1) & (marked.puncak_peserta == 1) & (marked.ties_orang == 1) & (marked.ties_peserta == 1)
    return marked.filter(both).select(*BOUND)


def _at(pairs: ir.Table, side: str) -> ir.IntegerValue:
    return (pairs.bukti == pairs[f"best_{side}"]).cast("int64")
