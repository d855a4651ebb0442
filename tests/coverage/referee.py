"""A slow, plain-Python reading of the ledger's rules, written from the rules and not from the expressions."""

from __future__ import annotations

from typing import Any

from naungan.relations import NOMOR
from tests.coverage.world import BULAN, World

LAST = "2026-10-31"


def state(w: World, worker: dict[str, Any]) -> str:
    """The state of one roster row of a world whose NPP list names units A (N1) and B (N2); position 17 November 2026."""
    pemda, unit, orang = worker["pemda"], worker["unit"], worker["orang"]
    duty = next(d for d in w.law if (d["pemda"], d["unit"], d["orang"]) == (pemda, unit, orang))
    link = next(x for x in w.link if x[NOMOR] == worker[NOMOR])
    own = {"A": "N1", "B": "N2"}.get(unit)
    payer = next((p["pembayar"] for p in w.payer if p["unit"] == unit), None)
    if duty["hak"] == "tidak_berhak":
        return "not_eligible"
    if duty["hak"] == "pembayar_lain" or payer in ("vendor", "lain") or (payer == "pekerja" and duty["segmen"] == "BPU"):
        return "other_payer"
    mine = {x[NOMOR] for x in w.member_person if x["peserta"] == link["peserta"] and link["peserta"] and x["pemda"] == pemda}
    rows = [row for row in w.member if row[NOMOR] in mine]
    judged = [(row, _alive(row), _own(row, duty, own)) for row in rows]
    if worker["tahan"] or link["decision"] == "review" or duty["hak"] == "tidak_diketahui":
        return "unresolved"
    if any(alive is None for _, alive, _ in judged) and not any(alive for _, alive, _ in judged):
        return "unresolved"
    files = [row for row in w.member if row["pemda"] == pemda and row["lingkup"] not in ("daftar_opd", "jawaban_bpjs")]
    scopes = {row["lingkup"] for row in files}
    if not rows:
        seen = scopes & {"nasional", "cabang"} or own in {row["npp"] for row in files}
        if not seen:
            return "no_data"
        return "unregistered" if "nasional" in scopes else "not_on_own_npp"
    here = [row for row, alive, ours in judged if alive and ours]
    if here:
        return _own_state(here, duty)
    if any(alive for _, alive, _ in judged):
        return "covered_elsewhere"
    return "unregistered" if any(row.get("terdaftar") is False for row in rows) else "inactive"


def _own_state(here: list[dict[str, Any]], duty: dict[str, Any]) -> str:
    for program in ("jkk", "jkm"):
        said = [row[program] for row in here if row[program] is not None]
        if duty[f"wajib_{program}"] and said and not any(said):
            return "incomplete_programmes"
    paid = max((row["lunas_sampai"] for row in here if row.get("lunas_sampai")), default=None)
    limit = "2026-10"
    return "arrears" if paid is not None and paid < limit else "covered"


def _alive(row: dict[str, Any]) -> bool | None:
    if row["tahan"]:
        return None
    if row.get("nonaktif") and str(row["nonaktif"]) <= LAST:
        return False
    if row.get("mulai") and str(row["mulai"]) > LAST:
        return False
    if row["aktif"] is not None:
        return bool(row["aktif"])
    return True if (row.get("lunas_sampai") or "") >= BULAN else None


def _own(row: dict[str, Any], duty: dict[str, Any], own: str | None) -> bool:
    if row["segmen"] != duty["segmen"]:
        return False
    return row["segmen"] == "BPU" or (bool(row.get("npp_pemda")) if row["npp"] is None else row["npp"] == own)
