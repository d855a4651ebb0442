"""What the project keeps to: no machine's paths, explained dependencies, locks without addresses, whole links."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest
from tests.repository.files import ROOT, name, python_files, text_files

from naungan.relations.words import State

OWN = "tests/repository/"
MACHINE = re.compile(r"(?<![\w.])/(work|root|home|Users|mnt)/\w")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = [
        f"{name(file)}:{number}"
        for file in text_files()
        if not name(file).startswith(OWN)
        for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert found == []


def test_columns_are_trimmed_compared_and_read_in_one_place() -> None:
    """Bare calls give other answers on Spark, or a text that grows with each (``naungan.engine.text``); a call on a visible Python text, or with an argument, is none."""
    found = [
        f"{name(file)}:{call.lineno} {ast.unparse(call)}"
        for file in python_files("src")
        if "ibis" in (text := file.read_text("utf-8")) and file.name != "text.py"
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and _bare(call.func, call.args)
    ]
    assert found == []


def test_states_of_workers_are_written_once() -> None:
    """Elsewhere they are members of their enumeration, so that a misspelt one is an error and not an empty count."""
    found = [
        f"{name(file)}:{part.lineno} {part.value}"
        for file in python_files("src")
        for part in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value in tuple(State)
    ]
    assert found == []


def test_benchmarks_import_nothing_of_the_tests() -> None:
    parts = ((file, part) for file in python_files("benchmarks") for part in ast.walk(ast.parse(file.read_text("utf-8"))))
    found = [
        name(file)
        for file, part in parts
        if (isinstance(part, ast.ImportFrom) and (part.module or "").split(".")[0] == "tests")
        or (isinstance(part, ast.Import) and any(one.name.split(".")[0] == "tests" for one in part.names))
    ]
    assert found == []


def _bare(called: ast.Attribute, arguments: list[ast.expr]) -> bool:
    if called.attr in ("levenshtein", "try_cast", "substr", "left", "lpad", "rpad"):
        return True
    plain = isinstance(called.value, ast.JoinedStr) or (isinstance(called.value, ast.Call) and ast.unparse(called.value.func) == "str")
    return called.attr in ("strip", "lstrip", "rstrip") and not arguments and not plain


@pytest.mark.parametrize(("text", "bare"), [("t.nama.strip()", True), ("a.upper().rstrip()", True), ("a.levenshtein(b)", True), ("a.try_cast('int64')", True), ("t.nik.substr(0, 6)", True),
                                            ("str(row).strip()", False), ("name.strip('_')", False), ("f'{a} b'.strip()", False)])  # fmt: skip
def test_a_bare_call_is_seen(text: str, bare: bool) -> None:
    call = ast.parse(text).body[0].value  # type: ignore[attr-defined]
    assert _bare(call.func, call.args) is bare


def test_every_dependency_says_why() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    requirement = re.compile(r'^\s+"[A-Za-z][\w.\-]*(\[[\w,]+\])?([<>=!~].*)?",$')
    inside = [i for i, line in enumerate(lines) if requirement.match(line)]
    declared = tomllib.loads("\n".join(lines))["project"]
    assert len(inside) >= len(declared["dependencies"]) + len(declared["optional-dependencies"]["dev"]) - 1
    unexplained = [lines[i].strip() for i in inside if not lines[i - 1].strip().startswith("#") and '"naungan[' not in lines[i]]
    ours = [line for line in unexplained if not line.startswith(('"naungan', '"E'))]
    assert ours == []


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_locks_are_hashed_and_name_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|--trusted-host", text)
    blocks = re.split(r"\n(?=[A-Za-z0-9])", "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#")).strip())
    assert len(blocks) > 20
    assert [block.splitlines()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


def test_the_small_lock_is_part_of_the_large_one() -> None:
    pins = [
        set(re.findall(r"^([\w.\-]+(?:\[[\w,]+\])?==[^\s;\\]+)", (ROOT / "requirements" / lock).read_text("utf-8"), re.MULTILINE))
        for lock in ("run.txt", "dev.txt")
    ]
    assert pins[0] <= pins[1]


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{name(file)}: {target}"
        for file in text_files()
        if file.suffix == ".md"
        for target in LINK.findall(file.read_text("utf-8"))
        if not (file.parent / target).exists()
    ]
    assert broken == []


def test_the_entry_for_checks_is_executable() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
