"""The catalogue of sentences: none empty, a step for whatever a reader can act on."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator

from tests.repository.files import name, python_files

from naungan.budget.tables import ANGGARAN, PEMBAYARAN
from naungan.coverage.tables import FLAG, STATE
from naungan.findings.tables import FINDING_CODES
from naungan.intake import problems
from naungan.kernel.errors import Failure
from naungan.kernel.messages import catalogue
from naungan.regions.units import CARA
from naungan.relations.words import JAWABAN, KATEGORI

FAILURES = {kind.__name__ for kind in Failure.__subclasses__()}


def _fields(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def test_no_sentence_is_empty() -> None:
    assert [code for code, entry in catalogue().items() if not entry.kalimat.strip()] == []


def test_every_finding_has_a_sentence_and_a_step() -> None:
    assert [code for code in FINDING_CODES if code not in catalogue() or not catalogue()[code].langkah] == []


def test_every_finding_has_a_short_name_for_the_page() -> None:
    short = {code: f"DOK_HAL_JENIS_{code.removeprefix('TEMUAN_')}" for code in FINDING_CODES}
    assert [name for name in short.values() if name not in catalogue()] == []


def test_every_problem_has_a_sentence_and_a_remedy() -> None:
    codes = (*problems.REFUSE, *problems.HOLD, *problems.NOTE, *problems.FILE_NOTE, *problems.UNREADABLE)
    assert [code for code in codes if code not in catalogue() or not catalogue()[code].langkah] == []
    assert len(set(codes)) == len(codes)


def test_every_state_and_flag_has_a_label_and_a_step() -> None:
    codes = [f"KEADAAN_{state.upper()}" for state in STATE] + [f"FLAG_{flag.upper()}" for flag in FLAG]
    assert [code for code in codes if code not in catalogue() or not catalogue()[code].langkah] == []


def test_every_shown_word_has_a_label() -> None:
    words = {"ANGGARAN": ANGGARAN, "PEMBAYARAN": PEMBAYARAN, "JAWABAN": JAWABAN, "CARA": CARA, "DOK_KATEGORI": KATEGORI}
    assert [code for kind, values in words.items() for value in values if (code := f"{kind}_{value.upper()}") not in catalogue()] == []


def test_every_code_of_a_failure_stands_in_the_catalogue() -> None:
    raised = {where: code for file in python_files("src") for where, code in _raised(file.read_text("utf-8"), name(file))}
    assert {where: code for where, code in raised.items() if code not in catalogue()} == {}
    assert raised


def test_every_failure_fills_its_sentence() -> None:
    said = catalogue()
    unfilled = {
        f"{name(file)}:{call.lineno}": sorted(missing)
        for file in python_files("src")
        for call, code, given in _filled(file.read_text("utf-8"))
        if code in said and (missing := _fields(said[code].kalimat) - given)
    }
    assert unfilled == {}


def _filled(text: str) -> Iterator[tuple[ast.Call, str, set[str]]]:
    """Each failure and sentence whose parameters are all named where it is made."""
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        named = [keyword.arg for keyword in node.keywords]
        if node.func.id in FAILURES and None not in named:
            yield node, str(node.args[0].value), {one for one in named if one}
        if node.func.id == "sentence" and (given := _keys(node.args[1:2])) is not None:
            yield node, str(node.args[0].value), given


def _keys(params: list[ast.expr]) -> set[str] | None:
    if not params:
        return set()
    keys = params[0].keys if isinstance(params[0], ast.Dict) else [None]
    return {key.value for key in keys if isinstance(key, ast.Constant)} if None not in keys else None


def _raised(text: str, file: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAILURES and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield f"{file}:{node.lineno}", first.value
