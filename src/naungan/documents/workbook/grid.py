"""One table on one sheet: headings with notes, cells by kind, filter, frozen panes, and a page that prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from naungan.documents.marks import MARKS
from naungan.documents.workbook.look import Field, Look
from naungan.documents.workbook.printing import Layout, layout
from naungan.documents.workbook.style import Styles
from naungan.told.table import NUMERIC, TOTAL, Table
from naungan.told.words import day, label, month, say, unknown

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet


def draw(book: Workbook, styles: Styles, run: Mapping[str, Any], said: Table, look: Look) -> Layout:
    """The table on a sheet of its own, and how that is printed."""
    sheet = book.add_worksheet(said.name)
    fields = look.fields(said.columns)
    prepare(sheet, fields)
    plan = planned(said.name, fields, look)
    top = opening(sheet, styles, said.title, said.explanation, fields[: plan.columns], wide=look.wide)
    end = table(sheet, styles, top, fields, said.rows)
    plan = plan.paged(end.height)
    page(sheet, run, title=said.title, repeat=top, colour=look.colour, plan=plan, last=end.row - 1)
    return plan


def planned(name: str, fields: Sequence[Field], look: Look) -> Layout:
    """How a table of these columns is printed."""
    headings = [one.column.heading for one in fields]
    return layout(name, list(map(_width, fields)), headings, chosen=look.chosen(fields), printed=look.on_paper)


def prepare(sheet: Worksheet, columns: Sequence[Field]) -> None:
    """Widths of the columns."""
    for index, column in enumerate(columns):
        sheet.set_column(index, index, _width(column))


def _width(column: Field) -> float:
    # A number's cell must have room for the words that stand there when the number is not known.
    return max(column.width, 13) if column.kind in NUMERIC else column.width


def page(
    sheet: Worksheet, run: Mapping[str, Any], *, title: str, repeat: int | None = None, colour: str | None = None,
    plan: Layout | None = None, last: int = 0,
) -> None:  # fmt: skip
    """Print as planned (else all of it, one page wide), with month and page in the margins; ``repeat`` is the row repeated on each page."""
    (plan or Layout()).apply(sheet, last)
    sheet.hide_gridlines(2)
    _margins(sheet, title, run)
    if repeat is not None:
        sheet.repeat_rows(repeat)
    if colour:
        sheet.set_tab_color(colour)


def _margins(sheet: Worksheet, title: str, run: Mapping[str, Any]) -> None:
    # In headers an ampersand is a command, so a doubled one prints.
    safe = title.replace("&", "&&")
    of = [month(run["bulan"])] + ([say("POSISI", tanggal=day(run["posisi"]))] if run.get("posisi") else [])
    # What stands in the margins keeps its size, however the sheet is fitted.
    fixed = {"scale_with_doc": False}
    sheet.set_header(f"&L&9{safe}&R&9{' · '.join(of)}", fixed)
    sheet.set_footer(f"&L&8{say('KAKI_ORANG' if run.get('rahasia') else 'KAKI')}&R&9{say('HALAMAN')}", fixed)


def opening(sheet: Worksheet, styles: Styles, title: str, explanation: str, columns: Sequence[Field], *, wide: int) -> int:
    """Title and one explaining paragraph over at most ``wide`` columns above a table; returns the row where the table may start."""
    over = columns[:wide]
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, title, styles.role("title"))
    if len(over) > 1:
        sheet.merge_range(1, 0, 1, len(over) - 1, "", styles.role("prose"))
    sheet.write_string(1, 0, explanation, styles.role("prose"))
    sheet.set_row(1, 16 * lines_of(explanation, sum(map(_width, over))) + 2)
    return 3


class End(NamedTuple):
    """The row after the last one of a table, and how high the table stands, in points."""

    row: int
    height: float


def table(
    sheet: Worksheet, styles: Styles, top: int, columns: Sequence[Field], rows: Iterable[Mapping[str, Any]],
    *, head: bool = True, height: float = 45, notes: bool = True,
) -> End:  # fmt: skip
    """Write headings and rows from row ``top``; a row with ``TOTAL`` sums the others."""
    at, high = top + 1, headings(sheet, styles, top, columns, height, notes)
    cells = [(index, column.kind, column.key) for index, column in enumerate(columns)]
    wrapped = [(column.key, column.width) for column in columns if column.kind == "wrap"]
    for row in rows:
        strong = bool(row.get(TOTAL))
        for index, kind, key in cells:
            put(sheet, styles, at, index, kind, row.get(key), strong=strong)
        high += _fit(sheet, at, wrapped, row)
        at += 1
    if at == top + 1:
        sheet.write_string(at, 0, say("TIDAK_ADA_BARIS"), styles.role("note"))
        at += 1
    if head:
        sheet.freeze_panes(top + 1, _frozen(columns))
        sheet.autofilter(top, 0, at - 1, len(columns) - 1)
    return End(at, high)


def _fit(sheet: Worksheet, at: int, wrapped: Sequence[tuple[str, float]], row: Mapping[str, Any]) -> float:
    """Room for wrapped text (its keys and widths), for programs do not all stretch rows by themselves; returns how high the row is."""
    lines = max((lines_of(str(row.get(key) or ""), width) for key, width in wrapped), default=1)
    if lines == 1:
        return 15
    sheet.set_row(at, 15 * lines + 1)
    return 15 * lines + 1


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column; words that do not fit go to the next line."""
    lines, used = 1, 0
    if len(text) < width * 1.12 - 1:
        return lines
    for word in text.split():
        used += len(word) + 1
        if used > width * 1.12:
            lines, used = lines + 1, len(word) + 1
    return lines


