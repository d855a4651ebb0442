"""A bill beside the roster, vulnerable workers beside the staff, residents and published figures: the whole chain on a small folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from tests.command import run
from tests.evaluation.offices import BULAN, nik, small_folder, write

pytestmark = pytest.mark.chain

HEAD = "No. Peserta;NIK;Nama Tenaga Kerja;Tanggal Lahir;Upah;JKK;JKM;Total Iuran"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bills")
    kota = small_folder(root / "berkas") / "1671 Kota Palembang"
    (kota / "peserta 2026-10.csv").unlink()
    write(
        kota / "2a.csv", "NPP: 16000001", "Periode: 10 2026", HEAD,
        f"1;{nik(1)};BUDI SANTOSO;01-01-1990;1000000;2400;3000;5400",
        f"2;{nik(2)};AGUS WIJAYA;01-01-1990;1500000;3600;4500;8100",
        f"3;{nik(3, born='410190')};RINA MARLINA;01-01-1990;1000000;2400;9000;11400",
        f"4;{nik(8)};TONO LAMA;01-01-1990;1000000;2400;3000;5400",
        f"5;{nik(9)};WATI ASING;01-01-1990;1000000;2400;3000;5400",
        "Jumlah Seluruhnya;;;;5500000;13200;22500;35700",
    )  # fmt: skip
    write(kota / "na.csv", "KPJ;NAMA_LENGKAP;TGL_LAHIR;SEBAB_NA;TGL_KEJADIAN;KETERANGAN", "4;TONO LAMA;01-01-1990;1;30-09-2026;keluar")
    write(
        kota / "rentan 2026-10.csv", "Instansi: Dinas Sosial", "Nama;NIK;Pekerjaan;Desil;No KK;Alamat",
        f"Hasan Basri;{nik(20)};Petani;1;1671010101900001;Jl. Satu",
    )  # fmt: skip
    write(kota / "dinsos 2026-10.csv", "Nama;NIK;OPD;Gaji;Kategori", f"Umar Said;{nik(21)};Dinas Sosial;1000000;Honorer")
    write(
        kota / "desa 2026-10.csv", "nama;nik;no_kk;sex;tanggallahir;pekerjaan_id;status_dasar;kk_level",
        f"HASAN BASRI;{nik(20)};1671010101900001;1;01-01-1990;9;1;1", f"SUMI;{nik(22, born='410190')};1671010101900001;2;01-01-1990;2;1;3",
        f"JAYA;{nik(23)};1671010101900002;1;01-01-1990;11;1;1", f"ALM;{nik(24)};1671010101900003;1;01-01-1990;9;2;1",
    )  # fmt: skip
    write(
        kota / "wilayah.csv", "Sumber: BPJS Ketenagakerjaan", "Hitungan: tanpa jakon", "Kab/Kota;Bulan;Peserta Aktif;Semesta;Persentase",
        "Kota Palembang;2026-09;350;1000;35,0 %", "Kab. Lahat;2026-09;100;400;52,0 %", "Jumlah;;550;1400;",
    )  # fmt: skip
    run("evaluate", root / "berkas", "--bulan", BULAN, "--out", root / "out", expect=1)
    return root / "out"


def rows(out: Path, name: str) -> list[dict[str, Any]]:
    return pq.read_table(out / "hasil" / name / "part-0.parquet").to_pylist()


def test_each_line_and_each_worker_has_its_cause(out: Path) -> None:
    check = rows(out, "bill_check")
    lines = {row["baris"]: row["sebab"] for row in check if row["sumber"]}
    assert lines == {4: "cocok", 5: "upah_beda", 6: "tarif_beda", 7: "keluar", 8: "tidak_di_daftar"}
    # Dewi and Eko of Dinas Kesehatan, and Umar of Dinas Sosial; the vulnerable worker is no PU.
    assert [row["sebab"] for row in check if not row["sumber"]] == ["tidak_di_tagihan"] * 3


def test_the_bill_is_summed_per_npp_and_makes_a_finding(out: Path) -> None:
    (row,) = rows(out, "bill_sum")
    assert (row["npp"], row["orang_ditagih"], row["iuran_jkk"], row["iuran_jkm"], row["iuran_total"]) == (
        "16000001",
        5,
        13_200,
        22_500,
        35_700,
    )
    (finding,) = [one for one in rows(out, "finding") if one["kode"] == "TEMUAN_TAGIHAN_BEDA"]
    assert finding["jumlah"] == 7


def test_what_differs_is_listed_per_npp_with_the_next_step_and_no_nik(out: Path) -> None:
    (path,) = [one for one in (out / "tagihan").rglob("*") if one.is_file()]
    assert path.relative_to(out).as_posix() == "tagihan/1671/16000001.xlsx"
    table = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(table) if row[0] == "Sebab bedanya")
    assert len(table) == top + 1 + 7, "all but the one line that agrees"
    found = {row[1]: row for row in table[top + 1 :]}
    assert {name: (row[0], row[9]) for name, row in found.items() if row[7].endswith("2a.csv")} == {
        "AGUS WIJAYA": ("Upah beda", 5), "RINA MARLINA": ("Tarif beda", 6), "TONO LAMA": ("Sudah keluar", 7), "WATI ASING": ("Tidak ada di daftar", 8),
    }  # fmt: skip
    assert (found["Umar Said"][0], found["Umar Said"][3], found["Umar Said"][7].split("/")[-1]) == (
        "Tidak ditagih", "Dinas Sosial", "dinsos 2026-10.csv",
    )  # fmt: skip
    assert all(row[10] for row in found.values()), "each has a next step"
    masked = {row[2] for row in found.values()} - {"(kosong)"}
    assert len(masked) == 6 and all(one == "1671" + "•" * 10 + one[-2:] for one in masked)


def test_a_list_of_vulnerable_workers_stands_beside_the_staff_of_the_same_office(out: Path) -> None:
    files = {row["berkas"].split("/")[-1]: row for row in rows(out, "file")}
    assert files["rentan 2026-10.csv"]["dipakai"] and files["dinsos 2026-10.csv"]["dipakai"]
    ledger = {row["kategori"]: row for row in rows(out, "ledger") if row["unit"] == "1.03"}
    assert (ledger["pekerja_rentan"]["segmen"], ledger["honorer"]["segmen"]) == ("BPU", "PU")


def test_residents_are_counted_and_become_nobodys_duty(out: Path) -> None:
    counts = {row["kelompok"]: row for row in rows(out, "candidate_count")}
    assert {name: (row["penduduk"], row["calon"], row["belum_terlihat"]) for name, row in counts.items()} == {
        "petani": (2, 1, 0), "nelayan": (1, 1, 1), "tidak_bekerja": (1, 0, 0),
    }  # fmt: skip
    assert "JAYA" not in {row["nama"] for row in rows(out, "roster")}
    kept = {row["alasan"]: row for row in rows(out, "candidate")}
    assert [(kept[reason]["nama"], kept[reason]["nik"], kept[reason]["tanggal_lahir"]) for reason in ("tidak_hidup", "tidak_bekerja")] == [
        (None,) * 3
    ] * 2


def test_published_figures_are_computed_again(out: Path) -> None:
    problems = {(row["kode"], row["baris"]) for row in rows(out, "problem") if row["berkas"].endswith("wilayah.csv")}
    assert problems == {("KLAIM_PERSEN_BEDA", 5), ("JUMLAH_BEDA", 6)}
    assert {row["wilayah"]: row["aktif"] for row in rows(out, "aggregate")} == {"1671": 350, "1604": 100}


def test_the_book_shows_them_with_scope_and_denominator(out: Path) -> None:
    book = openpyxl.load_workbook(out / "book.xlsx", read_only=True)
    text = {
        name: [[str(cell) for cell in row if cell is not None] for row in book[name].iter_rows(values_only=True)]
        for name in ("Data Wilayah", "Tagihan")
    }
    assert any("tanpa jasa konstruksi" in row and "BPJS Ketenagakerjaan" in row for row in text["Data Wilayah"])
    assert any("16000001" in row for row in text["Tagihan"])
