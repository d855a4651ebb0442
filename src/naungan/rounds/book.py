"""The book of rounds as a folder: ``peristiwa/000001.jsonl`` …, one batch of events each, and nothing else is its state.

A batch is one command: it takes its name whole or not at all. A file is never changed; what is wrong is put right by a later event.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.evaluation.finished import is_finished
from naungan.kernel.aside import file_aside, sweep
from naungan.kernel.errors import Refusal, Unfit, Unreadable
from naungan.kernel.kept import EVENTS, FIRST, SUFFIX, refuse_kept
from naungan.kernel.shown import shown
from naungan.rounds.chained import NOTHING, Row, canonical, linked, payload, verify
from naungan.rounds.digested import state_digest
from naungan.rounds.fold import Making, made
from naungan.rounds.payloads import checked
from naungan.rounds.state import Book
from naungan.rounds.tables import EVENT, Event

_NAME = re.compile(rf"\d{{6}}\{SUFFIX}")
# Frozen evaluations, and evidence, each under its hash.
FROZEN, PROOF = "beku", "bukti"
# Where results are made, replaced and cleaned away, by the Makefile too: no book may stand below.
_RESULTS = "hasil"


@dataclass(frozen=True)
class New:
    """An event that is to be written: its round, its kind and what it carries."""

    rapat: str
    jenis: Event
    isi: Mapping[str, Any]


def is_book(folder: Path) -> bool:
    """Whether a round was ever opened in this folder."""
    return (folder / FIRST).is_file()


def read_events(folder: Path) -> list[Row]:
    """Every event as it happened, its chain checked; Refusal where the folder is no book, Unreadable where it is damaged."""
    if not is_book(folder):
        raise Refusal("RAPAT_BUKAN_BUKU", folder=shown(folder.name or str(folder)))
    return _rows(folder, _names(folder))


def read_book(folder: Path) -> Book:
    """The state of the book in a folder."""
    return made(read_events(folder)).book()


def append(folder: Path, new: Sequence[New], *, oleh: str, waktu: str) -> Book:
    """Write one batch, all or nothing, and return the state after it; ``waktu`` is UTC in ISO form, from the edge.

    Refusal where an event is malformed or can't follow, Unfit where somebody else has written or is writing: nothing is written then.
    """
    who = shown(" ".join(oleh.split()))
    if not who:
        raise Refusal("RAPAT_TANPA_OLEH")
    names = _names(folder)  # what is read and what is written next must come from one look
    there = _rows(folder, names)
    making = made(there)
    rows = linked(_taken(making, there, new, who, waktu), there[-1]["sidik"] if there else NOTHING)
    _write(folder, len(names) + 1, rows)
    for room in (EVENTS, FROZEN, PROOF):
        sweep(folder / room)
    return making.book()


def may_hold(folder: Path) -> None:
    """Refusal for a place that no book may have: below results, which are replaced, inside another book, or a folder of other things."""
    place = Path(os.path.realpath(folder))
    if is_book(place):
        return
    above = (place, *place.parents)
    if _RESULTS in (one.name for one in above) or any(map(is_finished, above)):
        raise Refusal("RAPAT_BUKU_DALAM_HASIL", folder=shown(folder.name))
    refuse_kept(place)
    if place.is_dir() and {one.name for one in place.iterdir()} - {EVENTS, FROZEN, PROOF}:
        raise Refusal("RAPAT_BUKU_BERISI", folder=shown(folder.name))


def _taken(making: Making, there: Sequence[Row], new: Sequence[New], oleh: str, waktu: str) -> list[dict[str, Any]]:
    """The rows of a batch, each taken by the state that those before it make."""
    urutan = dict[str, int]()
    for row in there:
        urutan[row["rapat"]] = row["urutan"]
    rows = []
    for nomor, one in enumerate(new, len(there) + 1):
        isi = _closing(making, one) if one.jenis is Event.DITUTUP else one.isi
        urutan[one.rapat] = urutan.get(one.rapat, 0) + 1
        row = dict(
            zip(EVENT.names[:-1], (nomor, one.rapat, urutan[one.rapat], waktu, oleh, str(one.jenis), checked(one.jenis, isi)), strict=True)
        )
        making.take(row)
        rows.append(row)
    return rows


def _closing(making: Making, one: New) -> dict[str, Any]:
    """The close carries the digest of the state that it closes."""
    there = making.rapat.get(one.rapat)
    return {"keadaan": state_digest(there.made()) if there else NOTHING}


def _names(folder: Path) -> list[str]:
    if not (folder / EVENTS).is_dir():
        return []
    names = sorted(one.name for one in (folder / EVENTS).iterdir() if _NAME.fullmatch(one.name))
    if names != [_named(place) for place in range(1, len(names) + 1)]:
        raise Unreadable("RAPAT_PERISTIWA_HILANG", folder=EVENTS)
    return names


def _named(place: int) -> str:
    return f"{place:06d}{SUFFIX}"


def _rows(folder: Path, names: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    for name in names:
        try:
            # No other line ends: texts of people may hold signs that Python takes for one.
            *lines, rest = (folder / EVENTS / name).read_bytes().decode("utf-8").split("\n")
            batch = [_row(line) for line in (*lines, *filter(None, [rest]))]
            rows += batch or [_row("")]  # no command writes an empty batch: what was in it is lost
        except (OSError, ValueError, TypeError, LookupError):
            raise Unreadable("RAPAT_PERISTIWA_RUSAK", berkas=f"{EVENTS}/{name}") from None
    verify(rows)
    return rows


def _row(line: str) -> Row:
    row: dict[str, Any] = json.loads(line)
    if tuple(sorted(row)) != tuple(sorted(EVENT.names)):
        raise ValueError("columns")
    Event(row["jenis"])
    return {**row, "isi": payload(row)}


def _write(folder: Path, place: int, rows: Sequence[Row]) -> None:
    text = "".join(canonical(row) + "\n" for row in rows)
    try:
        with file_aside(folder / EVENTS / _named(place), replace=False, book=folder) as aside:
            aside.write_bytes(text.encode("utf-8"))
    except Refusal as refused:
        if refused.code != "FILE_SUDAH_ADA":
            raise
        raise Unfit("RAPAT_DIDAHULUI") from None
    except Unfit as unfit:
        if unfit.code != "OUT_SEDANG_DITULIS":
            raise
        raise Unfit("RAPAT_DIDAHULUI") from None
