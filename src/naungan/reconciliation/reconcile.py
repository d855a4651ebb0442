"""The room as one step: from the relations of a run to its own."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import tahun_anggaran
from naungan.acuan.peta_rekening import Peta
from naungan.budget import Orang
from naungan.kernel.period import Bulan
from naungan.reconciliation import sides, tables
from naungan.reconciliation.age import arrears_age, by_member
from naungan.reconciliation.allocation import allocate
from naungan.reconciliation.difference import by_cause, declared, difference, facts, persons, sums_of, where_billed
from naungan.reconciliation.exact import Own
from naungan.reconciliation.lines import due, lines
from naungan.reconciliation.match import Paid, Register, Sides, reconciliation
from naungan.reconciliation.minutes import minutes
from naungan.reconciliation.overpaid import overpayment
from naungan.reconciliation.owed import liability
from naungan.reconciliation.payments import Allocated, Answer, Bill, Cell, Part
from naungan.reconciliation.progress import unit_progress
from naungan.reconciliation.saved import allocation_rows, suspense_rows
from naungan.reconciliation.words import Jenis
from naungan.regulasi import BULAN_PERTAMA
from naungan.relations.joins import OFFICE, left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Relations = Mapping[str, "ir.Table"]
Rows = dict[Cell, dict[str, Any]]


@dataclass(frozen=True)
class Asked:
    """For which month and position date, by which map of accounts, with which answers and notes of people.

    ``catatan``: notes by (pemda, jenis, nomor) of payments that wait.
    """

    bulan: str
    posisi: dt.date
    peta: Peta
    answers: Sequence[Answer] = ()
    catatan: Mapping[tuple[str, str, str], str] = field(default_factory=dict)


def reconcile(engine: Engine, found: Relations, orang: Orang, asked: Asked) -> dict[str, ir.Table]:
    """The relations of the room by name, from those of a run (``bill`` of all months that were read)."""
    bills, billed = sides.billed(engine, found["bill"])
    paid_by = sides.offices(found["ledger"])
    allocated, own = _allocated(engine, found, bills, paid_by, asked)
    registers = _registers(engine, found["treasury"], asked.posisi)
    paid = Paid.of(allocated, registers, _units(engine, found["registration"], asked.bulan), asked.posisi, _payers(own))
    rows, need = _compared(engine, found, billed, paid, paid_by, orang, asked)
    causes = by_cause(engine, rows)
    matched = reconciliation(Sides(need, billed, sums_of(causes), paid, asked.bulan))
    money = {name: found[name] for name in ("unit_status", "adequacy", "ledger")}
    small: dict[str, list[dict[str, Any]]] = {
        "reconciliation": matched, "payment_allocation": allocation_rows(allocated),
        "suspense": suspense_rows(allocated, asked.posisi, asked.catatan),
        "arrears_age": arrears_age(billed, paid, by_member(engine, found["ledger"]), asked.posisi),
        "unit_progress": unit_progress(engine, **money, bulan=asked.bulan, posisi=asked.posisi),
        "liability": liability(billed, paid, tahun_anggaran(Bulan.parse(asked.bulan)), asked.posisi),
        "minutes": minutes(matched, causes, allocated.rests, asked.posisi),
    }  # fmt: skip
    relations = {name: engine.table(getattr(tables, name.upper()).of(mine)) for name, mine in small.items()}
    relations |= {"difference": engine.keep(declared(rows)), "overpayment": engine.keep(overpayment(engine, rows, paid))}
    return relations


def unfollowed(engine: Engine, found: Relations, asked: Asked) -> list[tuple[Answer, str]]:
    """The answers that name no payment or several, or give more than it is: with the code of why. Asked before anything is reconciled."""
    return allocate(_payments(engine, found, asked), [], answers=asked.answers).wrong if asked.answers else []


def _payments(engine: Engine, found: Relations, asked: Asked) -> list[Part]:
    orders = sides.orders(engine, found["treasury"], found["payer"], bulan=asked.bulan, posisi=asked.posisi, peta=asked.peta)
    return orders + sides.receipts(engine, found["receipt"], posisi=asked.posisi)


def _allocated(engine: Engine, found: Relations, bills: list[Bill], paid_by: ir.Table, asked: Asked) -> tuple[Allocated, Own]:
    offices = {name: found[name] for name in ("unit", "registration")}
    parts = _payments(engine, found, asked)
    own = sides.paying(engine, paid_by, **offices, bulan=asked.bulan) if parts else {}
    return allocate(parts, bills, own, asked.answers), own


def _payers(own: Own) -> dict[tuple[str, str], frozenset[str]]:
    """The units that pay for each NPP."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (pemda, unit), mine in own.items():
        for npp in mine:
            found[pemda, npp].add(unit)
    return {place: frozenset(units) for place, units in found.items()}


