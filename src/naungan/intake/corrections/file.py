"""``koreksi.csv``: what should stand in a cell of a file, who says so and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from naungan.answers import Read, read_file, write
from naungan.answers.forms import KOREKSI as FORM
from naungan.answers.told import Problem, names_nothing, refuse

KOREKSI = FORM.berkas


@dataclass(frozen=True)
class Koreksi:
    """One cell: in the file of these bytes (``sumber``), else of this name; ``nomor`` is the row of ``koreksi.csv`` that says it."""

    berkas: str
    baris: int
    kolom: str
    nilai: str | None
    sumber: str | None = None
    lembar: str | None = None
    alasan: str | None = None
    oleh: str | None = None
    waktu: str | None = None
    nomor: int = 0

    @property
    def tempat(self) -> tuple[str, str, int, str]:
        """The cell it speaks of."""
        return self.sumber or self.berkas, self.lembar or "", self.baris, self.kolom

    def speaks_of(self, berkas: str, sumber: str | None) -> bool:
        """Whether a file is meant."""
        return self.sumber == sumber if self.sumber else self.berkas.replace("\\", "/") == berkas


def read_corrections(path: Path) -> tuple[Koreksi, ...]:
    """The corrections of a file named on the command line; Refusal with the place of each row that nobody understands."""
    read = read_file(FORM, path)
    refuse(read.problems)
    return corrections_of(read)


def corrections_of(read: Read) -> tuple[Koreksi, ...]:
    """The rows that hold."""
    texts = ("berkas", "kolom", "nilai", "sumber", "lembar", "alasan", "oleh", "waktu")
    return tuple(
        Koreksi(**{name: row.nilai[name] for name in texts}, baris=int(str(row.nilai["baris"])), nomor=row.nomor)  # type: ignore[arg-type]
        for row in read.berlaku
    )


def write_corrections(path: Path, corrections: Iterable[Koreksi]) -> None:
    """Write them all, in the order of their cells."""
    rows = sorted(corrections, key=lambda one: (one.berkas, one.sumber or "", one.lembar or "", one.baris, one.kolom))
    write(FORM, path, [asdict(one) for one in rows], always=True)


def over(before: Iterable[Koreksi], later: Iterable[Koreksi]) -> tuple[Koreksi, ...]:
    """Earlier corrections and later ones: of two that speak of one cell the later holds."""
    return tuple({one.tempat: one for one in (*before, *later)}.values())


def unfollowed(corrections: Iterable[Koreksi], berkas: str = KOREKSI) -> list[Problem]:
    """What to say of those that name no cell of what was read."""
    return [names_nothing(berkas, one.nomor, "kolom", f"{one.berkas} {one.lembar or ''} {one.baris} {one.kolom}") for one in corrections]
