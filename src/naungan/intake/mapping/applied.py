"""A sheet read by an accepted mapping: the row that carries its headings, or for a file without headings the columns by their letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from naungan.intake.layouts import layout
from naungan.intake.mapping.proposal import contradicted
from naungan.intake.mapping.region import find_region
from naungan.intake.shape.heading import SEARCHED, Heading, candidates, twice
from naungan.intake.shape.spelling import field_of, heading_texts, plain
from naungan.sheets.places import letters

_SAMPLE = 100
# What a person accepted weighs more than what the headings of another sheet say.
_ACCEPTED = 1_000


def mapped_heading(rows: Sequence[Sequence[Any]], mapping: dict[str, Any]) -> Heading | None:
    """The heading that a mapping describes; None where its headings do not all stand in one row, or a needed field is left out."""
    if any(text for _, text, _ in mapping["columns"]):
        return _with_headings(rows, mapping)
    return _without_headings(rows, mapping)


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


def _with_headings(rows: Sequence[Sequence[Any]], mapping: dict[str, Any]) -> Heading | None:
    texts = [heading_texts(row) for row in rows[: SEARCHED + 1]]
    always = [1] * len(texts)  # every row may be the lower half of a heading
    for index in range(min(len(texts), SEARCHED)):
        for row, last in candidates(texts, always, index, every=True):
            columns = _columns(row, mapping)
            if columns is not None:
                known = _known(row, columns, mapping)
                heading = _heading(mapping, index, last, columns | known, row)
                if heading is not None:  # what a person chose by its letter is no question any more
                    heading.twice = twice(heading.layout, known, row)
                return heading
    return None


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
