"""A sheet read by an accepted mapping: the row that carries its headings, or for a file without headings the columns by their letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from naungan.intake.layouts import layout
from naungan.intake.mapping.proposal import contradicted
from naungan.intake.mapping.region import find_region
from naungan.intake.mapping.words import Words, as_mapping
from naungan.intake.shape.heading import SEARCHED, Heading, candidates, twice
from naungan.intake.shape.spelling import field_of, heading_texts, plain
from naungan.sheets.places import letters

_SAMPLE = 100
# What a person accepted weighs more than what the headings of another sheet say.
_ACCEPTED = 1_000


def mapped_heading(rows: Sequence[Sequence[Any]], mapping: dict[str, Any], words: Words | None = None) -> Heading | None:
    """The heading that a mapping describes; None where its headings do not all stand in one row, or a needed field is left out.

    ``words`` are what the office says of its headings besides.
    """
    if any(text for _, text, _ in mapping["columns"]):
        return _with_headings(rows, mapping, words or Words(mapping["layout"], {}))
    return _without_headings(rows, mapping)


def worded_heading(rows: Sequence[Sequence[Any]], words: Words) -> Heading | None:
    """The heading in which most is known by the words of an office and by the usual ones; None where none of its words stands."""
    found = []
    for index, last, row in _each_row(rows):
        said, unread = words.places(row)
        heading = _read(as_mapping(words, row, said, unread), index, last, row) if said else None
        found += [heading] if heading else []
    return max(found, key=lambda one: one.score, default=None)  # the first of equals


def missing_headings(rows: Sequence[Sequence[Any]], mapping: dict[str, Any]) -> list[str]:
    """What the mapping names and the first rows do not hold, for the sentence."""
    present = {plain(text) for row in rows[:SEARCHED] for text in heading_texts(row)}
    return [text for _, text, _ in mapping["columns"] if text and plain(text) not in present]


def doubtful(heading: Heading, mapping: dict[str, Any], rows: Sequence[Sequence[Any]]) -> list[dict[str, str]]:
    """Mapped columns whose values speak against the field."""
    data = rows[heading.last + 1 : heading.last + 1 + _SAMPLE]
    found = []
    for _, _, field in mapping["columns"]:
        place = heading.columns[field]
        if contradicted(heading.layout, field, [row[place] if place < len(row) else None for row in data]):
            found.append({"judul": heading.written[field], "bidang": field})
    return found


def _with_headings(rows: Sequence[Sequence[Any]], mapping: dict[str, Any], words: Words) -> Heading | None:
    for index, last, row in _each_row(rows):
        columns = _columns(row, mapping)
        if columns is not None:
            return _read(_with_words(mapping, columns, row, words), index, last, row)
    return None


def _read(mapping: dict[str, Any], first: int, last: int, row: list[str]) -> Heading | None:
    """The row by the columns of a mapping, and by the further ones that are known anyway."""
    columns = {field: place for place, _, field in mapping["columns"]}
    known = _known(row, columns, mapping)
    heading = _heading(mapping, first, last, columns | known, row)
    if heading is not None:  # what a person chose by its letter is no question any more
        heading.twice = twice(heading.layout, known, row)
    return heading


def _each_row(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, int, list[str]]]:
    """Each row as a heading, in each way: where it begins and ends, and its texts."""
    texts = [heading_texts(row) for row in rows[: SEARCHED + 1]]
    always = [1] * len(texts)  # every row may be the lower half of a heading
    for index in range(min(len(texts), SEARCHED)):
        for row, last in candidates(texts, always, index, every=True):
            yield index, last, row


def _with_words(mapping: dict[str, Any], columns: dict[str, int], row: list[str], words: Words) -> dict[str, Any]:
    """A mapping as it is used of a row, with the words of the office for the columns that it does not speak of."""
    said, unread = words.places(row)
    also = {name: place for name, place in said.items() if name not in columns and place not in columns.values()}
    used = as_mapping(words, row, also, (place for place in unread if place not in columns.values()))
    own = [[columns[field], text, field] for _, text, field in mapping["columns"]]
    return {**mapping, "columns": [*own, *used["columns"]], "unread": [*mapping["unread"], *used["unread"]]}


def _columns(row: list[str], mapping: dict[str, Any]) -> dict[str, int] | None:
    """Field → column; where a heading stands several times the letter of the mapping decides, and without it nothing does."""
    words = [plain(text) for text in row]
    columns: dict[str, int] = {}
    for place, text, field in mapping["columns"]:
        wanted = plain(text)
        same = [number for number, word in enumerate(words) if word == wanted and number not in columns.values()]
        if not same or (len(same) > 1 and place not in same):
            return None
        columns[field] = place if place in same else same[0]
    return columns


def _known(row: list[str], columns: dict[str, int], mapping: dict[str, Any]) -> dict[str, int]:
    """Further columns of that row whose headings are known anyway, unless the mapping leaves them unread."""
    chosen, unread = layout(mapping["layout"]), {plain(text) for _, text in mapping["unread"]}
    found: dict[str, int] = {}
    for place, text in enumerate(row):
        field = field_of(chosen, text)
        if field and field not in columns and field not in found and place not in columns.values() and plain(text) not in unread:
            found[field] = place
    return found


def _without_headings(rows: Sequence[Sequence[Any]], mapping: dict[str, Any]) -> Heading | None:
    """The letters hold only while the columns hold what they held: one that speaks against its field, and the mapping does not fit."""
    region = find_region(rows)
    if region is None or region.heading is not None:
        return None
    columns = {field: place for place, _, field in mapping["columns"]}
    heading = _heading(mapping, region.start, region.start - 1, columns, [])
    return None if heading is None or doubtful(heading, mapping, rows) else heading


def _heading(mapping: dict[str, Any], first: int, last: int, columns: dict[str, int], row: list[str]) -> Heading | None:
    chosen = layout(mapping["layout"])
    if any(columns.keys().isdisjoint(group) for group in chosen.wajib):
        return None
    written = {field: row[place] if place < len(row) and row[place] else letters(place) for field, place in columns.items()}
    return Heading(chosen, first, last, columns, written, _ACCEPTED + len(columns), mapping)
