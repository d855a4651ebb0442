"""A declared relation as a Frictionless Table Schema: what others need to read our CSV and Parquet without asking."""

from __future__ import annotations

from typing import Any

from naungan.relations.declare import Column, Relation

# https://datapackage.org/standard/table-schema/ names the types; BIGINT and DECIMAL are exact in both.
_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"}, "rupiah": {"type": "integer"}, "upah": {"type": "number"}, "count": {"type": "integer"},
    "ratio": {"type": "number"}, "date": {"type": "date"}, "month": {"type": "yearmonth"}, "bool": {"type": "boolean"},
    "json": {"type": "object"},
}  # fmt: skip
_UNITS = {"rupiah": "rupiah", "upah": "rupiah"}
# An empty cell is unknown, never zero.
MISSING = [""]


def table_schema(relation: Relation) -> dict[str, Any]:
    """The schema; ``unit`` and ``x_version`` stand beside the words of the standard, which allows further properties."""
    return {
        "name": relation.name, "description": relation.uraian, "x_version": relation.version,
        "fields": [_field(column) for column in relation.columns],
        "primaryKey": list(relation.key), "missingValues": MISSING,
    }  # fmt: skip


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, **_TYPES[column.kind], "description": column.uraian}
    if column.kind in _UNITS:
        field["unit"] = _UNITS[column.kind]
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.name == "nik":
        constraints["pattern"] = "[0-9]{16}"
    return {**field, **({"constraints": constraints} if constraints else {})}
