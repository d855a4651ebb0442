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
# What matching reads of a row; ``aktif`` and ``lunas_sampai`` only members have.
_READ = (
    NOMOR, "pemda", "sumber", "urutan", "nik", "nik_asli", "nama", "tanggal_lahir", "jenis_kelamin", "aktif", "lunas_sampai",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """A roster (``group='unit_nama'``) or member relation (``group='npp'``).

    ``named`` are numbers of rows of which something was decided: they are looked at one by one and never ``lone``.
    """

    rows: ir.Table
    group: str
    named: ir.Table | None = None

    def read(self) -> ir.Table:
        """What matching reads of the rows."""
        names = [name for name in _READ if name in self.rows.columns]
        return self.rows.select(*names, kode=code(self.rows.nik), kelompok=self.rows[self.group].fill_null(""))


@dataclass(frozen=True)
class People:
    """``table``: the rows with what is read of them, and the ``kode`` of their NIK (a BIGINT joins faster than a text).

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


def people(engine: Engine, *sides: Side) -> list[People]:
    """Persons of rosters and member relations, each side for itself.

    Rows of one pemda are one person when they agree on NIK and on name, or on NIK, birth date, given and last word: birth date
    alone is not enough, for twins are easily written with one another's NIK. Rows without NIK are one person when the whole name
    (two words at least), birth date and ``group`` agree. ``orang`` is the smallest ``pemda-file-order`` of its rows, so it
    depends neither on the order of rows nor on the engine. ``grouped`` carries ``pemda`` ('' when unknown), ``nik``,
    ``nik_asli``, ``nama``, ``lahir`` (yymmdd of the column), ``kelamin``, and ``tunggal``: nobody else has this NIK.
    """
    tables = [side.read() for side in sides]
    found = [_doubtful(engine, table, side.named) for table, side in zip(tables, sides, strict=True)]
    found = [rows.mutate(sisi=ibis.literal(place)) for place, rows in enumerate(found)]
    # The few are labelled at once, whichever side they are of: what is dear here is the plan.
    label = engine.keep(_labels(engine, engine.keep(found[0].union(*found[1:]) if found[1:] else found[0])))
    grouped = label.group_by("sisi", "orang", "pemda").agg(**{name: label[name].min() for name in _TRAITS})
    same_nik = ibis.window(group_by=["sisi", "pemda", "nik"])
    tunggal = grouped.nik.notnull() & (grouped.count().over(same_nik) == 1)
    grouped = engine.keep(grouped.mutate(tunggal=tunggal, **{NOMOR: ibis.null("int64")}))
    few = [[rows.filter(rows.sisi == place).drop("sisi") for rows in (label, grouped)] for place in range(len(sides))]
    return [People(table, *rows) for table, rows in zip(tables, few, strict=True)]


def _doubtful(engine: Engine, table: ir.Table, named: ir.Table | None) -> ir.Table:
    """The rows that may share their person with another."""
    twice = engine.keep(_twice(table, named))
    # One pass: of a relation that is read twice in one statement an engine may hold every row.
    marked = table.left_join(twice, [table.pemda.fill_null("") == twice.k_pemda, table.kode == twice.kode])
    rows = _traits(marked.filter(marked.kode.isnull() | marked.k_pemda.notnull()))
    rows = rows.select(NOMOR, "tanda", "pemda", "kelompok", *_TRAITS)
    return rows.mutate(terbaca=_sounding(rows))


def _twice(table: ir.Table, named: ir.Table | None) -> ir.Table:
    """``k_pemda`` × ``kode`` of several rows, and of the rows named."""
    keyed = table.filter(table.kode.notnull()).select(NOMOR, "kode", k_pemda=table.pemda.fill_null(""))
    twice = keyed.group_by("k_pemda", "kode").agg(n=lambda t: t.count())
    twice = twice.filter(twice.n > 1).select("k_pemda", "kode")
    if named is None:
        return twice
    return twice.union(keyed.semi_join(named, NOMOR).select("k_pemda", "kode"), distinct=True)


def _sounding(doubtful: ir.Table) -> ir.StringValue:
    """The name where its sound may tell anything. Rows of one NIK, birth date and name as written are one person by the last key of
    ``_labels`` without it, and to read a name costs more than all the rest."""
    same = ibis.window(group_by=["pemda", "nik"])
    name = doubtful.nama.fill_null("").upper()
    one = (name.min().over(same) == name.max().over(same)) & (doubtful.lahir.min().over(same) == doubtful.lahir.max().over(same))
    clear = doubtful.nik.notnull() & one & (doubtful.lahir.count().over(same) == doubtful.count().over(same))
    return clear.fill_null(False).ifelse(ibis.null("string"), doubtful.nama)


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
    names = name_keys(engine, doubtful.select(nama="terbaca"))
    keyed = left(doubtful, names.rename(terbaca="nama"), "terbaca")
    nik = keyed.pemda + "/" + keyed.nik + "/"
    blank = keyed.nik.isnull() & (keyed.jumlah_kata > 1) & keyed.lahir.notnull()
    whole = keyed.pemda + "//" + keyed.kunci + "/" + keyed.lahir + "/" + keyed.kelompok
    first = keyed.nik.notnull().ifelse(nik + "n" + keyed.bunyi, blank.ifelse(whole, ibis.null("string")))
    second = nik + "l" + keyed.lahir + "/" + keyed.bunyi_depan.fill_null("") + "/" + keyed.bunyi_akhir.fill_null("")
    table = keyed.mutate(satu=first.fill_null(keyed.tanda), dua=second.fill_null(keyed.tanda), orang=keyed.tanda)
    table = table.select("sisi", NOMOR, "pemda", *_TRAITS, "satu", "dua", "orang")
    for key in ("satu", "dua", "satu", "dua"):
        table = table.mutate(orang=table.orang.min().over(ibis.window(group_by=["sisi", key])))
    alone = table.count().over(ibis.window(group_by=["sisi", "orang"])) == 1
    return table.mutate(sendiri=alone).drop("satu", "dua")
