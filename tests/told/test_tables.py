"""Every table as rows in and rows out: headings from the catalogue, values under declared keys, nothing unknown made 0."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from naungan.engine import Engine
from naungan.kernel.messages import catalogue
from naungan.told.adequacy import adequacy
from naungan.told.bills import bills
from naungan.told.budget_chain import chain, draft, steps
from naungan.told.findings import findings
from naungan.told.kinds_of_files import kinds_of_files
from naungan.told.material import Material, gather
from naungan.told.problems import problems
from naungan.told.provinces import figures, provinces
from naungan.told.purses import payer_change, purse_cover, purse_end
from naungan.told.recap import governments, nation, offices
from naungan.told.received import received
from naungan.told.reconciled import aged, allocated, minuted, owed, progress, reconciled, suspended
from naungan.told.regional import candidates, published
from naungan.told.stakes import assumptions, stakes, stakes_by_state
from naungan.told.submitted import submitted
from naungan.told.table import TOTAL, Table
from naungan.told.usulan import proposals_in_brief
from tests.documents.conftest import PEMDA, SILENT, UNITS

TABLES: tuple[Callable[[Material], Table], ...] = (
    adequacy, assumptions, bills, candidates, chain, draft, findings, governments, kinds_of_files, nation, offices, problems, provinces, published,
    payer_change, proposals_in_brief, purse_cover, purse_end, received, stakes, stakes_by_state, steps, submitted, lambda material: figures(material).table,
    payer_change, purse_cover, purse_end, received, stakes, stakes_by_state, steps, submitted, aged,
    allocated, minuted, owed, progress, reconciled, suspended, lambda material: figures(material).table,
)  # fmt: skip
KINDS = {"text", "count", "rupiah", "percent", "ratio", "month", "date"}


@pytest.fixture(scope="module")
def material(duck: Engine, results: dict[str, Any], run: dict[str, Any]) -> Material:
    return gather(duck, results, run)


@pytest.mark.parametrize("tell", TABLES)
def test_every_column_has_a_heading_a_kind_and_a_value_in_some_row(tell: Callable[[Material], Table], material: Material) -> None:
    table = tell(material)
    keys = [column.key for column in table.columns]
    assert table.rows and len(set(keys)) == len(keys)
    assert {column.kind.partition(":")[0] for column in table.columns} <= {*KINDS, "mark"}
    assert [column.heading for column in table.columns if column.heading.startswith("DOK_") or not column.heading] == []
    assert [key for key in keys if not any(key in row for row in table.rows)] == []


@pytest.mark.parametrize("tell", TABLES)
def test_a_number_is_a_number_or_words_that_say_why_there_is_none(tell: Callable[[Material], Table], material: Material) -> None:
    table = tell(material)
    strange = [
        (column.key, row[column.key])
        for column in table.columns
        for row in table.rows
        if column.numeric
        and isinstance(row.get(column.key), str)
        and row[column.key] not in {entry.kalimat for entry in catalogue().values()}
    ]
    assert strange == []


def test_a_government_that_sent_no_roster_is_a_row_without_counts(material: Material) -> None:
    by_code = {row["kode"]: row for row in governments(material).rows}
    assert sorted(by_code) == PEMDA
    assert by_code[SILENT].get("pekerja") is None and by_code[PEMDA[0]]["pekerja"] > 0


def test_the_provinces_add_up_to_the_last_row(material: Material) -> None:
    *rows, everywhere = provinces(material).rows
    assert everywhere[TOTAL] and not any(TOTAL in row for row in rows)
    for key in ("pekerja", "terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui"):
        assert sum(row[key] for row in rows) == everywhere[key]


def test_a_unit_known_only_by_its_money_stays(material: Material) -> None:
    uncounted = dataclasses.replace(material, measure=[row for row in material.measure if row["tingkat"] != "unit"])
    rows = offices(uncounted).rows
    assert len(rows) == len(PEMDA) * len(UNITS)
    assert all(row.get("pekerja") is None and row["kebutuhan"] for row in rows)


def test_problems_of_one_kind_print_a_parameter_only_where_all_rows_agree(material: Material) -> None:
    one = {**material.problem[0], "kode": "UNIT_DIRAGUKAN", "params": '{"unit_nama": "A"}'}
    said = [
        problems(dataclasses.replace(material, problem=[{**one, "params_lain": other}])).rows[0]["masalah"]
        for other in ('{"unit_nama": "A"}', '{"unit_nama": "B"}')
    ]
    assert said[0] != said[1] and "…" in said[1] and "…" not in said[0]
