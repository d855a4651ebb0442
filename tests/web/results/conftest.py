"""The finished run of the small folder, as the months of its two governments name it."""

from __future__ import annotations

from pathlib import Path

import pytest

from naungan.web.results.models import Month
from tests.web.evaluating.offices import stored


@pytest.fixture
def months(db: None, hasil: Path) -> dict[str, Month]:
    return stored(hasil)
