"""Whatever a file holds: no traceback, no row lost from the count, no NIK shown. Hypothesis spoils files of real layouts."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.dirty import EVERY, GOOD, OTHER, Dirty
from tests.intake.test_corpus import KINDS

from naungan.cli import main

PERSONS = (GOOD, OTHER)
ODD_CELLS = (
    "", " ", "-", "0", "x" * 300, "=1+1", "'", '"', ";", "\n", "JUMLAH", "1E+15", "#N/A", "31-02-2026", "-1", "9" * 40, "\u200b", "\ufeff",
    "𝟙𝟚𝟛", "NIK", *PERSONS, PERSONS[0] + ".0", " ".join(PERSONS), f"{PERSONS[0][:4]} {PERSONS[0][4:8]} {PERSONS[0][8:12]} {PERSONS[0][12:]}",
)  # fmt: skip
Grid = list[tuple[str, ...]]


@st.composite
def grids(draw: st.DrawFn) -> tuple[Dirty, Grid]:
    """The rows of a layout with cells replaced, exchanged and repeated, and its columns in another order."""
    dirty = draw(st.sampled_from(EVERY))
    rows = [list(row) for row in draw(st.lists(st.sampled_from(dirty.rows), min_size=1, max_size=8))]
    for _ in range(draw(st.integers(0, 10))):
        row, column = draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, len(dirty.head) - 1))
        rows[row][column] = draw(st.one_of(st.sampled_from(ODD_CELLS), st.text(max_size=12).filter(lambda text: "\x00" not in text)))
    order = draw(st.permutations(range(len(dirty.head))))
    return dirty, [tuple(row[place] for place in order) for row in (list(dirty.head), *rows)]


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, Grid, list[tuple[int, int, bytes]]]:
    """A kind of file, its rows, and places (in thousandths) where bytes are replaced."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    places = st.tuples(st.integers(0, 999), st.integers(0, 40), st.binary(max_size=20))
    return kind, draw(grids())[1], draw(st.lists(places, max_size=4))


def written(folder: Path, kind: str, grid: Grid, changes: list[tuple[int, int, bytes]] = []) -> Path:  # noqa: B006  # never changed
    path = folder / f"berkas_{kind}"
    KINDS[kind](path, [tuple(_storable(cell) for cell in row) for row in grid])
    data = path.read_bytes()
    for at, size, new in changes:
        start = len(data) * at // 1000
        data = data[:start] + new + data[start + size :]
    path.write_bytes(data)
    return path


def _storable(cell: str) -> str:
    """Without what the test's own writers can't put into a file; readers still meet it through changed bytes."""
    return "".join(
        one
        for one in cell
        if (one >= " " or one == "\n") and not 0xD800 <= ord(one) <= 0xDFFF and ord(one) < 0x10000 and one not in "\ufffe\uffff"
    )


def run(path: Path, *options: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as done:
        main(["check", str(path), "--bulan", "2026-10", *options])
    return int(done.value.code or 0), out.getvalue(), err.getvalue()


def check(path: Path) -> dict[str, Any] | None:
    """One check with everything it can write; what was answered, or None for a file that could not be read."""
    out, back = path.parent / "out", path.parent / "kembali.xlsx"
    code, said, wrong = run(path, "--json", "--out", str(out), "--kembali", str(back))
    assert code in {0, 1, 3}, (code, wrong)
    assert "Traceback" not in said + wrong
    problems = (out / "problems.csv").read_text("utf-8") if out.exists() else ""
    shown = said + wrong + problems + _shown(back)
    assert [person for person in PERSONS if person in shown or f"{person[:4]} {person[4:8]}" in shown] == []
    answer: dict[str, Any] = json.loads(said)
    rows = answer["rows"]
    assert rows["in"] == rows["accepted"] + rows["held"] + rows["refused"]
    assert (code == 3) is (answer["layout"] is None)
    assert (code == 1) is bool(rows["held"] + rows["refused"])
    assert back.exists() is (code != 3)
    return answer if code != 3 else None


def _shown(back: Path) -> str:
    """All that we ourselves put into the returned workbook: its list and its comments."""
    if not back.exists():
        return ""
    book = openpyxl.load_workbook(back)
    listed = [str(cell) for row in book[book.sheetnames[-1]].iter_rows(values_only=True) for cell in row]
    return "\n".join(listed + [cell.comment.text for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.comment])


def any_bytes(case: tuple[str, Grid, list[tuple[int, int, bytes]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check(written(Path(folder), *case))


def any_rows(case: tuple[Dirty, Grid], kind: str) -> None:
    """Rows whose first two cells name somebody or something are counted, every one of them, in every kind of file."""
    dirty, grid = case
    head = ("Nomor Urut", "Keterangan Kami", *grid[0])
    rows = [(f"baris ke {number}", "isi", *row, "isi") for number, row in enumerate(grid[1:], 1)]
    with tempfile.TemporaryDirectory() as folder:
        answer = check(written(Path(folder), kind, [(*head, "Akhir"), *rows]))
    if answer is not None and answer["layout"] == dirty.layout:
        assert answer["rows"]["in"] == len(rows)


SLOW = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=12, derandomize=True, **SLOW)
@given(spoiled())
def test_no_file_breaks_the_program_or_shows_a_nik(case: tuple[str, Grid, list[tuple[int, int, bytes]]]) -> None:
    any_bytes(case)


@settings(max_examples=12, derandomize=True, **SLOW)
@given(grids(), st.sampled_from(sorted(KINDS)))
def test_no_row_is_lost_from_the_count(case: tuple[Dirty, Grid], kind: str) -> None:
    any_rows(case, kind)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=400, **SLOW)
@given(spoiled())
def test_no_file_breaks_the_program_or_shows_a_nik_at_length(case: tuple[str, Grid, list[tuple[int, int, bytes]]]) -> None:
    any_bytes(case)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=400, **SLOW)
@given(grids(), st.sampled_from(sorted(KINDS)))
def test_no_row_is_lost_from_the_count_at_length(case: tuple[Dirty, Grid], kind: str) -> None:
    any_rows(case, kind)
