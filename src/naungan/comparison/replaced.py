"""The order of replacement: how a cell of the older run becomes that of the newer one, step by step.

    0  as it was
       the lists: gone, come, or in another unit
    1  the law of the later month over the same person, wage and category
    2  category and dates of the person, at the old wage
    3  who pays
    4  the wage
    5  what the member files say: as it is

The effect of a step is what it changes with all steps before it done, so that old + effects = new whatever the figures are. Another order
would give each cause another share; this one goes from what no office decides (the law) to what it does (registering people). The months
between count as a change of dates: for the law of the later month a contract that ran still runs. A person in charge on one side only has
the state of that side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan import contribution
from naungan.comparison.pairs import same_traits
from naungan.coverage.dues import with_law
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import BUKAN_PEMDA, NO_DUTY, OWED, UNDECIDED, Hak, Jawaban, State

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from naungan.acuan.kebijakan import Aturan
    from naungan.engine import Engine
    from naungan.kernel.period import Bulan

LAST = 5
# The programmes whose lack the ledger shows by itself.
_SHORT = ("jkk", "jkm")
# What is asked of the law at a step.
_LAW = ("hak", "segmen", "iuran", "perkiraan", *(f"iuran_{program}" for program in _SHORT))


def law_of_new(
    engine: Engine, pairs: ir.Table, old: ir.Table, new: ir.Table, *, bulan: tuple[Bulan, Bulan], known: dt.date | None,
    aturan: Sequence[Aturan] | None,
) -> ir.Table:  # fmt: skip
    """What the law of the later month says (``_LAW``) of the old person (``tanya`` 1), and of him as he is now at the old wage (2):
    recomputed for everybody of ``pairs`` who is on both sides. ``old`` and ``new`` are the rows by which the law was read.
    """
    both = pairs.filter(pairs.a_orang.notnull() & pairs.b_orang.notnull())
    was = both.select("k_pemda", k_unit="a_k_unit", orang="a_orang")
    turned = both.filter(~same_traits(both, *bulan)).select("k_pemda", k_unit="b_k_unit", orang="b_orang", upah_lama="a_upah")
    then = keyed(new).inner_join(turned, list(WORKER))
    # Both questions in one: what the law is asked twice it plans twice.
    asked = [_as_if_then(keyed(old).semi_join(was, list(WORKER)), *bulan), then.mutate(upah=then.upah_lama)]
    people = ibis.union(*(rows.select(*contribution.PERSON, tanya=ibis.literal(step)) for rows, step in zip(asked, "12", strict=True)))
    due = contribution.dues(engine, people, bulan=str(bulan[1]), known=known, aturan=aturan, bawa=("tanya",))
    return engine.keep(keyed(with_law(due)).select(*WORKER, "tanya", *_LAW))


def under_new_law(pairs: ir.Table, law: ir.Table, *, bulan: tuple[Bulan, Bulan]) -> ir.Table:
    """``pairs`` with ``h1_<_LAW>`` and ``h2_<_LAW>`` of ``law_of_new``, and ``sama_sifat``: what the law reads but the wage is the same."""
    first, second = (law.filter(law.tanya == step).drop("tanya").rename({f"h{step}_{name}": name for name in _LAW}) for step in "12")
    rows = left(pairs, first.rename(a_k_unit="k_unit", a_orang="orang"), ("k_pemda", "a_k_unit", "a_orang"))
    rows = left(rows, second.rename(b_k_unit="k_unit", b_orang="orang"), ("k_pemda", "b_k_unit", "b_orang"))
    return rows.mutate(sama_sifat=same_traits(rows, *bulan))


def _as_if_then(rows: ir.Table, old: Bulan, new: Bulan) -> ir.Table:
    """Who had not begun has not begun, and whose contract ran is still under it: dates stand to the later month as to the earlier one."""
    begun = ibis.cases(
        (rows.mulai > ibis.literal(old.last_day), ibis.literal(new.plus(1).first_day)),
        (rows.mulai > ibis.literal(old.first_day), ibis.literal(new.last_day)),
        else_=rows.mulai,
    )
    ended = (rows.akhir >= ibis.literal(old.first_day)).ifelse(ibis.null("date"), rows.akhir)
    return rows.mutate(mulai=begun, akhir=ended)


def staged(engine: Engine, t: ir.Table) -> ir.Table:
    """Cells on both sides with the measures after each step (``s<step>_<ukuran>``), and ``sama_upah``.

    ``t``: rows of ``under_new_law``, with the amounts of programmes that an incomplete cell lacks (``p0_``, ``p4_<program>``).
    """
    t = _with_law_of_each(t)
    stages = {number: _stage(t, number) for number in range(LAST + 1)}
    return engine.keep(t.mutate(**{f"s{number}_{name}": value for number, said in stages.items() for name, value in said.items()}))


def _with_law_of_each(t: ir.Table) -> ir.Table:
    """The law after each step: ``l<step>_<_LAW>`` and ``ours<step>``; what the ledger says stands at either end."""
    same = t.sama_sifat
    # A roster row that an earlier program has not saved can't be asked anew: it stays as it was.
    asked = t.h1_hak.notnull()
    first = {name: ibis.ifelse(asked, t[f"h1_{name}"], _of_ledger(t, "a", name)) for name in _LAW}
    second = {name: ibis.ifelse(same, first[name], t[f"h2_{name}"]) for name in _LAW}
    rows = t.mutate(
        sama_upah=t.a_upah.identical_to(t.b_upah),
        **{f"l1_{name}": value for name, value in first.items()}, **{f"l2_{name}": value for name, value in second.items()},
    )  # fmt: skip
    was, now = ~rows.a_keadaan.isin(NO_DUTY), ~rows.b_keadaan.isin(NO_DUTY)
    third = _duty(rows, "l2", rows.b_pembayar, now)
    return rows.mutate(
        ours0=was, ours1=_duty(rows, "l1", rows.a_pembayar, was), ours2=_duty(rows, "l2", rows.a_pembayar, now), ours3=third, ours4=third,
        ours5=now,
    )  # fmt: skip


def _of_ledger(t: ir.Table, side: str, name: str) -> ir.Value:
    if name.startswith("iuran_"):
        return t[f"p0_{name.removeprefix('iuran_')}"]
    return ibis.null("string") if name == "hak" else t[f"{side}_{name}"]


def _duty(t: ir.Table, law: str, pembayar: ir.Value, unasked: ir.BooleanValue) -> ir.BooleanValue:
    """Whether the pemda has the duty, as the ledger judges it (``coverage.state``)."""
    hak = t[f"{law}_hak"]
    other = pembayar.isin(BUKAN_PEMDA) | ((pembayar == "pekerja") & (t[f"{law}_segmen"] == "BPU"))
    return ibis.cases((hak.isnull(), unasked), (hak.isin([Hak.TIDAK_BERHAK, Hak.PEMBAYAR_LAIN]), False), else_=~other.fill_null(False))


def _stage(t: ir.Table, number: int) -> dict[str, ir.Value]:
    """The measures of a cell after a step."""
    if number in (0, LAST):
        side = "a" if number == 0 else "b"
        return measured(*(t[f"{side}_{name}"] for name in ("keadaan", "terlindungi", "iuran", "perkiraan", "dampak")))
    law = {1: "l1", 2: "l2", 3: "l2"}.get(number)
    iuran, guess = (t[f"{law}_{name}"] if law else t[f"b_{name}"] for name in ("iuran", "perkiraan"))
    state, answer = (
        _of_side(t, number, name, none) for name, none in (("keadaan", State.UNRESOLVED), ("terlindungi", Jawaban.TIDAK_DIKETAHUI))
    )
    state = ibis.ifelse(t[f"ours{number}"], state, ibis.literal(State.NOT_ELIGIBLE))
    short = [_lacking(t, f"{law}_iuran_{p}" if law else f"p4_{p}", p) - _lacking(t, f"p0_{p}", p) for p in _SHORT]
    lacks = ibis.ifelse(t.ours0, t.a_dampak + short[0] + short[1], t.b_dampak)
    effect = ibis.cases(
        (state.isin(OWED), iuran), (state == State.INCOMPLETE_PROGRAMMES, lacks), (state.isin(UNDECIDED), ibis.null("int64")), else_=0
    )
    return measured(state, answer, iuran, guess, effect)


def _of_side(t: ir.Table, number: int, name: str, none: str) -> ir.Value:
    """A word of the side that has the duty: the old one where both have."""
    return ibis.cases((t.ours0, t[f"a_{name}"]), (t.ours5, t[f"b_{name}"]), else_=ibis.literal(none))


def _lacking(t: ir.Table, amount: str, program: str) -> ir.Value:
    return ibis.ifelse(t[f"a_kurang_{program}"].fill_null(False), t[amount].fill_null(0), ibis.literal(0, "int64"))


def measured(state: ir.Value, answer: ir.Value, iuran: ir.Value, guess: ir.Value, effect: ir.Value) -> dict[str, ir.Value]:
    """What one cell adds to each measure (``UKURAN``), as ``coverage.measures`` counts it; 0 where there is no cell."""
    ours = state.notnull() & ~state.isin(NO_DUTY)
    exact, apart = ~guess.fill_null(False), state == State.NOT_ON_OWN_NPP
    people = {
        "pekerja": ours, "terlindungi_ya": ours & (answer == Jawaban.YA), "terlindungi_tidak": ours & (answer == Jawaban.TIDAK),
        "terlindungi_tidak_diketahui": ours & (answer == Jawaban.TIDAK_DIKETAHUI),
    }  # fmt: skip
    money = {
        "iuran": (iuran, exact),
        "iuran_perkiraan": (iuran, ~exact),
        "dampak": (effect, exact & ~apart),
        "dampak_dicek": (effect, exact & apart),
    }
    nothing = ibis.literal(0, "int64")
    found = {name: flag.fill_null(False).cast("int64") for name, flag in people.items()}
    found |= {
        name: ibis.ifelse(flag.fill_null(False), amount.fill_null(0).cast("int64"), nothing) for name, (amount, flag) in money.items()
    }
    return found
