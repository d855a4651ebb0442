"""``pemetaan.csv``: which heading of which office means which field, proposed by a run, accepted by a person, kept for the next month.

One row a column. An answer under ``setuju`` holds down to the next one among the rows of the same file, so that one ``ya`` in the
first row accepts all; ``?`` is a question that came later. ``bidang`` empty or ``-`` leaves a column unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from fnmatch import fnmatch
from itertools import groupby
from pathlib import Path
from typing import Any

from naungan.answers import Read, Reader, Row, merged, one_of, read_file, write
from naungan.answers.forms import PEMETAAN as FORM
from naungan.answers.forms import QUESTION
from naungan.answers.told import Problem, refuse, wrong
from naungan.intake.layouts import LAYOUTS, layout
from naungan.kernel.shown import shown
from naungan.regions import read_pemda
from naungan.sheets.places import position

PEMETAAN = FORM.berkas
COLUMNS = FORM.kolom
_UNREAD = ("", "-")
_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|jan|feb|mar|apr|jun|jul|agu|sep|okt|nov|des"
)
_DATED = re.compile(rf"(?:[\d•]+|\b(?:{_MONTHS})\b)(?:[-_. ]*(?:[\d•]+|\b(?:{_MONTHS})\b))*", re.IGNORECASE)


@dataclass(frozen=True)
class Mapping:
    """The accepted columns of one kind of file: (column counted from 0, heading as written, field), and whose files they are.

    A ``loose`` one says of all files of an office what its headings mean, in whichever of them they stand: none of them is missed.
    ``baris`` is the first row of ``pemetaan.csv`` that speaks of it.
    """

    pemda: str
    berkas: str
    layout: str
    columns: tuple[tuple[int, str, str], ...]
    unread: tuple[tuple[int, str], ...] = ()
    baris: int = 0
    loose: bool = False

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


def of_every_file(berkas: str) -> bool:
    """Whether a pattern leaves the name of the file open: ``*``, or only a folder before it."""
    return berkas.replace("\\", "/").rpartition("/")[2] in ("", "*")


def parted(mapping: Mapping) -> list[Mapping]:
    """As it is; what is said of every file by its headings, and what by letters, which hold only together."""
    if not of_every_file(mapping.berkas):
        return [mapping] if mapping.columns else []
    named = (tuple(one for one in mapping.columns if one[1]), tuple(one for one in mapping.unread if one[1]))
    bare = tuple(one for one in mapping.columns if not one[1])
    words = [replace(mapping, columns=named[0], unread=named[1], loose=True)] if any(named) else []
    return words + ([replace(mapping, columns=bare, unread=())] if bare else [])


def readers() -> dict[str, Reader]:
    """How the columns are read whose words only this room and those below it know."""
    return {"pemda": read_pemda, "layout": one_of(tuple(LAYOUTS))}


def read_mappings(path: Path) -> list[Mapping]:
    """The accepted mappings of a file named on the command line; Refusal with the place of each row that can't be followed."""
    found, read = mappings_of(read_file(FORM, path, readers()))
    refuse(read.problems)
    return list(found)


def mappings_of(read: Read) -> tuple[tuple[Mapping, ...], Read]:
    """The accepted mappings, and the file with what is wrong in it: a row that can't be followed is as if it were not there."""
    holding = {row.nomor: row for row in read.berlaku}
    found: list[Problem] = []
    mappings = []
    for key, group in groupby(sorted(read.rows, key=_group), key=_group):
        rows = sorted(group, key=lambda row: row.nomor)
        if any(key) and (columns := _columns(read, rows, holding, found)):
            unread = tuple((place, heading) for place, heading, field in columns if field is None)
            mapped = tuple((place, heading, field) for place, heading, field in columns if field is not None)
            said = next(holding[row.nomor].nilai for row in rows if row.nomor in holding)
            pemda, code = (str(said[name] or "") for name in ("pemda", "layout"))
            mappings += parted(Mapping(pemda, rows[0].kata["berkas"], code, mapped, unread, rows[0].nomor))
    return tuple(sorted(mappings, key=lambda one: one.baris)), read.without(tuple(found))


def open_groups(path: Path) -> bool:
    """Whether the file holds rows and none of them is accepted."""
    return bool(read_file(FORM, path, readers()).rows) and not read_mappings(path)


def write_mappings(path: Path, rows: Iterable[dict[str, Any]], earlier: Read | Path | None = None) -> int:
    """Write proposed rows beside what ``earlier`` (default: ``path`` itself) already says.

    Returns how many kinds of files wait for an answer: none given yet, or one asked for since.
    """
    before = earlier if isinstance(earlier, Read) else read_file(FORM, earlier or path, readers())
    written = merged(before, rows)
    write(FORM, path, written)
    waiting: dict[tuple[str, ...], list[str]] = {}
    for row in written:
        waiting.setdefault(tuple(row[name] for name in FORM.kelompok), []).append(row["setuju"])
    return sum(QUESTION in answers or not any(answers) for answers in waiting.values())


def _group(row: Row) -> tuple[str, ...]:
    return tuple(row.kata[name] for name in FORM.kelompok)


Placed = tuple[int, str, str | None]


def _columns(read: Read, rows: list[Row], holding: dict[int, Row], found: list[Problem]) -> list[Placed]:
    """The accepted columns of one kind of file: place, heading, field (None: left unread)."""
    answer, columns = "", list[Placed]()
    for row in rows:
        if row.nomor not in holding:
            # Below an answer that nobody understands nothing is accepted.
            answer = "" if row.kata["setuju"] else answer
            continue
        said = holding[row.nomor].nilai["setuju"]
        answer = answer if said is None else str(said)
        if answer != "ya":
            continue
        place, field = position(row.kata["kolom"]), row.kata["bidang"].lower()
        before = [] if row.kata["judul"] and of_every_file(row.kata["berkas"]) else [one for _, _, one in columns]
        told = _wrong(read, holding[row.nomor], place, field, before)
        found += told
        if not told:
            columns.append((-1 if place is None else place, shown(row.kata["judul"]), None if field in _UNREAD else field))
    return columns


def _wrong(read: Read, row: Row, place: int | None, field: str, before: list[str | None]) -> list[Problem]:
    """A column without place, a field that the layout has not, or one that is given twice."""
    code = row.nilai["layout"]
    if code is None:
        return [_told(read, "JAWABAN_KOSONG", row, "layout")]
    if place is None and not row.kata["judul"]:
        return [_told(read, "PEMETAAN_TANPA_TEMPAT", row, "kolom")]
    kinds = layout(str(code)).kinds
    if field not in (*kinds, *_UNREAD):
        return [_told(read, "PEMETAAN_BIDANG", row, "bidang", layout=code, pilihan=", ".join(kinds))]
    return [_told(read, "PEMETAAN_GANDA", row, "bidang", bidang=field)] if field in before else []


def _told(read: Read, kode: str, row: Row, kolom: str, **params: Any) -> Problem:
    return wrong(kode, read.form.berkas, row.nomor, kolom, row.kata[kolom], row.kata["pemda"], **params)
