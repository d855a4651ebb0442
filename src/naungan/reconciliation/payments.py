"""What allocation works on: parts of payments, bills, and answers of people. Small, plain values; no person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from naungan.reconciliation.words import Alasan, Cara, Jenis


class Cell(NamedTuple):
    """One NPP in one month of contribution."""

    pemda: str
    npp: str
    bulan: str


class Payment(NamedTuple):
    """One account of an SP2D, or one receipt; account and unit are '' on a receipt."""

    pemda: str
    jenis: Jenis
    nomor: str
    unit: str
    kode_rekening: str


@dataclass(frozen=True)
class Part:
    """What a payment says of itself: ``nilai`` None where it can't be read; ``npp`` and months where it names them (receipts).

    ``sp2d`` is the number that a receipt says it was paid by; ``program`` the one that the account of an SP2D pays.
    """

    payment: Payment
    nilai: int | None
    tanggal: dt.date | None = None
    program: str | None = None
    npp: str | None = None
    dari: str | None = None
    sampai: str | None = None
    sp2d: str | None = None
    tahan: bool = False

    @property
    def order(self) -> tuple[str, ...]:
        """Where it stands among others, whatever file it came from."""
        said = (
            self.npp,
            self.dari,
            self.sampai,
            self.sp2d,
            self.program,
            self.tanggal and self.tanggal.isoformat(),
            self.nilai,
            self.tahan,
        )
        return (*(str(one) for one in self.payment), *("" if one is None else str(one) for one in said))


@dataclass(frozen=True)
class Bill:
    """What one NPP was billed for one month: rupiah per programme, and in all under None; what is not known is not there."""

    cell: Cell
    rupiah: Mapping[str | None, int]


@dataclass(frozen=True)
class Answer:
    """A row of ``alokasi_bayar.csv``; ``baris`` is its row there, and unit and account are '' where the number is enough."""

    baris: int
    payment: Payment
    npp: str
    bulan: str
    rupiah: int
    oleh: str | None = None


@dataclass(frozen=True)
class Share:
    """Rupiah of a part that are of one NPP and month, and why."""

    part: Part
    cell: Cell
    rupiah: int
    cara: Cara
    oleh: str | None = None


@dataclass(frozen=True)
class Rest:
    """Rupiah of a part that nobody can place yet (None where the part can't be read), and why."""

    part: Part
    rupiah: int | None
    alasan: Alasan


@dataclass
class Allocated:
    """Shares and rests of all parts: per part they add up to its amount. ``wrong``: answers that were not followed, with the code."""

    shares: list[Share] = field(default_factory=list)
    rests: list[Rest] = field(default_factory=list)
    wrong: list[tuple[Answer, str]] = field(default_factory=list)

    def place(
        self, part: Part, cells: Mapping[Cell, int], cara: Cara, alasan: Alasan = Alasan.TIDAK_COCOK, oleh: str | None = None
    ) -> None:
        """Give a part to cells; what is left of it waits for ``alasan``."""
        self.shares += [Share(part, cell, rupiah, cara, oleh) for cell, rupiah in sorted(cells.items()) if rupiah]
        left = (part.nilai or 0) - sum(cells.values())
        if left:
            self.rests.append(Rest(part, left, alasan))

    def until(self, hari: dt.date) -> Allocated:
        """As it stood on a day: later payments are not there yet, and what does not say its day waits, since it may be one of them."""
        shares = [one for one in self.shares if one.part.tanggal and one.part.tanggal <= hari]
        undated = [one for one in self.shares if one.part.tanggal is None]
        rests = [one for one in self.rests if one.part.tanggal is None or one.part.tanggal <= hari]
        return Allocated(shares, rests + [Rest(replace(one.part, npp=one.cell.npp), one.rupiah, Alasan.DITAHAN) for one in undated])

    def wait(self, part: Part, alasan: Alasan) -> None:
        """Leave the whole part in suspense."""
        self.rests.append(Rest(part, part.nilai, alasan))
