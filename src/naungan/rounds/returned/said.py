"""What is said on one row of a returned sheet: its open cells against those that were printed, its locked ones as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from naungan.answers.kinds import Wrong
from naungan.answers.told import Problem, wrong
from naungan.kernel.messages import sentence
from naungan.kernel.problem import Severity
from naungan.kernel.shown import shown
from naungan.rounds.returned.values import same
from naungan.rounds.returned.workbook import CamePage, text_of
from naungan.rounds.sheet import Cell, Line, Page
from naungan.rounds.sheet import Value as Printed
from naungan.sheets.places import letters

FIGURE, FINDING = "LEMBAR_ANGKA_BERUBAH", "LEMBAR_TEKS_BERUBAH"
_FIGURES = ("count", "rupiah")


@dataclass
class Said:
    """One row as it came; ``problems`` grows while it is read."""

    berkas: str
    pemda: str
    page: Page
    came: CamePage
    line: Line
    row: int
    problems: list[Problem] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether an open cell says anything else than was printed, or something is wrong."""
        return bool(self.problems) or any(self._changed(column, one) for column, one in self._open())

    def look(self) -> None:
        """Tell every locked cell that was changed and every open one that can't be read as it stands."""
        for column, one in self.line.placed:
            if one.dijaga and (not same(_masked(one.nilai), self.came.at(self.row, column)) or (self.row, column) in self.came.rumus):
                kode = FIGURE if one.jenis in _FIGURES else FINDING
                self.tell(kode, column, self._found(column), tercetak=_written(one.nilai))
            elif one.isi and self._changed(column, one):
                self._readable(column)
            elif not one.isi and not one.dijaga and one.nilai is None:
                self._outside(column)
        wide = len(self.page.lebar)
        for column in range(wide, len(self.came.baris.get(self.row, ()))):
            self._outside(column)

    def changed(self, name: str) -> bool:
        """Whether the cell of this name says anything else than was printed."""
        return self._changed(*self._named(name))

    def said(self, name: str) -> bool:
        """Whether the cell of this name holds something, printed or written."""
        column, _ = self._named(name)
        return bool(text_of(self.came.at(self.row, column)))

    def value(self, name: str, read: Callable[[Any], Any]) -> Any:
        """The cell of this name, read; None where it is empty or can't be read, which is told."""
        column, one = self._named(name)
        cell = self.came.at(self.row, column)
        if not text_of(cell):
            if one.nilai is not None:
                self.tell("LEMBAR_DIKOSONGKAN", column, _written(one.nilai), tingkat=Severity.NOTE)
            return None
        try:
            found = read(cell)
        except Wrong as error:
            self.tell(error.kode, column, text_of(cell), pilihan=error.pilihan)
            return None
        if type(found) is int and isinstance(cell, str):
            self.tell("JAWABAN_DIBACA", column, cell, tingkat=Severity.NOTE, dibaca=found)
        return found

    def replaces(self, name: str, new: Any, now: Any) -> None:
        """Tell where an answer takes the place of one that was recorded after this sheet was printed."""
        column, one = self._named(name)
        if None not in (new, now) and new != now and _plain(now) != _plain(_masked(one.nilai)):
            self.tell("LEMBAR_MENGGANTI", column, _plain(new), tingkat=Severity.NOTE, sebelumnya=_plain(now))

    def tell(self, kode: str, column: int | str, nilai: str | None, *, tingkat: Severity = Severity.REFUSE, **params: Any) -> Problem:
        """A problem of a cell, by column or by the name of what is answered in it."""
        at = self._named(column)[0] if isinstance(column, str) else column
        made = tell(self.berkas, self.pemda, self.page.nama, kode, self.row, at, nilai, self.heading(at), tingkat=tingkat, **params)
        self.problems.append(made)
        return made

    def heading(self, column: int) -> str:
        """What the column is called in the block that this line stands in."""
        found = ""
        for line in self.page.baris:
            found = next((str(one.nilai) for at, one in line.placed if at == column and one.jenis == "head"), found)
            if line is self.line:
                break
        return found or letters(column)

    def _readable(self, column: int) -> None:
        """A formula, a cell nobody sees, a merged one, a NIK: none of them is taken."""
        cell = text_of(self.came.at(self.row, column))
        if (self.row, column) in self.came.rumus:
            self.tell("LEMBAR_RUMUS", column, self._found(column))
        elif self.came.hidden(self.row, column):
            self.tell("LEMBAR_TERSEMBUNYI", column, cell)
        elif any(box not in self._spans() for box in self._boxes(column)):
            self.tell("LEMBAR_GABUNG", column, cell)
        elif shown(cell) != cell:
            self.tell("ISIAN_NIK", column, cell)

    def _found(self, column: int) -> str:
        """What stands in a cell; a formula that carries no result is called one."""
        return text_of(self.came.at(self.row, column)) or sentence(
            "LEMBAR_SEL_RUMUS" if (self.row, column) in self.came.rumus else "LEMBAR_SEL_KOSONG"
        )

    def _outside(self, column: int) -> None:
        if cell := text_of(self.came.at(self.row, column)):
            self.tell("LEMBAR_DI_LUAR_ISIAN", column, cell, tingkat=Severity.NOTE)

    def _boxes(self, column: int) -> Iterator[tuple[int, int, int, int]]:
        return (box for box in self.came.gabung if box[0] <= self.row <= box[2] and box[1] <= column <= box[3])

    def _spans(self) -> list[tuple[int, int, int, int]]:
        return [(self.row, column, self.row, column + one.rentang - 1) for column, one in self.line.placed]

    def _changed(self, column: int, one: Cell) -> bool:
        cell = self.came.at(self.row, column)
        return (self.row, column) in self.came.rumus or not same(_masked(one.nilai), cell)

    def _open(self) -> Iterator[tuple[int, Cell]]:
        return ((column, one) for column, one in self.line.placed if one.isi)

    def _named(self, name: str) -> tuple[int, Cell]:
        return next((column, one) for column, one in self._open() if one.isi == name)


def tell(
    berkas: str, pemda: str, lembar: str, kode: str, row: int | None, column: int | None, nilai: str | None, kolom: str | None = None, *,
    tingkat: Severity = Severity.REFUSE, **params: Any,
) -> Problem:  # fmt: skip
    """A problem with its sheet and cell."""
    sel = f"{letters(column)}{row}" if row and column is not None else None
    return {
        **wrong(kode, berkas, row, kolom, nilai, pemda, tingkat=tingkat, lembar=lembar, **({"sel": sel} if sel else {}), **params),
        "lembar": lembar,
    }  # fmt: skip


def _masked(printed: Printed) -> Printed:
    """As the writer of workbooks has put it down."""
    return shown(printed) if isinstance(printed, str) else printed


def _plain(value: Any) -> str:
    """An answer as its cell says it; words of a list stand there without their underscores."""
    return text_of(value).replace("_", " ")


def _written(printed: Printed) -> str:
    return f"{printed:,}".replace(",", ".") if isinstance(printed, int) else str(printed or "")
