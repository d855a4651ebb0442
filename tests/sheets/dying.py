"""Work for the guarded child that ends it, as a reader does that runs out of memory."""

from __future__ import annotations

import os
from typing import Any


def stage(task: dict[str, Any]) -> dict[str, Any]:
    """One row, unless the task says to die."""
    if task["die"]:
        os._exit(134)
    return {"rows": 1}
