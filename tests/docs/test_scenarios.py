"""The page of ``skenario.yaml``: every example is read, and every key and kind is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.repository.files import ROOT

from naungan.acuan.dompet import kinds
from naungan.kernel.period import Bulan
from naungan.projection.scenario_steps import JENIS
from naungan.projection.skenario_read import default_scenarios, keys, read_scenarios

PAGE = (ROOT / "docs" / "panduan" / "skenario.md").read_text("utf-8")


def examples() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("text", examples())
def test_an_example_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "skenario.yaml"
    path.write_text(text, "utf-8")
    assert read_scenarios(path, Bulan(2026, 10))


def test_every_kind_of_step_stands_in_an_example() -> None:
    shown = {found for text in examples() for found in re.findall(r"jenis: (\w+)", text)}
    assert shown == set(JENIS)


def test_every_key_and_purse_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", PAGE))
    assert [key for jenis in JENIS for key in keys(jenis) if key not in told] == []
    assert [one.kode for one in kinds() if one.kode not in told] == []


def test_the_page_says_what_comes_with_the_program() -> None:
    assert default_scenarios(Bulan(2026, 10))
    assert "Skenario bawaan" in PAGE
