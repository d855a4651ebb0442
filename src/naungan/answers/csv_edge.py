"""CSV as people save it: any delimiter, any encoding of Excel, a mark before the heading; what is broken is told with its row."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from naungan.answers.raw import Raw, RawRow, decoded
from naungan.answers.told import Problem, wrong
from naungan.kernel.shown import shown

_HINT = "sep="


def read_csv(path: Path, utuh: Collection[str] = ()) -> Raw:
    """Every row by heading, as text; nothing where there is no such file.

    The apostrophe that guards a cell in spreadsheets is taken off again. Numbers of persons are masked, but in the columns
    ``utuh`` and in ``berkas``: a file may be called as it lies in the folder.
    """
    if not path.exists():
        return Raw()
    try:
        text = decoded(path.read_bytes())
    except OSError:
        return Raw(problems=(wrong("JAWABAN_TIDAK_TERBUKA", path.name, None, None, None),), rusak=True)
    return parsed(text, path.name, utuh)


def parsed(text: str, berkas: str, utuh: Collection[str] = ()) -> Raw:
    """The rows of a text; from a row that is broken on nothing is read."""
    problems: list[Problem] = []
    lines = list(_lines(text, berkas, problems))
    if lines and lines[0][1] and lines[0][1][0].casefold().startswith(_HINT):
        del lines[0]
    return under_heading(lines, berkas, problems, utuh)


def under_heading(
    lines: Sequence[tuple[int, list[str]]], berkas: str, problems: list[Problem], utuh: Collection[str] = ()
) -> Raw:  # fmt: skip
    """The rows by heading, which is the first of them; ``problems`` are what is wrong already, and are told with what is found here."""
    if not lines:
        return Raw(problems=tuple(problems), rusak=bool(problems))
    number, heading = lines[0]
    names = [name.strip().strip("\ufeff").casefold() for name in heading]
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    if twice:
        problems += [wrong("JAWABAN_KOLOM_GANDA", berkas, number, name, name) for name in twice]
        return Raw(kolom=tuple(names), problems=tuple(problems), rusak=True)
    rows, bare = [], {"berkas", *utuh}
    for place, cells in lines[1:]:
        if any(cell.strip() for cell in cells[len(names) :]):
            problems.append(wrong("JAWABAN_SEL_LEBIH", berkas, place, None, " · ".join(cells[len(names) :])))
        elif any(cell.strip() for cell in cells):
            rows.append(RawRow(place, {name: _cell(cell, bare=name in bare) for name, cell in zip(names, cells, strict=False) if name}))
    return Raw(tuple(rows), tuple(names), tuple(problems))


def _lines(text: str, berkas: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers as a spreadsheet shows them, those that are wholly empty left out."""
    first = next((line for line in text.splitlines() if line.strip() and not line.casefold().startswith(_HINT)), "")
    delimiter = next((one for one in (";", "\t") if one in first), ",")
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        problems.append(wrong("JAWABAN_CSV_RUSAK", berkas, number + 1, None, None))


def _cell(value: str, *, bare: bool) -> str:
    text = value.strip().removeprefix("'")
    return text if bare else shown(text)
