"""A round is opened: its evaluations are frozen, and its findings made, in one batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan, tanggal
from naungan.rounds.book import New, append, is_book, may_hold, read_book
from naungan.rounds.checklist import version_on
from naungan.rounds.freeze import Stored, freeze, frozen_of
from naungan.rounds.items import Says, by_rule, finding_rows
from naungan.rounds.payloads import checked
from naungan.rounds.state import Book, Frozen, Round
from naungan.rounds.tables import Event


@dataclass(frozen=True)
class Called:
    """How a round is called together; ``pemda`` None invites every pemda of the evaluations, ``sebelumnya`` is the round before."""

    nomor: str
    tingkat: str
    tanggal: dt.date
    tempat: str
    peserta: tuple[str, ...]
    pemda: tuple[str, ...] | None = None
    sebelumnya: str | None = None


@dataclass(frozen=True)
class Opened:
    """The sign of the new round, the book after it, and the input files that nobody handed over, by name."""

    rapat: str
    book: Book
    tanpa: tuple[str, ...]

    @property
    def round(self) -> Round:
        """The new round."""
        return self.book.rapat[self.rapat]


@dataclass(frozen=True)
class Table:
    """The evaluations on the table of a round: the frozen folders, and what of them belongs to each pemda that was invited."""

    stored: tuple[Stored, ...]
    bulan: str
    pemda: tuple[str, ...]
    frozen: tuple[Frozen, ...]

    @property
    def evaluasi(self) -> dict[str, str]:
        """The evaluation of each pemda that has one."""
        return {one.pemda: one.evaluasi for one in self.frozen}

    def of(self, stored: Stored) -> list[str]:
        """The invited pemda whose evaluation is in this folder."""
        return [one.pemda for one in self.frozen if one.evaluasi == stored.evaluasi]


def open_round(
    book: Path, called: Called, *, hasil: Sequence[Path], masukan: Sequence[Path], says: Says, oleh: str, waktu: str
) -> Opened:  # fmt: skip
    """Freeze, and write the first batch of a round. Nothing is opened where any of it fails."""
    may_hold(book)
    rapat = next_sign(read_book(book) if is_book(book) else Book())
    table = freeze_all(book, hasil, masukan, called.pemda)
    in_time(called, table)
    events = [opening(rapat, called, table), *frozen_events(rapat, table)]
    rows = [row for one in table.stored for row in finding_rows(one.finished, table.of(one))]
    events += [New(rapat, Event.BUTIR_DIBUAT, isi) for isi in by_rule(rows, rapat, table.evaluasi, says)]
    after = append(book, events, oleh=oleh, waktu=waktu)
    return Opened(rapat, after, tuple(name for one in table.stored for name in one.tanpa))


def next_sign(book: Book) -> str:
    """The sign of the round that is opened next."""
    return f"R{len(book.rapat) + 1}"


def freeze_all(book: Path, hasil: Sequence[Path], masukan: Sequence[Path], pemda: tuple[str, ...] | None) -> Table:
    """Freeze the folders; Refusal where they are of different months, or two of them hold the same invited pemda."""
    stored = tuple(freeze(book, one, masukan) for one in hasil)
    months = sorted({str(one.finished.bulan) for one in stored})
    if len(months) != 1:
        raise Refusal("RAPAT_BULAN_BERBEDA", bulan=", ".join(months) or "–")
    invited = tuple(sorted(set(pemda))) if pemda else tuple(sorted({kode for one in stored for kode in one.pemda}))
    frozen = [one for folder in stored for one in frozen_of(folder, invited)]
    if doubled := sorted({one.pemda for one in frozen if sum(other.pemda == one.pemda for other in frozen) > 1}):
        raise Refusal("RAPAT_PEMDA_DUA_KALI", pemda=", ".join(doubled))
    return Table(stored, months[0], invited, tuple(sorted(frozen, key=lambda one: one.pemda)))


def in_time(called: Called, table: Table, old: Round | None = None) -> None:
    """Refusal for a round that is held before the month of its evaluations, or lies before the round that it follows."""
    if table.bulan > f"{called.tanggal:%Y-%m}":
        raise Refusal("RAPAT_SEBELUM_EVALUASI", tanggal=tanggal(called.tanggal), bulan=Bulan.parse(table.bulan).nama)
    if old is not None and called.tanggal < old.tanggal:
        raise Refusal("RAPAT_TANGGAL_MUNDUR", tanggal=tanggal(called.tanggal), rapat=old.rapat, dahulu=tanggal(old.tanggal))
    if old is not None and table.bulan < old.bulan:
        bulan, dahulu = (Bulan.parse(one).nama for one in (table.bulan, old.bulan))
        raise Refusal("RAPAT_BULAN_MUNDUR", bulan=bulan, rapat=old.rapat, dahulu=dahulu)


def opening(rapat: str, called: Called, table: Table) -> New:
    """The event that opens a round."""
    isi: dict[str, Any] = {
        "nomor": called.nomor, "tingkat": called.tingkat, "tanggal": called.tanggal.isoformat(), "tempat": called.tempat,
        "bulan": table.bulan, "peserta": list(called.peserta), "pemda": list(table.pemda), "daftar_periksa": version_on(called.tanggal),
        "sebelumnya": called.sebelumnya,
    }  # fmt: skip
    return New(rapat, Event.DIBUKA, checked(Event.DIBUKA, isi))


def frozen_events(rapat: str, table: Table) -> list[New]:
    """One event for each pemda whose evaluation is frozen."""
    return [
        New(rapat, Event.DIBEKUKAN, {
            "pemda": one.pemda, "evaluasi": one.evaluasi, "sidik": one.sidik, "bulan": one.bulan, "posisi": one.posisi.isoformat(),
        })
        for one in table.frozen
    ]  # fmt: skip
