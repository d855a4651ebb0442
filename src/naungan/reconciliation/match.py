"""Per NPP and month the four sides beside each other. A side that nobody can see is None, and so is each pair it stands in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, NamedTuple

from naungan.acuan.jatuh_tempo import jatuh_tempo
from naungan.kernel.period import Bulan
from naungan.reconciliation.payments import Allocated, Cell
from naungan.reconciliation.words import Jenis, Pasangan

Row = dict[str, Any]
Units = Mapping[tuple[str, str], str | None]
Payers = Mapping[tuple[str, str], frozenset[str]]


class Register(NamedTuple):
    """What one register of SP2D sees: the units that it names, and all months from its first payment to its last.

    One of several units is that of the treasury; one of a single unit sees what that unit pays.
    """

    units: frozenset[str | None]
    dari: dt.date
    sampai: dt.date

    def sees(self, payers: frozenset[str], hari: dt.date) -> bool:
        """Whether a payment by any of these units in the month of a day would stand in it."""
        whose = len(self.units) > 1 or (bool(payers) and payers <= self.units)
        return whose and _month(self.dari) <= _month(hari) <= _month(self.sampai)


@dataclass
class Paid:
    """What was allocated to each cell up to a day, what waits of each government and NPP, and where a side can be seen at all."""

    hari: dt.date
    found: Allocated
    alokasi: dict[Jenis, dict[Cell, int]] = field(default_factory=lambda: {one: defaultdict(int) for one in Jenis})
    nomor: dict[Jenis, dict[Cell, set[str]]] = field(default_factory=lambda: {one: defaultdict(set) for one in Jenis})
    register: Mapping[str, Sequence[Register]] = field(default_factory=dict)
    units: Units = field(default_factory=dict)
    payers: Payers = field(default_factory=dict)
    tiba: dict[Cell, dt.date] = field(default_factory=dict)
    _menunggu: dict[tuple[Jenis, str, str | None], int | None] = field(default_factory=dict)
    _sejak: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, found: Allocated, register: Mapping[str, Sequence[Register]], units: Units, hari: dt.date, payers: Payers | None = None
    ) -> Paid:  # fmt: skip
        """``register``: the registers of SP2D of a government; ``units``: the unit of an NPP; ``hari``: up to when payments were read.

        ``payers``: the units that pay for an NPP; one that is not there is paid by its unit.
        """
        paid = cls(hari, found, register=register, units=units, payers=payers or {})
        for share in found.shares:
            jenis = share.part.payment.jenis
            paid.alokasi[jenis][share.cell] += share.rupiah
            paid.nomor[jenis][share.cell].add(share.part.payment.nomor)
            if jenis == Jenis.TERIMA:
                paid._seen(share.cell.pemda, share.cell.npp, share.cell.bulan)
                paid.tiba[share.cell] = max(share.part.tanggal or hari, paid.tiba.get(share.cell, dt.date.min))
        for rest in found.rests:
            part = rest.part
            key = (part.payment.jenis, part.payment.pemda, part.npp)
            paid._menunggu[key] = _plus(paid._menunggu.get(key, 0), rest.rupiah)
            if part.npp and part.dari:
                paid._seen(part.payment.pemda, part.npp, part.dari)
        return paid

    def until(self, hari: dt.date) -> Paid:
        """As it stood on an earlier day; a side that is seen now is seen then."""
        return replace(Paid.of(self.found.until(hari), self.register, self.units, hari, self.payers), _sejak=self._sejak)

    def _seen(self, pemda: str, npp: str, bulan: str) -> None:
        self._sejak[pemda, npp] = min(bulan, self._sejak.get((pemda, npp), bulan))

    def waiting(self, jenis: Jenis, cell: Cell) -> int | None:
        """What waits and may be of this NPP: rupiah, or None where a payment can't be read."""
        whole = self._menunggu.get((jenis, cell.pemda, None), 0)
        return _plus(whole, self._menunggu.get((jenis, cell.pemda, cell.npp), 0)) if cell.npp else whole

    def visible(self, jenis: Jenis, cell: Cell, hari: dt.date | None = None) -> bool:
        """Whether a payment of this month would have been seen: receipts of the NPP from this month on, or a register of SP2D.

        What was due before the registers begin, or after they end, may stand in another; so may what was paid up to ``hari`` where they
        end before that.
        """
        if jenis == Jenis.TERIMA:
            return self._sejak.get((cell.pemda, cell.npp), "9999-12") <= cell.bulan
        if not (there := self.register.get(cell.pemda)):
            return False
        unit = self.units.get((cell.pemda, cell.npp))
        payers = self.payers.get((cell.pemda, cell.npp)) or frozenset({unit} if unit else ())
        due = min(due_date(cell.bulan) or dt.date.min, self.hari)
        return all(any(one.sees(payers, day) for one in there) for day in {due, hari or due})

    def known(self, jenis: Jenis, cell: Cell) -> int | None:
        """What was paid: the allocated part; 0 only where a payment would be seen and none waits."""
        found = self.alokasi[jenis].get(cell, 0)
        return found if found or (self.visible(jenis, cell) and self.waiting(jenis, cell) == 0) else None


