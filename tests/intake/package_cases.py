"""A clean package of work, and what breaks each of its cells."""

from __future__ import annotations

from typing import Any

CLEAN: dict[str, dict[str, Any]] = {
    "paket_pekerjaan": {
        "Kode Paket": "PK-001", "Nama Paket": "Rehabilitasi gedung", "Jenis": "Konstruksi", "OPD": "Dinas PUPR", "Penyedia": "CV Contoh",
        "Nilai Kontrak": "500.000.000", "Termasuk PPN": "tidak", "Tanggal SPMK": "02-03-2026", "Tanggal Selesai": "31-10-2026",
        "Jumlah Pekerja": "12", "Nomor Bukti Jamsostek": "JK-0001", "Tanggal Bukti": "09-03-2026", "Iuran Dibayar": "1.000.000",
    },
}  # fmt: skip
CASES: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "paket_pekerjaan": [
        ("PAKET_TANPA_NAMA", {"Kode Paket": "", "Nama Paket": ""}), ("PAKET_JENIS_TIDAK_DIKENAL", {"Jenis": "lain-lain"}),
        ("PAKET_TANPA_NILAI", {"Nilai Kontrak": ""}), ("ANGKA_TIDAK_TERBACA", {"Nilai Kontrak": "1.000.00"}), ("ANGKA_NEGATIF", {"Iuran Dibayar": "-5"}),
        ("PAKET_PPN_TIDAK_DIKENAL", {"Termasuk PPN": ""}), ("KERJA_TERBALIK", {"Tanggal Selesai": "01-01-2026"}),
        ("TANGGAL_TIDAK_TERBACA", {"Tanggal Bukti": "31-02-2026"}), ("UNIT_KOSONG", {"OPD": ""}),
    ],
}  # fmt: skip
