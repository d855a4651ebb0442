"""A folder as an office has it, at the first run of the command: three messy rosters, a branch's list, a printed DPA."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from naungan.engine.lake import PART
from tests.evaluation.test_messy import EDGE, NAMES, a_nik, born, health, schools, secretariat

pytestmark = pytest.mark.chain

OPD, SUB = "1.02.0.00.0.00.01.0000 DINAS KESEHATAN", "1.02.01.2.08.0004 Penyediaan Jasa Pelayanan Umum Kantor"
# Nine workers, JKK and JKM of Rp1.500.000 a month each.
LINES = (
    ("0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 3_600),
    ("0007", "Belanja Iuran Jaminan Kematian bagi Non ASN", 4_500),
)


def branch(folder: Path) -> None:
    """The whole branch's list of members: date and branch in the heading, codes and card numbers beside, some of the health office inside."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for line in ("BPJS KETENAGAKERJAAN", "KANTOR CABANG CONTOH", "DATA STATUS KEPESERTAAN", "Per 31 Oktober 2026"):
        sheet.append([line])
    sheet.append([])
    sheet.append(
        [
            "No",
            "NPP",
            "Nama Perusahaan",
            "No KPJ",
            "NIK",
            "Nama Tenaga Kerja",
            "Tgl Lahir",
            "Status Kepesertaan",
            "Program",
            "Iuran Terakhir",
        ]
    )
    for number in range(6):
        status = "AKTIF" if number < 5 else "NONAKTIF"
        sheet.append(
            [
                number + 1,
                "CC000001",
                EDGE,
                f"1900000000{number}",
                a_nik(number),
                NAMES[number].upper(),
                born(number),
                status,
                "JKK JKM",
                "Oktober 2026",
            ]
        )
    sheet.append(["Jumlah Peserta", "", "", "", "", "6 orang"])
    book.save(folder / "data peserta bpjs.xlsx")


def printed_dpa(folder: Path) -> None:
    """Label and value in two cells, code over six, levels above their leaves, a signature."""
    total = sum(9 * 12 * price for _, _, price in LINES)
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["DOKUMEN PELAKSANAAN ANGGARAN", *[None] * 8, "FORMULIR\nDPA-RINCIAN BELANJA\nSKPD"])
    sheet.append(["SATUAN KERJA PERANGKAT DAERAH"])
    sheet.append(["Pemerintahan Kab. Contoh Tahun Anggaran 2026"])
    sheet.append([])
    for name, value in (("Nomor", "DPA/A.1/1.02.0.00.0.00.01.0000/001/2026"), ("Organisasi", OPD), ("Unit", OPD), ("Sub Kegiatan", SUB),
                        ("Sumber Dana", "PENDAPATAN ASLI DAERAH (PAD)"), ("Lokasi", "Kab. Contoh")):  # fmt: skip
        sheet.append([name, *[None] * 5, value])
    sheet.append([])
    sheet.append(["Kode Rekening", *[None] * 5, "Uraian", "Rincian Perhitungan", None, None, None, "Jumlah\n(Rp)"])
    sheet.append([*[None] * 7, "Koefisien", "Satuan", "Harga", "PPN", None])
    code = ["5.", "1.", "02.", "02.", "02."]
    for depth, name in enumerate(
        ("BELANJA DAERAH", "BELANJA OPERASI", "Belanja Barang dan Jasa", "Belanja Jasa", "Belanja Iuran Jaminan/Asuransi")
    ):
        sheet.append([*code[: depth + 1], *[None] * (5 - depth), name, None, None, None, None, total])
    for account, name, price in LINES:
        sheet.append([*code, account, name, None, None, None, None, 108 * price])
        sheet.append([*[None] * 6, "[#] Iuran", None, None, None, None, 108 * price])
        sheet.append([*[None] * 6, "Iuran tenaga non ASN", "9 Orang x 12 Bulan", "Orang Bulan", price, 0, 108 * price])
    sheet.append([*[None] * 6, "Jumlah", None, None, None, None, total])
    for line in ("Contoh, 2 Januari 2026", "Kepala Dinas Kesehatan", "dr. CONTOH, M.Kes", "NIP. 19700101 199001 1 001"):
        sheet.append([*[None] * 8, line])
    book.save(folder / "DPA Dinkes 2026.xlsx")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kantor")
    folder = root / "berkas" / "3301 Kabupaten Cilacap" / "2026-10"
    folder.mkdir(parents=True)
    for make in (health, schools, secretariat, branch, printed_dpa):
        make(folder)
    command = [sys.executable, "-m", "naungan", "evaluate", "berkas", "--bulan", "Oktober 2026", "--out", "hasil"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode in (0, 1), done.stderr
    (root / "layar.txt").write_text(done.stdout, "utf-8")
    return root / "hasil"


def rows(out: Path, name: str) -> list[dict[str, Any]]:
    return pq.read_table(out / "hasil" / name / PART).to_pylist()


def test_every_person_is_counted_once(out: Path) -> None:
    assert len(rows(out, "roster")) == 27 and len(rows(out, "ledger")) == 27
    health_office = [
        row for row in rows(out, "ledger") if "KESEHATAN" in (row["unit"] or "").upper() or row["unit"] == OPD.split(maxsplit=1)[0]
    ]
    assert len(health_office) == 9
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert sum(summary["pemda"]["3301"]["workers"].values()) == 27
    assert "27 di 1 pemda" in (out.parent / "layar.txt").read_text("utf-8")


def test_the_branch_tells_who_is_a_member_and_accuses_nobody_else(out: Path) -> None:
    members = rows(out, "member")
    assert len(members) == 6 and {row["lingkup"] for row in members} == {"cabang"}
    states = Counter(row["keadaan"] for row in rows(out, "ledger"))
    assert states == {"covered": 5, "inactive": 1, "not_on_own_npp": 20, "unresolved": 1}


def test_the_printed_dpa_pays_for_the_health_office(out: Path) -> None:
    lines = [row for row in rows(out, "budget_line") if row["kode_rekening"]]
    assert {(row["kode_rekening"][-4:], row["pagu"], row["tahap"]) for row in lines} == {
        (code, 108 * price, "APBD") for code, _, price in LINES
    }
    paid = {row["setahun"] for row in rows(out, "adequacy") if row["kode_rekening"] and row["pagu"]}
    assert paid == {"cukup"}
    (year,) = [line for line in (out.parent / "layar.txt").read_text("utf-8").splitlines() if line.startswith("Setahun ")]
    assert "pagu setahun Rp874.800 terhadap kebutuhan setahun Rp874.800: pagu setahun menutupnya" in year


def test_at_most_two_questions_are_asked(out: Path) -> None:
    asked = {}
    for name in ("jawaban_unit.csv", "pemetaan.csv", "keputusan.csv", "usulan_rekening.csv"):
        if (out / name).is_file():
            with (out / name).open(encoding="utf-8-sig") as file:
                asked[name] = sum(1 for _ in csv.reader(file, delimiter=";")) - 1
    unread = [row["berkas"] for row in rows(out, "file") if row["kode"]]
    assert sum(asked.values()) + len(unread) <= 2, (asked, unread)
