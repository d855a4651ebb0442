"""Who the rows of a side are. Most people have a NIK that no other row has: their row is the person, and only the others are grouped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan.engine import cut, known_number
from naungan.matching.names import name_keys
from naungan.relations import NOMOR
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# What is compared, taken from the rows of a person.
_TRAITS = ("nik", "nik_asli", "nama", "lahir", "kelamin")
_PERSON = (NOMOR, "orang", "pemda", *_TRAITS)


@dataclass(frozen=True)
class People:
    """``table``: the rows as they came, with the ``kode`` of their NIK (a BIGINT joins and groups in a fraction of the time of a text).

    ``label``: the rows that may share their person with another, with ``pemda``, ``orang`` and ``sendiri`` (the person has no other
    row); ``grouped``: the persons of those. Every other row is a person of its own and named by its ``mark``.
    """

    table: ir.Table
    label: ir.Table
    grouped: ir.Table

    @property
    def lone(self) -> ir.Table:
        """The rows of ``table`` that are a person of their own: they have a NIK, and nobody else has it."""
        return self.table.anti_join(self.label, NOMOR)

    @property
    def row(self) -> ir.Table:
        """Every row with ``pemda`` ('' when unknown), ``orang`` and ``sendiri``."""
        labelled = left(self.table.drop("pemda"), self.label.select(NOMOR, "pemda", "orang", "sendiri"), NOMOR)
        lone = self.lone
        lone = lone.mutate(pemda=lone.pemda.fill_null(""), orang=mark(lone), sendiri=ibis.literal(True))
        return labelled.filter(labelled.orang.notnull()).select(lone.columns).union(lone)

    @property
    def person(self) -> ir.Table:
        """One row per ``orang`` with what can be compared, and the number of the row where it is the only one (``lone``)."""
        return persons(self.lone).union(self.grouped.select(*_PERSON))


def people(engine: Engine, table: ir.Table, group: str, named: ir.Table | None = None) -> People:
    """Persons of a roster (``group='unit_nama'``) or member relation (``group='npp'``).

    Rows of one pemda are one person when they agree on NIK and on name, or on NIK, birth date, given and last word: birth date
    alone is not enough, for twins are easily written with one another's NIK. Rows without NIK are one person when the whole name
    (two words at least), birth date and ``group`` agree. ``orang`` is the smallest ``pemda-file-order`` of its rows, so it
    depends neither on the order of rows nor on the engine. ``grouped`` carries ``pemda`` ('' when unknown), ``nik``,
    ``nik_asli``, ``nama``, ``lahir`` (yymmdd of the column), ``kelamin``, and ``tunggal``: nobody else has this NIK.

    ``named`` are numbers of rows of which something was decided: they are looked at one by one and never ``lone``.
    """
    table = table.mutate(kode=code(table.nik))
    # A NIK that two pemda have is looked at too, for nothing; that costs less than to group by the pemda as well.
    twice = table.filter(table.kode.notnull()).group_by("kode").agg(n=lambda t: t.count())
    twice = twice.filter(twice.n > 1).select("kode")
    if named is not None:
        twice = twice.union(table.semi_join(named, NOMOR).filter(lambda t: t.kode.notnull()).select("kode"))
    twice = engine.keep(twice)
    doubtful = table.filter(table.kode.isnull()).union(table.semi_join(twice, "kode"))
    doubtful = doubtful.mutate(kelompok=doubtful[group].fill_null(""))
    doubtful = engine.keep(_traits(doubtful).select(NOMOR, "tanda", "pemda", "kelompok", *_TRAITS))
    label = engine.keep(_labels(engine, doubtful))
    grouped = label.group_by("orang", "pemda").agg(**{name: label[name].min() for name in _TRAITS})
    same_nik = ibis.window(group_by=["pemda", "nik"])
    tunggal = grouped.nik.notnull() & (grouped.count().over(same_nik) == 1)
    return People(table, label, engine.keep(grouped.mutate(tunggal=tunggal, **{NOMOR: ibis.null("int64")})))


def mark(table: ir.Table) -> ir.StringValue:
    """The mark of a row, and of the person who has this row alone: pemda, file, place in the file."""
    return table.pemda.fill_null("") + "-" + cut(table.sumber, 0, 12) + "-" + table.urutan.cast("string")


def code(nik: ir.StringValue) -> ir.IntegerValue:
    """A NIK as a number; NULL for what has not the sixteen digits."""
    return known_number(nik, 16)


def persons(rows: ir.Table) -> ir.Table:
    """Lone rows as persons."""
    found = _traits(rows)
    return found.mutate(orang=found.tanda).select(*_PERSON)


def _traits(table: ir.Table) -> ir.Table:
    return table.mutate(
        tanda=mark(table),
        pemda=table.pemda.fill_null(""),
        lahir=yymmdd(table.tanggal_lahir),
        kelamin=table.jenis_kelamin,
        nama=table.nama.nullif(""),
    )


def yymmdd(day: ir.DateValue) -> ir.StringValue:
    """A day as a NIK tells it."""
    born = day.cast("string")
    return cut(born, 2, 2) + cut(born, 5, 2) + cut(born, 8, 2)


def _labels(engine: Engine, doubtful: ir.Table) -> ir.Table:
    """The rows with ``orang``, the smallest mark among rows linked by either key (two rounds reach the usual chains), and ``sendiri``."""
    keyed = left(doubtful, name_keys(engine, doubtful), "nama")
    nik = keyed.pemda + "/" + keyed.nik + "/"
    blank = keyed.nik.isnull() & (keyed.jumlah_kata > 1) & keyed.lahir.notnull()
    whole = keyed.pemda + "//" + keyed.kunci + "/" + keyed.lahir + "/" + keyed.kelompok
    first = keyed.nik.notnull().ifelse(nik + "n" + keyed.bunyi, blank.ifelse(whole, ibis.null("string")))
    second = nik + "l" + keyed.lahir + "/" + keyed.bunyi_depan.fill_null("") + "/" + keyed.bunyi_akhir.fill_null("")
    table = keyed.mutate(satu=first.fill_null(keyed.tanda), dua=second.fill_null(keyed.tanda), orang=keyed.tanda)
    table = table.select(NOMOR, "pemda", *_TRAITS, "satu", "dua", "orang")
    for key in ("satu", "dua", "satu", "dua"):
        table = table.mutate(orang=table.orang.min().over(ibis.window(group_by=key)))
    alone = table.count().over(ibis.window(group_by="orang")) == 1
    return table.mutate(sendiri=alone).drop("satu", "dua")
