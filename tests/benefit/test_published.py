"""Published cases come out exactly, through the same formulas that run over tables of people."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from naungan.engine import Engine
from tests.benefit.asking import answered

CASES = yaml.safe_load((Path(__file__).parents[1] / "kasus" / "manfaat.yaml").read_text("utf-8"))


@pytest.mark.parametrize("kasus", CASES, ids=lambda one: one["kasus"])
def test_published_case(duck: Engine, kasus: dict) -> None:
    found = answered(duck, **kasus["diketahui"])
    amounts = {**found.rincian, "total": found.total}
    assert {part: amounts[part] for part in kasus["hasil"]} == kasus["hasil"]
