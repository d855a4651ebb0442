"""The table of what the tests reach: sums by room, and the floor that a room has fallen below."""

from __future__ import annotations

import runpy

import pytest
from tests.repository.files import ROOT

REACH = runpy.run_path(str(ROOT / "scripts" / "reach.py"))
COUNTS = ("num_statements", "covered_lines", "num_branches", "covered_branches")


def file(*counts: int) -> dict[str, dict[str, object]]:
    return {"summary": {**dict(zip(COUNTS, counts, strict=True)), "percent_covered_display": "1"}}


def test_files_are_summed_by_room_and_all_together() -> None:
    files = {"src/naungan/law/a.py": file(10, 10, 4, 3), "src/naungan/law/b/c.py": file(10, 5, 0, 0), "src/naungan/x.py": file(9, 9, 9, 9)}
    law, every = REACH["measured"](files)
    assert (law.room, law.lines, law.ran, law.branches, law.taken) == ("law", 20, 15, 4, 3)
    assert law.shares == (75.0, 75.0)
    assert every[1:] == law[1:]


@pytest.mark.parametrize(("reached", "fallen"), [(100, []), (10, ["law"])])
def test_a_room_below_its_floor_is_named_and_one_that_is_missing_too(reached: int, fallen: list[str]) -> None:
    rooms = REACH["measured"]({f"src/naungan/{room}/a.py": file(100, 100 if room != "law" else reached, 0, 0) for room in REACH["FLOORS"]})
    assert REACH["below"](rooms) == fallen
    assert set(REACH["below"](rooms[1:])) == {rooms[0].room, *fallen}


def test_rooms_with_a_floor_exist() -> None:
    assert [room for room in REACH["FLOORS"] if not (ROOT / "src" / "naungan" / room).is_dir()] == []
