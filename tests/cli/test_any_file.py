"""Whatever a file holds: no traceback, no row lost from the count, no NIK shown. Hypothesis spoils files of real layouts."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.dirty import EVERY, GOOD, OTHER, Dirty
from tests.intake.test_corpus import KINDS
from tests.intake.test_spec import CASES, CLEAN, row_of

from naungan.cli import main
from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.layouts import layouts
from naungan.intake.problems import UNREADABLE
from naungan.kernel.shown import shown
from naungan.told.checked import problems_of

pytestmark = pytest.mark.chain

POSISI = dt.date(2026, 10, 31)
PERSONS = (GOOD, OTHER)
ODD_CELLS = (
    "", " ", "-", "0", "x" * 300, "=1+1", "'", '"', ";", "\n", "JUMLAH", "1E+15", "#N/A", "31-02-2026", "-1", "9" * 40, "\u200b", "\ufeff",
    "𝟙𝟚𝟛", "NIK", *PERSONS, PERSONS[0] + ".0", " ".join(PERSONS), f"{PERSONS[0][:4]} {PERSONS[0][4:8]} {PERSONS[0][8:12]} {PERSONS[0][12:]}",
)  # fmt: skip
_A_PERSON = re.compile(r"1671 ?01(?:45 ?0590|55 ?0691) ?\d{3}")
Grid = list[tuple[str, ...]]
# The layouts that the corpus has not: their clean row and each row that breaks a rule.
DRAWN = EVERY + tuple(
    Dirty(
        name,
        tuple(CLEAN[name]),
        tuple(tuple(row_of(name, at, broken)) for at, (_, broken) in enumerate([("", {}), *CASES[name]], 1)),
        (),
        0,
        0,
    )
    for name in sorted(CLEAN.keys() - {dirty.layout for dirty in EVERY})
)


@st.composite
def grids(draw: st.DrawFn) -> tuple[Dirty, Grid]:
    """The rows of a layout with cells replaced, exchanged and repeated, and its columns in another order."""
    dirty = draw(st.sampled_from(DRAWN))
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
    folder.mkdir(exist_ok=True)
    path = folder / f"{folder.name} {GOOD}_{kind}"  # a name is no better than a cell
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
    assert _persons_in(shown) == []
    answer: dict[str, Any] = json.loads(said)
    rows = answer["rows"]
    assert rows["in"] == rows["accepted"] + rows["held"] + rows["refused"]
    assert (code == 3) is (answer["layout"] is None)
    assert (code == 1) is bool(rows["held"] + rows["refused"])
    assert back.exists() is (code != 3)
    if code != 3:
        _assert_read_alike(answer, json.loads(run(back, "--json", "--layout", answer["layout"])[1]))
    return answer if code != 3 else None


def _persons_in(shown: str) -> list[str]:
    return _A_PERSON.findall(shown)


def _assert_read_alike(first: dict[str, Any], again: dict[str, Any]) -> None:
    """The returned workbook says of its rows what the file itself says of them."""
    assert again["rows"] == first["rows"], (first, again)
    codes = [sorted(problem["code"] for problem in answer["problems"] if problem["row"]) for answer in (first, again)]
    assert codes[0] == codes[1]


def _shown(back: Path) -> str:
    """All that we ourselves put into the returned workbook: its list and its comments."""
    if not back.exists():
        return ""
    book = openpyxl.load_workbook(back)
    listed = [str(cell) for row in book[book.sheetnames[-1]].iter_rows(values_only=True) for cell in row]
    return "\n".join(listed + [cell.comment.text for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.comment])


def check_all(engine: Engine, paths: list[Path]) -> list[dict[str, Any]]:
    """The FILE rows of several files read at once, in their order; counts add up and no problem shows a NIK.

    ``lanjutan`` is how many rows the file is told to go on with the one above.
    """
    checked = check_files(
        engine, [Source(path, path.name, bulan="2026-10") for path in paths], posisi=POSISI, work=paths[0].parent / "work"
    )
    files = {row["berkas"]: row for row in engine.rows(checked.file)}
    for row in files.values():
        known = [row[name] or 0 for name in ("masuk", "diterima", "ditahan", "ditolak")]
        assert known[0] == sum(known[1:]) and (row["layout"] is None) is (row["kode"] in UNREADABLE)
    problems = engine.rows(checked.problem)
    for row in files.values():
        row["lanjutan"] = sum(
            json.loads(told["params"])["jumlah"] for told in problems if (told["berkas"], told["kode"]) == (row["berkas"], "BARIS_LANJUTAN")
        )
    assert _persons_in(json.dumps(list(problems_of(engine, checked.problem)), ensure_ascii=False)) == []
    assert _persons_in("".join(files)) == []
    return [files[shown(path.name)] for path in paths]


def any_bytes(engine: Engine, cases: list[tuple[str, Grid, list[tuple[int, int, bytes]]]]) -> None:
    """Many files at once as an evaluation reads them, the first of them also through the command."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [written(Path(folder) / f"f{number}", *case) for number, case in enumerate(cases)]
        check_all(engine, paths)
        check(paths[0])


