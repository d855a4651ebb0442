"""JHT: the balance grown year by year with the credited return, or with an assumption where none was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from naungan.benefit.compute import benefits
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.kernel.rupiah import rp
from naungan.regulasi import buku
from naungan.regulasi.bulat import PER_JUTA
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# So many years stand in one expression; a working life in one would be deeper than the engines take.
_SEKALIGUS = 8
# Twelve months of a balance, and its sen, stay exact below.
SALDO_TERBESAR = 1_000_000_000_000_000


@dataclass(frozen=True)
class Tahun:
    """A year of saving: contributions in rupiah, the months that are counted, and contributions × months since they were paid."""

    tahun: int
    iuran_tahun: int
    iuran_berjalan: int
    bulan_berjalan: int

    def row(self, kasus: int, hasil: Mapping[int, int | None]) -> dict[str, Any]:
        """The year as a row of the table that ``balances`` takes."""
        return {
            "kasus": kasus, "tahun": self.tahun, "iuran_tahun": self.iuran_tahun, "iuran_berjalan": self.iuran_berjalan,
            "bulan_berjalan": self.bulan_berjalan, "hasil_setahun": hasil[self.tahun],
        }  # fmt: skip


def years(iuran: int, dari: Bulan, sampai: Bulan, akhir: Bulan) -> list[Tahun]:
    """Monthly contributions from ``dari`` to ``sampai`` and the balance growing until the end of ``akhir``, year by year.

    A contribution earns from the month after its own. Empty when nothing lies between.
    """
    found: list[Tahun] = []
    if dari > akhir:
        return found
    for tahun in range(dari.tahun, akhir.tahun + 1):
        first, last = max(dari, Bulan(tahun, 1)), min(akhir, Bulan(tahun, 12))
        paid = list(first.until(min(sampai, last)))
        found.append(Tahun(tahun, iuran * len(paid), iuran * sum(last.minus(month) for month in paid), last.minus(first) + 1))
    return found


def returns(tahun: Iterable[int], asumsi: Mapping[int, int], known: dt.date | None = None) -> dict[int, int | None]:
    """Credited return of each year per million; the assumption only where no figure was found, None where there is neither."""
    series = buku().series["hasil_jht"]
    found = {year: series.at(dt.date(year, 12, 31), known) for year in tahun}
    return {year: asumsi.get(year) if entry is None else int(entry.nilai) for year, entry in found.items()}


def check_balance(saldo: int, tahun: Iterable[Tahun], hasil: Mapping[int, int | None]) -> None:
    """Refusal when a balance could pass ``SALDO_TERBESAR``: assumed returns of many years multiply."""
    for one in tahun:
        rate = hasil[one.tahun] or 0
        saldo = (saldo + one.iuran_tahun) * (PER_JUTA + rate) // PER_JUTA
        if saldo > SALDO_TERBESAR:
            raise Refusal("MANFAAT_SALDO_DI_LUAR_BATAS", tahun=one.tahun, paling_banyak=rp(SALDO_TERBESAR))


def balances(engine: Engine, opening: ir.Table, rows: ir.Table, tahun: Iterable[int]) -> ir.Table:
    """``kasus``, ``saldo_jht`` and ``hasil_<year>`` for each year, in rupiah; NULL from a year on whose return is unknown.

    Takes ``kasus, saldo`` (the balance before the first year), and ``kasus, tahun`` with the columns of ``Tahun`` and ``hasil_setahun``.
    """
    table = opening.select("kasus", "saldo")
    for year in sorted(tahun):
        one = rows.filter(rows.tahun == year).drop("tahun")
        joined = left(table, one, "kasus")
        grown = benefits(engine, joined, ["hasil_pengembangan"], hari=dt.date(year, 12, 31))
        saved = grown.bulan_berjalan.isnull()
        after = saved.ifelse(grown.saldo, grown.saldo + grown.iuran_tahun + grown.hasil_pengembangan)
        kept = [name for name in table.columns if name != "saldo"]
        table = grown.select(*kept, **{f"hasil_{year}": grown.hasil_pengembangan, "saldo": after})
        if year % _SEKALIGUS == 0:
            table = engine.keep(table)
    return table.rename(saldo_jht="saldo")
