"""One file checked: read and computed in the guarded child, for what others wrote may be hostile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.kernel.shown import shown
from naungan.sheets.guarded import Guarded

_CHILD = "naungan.claims.check:work"


@dataclass(frozen=True)
class Checked:
    """The rows of CLAIM of one file, and the codes with parameters of what must be said of the file itself."""

    rows: list[dict[str, Any]]
    notes: list[tuple[str, dict[str, Any]]]


def checked(path: Path, year: int) -> Checked:
    """The claims of a file; ``year`` is whose law holds where the text names none. Unreadable for what nobody can read."""
    with Guarded(_CHILD) as child:
        answer = child.run({"path": str(path), "year": year})
    notes: list[tuple[str, dict[str, Any]]] = [(code, {}) for code in answer["notes"]]
    if answer["more"]:
        notes.append(("KLAIM_TERPOTONG", {"jumlah": len(answer["rows"])}))
    return Checked([{"berkas": shown(path.name), **row} for row in answer["rows"]], notes)
