"""The one reader: rows as they were written become rows that hold, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from naungan.answers.forms import Form
from naungan.answers.kinds import Reader, Taken, Wrong
from naungan.answers.raw import Cell, Raw, RawRow
from naungan.answers.told import Problem, read_as, wrong
from naungan.kernel.messages import sentence
from naungan.kernel.problem import Severity
from naungan.relations import Column

Above = Mapping[str, Reader]


@dataclass(frozen=True)
class Row:
    """One answer: its place, what stands in each column (texts, '' where nothing does), and the values (None where nothing does)."""

    nomor: int
    kata: Mapping[str, str]
    nilai: Mapping[str, object]


@dataclass(frozen=True)
class Read:
    """A file as it was understood.

    ``rows`` are all its rows with their texts, ``berlaku`` those that are answers and hold, ``problems`` what is wrong with the others;
    ``ada`` whether there is such a file at all.
    """

    form: Form
    rows: tuple[Row, ...] = ()
    berlaku: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    ada: bool = False

    @property
    def menunggu(self) -> int:
        """How many rows wait for an answer."""
        return sum(not row.kata[self.form.jawaban] for row in self.rows) if self.form.jawaban else 0

    def without(self, problems: tuple[Problem, ...]) -> Read:
        """The same file after the rooms above have looked too: rows with a problem that refuses them hold no longer."""
        lost = {one["baris"] for one in problems if one["tingkat"] != Severity.NOTE}
        kept = tuple(row for row in self.berlaku if row.nomor not in lost)
        return Read(self.form, self.rows, kept, (*self.problems, *problems), self.ada)


def read(form: Form, raw: Raw, above: Above | None = None) -> Read:
    """Every row judged by the declared columns; ``above`` are the readers of what only the rooms above know, by column."""
    problems = [*raw.problems, *_headings(form, raw)]
    follows = not raw.rusak and not any(one["kode"] == "JAWABAN_KOLOM_TIDAK_ADA" for one in problems)
    rows = tuple(_as_written(form, one) for one in raw.rows)
    found = [row for one in raw.rows if (row := _judged(form, one, above or {}, problems)) is not None] if follows else []
    berlaku = tuple(_once(form, found, problems)) if form.sekali and not form.bagian else tuple(found)
    return Read(form, rows, berlaku, tuple(problems), bool(raw.rows or raw.kolom or raw.problems))


def _headings(form: Form, raw: Raw) -> Iterator[Problem]:
    """What is wrong with the headings of a CSV; a YAML file has none."""
    if not raw.kolom or raw.rusak:
        return
    for name in form.perlu:
        if name not in raw.kolom:
            yield wrong("JAWABAN_KOLOM_TIDAK_ADA", form.berkas, 1, name, None, pilihan=", ".join(form.kolom))
    for name in raw.kolom:
        if name and name not in form.kolom:
            yield wrong("JAWABAN_KOLOM_ASING", form.berkas, 1, name, name, tingkat=Severity.NOTE, pilihan=", ".join(form.kolom))


def _as_written(form: Form, raw: RawRow) -> Row:
    return Row(raw.nomor, {name: _joined(raw.sel.get(name, "")) for name in form.kolom}, {})


def _joined(cell: Cell) -> str:
    return cell if isinstance(cell, str) else ", ".join(cell)


def _judged(form: Form, raw: RawRow, above: Above, problems: list[Problem]) -> Row | None:
    """The row with its values; None where it is no answer, or holds something that nobody understands."""
    if form.jawaban and not raw.sel.get(form.jawaban):
        return None
    written, before = _as_written(form, raw), len(problems)
    place = (raw.nomor, written.kata.get("pemda", ""))
    values: dict[str, object] = dict.fromkeys(form.kolom)
    for column in form.relation.columns:
        if (cell := raw.sel.get(column.name)) not in (None, ""):
            values[column.name] = _value(form, column, cell or (), above, place, problems)
        elif column.required and column.name in values:
            problems.append(wrong("JAWABAN_KOSONG", form.berkas, raw.nomor, column.name, None, place[1]))
    problems += _strange(form, raw, place[1])
    lost = any(one["tingkat"] != Severity.NOTE for one in problems[before:])
    return None if lost else Row(raw.nomor, written.kata, values)


def _strange(form: Form, raw: RawRow, pemda: str) -> list[Problem]:
    """Keys of a YAML entry that nobody knows; a misspelt one would change nothing in silence."""
    names = [name for name in raw.sel if name not in form.kolom] if form.bagian else []
    return [wrong("JAWABAN_KUNCI_ASING", form.berkas, raw.nomor, one, one, pemda, pilihan=", ".join(form.kolom)) for one in names]


def _value(
    form: Form, column: Column, cell: Cell, above: Above, place: tuple[int, str], problems: list[Problem]
) -> object:  # fmt: skip
    """The value of a cell; a list where the column holds one."""
    reader = form.reader(column, above)
    if column.name not in form.banyak:
        if isinstance(cell, str):
            return _taken(form, column, cell, reader, place, problems)
        problems.append(_misread(form, column.name, _joined(cell), Wrong(sentence("BOLEH_TEKS")), place))
        return None
    if isinstance(cell, str):
        cell = tuple(part.strip() for part in cell.split(","))
    if not cell:
        problems.append(wrong("JAWABAN_KOSONG", form.berkas, place[0], column.name, None, place[1]))
    return tuple(_taken(form, column, one, reader, place, problems) for one in cell)


def _taken(form: Form, column: Column, said: str, reader: Reader, place: tuple[int, str], problems: list[Problem]) -> object:
    try:
        found: Taken = reader(said)
    except Wrong as error:
        problems.append(_misread(form, column.name, said, error, place))
        return None
    if found.dibaca is not None:
        problems.append(read_as(form.berkas, place[0], column.name, said, found.dibaca, place[1]))
    return found.nilai


def _misread(form: Form, kolom: str, said: str, error: Wrong, place: tuple[int, str]) -> Problem:
    return wrong(error.kode, form.berkas, place[0], kolom, said, place[1], pilihan=error.pilihan)


def _once(form: Form, rows: list[Row], problems: list[Problem]) -> Iterator[Row]:
    """Each key once: what is said again is told; two that say different things cancel each other, for nobody knows which is meant."""
    said: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        said.setdefault(tuple(_key(row.nilai[name]) for name in form.key), []).append(row)
    for same in said.values():
        first = same[0]
        if all(row.nilai == first.nilai for row in same):
            problems += [_again(form, "JAWABAN_BERULANG", row, first, Severity.NOTE) for row in same[1:]]
            yield first
        else:
            problems += [_again(form, "JAWABAN_BERTENTANGAN", row, first if row is not first else same[1], Severity.REFUSE) for row in same]


def _key(value: object) -> str:
    """Two ways of writing one value are one key."""
    return "" if value is None else " ".join(str(value).replace("\\", "/").split())


def _again(form: Form, kode: str, row: Row, other: Row, tingkat: Severity) -> Problem:
    column = form.jawaban or form.key[0]
    pemda = row.kata.get("pemda")
    return wrong(kode, form.berkas, row.nomor, column, row.kata[column], pemda, tingkat=tingkat, baris_lain=other.nomor)
