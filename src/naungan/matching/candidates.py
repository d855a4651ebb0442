"""Which pairs of persons are worth comparing: equal keys within a pemda, never everybody with everybody."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import ibis

from naungan.engine import cut, number_in, trim
from naungan.matching.names import KEYS
from naungan.relations.joins import left as left_join

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

FEW = 3


def comparable(engine: Engine, person: ir.Table, names: ir.Table) -> ir.Table:
    """Persons with all that the evidence compares.

    Adds to ``person`` the name keys; ``angka``, the digits of the NIK as written (15 to 17 of them, not all the same) even where
    the NIK can't be trusted; ``lahir_nik`` (yymmdd that the NIK tells), ``lahir_tahu`` the column or else the NIK's,
    ``hari`` the same with day and month in size order; and ``kelamin_tahu``, the column or else the NIK's.
    """
    named = left_join(person, names, "nama")
    named = named.mutate(angka=_digits(named))
    day = cut(named.angka, 6, 2)
    woman = day > "40"
    plain = woman.ifelse((number_in(cut(day, 0, 1)) - 4).cast("string") + cut(day, 1, 1), day)
    from_nik = cut(named.angka, 10, 2) + cut(named.angka, 8, 2) + plain
    sex = woman.ifelse("P", "L")
    known = ibis.coalesce(named.lahir, from_nik)
    month, date = cut(known, 2, 2), cut(known, 4, 2)
    return engine.keep(
        named.mutate(
            lahir_nik=from_nik,
            lahir_tahu=known,
            hari=cut(known, 0, 2) + (month < date).ifelse(month + date, date + month),
            kelamin_tahu=ibis.coalesce(named.kelamin, named.nik.notnull().ifelse(sex, ibis.null("string"))),
        ).select("orang", "pemda", "nik", "angka", "nama", "lahir", "lahir_nik", "lahir_tahu", "hari", "kelamin", "kelamin_tahu", *KEYS)
    )


def candidates(engine: Engine, left: ir.Table, right: ir.Table) -> ir.Table:
    """Pairs ``orang``, ``peserta`` that share a block; each pair once.

    Names alone are compared only where a birth date or NIK is missing, and only names that few others bear.
    """
    poor_left, poor_right = _poor(left), _poor(right)
    one = _blocks(left).union(_by_name(poor_left, "j", right)).union(_by_name(left, "k", poor_right))
    other = _blocks(right).union(_by_name(right, "j", poor_left)).union(_by_name(poor_right, "k", left))
    pairs = one.inner_join(other.select("pemda", "blok", peserta=other.orang), ["pemda", "blok"])
    return engine.keep(pairs.select("orang", "peserta").distinct())


def _blocks(person: ir.Table) -> ir.Table:
    """One row per person and block; a NULL key makes none. The blocks together let every tier meet its pairs."""
    digits, whole = person.angka, person.angka.length() == 16
    keys = {
        "a": person.nik,
        "b": cut(digits, 0, 12),  # serial mistyped or last digits lost
        "c": whole.ifelse(cut(digits, 6, 10), ibis.null("string")) + cut(person.bunyi, 0, 1),  # region mistyped
        "d": person.hari + person.bunyi_depan,
        "e": person.hari + person.bunyi_akhir,
        "f": person.hari + person.bunyi,
        "g": person.hari + person.urut,
        "h": cut(digits, 0, 6) + person.bunyi,  # birth date mistyped
        "i": cut(digits, 10, 6) + person.bunyi,  # region and day mistyped
        "l": cut(person.hari, 2, 4) + person.bunyi,  # year mistyped
    }
    tables = [person.select("orang", "pemda", blok=ibis.literal(letter) + key) for letter, key in keys.items()]
    return reduce(lambda table, more: table.union(more), tables).filter(lambda t: t.blok.notnull())


def _poor(person: ir.Table) -> ir.Table:
    return person.filter(person.lahir_tahu.isnull() | person.angka.isnull())


def _by_name(person: ir.Table, letter: str, opposite: ir.Table) -> ir.Table:
    named = person.filter(person.jumlah_kata > 1)
    bearers = opposite.group_by("pemda", "bunyi").agg(n=lambda t: t.count())
    rare = bearers.filter(bearers.n <= FEW)
    return named.semi_join(rare, ["pemda", "bunyi"]).select("orang", "pemda", blok=ibis.literal(letter) + named.bunyi)


def _digits(person: ir.Table) -> ir.StringValue:
    """The NIK, or the digits written in its place where they may still be one: not a rounded number, not one digit repeated."""
    text = trim(person.nik_asli).re_replace("[.]0+$", "")
    bare = text.re_replace("[^0-9]", "")
    repeated = "^(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$"
    usable = bare.length().between(15, 17) & ~bare.re_search(repeated) & ~text.upper().contains("E")
    return ibis.coalesce(person.nik, usable.fill_null(False).ifelse(bare, ibis.null("string")))
