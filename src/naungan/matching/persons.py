"""Rows to persons, on either side: which rows of one pemda are the same human being."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan.engine import cut
from naungan.matching.names import name_keys
from naungan.relations import NOMOR
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_TRAITS = ("nik", "nik_asli", "nama", "lahir", "kelamin")


@dataclass(frozen=True)
class People:
    """``row``: every row with the ``orang`` it belongs to and ``sendiri`` (the person has no other row);
    ``person``: one row per ``orang`` with what can be compared."""

    row: ir.Table
    person: ir.Table


def people(engine: Engine, table: ir.Table, group: str) -> People:
    """Persons of a roster (``group='unit_nama'``) or member relation (``group='npp'``).

    Rows of one pemda are one person when they agree on NIK and on name, or on NIK, birth date, given and last word: birth date
    alone is not enough, for twins are easily written with one another's NIK. Rows without NIK are one person when the whole name
    (two words at least), birth date and ``group`` agree. ``orang`` is the smallest ``pemda-file-order`` of its rows, so it
    depends neither on the order of rows nor on the engine. ``person`` carries ``pemda`` ('' when unknown), ``nik``,
    ``nik_asli``, ``nama``, ``lahir`` (yymmdd of the column), ``kelamin``, and ``tunggal``: nobody else has this NIK.
    """
    rows = _rows(table, group)
    shared = rows.filter(rows.nik.notnull()).group_by("pemda", "nik").agg(n=lambda t: t.count())
    shared = engine.keep(shared.filter(shared.n > 1).select("pemda", "nik"))
    doubtful = rows.filter(rows.nik.isnull()).union(rows.semi_join(shared, ["pemda", "nik"]))
    doubtful = engine.keep(doubtful.select(NOMOR, "tanda", "pemda", "kelompok", *_TRAITS))
    label = engine.keep(_labels(engine, doubtful))
    labelled = doubtful.inner_join(label, NOMOR)
    grouped = labelled.group_by("orang", "pemda").agg(**{name: labelled[name].min() for name in _TRAITS})
    same_nik = ibis.window(group_by=["pemda", "nik"])
    grouped = grouped.mutate(tunggal=grouped.nik.notnull() & (grouped.count().over(same_nik) == 1))
    alone = rows.filter(rows.nik.notnull()).anti_join(shared, ["pemda", "nik"])
    alone = alone.select(orang=alone.tanda, pemda=alone.pemda, **{name: alone[name] for name in _TRAITS}, tunggal=ibis.literal(True))
    return People(row=_with_orang(rows, label), person=alone.union(engine.keep(grouped).select(alone.columns)))


def mark(table: ir.Table) -> ir.StringValue:
    """The mark of a row, and of the person who has this row alone: pemda, file, place in the file."""
    return table.pemda.fill_null("") + "-" + cut(table.sumber, 0, 12) + "-" + table.urutan.cast("string")


def _rows(table: ir.Table, group: str) -> ir.Table:
    pemda = table.pemda.fill_null("")
    born = table.tanggal_lahir.cast("string")
    return table.mutate(
        tanda=mark(table),
        pemda=pemda,
        kelompok=table[group].fill_null(""),
        lahir=cut(born, 2, 2) + cut(born, 5, 2) + cut(born, 8, 2),
        kelamin=table.jenis_kelamin,
        nama=table.nama.nullif(""),
    )


def _with_orang(rows: ir.Table, label: ir.Table) -> ir.Table:
    whole = ibis.window(group_by="orang")
    other = label.mutate(sendiri=label.count().over(whole) == 1)
    joined = left(rows, other.filter(~other.sendiri), NOMOR)
    orang = ibis.coalesce(joined.orang, joined.tanda)
    return joined.mutate(orang=orang, sendiri=joined.sendiri.fill_null(True))


def _labels(engine: Engine, doubtful: ir.Table) -> ir.Table:
    """The number of each row and its ``orang``: the smallest mark among rows linked by either key (two rounds reach the usual chains)."""
    keyed = doubtful.left_join(name_keys(engine, doubtful), "nama")
    nik = keyed.pemda + "/" + keyed.nik + "/"
    blank = keyed.nik.isnull() & (keyed.jumlah_kata > 1) & keyed.lahir.notnull()
    whole = keyed.pemda + "//" + keyed.kunci + "/" + keyed.lahir + "/" + keyed.kelompok
    first = keyed.nik.notnull().ifelse(nik + "n" + keyed.bunyi, blank.ifelse(whole, ibis.null("string")))
    second = nik + "l" + keyed.lahir + "/" + keyed.bunyi_depan.fill_null("") + "/" + keyed.bunyi_akhir.fill_null("")
    table = keyed.select(NOMOR, satu=first.fill_null(keyed.tanda), dua=second.fill_null(keyed.tanda), orang=keyed.tanda)
    for key in ("satu", "dua", "satu", "dua"):
        table = table.mutate(orang=table.orang.min().over(ibis.window(group_by=key)))
    return table.select(NOMOR, "orang")
