"""Rules about the workers of a unit: those whose state is known, and beside them those of whom something must be looked up first."""

from __future__ import annotations

from typing import Any

from naungan.acuan.anggaran import choice
from naungan.findings.make import Step, Today, budget_step, finding, next_due
from naungan.kernel.period import Bulan
from naungan.relations.words import SHORT, Anggaran, State

_FLAGS = {
    "ineligible_billed": ("TEMUAN_TIDAK_BERHAK_DITAGIH", "LANGKAH_KELUARKAN"),
    "two_payers": ("TEMUAN_DUA_PEMBAYAR", "LANGKAH_TETAPKAN_PEMBAYAR"),
    "wrong_npp": ("TEMUAN_NPP_TIDAK_SESUAI", "LANGKAH_PINDAH_NPP"),
    "upah_kurang_lapor": ("TEMUAN_UPAH_KURANG_LAPOR", "LANGKAH_LAPOR_UPAH"),
    "dipotong_dari_upah": ("TEMUAN_DIPOTONG_DARI_UPAH", "LANGKAH_HENTIKAN_POTONGAN"),
}


def worker_findings(cell: dict[str, Any], status: dict[str, Any], today: Today) -> list[dict[str, Any]]:
    """Unregistered, inactive, incomplete, and the flags of one unit; ``status`` is its UNIT_STATUS row or empty."""
    found = [*_absent(cell, status, today), *_unknown(cell)]
    if cell["n_incomplete_programmes"]:
        step = open_step("LANGKAH_LENGKAPI_PROGRAM", status, today)
        found.append(_of_state("TEMUAN_PROGRAM_TIDAK_LENGKAP", cell, (State.INCOMPLETE_PROGRAMMES,), step))
    for flag, (kode, langkah) in _FLAGS.items():
        if cell[f"flag_{flag}"]:
            found.append(finding(kode, cell, cell[f"flag_{flag}"], "orang", None, next_due(langkah, today)))
    return found


def data_findings(cells: list[dict[str, Any]], today: Today) -> list[dict[str, Any]]:
    """Units of one pemda whose data say too little of their workers; one finding for the pemda where no member file looks at anybody."""
    limit = choice("ambang_data", Bulan.parse(today.bulan))
    workers, blind = sum(cell["pekerja"] for cell in cells), sum(cell["n_no_data"] for cell in cells)
    if workers and blind == workers:
        whole = {"pemda": cells[0]["pemda"], "unit": None}
        return [finding("TEMUAN_DATA_TIDAK_CUKUP", whole, blind, "orang", None, Step("LANGKAH_SERAHKAN_PESERTA"), pekerja=workers)]
    found = []
    for cell in cells:
        held = cell["n_unresolved"] - cell["sebab_keputusan"]
        unclear = held + cell["n_no_data"]
        if cell["pekerja"] and unclear * 100 >= limit * cell["pekerja"]:
            params = {"pekerja": cell["pekerja"], "ditahan": held, "tanpa_data": cell["n_no_data"]}
            step = Step("LANGKAH_PERBAIKI_DATA" if held else "LANGKAH_SERAHKAN_PESERTA")
            found.append(finding("TEMUAN_DATA_TIDAK_CUKUP", cell, unclear, "orang", None, step, **params))
    return found


def _absent(cell: dict[str, Any], status: dict[str, Any], today: Today) -> list[dict[str, Any]]:
    """Only who is proven to be without: silence of an own-NPP file is no proof, and stands with the unknown."""
    found = []
    if cell["n_unregistered"]:
        step = open_step("LANGKAH_DAFTARKAN", status, today)
        found.append(_of_state("TEMUAN_BELUM_TERDAFTAR", cell, (State.UNREGISTERED,), step))
    if cell["n_inactive"]:
        found.append(_of_state("TEMUAN_NONAKTIF", cell, (State.INACTIVE,), open_step("LANGKAH_AKTIFKAN", status, today)))
    budgeted = (status.get("pagu") or 0) > 0 and status.get("anggaran") != Anggaran.BELUM_DAPAT_DINILAI
    if budgeted and cell["n_unregistered"] + cell["n_inactive"]:
        step = next_due("LANGKAH_DAFTARKAN", today)
        states = (State.UNREGISTERED, State.INACTIVE)
        found.append(_of_state("TEMUAN_DIANGGARKAN_TIDAK_DIDAFTARKAN", cell, states, step, pagu=status["pagu"]))
    return found


def _unknown(cell: dict[str, Any]) -> list[dict[str, Any]]:
    """Who must be looked up, and for whom a decision waits: a count and a step, no deadline and no rupiah."""
    asked = (
        ("TEMUAN_PERLU_DICEK", cell["n_not_on_own_npp"], "LANGKAH_CEK_KEPESERTAAN"),
        ("TEMUAN_PERLU_DIPUTUSKAN", cell["sebab_keputusan"], "LANGKAH_PUTUSKAN"),
    )
    return [finding(kode, cell, count, "orang", None, Step(step)) for kode, count, step in asked if count]


def open_step(kode: str, status: dict[str, Any], today: Today) -> Step:
    """Do it before the next due date; where the money is known to be missing, the budget step comes first."""
    return budget_step(today.tahun, today) if status.get("anggaran") in SHORT else next_due(kode, today)


def _of_state(kode: str, cell: dict[str, Any], states: tuple[str, ...], step: Step, **params: Any) -> dict[str, Any]:
    """A finding that counts the workers of some states; the estimated part of its rupiah stands in ``params``."""
    count = sum(cell[f"n_{state}"] for state in states)
    exact = [cell[f"rp_{state}"] for state in states if cell[f"rp_{state}"] is not None]
    guess = [cell[f"kira_{state}"] for state in states if cell[f"kira_{state}"] is not None]
    rupiah = sum(exact) if exact else None
    return finding(kode, cell, count, "orang", rupiah, step, perkiraan=sum(guess) if guess else None, **params)
