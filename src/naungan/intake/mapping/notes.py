"""What is said of a file that was read by a mapping, and of a column that nobody reads though it looks useful."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from naungan.intake.mapping.applied import doubtful
from naungan.intake.mapping.proposal import for_columns
from naungan.intake.shape.heading import Heading
from naungan.intake.shape.lists import is_blank
from naungan.intake.shape.rows import Aside, data_rows
from naungan.intake.shape.spelling import heading_texts, plain
from naungan.sheets.places import letters

# Surer than a proposal must be: here the file was read, and a wrong hint costs attention.
_SURE = 60
_SAMPLE = 100


def observed(heading: Heading, rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """For the child's answer: the mapping that was used, its columns that look wrong, and the columns left unread that may be useful.

    Without a mapping also the columns passed over because another one was read for the same field.
    """
    if heading.mapping is None:
        return {"unread": _unread(heading, rows), "passed": _passed(heading, rows)}
    used = [{"judul": heading.written[field], "bidang": field} for _, _, field in heading.mapping["columns"]]
    return {"mapped": used, "doubtful": doubtful(heading, heading.mapping, rows), "unread": _unread(heading, rows)}


def notes(answer: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The notes as codes with parameters."""
    found: list[tuple[str, dict[str, Any]]] = []
    if used := answer.get("mapped"):
        found.append(("PEMETAAN_DIPAKAI", {"kolom": ", ".join(f"«{one['judul']}» = {one['bidang']}" for one in used)}))
    found += [("PEMETAAN_MERAGUKAN", one) for one in answer.get("doubtful", [])]
    found += [("KOLOM_SEARTI", one) for one in answer.get("passed", [])]
    return found + [("KOLOM_TIDAK_DIBACA", one) for one in answer.get("unread", [])]


def _unread(heading: Heading, rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    if heading.last < heading.first or heading.last >= len(rows):
        return []
    left = {(place, text) for place, text in heading.mapping["unread"]} if heading.mapping else set()
    top = heading.texts or heading_texts(rows[heading.last])
    read = set(heading.columns.values())
    places = [place for place, text in enumerate(top) if text and place not in read and left.isdisjoint(((place, text), (-1, text)))]
    if not places:  # as in most files
        return []
    data = rows[heading.last + 1 : heading.last + 1 + _SAMPLE]
    several = _several(heading, rows[: heading.last + 1], data)
    places = [place for place in places if place not in several]
    columns = [[row[place] if place < len(row) else None for row in data] for place in places]
    guesses = for_columns(heading.layout, [top[place] for place in places], columns, frozenset(heading.columns))
    return [
        {"letak": letters(place), "judul": one.judul, "bidang": one.bidang, "keyakinan": one.keyakinan, "layout": heading.layout.code}
        for place, one in zip(places, guesses, strict=True)
        if one.bidang and one.keyakinan >= _SURE
    ]


def _passed(heading: Heading, rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """The columns of another heading for a field that is read, where they say something else; the same thing twice needs no word."""
    data = rows[heading.last + 1 : heading.last + 1 + _SAMPLE]
    pairs = ((field, place, heading.columns[field]) for field, place in heading.passed)
    return [
        {
            "letak": letters(place),
            "judul": heading.texts[place],
            "bidang": field,
            "dibaca": letters(read),
            "judul_dibaca": heading.texts[read],
        }
        for field, place, read in pairs
        if plain(heading.texts[place]) != plain(heading.texts[read]) and any(_differ(row, place, read) for row in data)
    ]


def _differ(row: Sequence[Any], *places: int) -> bool:
    cells = [row[place] for place in places if place < len(row) and not is_blank(row[place])]
    return len({str(cell).strip() for cell in cells}) == len(places)


def _several(heading: Heading, above: Sequence[Sequence[Any]], data: Sequence[Sequence[Any]]) -> set[int]:
    """The columns filled in rows that only go on with the person above: they hold several values a person, so they are no field."""
    rows = [(number, list(cells)) for number, cells in enumerate((*above, *data))]
    aside = Aside()
    list(data_rows(rows[len(above) :], heading, rows[: len(above)], aside))
    return {place for number in aside.rest for place, cell in enumerate(rows[number][1]) if not is_blank(cell)}
