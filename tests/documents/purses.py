"""Purses, payers and proposals of the invented run."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa

from naungan.budget.purse_tables import BUDGET_PROPOSAL, PAYER_CHANGE, PURSE_COVER, PURSE_END


def purses() -> dict[str, pa.Table]:
    """A purse that ends in August, and a payer that changes, in one government."""
    where = {"pemda": "1671", "unit": "7.01.02", "kategori": "pekerja_rentan", "segmen": "BPU", "tahun": 2026}
    purse = {"pemda_pembayar": "1671", "unit_pembayar": "1.02.01", "pembayar": "pemda", "dompet": "dbhcht", "dana": "DBHCHT", "boleh": "ya"}
    rows: list[dict[str, Any]] = []
    for number in range(1, 13):
        month = {**where, "perkiraan": False, "bulan": f"2026-{number:02d}", "orang": 90, "rupiah": 1_512_000}
        state = {"jenis": "ditanggung", "giliran": 1, **purse} if number < 9 else {"jenis": "terbuka"}
        rows += [{**month, "jenis": "kebutuhan"}, {**month, **state}]
    ends = [{**where, "perkiraan": False, "bulan": "2026-09", "orang": 90, "rupiah": 6_048_000, "dompet": "DBHCHT", "sebab": "masa"}]
    change = {
        **where, "tahun": 2027, "mulai": "2027-01", "pembayar_lama": "pemda", "unit_lama": "1.02.01", "dana_lama": "DAU", "orang": 7,
        "kebutuhan_setahun": 1_411_200, "perkiraan_setahun": 0, "pagu_lama": 1_500_000, "arah": "tertinggal",
    }  # fmt: skip
    return {
        "purse_cover": PURSE_COVER.of(rows),
        "purse_end": PURSE_END.of(ends),
        "payer_change": PAYER_CHANGE.of([change]),
        "budget_proposal": BUDGET_PROPOSAL.of(_asked()),
    }


def _asked() -> list[dict[str, Any]]:
    """A line for next year, one without an account, and what this year lacks."""
    line = {
        "pemda": "1671", "unit": "1.02.01", "tahun": 2027, "jenis": "RKA", "pilihan": False, "status_bkn": "terdata", "keluarga": "non_asn",
        "program": "jkk", "kode_rekening": "5.1.02.02.02.0006", "perkiraan": False, "perpanjangan": False, "dasar_upah": Decimal(1_000_000), "orang": 7,
        "bulan": 12, "harga": 2_400, "volume": 84, "rupiah": 201_600, "dasar": "PP 44/2015 Pasal 16 ayat (1)",
    }  # fmt: skip
    open_ = {"kode_rekening": None, "rekening_mungkin": None, "harga": None, "rupiah": None, "alasan": "USULAN_TIDAK_DAPAT_DIHITUNG"}
    lacks = {
        "tahun": 2026,
        "jenis": "APBD_P",
        "status_bkn": "tidak_ditanya",
        "bulan": None,
        "harga": 5_000,
        "volume": 1,
        "rupiah": 5_000,
        "terhadap": "sisa",
    }
    return [line, {**line, **open_}, {**line, **lacks, "dasar_upah": None, "dasar": None}]
