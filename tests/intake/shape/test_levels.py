"""Subtotals of a table by levels are no lines of their own; whatever only looks like one is counted and judged."""

from __future__ import annotations

import pytest

from naungan.intake.shape.levels import leaves


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([("5.1", "300"), ("5.1.02", 100), ("5.1.03", 200.0)], [1, 2]),
        ([("5.1", "Rp 1.000.000"), ("5.1.02", "1.000.000"), ("5.1.02.02", "400.000"), ("5.2", "0")], [2, 3]),
        ([("5.1", "sejuta"), ("5.1.02", "100")], [0, 1]),
        ([("5.1", "50"), ("5.1.02", "100")], [0, 1]),
        ([("5.1", None), ("5.1.02", "100")], [0, 1]),
        ([("5.1.02", "100"), ("5.1", "100")], [0, 1]),
        ([("", "100"), ("5.1", "100")], [0, 1]),
    ],
)
def test_a_subtotal_is_an_amount_no_less_than_its_first_part(rows: list[tuple[str, object]], kept: list[int]) -> None:
    lines = [(number, number, list(cells)) for number, cells in enumerate(rows)]
    assert [number for number, _, _ in leaves(iter(lines), 0, 1)] == kept


def test_a_table_without_codes_or_amounts_keeps_every_row() -> None:
    lines = [(number, number, [code, "1"]) for number, code in enumerate(("5", "5.1"))]
    assert len(list(leaves(iter(lines), None, 1))) == len(list(leaves(iter(lines), 0, None))) == 2
