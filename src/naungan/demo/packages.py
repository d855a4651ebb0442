"""Construction packages and outsourcing contracts of one government, with what their register shows of Jamsostek."""

from __future__ import annotations

from typing import Any

from naungan.demo.offices import BKPSDM_MEMBAYAR, Office
from naungan.demo.sheet import Paper, simple

PEMILIK = BKPSDM_MEMBAYAR
_HEADS = [
    "Kode Paket", "Nama Paket", "Jenis", "OPD", "Penyedia", "Nilai Kontrak", "Termasuk PPN", "Tanggal SPMK", "Tanggal Selesai",
    "Jumlah Pekerja", "Nomor Bukti Jamsostek", "Tanggal Bukti", "Iuran Dibayar",
]  # fmt: skip
# What is planted: kind, value, VAT, begin, end, proof, its day, paid; then the kind of finding and its rupiah, by the tiers of the law.
_PACKAGES: list[tuple[list[Any], str | None, int | None]] = [
    (["Rehabilitasi gedung kantor", "Konstruksi", 500_000_000, "tidak", "02-03-2026", "31-10-2026", "JK-0001", "09-03-2026", 1_000_000],
     None, None),
    (["Pembangunan jembatan", "Konstruksi", 1_110_000_000, "ya", "01-04-2026", "30-11-2026", "JK-0002", "10-04-2026", 1_600_000],
     "paket_kurang_bayar", 150_000),
    (["Rehabilitasi jalan lingkungan", "Konstruksi", 200_000_000, "tidak", "04-05-2026", "30-09-2026", "belum", None, None],
     "paket_tanpa_bukti", 430_000),
    (["Jasa kebersihan kantor", "Alih daya", 120_000_000, "ya", "02-01-2026", "31-12-2026", None, None, None], "paket_tanpa_bukti", None),
    (["Pembangunan pagar", "Konstruksi", 100_000_000, "tidak", "08-01-2024", "30-04-2024", "JK-0009", "12-01-2024", 240_000], None, None),
    (["Drainase pasar", "Konstruksi", None, "tidak", "02-03-2026", "31-10-2026", "JK-0003", "05-03-2026", 500_000], None, None),
]  # fmt: skip


def packages(office: Office, bulan: str) -> tuple[Paper, list[dict[str, Any]]]:
    """The register, and one truth per package of which something must be found."""
    rows, truth = [], []
    for place, (cells, kind, money) in enumerate(_PACKAGES, start=1):
        unit = office.units[place % len(office.units)]
        code = f"PK-{office.kode}-{place:03d}"
        nama, jenis, *rest = cells
        rows.append([code, nama, jenis, unit.nama, f"CV Contoh Rekaan {place}", *rest[:4], 10 + place, *rest[4:]])
        if kind:
            truth.append(
                {"pemda": office.kode, "bulan": bulan, "jenis": kind, "unit": unit.kode, "kunci": code, "jumlah": 1, "rupiah": money}
            )
    titles = [f"DAFTAR PAKET PEKERJAAN {office.nama.upper()}", "Tahun Anggaran 2026"]
    return simple("Daftar paket pekerjaan 2026", "xlsx", _HEADS, rows, titles, "Paket"), truth
