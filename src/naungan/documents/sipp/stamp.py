"""A workbook made once and stamped many times: only the text rows of its first sheet differ from file to file.

Thousands of files carry the same guide and the same 514 locations; writing those anew for each cost 20 ms, packing them anew 1: they are
packed once, and the sheet is added behind.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from naungan.sheets.places import letters

_SHEET = "xl/worksheets/sheet1.xml"
_MODEL = re.compile(r'<row r="2".*?</row>', re.DOTALL)
_STYLE = re.compile(r'<c r="[A-Z]+2" s="(\d+)"')
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
# Excel reads _x0041_ inside a text as a character; XML allows no control characters at all.
_ESCAPED = re.compile(r"(_x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FIXED_TIME = (2020, 1, 1, 0, 0, 0)

Cell = tuple[int, str | None, int]  # column, text or None for an empty coloured cell, which of the form's styles


class Stamp:
    """A form: a finished workbook whose second row shows one cell of each style, in order."""

    def __init__(self, form: bytes) -> None:
        rest = BytesIO()
        with zipfile.ZipFile(BytesIO(form)) as parts, zipfile.ZipFile(rest, "w") as kept:
            sheet = parts.read(_SHEET).decode()
            for name in parts.namelist():
                if name != _SHEET:
                    _add(kept, name, parts.read(name), 9)
        self._rest = rest.getvalue()
        model = _MODEL.search(sheet)
        if model is None:
            raise ValueError("the form has no model row")
        self._styles = _STYLE.findall(model[0])
        self._before, self._after = sheet[: model.start()], sheet[model.end() :]

    def write(self, path: Path, rows: Iterable[Sequence[Cell]], width: int) -> None:
        """The form with these rows under its heading, every cell text."""
        body = [self._row(number, row) for number, row in enumerate(rows, start=2)]
        head = _DIMENSION.sub(f'<dimension ref="A1:{letters(width - 1)}{len(body) + 1}"/>', self._before)
        whole = BytesIO(self._rest)
        with zipfile.ZipFile(whole, "a") as file:
            _add(file, _SHEET, "".join([head, *body, self._after]).encode(), 4)
        path.write_bytes(whole.getvalue())

    def _row(self, number: int, row: Sequence[Cell]) -> str:
        cells = "".join(self._cell(f"{letters(column)}{number}", text, self._styles[style]) for column, text, style in row)
        return f'<row r="{number}">{cells}</row>'

    @staticmethod
    def _cell(place: str, text: str | None, style: str) -> str:
        if text is None:
            return f'<c r="{place}" s="{style}"/>'
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_safe(text)}</t></is></c>'


def _add(file: zipfile.ZipFile, name: str, data: bytes, level: int) -> None:
    file.writestr(zipfile.ZipInfo(name, _FIXED_TIME), data, zipfile.ZIP_DEFLATED, level)


def _safe(text: str) -> str:
    return escape(_CONTROL.sub("", _ESCAPED.sub(r"_x005F\1", text)))
