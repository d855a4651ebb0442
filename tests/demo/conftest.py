"""One small demo on disk, and a few governments in memory, made once for all tests of this room."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from naungan.demo import Office, make_demo, offices
from naungan.demo.jobs import BULAN, jobs, people_needed
from naungan.demo.make import government_month
from naungan.demo.people import People, world
from naungan.demo.sheet import Paper
from naungan.demo.truth import Truth


@dataclass
class Month:
    """One government and month, not written."""

    office: Office
    bulan: str
    people: People
    truth: Truth
    papers: list[Paper]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "contoh"
    make_demo(out, scale=0.002, seed=11, workers=1)
    return out


@pytest.fixture(scope="session")
def months() -> list[Month]:
    """All governments in both months at a scale where shares can be measured."""
    found = []
    for office in offices(0.12, 5):
        people = world(office, people_needed(office))
        careers = jobs(office, people)
        found += [Month(office, bulan, people, *government_month(office, people, careers, bulan)) for bulan in BULAN]
    return found
