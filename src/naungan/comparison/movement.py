"""MOVEMENT: the effects of all steps, summed per unit, pemda, province and nation, between the old figure and the new one.

The figures at both ends are those of MEASURE. People count as there: in a unit once per unit, above it once per pemda; rupiah per unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.comparison.causes import causes, come, gone
from naungan.comparison.replaced import measured, staged
from naungan.comparison.tables import AKHIR, AWAL, GERAK, MOVEMENT, ORANG, UKURAN, Sebab
from naungan.engine import cut
from naungan.kernel.errors import Fault
from naungan.kernel.period import Bulan
from naungan.relations.joins import left

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from naungan.engine import Engine

_PLACE = ("tingkat", "pemda", "unit")
# Of each measure what it adds in the unit, and what it adds above.
_IN, _ABOVE = "u", "p"


def movement(engine: Engine, pairs: ir.Table, before: ir.Table, after: ir.Table, *, units: ir.Table, bulan: str) -> ir.Table:
    """MOVEMENT; ``pairs`` as of ``replaced.under_new_law`` with the facts that ``causes`` reads, ``before`` and ``after`` are MEASURE,
    ``units`` the names of ``unit_names``.

    Fault where old and causes do not make new: then the folders hold figures that do not come from their own ledger.
    """
    effects = engine.keep(_effects(engine, pairs, bulan))
    ends = [_long(side, {name: side[name].fill_null(0) for name in UKURAN}, word) for side, word in ((before, AWAL), (after, AKHIR))]
    rows = ibis.union(*ends, *_levels(effects))
    rows = rows.group_by(*_PLACE, "ukuran", "sebab").agg(nilai=rows.nilai.sum().cast("int64"))
    rows = rows.filter((rows.nilai != 0) | rows.sebab.isin([AWAL, AKHIR]))
    order = ibis.cases(*((rows.sebab == word, number) for number, word in enumerate(GERAK)), else_=0).cast("int64")
    rows = engine.keep(rows.mutate(urutan=order))
    _balanced(engine, rows)
    named = left(rows, units, ("pemda", "unit"))
    return engine.keep(MOVEMENT.conform(named.mutate(unit_nama=ibis.cases((named.tingkat == "unit", named.unit_nama)))))


def unit_names(engine: Engine, units: Sequence[ir.Table], measures: Sequence[ir.Table]) -> ir.Table:
    """One name a unit (``pemda``, ``unit``, ``unit_nama``): the official one, the later list first, else as the figures name it.

    ``units`` are UNIT of the older and the newer run, ``measures`` their MEASURE.
    """
    listed = [one.select("pemda", "unit", unit_nama="nama").mutate(giliran=ibis.literal(-at)) for at, one in enumerate(units)]
    counted = [one.filter(one.tingkat == "unit").select("pemda", "unit", "unit_nama").mutate(giliran=ibis.literal(1)) for one in measures]
    names = ibis.union(*listed, *counted).filter(lambda t: t.unit.notnull() & t.unit_nama.notnull() & t.pemda.notnull())
    first = ibis.window(group_by=["pemda", "unit"], order_by=[names.giliran, names.unit_nama])
    return engine.keep(names.mutate(ke=ibis.row_number().over(first)).filter(lambda t: t.ke == 0).select("pemda", "unit", "unit_nama"))


def _effects(engine: Engine, t: ir.Table, bulan: str) -> ir.Table:
    """Per pemda, unit and cause what each measure gains: ``u_<ukuran>`` in the unit, ``p_<ukuran>`` above it."""
    old = t.filter(t.b_orang.isnull())
    new = t.filter(t.a_orang.isnull())
    first = Bulan.parse(bulan).first_day
    parts = []
    for rows, side, cause, change in (
        (old, "a", gone(old, first), _negative(_of_ledger(old, "a"))),
        (new, "b", come(new), _of_ledger(new, "b")),
    ):
        utama, known = rows[f"{side}_utama"].fill_null(False), rows[f"{side}_dikenal"]
        parts.append(_part(rows, side, cause, change, utama & ~known))
        parts.append(_turned(rows.filter(known & utama), side, change))
    both = staged(engine, t.filter(t.a_orang.notnull() & t.b_orang.notnull()))
    parts += _moved(both)
    for number, cause in causes(both).items():
        change = {name: both[f"s{number}_{name}"] - both[f"s{number - 1}_{name}"] for name in UKURAN}
        parts.append(_part(both, "b", cause, change, both.b_utama))
    summed = ibis.union(*parts)
    return summed.group_by("pemda", "unit", "sebab").agg(**{name: summed[name].sum() for name in summed.columns[3:]})


def _of_ledger(t: ir.Table, side: str) -> dict[str, ir.Value]:
    return measured(*(t[f"{side}_{name}"] for name in ("keadaan", "terlindungi", "iuran", "perkiraan", "dampak")))


def _negative(values: dict[str, ir.Value]) -> dict[str, ir.Value]:
    return {name: -value for name, value in values.items()}


def _moved(both: ir.Table) -> list[ir.Table]:
    """Who is in another unit takes the old figures along: less there, more here. Above, the row by which a person counts may change."""
    other = both.filter(~both.a_k_unit.identical_to(both.b_k_unit))
    cause = ibis.literal(Sebab.PINDAH_UNIT)
    was = {name: other[f"s0_{name}"] for name in UKURAN}
    here = both.filter(both.a_utama != both.b_utama)
    turn = here.b_utama.cast("int64") - here.a_utama.cast("int64")
    counted = {name: here[f"s0_{name}"] * turn for name in ORANG}
    nowhere = ibis.literal(0, "int64")
    return [
        _summed(other, "a", cause, _negative(was), dict.fromkeys(UKURAN, nowhere)),
        _summed(other, "b", cause, was, dict.fromkeys(UKURAN, nowhere)),
        _turned(here, "b", counted),
    ]  # fmt: skip


def _turned(t: ir.Table, side: str, change: dict[str, ir.Value]) -> ir.Table:
    """Whoever has one row less, or more, and is still there: above the unit only the row by which the person counts has changed.

    So it is no list that went missing there, though in the unit it is; rupiah, which count per unit, follow the unit.
    """
    nowhere = dict.fromkeys(UKURAN, ibis.literal(0, "int64"))
    return _summed(t, side, ibis.literal(Sebab.PINDAH_UNIT), nowhere, nowhere | {name: change[name] for name in ORANG})


def _part(t: ir.Table, side: str, cause: ir.Value, change: dict[str, ir.Value], utama: ir.Value) -> ir.Table:
    """Above the unit a person counts by one row alone."""
    once = utama.fill_null(False).cast("int64")
    return _summed(t, side, cause, change, {name: value * once if name in ORANG else value for name, value in change.items()})


def _summed(t: ir.Table, side: str, cause: ir.Value, inside: dict[str, ir.Value], above: dict[str, ir.Value]) -> ir.Table:
    values = {f"{kind}_{name}": value for kind, said in ((_IN, inside), (_ABOVE, above)) for name, value in said.items()}
    rows = t.select(pemda=t[f"{side}_pemda"], unit=t[f"{side}_unit"], sebab=cause.cast("string"), **values)
    return rows.group_by("pemda", "unit", "sebab").agg(**{name: rows[name].sum().cast("int64") for name in values})


def _levels(effects: ir.Table) -> list[ir.Table]:
    """The effects at the four levels, long."""
    nothing = ibis.null("string")
    inside, above = ({name: effects[f"{kind}_{name}"] for name in UKURAN} for kind in (_IN, _ABOVE))
    province = cut(effects.pemda, 0, 2)
    return [
        _long(effects.mutate(tingkat=ibis.literal("unit")), inside, None),
        _long(effects.mutate(tingkat=ibis.literal("pemda"), unit=nothing), above, None),
        _long(effects.mutate(tingkat=ibis.literal("provinsi"), unit=nothing, pemda=province), above, None),
        _long(effects.mutate(tingkat=ibis.literal("nasional"), unit=nothing, pemda=nothing), above, None),
    ]


def _long(t: ir.Table, values: dict[str, ir.Value], word: str | None) -> ir.Table:
    """One row a measure; ``word`` where the rows are no effects but an end."""
    rows = t.filter(t.tingkat.isin(["nasional", "provinsi", "pemda", "unit"]))
    told = [
        rows.select(*_PLACE, ukuran=ibis.literal(name), sebab=ibis.literal(word) if word else rows.sebab, nilai=value.cast("int64"))
        for name, value in values.items()
    ]
    return ibis.union(*told)


def _balanced(engine: Engine, rows: ir.Table) -> None:
    signed = ibis.ifelse(rows.sebab == AKHIR, -rows.nilai, rows.nilai)
    sums = rows.group_by(*_PLACE, "ukuran").agg(sisa=signed.sum())
    if engine.rows(sums.filter(sums.sisa != 0).limit(1)):
        raise Fault("BANDING_TIDAK_SAMA")
