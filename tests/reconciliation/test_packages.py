"""Packages against their proof: there or not, in time, to the rupiah; and unknown where anything is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from naungan.engine import Engine
from naungan.findings.packages import package_findings
from naungan.intake.tables import PACKAGE
from naungan.reconciliation import package_check

POSISI = dt.date(2026, 11, 20)
MARET = dt.date(2026, 3, 2)
FULL: dict[str, Any] = {
    "jenis": "konstruksi", "nilai_kontrak": 500_000_000, "ppn_termasuk": False, "mulai": MARET, "akhir": dt.date(2026, 10, 31), "bukti": "JK-1",
    "tanggal_bukti": dt.date(2026, 3, 9), "iuran_dibayar": 1_000_000,
}  # fmt: skip
NONE: dict[str, Any] = {"bukti": None, "tanggal_bukti": None, "iuran_dibayar": None}
OLD = {"mulai": dt.date(2024, 1, 8), "akhir": dt.date(2024, 4, 30)}
# What differs from a package in order, the outcome, in time or not, what is due, and whether the letter asks for it.
CASES: list[tuple[dict[str, Any], str, str, int | None, bool | None]] = [
    ({}, "sesuai", "ya", 1_000_000, True),
    ({"iuran_dibayar": 999_999}, "kurang_bayar", "ya", 1_000_000, True),
    ({"iuran_dibayar": 1_000_001}, "lebih_bayar", "ya", 1_000_000, True),
    ({"nilai_kontrak": 1_110_000_000, "ppn_termasuk": True, "iuran_dibayar": 1_750_000}, "sesuai", "ya", 1_750_000, True),
    ({"tanggal_bukti": dt.date(2026, 6, 1)}, "terlambat", "tidak", 1_000_000, True),
    (NONE, "tanpa_bukti", "tidak", 1_000_000, True),
    ({"ppn_termasuk": None}, "iuran_belum_diketahui", "ya", None, True),
    ({"nilai_kontrak": None}, "iuran_belum_diketahui", "ya", None, True),
    ({"iuran_dibayar": None}, "iuran_belum_diketahui", "ya", 1_000_000, True),
    ({"mulai": None}, "iuran_belum_diketahui", "tidak_diketahui", None, True),
    ({"mulai": None, "akhir": None} | NONE, "belum_dapat_dinilai", "tidak_diketahui", None, None),
    ({"mulai": None, "akhir": dt.date(2026, 12, 31)} | NONE, "belum_dapat_dinilai", "tidak_diketahui", None, True),
    ({"mulai": None} | NONE, "tanpa_bukti", "tidak_diketahui", None, True),
    ({"mulai": None, "akhir": None}, "iuran_belum_diketahui", "tidak_diketahui", None, None),
    ({"jenis": "alih_daya", "mulai": None, "akhir": None} | NONE, "belum_dapat_dinilai", "tidak_diketahui", None, None),
    ({"mulai": dt.date(2026, 11, 17)} | NONE, "belum_jatuh_tempo", "tidak_diketahui", 1_000_000, True),
    ({"mulai": dt.date(2026, 12, 1)} | NONE, "belum_jatuh_tempo", "tidak_diketahui", 1_000_000, True),
    (OLD | NONE, "tanpa_bukti", "tidak", 1_000_000, False),
    ({"jenis": "alih_daya"} | NONE, "tanpa_bukti", "tidak_diketahui", None, True),
    ({"jenis": "alih_daya"}, "sesuai", "tidak_diketahui", None, True),
    ({"jenis": None, "tahan": True}, "belum_dapat_dinilai", "tidak_diketahui", None, True),
]


def _packages(engine: Engine, changes: list[dict[str, Any]]) -> Any:
    rows = [
        {"sumber": "p", "berkas": "paket.xlsx", "baris": no, "urutan": no, "pemda": "1771", "unit": "A", "kode": f"P{no:02d}", "tahan": False, **FULL, **one}
        for no, one in enumerate(changes)
    ]  # fmt: skip
    return engine.table(PACKAGE.of(rows))


def test_what_each_package_shows(engine: Engine) -> None:
    check = package_check(engine, _packages(engine, [one for one, *_ in CASES]), posisi=POSISI)
    found = {row["kode"]: row for row in engine.rows(check)}
    told = [tuple(found[f"P{no:02d}"][name] for name in ("hasil", "tepat_waktu", "iuran_seharusnya", "surat")) for no in range(len(CASES))]
    assert told == [tuple(rest) for _, *rest in CASES]


def test_findings_count_packages_and_name_the_letter_where_it_asks(duck: Engine) -> None:
    check = package_check(
        duck, _packages(duck, [NONE, NONE | {"jenis": "alih_daya"}, {"iuran_dibayar": 900_000}, {"ppn_termasuk": None}]), posisi=POSISI
    )
    found = {row["kode"]: row for row in package_findings(duck, check)}
    assert {kode: (row["jumlah"], row["rupiah"]) for kode, row in found.items()} == {
        "TEMUAN_PAKET_TANPA_BUKTI": (2, 1_000_000), "TEMUAN_PAKET_IURAN_KURANG": (1, 100_000),
    }  # fmt: skip
    assert all("765" in row["dasar"] for row in found.values())
    (old,) = package_findings(duck, package_check(duck, _packages(duck, [OLD | NONE]), posisi=POSISI))
    assert "765" not in old["dasar"]
