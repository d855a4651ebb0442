"""The payment list of one unit: everybody on its roster but two, and two whom no roster has."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any

from naungan.demo.jobs import BULAN
from naungan.demo.offices import BKPSDM_MEMBAYAR, Office
from naungan.demo.people import People, world
from naungan.demo.sheet import Paper, simple
from naungan.demo.truth import Row, Truth
from naungan.relations.words import NO_DUTY, State

PEMBAYAR, LEFT_OUT, STRANGERS, HONOR = BKPSDM_MEMBAYAR, 2, 2, 1_250_000
OUTSIDE = (State.INACTIVE, State.UNREGISTERED)
_HEADS = ["No", "Nama", "NIK", "Jabatan", "OPD", "Bulan", "Bruto", "PPh 21", "Nomor SP2D", "Kode Rekening"]


def honor_file(office: Office, people: People, truth: Truth, bulan: str) -> Paper | None:
    """The list in 2026-10, with what must be found of it planted: three kinds, each with its people and rupiah."""
    if office.kode != PEMBAYAR or bulan != BULAN[1]:
        return None
    unit, rows = _cleanest(truth)
    duty = [row for row in rows if row["keadaan"] not in NO_DUTY]
    left_out = duty[:LEFT_OUT] if len(duty) > LEFT_OUT else []
    index = {str(code): place for place, code in enumerate(people.orang)}
    strangers = world(replace(office, seed=office.seed + 7), STRANGERS)
    paid = list(dict.fromkeys(row["orang"] for row in rows if row not in left_out))
    who = [(people.nama[index[one]], people.nik[index[one]]) for one in paid]
    who += list(zip(strangers.nama[:STRANGERS], strangers.nik[:STRANGERS], strict=True))
    name = next(one.nama for one in office.units if one.kode == unit)
    cells: list[list[Any]] = [
        [place, str(nama).upper(), nik, "Petugas", name, "Oktober 2026", HONOR, 0, "02/SP2D/LS/2026", "5.1.02.02.01.0026"]
        for place, (nama, nik) in enumerate(who, start=1)
    ]  # fmt: skip
    outside = sum(row["keadaan"] in OUTSIDE for row in rows if row not in left_out)
    kinds = {"honor_tidak_di_daftar": STRANGERS, "honor_tidak_dibayar": len(left_out), "honor_bukan_peserta": outside}
    for kind, count in kinds.items():
        money = None if kind == "honor_tidak_dibayar" else count * HONOR
        place_of = {"pemda": office.kode, "bulan": bulan, "unit": unit, "kunci": unit}
        truth.tanaman.append({**place_of, "jenis": kind, "jumlah": count, "rupiah": money})
    titles = [f"DAFTAR PEMBAYARAN HONORARIUM {name.upper()}"]
    return simple("Daftar pembayaran honorarium", "xlsx", _HEADS, cells, titles, "Honor")


def _cleanest(truth: Truth) -> tuple[str, list[Row]]:
    """A unit where somebody is no member, with the fewest doubtful rows, the larger first; its rows."""
    times = Counter(row["orang"] for row in truth.orang)
    units: dict[str, list[Row]] = defaultdict(list)
    for row in truth.orang:
        if row["dihitung"] and row["unit"]:
            units[row["unit"]].append(row)
    wrong = {unit: sum(bool(row["kesalahan"]) or times[row["orang"]] > 1 for row in rows) for unit, rows in units.items()}
    outside = {unit: any(row["keadaan"] in OUTSIDE for row in rows[LEFT_OUT:]) for unit, rows in units.items()}
    best = min(units, key=lambda unit: (not outside[unit], wrong[unit], -len(units[unit]), unit))
    return best, units[best]
