"""The four sides as small values per pemda, NPP and month: who is due and who is billed, counted on the engine, and the payments."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.peta_rekening import Peta
from naungan.budget.mapped import PETA, mapped, named_accounts, names_jamsostek
from naungan.coverage.npp import accepted_npp
from naungan.kernel.period import Bulan
from naungan.reconciliation.lines import amount
from naungan.reconciliation.payments import Bill, Cell, Part, Payment
from naungan.reconciliation.words import Jenis
from naungan.relations.joins import OFFICE, left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

CELL = ("k_pemda", "npp", "bulan")
Rows = dict[Cell, dict[str, Any]]
_MONEY = {"jkk": ("jkk",), "jkm": ("jkm",), "jht": ("jht_pemberi_kerja", "jht_pekerja"), "jp": ("jp_pemberi_kerja", "jp_pekerja")}


def offices(ledger: ir.Table) -> ir.Table:
    """Units of workers with the unit that pays for them (``OFFICE``)."""
    return workers(ledger).drop("orang").distinct()


def workers(ledger: ir.Table) -> ir.Table:
    """Each worker with his unit and the unit that pays for it."""
    rows = {"k_pemda": ledger.pemda.fill_null(""), "k_unit": ledger.unit.fill_null(""), "k_bayar": ledger.unit_pembayar.fill_null("")}
    return ledger.select("orang", **rows)


def homes(rows: ir.Table, bill: ir.Table, unit: ir.Table, registration: ir.Table, bulan: str) -> ir.Table:
    """Per unit of workers the NPP that should ask for them: one that was billed, else the first it has; ``OFFICE`` with ``npp``.

    Without a list of NPP a bill is taken to be that of the whole pemda. NULL where nobody can say.
    """
    billed = bill.filter(bill.npp.notnull()).select("npp", k_pemda=bill.pemda.fill_null("")).distinct()
    own = left(accepted_npp(rows, unit, registration, bulan), billed.mutate(ditagih=True), ("k_pemda", "npp"))
    asked = own.ditagih.fill_null(False)
    own = own.group_by(list(OFFICE)).aggregate(sendiri=own.npp.min(), sendiri_ditagih=own.npp.min(where=asked))
    listed = registration.select(k_pemda=registration.pemda).distinct()
    whole = billed.anti_join(listed, "k_pemda").group_by("k_pemda").aggregate(npp_pemda=billed.npp.min())
    found = left(left(rows, own, OFFICE), whole, "k_pemda")
    return found.select(*OFFICE, npp=ibis.coalesce(found.sendiri_ditagih, found.sendiri, found.npp_pemda))


def paying(engine: Engine, rows: ir.Table, unit: ir.Table, registration: ir.Table, bulan: str) -> dict[tuple[str, str], frozenset[str]]:
    """The NPP that a paying unit pays for, by (pemda, unit)."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    own = accepted_npp(rows, unit, registration, bulan).select("k_pemda", "k_bayar", "npp").distinct()
    for row in engine.rows(own.filter(own.k_bayar != "").order_by("k_pemda", "k_bayar", "npp")):
        found[row["k_pemda"], row["k_bayar"]].add(row["npp"])
    return {office: frozenset(npp) for office, npp in found.items()}


def counted(engine: Engine, people: ir.Table) -> Rows:
    """What is due per NPP and month, of a row per person and month (``difference.persons``)."""
    found = people.group_by(list(CELL)).aggregate(
        orang_daftar=people.count(), kebutuhan=people.pasti.sum().cast("int64"), kebutuhan_perkiraan=people.perkiraan.sum().cast("int64"),
        orang_ragu=people.ragu.sum().cast("int64"),
    )  # fmt: skip
    return {_cell(row): row for row in engine.rows(found)}


def billed(engine: Engine, bill: ir.Table) -> tuple[list[Bill], Rows]:
    """Every bill: its money per programme where each line says it, and ``orang_tagihan`` and ``tagihan``."""
    rows = bill.filter(bill.npp.notnull() & bill.bulan.notnull())
    rows = rows.mutate(k_pemda=rows.pemda.fill_null(""), semua=amount(rows))
    money = {name: rows[f"iuran_{parts[0]}"] for name, parts in _MONEY.items() if len(parts) == 1}
    money |= {name: rows[f"iuran_{one}"] + rows[f"iuran_{other}"] for name, (one, other) in
              ((name, parts) for name, parts in _MONEY.items() if len(parts) > 1)}  # fmt: skip
    sums = {name: ibis.ifelse(value.notnull().all(), value.sum(), None) for name, value in {**money, "semua": rows.semua}.items()}
    found = engine.rows(rows.group_by(list(CELL)).aggregate(orang_tagihan=rows.count(), **sums).order_by(*CELL))
    bills = [Bill(_cell(row), {name: row[key] for name, key in _columns() if row[key] is not None}) for row in found]
    return bills, {_cell(row): {"orang_tagihan": row["orang_tagihan"], "tagihan": row["semua"]} for row in found}


