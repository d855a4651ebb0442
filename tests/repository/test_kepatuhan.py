"""The table of controls names tests that exist, each control once, and says so where there is none."""

from __future__ import annotations

import ast
import re

from tests.repository.files import ROOT

PAGE = ROOT / "docs" / "kepatuhan-bssn.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROW = re.compile(r"^\| (\d+) \|(.*)\|$", re.MULTILINE)
STATES = ("ada", "sebagian", "penyelenggara", "belum")


def test_every_test_that_it_names_exists() -> None:
    named = set(TEST.findall(PAGE.read_text("utf-8")))
    assert len(named) > 40
    assert sorted(f"{file}::{name}" for file, name in named if name not in _functions(file)) == []


def test_every_control_stands_there_once_with_its_state() -> None:
    rows = {int(number): [cell.strip() for cell in rest.split("|")] for number, rest in ROW.findall(PAGE.read_text("utf-8"))}
    assert list(rows) == list(range(1, 73))
    assert [number for number, cells in rows.items() if not cells[-1].startswith(STATES)] == []


def test_what_is_said_to_be_there_has_a_test() -> None:
    text = PAGE.read_text("utf-8")
    assert [number for number, rest in ROW.findall(text) if rest.split("|")[-1].strip().startswith("ada") and not TEST.search(rest)] == []


def _functions(file: str) -> set[str]:
    path = ROOT / file
    if not path.is_file():
        return set()
    return {node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)}
