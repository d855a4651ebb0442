"""What is past due, by age: bills without receipt per NPP, and what the member file says per paying unit. The two see the same debts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from naungan.acuan.jatuh_tempo import jatuh_tempo, last_month_due
from naungan.kernel.period import Bulan
from naungan.reconciliation.match import Paid, due_date
from naungan.reconciliation.payments import Cell
from naungan.reconciliation.words import Dasar, Jenis, Umur
from naungan.relations.words import PARTICIPANT

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = dict[str, Any]
Debt = tuple[str, int, int | None]
_UNTIL = ((1, Umur.SATU), (3, Umur.DUA_TIGA), (6, Umur.EMPAT_ENAM), (12, Umur.TUJUH_DUA_BELAS))


def age(jatuh: dt.date, posisi: dt.date) -> Umur:
    """In which month past its due date a debt is at the position date; one that is a day late is in its first."""
    months = (posisi.year - jatuh.year) * 12 + posisi.month - jatuh.month + (posisi.day > jatuh.day)
    return next((umur for most, umur in _UNTIL if months <= most), Umur.LEBIH_DUA_BELAS)


def arrears_age(billed: Mapping[Cell, Row], paid: Paid, member: Iterable[Row], posisi: dt.date) -> list[Row]:
    """Rows of ARREARS_AGE. ``member`` as ``by_member`` yields them.

    An NPP is told of only from the first month on of which a receipt was read, and not where what waits may pay all of it.
    """
    debts: dict[tuple[str, str], list[Debt]] = defaultdict(list)
    for cell, row in sorted(billed.items()):
        left = None if row["tagihan"] is None else row["tagihan"] - paid.alokasi[Jenis.TERIMA].get(cell, 0)
        jatuh = due_date(cell.bulan)
        if jatuh and jatuh < posisi and left is not None and left > 0 and paid.visible(Jenis.TERIMA, cell):
            debts[cell.pemda, cell.npp].append((cell.bulan, row["orang_tagihan"], left))
    rows = []
    for (pemda, npp), mine in debts.items():
        waiting = paid.waiting(Jenis.TERIMA, Cell(pemda, npp, ""))
        if waiting is not None and sum(one[2] or 0 for one in mine) > waiting:
            place = {"pemda": pemda, "dasar": Dasar.BUKTI, "npp": npp, "unit": paid.units.get((pemda, npp)), "belum_dialokasikan": waiting}
            rows += _buckets(place, mine, "PU", posisi)
    return rows + _of_members(member, posisi)


def by_member(engine: Engine, ledger: ir.Table) -> list[Row]:
    """Per paying unit, segment and month paid to: how many are behind, and what is due of them a month (NULL where one is not known)."""
    late = ledger.filter(ledger.keadaan.isin(PARTICIPANT) & (ledger.bulan_menunggak > 0) & ledger.lunas_sampai.notnull())
    late = late.mutate(bayar=late.unit_pembayar.fill_null(late.unit), segmen_=late.segmen.fill_null("PU"))
    keys = ["pemda", "bayar", "segmen_", "lunas_sampai"]
    sure = late.iuran.notnull() & ~late.perkiraan.fill_null(False)
    found = late.group_by(keys).aggregate(orang=late.count(), iuran=late.iuran.sum(), lengkap=sure.all())
    return engine.rows(found.filter(found.pemda.notnull()).order_by("pemda", "bayar", "segmen_", "lunas_sampai"))


def _of_members(member: Iterable[Row], posisi: dt.date) -> list[Row]:
    debts: dict[tuple[str, str | None, str], list[Debt]] = defaultdict(list)
    for row in member:
        last = last_month_due(row["segmen_"], posisi)
        for month in Bulan.parse(row["lunas_sampai"]).plus(1).until(last):
            debts[row["pemda"], row["bayar"], row["segmen_"]].append((str(month), row["orang"], row["iuran"] if row["lengkap"] else None))
    found: dict[tuple[str, str | None, Umur], Row] = {}
    for (pemda, unit, segmen), mine in debts.items():
        place = {"pemda": pemda, "dasar": Dasar.PESERTA, "npp": None, "unit": unit, "belum_dialokasikan": None}
        for row in _buckets(place, mine, segmen, posisi):
            _add(found, (pemda, unit, row["umur"]), row)
    return [found[key] for key in sorted(found, key=lambda one: (one[0], one[1] or "", list(Umur).index(one[2])))]


def _add(found: dict[tuple[str, str | None, Umur], Row], key: tuple[str, str | None, Umur], row: Row) -> None:
    """Wage earners and the self-employed of one unit in one row."""
    before = found.get(key)
    if before is not None:
        row = {
            **row, "bulan": max(row["bulan"], before["bulan"]), "orang": row["orang"] + before["orang"],
            "rupiah": None if None in (row["rupiah"], before["rupiah"]) else row["rupiah"] + before["rupiah"],
        }  # fmt: skip
    found[key] = row


def _buckets(place: Row, debts: list[Debt], segmen: str, posisi: dt.date) -> list[Row]:
    """A row an age, the youngest first."""
    by_age: dict[Umur, dict[str, list[Debt]]] = defaultdict(lambda: defaultdict(list))
    for debt in debts:
        by_age[age(jatuh_tempo(segmen, Bulan.parse(debt[0])).tanggal, posisi)][debt[0]].append(debt)
    rows = []
    for umur in Umur:
        months = by_age.get(umur)
        if months:
            amounts = [one[2] for mine in months.values() for one in mine]
            rows.append({
                **place, "umur": umur, "bulan": len(months), "orang": max(sum(one[1] for one in mine) for mine in months.values()),
                "rupiah": None if None in amounts else sum(one for one in amounts if one is not None),
            })  # fmt: skip
    return rows
