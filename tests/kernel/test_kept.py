"""Nothing that is written or replaced touches a book of rounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from naungan.kernel.aside import file_aside, folder_aside
from naungan.kernel.errors import Refusal
from naungan.kernel.kept import FIRST, book_around


def book(folder: Path) -> Path:
    (folder / FIRST).parent.mkdir(parents=True)
    (folder / FIRST).write_text("{}\n", "utf-8")
    return folder


@pytest.mark.parametrize("place", [".", "beku", "beku/baru/dalam", "peristiwa"])
def test_a_place_in_a_book_is_refused_even_to_replace(tmp_path: Path, place: str) -> None:
    rapat = book(tmp_path / "rapat")
    (rapat / "run.json").touch()
    with pytest.raises(Refusal, match=r"rapat") as told, folder_aside(rapat / place, replace=True, proof="run.json"):
        pytest.fail("yielded")
    assert told.value.code == "OUT_BUKU_RAPAT" and (rapat / FIRST).exists()
    with pytest.raises(Refusal), file_aside(rapat / place / "a.html"):
        pytest.fail("yielded")


def test_a_folder_around_a_book_is_not_replaced_and_a_link_does_not_hide_it(tmp_path: Path) -> None:
    rapat = book(tmp_path / "lama" / "dalam" / "rapat")
    (tmp_path / "lama" / "run.json").touch()
    with pytest.raises(Refusal) as told, folder_aside(tmp_path / "lama", replace=True, proof="run.json"):
        pytest.fail("yielded")
    assert told.value.code == "OUT_MEMUAT_BUKU_RAPAT" and (rapat / FIRST).exists()
    (tmp_path / "tautan").symlink_to(rapat)
    with pytest.raises(Refusal) as told, folder_aside(tmp_path / "tautan" / "baru", replace=False, proof="run.json"):
        pytest.fail("yielded")
    assert told.value.code == "OUT_BUKU_RAPAT"


def test_a_book_that_begins_while_a_folder_is_made_stays(tmp_path: Path) -> None:
    out = tmp_path / "lama"
    out.mkdir()
    (out / "run.json").touch()
    with pytest.raises(Refusal), folder_aside(out, replace=True, proof="run.json") as aside:
        (aside / "run.json").touch()
        book(out / "rapat")
    assert book_around(out / "rapat" / "beku") == out / "rapat"


def test_the_book_itself_may_write(tmp_path: Path) -> None:
    rapat = book(tmp_path / "rapat")
    with folder_aside(rapat / "beku" / "a", replace=False, proof="x", book=rapat) as aside:
        (aside / "x").touch()
    assert (rapat / "beku" / "a" / "x").exists()
