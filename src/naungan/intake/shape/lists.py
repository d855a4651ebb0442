"""What the first rows under a heading tell of the list: where its people stand, which column numbers them, which are always filled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from naungan.intake.shape.heading import Heading
from naungan.intake.shape.labels import SURE, opens_signature, sum_grade
from naungan.intake.shape.spelling import plain

_NUMBER_NAMES = frozenset({"no", "nomor", "no urut", "nomor urut", "nmr", "nr", "urut", "num"})
_ORDINAL = re.compile(r"^\d{1,7}[.)]?$")
# Kinds of cells that a person has and a group has not.
_OWN_KINDS = frozenset({"tanggal", "telepon"})
_SEPARATORS = str.maketrans("", "", " .'`’-\u00a0\u200b")
_EXPONENT = re.compile(r"^\d([.,]\d+)?E\+?1[4-6]$", re.IGNORECASE)
# So many of the rows that name somebody make a rule; fewer with a NIK say little of the others.
_RULE = 0.8
_FEW = 3


@dataclass(frozen=True)
class Form:
    """The form of one list, columns by their place (0 = first).

    ``nik``: identity numbers; ``names``; ``number``: the column that numbers the rows, None where none does; ``steady``: what the
    rows that name somebody have filled; ``own``: dates and phones; ``amounts``; ``codes``; ``read``: all that is read.
    ``people`` is False for lists of offices and of budget lines, whose rows are not judged as people.
    """

    people: bool
    nik: tuple[int, ...]
    names: tuple[int, ...]
    number: int | None
    steady: tuple[int, ...]
    own: tuple[int, ...]
    amounts: tuple[int, ...]
    codes: tuple[int, ...]
    read: frozenset[int]


def form_of(heading: Heading, above: Sequence[Sequence[Any]], sample: Sequence[list[Any]]) -> Form:
    """The form of the list under a heading; ``above``: the rows to the heading and it, ``sample``: the first rows below."""
    by_kind: dict[str, list[int]] = {}
    for field, place in heading.columns.items():
        by_kind.setdefault(heading.layout.kinds[field], []).append(place)
    names = tuple(place for field, place in heading.columns.items() if field.startswith("nama"))
    read = frozenset(heading.columns.values())
    people = "nik" in heading.layout.kinds or "tanggal_lahir" in heading.layout.kinds
    nik = tuple(by_kind.get("nik", ()))
    known = _known(sample, nik, names, read)
    steady = tuple(sorted(place for place in read.difference(nik) if _share(known, place) >= _RULE)) if known else names
    own = [place for kind in _OWN_KINDS for place in by_kind.get(kind, ())]
    own += [heading.columns[name] for name in ("jenis_kelamin",) if name in heading.columns]
    return Form(
        people, nik, names, _number_column(heading, above, known, read) if people else None, steady,
        tuple(own), tuple(by_kind.get("uang", ())), tuple(by_kind.get("kode", ())), read,
    )  # fmt: skip


def _known(sample: Sequence[list[Any]], nik: tuple[int, ...], names: tuple[int, ...], read: frozenset[int]) -> list[list[Any]]:
    """The rows of the sample that name somebody: those with a NIK where enough have one, else those with a name and more."""
    numbered = [cells for cells in sample if carries(nik, cells)]
    if len(numbered) >= _FEW:
        return numbered
    named = (cells for cells in sample if filled(cells, names) and sum(filled(cells, (place,)) for place in read) > 1)
    return [cells for cells in named if not any(map(_labelled, cells))]


def _labelled(cell: Any) -> bool:
    return type(cell) is str and bool(text := cell.strip()) and bool(sum_grade(text) == SURE or opens_signature(text))


def carries(nik: tuple[int, ...], cells: Sequence[Any]) -> bool:
    """Whether the row has a number of a person where one belongs: 15 to 17 digits, right or wrong. A NIP has 18."""
    width = len(cells)
    for place in nik:  # noqa: SIM110  # a generator costs every row three times as much
        if place < width and (cell := cells[place]) and _personal(cell):
            return True
    return False


def filled(cells: Sequence[Any], places: Sequence[int]) -> bool:
    """Whether any of these places is."""
    return any(place < len(cells) and not is_blank(cells[place]) for place in places)


def is_blank(cell: Any) -> bool:
    """Nothing stands in the cell."""
    return cell is None or cell == "" or (type(cell) is str and cell.isspace())


def is_ordinal(cell: Any) -> bool:
    """The number of a row: ``12``, ``12.``."""
    text = f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    return bool(_ORDINAL.match(text))


def _personal(cell: Any) -> bool:
    if type(cell) is str:
        if len(cell) == 16 and cell.isdigit():
            return True
        bare = cell.translate(_SEPARATORS)
        return (15 <= len(bare) <= 17 and bare.isdigit()) or bool(_EXPONENT.match(cell.strip()))
    return isinstance(cell, (int, float)) and 1e14 <= cell < 1e17


def _number_column(heading: Heading, above: Sequence[Sequence[Any]], known: list[list[Any]], read: frozenset[int]) -> int | None:
    """The unread column that is headed so, or counts up; it must number nearly all who are named."""
    headed = {place for row in above[heading.first :] for place, cell in enumerate(row) if plain(cell) in _NUMBER_NAMES}
    width = max(map(len, known), default=0)
    for place in range(width):
        if place not in read and (place in headed or _counts_up(known, place)) and _share(known, place, ordinal=True) >= _RULE:
            return place
    return None


def _counts_up(known: list[list[Any]], place: int) -> bool:
    numbers = [int(str(cells[place]).strip(" .)").split(".")[0]) for cells in known if place < len(cells) and is_ordinal(cells[place])]
    return len(numbers) > 2 and all(one < other for one, other in pairwise(numbers))


def _share(known: list[list[Any]], place: int, *, ordinal: bool = False) -> float:
    """The part of the rows that have the place filled, with a number of a row where asked."""
    has = sum(place < len(cells) and not is_blank(cells[place]) and (not ordinal or is_ordinal(cells[place])) for cells in known)
    return has / len(known) if known else 0.0
