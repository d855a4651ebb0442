"""A file is read in one sitting; a function does one thing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.repository.files import CODE, name, python_files

FILE_LINES = 300
FUNCTION_LINES = 40


def test_no_file_is_longer_than_one_sitting() -> None:
    read = [file for file in python_files(*CODE, "tests") if file.parent.name != "migrations"]  # these are written by a program
    lengths = {name(file): len(file.read_text("utf-8").splitlines()) for file in read}
    assert {file: lines for file, lines in lengths.items() if lines > FILE_LINES} == {}


def test_no_function_does_more_than_one_thing() -> None:
    found = {where: lines for file in python_files(*CODE, "tests") for where, lines in _functions(file) if lines > FUNCTION_LINES}
    assert found == {}


def _functions(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name(file)}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1
