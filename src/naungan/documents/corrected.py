"""Cells that were put right, as they stand in the workbook that goes back: the new value in the cell, the old one in its note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from naungan.intake.corrections.applied import Placed
from naungan.intake.corrections.file import Koreksi
from naungan.intake.layouts import layout
from naungan.kernel.nik import mask
from naungan.kernel.shown import shown
from naungan.sheets.marked.plain import ROWS
from naungan.sheets.marked.sign import CORRECTED
from naungan.told.words import say

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.intake.reading.sources import Staged

# So many digits are a count of rupiah; more of them may be a number of a person.
_RUPIAH = 12
_SOME = 9
# By these a row of people is known again.
_KEYS = ("nik", "nama")
Where = tuple[str, int, int]


@dataclass(frozen=True)
class Corrected:
    """A correction with the cell of the returned workbook (sheet, row from 1, column from 0) and what is written there.

    ``keys``: the columns by which its row is known again.
    """

    said: Koreksi
    where: Where
    value: str | int | None
    lama: str | None
    keys: tuple[int, ...] = ()

    @property
    def cell(self) -> dict[str, Any]:
        """For who writes it."""
        return {"sheet": self.where[0], "row": self.where[1], "column": self.where[2], "value": self.value, "keys": self.keys}

    def problem(self, lembar: str | None) -> dict[str, Any]:
        """As the sheet of problems lists it: no value of a person is whole in it."""
        oleh, hari = self.said.oleh or "", (self.said.waktu or "")[:10]
        message = say("KEMBALI_KOREKSI", lama=hidden(self.lama) or say("KEMBALI_KOSONG"), oleh=", ".join(filter(None, (oleh, hari))))
        return {
            "severity": CORRECTED, "sheet": lembar, "row": self.said.baris, "column": self.said.kolom, "value": hidden(self.said.nilai),
            "message": message, "remedy": shown(self.said.alasan or ""),
        }  # fmt: skip


def corrected(engine: Engine, staged: Staged, cells: Iterable[Placed]) -> list[Corrected]:
    """The corrections that have a cell in the workbook of their file; those of another file, shape or row are left out."""
    own = [one for one in cells if one.no == staged.no]
    old = _old(engine, staged, own)
    found = []
    for one in own:
        where = place_of(staged, one.no_lembar, one.said.baris, one.field)
        key = (one.no_lembar, one.said.baris, one.field)
        if where and key in old and staged.layout:
            columns = staged.answer["sheets"][one.no_lembar]["columns"]
            keys = tuple(columns[name] for name in _KEYS if name in columns)
            found.append(Corrected(one.said, where, written(one.said.nilai, layout(staged.layout).kinds[one.field]), old[key], keys))
    return found


def written(nilai: str | None, kind: str) -> str | int | None:
    """What is written into a cell of that kind: amounts as numbers; a number of a person whole only in the column that is there for it."""
    if not nilai:
        return None
    if kind == "uang" and nilai.isascii() and nilai.isdigit() and len(nilai) <= _RUPIAH:
        return int(nilai)
    return nilai if kind == "nik" else shown(nilai)


def hidden(text: str | None) -> str:
    """A value as others may see it."""
    said = shown(text or "")
    return mask(said) if sum(one.isdigit() for one in said) > _SOME else said


def place_of(staged: Staged, no_lembar: int, baris: int, field: str) -> Where | None:
    """The cell of a field in the returned workbook; None where the sheet was given another shape to be read."""
    sheet = staged.answer["sheets"][no_lembar]
    column = sheet["columns"].get(field)
    return None if column is None else (*row_of(staged, sheet, baris), column)


def row_of(staged: Staged, sheet: dict[str, Any], baris: int) -> tuple[str, int]:
    """The sheet and row on which a row of the file stands."""
    names = staged.answer["kind"] in ("parquet", "json", "sql")  # its names of columns stand on a row that the file itself doesn't count
    further, row = divmod(baris - 1 + names, ROWS)
    name = sheet["named"] or say("KEMBALI_LEMBAR_DATA")
    return (f"{name[:26]} ({further + 1})" if further else name), row + 1


def _old(engine: Engine, staged: Staged, cells: Sequence[Placed]) -> dict[tuple[int, int, str], str | None]:
    """What was read there."""
    if not cells:
        return {}
    fields = sorted({one.field for one in cells})
    raw = engine.read(staged.part)
    rows = raw.filter(raw.no == ibis.literal(staged.no), raw.baris.isin(sorted({one.said.baris for one in cells})))
    return {
        (row["no_lembar"], row["baris"], name): row[name]
        for row in engine.rows(rows.select("no_lembar", "baris", *fields))
        for name in fields
    }
