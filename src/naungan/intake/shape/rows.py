"""Which rows under a heading are data: not blanks, numbering, totals, repeated headings, or the signatures below the table."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from naungan.intake.shape.heading import Heading
from naungan.intake.shape.labels import (
    MAYBE,
    SUM_LETTERS,
    SUM_WORDS,
    SURE,
    closes_signature,
    index_number,
    is_bare_sum,
    is_enumerator,
    is_group,
    is_page,
    is_remark,
    opens_signature,
    sum_grade,
)  # fmt: skip
from naungan.intake.shape.lists import Form, carries, filled, form_of, is_blank, is_ordinal
from naungan.intake.shape.spelling import plain
from naungan.sheets.reading import Row

# The first rows tell the form of the list; so many are looked at together below them too.
_SAMPLE = 200
_FEW = 3
_MORE = 10
# Row number on the sheet, place among the non-empty rows, cells.
Line = tuple[int, int, list[Any]]


@dataclass
class Aside:
    """What stood among the rows and is nobody: ``sums``; numbers of rows that go on with the one above (``rest``).

    ``unsure`` are numbers of rows that are people by their NIK and sums by their words.
    """

    sums: list[Row] = field(default_factory=list)
    rest: list[int] = field(default_factory=list)
    unsure: set[int] = field(default_factory=set)


def data_rows(rows: Iterable[Row], heading: Heading, above: list[Row], aside: Aside) -> Iterator[Line]:
    """Row number on the sheet, place among the non-empty rows under the heading (0 = first), and the cells.

    ``above`` are the rows from the first to the heading itself: what is printed again on each page is no data. Sums, titles of
    groups, signatures and the rest of a row above are no data either; what must be told of them is added to ``aside``.
    """
    walk = iter(rows)
    first = list(itertools.islice(walk, _SAMPLE))
    form = form_of(heading, [cells for _, cells in above], [cells for _, cells in first])
    judge = _Judge(form, above, aside)
    order = 0
    block = first
    while block:
        plainly = _plainly_people(form, block)
        for number, cells in block:
            kind = _DATA if plainly else judge.row(number, cells)
            if kind == _DATA:
                yield number, order, cells
            order += kind in _COUNTED
        if plainly:
            judge.people()
        block = list(itertools.islice(walk, _SAMPLE))


def _plainly_people(form: Form, block: list[Row]) -> bool:
    """Whether each of these rows has a NIK and none says a word of a sum: together they are looked through three times as fast."""
    for _, cells in block:
        if not carries(form.nik, cells):
            return False
    said = "\n".join([cell for _, cells in block for cell in cells[:_MORE] if type(cell) is str]).lower()
    return said.isascii() and not any(word in said for word in SUM_WORDS)


def sums_of(rows: list[Row], heading: Heading, sample: list[list[Any]], aside: Aside) -> list[int]:
    """The numbers of those rows that are sums; as in ``data_rows``, for rows that are picked out."""
    form = form_of(heading, [], sample)
    judge, found = _Judge(form, [], aside), []
    for number, cells in rows:
        if judge.row(number, cells) == _SUM:
            found.append(number)
    return found


# What a row is; those that are counted keep the place of the rows below them the same as the sheet shows it.
_BLANK, _DATA, _SUM, _PAGE, _TITLE, _SIGNED, _REST = range(7)
_COUNTED = frozenset({_DATA, _SUM, _PAGE, _TITLE, _REST})
# How far into a block of signatures we are: not at all, inside, behind the number under the last name.
_OUT, _IN, _BEHIND = 0, 1, 2


class _Judge:
    """Says row by row what it is; remembers whether a page or a block of signatures has begun."""

    def __init__(self, form: Form, above: list[Row], aside: Aside) -> None:
        self._form = form
        self._aside = aside
        self._page = [_plain(cells) for _, cells in above]
        self._names = frozenset(str(cell).strip() for _, cells in above for cell in cells if cell not in (None, ""))
        self._signed = _OUT
        self._top = True

    def row(self, number: int, cells: list[Any]) -> int:
        """What a row is."""
        if not carries(self._form.nik, cells):
            return self._nobody(number, cells)
        self._person(number, cells)
        return _DATA

    def people(self) -> None:
        """Rows that are people have been passed over."""
        self._signed, self._top = _OUT, False

    def _person(self, number: int, cells: list[Any]) -> None:
        """A row with a NIK is always one; where its words are those of a sum, somebody must look."""
        self.people()
        for cell in cells[:_MORE]:
            if type(cell) is str and cell and cell[0] in SUM_LETTERS and sum_grade(cell.strip() or " ") == SURE:
                self._aside.unsure.add(number)

    def _nobody(self, number: int, cells: list[Any]) -> int:
        """What a row without a NIK is."""
        places = [place for place, cell in enumerate(cells) if not is_blank(cell)]
        if not places:
            return _BLANK
        texts = {place: cell.strip() for place in places if type(cell := cells[place]) is str}
        found = self._kind(number, cells, places, texts)
        self._top = found in (_PAGE, _BLANK) and (self._top or found == _PAGE)
        if found in (_DATA, _PAGE):
            self._signed = _OUT
        return found

    def _kind(self, number: int, cells: list[Any], places: list[int], texts: dict[int, str]) -> int:
        if self._is_index(cells, places) or self._only_number(cells, places):
            return _BLANK
        if self._is_page(cells, places):
            return _PAGE
        sure = self._names_somebody(cells, places)
        if self._is_sum(cells, texts, sure=sure):
            self._aside.sums.append((number, cells))
            return _SUM
        if not sure and self._is_signed(places, texts):
            return _SIGNED
        if self._form.people and not sure:
            if self._is_title(cells, places, texts):
                return _TITLE
            if self._is_rest(cells, places, texts):
                self._aside.rest.append(number)
                return _REST
        return _DATA

    def _names_somebody(self, cells: list[Any], places: list[int]) -> bool:
        """Without a NIK, a person is who is named and numbered; in a list without numbers, who has what the others have.

        The name alone is not enough where it is that of a group, and below a signature: groups and remarks are numbered too.
        """
        form = self._form
        if not form.people or not filled(cells, form.names):
            return False
        if len(form.read.intersection(places)) < 2 and (self._signed != _OUT or any(is_group(str(cells[place])) for place in places)):
            return False
        if form.number is not None:
            return form.number < len(cells) and not is_blank(cells[form.number]) and is_ordinal(cells[form.number])
        return len(form.steady) > 1 and all(filled(cells, (place,)) for place in form.steady)

    def _is_sum(self, cells: list[Any], texts: dict[int, str], *, sure: bool) -> bool:
        place, grade = next(((place, grade) for place, text in texts.items() if text and (grade := sum_grade(text))), (0, 0))
        if not grade:
            return False
        form = self._form
        if not form.people:
            return grade == SURE and (is_bare_sum(texts[place]) or not filled(cells, form.codes))
        named = [text for name in form.names if (text := texts.get(name)) and name < place]
        if named and not all(map(is_group, named)):
            return False  # somebody's name stands before it
        if filled(cells, [one for one in form.own if one != place]):
            return False
        if grade == SURE:
            return not (sure and form.number is not None and self._more(cells))
        if grade == MAYBE:
            return not sure and (form.number is not None or not self._more(cells))
        return not (sure and form.number is not None)

    def _more(self, cells: list[Any]) -> bool:
        """Whether anything is read of the row but its name and amounts."""
        form = self._form
        return filled(cells, sorted(form.read.difference(form.names, form.amounts)))

    def _is_signed(self, places: list[int], texts: dict[int, str]) -> bool:
        """A line of a block of signatures, or a remark below the table. A block ends under a NIP, or with the next person."""
        few = len(places) <= _FEW
        if (few or self._signed == _IN) and _is_nip(texts, len(places)):
            self._signed = _BEHIND
            return True
        if not few:
            return False
        first = texts.get(places[0], "")
        if opens_signature(first):
            self._signed = _IN
            return True
        if is_remark(first):
            self._signed = self._signed or _BEHIND
            return True
        return self._signed == _IN or (self._signed == _BEHIND and len(self._form.read.intersection(places)) < 2)

    def _is_title(self, cells: list[Any], places: list[int], texts: dict[int, str]) -> bool:
        """The title of a group: one text alone or over the whole width, of a kind of office or workers or beside a letter."""
        form, number = self._form, self._form.number
        words = [place for place in places if place != number]
        if not all(place in texts for place in words):
            return False
        if not words:
            return not is_ordinal(cells[places[0]])
        if len({texts[place] for place in words}) > 1:
            return False
        if len(words) >= _FEW:
            return True
        (place,) = words[:1]
        if place in form.read and place not in form.names and (place > 0 or number in places):
            return False  # a row of the list that names nobody
        return is_group(texts[place]) or (number in texts and is_enumerator(texts[number]))

    def _is_rest(self, cells: list[Any], places: list[int], texts: dict[int, str]) -> bool:
        """What goes on with the row above: nobody's name and nothing that is a person's own; in a numbered list, a lone text.

        Where no row is numbered, one that is filled as those of people are lacks its name, and will be told so.
        """
        form = self._form
        if form.number is not None and form.number in places:
            return False
        if not filled(cells, (*form.names, *form.nik)):
            like_others = form.number is None and sum(filled(cells, (place,)) for place in form.steady) > 1
            return not like_others and not filled(cells, (*form.own, *form.amounts))
        return form.number is not None and len(places) == 1 and bool(texts)

    def _is_index(self, cells: list[Any], places: list[int]) -> bool:
        """The row of column numbers, 1 2 3 …; below the first rows only where it counts up from 1."""
        if len(places) < 2:
            return False
        numbers = []
        for place in places:
            cell = cells[place]
            found = index_number(f"{cell:.0f}" if isinstance(cell, float) else str(cell).strip())
            if found is None:
                return False
            numbers.append(found)
        return (self._top and len(set(numbers)) == len(numbers)) or (len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1)))

    def _only_number(self, cells: list[Any], places: list[int]) -> bool:
        """A line numbered in advance and left blank: its one cell is no column of ours and holds a number."""
        return len(places) == 1 and places[0] not in self._form.read and str(cells[places[0]]).replace(".", "").strip().isdigit()

    def _is_page(self, cells: list[Any], places: list[int]) -> bool:
        """A page that begins again: a line from above the data, or ``Halaman 2 dari 5``. Its first cell is looked at first."""
        first = cells[places[0]]
        if type(first) is not str or not (first.strip() in self._names or is_page(first)):
            return False
        texts = _plain(cells)
        return is_page(first) or texts in self._page or any(len(line) > 1 and line <= texts for line in self._page)


def _is_nip(texts: dict[int, str], cells: int) -> bool:
    """A line of numbers of officials: one that says so, or nothing but such numbers."""
    found = [text for text in texts.values() if closes_signature(text)]
    return any(not text[0].isdigit() for text in found) or 0 < len(found) == cells


def _plain(cells: list[Any]) -> frozenset[str]:
    return frozenset(text for cell in cells if (text := plain(cell)))
