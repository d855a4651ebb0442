"""Events as rows with a chain over them: each row's hash stands on the row before it, so that a changed or missing one is seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from naungan.kernel.errors import Unreadable
from naungan.rounds.tables import EVENT

Row = Mapping[str, Any]
# What the first event of a book stands on.
NOTHING = "0" * 64


def canonical(value: Any) -> str:
    """JSON that is the same text for the same value, wherever it was stored."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def digest_of(value: Any) -> str:
    """SHA-256 of the canonical text."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def linked(rows: Iterable[Row], before: str) -> list[dict[str, Any]]:
    """The rows, in the columns of EVENT, each with its ``sidik``; ``before`` is that of the last row so far."""
    found = []
    for row in rows:
        before = _sidik(row, before)
        found.append({**row, "sidik": before})
    return found


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The events as they happened, from whatever order a store gives them in."""
    return sorted(rows, key=lambda row: int(row["nomor"]))


def verify(rows: Sequence[Row]) -> None:
    """Unreadable, by its number, at the first event that does not stand on the one before it; ``rows`` as they happened."""
    before, urutan = NOTHING, dict[str, int]()
    for place, row in enumerate(rows, 1):
        urutan[row["rapat"]] = urutan.get(row["rapat"], 0) + 1
        before = _sidik(row, before)
        if (row["nomor"], row["urutan"], row["sidik"]) != (place, urutan[row["rapat"]], before):
            raise Unreadable("RAPAT_RANTAI_PUTUS", nomor=place)


def _sidik(row: Row, before: str) -> str:
    said = {name: row[name] for name in EVENT.names if name not in ("sidik", "isi")}
    return digest_of({**said, "isi": payload(row), "sebelum": before})


def payload(row: Row) -> dict[str, Any]:
    """What the event carries; a store may hold it as text."""
    isi = row["isi"]
    found: dict[str, Any] = json.loads(isi) if isinstance(isi, str) else dict(isi)
    return found
