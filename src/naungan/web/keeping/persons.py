"""A person wherever the lake holds him: by his NIK, by those that corrections link with it, and by the rows that any of them stood in.

In memory only, and never in what is told or noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from naungan.intake.corrections.file import Koreksi
from naungan.kernel.nik import clean, reads_as_nik
from naungan.matching.marks import letters_of, sign_of
from naungan.web.collection.cells import opened_corrections
from naungan.web.collection.models import Received, Version
from naungan.web.keeping.objects import Thing
from naungan.web.vault.closed import is_closed, pieces, read_header
from naungan.web.vault.originals import place_of

# SHA-256 of the file, sheet, row.
Place = tuple[str, str, int]
# Government, letters of the name, mark: by which an answer names somebody.
Mark = tuple[str, str, str]
SIDES = ("", "member_")
_NUMBERS = ("nik", "nik_asli")
_APART = r"[\s\x{00a0}\x{200b}.'’`\-]"
_LONG = 16


@dataclass(frozen=True)
class Person:
    """``others``: numbers that stood in his row before or after a correction; ``places``: rows of received files; ``marks``: in answers."""

    nik: str
    others: frozenset[str] = frozenset()
    places: frozenset[Place] = frozenset()
    marks: frozenset[Mark] = frozenset()

    @property
    def numbers(self) -> frozenset[str]:
        """All of them."""
        return self.others | {self.nik}

    def answers(self, row: Mapping[str, Any]) -> bool:
        """Whether a row of an answer or a question is about him."""
        if any(clean(text) in self.numbers for text in row.values() if isinstance(text, str)):
            return True
        return bool(self.sides(row))

    def sides(self, row: Mapping[str, Any]) -> set[str]:
        """Which of the two people of an answer he is: the worker (``''``), the member (``member_``), both, or none."""
        of = {side: (row.get("pemda") or "", letters_of(row.get(f"{side}nama") or ""), row.get(f"{side}tanda") or "") for side in SIDES}
        return {side for side, mark in of.items() if mark in self.marks}

    def corrects(self, one: Koreksi) -> bool:
        """Whether a correction speaks of his row, or writes one of his numbers."""
        return placed(one) in self.places or clean(one.nilai or "") in self.numbers


def find(nik: str, checked: Iterable[Thing], *, widen: bool = True) -> Person:
    """Who that is in all that was checked: with the numbers that corrections put in place of his, or his in place of.

    Not ``widen``: by the number that was asked for and the rows that it ever stood in alone; another number may be somebody else's too.
    """
    folders = [(one.path, sources(int(one.name))) for one in checked]
    corrections = _corrections()
    person = Person(nik)
    while True:
        rows = [row for folder, names in folders for table in _named(folder) for row in own(table, person, names).to_pylist()]
        said = [one for one in corrections if person.corrects(one)]
        numbers = {row["nik"] for row in rows if row["nik"]} | {number for one in said if reads(number := clean(one.nilai or ""))}
        numbers = numbers if widen else {nik}
        places = {(row["sumber"], row["lembar"] or "", row["baris"]) for row in rows if row.get("sumber")} | set(map(placed, said))
        marks = person.marks | set(_marks(rows))
        more = Person(nik, person.others | (numbers - {nik}), person.places | places, marks)
        if more == person:
            return person
        person = more


def reads(number: str) -> bool:
    """Whether a corrected cell holds a number of a person, and no code or amount."""
    return len(number) == _LONG and number.isascii() and number.isdigit() and reads_as_nik(number)


def own(table: pa.Table, person: Person, names: Mapping[str, str]) -> pa.Table:
    """The rows that are his: with one of his numbers, or at one of his places; ``names`` of files → SHA-256."""
    return table.filter(_his(table, person, names))


def without(table: pa.Table, person: Person, names: Mapping[str, str]) -> pa.Table:
    """The rows that neither are his nor name him."""
    return table.filter(pc.invert(pc.or_(_his(table, person, names), _naming(table, person))))


def sources(version: int) -> dict[str, str]:
    """The files of a version by name."""
    return dict(Received.objects.filter(versi=version).values_list("berkas", "sumber"))


def in_folder(folder: Path, person: Person, *, but: str = "") -> bool:
    """Whether any relation holds a row of his, or one that names him; ``but``: a file that is not looked at."""
    names = sources(int(folder.name)) if folder.name.isdigit() else {}
    tables = (pq.read_table(path, use_threads=False) for path in sorted(folder.rglob("*.parquet")) if path.name != but)
    return any(without(table, person, names).num_rows < table.num_rows for table in tables)


def in_text(path: Path, person: Person) -> bool:
    """Whether one of his numbers stands as text in a closed file."""
    return is_closed(path) and any(_in_closed(path, number) for number in person.numbers)


def placed(one: Koreksi) -> Place:
    """The row that a correction speaks of."""
    return one.sumber or one.berkas, one.lembar or "", one.baris


def _corrections() -> list[Koreksi]:
    laid = set(Version.objects.exclude(koreksi="").values_list("koreksi", flat=True))
    return [one for sidik in sorted(laid) if place_of(sidik).exists() for one in opened_corrections(sidik)]


def _named(folder: Path) -> Iterator[pa.Table]:
    """The relations of a folder that name people by number."""
    for path in sorted(folder.rglob("*.parquet")):
        if "nik" in pq.read_schema(path).names:
            yield pq.read_table(path, use_threads=False)


def _his(table: pa.Table, person: Person, names: Mapping[str, str]) -> pa.Array:
    found = pa.array([False] * table.num_rows, pa.bool_())
    numbers = pa.array(sorted(person.numbers))
    for name in set(_NUMBERS) & set(table.column_names):
        text = pc.replace_substring_regex(table[name].cast(pa.string()), _APART, "")
        found = pc.or_(found, pc.fill_null(pc.is_in(text, numbers), False))
    known = {"baris", "lembar"} <= set(table.column_names) and {"sumber", "berkas"} & set(table.column_names)
    if not known or not person.places:
        return found
    near = pc.indices_nonzero(pc.is_in(table["baris"].cast(pa.int64()), pa.array([row for *_, row in person.places], pa.int64())))
    here = {at.as_py() for at in near if _place_of(table, at.as_py(), names) in person.places}
    return pc.or_(found, pa.array([at in here for at in range(table.num_rows)], pa.bool_()))


def _place_of(table: pa.Table, at: int, names: Mapping[str, str]) -> Place:
    said = {name: table[name][at].as_py() for name in ("sumber", "berkas", "lembar", "baris") if name in table.column_names}
    return said.get("sumber") or names.get(said.get("berkas", ""), ""), said["lembar"] or "", said["baris"]


def _naming(table: pa.Table, person: Person) -> pa.Array:
    """Rows in any text of which one of his numbers stands."""
    found = pa.array([False] * table.num_rows, pa.bool_())
    texts = [one.name for one in table.schema if pa.types.is_string(one.type) or pa.types.is_large_string(one.type)]
    for name in texts:
        for number in person.numbers:
            found = pc.or_(found, pc.fill_null(pc.match_substring(table[name], number), False))
    return found


def _marks(rows: list[dict[str, Any]]) -> Iterator[Mark]:
    for row in rows:
        number, born = row.get("nik") or row.get("nik_asli") or "", str(row.get("tanggal_lahir") or "")
        pemda, nama = row.get("pemda") or "", row.get("nama") or ""
        for group in ("unit_nama", "npp"):
            if group in row:
                yield pemda, letters_of(nama), sign_of(pemda, number, nama, born, row[group] or "")


def _in_closed(path: Path, number: str) -> bool:
    """The text of a person may stand on the seam of two pieces."""
    sought, before = number.encode(), b""
    with path.open("rb") as closed:
        about = read_header(closed).about
        closed.seek(0)
        for piece in pieces(closed, about):
            if sought in before + piece:
                return True
            before = piece[-len(sought) :]
    return False
