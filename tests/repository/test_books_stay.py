"""No target of the Makefile removes what rounds have frozen: they clear away results, and a book never lies below those."""

from __future__ import annotations

import re
import shlex

from tests.repository.files import ROOT

from naungan.rounds.book import _RESULTS

# What a target may clear away: all of it can be made again.
MADE_AGAIN = (".venv", _RESULTS, "dist", ".coverage")


def _removed() -> list[str]:
    lines = [line.strip().lstrip("@-") for line in (ROOT / "Makefile").read_text("utf-8").splitlines()]
    calls = [part.strip() for line in lines for part in re.split(r"&&|;|\|\|", line) if re.match(r"\s*rm\b", part)]
    return [word for call in calls for word in shlex.split(call)[1:] if not word.startswith("-")]


def test_what_is_removed_can_be_made_again() -> None:
    removed = _removed()
    assert "hasil" in removed  # it is seen at all
    assert [
        one
        for one in removed
        if not (one.startswith(MADE_AGAIN) or re.fullmatch(r"\.\w+_cache|\.hypothesis|\.import_linter_cache|\.coverage\.\*", one))
    ] == []


def test_the_book_is_no_part_of_the_repository_and_lies_outside_of_results() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    assert any(one.strip("/") == "rapat" for one in ignored)
    assert not any("rapat" in one for one in _removed())
