"""Which files of rows may come back to a round. A new one: its form and what a row becomes in a file of its own, and one name here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from naungan.answers.raw import Raw
from naungan.rounds.registers import REGISTERS
from naungan.rounds.returned.butir import BUTIR
from naungan.rounds.returned.kinds import Kind, each, take_rows
from naungan.rounds.returned.taken import Desk, Taken


def _known(name: str) -> Callable[[Desk], Iterable[Mapping[str, Any]]]:
    return lambda desk: getattr(desk.buku, name)


# No two share the headings they need.
KINDS: tuple[Kind, ...] = (
    BUTIR, *(Kind(one.form, each(one.jenis, _known(name)), one.check) for name, one in REGISTERS.items()),
)  # fmt: skip


def take_table(raw: Raw, berkas: str, desk: Desk) -> Taken:
    """The rows of a CSV, or of a workbook without a form, told apart by their headings; Unreadable where nobody knows what it is."""
    return take_rows(raw, berkas, desk, KINDS)