def _registers(engine: Engine, treasury: ir.Table, posisi: dt.date) -> dict[str, list[Register]]:
    """What each register of SP2D of each government sees up to the position date; one without any day sees nothing."""
    rows = treasury.filter((treasury.jenis == "SP2D") & treasury.pemda.notnull() & (treasury.tanggal <= posisi))
    files: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    found = rows.group_by(["pemda", "sumber", "unit"]).aggregate(dari=rows.tanggal.min(), sampai=rows.tanggal.max())
    for row in engine.rows(found.order_by("pemda", "sumber", ibis.asc("unit", nulls_first=True))):
        files[row["pemda"], row["sumber"]].append(row)
    registers: dict[str, list[Register]] = defaultdict(list)
    for (pemda, _), mine in files.items():
        units = frozenset(row["unit"] for row in mine)
        registers[pemda].append(Register(units, min(row["dari"] for row in mine), max(row["sampai"] for row in mine)))
    return registers


def _units(engine: Engine, registration: ir.Table, bulan: str) -> dict[tuple[str, str], str | None]:
    """The one unit that an NPP is of, in the evaluated month."""
    current = registration.filter((registration.dari.fill_null(bulan) <= bulan) & (registration.sampai.fill_null(bulan) >= bulan))
    found = current.group_by(["pemda", "npp"]).aggregate(
        satu=current.unit.min(), lain=current.unit.max(), semua=current.unit.isnull().any()
    )
    return {
        (row["pemda"], row["npp"]): row["satu"] if row["satu"] == row["lain"] and not row["semua"] else None for row in engine.rows(found)
    }


def _compared(
    engine: Engine, found: Relations, billed: Rows, paid: Paid, paid_by: ir.Table, orang: Orang, asked: Asked
) -> tuple[ir.Table, Rows]:  # fmt: skip
    """The differences of persons in the months that have a bill, and what is due per NPP and month in all of them."""
    whose = sorted({cell.pemda for cell in (*billed, *paid.alokasi[Jenis.TERIMA], *paid.alokasi[Jenis.SP2D])} | set(paid.register))
    mine = {name: found[name].filter(found[name].pemda.fill_null("").isin(whose)) for name in ("ledger", "bill", "link", "roster")}
    of_bill = sorted({cell.bulan for cell in billed})
    home = sides.homes(paid_by, mine["bill"], found["unit"], found["registration"], asked.bulan)
    home = left(sides.workers(mine["ledger"]), home, OFFICE).select("k_pemda", "k_unit", "orang", "npp")
    ours = orang.of(orang.daftar.filter(orang.daftar.pemda.fill_null("").isin(whose)))
    # Of governments without bill, register and receipt nothing is asked: then one month is enough to have the columns.
    year = sides.months_asked(asked.bulan, tahun_anggaran(Bulan.parse(asked.bulan)), _lawful(of_bill, paid))
    months = year if whose else year[-1:]
    owed = left(due(engine, ours, mine["ledger"], months), home, ("k_pemda", "k_unit", "orang"))
    bill_lines = engine.keep(
        lines(engine, mine["bill"], found["member"], found["member_person"], mine["link"], mine["roster"], asked.bulan)
    )
    need = engine.keep(persons(owed.filter(owed.bulan.isin(of_bill))))
    need = engine.keep(where_billed(need, bill_lines))
    rows = difference(bill_lines, need, engine.keep(facts(mine["ledger"], ours.daftar, mine["link"])), found["mutation"], asked.bulan)
    counts = sides.counted(engine, persons(owed.filter(~owed.bulan.isin(of_bill)))) | sides.counted(engine, need)
    return engine.keep(rows), counts


def _lawful(named: list[str], paid: Paid) -> list[str]:
    months = {*named, *(cell.bulan for jenis in paid.alokasi.values() for cell in jenis)}
    return [month for month in months if Bulan.parse(month) >= BULAN_PERTAMA]
