"""How often processes are killed: ten moments in the tests, as many as NAUNGAN_UJI_BENIH says where it is measured."""

from __future__ import annotations

import os


def seeds(usual: int = 10) -> range:
    """The moments, each of its own seed."""
    return range(int(os.environ.get("NAUNGAN_UJI_BENIH", usual)))
