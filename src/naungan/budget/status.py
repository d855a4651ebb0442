"""Two axes per unit: is the money there (anggaran), and has it been paid (pembayaran)?"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.anggaran import tahun_anggaran
from naungan.budget.adequacy import Office, unit_names
from naungan.budget.lines import AWAL, newest
from naungan.budget.needs import DI_LUAR_APBD
from naungan.budget.purse import Masa
from naungan.budget.realised import SAMPAI
from naungan.budget.reasons import Sent, no_budget, no_workers
from naungan.budget.rows import Line
from naungan.budget.sums import known_sum, sum_year, whole_sum
from naungan.budget.tables import UNIT_STATUS
from naungan.kernel.period import Bulan
from naungan.relations.words import ABSENT, NO_DUTY, PARTICIPANT, WEAKEST, Anggaran, Pembayaran

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Paid = tuple[int, str]
_COUNTS = ("pekerja", "terdaftar", "tidak_ada", "di_luar")


def unit_status(
    engine: Engine, *, adequacy: ir.Table, ledger: ir.Table, lines: list[Line], unit: ir.Table, bulan: str, posisi: dt.date,
    handed_in: ir.Table | None = None,
) -> ir.Table:  # fmt: skip
    """UNIT_STATUS of every unit that is on the unit list, has workers, or pays.

    Amounts stand with the paying unit only; a unit that another unit pays for shows the axis of its payer. ``lines`` are those of
    ``budget.lines``. Without ``handed_in`` what came in is known from ledger and budget alone.
    """
    month = Bulan.parse(bulan)
    masa = Masa(tahun_anggaran(month), month, posisi)
    counted = _counted(engine, ledger)
    people, paid_for = _cells(counted, "unit"), _cells(counted, "unit_pembayar")
    purses: dict[Office, list[dict[str, Any]]] = defaultdict(list)
    for row in engine.rows(adequacy.filter(adequacy.tahun == masa.tahun)):
        purses[row["pemda"], row["unit"]].append(row)
    names = unit_names(engine, unit, ledger, lines)
    paid = _months_paid(lines, masa)
    sent = Sent.of(engine.rows(handed_in.order_by("pemda", "unit", "dataset")) if handed_in is not None else [], lines)
    lumped = {(row["pemda"], row["unit"]) for row in lines if row["tahun"] == masa.tahun and row["gabungan"]}
    offices = set(people) | set(purses) | {office for office in names if office[1] is not None}
    rows = []
    for office in sorted(offices, key=lambda one: (one[0] or "", one[1] or "")):
        cell = people.get(office)
        known = _registered(cell, paid_for.get(office))
        rows.append({
            "pemda": office[0], "unit": office[1], "unit_nama": names.get(office),
            **_budget_axis(office, cell, purses, lumped, sent, masa.tahun), **_payment_axis(office, cell, paid, masa, known),
        })  # fmt: skip
    return engine.table(UNIT_STATUS.of(rows))


def _counted(engine: Engine, ledger: ir.Table) -> list[dict[str, Any]]:
    """Per unit and payer: how many are ours, how many of them participants, and what the member files say of payment."""
    ours = ledger.filter(~ledger.keadaan.isin(NO_DUTY))
    keys = ["pemda", "unit", "unit_pembayar"]
    # Of a row that a person must still decide about nobody knows what is paid.
    settled = ours.keadaan.isin(PARTICIPANT)
    counted = ours.group_by(keys).aggregate(
        pekerja=ours.count(), terdaftar=settled.sum(), tidak_ada=ours.keadaan.isin(ABSENT).sum(),
        di_luar=ours.pembayar.isin(DI_LUAR_APBD).fill_null(False).sum(),
        menunggak=ours.bulan_menunggak.max(where=settled), lunas=ours.lunas_sampai.min(where=settled),
    )  # fmt: skip
    return engine.rows(counted.order_by([ibis.asc(name, nulls_first=True) for name in keys]))


def _cells(counted: list[dict[str, Any]], side: str) -> dict[Office, dict[str, Any]]:
    """The counts of each unit where people work (``unit``), or that pays (``unit_pembayar``), and its payers."""
    found: dict[Office, dict[str, Any]] = {}
    for row in counted:
        cell = found.setdefault((row["pemda"], row[side]), {"payers": [], **dict.fromkeys(_COUNTS, 0), "menunggak": None, "lunas": None})
        cell["payers"].append(row["unit_pembayar"])
        for name in _COUNTS:
            cell[name] += row[name]
        cell["menunggak"] = max((x for x in (cell["menunggak"], row["menunggak"]) if x is not None), default=None)
        cell["lunas"] = min((x for x in (cell["lunas"], row["lunas"]) if x is not None), default=None)
    return found


def _budget_axis(
    office: Office, cell: dict[str, Any] | None, purses: dict[Office, list[dict[str, Any]]], lumped: set[Office], sent: Sent, tahun: int
) -> dict[str, Any]:
    payers = dict.fromkeys([*(cell["payers"] if cell else []), office[1]])
    rows = [row for payer in payers for row in purses.get((office[0], payer), [])]
    if cell and not rows:
        outside = cell["di_luar"] == cell["pekerja"]
        why = "ALASAN_DI_LUAR_APBD" if outside else no_budget([(office[0], payer) for payer in payers], sent, tahun)
        return {"anggaran": Anggaran.TIDAK_DIKETAHUI, "alasan": why}
    if not rows:
        return {"anggaran": Anggaran.TIDAK_DIKETAHUI, "alasan": no_workers(office, sent)}
    axis = min((row["anggaran"] for row in rows), key=WEAKEST.index)
    own = purses.get(office, [])
    if not own:
        return {"anggaran": axis, "alasan": "ALASAN_UNIT_LAIN"}
    return {
        "anggaran": axis, "pagu": whole_sum(row["pagu"] for row in own),
        **{name: known_sum(row[name] for row in own) for name in ("kebutuhan", "kekurangan")},
        "bulan_tercukupi": min((row["bulan_tercukupi"] for row in own if row["bulan_tercukupi"] is not None), default=None),
        "habis_pada": min((row["habis_pada"] for row in own if row["habis_pada"]), default=None),
        "setahun": min((row["setahun"] for row in own if row["setahun"]), key=WEAKEST.index, default=None), **sum_year(own),
        "alasan": _reason(axis, own, office, sent, tahun, lumped=office in lumped),
    }  # fmt: skip


def _reason(axis: str, rows: list[dict[str, Any]], office: Office, sent: Sent, tahun: int, *, lumped: bool) -> str | None:
    if axis == Anggaran.BELUM_DAPAT_DINILAI:
        return "ALASAN_TAHAP_AWAL"
    if axis != Anggaran.TIDAK_DIKETAHUI:
        # The weakest account decides, whatever is not known of the others: then the amounts are a part.
        return "ALASAN_SEBAGIAN" if any(row["kekurangan"] is None for row in rows) else None
    unclear = [row for row in rows if row["anggaran"] == axis]
    if any(row["kebutuhan"] is None for row in unclear):
        return "ALASAN_KEBUTUHAN"
    if all(row["kode_rekening"] is None for row in unclear):
        return "ALASAN_REKENING"
    if lumped and any(row["pagu"] is None for row in unclear):
        return "ALASAN_REKENING_GABUNGAN"
    if all(row["tahap"] is None or row["tahap"] in AWAL for row in unclear):
        return no_budget([office], sent, tahun)
    if all(row["setahun"] and row["tersedia"] is None for row in unclear):
        return f"ALASAN_SETAHUN_{min((row['setahun'] for row in unclear), key=WEAKEST.index).upper()}"
    # Everything is stated, yet estimated dues might not fit.
    return "ALASAN_PAGU_KOSONG" if any(row["tersedia"] is None for row in unclear) else "ALASAN_KEBUTUHAN"


def _registered(*cells: dict[str, Any] | None) -> bool | None:
    """Whether anybody is a participant, among those who work here or are paid for from here; None where that can't be said."""
    known = [cell for cell in cells if cell and cell["pekerja"]]
    if any(cell["terdaftar"] for cell in known):
        return True
    return False if known and all(cell["tidak_ada"] == cell["pekerja"] for cell in known) else None


