"""A small folder whose evaluation asks: members of the same name and day with other numbers, and others with the same number."""

from __future__ import annotations

from pathlib import Path

from tests.evaluation.offices import nik, write
from tests.web.people import PEMDA

# Dinas Pendidikan: a member has name and birth date, and another NIK. Dinas Kesehatan: a member has the NIK, and another name.
PENDIDIK = ("Bagas Wicaksono", "Citra Maharani", "Dimas Prakoso", "Endah Palupi", "Fajar Nugroho")
PERAWAT = ("Galuh Permata", "Hesti Purwadi")
SAMA = "Joko Sasongko"
NPP, NPP_LAIN = "16000001", "16000009"


def asking_folder(root: Path) -> Path:
    """One government, three offices, a national member file of two employer numbers."""
    home = root / f"{PEMDA} Kota Palembang"
    write(
        home / "daftar unit.csv", "kode unit;nama unit;singkatan;jenis", "1.01;Dinas Pendidikan;Disdik;opd",
        "1.02;Dinas Kesehatan;Dinkes;opd", "1.03;Dinas Sosial;Dinsos;opd",
    )  # fmt: skip
    heads = "Nama;NIK;Tanggal Lahir;JK;OPD;Status Kepegawaian;Gaji"
    write(home / "disdik 2026-10.csv", heads, *(_worker(name, at, "Dinas Pendidikan") for at, name in enumerate((*PENDIDIK, SAMA), 1)))
    write(home / "dinkes 2026-10.csv", heads, *(_worker(name, at, "Dinas Kesehatan") for at, name in enumerate(PERAWAT, 21)))
    members = [(name, nik(900 + at, kec="160205"), NPP) for at, name in enumerate(PENDIDIK, 1)] + [(SAMA, nik(len(PENDIDIK) + 1), NPP)]
    members += [("Kartika Sari Dewi", nik(21), NPP), ("Lukman Hakim", nik(22), NPP_LAIN)]
    write(
        home / "peserta 2026-10.csv", "Lingkup: nasional", "Posisi data: 20-11-2026",
        "NIK;Nama;Tgl Lahir;NPP;Segmen;Status;Program;Lunas s.d.",
        *(f"{number};{name.upper()};01-01-1990;{npp};PU;AKTIF;JKK,JKM;2026-10" for name, number, npp in members),
    )  # fmt: skip
    write(home / "npp.csv", "NPP;kode unit", f"{NPP};", f"{NPP_LAIN};")
    return root


def _worker(name: str, serial: int, office: str) -> str:
    return f"{name};{nik(serial)};01-01-1990;;{office};Honorer;1000000"
