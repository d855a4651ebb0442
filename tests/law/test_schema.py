"""Every YAML file of dated values has the one form that the schema beside the loader describes."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from naungan.law.errors import LawError
from naungan.law.form import faults, schema
from naungan.law.satuan import DIMENSI
from naungan.law.series import SANDARAN, parse, read_yaml
from naungan.regulasi.buku import folders

PACKAGE = Path(str(files("naungan")))


def series_files() -> list[Path]:
    found = [file for folder in folders() for file in (PACKAGE / "regulasi" / folder).rglob("*.yaml")]
    return sorted(file for file in found if not any(part.startswith("_") for part in file.relative_to(PACKAGE).parts))


FILES = [*series_files(), *sorted(PACKAGE.glob("acuan/deret/*.yaml")), Path(__file__).parent / "negeri" / "upeti.yaml"]
SCHEMA = schema()


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_file_has_the_form(file: Path) -> None:
    assert faults(file.read_text("utf-8")) == []


def test_the_schema_itself_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_schema_and_machinery_know_the_same_units() -> None:
    assert set(SCHEMA["$defs"]["deret"]["properties"]["satuan"]["enum"]) == set(DIMENSI)


@pytest.mark.parametrize(
    "entry",
    [
        "{nilai: 1, status: confirmed, sandaran: satu sumber}", "{nilai: 1, dasar: {aturan: a}, status: confirmed, sandaran: satu sumber}", "{nilai: 1, dasar: {aturan: a, pasal: b}}",
        "{nilai: 0.5, dasar: {aturan: a, pasal: b}, status: confirmed, sandaran: satu sumber}", "{nilai: 1, dasar: {aturan: a, pasal: b}, status: maybe}",
        "{nilai: 1, dasar: {aturan: a, pasal: b}, status: confirmed, sandaran: satu sumber, sejak: 1}",
        "{nilai: 1, dasar: {aturan: a, pasal: b}, status: confirmed, sandaran: kata orang}",
        "{nilai: 1, dasar: {aturan: a, pasal: b}, status: recalled, sandaran: satu sumber}",
        "{nilai: 1, dasar: {aturan: a, pasal: b}, status: confirmed}",
    ],
)  # fmt: skip
def test_a_file_without_source_or_with_a_float_is_refused(entry: str) -> None:
    assert faults(f"tarif: {{nama: {{id: x, en: x}}, uraian: x, satuan: rupiah, diperiksa: 1960-01-01, 1950-01-01: {entry}}}")


def test_a_file_without_a_date_is_refused() -> None:
    assert faults("tarif: {nama: {id: x, en: x}, uraian: x, satuan: rupiah, diperiksa: 1960-01-01}")


@pytest.mark.parametrize(("status", "rests"), [("confirmed", "naskah resmi"), ("confirmed", "satu sumber"), ("recalled", None)])
def test_what_is_confirmed_says_what_it_rests_on(status: str, rests: str | None) -> None:
    entry = f"{{nilai: 1, dasar: {{aturan: a, pasal: b}}, status: {status}{f', sandaran: {rests}' if rests else ''}}}"
    body = f"tarif: {{nama: {{id: x, en: x}}, uraian: x, satuan: rupiah, diperiksa: 1960-01-01, 1950-01-01: {entry}}}"
    assert faults(body) == []
    found = parse("tarif", read_yaml(body)["tarif"]).entries[0]
    assert (found.status, found.sandaran) == (status, rests)


def test_the_loader_refuses_what_the_schema_refuses() -> None:
    body = read_yaml(
        "tarif: {nama: {id: x, en: x}, uraian: x, satuan: rupiah, diperiksa: 1960-01-01, 1950-01-01: {nilai: 1, dasar: {aturan: a, pasal: b}, status: confirmed}}"
    )
    with pytest.raises(LawError, match="rests on"):
        parse("tarif", body["tarif"])


def test_schema_and_machinery_know_the_same_grounds() -> None:
    assert tuple(SCHEMA["$defs"]["masa"]["properties"]["sandaran"]["enum"]) == SANDARAN
