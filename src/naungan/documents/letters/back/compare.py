"""A paper as it is printed now against the one that the evaluation yields: which cell differs, and which amount in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from naungan.documents.letters.back.found import Found
from naungan.documents.letters.code import OPEN, Table, bare, figures_in, heads, joined
from naungan.documents.letters.face import Face, words_of

_Thing = TypeVar("_Thing")


@dataclass(frozen=True)
class Difference:
    """``tabel``, ``baris`` and ``kolom`` say where (empty: in a sentence); '' on one side: it stands on the other alone."""

    tabel: str
    baris: str
    kolom: str
    tercetak: str
    seharusnya: str


def differences(found: Found, drawn: Face) -> list[Difference]:
    """Everything that differs, tables first."""
    mine = [one.rows for one in drawn.tables]
    keys = {_named(one.rows): one.kunci for one in drawn.tables}
    return [*_of_tables(joined(found.tabel), joined(mine), keys), *_of_sentences(found, drawn)]


def _of_tables(printed: Sequence[Table], wanted: Sequence[Table], keys: dict[str, int]) -> Iterator[Difference]:
    left = _counted((_named(table), table) for table in printed)
    for (name, time), table in _counted((_named(table), table) for table in wanted).items():
        # One whose columns have other names now, or whose number is another, is still known by its title.
        place = (name, time) if (name, time) in left else next((one for one in left if _titled(left[one], table)), None)
        if place is None:
            yield Difference(_title(table), "", "", "", _title(table))
            continue
        other = left.pop(place)
        yield from _of_heading(other, table)
        yield from _of_rows(other, table, keys.get(name, 0))
    for table in left.values():
        yield Difference(_title(table), "", "", _title(table), "")


def _titled(table: Table, wanted: Table) -> bool:
    return len(table) > 1 < heads(wanted) and bare(_title(table)) == bare(_title(wanted))


def _of_heading(printed: Table, wanted: Table) -> Iterator[Difference]:
    above = heads(wanted)
    here, there = printed[above - 1], wanted[above - 1]
    if [*map(bare, here)] != [*map(bare, there)]:
        yield Difference(_title(wanted), " · ".join(there), "", " · ".join(here), " · ".join(there))


def _of_rows(printed: Table, wanted: Table, key: int) -> Iterator[Difference]:
    above = heads(wanted)
    columns, title = wanted[above - 1], _title(wanted)
    left, right = _by_key(printed[above:], key), _by_key(wanted[above:], key)
    for name in dict.fromkeys((*right, *left)):
        here, there = left.get(name), right.get(name)
        if here is None or there is None:
            yield Difference(title, _shown(here or there, key), "", " · ".join(here or ()), " · ".join(there or ()))
            continue
        for place, column in enumerate(columns):
            one, other = _at(here, place), _at(there, place)
            if bare(one) != bare(other) and not bare(column).endswith(OPEN):
                yield Difference(title, _shown(there, key), column, one, other)


def _by_key(rows: Table, key: int) -> dict[tuple[str, int], Sequence[str]]:
    return _counted((bare(_at(row, key)), row) for row in rows)


def _counted(named: Iterable[tuple[str, _Thing]]) -> dict[tuple[str, int], _Thing]:
    """Each by its name; those of the same name by their place among these."""
    seen: dict[str, int] = {}
    found = {}
    for name, thing in named:
        seen[name] = seen.get(name, 0) + 1
        found[name, seen[name]] = thing
    return found


def _of_sentences(found: Found, drawn: Face) -> Iterator[Difference]:
    said, wanted = figures_in(found.kalimat), figures_in(words_of(drawn))
    for kind, from_, to, start, end in SequenceMatcher(None, [*map(bare, said)], [*map(bare, wanted)], autojunk=False).get_opcodes():
        if kind != "equal":
            yield Difference("", "", "", ", ".join(said[from_:to]), ", ".join(wanted[start:end]))


def _named(table: Table) -> str:
    """The heading, by which a table is found again."""
    return "|".join(bare(cell) for row in table[: heads(table)] for cell in row)


def _title(table: Table) -> str:
    """What it is called: its name, or the names of its columns; added columns have none."""
    return ", ".join(filter(None, table[0])) if table else ""


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _shown(row: Sequence[str] | None, key: int) -> str:
    return _at(row or (), key)
