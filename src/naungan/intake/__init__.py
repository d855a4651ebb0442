"""Any file an office holds → checked relations and problems: rows in = accepted + held + refused, always.

Public: ``Source``, ``Checked``, ``Recognised``, ``check_files``, ``propose``, ``recognise``. They are imported when first asked for: the
guarded child imports this room too, and has no use for the engine.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from naungan.intake.judging.checking import Checked, check_files
    from naungan.intake.reading.sources import Recognised, Source, propose, recognise

__all__ = ["Checked", "Recognised", "Source", "check_files", "propose", "recognise"]

_HOMES = {
    "Checked": "judging.checking",
    "check_files": "judging.checking",
    "Recognised": "reading.sources",
    "Source": "reading.sources",
    "propose": "reading.sources",
    "recognise": "reading.sources",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"naungan.intake.{_HOMES[name]}"), name)