def headings(sheet: Worksheet, styles: Styles, top: int, columns: Sequence[Field], height: float, notes: bool) -> float:
    """The heading row, each measure with its explaining note; returns how high it is: as said, or what its longest heading takes."""
    height = max(height, 15 * max(lines_of(one.column.heading, _width(one)) for one in columns))
    sheet.set_row(top, height)
    for index, column in enumerate(columns):
        sheet.write_string(top, index, column.column.heading, styles.role("heading"))
        if notes and column.column.note:
            sheet.write_comment(top, index, column.column.note, {"x_scale": 2.2, "y_scale": 1.3, "author": "Naungan", "font_size": 9})
    return height


def put(sheet: Worksheet, styles: Styles, row: int, column: int, kind: str, value: object, *, strong: bool = False) -> None:
    """One cell: text stays text, numbers stay numbers, what is not known is said to be unknown."""
    if kind.startswith("mark:"):
        _put_mark(sheet, styles, row, column, kind.partition(":")[2], value, strong)
    elif value is None or (kind in NUMERIC and isinstance(value, str)):
        sheet.write_string(row, column, str(value or unknown()), styles.cell("unknown", strong=strong))
    elif kind in NUMERIC:
        sheet.write_number(row, column, value, styles.cell(kind, strong=strong))
    else:
        shown = month(str(value)) if kind == "month" else day(value) if kind == "date" else str(value)  # type: ignore[arg-type]
        sheet.write_string(row, column, shown, styles.cell(kind if kind in ("text", "wrap") else "text", strong=strong))


def _put_mark(sheet: Worksheet, styles: Styles, row: int, column: int, group: str, value: object, strong: bool) -> None:
    word = "tidak_diketahui" if value is None else str(value)
    sign, tint = MARKS.get(word, ("", None))
    sheet.write_string(row, column, f"{sign} {label(group, word)}".strip(), styles.cell("mark", strong=strong, tint=tint))


def _frozen(columns: Sequence[Field]) -> int:
    """Leading name columns stay in sight when the reader goes right; never more than two."""
    width = 0
    for index, column in enumerate(columns[:2]):
        if column.kind in NUMERIC:
            return index
        width += int(column.width)
        if width > 50:
            return index
    return min(2, len(columns))