def _payment_axis(
    office: Office, cell: dict[str, Any] | None, paid: dict[Office, Paid], masa: Masa, registered: bool | None
) -> dict[str, Any]:
    """The finance office's count of months paid comes first, then the member file; without either nothing is said."""
    payers = cell["payers"] if cell else [office[1]]
    counts = [paid[office[0], payer] for payer in payers if (office[0], payer) in paid]
    if counts:
        months, source = min(counts)
        return {**_by_count(months, source, masa, registered), "sumber_pembayaran": source}
    if cell is None or not cell["pekerja"]:
        return {"pembayaran": Pembayaran.TIDAK_DIKETAHUI}
    if cell["menunggak"] is not None:
        state = Pembayaran.MENUNGGAK if cell["menunggak"] > 0 else Pembayaran.LUNAS
        found = {"lunas_sampai": cell["lunas"], "bulan_menunggak": cell["menunggak"]}
        return {"pembayaran": state, **found, "sumber_pembayaran": "peserta"}
    nobody = cell["tidak_ada"] == cell["pekerja"]
    return {"pembayaran": Pembayaran.BELUM if nobody else Pembayaran.TIDAK_DIKETAHUI}


def _by_count(months: int, source: str, masa: Masa, registered: bool | None) -> dict[str, Any]:
    """Dues fall due for participants only: where nothing was paid and nobody is registered nothing is overdue.

    Money that did not move says nothing of participants; who counts months (the finance office) has a bill before him.
    """
    due, of_year = masa.due("PU"), masa.months("PU")
    if not months and (registered is False or (registered is None and source in SAMPAI)):
        return {"pembayaran": Pembayaran.BELUM, "bulan_menunggak": 0 if registered is False else None}
    last = str(of_year[min(months, len(of_year)) - 1]) if months else None
    if due > months:
        return {"pembayaran": Pembayaran.MENUNGGAK, "lunas_sampai": last, "bulan_menunggak": due - months}
    return {"pembayaran": Pembayaran.LUNAS if months else Pembayaran.BELUM, "lunas_sampai": last, "bulan_menunggak": 0}


def _months_paid(found: list[Line], masa: Masa) -> dict[Office, Paid]:
    """The fewest months paid among a unit's Jamsostek accounts at its newest stage, and who says so.

    An LRA or SPJ that shows nothing realised on any of them says 0; more than 0 rupiah says nothing of months.
    """
    stages = newest(found)
    ours: dict[Office, list[Line]] = defaultdict(list)
    for row in found:
        office = (row["pemda"], row["unit"])
        if row["jamsostek"] and row["tahun"] == masa.tahun and row["tahap"] == stages.get((*office, masa.tahun)):
            ours[office].append(row)
    paid: dict[Office, Paid] = {}
    for office, rows in ours.items():
        counted = [row["bulan_dibayar"] for row in rows if row["bulan_dibayar"] is not None]
        if counted:
            paid[office] = (min(counted), "anggaran")
            continue
        sources = [row["sumber_realisasi"] for row in rows if row["realisasi"] == 0]
        until = [source for source in sources if source in SAMPAI]
        if len(until) == len(rows):
            paid[office] = (0, min(until))
    return paid