def _columns() -> list[tuple[str | None, str]]:
    return [*((name, name) for name in _MONEY), (None, "semua")]


def _cell(row: Mapping[str, Any]) -> Cell:
    return Cell(row["k_pemda"], row["npp"], row["bulan"])


def orders(engine: Engine, treasury: ir.Table, payer: ir.Table, *, bulan: str, posisi: dt.date, peta: Peta) -> list[Part]:
    """The accounts of every SP2D up to the position date that pay contributions, by the map of accounts; each account of each unit once."""
    rows = treasury.filter(
        (treasury.jenis == "SP2D") & treasury.nomor.notnull() & (treasury.tanggal.isnull() | (treasury.tanggal <= posisi))
    )
    rows = rows.mutate(dana=ibis.null("string"), rekening_nama=ibis.null("string"), keterangan=ibis.null("string"))
    month = Bulan.parse(bulan)
    rows = mapped(rows, peta, month, named_accounts(engine, payer))
    rows = rows.filter((rows.letak == PETA).fill_null(False) | (rows.kode_rekening.isnull() & names_jamsostek(rows, month)))
    whole = ibis.ifelse(rows.nilai.notnull().all(), rows.nilai.sum(), None)
    found = rows.group_by(
        k_pemda=rows.pemda.fill_null(""), nomor=rows.nomor, unit=rows.unit.fill_null(""), kode=rows.kode_rekening.fill_null("")
    ).aggregate(
        nilai=whole.cast("int64"), tanggal=rows.tanggal.min(), program=rows.program.min(), tahan=rows.tahan.fill_null(False).any()
    )  # fmt: skip
    return [
        Part(Payment(row["k_pemda"], Jenis.SP2D, row["nomor"], row["unit"], row["kode"]), row["nilai"], row["tanggal"], row["program"],
             tahan=row["tahan"])
        for row in engine.rows(found.order_by("k_pemda", "nomor", "unit", "kode"))
    ]  # fmt: skip


_RECEIPT = ("k_pemda", "nomor", "npp", "bulan_dari", "bulan_sampai", "nilai")
_BESIDE = ("tanggal", "nomor_sp2d", "tahan")


def receipts(engine: Engine, receipt: ir.Table, *, posisi: dt.date) -> list[Part]:
    """Every receipt up to the position date. One that treasurer and branch both tell is one, with what either knows beside its amount."""
    rows = receipt.filter(receipt.tanggal.isnull() | (receipt.tanggal <= posisi))
    place = rows.berkas + " baris " + rows.baris.cast("string")
    rows = rows.mutate(k_pemda=rows.pemda.fill_null(""), nomor=ibis.coalesce(rows.kode_bayar, place), tahan=rows.tahan.fill_null(False))
    rows = rows.select(*_RECEIPT, *_BESIDE, "berkas").distinct()
    # Instalments of one file are payments of their own: the first of one file is the first of another.
    nth = ibis.row_number().over(group_by=[*_RECEIPT, "berkas"], order_by=[ibis.asc(name, nulls_first=True) for name in _BESIDE])
    rows = rows.mutate(ke=nth)
    rows = rows.group_by([*_RECEIPT, "ke"]).aggregate(tanggal=rows.tanggal.min(), nomor_sp2d=rows.nomor_sp2d.min(), tahan=rows.tahan.all())
    order = [ibis.asc(name, nulls_first=True) for name in (*_RECEIPT, "ke")]
    return [
        Part(Payment(row["k_pemda"], Jenis.TERIMA, row["nomor"], "", ""), row["nilai"], row["tanggal"], npp=row["npp"],
             dari=row["bulan_dari"], sampai=row["bulan_sampai"] or row["bulan_dari"], sp2d=row["nomor_sp2d"], tahan=row["tahan"])
        for row in engine.rows(rows.order_by(order))
    ]  # fmt: skip


def months_asked(bulan: str, tahun: int, named: Sequence[str]) -> list[Bulan]:
    """The months of the fiscal year up to the evaluated one, and those that a bill or a receipt names."""
    year = {month for month in Bulan(tahun, 1).until(Bulan(tahun, 12)) if str(month) <= bulan}
    return sorted(year | {Bulan.parse(bulan)} | {Bulan.parse(one) for one in named})
