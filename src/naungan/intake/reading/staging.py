"""One file to raw text columns: the work of the guarded child. What is recognised is staged to Parquet, nothing is judged here."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from functools import cache, reduce
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from naungan.intake.layouts import Layout, layout, layouts
from naungan.intake.layouts.forms import MARK, guide, read_mark
from naungan.intake.mapping.applied import mapped_heading, missing_headings, worded_heading
from naungan.intake.mapping.notes import observed
from naungan.intake.mapping.words import Words, overlaid, words_of
from naungan.intake.printed.bentuk import reshaped
from naungan.intake.reading.cells import Cells, number_column
from naungan.intake.reading.shelf import finish, put_aside, waits
from naungan.intake.reading.unread import with_people
from naungan.intake.shape.heading import SEARCHED, Heading, find_heading
from naungan.intake.shape.levels import leaves
from naungan.intake.shape.months import month_of_title
from naungan.intake.shape.rows import Aside, data_rows
from naungan.intake.shape.rows_of_records import sums_among
from naungan.intake.shape.title import read_titles
from naungan.kernel.digest import digest
from naungan.kernel.errors import Unreadable
from naungan.kernel.shown import shown, told_apart
from naungan.sheets.marked.sign import SIGN
from naungan.sheets.places import letters
from naungan.sheets.reading import Book, Row, Sheet, open_book

_BATCH = 50_000
# Cells of these kinds must have been stored as text; whether they were is kept beside them.
STORED_KINDS = ("nik", "telepon")


def stage(task: dict[str, Any]) -> dict[str, Any]:
    """``{path, layout?, dataset?, mappings?, part?, no?, run?, at_once?}`` → layout, hash, sheets with headings and titles.

    The rows go to ``part``; without it this is only a look. Those of a short file of a ``run`` wait, which the answer says
    (``waits``), until ``{run, folder}`` asks for them all → ``parts``: the number of each file, and where its rows are.
    """
    if "path" not in task:
        return {"parts": finish(task["run"], Path(task["folder"]))}
    path = Path(task["path"])
    book = open_book(path, at_once=bool(task.get("at_once")))
    task = {**task, "template": read_mark(book), "waits": waits(task, book.kind)}
    try:
        found, left = _recognised(book, task)
    except Unreadable as why:
        raise with_people(why, open_book(path)) from None
    chosen = _chosen(found)
    used = [(sheet, heading, rows) for sheet, heading, rows in found if heading.layout.code == chosen.code]
    names = [name or None for name in told_apart([sheet.name or "" for sheet, _, _ in used])]
    answer = {
        "kind": book.kind,
        "layout": chosen.code,
        "dataset": chosen.dataset,
        "sheets": [_described(name, *one, len(used)) for name, one in zip(names, used, strict=True)],
        "skipped": [shown(one[0].name or "") for one in [*found, *left] if one not in used],
        "lacking": used[0][1].lacking,
        "hidden": [shown(sheet.name or "") for sheet in book.sheets if not sheet.visible and sheet.name != MARK],
        "template": task["template"],
        "empty_formulas": book.empty_formulas,
        **observed(used[0][1], [cells for _, cells in used[0][2]]),
    }
    if "part" in task:
        answer |= {"sumber": digest(path), "waits": task["waits"]}
        cells = [Cells(from_1904=book.from_1904) for _ in used]
        answer |= _write(book, chosen, list(zip(names, used, cells, strict=True)), task)
        answer["met"] = dict(sum((one.met for one in cells), Counter()))
        answer["wrong"] = sorted(set().union(*(one.wrong for one in cells)))
    return answer


@cache
def raw_schema(code: str) -> pa.Schema:
    """The columns of a staged file of this layout."""
    chosen = layout(code)
    stored = [(f"{name}_angka", pa.bool_()) for name, kind in chosen.kinds.items() if kind in STORED_KINDS]
    places = [("no", pa.int64()), ("no_lembar", pa.int64()), ("lembar", pa.string()), ("baris", pa.int64()), ("urutan", pa.int64())]
    return pa.schema([*places, ("mirip_jumlah", pa.bool_()), *((name, pa.string()) for name in chosen.fields), *stored])


_Found = tuple[Sheet, Heading, list[Row]]


def _recognised(book: Book, task: dict[str, Any]) -> tuple[list[_Found], list[_Found]]:
    """The sheets that carry a heading, by a mapping somebody accepted or by the usual headings, and those whose heading leaves a doubt.

    Unreadable where no sheet is beyond doubt and nobody has said what the file holds.
    """
    wanted, dataset, mappings, file = task.get("layout"), task.get("dataset"), task.get("mappings", []), Path(task["path"]).stem
    if book.parquet is not None:
        looks: list[tuple[Sheet, list[Row]]] = [(Sheet(None, iter(())), [(0, list(book.columns))])]
    else:
        looks = [(sheet, list(itertools.islice(sheet.rows, SEARCHED * 2))) for sheet in reshaped(book) if sheet.visible]
        looks = [(sheet, first) for sheet, first in looks if not (_is_listing(first) or (task["template"] and sheet.name == guide()))]
    found = []
    whole, words = [one for one in mappings if not one["loose"]], words_of(one for one in mappings if one["loose"])
    for sheet, first in looks:
        rows = [cells for _, cells in first]
        mapped = (mapped_heading(rows, one, words.get(one["layout"])) for one in whole if wanted in (None, one["layout"]))
        heading = next((one for one in mapped if one), None) or _by_words(
            rows, words, find_heading(rows, wanted, dataset, sheet.name, file), task
        )
        if heading:
            found.append((sheet, heading, first))
    if not found and whole:
        lost = sorted({text for one in whole for _, first in looks for text in missing_headings([cells for _, cells in first], one)})
        raise Unreadable("PEMETAAN_TIDAK_COCOK", judul=", ".join(f"«{text}»" for text in lost) or "–")
    if not found and (wanted or dataset):
        asked = _known(layout(wanted)) if wanted else ", ".join(one.nama for one in layouts() if dataset in one.datasets)
        raise Unreadable("TATA_LETAK_BUKAN_ITU", tata_letak=asked)
    if not found:
        raise Unreadable("TATA_LETAK_TIDAK_DIKENAL")
    doubts = [_doubt(heading, told=wanted is not None or dataset is not None) for _, heading, _ in found]
    sure = [one for one, doubt in zip(found, doubts, strict=True) if doubt is None]
    if not sure:
        raise next(doubt for doubt in doubts if doubt)
    return sure, [one for one, doubt in zip(found, doubts, strict=True) if doubt]


def _by_words(rows: list[Any], words: dict[str, Words], usual: Heading | None, task: dict[str, Any]) -> Heading | None:
    """The heading with what an office says of its own; another kind of list that is known beyond doubt stays what it is."""
    if usual is not None and usual.layout.code in words:
        return overlaid(usual, words[usual.layout.code])
    wanted = task.get("layout")
    if usual is not None and _doubt(usual, told=wanted is not None or task.get("dataset") is not None) is None:
        return usual
    own = (worded_heading(rows, one) for code, one in words.items() if wanted in (None, code))
    return next((one for one in own if one), usual)


def _doubt(heading: Heading, *, told: bool) -> Unreadable | None:
    """What must be asked instead of guessed; ``told`` what the file holds, no small number of known headings is a doubt any more."""
    if heading.rivals:
        choices = ", ".join(f"{one.code} ({one.nama})" for one in (heading.layout, *heading.rivals))
        return Unreadable("TATA_LETAK_DUA_ARTI", pilihan=choices)
    if heading.few and not told:
        return Unreadable("TATA_LETAK_MERAGUKAN", dikenal=len(heading.columns), judul=heading.headings, dugaan=heading.layout.nama)
    if heading.twice:
        text, places = heading.twice[0]
        return Unreadable("JUDUL_GANDA", judul=text, kolom=", ".join(map(letters, places)))
    return None


def _is_listing(first: list[Row]) -> bool:
    """The sheet of problems of a workbook that we have returned, and that comes back corrected."""
    return bool(first and first[0][1]) and str(first[0][1][0]).startswith(SIGN)


def _chosen(found: list[_Found]) -> Layout:
    """The layout of a workbook: persons before sums about them, then what most sheets and headings speak for."""
    scores: dict[str, tuple[bool, int]] = {}
    for _, heading, _ in found:
        persons, score = scores.get(heading.layout.code, (False, 0))
        scores[heading.layout.code] = (persons or "nik" in heading.columns, score + heading.score)
    best = max(scores, key=lambda code: scores[code])
    return next(heading.layout for _, heading, _ in found if heading.layout.code == best)


def _described(name: str | None, sheet: Sheet, heading: Heading, rows: list[Row], sheets: int) -> dict[str, Any]:
    """``lembar`` is the name as it is shown, ``named`` the true one, which finds the sheet again.

    ``columns``: where the fields stand on the sheet itself; nothing where it was given another shape to be read.
    """
    titles = read_titles(cells for _, cells in rows[: heading.first])
    if sheets > 1 and sheet.name and "unit_nama" not in titles:
        titles |= {key: value for key, value in read_titles([[sheet.name]]).items() if key == "unit_nama"}
    titles = {key: shown(value) for key, value in titles.items()}  # the name of an office is shown, and may have a number beside it
    head = rows[heading.last][0] or 1  # Parquet has no row for its names
    return {
        "lembar": name,
        "named": sheet.name,
        "headings": heading.written,
        "titles": titles,
        "month": month_of_title(cells for _, cells in rows[: heading.first]),
        "columns": heading.columns if sheet.as_written else {},
        "head": head,
    }


def _write(book: Book, layout: Layout, used: list[tuple[str | None, _Found, Cells]], task: dict[str, Any]) -> dict[str, Any]:
    """All rows of all sheets that carry the heading; ``urutan`` runs on over the sheets.

    → ``rows``, what the lines of sums claim (``jumlah``), and how many rows only go on with the one above (``lanjutan``).
    """
    schema, written, behind, rest = raw_schema(layout.code), 0, 0, []
    claims: list[dict[str, Any]] = []
    with put_aside(layout.code, schema, task) as write:
        for number, (name, (sheet, heading, first), cells) in enumerate(used):
            aside, before = Aside(), behind
            batches = _parquet(book, heading, aside, cells) if book.parquet is not None else _sheet(sheet, heading, first, aside, cells)
            for columns, rows, order in batches:
                places = [before + place for place in order]
                made = {
                    "no": pa.repeat(pa.scalar(task["no"], pa.int64()), len(rows)),
                    "no_lembar": pa.repeat(pa.scalar(number, pa.int64()), len(rows)),
                    "lembar": pa.repeat(pa.scalar(name, pa.string()), len(rows)),
                    "baris": rows, "urutan": pa.array(places, pa.int64()),
                    "mirip_jumlah": pc.is_in(rows, pa.array(sorted(aside.unsure), pa.int64())),
                    **columns,
                }  # fmt: skip
                write(_table(made, len(rows), schema))
                written, behind = written + len(rows), places[-1] + 1 if places else behind
            claims += [{"no_lembar": number, "lembar": name, **claim} for claim in _claims(layout, heading, aside.sums)]
            rest += aside.rest
    return {"rows": written, "jumlah": claims, "lanjutan": {"jumlah": len(rest), "baris": min(rest, default=None)}}


def _table(made: dict[str, pa.Array], rows: int, schema: pa.Schema) -> pa.Table:
    """The columns in their order, nothing where a field was not found."""
    nothing = {kind: pa.nulls(rows, kind) for kind in (pa.string(), pa.bool_())}
    return pa.Table.from_arrays([made.get(field.name, nothing.get(field.type)) for field in schema], schema=schema)


def _claims(layout: Layout, heading: Heading, sums: list[Row]) -> Iterator[dict[str, Any]]:
    """What each line of sums says of each amount this layout adds up; nothing where it only ends a group."""
    places = {name: heading.columns[name] for name in layout.jumlah if name in heading.columns}
    for row, cells in sums:
        for name, place in places.items():
            text = Cells().column(name, [cells[place]], layout.kinds[name])[0].as_py() if place < len(cells) else None
            yield {"baris": row, "field": name, "nilai": text}


def _sheet(
    sheet: Sheet, heading: Heading, first: list[Row], aside: Aside, cells: Cells
) -> Iterator[tuple[dict[str, pa.Array], pa.Array, Any]]:
    everything = itertools.chain(first[heading.last + 1 :], sheet.rows)
    tiers, amount = heading.columns.get(heading.layout.bertingkat or ""), heading.columns.get("pagu")
    numbered = leaves(data_rows(everything, heading, first[: heading.last + 1], aside), tiers, amount)
    while batch := list(itertools.islice(numbered, _BATCH)):
        rows = [row for _, _, row in batch]
        width = max(heading.columns.values()) + 1
        rows = [row if len(row) >= width else [*row, *[None] * (width - len(row))] for row in rows]
        columns = {name: list(map(itemgetter(position), rows)) for name, position in heading.columns.items()}
        yield _columns(heading.layout, columns, cells), pa.array([row for row, _, _ in batch], pa.int64()), [order for _, order, _ in batch]


def _parquet(book: Book, heading: Heading, aside: Aside, cells: Cells) -> Iterator[tuple[dict[str, pa.Array], pa.Array, Any]]:
    """A Parquet file has no rows of its own but its records: the first is row 1."""
    names = book.columns
    wanted = heading.columns
    start = order = 0
    for batch in book.parquet.iter_batches(_BATCH, columns=sorted({names[position] for position in wanted.values()})):
        columns = {name: batch.column(_place(batch, names, position)) for name, position in wanted.items()}
        made, rows = _columns(heading.layout, columns, cells), pa.array(range(start + 1, start + batch.num_rows + 1), pa.int64())
        start += batch.num_rows
        filled = _filled(made, len(rows))
        data = pc.and_not(filled, sums_among(made, rows, heading, aside))
        places = pc.subtract(pc.add(pc.cumulative_sum(pc.cast(filled, pa.int64())), order), 1)
        order += pc.sum(filled).as_py() or 0
        if not pc.all(data).as_py():
            made, rows, places = {name: column.filter(data) for name, column in made.items()}, rows.filter(data), places.filter(data)
        yield made, rows, places.to_pylist()


def _place(batch: pa.RecordBatch, names: list[str], position: int) -> int:
    """Where a column of the file stands in a batch of some of them; a name may stand twice, and a person have chosen the second."""
    before: int = names[:position].count(names[position])
    found: int = batch.schema.get_all_field_indices(names[position])[before]
    return found


def _filled(made: dict[str, pa.Array], rows: int) -> pa.Array:
    """Which records hold anything in a column that is read."""
    texts = (pc.is_valid(column) for column in made.values() if pa.types.is_string(column.type))
    return reduce(pc.or_, texts, pa.repeat(pa.scalar(False), rows))


def _columns(layout: Layout, columns: dict[str, Any], cells: Cells) -> dict[str, pa.Array]:
    made: dict[str, pa.Array] = {}
    for name, column in columns.items():
        kind = layout.kinds[name]
        if kind == "abaikan":
            continue
        made[name] = cells.column(name, column, kind)
        if kind in STORED_KINDS:
            made[f"{name}_angka"] = number_column(column)
    return made


def _known(wanted: Layout) -> str:
    """The headings that were expected, for the sentence."""
    return f"{wanted.nama}: {', '.join(' atau '.join(group[:3]) for group in wanted.wajib)}"
