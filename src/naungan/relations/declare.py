"""Declared relations: the single source of checks, templates, data dictionary and published Table Schema."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.schema as sch
    import ibis.expr.types as ir
    import pyarrow as pa

# The kinds a column may have, and what the engines call them. ``rupiah`` is whole rupiah; ``upah`` may carry cents.
KINDS = {
    "text": "string",
    "rupiah": "int64",
    "upah": "decimal(18, 2)",
    "count": "int64",
    "ratio": "decimal(18, 6)",
    "date": "date",
    "month": "string",
    "bool": "boolean",
    "json": "string",
}

_REGISTER: dict[str, Relation] = {}
# The number of a row of a file. It is given at intake, holds within one run, and is never saved.
NOMOR = "nomor_baris"


@dataclass(frozen=True)
class Column:
    """One column: its name in the words of the trade, its kind (see ``KINDS``), and one sentence for the dictionary."""

    name: str
    kind: str
    uraian: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class RowOf:
    """A row of a file that a computed row speaks of: within a run by its number, ``<prefix>nomor_baris``.

    ``relation`` says whose row it is. ``columns`` are those of its place, which a saved row has instead (``<prefix>sumber`` …) and a
    row within a run has not: they are looked up where it is saved.
    """

    relation: str
    columns: tuple[str, ...] = ()
    prefix: str = ""

    @property
    def number(self) -> str:
        """The column that holds the number."""
        return self.prefix + NOMOR


@dataclass(frozen=True)
class Relation:
    """A declared relation: name, schema version, grain in one sentence, key (also the order of every output), columns.

    ``columns`` are those that are saved and published. Within a run a relation that files yield (``PROVENANCE``) also carries the
    number of each row, and a computed one the numbers of the ``rows`` it speaks of.
    """

    name: str
    version: int
    uraian: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[RowOf, ...] = ()

    def __post_init__(self) -> None:
        missing = {*self.key, *(one.prefix + name for one in self.rows for name in one.columns)} - set(self.names)
        if missing or len(set(self.names)) != len(self.names):
            raise ValueError(f"relation {self.name}: key or columns are inconsistent ({missing})")
        _REGISTER[self.name] = self

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in declared order."""
        return tuple(column.name for column in self.columns)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that hold numbers of rows, within a run alone."""
        own = (NOMOR,) if {column.name for column in PROVENANCE} <= set(self.names) else ()
        return own + tuple(one.number for one in self.rows)

    def schema(self) -> sch.Schema:
        """The schema within a run, as Ibis knows it."""
        import ibis

        looked_up = {one.prefix + name for one in self.rows for name in one.columns}
        carried = {column.name: KINDS[column.kind] for column in self.columns if column.name not in looked_up}
        return ibis.schema({**dict.fromkeys(self.numbers, "int64"), **carried})

    def conform(self, table: ir.Table, *, absent: Collection[str] = ()) -> ir.Table:
        """The same rows with exactly the columns of a run, in order and of the declared types.

        ``absent`` are columns that these rows may not know: they are NULL where missing. ValueError where another column is missing.
        """
        return self._shaped(table, dict(self.schema()), absent)

    def published(self, table: ir.Table, *, absent: Collection[str] = ()) -> ir.Table:
        """The same rows with exactly the declared columns: what may be saved. No number of a row leaves a run."""
        return self._shaped(table, {column.name: KINDS[column.kind] for column in self.columns}, absent)

    def all_but(self, *known: str) -> frozenset[str]:
        """The other columns of a run: what rows do not know of which only ``known`` is at hand."""
        names = set(self.schema().names)
        if strange := set(known) - names:
            raise ValueError(f"relation {self.name} has no column {', '.join(sorted(strange))}")
        return frozenset(names.difference(known))

    def _shaped(self, table: ir.Table, kinds: Mapping[str, Any], absent: Collection[str]) -> ir.Table:
        import ibis

        present = set(table.columns)
        if missing := kinds.keys() - present - set(absent):
            raise ValueError(f"relation {self.name} misses the columns {', '.join(sorted(missing))}")
        return table.select(**{name: (table[name] if name in present else ibis.null()).cast(kind) for name, kind in kinds.items()})

    def arrow_schema(self) -> pa.Schema:
        """The schema within a run, as Arrow knows it."""
        return self.schema().to_pyarrow()

    def empty(self) -> pa.Table:
        """No rows, with the columns of a run."""
        return self.arrow_schema().empty_table()

    def of(self, rows: Sequence[Mapping[str, object]]) -> pa.Table:
        """A small table from Python rows (tests, parameters); columns left out are NULL. Not for persons in bulk.

        Rows of a file that bring no number are numbered in the order given.
        """
        import pyarrow as pa

        schema = self.arrow_schema()
        names = frozenset(schema.names)
        for row in rows:
            if strange := row.keys() - names:
                raise ValueError(f"relation {self.name} has no column {', '.join(sorted(strange))}")
        return pa.Table.from_pylist([{NOMOR: number, **row} for number, row in enumerate(rows)], schema)


def register() -> dict[str, Relation]:
    """All relations declared by the rooms that have been imported, by name."""
    return dict(_REGISTER)


# Where a row came from; every relation that a file yields carries these.
PROVENANCE = (
    Column("sumber", "text", "SHA-256 berkas asal.", required=True),
    Column("berkas", "text", "Nama berkas asal, relatif terhadap folder masukan.", required=True),
    Column("lembar", "text", "Nama lembar kerja; kosong untuk CSV dan Parquet."),
    Column("baris", "count", "Nomor baris pada lembar itu sendiri (baris judul ikut dihitung).", required=True),
    Column("urutan", "count", "Urutan baris data dalam berkas; 0 = baris berisi pertama di bawah judul.", required=True),
)  # fmt: skip
