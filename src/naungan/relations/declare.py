"""Declared relations: the single source of checks, templates, data dictionary and published Table Schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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


@dataclass(frozen=True)
class Column:
    """One column: its name in the words of the trade, its kind (see ``KINDS``), and one sentence for the dictionary."""

    name: str
    kind: str
    uraian: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relation:
    """A declared relation: name, schema version, grain in one sentence, key (also the order of every output), columns."""

    name: str
    version: int
    uraian: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        missing = set(self.key) - set(self.names)
        if missing or len(set(self.names)) != len(self.names):
            raise ValueError(f"relation {self.name}: key or columns are inconsistent ({missing})")
        _REGISTER[self.name] = self

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in declared order."""
        return tuple(column.name for column in self.columns)

    def schema(self) -> sch.Schema:
        """The schema as Ibis knows it."""
        import ibis

        return ibis.schema({column.name: KINDS[column.kind] for column in self.columns})

    def conform(self, table: ir.Table) -> ir.Table:
        """The same rows with exactly the declared columns, in order and of the declared types; a missing column is NULL."""
        import ibis

        present = set(table.columns)
        return table.select(
            **{
                column.name: (table[column.name] if column.name in present else ibis.null()).cast(KINDS[column.kind])
                for column in self.columns
            }
        )

    def arrow_schema(self) -> pa.Schema:
        """The schema as Arrow knows it."""
        return self.schema().to_pyarrow()

    def empty(self) -> pa.Table:
        """No rows, with the declared columns."""
        return self.arrow_schema().empty_table()

    def of(self, rows: list[dict[str, object]]) -> pa.Table:
        """A small table from Python rows (tests, parameters); columns left out are NULL. Not for persons in bulk."""
        import pyarrow as pa

        known = set(self.names)
        for row in rows:
            strange = row.keys() - known
            if strange:
                raise ValueError(f"relation {self.name} has no column {', '.join(sorted(strange))}")
        return pa.Table.from_pylist([{name: row.get(name) for name in self.names} for row in rows], self.arrow_schema())


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
