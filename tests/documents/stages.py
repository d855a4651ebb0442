"""Stages of a budget, a calendar and a draft, invented for the papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pyarrow as pa

from naungan.budget.tables import BUDGET_CHAIN, BUDGET_STEP, RAPERDA_CHECK


def stages(pemda: Sequence[str]) -> dict[str, pa.Table]:
    """The relations by name."""
    chain = [
        {"pemda": kode, "tahun": 2026, "tahap": tahap, "urutan": 2 if tahap == "PERGESERAN" else None, "ke": ke, "ada": "ada", "unit": 3,
         "unit_seluruh": 4, "subkegiatan": "X.01 Iuran", "indikator": "Orang terlindungi", "target": "40 orang", "pagu": 9_000_000 + ke,
         "sebelum": "RKPD", "pagu_sebelum": 9_000_000, "perubahan": ke, "unit_hilang": 0, "rekening_hilang": 0, "bertahan": "naik",
         "kebutuhan": 8_000_000, "kebutuhan_perkiraan": 0, "hukum_per": dt.date(2025, 11, 28), "setahun": "cukup", "kekurangan": 0,
         "ditetapkan": dt.date(2025, 11, 28), "fasilitasi": "memuat", "fasilitasi_nomor": "050/1", "fasilitasi_tanggal": dt.date(2025, 6, 20)}
        for kode in pemda[:2] for ke, tahap in enumerate(("RKPD", "APBD", "PERGESERAN"), start=1)
    ]  # fmt: skip
    steps = [
        {"pemda": kode, "tahun": 2026, "langkah": "LANGKAH_PERGESERAN", "urutan": 1, "usulan": dt.date(2026, 11, 30), "usulan_status": "pemda",
         "usulan_sumber": "SK Sekda", "penetapan": dt.date(2026, 12, 10), "penetapan_status": "pemda", "penetapan_sumber": "SK Sekda", "usul": True,
         "terbuka": True, "berikut": True, "hasil": "memuat", "nomor": "050/2", "ke": 13}
        for kode in pemda[:2]
    ]  # fmt: skip
    check = [
        {"pemda": pemda[0], "tahun": 2027, "butir": butir, "nomor": at, "penilai": "mendagri", "pedoman": None, "naskah_diperiksa": False,
         "dasar": "Inpres 2/2021", "status": "confirmed", "jumlah": 7, "satuan": "orang", "pagu": 1_000, "kebutuhan": 2_000,
         "kekurangan": 1_000, "putusan": "tidak_memenuhi", "alasan": "RAPERDA_KURANG", "kirim_sampai": dt.date(2026, 12, 3),
         "diterima": dt.date(2026, 12, 1), "evaluasi_sampai": dt.date(2026, 12, 22), "sisa_hari_kerja": 15, "hasil": dt.date(2026, 12, 20),
         "perbaikan_sampai": dt.date(2026, 12, 29), "perkiraan": False}
        for at, butir in enumerate(("PROGRAM_RKPD", "REKENING_NON_ASN"), start=1)
    ]  # fmt: skip
    return {"budget_chain": BUDGET_CHAIN.of(chain), "budget_step": BUDGET_STEP.of(steps), "raperda_check": RAPERDA_CHECK.of(check)}
