"""Reading the small CSV files that people fill in by hand: question and answer files, corrections."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from naungan.kernel.shown import shown


def read_rows(path: Path) -> list[dict[str, str]]:
    """Every row by heading, as text; [] where there is no such file.

    Semicolon or comma, UTF-8 or what an older Excel saves; the apostrophe that guards a cell in spreadsheets is taken off again.
    Numbers of persons are masked, but in ``berkas``: a file may be called as it lies in the folder.
    """
    if not path.is_file():
        return []
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    found = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [{name: _cell(name, value) for name, value in row.items() if isinstance(name, str)} for row in found]


def _cell(name: str, value: str | None) -> str:
    text = (value or "").strip().removeprefix("'")
    return text if name == "berkas" else shown(text)
