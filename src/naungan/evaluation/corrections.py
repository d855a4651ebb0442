"""``isi.csv``: what people say of the files of a folder; it stands above folders and content."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from naungan import regions
from naungan.evaluation import answers
from naungan.intake import Source
from naungan.intake.layouts import LAYOUTS
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.relations.words import DAFTAR_OPD, DATASET, LINGKUP, TAHAP
from naungan.sheets.small import read_rows

# What a run writes under ``data`` where the headings speak as much for one thing as for another.
QUESTION = "?"
YA = ("ya", "y", "yes")
TIDAK = ("tidak", "t", "n", "no")
_WORDS = {"data": (*DATASET, *LAYOUTS), "tahap": TAHAP, "lingkup": tuple(one for one in LINGKUP if one != DAFTAR_OPD)}
_CODE = re.compile(r"[^\s]*\d[^\s]*")
_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")


class _Unknown(Exception):
    """A cell that nobody understands: its column, what it says, what may stand there."""

    def __init__(self, column: str, value: str, choices: str) -> None:
        super().__init__(column)
        self.column, self.value, self.choices = column, value, choices


def read_corrections(path: Path) -> dict[str, dict[str, str]]:
    """The rows by file; paths may be written with the slash of either system. A row with a cell nobody understands changes nothing."""
    rows = read_rows(path)
    if rows and "berkas" not in rows[0]:
        raise Refusal("ISI_TANPA_BERKAS", berkas=path.name)
    return {row["berkas"].replace("\\", "/"): row for row in rows if row["berkas"] and _unknown(row) is None}


def unfollowed(path: Path, names: Collection[str]) -> list[answers.Problem]:
    """Rows that name no file of the folder (``names`` are all a file may be called by), and rows with a cell nobody understands."""
    found = []
    for number, row in answers.numbered(path):
        berkas = row.get("berkas", "").replace("\\", "/")
        if berkas not in names and any(row.values()):
            found.append(answers.names_nothing(path.name, number, "berkas", berkas or "–", row.get("pemda")))
        elif wrong := _unknown(row):
            found.append(answers.not_understood(path.name, number, wrong.column, wrong.value, wrong.choices, row.get("pemda")))
    return found


def questions(rows: Iterable[Mapping[str, object]]) -> int:
    """Of rows of ``isi.csv``: how many files wait for an answer under ``data``."""
    return sum(row.get("data") == QUESTION for row in rows)


def is_set_aside(row: dict[str, str] | None) -> bool:
    """The file is marked as not to be used."""
    return bool(row) and (row or {}).get("pakai", "").lower() in TIDAK


def corrected(source: Source, row: dict[str, str] | None) -> Source:
    """One correction laid over what the folders say."""
    return source if row is None else replace(source, **_said(row))


def _unknown(row: dict[str, str]) -> _Unknown | None:
    """The first cell of a row that nobody understands."""
    pakai = row.get("pakai", "")
    if pakai.lower() not in ("", *YA, *TIDAK):
        return _Unknown("pakai", pakai, "ya, tidak")
    try:
        _said(row)
    except _Unknown as found:
        return found
    return None


def _said(row: dict[str, str]) -> dict[str, Any]:
    """What a row says of its file, by the fields of ``Source``; _Unknown where a cell can't be understood."""
    readers = {"pemda": _pemda, "bulan": _bulan, "posisi": _posisi}
    found: dict[str, Any] = {name: read(row[name]) for name, read in readers.items() if row.get(name)}
    words = {name: row[name] for name in _WORDS if row.get(name) and (name, row[name]) != ("data", QUESTION)}
    found |= {name: _one_of(name, word, _WORDS[name]) for name, word in words.items()}
    if data := found.pop("data", None):
        # Where several lists hold the same data (workers, vulnerable workers), the code of the layout says which one it is.
        found["layout" if data in LAYOUTS else "dataset"] = data
    if unit := row.get("unit"):
        # A name goes through the unit list like every other name.
        found["unit" if _CODE.fullmatch(unit) else "unit_nama"] = unit
    return found


def _one_of(column: str, value: str, values: Sequence[str]) -> str:
    for one in values:
        if one.lower() == plain_word(value):
            return one
    raise _Unknown(column, value, ", ".join(values))


def _pemda(text: str) -> str:
    kode = regions.normalise_code(text)
    if not kode or not regions.nama(kode):
        raise _Unknown("pemda", text, "16, 1671")
    return kode


def _bulan(text: str) -> str:
    try:
        return str(Bulan.parse(text))
    except ValueError:
        raise _Unknown("bulan", text, "TTTT-BB") from None


def _posisi(text: str) -> dt.date:
    for form in _DAYS:
        try:
            return dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    raise _Unknown("posisi", text, "TTTT-BB-HH")


def plain_word(value: str) -> str:
    """A word of a list as it is written there: ``KUA-PPAS`` is ``kua_ppas``."""
    return re.sub(r"[\s-]+", "_", value.strip()).lower()
