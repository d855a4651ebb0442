"""Reading the small CSV files that people fill in by hand: question and answer files, corrections."""

from __future__ import annotations

import csv
import io
from pathlib import Path


def read_rows(path: Path) -> list[dict[str, str]]:
    """Every row by heading, as text; [] where there is no such file.

    Semicolon or comma, UTF-8 or what an older Excel saves; the apostrophe that guards a cell in spreadsheets is taken off again.
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
    return [{name: (value or "").strip().removeprefix("'") for name, value in row.items() if isinstance(name, str)} for row in found]
