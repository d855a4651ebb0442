"""Rules about the workers of a unit: those whose state is known, and beside them those of whom something must be looked up first."""

from __future__ import annotations

from typing import Any

from naungan.acuan.anggaran import choice
from naungan.findings.make import Finding, Step, Today, budget_step, finding, next_due
from naungan.findings.people import Cell
from naungan.kernel.period import Bulan
from naungan.relations.words import SHORT, Anggaran, Cause, Flag, State

_FLAGS = {
    Flag.INELIGIBLE_BILLED: ("TEMUAN_TIDAK_BERHAK_DITAGIH", "LANGKAH_KELUARKAN"),
    Flag.TWO_PAYERS: ("TEMUAN_DUA_PEMBAYAR", "LANGKAH_TETAPKAN_PEMBAYAR"),
    Flag.WRONG_NPP: ("TEMUAN_NPP_TIDAK_SESUAI", "LANGKAH_PINDAH_NPP"),
    Flag.UPAH_KURANG_LAPOR: ("TEMUAN_UPAH_KURANG_LAPOR", "LANGKAH_LAPOR_UPAH"),
    Flag.DIPOTONG_DARI_UPAH: ("TEMUAN_DIPOTONG_DARI_UPAH", "LANGKAH_HENTIKAN_POTONGAN"),
}


def worker_findings(cell: Cell, status: dict[str, Any], today: Today) -> list[Finding]:
    """Unregistered, inactive, incomplete, and the flags of one unit; ``status`` is its UNIT_STATUS row or empty."""
    found = [*_absent(cell, status, today), *_unknown(cell)]
    if cell.n[State.INCOMPLETE_PROGRAMMES]:
        step = open_step("LANGKAH_LENGKAPI_PROGRAM", status, today)
        found.append(_of_state("TEMUAN_PROGRAM_TIDAK_LENGKAP", cell, (State.INCOMPLETE_PROGRAMMES,), step))
    for flag, (kode, langkah) in _FLAGS.items():
        if cell.flag[flag]:
            found.append(finding(kode, cell.place, cell.flag[flag], "orang", None, next_due(langkah, today)))
    return found


def data_findings(cells: list[Cell], today: Today) -> list[Finding]:
    """Units of one pemda whose data say too little of their workers; one finding for the pemda where no member file looks at anybody."""
    limit = choice("ambang_data", Bulan.parse(today.bulan))
    workers, blind = sum(cell.pekerja for cell in cells), sum(cell.n[State.NO_DATA] for cell in cells)
    if workers and blind == workers:
        whole = {"pemda": cells[0].pemda, "unit": None}
        return [finding("TEMUAN_DATA_TIDAK_CUKUP", whole, blind, "orang", None, Step("LANGKAH_SERAHKAN_PESERTA"), pekerja=workers)]
    found = []
    for cell in cells:
        held = cell.n[State.UNRESOLVED] - cell.cause[Cause.KEPUTUSAN]
        unclear = held + cell.n[State.NO_DATA]
        if cell.pekerja and unclear * 100 >= limit * cell.pekerja:
            params: dict[str, Any] = {"pekerja": cell.pekerja, "ditahan": held, "tanpa_data": cell.n[State.NO_DATA]}
            step = Step("LANGKAH_PERBAIKI_DATA" if held else "LANGKAH_SERAHKAN_PESERTA")
            found.append(finding("TEMUAN_DATA_TIDAK_CUKUP", cell.place, unclear, "orang", None, step, **params))
    return found


def _absent(cell: Cell, status: dict[str, Any], today: Today) -> list[Finding]:
    """Only who is proven to be without: silence of an own-NPP file is no proof, and stands with the unknown."""
    found = []
    if cell.n[State.UNREGISTERED]:
        step = open_step("LANGKAH_DAFTARKAN", status, today)
        found.append(_of_state("TEMUAN_BELUM_TERDAFTAR", cell, (State.UNREGISTERED,), step))
    if cell.n[State.INACTIVE]:
        found.append(_of_state("TEMUAN_NONAKTIF", cell, (State.INACTIVE,), open_step("LANGKAH_AKTIFKAN", status, today)))
    budgeted = (status.get("pagu") or 0) > 0 and status.get("anggaran") != Anggaran.BELUM_DAPAT_DINILAI
    if budgeted and cell.n[State.UNREGISTERED] + cell.n[State.INACTIVE]:
        step = next_due("LANGKAH_DAFTARKAN", today)
        states = (State.UNREGISTERED, State.INACTIVE)
        found.append(_of_state("TEMUAN_DIANGGARKAN_TIDAK_DIDAFTARKAN", cell, states, step, pagu=status["pagu"]))
    return found


def _unknown(cell: Cell) -> list[Finding]:
    """Who must be looked up, and for whom a decision waits: a count and a step, no deadline and no rupiah."""
    asked = (
        ("TEMUAN_PERLU_DICEK", cell.n[State.NOT_ON_OWN_NPP], "LANGKAH_CEK_KEPESERTAAN"),
        ("TEMUAN_PERLU_DIPUTUSKAN", cell.cause[Cause.KEPUTUSAN], "LANGKAH_PUTUSKAN"),
    )
    return [finding(kode, cell.place, count, "orang", None, Step(step)) for kode, count, step in asked if count]


def open_step(kode: str, status: dict[str, Any], today: Today) -> Step:
    """Do it before the next due date; where the money is known to be missing, the budget step comes first."""
    return budget_step(today.tahun, today, status["pemda"]) if status.get("anggaran") in SHORT else next_due(kode, today)


def _of_state(kode: str, cell: Cell, states: tuple[State, ...], step: Step, **params: Any) -> Finding:
    """A finding that counts the workers of some states; the estimated part of its rupiah stands in ``params``."""
    count = sum(cell.n[state] for state in states)
    exact = [amount for state in states if (amount := cell.exact[state]) is not None]
    guess = [amount for state in states if (amount := cell.estimated[state]) is not None]
    rupiah = sum(exact) if exact else None
    return finding(kode, cell.place, count, "orang", rupiah, step, perkiraan=sum(guess) if guess else None, **params)