def any_rows(engine: Engine, cases: list[tuple[tuple[Dirty, Grid], str]]) -> None:
    """Rows whose first two cells say that they are one are counted, or told to be none, every one of them, in every kind of file."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, ((_, grid), kind) in enumerate(cases):
            # A line that begins with a word for a sum is none of the rows.
            rows = [
                (f"baris ke {place}", "isi", *(cell.replace("JUMLAH", "x") for cell in row), "isi") for place, row in enumerate(grid[1:], 1)
            ]
            paths.append(written(Path(folder) / f"f{number}", kind, [("Nomor Urut", "Keterangan Kami", *grid[0], "Akhir"), *rows]))
        for ((dirty, grid), _), file in zip(cases, check_all(engine, paths), strict=True):
            counted = (file["masuk"] or 0) + file["lanjutan"]
            assert file["layout"] != dirty.layout or counted == len(grid) - 1, (file["berkas"], grid)
        check(paths[0])


def test_a_nik_in_the_name_of_a_file_a_sheet_or_a_heading_is_hidden_too(tmp_path: Path) -> None:
    path = tmp_path / f"{GOOD}.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, hidden = book.add_worksheet(GOOD), book.add_worksheet(f"x{OTHER}")
        sheet.write_row(0, 0, [f"Instansi: Dinas {OTHER}"])
        sheet.write_row(1, 0, ["Nama", f"NIK ({OTHER})"])
        sheet.write_row(2, 0, ["Siti", "12"])
        hidden.hide()
    answer = check(path)
    assert answer is not None and answer["rows"] == {"in": 1, "accepted": 0, "held": 1, "refused": 0}
    assert _persons_in("".join(run(path)[1:])) == []
    assert openpyxl.load_workbook(tmp_path / "kembali.xlsx")[GOOD]["B3"].comment is not None


def test_every_layout_is_drawn() -> None:
    assert {dirty.layout for dirty in DRAWN} == {one.code for one in layouts()}


FILES = st.lists(spoiled(), min_size=8, max_size=16)
ROWS = st.lists(st.tuples(grids(), st.sampled_from(sorted(KINDS))), min_size=8, max_size=16)
PATIENT = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=1, derandomize=True, **PATIENT)
@given(cases=FILES)
def test_no_file_breaks_the_program_or_shows_a_nik(duck: Engine, cases: Any) -> None:
    any_bytes(duck, cases)


@settings(max_examples=1, derandomize=True, **PATIENT)
@given(cases=ROWS)
def test_no_row_is_lost_from_the_count(duck: Engine, cases: Any) -> None:
    any_rows(duck, cases)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=8, **PATIENT)
@given(cases=FILES)
def test_no_file_breaks_the_program_or_shows_a_nik_at_length(duck: Engine, cases: Any) -> None:
    any_bytes(duck, cases)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=8, **PATIENT)
@given(cases=ROWS)
def test_no_row_is_lost_from_the_count_at_length(duck: Engine, cases: Any) -> None:
    any_rows(duck, cases)
