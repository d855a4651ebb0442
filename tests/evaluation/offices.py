"""A small folder of two invented pemda, written as offices write: CSV with semicolons."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

from naungan.engine.lake import PART
from naungan.relations import Relation

BULAN, KEMUDIAN = "2026-10", "2026-12"


def write(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def nik(serial: int, *, kec: str = "167101", born: str = "010190") -> str:
    return f"{kec}{born}{serial:04d}"


def small_folder(root: Path) -> Path:
    """1671: six workers in two units with a national member file and a budget; 1601: a roster and nothing else."""
    _rosters(root / "1671 Kota Palembang")
    _members_and_money(root / "1671 Kota Palembang")
    write(
        root / "1601 Kab. Ogan Komering Ulu" / "honorer.csv",
        "Nama;NIK;OPD;Honor",
        f"Joko Susilo;{nik(1, kec='160107')};Kecamatan Contoh;1500000",
    )
    return root


def _rosters(kota: Path) -> None:
    write(
        kota / "daftar unit.csv",
        "kode unit;nama unit;singkatan;jenis",
        "1.01;Dinas Pendidikan;Disdik;opd",
        "1.02;Dinas Kesehatan;Dinkes;opd",
        "1.03;Dinas Sosial;Dinsos;opd",
    )
    write(
        kota / "disdik 2026-10.csv",
        "Nama;NIK;Tanggal Lahir;JK;OPD;Status Kepegawaian;Gaji",
        f"Budi Santoso;{nik(1)};01-01-1990;L;Dinas Pendidikan;PPPK Paruh Waktu;1000000",
        f"Agus Wijaya;{nik(2)};01-01-1990;L;Dinas Pendidikan;PPPK Paruh Waktu;2000000",
        f"Rina Marlina;{nik(3, born='410190')};01-01-1990;P;Dinas Pendidikan;Honorer;1000000",
    )
    write(
        kota / "dinkes 2026-10.csv",
        "nama;nik;instansi;hp",
        f"Dewi Lestari;{nik(4, born='410190')};Dinkes;081234567890",
        "Eko Prasetyo;;Dinkes;081234567891",
    )


def _members_and_money(kota: Path) -> None:
    write(
        kota / "peserta 2026-10.csv",
        "Lingkup: nasional",
        "Posisi data: 20-11-2026",
        "NIK;Nama;Tgl Lahir;NPP;Segmen;Status;Program;Lunas s.d.",
        f"{nik(1)};BUDI SANTOSO;01-01-1990;16000001;PU;AKTIF;JKK,JKM;2026-10",
        f"{nik(3, born='410190')};RINA MARLINA;01-01-1990;16000001;PU;NONAKTIF;JKK,JKM;2026-03",
        f"{nik(4, born='410190')};DEWI LESTARI;01-01-1990;16000001;PU;AKTIF;JKK,JKM;2026-07",
    )
    write(kota / "npp.csv", "NPP;kode unit", "16000001;")
    write(
        kota / "anggaran.csv",
        "tahun;tahap;kode rekening;uraian;kode unit;sumber dana;pagu;realisasi;bulan dibayar",
        "2026;APBD;5.1.02.02.02.0006;Iuran JKK Non ASN;1.01;PAD;120000;60000;5",
        "2026;APBD;510202020007;Iuran JKM Non ASN;1.01;PAD;10000;9000;5",
        "2026;APBD;5.1.02.02.01.0026;Jasa tenaga administrasi;1.01;PAD;90000000;60000000;",
    )


def later_folder(root: Path) -> Path:
    """The same two pemda two months later, evaluated for ``KEMUDIAN``.

    Disdik: who was unregistered (2) is protected and earns more, who was covered (1) has lapsed, who was inactive (3) is gone, and (5) has
    joined; the account that was short is funded. Dinkes hands nothing in. Dinsos does now, and its worker (6) is unregistered: a new
    finding. 1601 has a member file at last.
    """
    kota = root / "1671 Kota Palembang"
    _members_and_money(kota)
    (kota / "peserta 2026-10.csv").unlink()
    _later_rosters(kota)
    write(
        kota / "peserta 2026-12.csv",
        "Lingkup: nasional",
        "Posisi data: 20-12-2026",
        "NIK;Nama;Tgl Lahir;NPP;Segmen;Status;Program;Lunas s.d.",
        f"{nik(1)};BUDI SANTOSO;01-01-1990;16000001;PU;NONAKTIF;JKK,JKM;2026-10",
        f"{nik(2)};AGUS WIJAYA;01-01-1990;16000001;PU;AKTIF;JKK,JKM;2026-12",
        f"{nik(3, born='410190')};RINA MARLINA;01-01-1990;16000001;PU;NONAKTIF;JKK,JKM;2026-03",
        f"{nik(5)};FITRA RAMADHAN;01-01-1990;16000001;PU;AKTIF;JKK,JKM;2026-12",
    )
    write(
        kota / "anggaran.csv",
        "tahun;tahap;kode rekening;uraian;kode unit;sumber dana;pagu;realisasi;bulan dibayar",
        "2026;APBD;5.1.02.02.02.0006;Iuran JKK Non ASN;1.01;PAD;120000;60000;10",
        "2026;APBD;510202020007;Iuran JKM Non ASN;1.01;PAD;60000;9000;10",
        "2026;APBD;5.1.02.02.01.0026;Jasa tenaga administrasi;1.01;PAD;90000000;60000000;",
    )
    _later_neighbour(root / "1601 Kab. Ogan Komering Ulu")
    return root


def _later_rosters(kota: Path) -> None:
    write(
        kota / "daftar unit.csv",
        "kode unit;nama unit;singkatan;jenis",
        "1.01;Dinas Pendidikan;Disdik;opd",
        "1.02;Dinas Kesehatan;Dinkes;opd",
        "1.03;Dinas Sosial;Dinsos;opd",
    )
    write(
        kota / "disdik 2026-12.csv",
        "Nama;NIK;Tanggal Lahir;JK;OPD;Status Kepegawaian;Gaji",
        f"Budi Santoso;{nik(1)};01-01-1990;L;Dinas Pendidikan;PPPK Paruh Waktu;1000000",
        f"Agus Wijaya;{nik(2)};01-01-1990;L;Dinas Pendidikan;PPPK Paruh Waktu;2500000",
        f"Fitra Ramadhan;{nik(5)};01-01-1990;L;Dinas Pendidikan;PPPK Paruh Waktu;1000000",
    )
    write(
        kota / "dinsos 2026-12.csv",
        "Nama;NIK;Tanggal Lahir;JK;OPD;Status Kepegawaian;Gaji",
        f"Gilang Saputra;{nik(6)};01-01-1990;L;Dinas Sosial;PPPK Paruh Waktu;1000000",
    )


def _later_neighbour(kabupaten: Path) -> None:
    number = nik(1, kec="160107")
    write(kabupaten / "honorer.csv", "Nama;NIK;OPD;Honor", f"Joko Susilo;{number};Kecamatan Contoh;1500000")
    write(
        kabupaten / "peserta 2026-12.csv",
        "Lingkup: nasional",
        "Posisi data: 20-12-2026",
        "NIK;Nama;Tgl Lahir;NPP;Segmen;Status;Program;Lunas s.d.",
        f"{number};JOKO SUSILO;01-01-1990;16000009;PU;AKTIF;JKK,JKM;2026-12",
    )


def doubled(folder: Path, relation: Relation) -> list[tuple[object, ...]]:
    """The keys that more than one row of a finished relation has."""
    table = pq.read_table(folder / "hasil" / relation.name / PART, columns=list(relation.key))
    counts = Counter(zip(*(table[column].to_pylist() for column in relation.key), strict=True))
    return [key for key, count in counts.items() if count > 1]
