"""The files of rows that come back to a round: one kind a form, told apart by their headings.

A kind says how one row that holds becomes events (``judge``). ``each`` is enough for registers: every row is one event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from naungan.answers import Form, Read, Row
from naungan.answers.raw import Raw
from naungan.answers.reading import Above, read
from naungan.answers.told import Problem, wrong
from naungan.kernel.errors import Unreadable
from naungan.kernel.problem import Severity
from naungan.rounds.returned.taken import Desk, Draft, Judged, Taken, plain, together
from naungan.rounds.tables import Event

_MASKED = "••••"


@dataclass(frozen=True)
class Kind:
    """One kind of file: ``form`` says its columns, ``judge`` what a row becomes, ``check`` what rows say that can't be.

    ``above`` gives the readers of columns whose words only the round knows.
    """

    form: Form
    judge: Callable[[Row, str, Desk], Judged]
    check: Callable[[Read], Iterator[Problem]] | None = None
    above: Callable[[Desk], Above] | None = None

    @property
    def nama(self) -> str:
        """What the kind is called: its file without ending."""
        return self.form.berkas.partition(".")[0]


def each(jenis: Event, known: Callable[[Desk], Iterable[Mapping[str, Any]]]) -> Callable[[Row, str, Desk], Judged]:
    """Every row is one event of this kind; one that stands in the book already (``known``) is none."""

    def judge(row: Row, berkas: str, desk: Desk) -> Judged:
        isi = plain(row.nilai)
        return Judged() if isi in [plain(one) for one in known(desk)] else Judged((Draft(jenis, isi),))

    return judge


def kind_of(kolom: Sequence[str], berkas: str, kinds: Sequence[Kind]) -> Kind:
    """The kind whose needed headings all stand there; Unreadable where there is none."""
    found = [one for one in kinds if set(one.form.perlu) <= set(kolom)]
    if not found:
        names = ", ".join(f"{one.form.berkas} ({'; '.join(one.form.perlu)})" for one in kinds)
        raise Unreadable("ISIAN_TIDAK_DIKENAL", berkas=berkas, pilihan=names)
    return max(found, key=lambda one: len(one.form.perlu))


def take_rows(raw: Raw, berkas: str, desk: Desk, kinds: Sequence[Kind]) -> Taken:
    """The rows of a file, judged; Unreadable where nobody knows what it is. A row that repeats another is taken, and told."""
    kind = kind_of(raw.kolom, berkas, kinds)
    kept, persons = _without_persons(raw, berkas)
    found = read(replace(kind.form, berkas=berkas), kept, kind.above(desk) if kind.above else None)
    found = found.without(tuple(kind.check(found))) if kind.check else found
    problems = (*persons, *found.problems)
    lost = {one["baris"] for one in problems if one["tingkat"] != Severity.NOTE and one["baris"]}
    rows = {row.nomor: Judged() for row in raw.rows} | {row.nomor: kind.judge(row, berkas, desk) for row in found.berlaku}
    return together(kind.nama, rows, problems, lost)


def _without_persons(raw: Raw, berkas: str) -> tuple[Raw, list[Problem]]:
    """No such file names a person: a row in which a NIK stands (masked at the edge) is refused as a whole."""
    problems: list[Problem] = []
    kept = []
    for row in raw.rows:
        cells = [(name, cell) for name, cell in row.sel.items() if isinstance(cell, str) and _MASKED in cell]
        problems += [wrong("ISIAN_NIK", berkas, row.nomor, name, cell) for name, cell in cells]
        kept += [] if cells else [row]
    return replace(raw, rows=tuple(kept)), problems
