"""Rounds of monitoring: what was tabled, found, disputed and agreed, and what became of it by the next one."""

from naungan.rounds.book import New, append, is_book, read_book, read_events
from naungan.rounds.fold import fold
from naungan.rounds.freeze import Stored, freeze, keep_proof, read_frozen
from naungan.rounds.items import Said
from naungan.rounds.opening import Called, Opened, open_round, round_called
from naungan.rounds.state import Book, Evidence, Frozen, Item, Round
from naungan.rounds.tables import EVENT, Event, Rung, Status, Tingkat

__all__ = [
    "EVENT",
    "Book",
    "Called",
    "Event",
    "Evidence",
    "Frozen",
    "Item",
    "New",
    "Opened",
    "Round",
    "Rung",
    "Said",
    "Status",
    "Stored",
    "Tingkat",
    "append",
    "fold",
    "freeze",
    "is_book",
    "keep_proof",
    "open_round",
    "read_book",
    "read_events",
    "read_frozen",
    "round_called",
]
