"""Published schemas: valid by the standard, equal to the declarations, and true of the data that the program writes."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from tests.command import run

from naungan.intake.layouts import LAYOUTS
from naungan.intake.tables import ROSTER
from naungan.relations.table_schema import table_schema

# The Table Schema standard (datapackage.org), as far as it binds a descriptor.
TYPES = [
    "string",
    "number",
    "integer",
    "date",
    "time",
    "datetime",
    "year",
    "yearmonth",
    "boolean",
    "object",
    "geopoint",
    "geojson",
    "array",
    "duration",
    "any",
]
FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "name": {"type": "string", "minLength": 1}, "title": {"type": "string"}, "description": {"type": "string"}, "type": {"enum": TYPES},
        "format": {"type": "string"}, "groupChar": {"type": "string"}, "decimalChar": {"type": "string"}, "bareNumber": {"type": "boolean"},
        "constraints": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "required": {"type": "boolean"}, "unique": {"type": "boolean"}, "minLength": {"type": "integer"}, "maxLength": {"type": "integer"},
                "minimum": {}, "maximum": {}, "pattern": {"type": "string", "format": "regex"},
                "enum": {"type": "array", "minItems": 1, "uniqueItems": True},
            },
        },
    },
}  # fmt: skip
STANDARD = {
    "type": "object",
    "required": ["fields"],
    "properties": {
        "fields": {"type": "array", "minItems": 1, "items": FIELD},
        "primaryKey": {"oneOf": [{"type": "string"}, {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}}]},
        "missingValues": {"type": "array", "items": {"type": "string"}},
    },
}


@pytest.fixture(scope="module")
def names() -> list[dict[str, str]]:
    # Other tests of the same process declare toys of their own.
    return [row for row in json.loads(run("schema", "--json", expect=0).stdout) if not row["name"].startswith("toy")]


def valid(schema: dict[str, Any]) -> bool:
    jsonschema.validate(schema, STANDARD, format_checker=jsonschema.FormatChecker())
    fields = [field["name"] for field in schema["fields"]]
    return len(set(fields)) == len(fields) and set(schema.get("primaryKey", [])) <= set(fields)


def test_every_relation_and_layout_has_a_valid_schema(names: list[dict[str, str]]) -> None:
    from naungan.cli.schema import _relations
    from naungan.intake.layouts.forms import form_schema

    relations = {name: relation for name, relation in _relations().items() if not name.startswith("toy")}
    assert {row["name"] for row in names} == {*relations, *LAYOUTS} and len(names) == len(relations) + len(LAYOUTS)
    assert all(valid(table_schema(relation)) for relation in relations.values())
    assert all(valid(form_schema(code)) for code in LAYOUTS)


def test_a_schema_says_what_the_declaration_says() -> None:
    schema = json.loads(run("schema", "roster", expect=0).stdout)
    fields = {field["name"]: field for field in schema["fields"]}
    assert tuple(fields) == ROSTER.names and schema["primaryKey"] == list(ROSTER.key)
    assert fields["jenis_kelamin"]["constraints"] == {"enum": ["L", "P"]}
    assert (fields["upah"]["type"], fields["mulai"]["type"], fields["bulan"]["type"]) == ("number", "date", "yearmonth")
    assert re.fullmatch(fields["nik"]["constraints"]["pattern"], "1671010101900001")


def test_an_unknown_name_gets_the_choices() -> None:
    refused = run("schema", "zzz", expect=2)
    assert "roster_bebas" in refused.stderr and "adequacy" in refused.stderr
