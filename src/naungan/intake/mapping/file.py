"""``pemetaan.csv``: which heading of which office means which field, proposed by a run, accepted by a person, kept for the next month.

One row a column. An answer under ``setuju`` holds down to the next one among the rows of the same file, so that one ``ya`` in the
first row accepts all; ``?`` is a question that came later. ``bidang`` empty or ``-`` leaves a column unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from naungan.intake.layouts import LAYOUTS, layout
from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown
from naungan.sheets.places import position
from naungan.sheets.small import read_rows
from naungan.sheets.writing import write_csv

PEMETAAN = "pemetaan.csv"
COLUMNS = ("pemda", "berkas", "layout", "kolom", "judul", "bidang", "keyakinan", "alasan", "setuju")
_KEY = ("pemda", "berkas", "layout")
_YES, _NO = ("ya", "y", "yes"), ("tidak", "t", "n", "no")
_UNREAD = ("", "-")
_QUESTION = "?"
_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|jan|feb|mar|apr|jun|jul|agu|sep|okt|nov|des"
)
_DATED = re.compile(rf"(?:[\d•]+|\b(?:{_MONTHS})\b)(?:[-_. ]*(?:[\d•]+|\b(?:{_MONTHS})\b))*", re.IGNORECASE)


@dataclass(frozen=True)
class Mapping:
    """The accepted columns of one kind of file: (column counted from 0, heading as written, field), and whose files they are.

    ``baris`` is the first row of ``pemetaan.csv`` that speaks of it.
    """

    pemda: str
    berkas: str
    layout: str
    columns: tuple[tuple[int, str, str], ...]
    unread: tuple[tuple[int, str], ...] = ()
    baris: int = 0

    def task(self) -> dict[str, Any]:
        """As plain data for the guarded child."""
        return asdict(self)

    def fits(self, pemda: str | None, berkas: str) -> bool:
        """Whether a file is of this office and its name of this pattern; what it holds is judged when it is read."""
        name = berkas.replace("\\", "/").lower()
        pattern = self.berkas.replace("\\", "/").lower() or "*"
        named = fnmatch(name, pattern) or fnmatch(name.rpartition("/")[2], pattern)
        return named and (not self.pemda or pemda is None or self.pemda == pemda)


def pattern_of(berkas: str) -> str:
    """The name of a file without what changes from month to month: ``dinkes 2026-10.xlsx`` is ``dinkes *.xlsx``."""
    name = re.sub(r"([\[\]?*])", "?", berkas.replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = name.rpartition(".")
    return (_DATED.sub("*", stem) if dot else _DATED.sub("*", name)) + dot + ending


def read_mappings(path: Path) -> list[Mapping]:
    """The accepted mappings; Refusal naming the row for a layout or field nobody knows, or a field that is given twice."""
    rows = read_rows(path)
    if rows and {"layout", "bidang", "judul"} - rows[0].keys():
        raise Refusal("PEMETAAN_KOLOM", berkas=path.name)
    groups: dict[tuple[str, ...], list[tuple[int, dict[str, str]]]] = {}
    for number, row in enumerate(_rows(path), start=2):
        groups.setdefault(_group(row), []).append((number, row))
    mappings = [_mapping(path.name, key, group) for key, group in groups.items() if any(key)]
    return [one for one in mappings if one.columns]


def open_groups(path: Path) -> bool:
    """Whether the file holds rows and none of them is accepted."""
    return bool(read_rows(path)) and not read_mappings(path)


def write_mappings(path: Path, rows: Iterable[dict[str, Any]], earlier: Path | None = None) -> int:
    """Write proposed rows beside what ``earlier`` (default: ``path`` itself) already says; returns how many kinds of files wait.

    A kind waits where no answer was given yet, or one is asked for since. Answers stay: what is new to an answered file is added as a
    question. An accepted proposal takes the place of what was said before.
    """
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in _rows(earlier or path):
        groups.setdefault(_group(row), []).append(dict(row))
    fresh: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        group = fresh.setdefault(_group(row), [])
        if row not in group:  # two files of one pattern ask the same
            group.append(row)
    for key, found in fresh.items():
        groups[key] = _merged(groups.get(key, []), found)
    if groups:
        write_csv(path, COLUMNS, ([row.get(name) or "" for name in COLUMNS] for group in groups.values() for row in group))
    return sum(_waits([str(row.get("setuju") or "") for row in group]) for group in groups.values())


def _waits(answers: list[str]) -> bool:
    return _QUESTION in answers or not any(answers)


def _merged(before: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if found[0].get("setuju") or not any(row["setuju"] for row in before):
        return found
    known = {(row["kolom"], row["judul"]) for row in before}
    return before + [{**row, "setuju": _QUESTION} for row in found if (row["kolom"], row["judul"]) not in known]


def _group(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(row.get(name) or "") for name in _KEY)


def _rows(path: Path) -> list[dict[str, str]]:
    return [{name: row.get(name, "") for name in COLUMNS} for row in read_rows(path)]


def _mapping(file: str, key: tuple[str, ...], group: list[tuple[int, dict[str, str]]]) -> Mapping:
    pemda, berkas, code = key
    if code not in LAYOUTS:
        raise Refusal("PEMETAAN_LAYOUT", berkas=file, baris=group[0][0], nilai=code, pilihan=", ".join(LAYOUTS))
    columns: list[tuple[int, str, str]] = []
    unread: list[tuple[int, str]] = []
    answer = ""
    for number, row in group:
        answer = _answer(file, number, row["setuju"]) or answer
        place = (_place(file, number, row), shown(row["judul"]))
        if answer != "ya":
            continue
        if row["bidang"] in _UNREAD:
            unread.append(place)
            continue
        columns.append((*place, _field(file, number, row, [field for _, _, field in columns])))
    return Mapping(re.sub(r"\D", "", pemda), berkas, code, tuple(columns), tuple(unread), group[0][0])


def _answer(file: str, number: int, text: str) -> str:
    word = text.lower()
    if word in ("", _QUESTION, *_YES, *_NO):
        return "ya" if word in _YES else "tidak" if word else ""
    raise Refusal("PEMETAAN_SETUJU", berkas=file, baris=number, nilai=text)


def _place(file: str, number: int, row: dict[str, str]) -> int:
    """The column; a heading alone is enough where the letter was left out."""
    found = position(row["kolom"])
    if found is None and not row["judul"]:
        raise Refusal("PEMETAAN_TANPA_TEMPAT", berkas=file, baris=number)
    return -1 if found is None else found


def _field(file: str, number: int, row: dict[str, str], before: list[str]) -> str:
    field, kinds = row["bidang"].lower(), layout(row["layout"]).kinds
    if field not in kinds:
        raise Refusal("PEMETAAN_BIDANG", berkas=file, baris=number, nilai=row["bidang"], layout=row["layout"], pilihan=", ".join(kinds))
    if field in before:
        raise Refusal("PEMETAAN_GANDA", berkas=file, baris=number, bidang=field)
    return field
