"""A round is closed, in one batch with what is said of those who did not come; nothing is added after it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from naungan.rounds.book import New, append, read_book
from naungan.rounds.called import round_called
from naungan.rounds.state import Book
from naungan.rounds.tables import Event


def close_round(book: Path, called: str, absent: Mapping[str, str], *, oleh: str, waktu: str) -> tuple[str, Book]:
    """The sign of the closed round and the book after it; ``absent`` says of a pemda tidak_hadir or tidak_menyerahkan.

    Refusal where the closer opened it, or an invited pemda has neither a frozen evaluation nor a word about its absence.
    """
    rapat = round_called(read_book(book), called).rapat
    events = [New(rapat, Event.TIDAK_HADIR, {"pemda": pemda, "keadaan": keadaan}) for pemda, keadaan in sorted(absent.items())]
    return rapat, append(book, [*events, New(rapat, Event.DITUTUP, {})], oleh=oleh, waktu=waktu)
