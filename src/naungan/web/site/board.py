"""What the first page shows: what is due, what is wrong, what is next. Each room with something to say of it names a function here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naungan.web.accounts.models import User
    from naungan.web.accounts.scope import Scope

BAIK, AWAS, SALAH = "baik", "awas", "salah"


@dataclass(frozen=True)
class Item:
    """One line that leads to where it is done: ``cap`` is its state in a word, ``nada`` how grave (``baik``, ``awas``, ``salah`` or '')."""

    judul: str
    tautan: str
    tentang: str = ""
    cap: str = ""
    nada: str = ""
    tenggat: dt.date | None = None


@dataclass(frozen=True)
class Figure:
    """One number without persons, what it counts, and as of when."""

    nama: str
    nilai: str
    tentang: str = ""


@dataclass(frozen=True)
class Board:
    """The parts of the page, each the most urgent first; ``lagi`` leads to the whole list of what is due."""

    jatuh_tempo: tuple[Item, ...] = ()
    salah: tuple[Item, ...] = ()
    berikut: tuple[Item, ...] = ()
    angka: tuple[Figure, ...] = ()
    lagi: dict[str, str] = field(default_factory=dict)


Teller = Callable[["User", "Scope"], Board]
TELLERS: list[Teller] = []


def tells(teller: Teller) -> Teller:
    """Name a function as one that has something to say on the first page. It costs a constant number of queries."""
    TELLERS.append(teller)
    return teller


def board_of(user: User, scope: Scope) -> Board:
    """All that is to be said to somebody, put together."""
    said = [teller(user, scope) for teller in TELLERS]
    return Board(
        tuple(sorted((item for one in said for item in one.jatuh_tempo), key=lambda item: item.tenggat or dt.date.max)),
        tuple(item for one in said for item in one.salah),
        tuple(item for one in said for item in one.berikut),
        tuple(figure for one in said for figure in one.angka),
        {name: link for one in said for name, link in one.lagi.items()},
    )
