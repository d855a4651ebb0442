"""The cells of two runs side by side: one row per person and unit, with the old cell, the new one, or both.

Of a person of several units those that are equal on both sides stand together first, then the others in the order of their codes. Most
cells are as they were: nothing moved by them, so they are set aside before anything is asked, and the rest is few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.relations.joins import left
from naungan.relations.words import State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.comparison.cells import Sides
    from naungan.engine import Engine
    from naungan.kernel.period import Bulan

# What is read of a cell.
CELL = (
    "pemda", "unit", "k_unit", "orang", "keadaan", "terlindungi", "utama", "iuran", "perkiraan", "dampak", "kategori", "segmen", "pembayar",
    "kurang_jkk", "kurang_jkm", "upah", "mulai", "akhir", "tanggal_lahir",
)  # fmt: skip
OLD, NEW = "a", "b"
_TRAITS = ("kategori", "mulai", "akhir", "tanggal_lahir")
_LEDGER = ("keadaan", "terlindungi", "iuran", "perkiraan", "dampak", "utama", "pembayar", "segmen", "kurang_jkk", "kurang_jkm")
# Of one side: nobody can say whether the person is one of the other side; nobody of this unit is on the other side; the person is.
_ASIDE = ("ragu", "kosong", "dikenal")
_PERSON = ("k_pemda", "orang")
_OFFICE = ("k_pemda", "k_unit")
_CELL = ("k_pemda", "k_unit", "orang")


def paired(engine: Engine, sides: Sides, *, bulan: tuple[Bulan, Bulan]) -> ir.Table:
    """``k_pemda``; ``a_<CELL>`` of the old cell and ``b_<CELL>`` of the new one, NULL where there is none (then ``a_orang`` or ``b_orang``
    is); and ``a_ragu``, ``a_kosong``, ``a_dikenal`` (the person is on the other side, in whatever unit), and ``b_…``. Without the cells
    that are as they were (``_unmoved``); ``bulan`` are the months of both runs.
    """
    doubt = {OLD: sides.doubtful.select("k_pemda", orang="lama"), NEW: sides.doubtful.select("k_pemda", "orang")}
    known = {OLD: sides.people.select("k_pemda", orang="lama", satu="orang"), NEW: sides.people.select("k_pemda", "orang", satu="orang")}
    still = engine.keep(_unmoved(sides, *bulan))
    cells = {OLD: sides.old.anti_join(still.drop("orang").rename(orang="lama"), _CELL), NEW: sides.new.anti_join(still.drop("lama"), _CELL)}
    old = engine.keep(_side(cells[OLD], OLD, known[OLD], doubt[OLD], sides.new))
    new = engine.keep(_side(cells[NEW], NEW, known[NEW], doubt[NEW], sides.old))
    here = old.mutate(k_unit=old.a_k_unit).inner_join(new.mutate(k_unit=new.b_k_unit), ["k_pemda", "satu", "k_unit"]).drop("k_unit")
    both = engine.keep(here.union(_elsewhere(engine, old, new, here).select(*here.columns)))
    names = [*old.columns, *(name for name in new.columns if name not in old.columns)]
    alone = [_without(old, both, OLD), _without(new, both, NEW)]
    return engine.keep(ibis.union(*(_wide(one, names, both) for one in (both, *alone))).drop("satu"))


def _unmoved(sides: Sides, old: Bulan, new: Bulan) -> ir.Table:
    """The cells (``k_pemda, k_unit, lama, orang``) of which all that is read is the same on both sides.

    The law of the later month says of the old one what it says of the new one, for it reads the same: that need not be asked. Of who
    lacks programmes it is asked all the same: what they cost does not stand in the cell.
    """
    said = (*_TRAITS, *_LEDGER, "upah")
    was, now = (
        rows.select("k_pemda", "k_unit", *known, **{f"{side}_{name}": rows[name] for name in said})
        for rows, side, known in ((sides.old.rename(lama="orang"), OLD, ("lama",)), (sides.new, NEW, ("orang",)))
    )
    t = was.inner_join(sides.people, ["k_pemda", "lama"]).inner_join(now, list(_CELL))
    same = ibis.and_(*(t[f"a_{name}"].identical_to(t[f"b_{name}"]) for name in (*_LEDGER, "upah")))
    return t.filter(same & same_traits(t, old, new) & (t.a_keadaan != State.INCOMPLETE_PROGRAMMES)).select(*_CELL, "lama")


def same_traits(t: ir.Table, old: Bulan, new: Bulan) -> ir.BooleanValue:
    """Category and dates are as they were, and nothing has begun or ended in the months between; ``t`` has ``a_`` and ``b_`` of both."""
    begun = (t.a_mulai > ibis.literal(old.first_day)) & (t.a_mulai <= ibis.literal(new.last_day))
    ended = (t.a_akhir >= ibis.literal(old.first_day)) & (t.a_akhir < ibis.literal(new.first_day))
    same = ibis.and_(*(t[f"a_{name}"].identical_to(t[f"b_{name}"]) for name in _TRAITS))
    return same & ~begun.fill_null(False) & ~ended.fill_null(False)


def _side(cells: ir.Table, side: str, known: ir.Table, doubt: ir.Table, others: ir.Table) -> ir.Table:
    rows = left(cells, known, _PERSON)
    rows = left(rows, doubt.distinct().mutate(ragu=True), _PERSON)
    rows = left(rows, others.select(*_OFFICE).distinct().mutate(kosong=False), _OFFICE)
    rows = rows.mutate(ragu=rows.ragu.fill_null(False), kosong=rows.kosong.fill_null(True), dikenal=rows.satu.notnull())
    return rows.select("k_pemda", "satu", **{f"{side}_{name}": rows[name] for name in (*CELL, *_ASIDE)})


def _elsewhere(engine: Engine, old: ir.Table, new: ir.Table, here: ir.Table) -> ir.Table:
    """The cells of one person that are left over on both sides, in the order of their units."""
    ranked = []
    for rows, side in ((old, OLD), (new, NEW)):
        rest = _without(rows.filter(rows.satu.notnull()), here, side)
        order = ibis.window(group_by=["k_pemda", "satu"], order_by=[rest[f"{side}_k_unit"], rest[f"{side}_orang"]])
        ranked.append(engine.keep(rest.mutate(ke=ibis.row_number().over(order))))
    return ranked[0].inner_join(ranked[1], ["k_pemda", "satu", "ke"]).drop("ke")


def _without(rows: ir.Table, found: ir.Table, side: str) -> ir.Table:
    return rows.anti_join(found, ["k_pemda", f"{side}_k_unit", f"{side}_orang"])


def _wide(rows: ir.Table, names: list[str], whole: ir.Table) -> ir.Table:
    kinds = whole.schema()
    return rows.select(**{name: rows[name] if name in rows.columns else ibis.null(kinds[name]) for name in names})
