"""Rounds of monitoring: what was tabled, found, disputed and agreed, and what became of it by the next one."""

from naungan.rounds.book import New, append, is_book, read_book, read_events
from naungan.rounds.called import round_called
from naungan.rounds.closing import close_round
from naungan.rounds.due import Duty, duties, overdue
from naungan.rounds.fold import fold
from naungan.rounds.following import next_round
from naungan.rounds.freeze import Stored, freeze, keep_proof, read_frozen
from naungan.rounds.items import Said
from naungan.rounds.opening import Called, Opened, open_round
from naungan.rounds.recomputed import Again, recompute
from naungan.rounds.register_state import Registers, frozen_rows, own_rows, registers
from naungan.rounds.state import Book, Evidence, Frozen, Item, Round
from naungan.rounds.tables import EVENT, Event, Rung, Status, Tingkat

__all__ = [
    "EVENT",
    "Again",
    "Book",
    "Called",
    "Duty",
    "Event",
    "Evidence",
    "Frozen",
    "Item",
    "New",
    "Opened",
    "Registers",
    "Round",
    "Rung",
    "Said",
    "Status",
    "Stored",
    "Tingkat",
    "append",
    "close_round",
    "duties",
    "fold",
    "freeze",
    "frozen_rows",
    "is_book",
    "keep_proof",
    "next_round",
    "open_round",
    "overdue",
    "own_rows",
    "read_book",
    "read_events",
    "read_frozen",
    "recompute",
    "registers",
    "round_called",
]
