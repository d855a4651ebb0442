"""The small files beside the rosters: unit list, NPP list, payer list, and the recap of units that brought no names."""

from __future__ import annotations

from typing import Any

import numpy as np

from naungan.demo.jobs import BULAN, Work
from naungan.demo.members import paid_until
from naungan.demo.offices import Office
from naungan.demo.plan import Plan
from naungan.demo.sheet import Paper, simple
from naungan.demo.state import Keadaan
from naungan.kernel.period import NAMA_BULAN, Bulan
from naungan.relations.words import PARTICIPANT

_VILLAGE = ("DPMD",)


def unit_list(office: Office, form: str) -> Paper:
    """Master list of units with their short names."""
    rows: list[list[Any]] = [[unit.kode, unit.nama, unit.singkatan, unit.jenis, unit.induk] for unit in office.units]
    titles = [f"DAFTAR PERANGKAT DAERAH {office.nama.upper()}"]
    return simple("daftar unit", form, ["Kode SKPD", "Nama Unit", "Singkatan", "Jenis", "Induk"], rows, titles)


def registration_list(office: Office, form: str) -> Paper:
    """NPP of the pemda (empty unit) and of the units that have their own; the branch where the member file does not see everything."""
    branch = f"Kantor Cabang {office.nama.split(' ', 1)[-1]}" if office.lingkup in ("own_npp", "cabang") else None
    rows: list[list[Any]] = [[office.npp, None, "01-2020", None, branch]] if office.npp else []
    rows += [[unit.npp, unit.kode, "01-2020", None, branch] for unit in office.units if unit.npp]
    return simple("daftar NPP", form, ["NPP", "Kode Unit", "Dari", "Sampai", "Kantor Cabang"], rows)


def payers(office: Office) -> list[dict[str, str | None]]:
    """Who pays for whom: unit and category (None = all), kind of payer, fund, account."""
    if office.struktur == "bkpsdm_membayar":
        rows = [_payer(None, None, office.payer_unit(office.units[0]).kode, "pemda", "APBD")]
    else:
        rows = [_payer(unit.kode, None, unit.kode, "pemda", "APBD") for unit in office.units]
    rows += [_payer(unit.kode, "blud_non_asn", unit.kode, "blud", "BLUD") for unit in office.units if unit.jenis == "blud"]
    if office.bos:
        rows += [_payer(unit.kode, "guru_non_asn", unit.kode, "bos", "BOS") for unit in office.units if unit.campuran == "pendidikan"]
    rows += [
        _payer(unit.kode, "perangkat_desa", unit.kode, "desa", "APBDes", "5.1.3.04") for unit in office.units if unit.campuran == "desa"
    ]
    return rows + [_payer(unit.kode, "alih_daya", None, "vendor", None) for unit in office.units]


def payer_list(office: Office, form: str) -> Paper:
    """The payer relation as a file."""
    heads = {
        "Kode Unit": "unit", "Segmen": "segmen", "Kategori": "kategori", "Unit Pembayar": "unit_pembayar", "Pembayar": "pembayar",
        "Sumber Dana": "dana", "Kode Rekening": "kode_rekening", "Dari": "dari", "Sampai": "sampai",
    }  # fmt: skip
    rows = [[row[name] for name in heads.values()] for row in payers(office)]
    return simple("daftar pembayar", form, list(heads), rows)


def pays(office: Office, unit: int, kategori: str) -> str:
    """The kind of payer of one category in one unit."""
    kode = office.units[unit].kode
    fitting = [row for row in payers(office) if row["unit"] in (None, kode) and row["kategori"] in (None, kategori)]
    return str(max(fitting, key=lambda row: (row["kategori"] is not None, row["unit"] is not None))["pembayar"])


def recap(office: Office, worked: Work, found: list[Keadaan], plan: Plan, form: str) -> Paper | None:
    """Counts of the units that brought no names; None where every unit did or kept silent."""
    rows: list[list[Any]] = []
    paid = paid_until(office, worked.bulan)
    for place, cara in enumerate(plan.cara):
        here = [found[row] for row in np.flatnonzero(worked.unit == place).tolist()]
        if cara == "rekap" and here:
            month = Bulan(int(paid[place]) // 12, int(paid[place]) % 12 + 1)
            listed = sum(one.peserta is not None for one in here)
            active = sum(one.keadaan in PARTICIPANT for one in here)
            rows.append([office.units[place].nama, len(here), listed, active, f"{NAMA_BULAN[month.bulan - 1]} {month.tahun}"])
    if not rows:
        return None
    titles = [f"REKAPITULASI TENAGA NON ASN {office.nama.upper()}", f"Bulan: {Bulan.parse(worked.bulan).nama}"]
    return simple("Rekap kepesertaan per OPD", form, ["OPD", "Jumlah Non ASN", "Terdaftar", "Aktif", "Lunas s.d."], rows, titles)


def _payer(
    unit: str | None, kategori: str | None, by: str | None, kind: str, fund: str | None, rekening: str | None = None
) -> dict[str, str | None]:
    return {
        "unit": unit, "segmen": None, "kategori": kategori, "unit_pembayar": by, "pembayar": kind, "dana": fund,
        "kode_rekening": rekening, "dari": f"{BULAN[0][:4]}-01", "sampai": None,
    }  # fmt: skip
