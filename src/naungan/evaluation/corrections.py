"""``isi.csv``: what people say of the files of a folder; it stands above folders and content."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from naungan.answers import Read, Row, Taken, one_of
from naungan.answers.forms import QUESTION
from naungan.answers.told import Problem, names_nothing
from naungan.intake import Source
from naungan.intake.layouts import LAYOUTS
from naungan.relations.words import DATASET

_CODE = re.compile(r"[^\s]*\d[^\s]*")
_WORDS = ("pemda", "bulan", "tahap", "lingkup", "posisi")


def read_data(said: str) -> Taken:
    """A data set, the code of a layout where several lists hold the same data, or the mark of a question that is still open."""
    return Taken(QUESTION) if said == QUESTION else one_of((*DATASET, *LAYOUTS))(said)


def by_file(read: Read) -> dict[str, Row]:
    """The rows that hold, by the file they speak of; paths may be written with the slash of either system."""
    return {_name(row): row for row in read.berlaku}


def unfollowed(read: Read, names: Collection[str]) -> list[Problem]:
    """Rows that name no file of the folder; ``names`` are all that a file may be called by."""
    return [
        names_nothing(read.form.berkas, row.nomor, "berkas", row.kata["berkas"], row.kata["pemda"])
        for row in read.berlaku
        if _name(row) not in names
    ]


def questions(rows: Iterable[Mapping[str, object]]) -> int:
    """Of rows of ``isi.csv``: how many files wait for an answer under ``data``."""
    return sum(row.get("data") == QUESTION for row in rows)


def is_set_aside(row: Row | None) -> bool:
    """The file is marked as not to be used."""
    return row is not None and row.nilai["pakai"] is False


def corrected(source: Source, row: Row | None) -> Source:
    """One correction laid over what the folders say."""
    return source if row is None else replace(source, **_said(row.nilai))


def _said(said: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says of its file, by the fields of ``Source``."""
    found = {name: said[name] for name in _WORDS if said[name]}
    if (data := said["data"]) and data != QUESTION:
        found["layout" if data in LAYOUTS else "dataset"] = data
    if unit := said["unit"]:
        # A name goes through the unit list like every other name.
        found["unit" if _CODE.fullmatch(unit) else "unit_nama"] = unit
    return found


def _name(row: Row) -> str:
    return row.kata["berkas"].replace("\\", "/")