def _month(day: dt.date) -> tuple[int, int]:
    # Asked several times for each NPP and month: a pair is cheaper than a ``Bulan``.
    return day.year, day.month


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


@dataclass(frozen=True)
class Sides:
    """What each side says per cell; ``beda``: sums of plus and minus, ``bulan``: that of the roster."""

    need: Mapping[Cell, Row]
    billed: Mapping[Cell, Row]
    beda: Mapping[Cell, Row]
    paid: Paid
    bulan: str


def reconciliation(sides: Sides) -> list[Row]:
    """Rows of RECONCILIATION, in order."""
    cells = {*sides.need, *sides.billed, *sides.paid.alokasi[Jenis.SP2D], *sides.paid.alokasi[Jenis.TERIMA]}
    return [_row(cell, sides) for cell in sorted(cells, key=lambda one: (one.pemda, one.npp or "", one.bulan))]


def _row(cell: Cell, sides: Sides) -> Row:
    need, bill, beda, paid = sides.need.get(cell), sides.billed.get(cell), sides.beda.get(cell, {}), sides.paid
    due, ask = (need or {}).get("kebutuhan"), (bill or {}).get("tagihan")
    sp2d, came = (paid.known(jenis, cell) for jenis in Jenis)
    more_sp2d, more_came = (paid.waiting(jenis, cell) != 0 for jenis in Jenis)
    unseen, before = (not paid.visible(Jenis.SP2D, cell, day) for day in (None, paid.tiba.get(cell)))
    whole = need is not None and not need["orang_ragu"] and not need["kebutuhan_perkiraan"]
    return {
        "pemda": cell.pemda, "npp": cell.npp, "bulan": cell.bulan, "unit": paid.units.get((cell.pemda, cell.npp)),
        "bulan_daftar": sides.bulan if need else None,
        **{name: (need or {}).get(name) for name in ("orang_daftar", "kebutuhan", "kebutuhan_perkiraan", "orang_ragu")},
        **{name: (bill or {}).get(name) for name in ("orang_tagihan", "tagihan")}, "sp2d": sp2d, "diterima": came,
        "jatuh_tempo": due_date(cell.bulan), "daftar_tagihan": pair(due, ask) if whole else None,
        "tagihan_sp2d": _sure(pair(ask, sp2d), less=more_sp2d or unseen), "tagihan_terima": _sure(pair(ask, came), less=more_came),
        "sp2d_terima": _sure(pair(sp2d, came), less=more_came, more=more_sp2d or before),
        **{name: (beda.get(name) or 0) if bill else None for name in ("tambah", "kurang")},
    }  # fmt: skip


def pair(one: int | None, other: int | None) -> Pasangan | None:
    """How the second stands beside the first."""
    if one is None or other is None:
        return None
    return Pasangan.COCOK if one == other else Pasangan.LEBIH if other > one else Pasangan.KURANG


def _sure(found: Pasangan | None, *, less: bool, more: bool = False) -> Pasangan | None:
    """What waits in suspense, or stands in a register that nobody has read, may still fill a gap: then nobody can say there is one."""
    return None if (found == Pasangan.KURANG and less) or (found == Pasangan.LEBIH and more) else found


@cache
def due_date(bulan: str) -> dt.date | None:
    """When the month is due; None before the law of the programme."""
    try:
        return jatuh_tempo("PU", Bulan.parse(bulan)).tanggal
    except ValueError:
        return None
