"""A code as somebody writes it names a government that exists, or nothing; no command ends as a fault over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.command import run

from naungan import regions


@pytest.mark.parametrize(("said", "code"), [("1671", "1671"), ("16.71", "1671"), (" 16 ", "16"), ("9999", None), ("abc", None), ("", None)])
def test_a_code_or_none(said: str, code: str | None) -> None:
    assert regions.pemda_code(said) == code
    assert regions.pemda_code("1671010") is None


@pytest.mark.parametrize("said", ["abc", "9999", "16.7.1"])
def test_every_command_that_takes_a_code_says_what_to_write(said: str, tmp_path: Path) -> None:
    roster = tmp_path / "a.csv"
    roster.write_text("Nama;NIK\n", "utf-8")
    told = run("compare", roster, roster, "--out", tmp_path / "x", "--pemda", said, expect=2).stderr
    assert f"«{said}» tidak dikenal" in told and "1671" in told
