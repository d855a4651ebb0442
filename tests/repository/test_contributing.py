"""The recipes lead to places that exist. (Their commands are looked up with those of all pages, in tests/docs.)"""

from __future__ import annotations

import re

import pytest
from tests.repository.files import ROOT

RECIPES = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PATH = re.compile(r"(?<![\w/.])((?:src|tests|docs|scripts|findings|changelog\.d|requirements|\.github|\.ci)/[\w./-]*)")
PARTS = re.split(r"^## ", RECIPES, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "SECURITY.md", "README.md", ".github/ISSUE_TEMPLATE/law-of-the-year.md"])
def test_every_place_named_exists(page: str) -> None:
    named = sorted({found.rstrip(".") for found in PATH.findall((ROOT / page).read_text("utf-8"))})
    assert named
    assert [place for place in named if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("recipe", ["A layout", "A finding", "A value of law", "A sentence", "A paper"])
def test_a_recipe_begins_with_its_test_and_ends_with_its_command(recipe: str) -> None:
    (part,) = [part for part in PARTS if part.startswith(f"{recipe}\n")]
    assert "1. **Test first.** " in part and re.search(r"^ +\.venv/bin/pytest tests/", part, re.MULTILINE)
