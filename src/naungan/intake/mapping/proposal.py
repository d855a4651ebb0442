"""The proposal for a sheet with unknown headings: layout, and for each column the field, how sure, and why. Runs in the guarded child."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from naungan.intake.layouts import Layout, layouts
from naungan.intake.layouts import layout as layout_of
from naungan.intake.mapping.content import shares
from naungan.intake.mapping.likeness import likeness
from naungan.intake.mapping.region import find_region
from naungan.intake.shape.heading import SEARCHED, Heading, said_above
from naungan.intake.shape.spelling import field_of, heading_texts, plain
from naungan.intake.shape.survey import is_system
from naungan.intake.shape.weighing import speaks_for, weighed
from naungan.kernel.errors import Unreadable
from naungan.kernel.shown import shown
from naungan.sheets.places import letters
from naungan.sheets.reading import Book, open_book

# Below this a column is not proposed, and a person must name its field.
LEAST = 40
# What a heading alone can prove: a heading may still stand over the wrong column.
_HEADING = 0.85
# What a column of the right content alone can prove, by field, else by the kind of the field.
_CONTENT: dict[str, tuple[str, float]] = {
    "nik": ("nik", 0.95), "nama": ("nama", 0.7), "tanggal_lahir": ("lahir", 0.75), "jenis_kelamin": ("kelamin", 0.9),
    "unit_nama": ("unit", 0.7), "unit": ("kode_unit", 0.6), "kategori": ("kategori", 0.6), "jabatan": ("kategori", 0.5),
    "upah": ("upah", 0.6),
    "mulai": ("kerja", 0.5), "akhir": ("kerja", 0.4), "status": ("status", 0.9), "status_peserta": ("status", 0.9),
    "segmen": ("segmen", 0.9), "program": ("program", 0.9),
    "kode_rekening": ("rekening", 0.9), "tahap": ("tahap", 0.9), "tahun": ("tahun", 0.8), "pagu": ("angka", 0.4),
    "telepon": ("telepon", 0.85), "tanggal": ("tanggal", 0.3), "bulan": ("bulan", 0.4), "uang": ("angka", 0.2),
}  # fmt: skip
# Kinds of fields that their content can contradict.
_STRICT = frozenset({"nik", "telepon", "tanggal", "bulan", "uang"})
_CONTRADICTED = 0.35
_CIRI = 30
_SAMPLE = 200
_COLUMNS = 200


@dataclass(frozen=True)
class Guess:
    """One column: its field and why; ``isi`` is the kind the values look like and ``bagian`` the percentage of them that do.

    ``sistem``: a column of the application that made the file; ``ganda``: its heading stands twice, and nothing tells which is meant.
    """

    kolom: str
    judul: str
    bidang: str | None = None
    keyakinan: int = 0
    mirip: str = ""
    isi: str = ""
    bagian: int = 0
    sistem: bool = False
    ganda: bool = False


@dataclass(frozen=True)
class Proposal:
    """The best layout of one sheet. ``baris`` is the number of the heading row, None where there are no headings.

    ``jumlah`` counts the rows below, None where there are more than were looked at; ``lainnya`` are layouts for which as much speaks.
    """

    lembar: str | None
    layout: str
    baris: int | None
    kolom: tuple[Guess, ...]
    kurang: tuple[tuple[str, ...], ...]
    jumlah: int | None = None
    lainnya: tuple[str, ...] = ()

    @property
    def strength(self) -> tuple[bool, int]:
        """Complete layouts first, then the sum of what is sure."""
        return not self.kurang, sum(one.keyakinan for one in self.kolom if one.bidang) + _CIRI * len(_ciri(self))


def propose(task: dict[str, Any]) -> dict[str, Any]:
    """``{path, layout?}`` → the strongest proposal among the visible sheets as plain data; Unreadable where nothing looks like a table."""
    found = [one for sheet in _sheets(open_book(Path(task["path"]))) for one in _for_sheet(*sheet, task.get("layout"))]
    if not found:
        raise Unreadable("PEMETAAN_TANPA_TABEL")
    return asdict(max(found, key=lambda one: one.strength))  # the first of equals: sheets and layouts have an order


def for_columns(
    layout: Layout, headings: Sequence[str], columns: Sequence[Sequence[Any]], taken: frozenset[str] = frozenset()
) -> list[Guess]:
    """A guess for each column; a field is given once, to the surest column, and never one that is ``taken``."""
    content = [shares(cells) for cells in columns]
    system = [is_system(heading) for heading in headings]
    alike = [_alike(layout, heading) for heading in headings]
    exact = [field_of(layout, heading) for heading in headings]
    sure_of = {
        (place, field): _sure(layout, field, alike[place].get(field), content[place])
        for place in range(len(headings))
        for field in layout.kinds
        if field not in taken and not system[place] and exact[place] in (None, field)
    }
    fields = {field: order for order, field in enumerate(layout.kinds)}
    chosen: dict[int, tuple[int, str]] = {}
    for (place, field), sure in sorted(sure_of.items(), key=lambda one: (-one[1], one[0][0], fields[one[0][1]])):
        if sure >= LEAST and place not in chosen and field not in {given for _, given in chosen.values()}:
            chosen[place] = (sure, field)
    even = {
        place
        for place, (sure, field) in chosen.items()
        if any(other not in chosen and sure_of.get((other, field), 0) >= sure for other in _twins(headings, place))
    }
    even |= {other for place in even for other in _twins(headings, place) if other not in chosen}
    return [
        Guess(letters(place), heading, sistem=system[place], ganda=place in even)
        if system[place] or place in even
        else _guess(layout, place, heading, chosen.get(place), alike[place], content[place])
        for place, heading in enumerate(headings)
    ]


def _alike(layout: Layout, heading: str) -> dict[str, tuple[float, str]]:
    """As ``likeness``; but what is read over anyway takes no column on a mere resemblance from what is read."""
    needed = {name for group in layout.wajib for name in group}
    found = likeness(layout, heading) if heading else {}
    exact = plain(heading)
    return {name: one for name, one in found.items() if layout.kinds[name] != "abaikan" or name in needed or one[1] == exact}


def _twins(headings: Sequence[str], place: int) -> list[int]:
    """The other columns under the same heading."""
    word = plain(headings[place])
    return [other for other, text in enumerate(headings) if word and other != place and plain(text) == word]


def contradicted(layout: Layout, field: str, cells: Sequence[Any]) -> bool:
    """The values are hardly ever what the field holds."""
    content = shares(cells)
    kind = _expected(layout, field)[0]
    return layout.kinds[field] in _STRICT and bool(content) and content.get(_loose(kind), 0.0) < 0.2


def _sheets(book: Book) -> Iterator[tuple[str | None, list[tuple[int, list[Any]]]]]:
    if book.parquet is not None:
        batch = next(book.parquet.iter_batches(_SAMPLE), None)
        records = [] if batch is None else map(list, zip(*(column.to_pylist() for column in batch.columns), strict=True))
        yield None, list(enumerate([book.columns, *records]))
        return
    for sheet in book.sheets:
        if sheet.visible:
            yield sheet.name, list(itertools.islice(sheet.rows, SEARCHED * 2 + _SAMPLE))


def _for_sheet(name: str | None, numbered: list[tuple[int, list[Any]]], wanted: str | None) -> list[Proposal]:
    rows = [cells[:_COLUMNS] for _, cells in numbered]
    region = find_region(rows)
    if region is None:
        return []
    data = rows[region.start : region.start + _SAMPLE]
    width = max(map(len, data), default=0)
    top = heading_texts(rows[region.heading]) if region.heading is not None else []
    headings = [top[place] if place < len(top) else "" for place in range(width)]
    columns = [[row[place] if place < len(row) else None for row in data] for place in range(width)]
    number = numbered[region.heading][0] if region.heading is not None else None
    filled = sum(1 for row in data if any(cell not in (None, "") for cell in row))
    choices = [one for one in layouts() if wanted in (None, one.code) and not any(plain(text) in one.bukan for text in headings)]
    said = said_above(name, rows[: region.heading or 0])
    rows_below = filled if len(data) < _SAMPLE else None
    found = [_proposal(name, one, number, for_columns(one, headings, columns), rows_below, said) for one in choices]
    if wanted is None:
        found = [one for one in found if not layout_of(one.layout).baku or any(guess.mirip == plain(guess.judul) for guess in _ciri(one))]
    return _weighed(found, headings, said)


def _weighed(found: list[Proposal], headings: list[str], said: str) -> list[Proposal]:
    """Of the complete proposals for people of several kinds those that the headings speak for, each with the others that remain."""
    people = {one.layout: one for one in found if layout_of(one.layout).orang and not one.kurang}
    readings = [Heading(layout_of(code), 0, 0, _columns(one), {}, texts=tuple(headings)) for code, one in people.items()]
    left = [one.layout.code for one in weighed(readings, said, _likely)] if readings else []
    others = [one for one in found if one.layout not in people]
    return [*others, *(replace(people[code], lainnya=tuple(other for other in left if other != code)) for code in left)]


def _columns(proposal: Proposal) -> dict[str, int]:
    return {one.bidang: place for place, one in enumerate(proposal.kolom) if one.bidang}


def _likely(layout: Layout, heading: str) -> str | None:
    """The field that a heading most resembles."""
    alike = likeness(layout, heading) if heading and not is_system(heading) else {}
    return max(alike, key=lambda field: alike[field][0], default=None)


def _proposal(name: str | None, layout: Layout, number: int | None, guesses: list[Guess], rows: int | None, said: str) -> Proposal:
    fields = {one.bidang for one in guesses} | ({"kata"} if speaks_for(layout, said) else set())
    missing = tuple(tuple(field for field in group if field != "kata") for group in layout.wajib if not fields & set(group))
    shown_guesses = tuple(one for one in guesses if one.judul or one.isi or one.bidang)
    return Proposal(name and shown(name), layout.code, number, shown_guesses, missing, rows)


def _ciri(proposal: Proposal) -> list[Guess]:
    """The columns whose headings speak for this layout in particular."""
    own = layout_of(proposal.layout).ciri
    return [one for one in proposal.kolom if one.bidang in own and one.mirip]


def _sure(layout: Layout, field: str, alike: tuple[float, str] | None, content: dict[str, float]) -> int:
    """0 to 100: heading and content each take away their part of the doubt; content that speaks against the field counts double."""
    kind, weight = _expected(layout, field)
    heading, share = (alike[0] if alike else 0.0), content.get(kind, 0.0)
    if not heading and share < 0.5:
        return 0
    sure = 1 - (1 - _HEADING * heading) * (1 - weight * share)
    if layout.kinds[field] in _STRICT and content and content.get(_loose(kind), 0.0) < 0.2:
        sure *= _CONTRADICTED
    return int(sure * 100 + 0.5)


def _expected(layout: Layout, field: str) -> tuple[str, float]:
    return _CONTENT.get(field) or _CONTENT.get(layout.kinds[field], ("", 0.0))


def _loose(kind: str) -> str:
    """The wider kind that may not be missing: a wage may be unusual, but it is an amount."""
    return {"upah": "angka", "lahir": "tanggal", "kerja": "tanggal", "tahun": "angka"}.get(kind, kind)


def _guess(
    layout: Layout, place: int, heading: str, chosen: tuple[int, str] | None, alike: dict[str, tuple[float, str]], content: dict[str, float]
) -> Guess:
    if chosen is None:
        kind = max(content, key=lambda one: content[one], default="")
        return Guess(letters(place), heading, isi=kind, bagian=int(content.get(kind, 0.0) * 100 + 0.5))
    sure, field = chosen
    kind = _expected(layout, field)[0]
    share = int(content.get(kind, 0.0) * 100 + 0.5)
    return Guess(letters(place), heading, field, sure, alike.get(field, (0.0, ""))[1], kind if share else "", share)
