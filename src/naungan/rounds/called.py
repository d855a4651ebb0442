"""How a round is called on the command line: by its sign, or by the number that the office gave it."""

from __future__ import annotations

from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown
from naungan.rounds.state import Book, Round


def round_called(book: Book, called: str) -> Round:
    """The round by its sign or its number; Refusal where none, or more than one, is called so."""
    found = [one for one in book.rapat.values() if called in (one.rapat, one.nomor)]
    if len(found) != 1:
        ada = ", ".join(f"{one.rapat} ({one.nomor})" for one in book.rapat.values())
        raise Refusal("RAPAT_TIDAK_ADA", rapat=shown(called), ada=ada or "–")
    return found[0]
