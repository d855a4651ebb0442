"""What is changed in a cell, whether it stands alone or in a column of which nothing else is: the look through the whole misses none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from naungan.intake.reading import sources
from naungan.intake.reading.cells import Cells
from naungan.intake.reading.sources import Source, Staged, read_sources, reader, recognise
from naungan.sheets.guarded import Guarded

# Kind, the cell as it stands, the text that becomes of it, and the notes.
CELLS: dict[str, tuple[str, Any, str | None, dict[str, int]]] = {
    "blanks at the ends": ("teks", "  Siti ", "Siti", {}),
    "a blank before": ("teks", " Siti", "Siti", {}),
    "a blank behind": ("teks", "Siti ", "Siti", {}),
    "two blanks inside": ("teks", "Siti  Aminah", "Siti Aminah", {}),
    "a line break": ("teks", "Siti\nAminah", "Siti Aminah", {}),
    "a blank that does not break": ("teks", "Siti\u00a0Aminah", "Siti Aminah", {}),
    "a wide blank": ("teks", "Siti\u3000Aminah", "Siti Aminah", {}),
    "a line of its own": ("teks", "Siti\u2028Aminah", "Siti Aminah", {}),
    "unseen": ("teks", "Siti\u200b Aminah", "Siti Aminah", {"PELINDUNG_DIBUANG": 1}),
    "a soft hyphen": ("teks", "Ami\u00adnah", "Aminah", {"PELINDUNG_DIBUANG": 1}),
    "a formula": ("kode", '="0012"', "0012", {"PELINDUNG_DIBUANG": 1}),
    "a formula behind a blank": ("kode", ' ="0012"', "0012", {"PELINDUNG_DIBUANG": 1}),
    "a formula of digits": ("kode", "=0012", "0012", {"PELINDUNG_DIBUANG": 1}),
    "an equals sign inside": ("teks", "a=b", "a=b", {}),
    "an apostrophe before a code": ("kode", "'0012", "0012", {}),
    "an apostrophe before a name": ("teks", "'Aisyah", "'Aisyah", {}),
    "an apostrophe inside": ("kode", "Ma'ruf", "Ma'ruf", {}),
    "nothing in words": ("teks", "NULL", None, {"SEL_TANPA_NILAI": 1}),
    "nothing behind blanks": ("teks", " nan ", None, {"SEL_TANPA_NILAI": 1}),
    "nothing as a number": ("uang", float("nan"), None, {"SEL_TANPA_NILAI": 1}),
    "blank": ("teks", " ", None, {}),
    "a seam": ("teks", "a|a|b", "a|a|b", {}),
    "a number of a person": ("teks", "NIK 1671014101900001", "NIK 1671••••••••••01", {}),
    "a number of a person in groups": ("teks", "1671 0141 0190 0001", "1671•••••••••••••01", {}),
    "a number of a person where it belongs": ("nik", "1671014101900001", "1671014101900001", {}),
    "a serial": ("tanggal", "31375", "1985-11-24", {}),
}
CLEAN = {"tanggal": "2026-10-31", "nik": "1671014101900002", "uang": "100"}


@pytest.mark.parametrize("shape", [list, pa.array], ids=["cells", "arrow"])
@pytest.mark.parametrize(("kind", "cell", "text", "met"), CELLS.values(), ids=CELLS)
def test_a_cell_becomes_the_same_alone_and_among_others(
    kind: str, cell: Any, text: str | None, met: dict[str, int], shape: Callable[[list[Any]], Any]
) -> None:
    if shape is pa.array and not isinstance(cell, str):
        return
    other = CLEAN.get(kind, "Budi")
    for before, behind in ((0, 0), (0, 500), (500, 0), (500, 500)):
        cells = Cells()
        column = cells.column("x", shape([other] * before + [cell] + [other] * behind), kind)
        assert column.to_pylist() == [other] * before + [text] + [other] * behind
        assert dict(+cells.met) == met


@pytest.mark.parametrize("cell", ["#REF!", "####", "Err:508", "[…]"])
def test_an_error_is_found_wherever_it_stands(cell: str) -> None:
    cells = Cells()
    cells.column("bersih", ["Siti", f"{cell} Aminah"], "teks")
    cells.column("salah", ["Siti", cell, "Budi"], "teks")
    assert cells.wrong == {"salah"}


def test_digits_of_two_cells_are_no_number_of_a_person() -> None:
    column = ["167101", "410190", "0001", "1671014101900001"]
    assert Cells().column("x", column, "teks").to_pylist() == [*column[:3], "1671••••••••••01"]


def test_any_number_of_children_gives_the_same_rows_in_the_same_order(tmp_path: Path) -> None:
    for number in range(7):
        rows = "".join(f"16710141019{number}{row:04d},Budi {row},Dinas {number}\n" for row in range(5))
        (tmp_path / f"{number}.csv").write_text(f"NIK,Nama,Unit Kerja\n{rows}" if number != 3 else "\x00\x01", "utf-8")
    sources = [Source(path, path.name) for path in sorted(tmp_path.glob("*.csv"))]
    one, two = (_told(read_sources(sources, tmp_path / str(readers), readers=readers)) for readers in (1, 2))
    assert one == two
    assert [code for code, _, _ in one] == [None] * 3 + ["BERKAS_TIDAK_DIKENAL"] + [None] * 3


def _told(staged: list[Staged]) -> list[tuple[str | None, dict[str, Any], list[Any]]]:
    return [(one.code, one.answer, _rows(one) if one.code is None else []) for one in staged]


def _rows(one: Staged) -> list[dict[str, Any]]:
    """Short files of one layout share a Parquet file."""
    return [row for row in pq.read_table(one.part).to_pylist() if row["no"] == one.no]


@pytest.mark.parametrize("readers", [1, 2])
def test_rows_that_went_with_a_child_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readers: int) -> None:
    for number in range(4):
        (tmp_path / f"{number}.csv").write_text(f"NIK,Nama,Unit Kerja\n167101410190{number:04d},Budi,Dinas\n", "utf-8")
    sources = [Source(path, path.name) for path in sorted(tmp_path.glob("*.csv"))]
    whole = _told(read_sources(sources, tmp_path / "whole", readers=readers))
    assert len({one.part for one in read_sources(sources, tmp_path / "shared", readers=readers)}) <= readers
    asked = Guarded.run

    def dying(self: Guarded, task: dict[str, Any]) -> dict[str, Any]:
        if "folder" in task:  # all that this child has read goes with it
            self.close()
        return asked(self, task)

    monkeypatch.setattr(Guarded, "run", dying)
    staged = read_sources(sources, tmp_path / "lost", readers=readers)
    assert _told(staged) == whole
    assert len({one.part for one in staged}) == 4


def test_a_look_and_a_reading_ask_one_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("NIK,Nama,Unit Kerja\n1671014101900001,Budi,Dinas\n", "utf-8")
    asked, run = set(), Guarded.run

    def noted(self: Guarded, task: dict[str, Any]) -> dict[str, Any]:
        asked.add(self)
        return run(self, task)

    monkeypatch.setattr(Guarded, "run", noted)
    recognise(path)
    read_sources([Source(path, path.name)], tmp_path / "work")
    assert len(asked) == 1


def test_of_a_short_file_that_breaks_midway_nothing_is_kept(tmp_path: Path) -> None:
    good, bad = "NIK,Nama,Unit Kerja\n1671014101900001,Budi,Dinas\n", "1671014101900002,Siti,Dinas\n" * 300 + '"open\nmore\nmore\nmore\n'
    (tmp_path / "a.csv").write_text(good, "utf-8")
    (tmp_path / "b.csv").write_text(good + bad, "utf-8")
    one, two = read_sources([Source(tmp_path / name, name) for name in ("a.csv", "b.csv")], tmp_path / "work")
    assert (one.code, two.code) == (None, "BERKAS_KUTIP")
    assert [row["nik"] for row in pq.read_table(one.part).to_pylist()] == ["1671014101900001"]


def test_children_that_have_read_much_end_and_the_next_file_begins_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        (tmp_path / f"{number}.csv").write_text(f"NIK,Nama,Unit Kerja\n167101410190{number:04d},Budi,Dinas\n", "utf-8")
    listed = [Source(path, path.name) for path in sorted(tmp_path.glob("*.csv"))]
    few = _told(read_sources(listed, tmp_path / "few", readers=2))
    assert reader(0)._child is not None
    monkeypatch.setattr(sources, "_MANY", 4)
    for name in ("many", "again"):
        assert _told(read_sources(listed, tmp_path / name, readers=2)) == few
        assert reader(0)._child is reader(1)._child is None
