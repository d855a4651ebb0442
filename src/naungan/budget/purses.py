"""The lines of the payer lists as purses: whom each may carry, in which order, from which money. Lists are small; no person is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.dompet import JenisDompet, kind_of
from naungan.acuan.peta_rekening import Peta
from naungan.budget.carry import Dompet, Pot
from naungan.budget.lines import newest
from naungan.budget.months import Group
from naungan.budget.rows import Line
from naungan.budget.sums import whole_sum

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = Mapping[str, Any]
_LIMITS = ("bagian", "kuota", "pagu", "kode_rekening", "untuk")
# Purses that are nobody else's: they are named to say who pays as usual.
_USUAL = ("apbd", None)
_LEVEL = {"provinsi": 2, "kabkota": 4}
_BY_LENGTH = {length: name for name, length in _LEVEL.items()}
_CALLED = {"provinsi": "provinsi", "kabkota": "kabupaten/kota"}


@dataclass(frozen=True)
class Named:
    """A purse with the line of the list that names it, and its kind."""

    dompet: Dompet
    baris: Row
    jenis: JenisDompet | None

    @property
    def nama(self) -> str:
        """What people call it: its fund as written, else its kind, else its payer; and whose it is where that is another government."""
        text = str(self.baris["dana"] or (self.jenis and self.jenis.nama) or self.baris["pembayar"])
        giver = self.baris["pembayar"] if self.baris["untuk"] is None else _BY_LENGTH.get(len(self.baris["pemda"]))
        level = _CALLED.get(giver or "", "")
        return text if level in text.lower() else f"{text} {level}"


def payer_lines(engine: Engine, payer: ir.Table) -> list[Row]:
    """The lists of payers as they stand, in a fixed order."""
    names = [name for name in payer.columns if name in (*_COLUMNS, *_LIMITS)]
    rows = engine.rows(payer.select(*names).distinct().order_by([ibis.asc(name, nulls_first=True) for name in names]))
    return list(rows)


_COLUMNS = ("pemda", "unit", "segmen", "kategori", "unit_pembayar", "pembayar", "dana", "dari", "sampai", "giliran")


def whose(row: Row) -> str:
    """The government whose people a line speaks of."""
    code: str = row["untuk"] or row["pemda"]
    return code


def fits(row: Row, group: Group) -> bool:
    """Whether a line speaks of a group: its own people, or those of the government it is for. What it leaves blank is all."""
    pemda, unit, segmen, kategori = group
    if whose(row) != pemda:
        return False
    pairs = ((None if row["untuk"] else row["unit"], unit), (row["segmen"], segmen), (row["kategori"], kategori))
    return all(said is None or said == is_ for said, is_ in pairs)


def shared(lines: Iterable[Row], tahun: int) -> list[Row]:
    """The lines of purses that are shared, earmarked or limited, or that begin or end within the year."""
    return [row for row in lines if _limited(row, tahun)]


def _limited(row: Row, tahun: int) -> bool:
    kind = kind_of(row["dana"], row["pembayar"], tahun)
    begins = row["dari"] is not None and f"{tahun}-01" < row["dari"] <= f"{tahun}-12"
    ends = row["sampai"] is not None and f"{tahun}-01" <= row["sampai"] < f"{tahun}-12"
    return any(row[name] is not None for name in _LIMITS) or begins or ends or (kind and kind.kode) not in _USUAL


def purses(lines: Sequence[Row], tahun: int, found: Sequence[Line], peta: Peta) -> list[Named]:
    """All purses in their declared order: by turn, then the more particular, the limited before the unlimited.

    What a government says of another one's purse gives way to what that one says itself, so that it is counted once.
    """
    pots: dict[tuple[Any, ...], Pot] = {}
    money = _ceilings(found, tahun)
    mine = sorted((row for row in lines if not _said_by_the_giver(row, lines)), key=_order)
    return [
        Named(
            Dompet(
                nomor, _asks(row), row["dari"], row["sampai"], row["bagian"], row["kuota"],
                _pot(row, money, peta, pots),
            ),
            row, kind_of(row["dana"], row["pembayar"], tahun),
        )
        for nomor, row in enumerate(mine, start=1)
    ]  # fmt: skip


def _asks(row: Row) -> Callable[[Any], bool]:
    """Whether a group, or one with its estimates apart, is one the line speaks of."""
    return lambda kelompok: fits(row, kelompok[0])


def _order(row: Row) -> tuple[Any, ...]:
    blank = [row[name] is None for name in ("giliran", "unit", "segmen", "kategori", "kuota", "pagu")]
    texts = [row[name] or "" for name in ("pembayar", "pemda", "unit_pembayar", "dana", "dari", "sampai", "kode_rekening")]
    return (whose(row), blank[0], row["giliran"] or 0, *blank[1:], *texts, row["bagian"] or 0)


def _said_by_the_giver(row: Row, lines: Sequence[Row]) -> bool:
    """Whether the other government names the same purse in its own list."""
    level = _LEVEL.get(row["pembayar"])
    return level is not None and row["untuk"] is None and any(
        one["untuk"] == row["pemda"] and len(one["pemda"]) == level and _alike(one, row) for one in lines
    )  # fmt: skip


def _alike(one: Row, other: Row) -> bool:
    same = (one[name] is None or other[name] is None or one[name] == other[name] for name in ("kategori", "segmen"))
    late = max(one["dari"] or "", other["dari"] or "")
    return all(same) and late <= min(one["sampai"] or "9999", other["sampai"] or "9999")


def _pot(row: Row, money: Mapping[tuple[Any, ...], int | None], peta: Peta, pots: dict[tuple[Any, ...], Pot]) -> Pot:
    """The money: what the line says; else the ceiling of its account where that is for all programmes, shared by all who name it."""
    if row["pagu"] is not None:
        return Pot(row["pagu"])
    kode, unit = row["kode_rekening"], row["unit_pembayar"] or row["unit"]
    if kode is None or unit is None or any(one.program for one in peta.aturan if one.covers(kode)):
        return Pot(None)
    key = (row["pemda"], unit, kode)
    return pots.setdefault(key, Pot(money.get(key)))


def _ceilings(found: Sequence[Line], tahun: int) -> dict[tuple[Any, ...], int | None]:
    """Pemda, unit and account → its ceiling at the newest stage of the unit; None as soon as one line leaves it open."""
    ceilings: dict[tuple[Any, ...], int | None] = {}
    stages = newest([one for one in found if one["tahun"] == tahun])
    for one in found:
        if one["tahun"] == tahun and one["tahap"] == stages.get((one["pemda"], one["unit"], tahun)):
            key = (one["pemda"], one["unit"], one["kode"])
            ceilings[key] = whole_sum([ceilings.get(key, 0), one["pagu"]])
    return ceilings
