"""Find the heading row of a sheet and say which column is which field. Runs in the guarded child, on the first rows only."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from naungan.intake.layouts import Layout, layout, layouts
from naungan.intake.shape.histories import of_the_person
from naungan.intake.shape.joining import DEEPEST, is_words, joined
from naungan.intake.shape.spelling import field_of, fields_of, heading_text, heading_texts, is_heading, known_heading, may_head, plain
from naungan.intake.shape.weighing import is_called, proven, speaks_for, weighed

# Headings stand within the first rows; titles above them are seldom more than a handful.
SEARCHED = 60
_WITNESSES = 20
_WEIGHT_OF_CIRI = 3
# What a table is called stands in the rows right above it.
_TITLES = 12
_LONGEST_TITLE = 160
# With so few columns known, and no NIK among them, at least one heading in so many must be, or it is a guess.
_FEW = 3
_ONE_IN = 3


@dataclass
class Heading:
    """A recognised heading row: which column (0-based) is which field, the heading as written, and the mapping that says so, if any.

    ``texts`` is the whole row and ``headings`` counts its filled cells; ``sure``: the title or the name of the file names this kind of
    list, and the values below are such as it alone has; ``rivals`` are layouts for which as much speaks.
    ``twice`` are the headings that stand more than once where a field is read, with their columns; ``passed`` the columns under
    another heading of a field that is read already.
    """

    layout: Layout
    first: int
    last: int
    columns: dict[str, int]
    written: dict[str, str]
    score: int = field(default=0)
    mapping: dict[str, Any] | None = None
    headings: int = 0
    rivals: tuple[Layout, ...] = ()
    texts: tuple[str, ...] = ()
    sure: bool = False
    twice: tuple[tuple[str, tuple[int, ...]], ...] = ()
    passed: tuple[tuple[str, int], ...] = ()

    @property
    def few(self) -> bool:
        """Whether so little of the row is known that taking the sheet for this layout would be a guess."""
        few = len(self.columns) <= _FEW and "nik" not in self.columns
        return few and len(self.columns) * _ONE_IN < self.headings

    @property
    def lacking(self) -> tuple[tuple[str, ...], ...]:
        """The groups of fields of which the layout needs one, and the heading has none; whoever asks for it by hand has said the word."""
        known = self.columns.keys() | {"kata"}
        return tuple(group for group in self.layout.wajib if known.isdisjoint(group))


def find_heading(
    rows: Sequence[Sequence[Any]], wanted: str | None = None, dataset: str | None = None, name: str | None = None, file: str = ""
) -> Heading | None:
    """The best heading among the first rows; ``wanted`` forces a layout, of which any one field is then enough.

    ``dataset`` leaves only the layouts that yield it; ``name`` is that of the sheet, which may say of whom it speaks, ``file`` that of the
    file.
    """
    choices, called = _choices(wanted, dataset), plain(file)
    texts = _read_as_headings(rows[: SEARCHED + 1])
    promising = [sum(map(known_heading, row)) for row in texts]
    found: list[Heading] = []
    forced = wanted is not None
    for index in range(min(len(texts), SEARCHED)):
        if promising[index] == 0 or _is_said(texts[index]) or (not forced and promising[index] + sum(promising[index + 1 : index + 2]) < 2):
            continue
        for candidate, last in candidates(texts, promising, index):
            sample = rows[last + 1 : last + 1 + _WITNESSES]
            if likely := _likely(choices, candidate, index, last, sample, forced=forced):
                said = said_above(name, texts[:index])
                found += [one for one in likely if _bears_out(one, sample, said, called, forced=forced)]
    best = max(found, key=lambda one: (one.score, -len(one.twice)), default=None)  # the first of equals
    return None if best is None else _decided(best, found, said_above(name, texts[: best.first]), values=len(rows) > best.last + 1)


def _read_as_headings(rows: Sequence[Sequence[Any]]) -> list[list[str]]:
    """The texts of the rows down to the last that may be a heading, and of those that may stand under it as a part of it."""
    last = max((index for index, row in enumerate(rows) if may_head(row)), default=-DEEPEST)
    return [heading_texts(row) for row in rows[: last + DEEPEST]]


def _is_said(texts: list[str]) -> bool:
    """Whether a row right above the heading only says something of the file: ``Bulan | : Oktober 2026``."""
    filled = [text for text in texts if text]
    return len(filled) <= _FEW and (filled[0].endswith(":") or any(text.startswith(":") for text in filled))


def _choices(wanted: str | None, dataset: str | None) -> list[Layout]:
    if wanted is not None:
        return [layout(wanted)]
    own = [one for one in layouts() if dataset in (None, one.dataset)]
    return own or [one for one in layouts() if dataset in one.datasets]


def said_above(name: str | None, above: Sequence[Sequence[Any]]) -> str:
    """In plain words what stands above a table, and the name of its sheet."""
    texts = (text for row in above[-_TITLES:] for text in map(heading_text, row) if len(text) <= _LONGEST_TITLE)
    return plain(" ".join([name or "", *texts]))


def _decided(best: Heading, found: list[Heading], said: str, *, values: bool) -> Heading:
    """The reading of the best row, with all that it may be instead."""
    even: list[Layout] = []
    if values:  # of Parquet only the names are looked at, and between data sets the order of layouts decides
        scores: dict[str, int] = {}
        for one in found:
            scores[one.layout.code] = max(scores.get(one.layout.code, 0), one.score)
        even = [one for one in layouts() if scores.get(one.code) == best.score and one.dataset != best.layout.dataset]
        even = [one for one in even if not (one.orang and best.layout.orang)]
    if best.layout.orang:
        same = [one for one in found if one.layout.orang and (one.first, one.texts) == (best.first, best.texts)]
        people = weighed(same, said, field_of)
        best = max(people, key=lambda one: one.score)
        even += [one.layout for one in people if one is not best]
    best.rivals = tuple(even)
    return best


def candidates(texts: list[list[str]], promising: Sequence[int], index: int, *, every: bool = False) -> list[tuple[list[str], int]]:
    """The row as a heading, or with the rows below where it is split over several: by its groups where it has them, else each way.

    ``every`` gives all ways in any case.
    """
    top = texts[index]
    grouped = joined(texts, index, is_heading)
    if grouped and not every:
        return [grouped]
    found = [*([grouped] if grouped else []), (top, index)]
    below = texts[index + 1] if index + 1 < len(texts) else []
    if is_words(below):
        width = max(len(top), len(below))
        top, below = top + [""] * (width - len(top)), below + [""] * (width - len(below))
        if promising[index + 1]:
            found.append(([low or high for high, low in zip(top, below, strict=True)], index + 1))
        merged = _merged(top, below)
        if sum(map(known_heading, merged)) > promising[index]:
            found.append((merged, index + 1))
    return found


def _merged(top: list[str], below: list[str]) -> list[str]:
    """A cell over several columns, and others whose text only goes on in the row below."""
    texts, over = [], ""
    for high, low in zip(top, below, strict=True):
        over = high or (over if low else "")
        texts.append(f"{over} {low}".strip())
    return texts


def _likely(
    choices: Sequence[Layout], texts: list[str], first: int, last: int, sample: Sequence[Sequence[Any]], *, forced: bool
) -> list[Heading]:
    """The row read by every layout of which it has the fields: most layouts know too few of its headings, and cost nothing."""
    named: dict[str, list[tuple[str, int]]] = {}
    for position, fields in enumerate(map(fields_of, texts)):
        for code, name in fields.items():
            named.setdefault(code, []).append((name, position))
    words = frozenset(map(plain, texts))
    found = []
    for choice in choices:
        places = named.get(choice.code, ())
        if not places or not (forced or _complete(choice, {"kata", *(name for name, _ in places)}, words)):
            continue
        one = _read(choice, texts, places, first, last, sample)
        if one.columns and (forced or _complete(choice, one.columns.keys() | {"kata"}, words)):
            found.append(one)
    return found


def _read(
    choice: Layout, texts: list[str], places: Sequence[tuple[str, int]], first: int, last: int, sample: Sequence[Sequence[Any]]
) -> Heading:
    columns: dict[str, int] = {}
    passed: list[tuple[str, int]] = []
    for name, position in places:
        if not _witnessed(choice, name, position, sample):
            continue
        if columns.setdefault(name, position) != position and choice.kinds[name] != "abaikan":
            passed.append((name, position))
    return Heading(choice, first, last, columns, {}, headings=sum(map(bool, texts)), texts=tuple(texts), passed=tuple(passed))


def _bears_out(heading: Heading, sample: Sequence[Sequence[Any]], said: str, called: str, *, forced: bool) -> bool:
    """Whether the title, the name of the file and the values leave it possible; what they tell is noted in the heading."""
    choice, columns, texts = heading.layout, heading.columns, heading.texts
    heading.twice = tuple(one for one in twice(choice, columns, texts) if not _settle(columns, one[1], sample))
    spoken = speaks_for(choice, said) or is_called(choice, called)
    proof = proven(choice, columns, sample, plain)
    other = choice.bukan_kata is not None and choice.bukan_kata.search(said) is not None
    words = frozenset(map(plain, texts))
    if not forced and (other or not _complete(choice, columns.keys() | ({"kata"} if spoken or proof else set()), words)):
        return False
    witnesses = len(choice.saksi.keys() & columns.keys()) if sample else 0
    heading.score = len(columns) + _WEIGHT_OF_CIRI * len(choice.ciri & columns.keys()) + witnesses
    heading.written = {name: texts[position] for name, position in columns.items()}
    heading.sure = spoken and proof
    return True


def _settle(columns: dict[str, int], places: tuple[int, ...], sample: Sequence[Sequence[Any]]) -> bool:
    """Whether the rows themselves say which of several columns of one heading is meant; it is then the one that is read."""
    identity = [columns[name] for name in ("nik", "nama") if name in columns and columns[name] not in places]
    chosen = of_the_person(places, identity, sample) if identity else None
    if chosen is not None:
        columns[next(name for name, place in columns.items() if place in places)] = chosen
    return chosen is not None


def twice(choice: Layout, columns: dict[str, int], texts: Sequence[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The headings over columns that are read and stand over others too: nobody but a person can say which one is meant."""
    words = [plain(text) for text in texts]
    read = {words[place]: texts[place] for name, place in columns.items() if choice.kinds[name] != "abaikan" and place < len(words)}
    places = {text: tuple(place for place, one in enumerate(words) if one == word) for word, text in read.items()}
    return tuple((text, found) for text, found in places.items() if len(found) > 1)


def _complete(choice: Layout, columns: Set[str], words: Set[str]) -> bool:
    """Whether a layout has the columns it needs, and none of the ``words`` of the heading, in plain form, rules it out."""
    if len(columns) < 2 or not choice.bukan.isdisjoint(words):
        return False
    return not any(map(columns.isdisjoint, choice.wajib))


def _witnessed(choice: Layout, name: str, position: int, sample: Sequence[Sequence[Any]]) -> bool:
    """Whether the values under an ambiguous heading speak for this layout."""
    pattern = choice.saksi.get(name)
    if pattern is None:
        return True
    values = [heading_text(row[position]).lower() for row in sample if position < len(row)]
    values = [value for value in values if value]
    return not values or sum(bool(pattern.search(value)) for value in values) * 2 > len(values)
