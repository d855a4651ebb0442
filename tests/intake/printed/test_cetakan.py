"""Printed tables by levels: whatever heading rows, columns of codes, totals and signatures they have, only the accounts are data."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from naungan.engine import Engine
from naungan.intake import Source, check_files

pytestmark = pytest.mark.chain

OPD, KODE_OPD = "1.02.0.00.0.00.01.0000 Dinas Kesehatan", "1.02.0.00.0.00.01.0000"
SUB, KODE_SUB = "1.02.01.2.08.0004 Penyediaan Jasa Pelayanan Umum Kantor", "1.02.01.2.08.0004"
JKK, JKM = ["5.", "1.", "02.", "02.", "02.", "0006"], ["5.", "1.", "02.", "02.", "02.", "0007"]
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
SIGNED = [[*[""] * 15, "Contoh, 2 Januari 2026"], [*[""] * 15, "Kepala Dinas"], [*[""] * 15, "NIP. 19700101 199001 1 001"]]
Table = list[list[Any]]


def spread(parts: list[str], cells: int = 6) -> list[str]:
    return [*parts, *[""] * (cells - len(parts))]


def single(parts: list[str], cells: int = 6) -> list[str]:
    return [".".join(part.strip(".") for part in parts), *[""] * (cells - 1)]


def grouped(*names: str) -> list[str]:
    """Headings merged over three columns each."""
    return [text for name in names for text in (name, "", "")]


def levels(code: Any, amounts: list[Any], deep: list[list[str]]) -> Table:
    """Groups of accounts above their leaves, as every print has them."""
    upper = [[*code(deep[0][:depth]), f"Belanja tingkat {depth}", *amounts] for depth in range(1, 6)]
    return [*upper, *([*code(one), f"Belanja {one[5]}", *amounts] for one in deep)]


def workbook(path: Path, *sheets: Table) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, [None if cell == "" else cell for cell in cells])
    return path


def read(engine: Engine, path: Path, relation: str) -> tuple[dict[str, Any], list[dict[str, Any]], set[str]]:
    checked = check_files(engine, [Source(path, path.name, pemda="3301")], posisi=dt.date(2026, 10, 31), work=path.parent / "work")
    (file,) = engine.rows(checked.file)
    rows = sorted(engine.rows(checked.relations[relation]), key=lambda row: row["urutan"]) if file["kode"] is None else []
    return file, rows, {row["kode"] for row in engine.rows(checked.problem)}


HEADINGS = {
    "satu": [["Kode Rekening", *[""] * 5, "Uraian", "Pagu", "Total RAK", *MONTHS]],
    "dua": [["Kode Rekening", *[""] * 5, "Uraian", "Pagu", "Total RAK", *grouped("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")],
            [*[""] * 9, *MONTHS]],
    "tiga": [["Kode Rekening", *[""] * 5, "Uraian", "Pagu", "Total RAK", "Rencana Penarikan"], [*[""] * 9, "Semester I", *[""] * 5, "Semester II"],
             [*[""] * 9, *MONTHS], [str(number) for number in range(1, 22)]],
}  # fmt: skip


@pytest.mark.parametrize("heading", list(HEADINGS))
@pytest.mark.parametrize("code", [spread, single])
def test_a_cash_plan_is_its_accounts(duck: Engine, tmp_path: Path, heading: str, code: Any) -> None:
    """Parents, sums and the date of the signature are no lines; two sub-activities on two sheets keep their codes."""

    def plan(sub: str) -> Table:
        amounts = [1200, 1200, *[100] * 12]
        return [
            ["RENCANA ANGGARAN KAS"], ["Pemerintahan Kab. Contoh Tahun Anggaran 2026"], ["SKPD", *[""] * 4, ":", OPD],
            ["Sub Kegiatan", *[""] * 4, ":", sub], ["Nilai Anggaran", *[""] * 4, ":", 2400], *HEADINGS[heading],
            *levels(code, amounts, [JKK, JKM]), ["JUMLAH ALOKASI KAS PER BULAN", *[""] * 6, 2400, 2400, *[200] * 12],
            ["JUMLAH ALOKASI KAS BELANJA PER TRIWULAN", *[""] * 6, 2400, 2400, 600, "", "", 600], *SIGNED,
        ]  # fmt: skip

    other = "1.02.01.2.08.0005 Jasa Lain"
    file, rows, codes = read(duck, workbook(tmp_path / "rak.xlsx", plan(SUB), plan(other)), "cash_plan")
    assert (file["layout"], file["masuk"], file["diterima"], codes) == ("anggaran_kas", 4, 4, set())
    assert [(row["subkegiatan"], row["kode_rekening"], row["total"], row["bulan_1"], row["bulan_12"]) for row in rows] == [
        (sub, f"5.1.02.02.02.000{last}", 1200, 100, 100) for sub in (KODE_SUB, "1.02.01.2.08.0005") for last in (6, 7)
    ]
    assert {(row["unit"], row["unit_nama"], row["tahun"]) for row in rows} == {(KODE_OPD, "Dinas Kesehatan", 2026)}


def _penjabaran(title: str, heading: Table, amounts: list[Any]) -> Table:
    activity = ["1", "02", "01", "2", "08", "0004"]
    return [
        ["KABUPATEN CONTOH"], [title], ["TAHUN ANGGARAN 2026"], ["Organisasi", ":", OPD], *heading,
        *([*spread(activity[:depth], 12), f"Tingkat {depth}", *amounts] for depth in (1, 2, 3, 5, 6)),
        *levels(lambda parts: [*activity, *spread([one.strip(".") for one in parts])], [*amounts, "PAD"], [JKK, JKM]),
        [*[""] * 12, "Jumlah Belanja", *amounts], *SIGNED,
    ]  # fmt: skip


def test_a_penjabaran_of_twelve_columns_of_code(engine: Engine, tmp_path: Path) -> None:
    table = _penjabaran("PENJABARAN APBD", [["Kode Rekening", *[""] * 11, "Uraian", "Jumlah", "Penjelasan", "Keterangan"]], [8_640_000])
    file, rows, codes = read(engine, workbook(tmp_path / "penjabaran.xlsx", table), "budget_line")
    assert (file["tahap"], file["masuk"], file["diterima"], codes) == ("APBD", 2, 2, set())
    assert {(row["subkegiatan"], row["subkegiatan_nama"], row["kode_rekening"], row["pagu"], row["unit"]) for row in rows} == {
        (KODE_SUB, "Tingkat 6", f"5.1.02.02.02.000{last}", 8_640_000, KODE_OPD) for last in (6, 7)
    }


def test_a_changed_penjabaran_is_read_once_a_stage_and_a_share_is_no_amount(engine: Engine, tmp_path: Path) -> None:
    heading = [["Kode Rekening", *[""] * 11, "Uraian", "Jumlah (Rp)", "", "Bertambah/(Berkurang)", "", "Penjelasan"],
               [*[""] * 13, "Sebelum Perubahan", "Setelah Perubahan", "(Rp)", "%"]]  # fmt: skip
    table = _penjabaran("PENJABARAN PERUBAHAN APBD", heading, [8_640_000, 10_368_000, 1_728_000, 20])
    _, rows, codes = read(engine, workbook(tmp_path / "perubahan.xlsx", table), "budget_line")
    assert codes == set()
    assert sorted((row["tahap"], row["pagu"]) for row in rows) == [*[("APBD", 8_640_000)] * 2, *[("APBD_P", 10_368_000)] * 2]


def test_activities_and_accounts_in_one_column_are_told_apart(engine: Engine, tmp_path: Path) -> None:
    """Field 5 of government (5.01 …) is no account, and account 5.1 no field."""
    table: Table = [
        ["PENJABARAN APBD"],
        ["TAHUN ANGGARAN 2026"],
        ["Organisasi : 5.01.5.05.0.00.01.0000 Bappeda"],
        ["Kode", "Uraian", "Jumlah"],
    ]
    for sub, account in (("0004", JKK), ("0005", JKM)):
        table += [[code, "Tingkat", 500] for code in ("5", "5.01", "5.01.01", "5.01.01.2.08", f"5.01.01.2.08.{sub}", "5.1", "5.1.02")]
        table.append([*single(account, 1), "Iuran", 500])
    _, rows, codes = read(engine, workbook(tmp_path / "satu.xlsx", [*table, ["", "Jumlah", 1000]]), "budget_line")
    found = [(row["subkegiatan"], row["kode_rekening"], row["pagu"], row["unit_nama"]) for row in rows]
    assert codes == set() and found == [
        ("5.01.01.2.08.0004", "5.1.02.02.02.0006", 500, "Bappeda"),
        ("5.01.01.2.08.0005", "5.1.02.02.02.0007", 500, "Bappeda"),
    ]


def test_a_printed_village_budget_is_that_of_its_village(engine: Engine, tmp_path: Path) -> None:
    table = [
        ["PEMERINTAH DESA SUKAREKA KECAMATAN CONTOH"], ["ANGGARAN PENDAPATAN DAN BELANJA DESA"], ["TAHUN ANGGARAN 2026"], [],
        ["KODE REKENING", "", "URAIAN", "ANGGARAN (Rp)", "SUMBER DANA"], ["1", "2", "3", "4", "5"], ["", "4.", "PENDAPATAN", 9],
        ["", "5.", "BELANJA", 9], ["1", "", "BIDANG", 9], ["1.1", "", "Siltap", 9], ["1.1.03", "", "Jaminan Sosial", 9, "ADD"],
        ["1.1.03", "5.1.", "Belanja Pegawai", 9], ["1.1.03", "5.1.3.", "Jaminan Sosial", 9],
        ["1.1.03", "5.1.3.03.", "Jaminan Ketenagakerjaan Kepala Desa", 4, "ADD"], ["", "5.1.3.04.", "Jaminan Perangkat", 5, "ADD"],
        ["", "", "JUMLAH BELANJA", 9],
    ]  # fmt: skip
    file, rows, codes = read(engine, workbook(tmp_path / "apbdes.xlsx", table), "budget_line")
    assert (file["layout"], file["masuk"], codes) == ("apbdes", 2, set())
    assert [(row["unit_nama"], row["kode_rekening"], row["pagu"], row["tahun"], row["tahap"], row["dana"]) for row in rows] == [
        ("SUKAREKA", "5.1.3.03", 4, 2026, "APBD", "ADD"), ("SUKAREKA", "5.1.3.04", 5, 2026, "APBD", "ADD"),
    ]  # fmt: skip


def _spj(*titles: list[Any]) -> Table:
    groups = grouped("SPJ - LS Gaji", "SPJ - LS Barang & Jasa", "SPJ - UP/GU/TU")
    head = [
        "Kode Rekening",
        *[""] * 5,
        "Uraian",
        "Jumlah Anggaran",
        *groups,
        "Jumlah SPJ (LS + UP/GU/TU) s.d Bulan ini",
        "Sisa Pagu Anggaran",
    ]
    amounts = [8_640_000, 0, 0, 0, 6_480_000, 720_000, 7_200_000, 0, 0, 0, 7_200_000, 1_440_000]
    return [
        *titles, head, [*[""] * 8, *["s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini"] * 3], ["1", *[""] * 5, *map(str, range(2, 15))],
        ["Penyediaan Jasa Pelayanan Umum Kantor", *[""] * 6, 8_640_000, *[""] * 9, 7_200_000, 1_440_000],
        *levels(spread, amounts, [[*JKK[:5], "0006."]]), ["JUMLAH", *[""] * 6, 8_640_000], ["Penerimaan"], ["- SP2D", *[""] * 6, 7_200_000],
    ]  # fmt: skip


def test_an_spj_is_realisation_of_its_month_and_never_a_budget(engine: Engine, tmp_path: Path) -> None:
    titles = [["SPJ FUNGSIONAL"], ["SKPD", *[""] * 5, f": {OPD}"], ["Tahun Anggaran", *[""] * 5, ": 2026"], ["Bulan : Oktober 2026"], []]
    file, (row,), codes = read(engine, workbook(tmp_path / "spj.xlsx", _spj(*titles)), "treasury")
    assert (file["layout"], file["diterima"], codes) == ("spj_fungsional", 1, set())
    assert (row["jenis"], row["kode_rekening"], row["anggaran"], row["nilai"], row["tanggal"], row["unit"]) == (
        "SPJ", "5.1.02.02.02.0006", 8_640_000, 7_200_000, dt.date(2026, 10, 31), KODE_OPD,
    )  # fmt: skip


def test_an_spj_that_names_neither_month_nor_unit_is_held_with_these_questions(engine: Engine, tmp_path: Path) -> None:
    file, (row,), codes = read(engine, workbook(tmp_path / "spj.xlsx", _spj()), "treasury")
    assert (file["layout"], row["tahan"]) == ("spj_fungsional", True)
    assert codes == {"UNIT_KOSONG", "TAHUN_TIDAK_DIKENAL", "REALISASI_TANPA_TANGGAL"}


def _rka(colon: str) -> Table:
    return [
        ["RENCANA KERJA DAN ANGGARAN", *[""] * 8, "FORMULIR\nRKA-RINCIAN BELANJA\nSKPD"], ["Pemerintahan Kab. Contoh Tahun Anggaran 2026"], [],
        ["Organisasi", *[""] * 5, colon + OPD], ["Unit", *[""] * 5, colon + OPD], ["Program", *[""] * 5, "1.02.01 PROGRAM"],
        ["Capaian Program", *[""] * 5, "Terpenuhi", "", "", "", "100 %"], ["Sub Kegiatan", *[""] * 5, colon + SUB],
        ["Sumber Dana", *[""] * 5, colon + "PENDAPATAN ASLI DAERAH"], ["Keterangan"],
        ["Kode Rekening", *[""] * 5, "Uraian", "Rincian Perhitungan", "", "", "", "Jumlah\n(Rp)"],
        [*[""] * 7, "Koefisien/\nVolume", "Satuan", "Tarif/Harga", "PPN/Pajak"], *levels(spread, ["", "", "", "", 8_640_000], [JKK]),
        [*[""] * 6, "[#] Iuran JKK", "", "", "", "", 8_640_000], [*[""] * 6, "Iuran JKK", 1200, "Orang Bulan", 7200, 0, 8_640_000],
        [*[""] * 6, "Jumlah", "", "", "", "", 8_640_000], *SIGNED,
    ]  # fmt: skip


def test_a_label_beside_its_value_says_as_much_as_one_with_a_colon(engine: Engine, tmp_path: Path) -> None:
    """SIPD draws the colon by the number format of the cell."""
    found = [read(engine, workbook(tmp_path / f"{number}.xlsx", _rka(colon)), "budget_line") for number, colon in enumerate(("", ": "))]
    bare, colon = (
        [{name: value for name, value in row.items() if name not in ("sumber", "berkas")} for row in rows] for _, rows, _ in found
    )
    assert bare == colon and len(bare) == 1
    row = bare[0]
    assert (row["unit"], row["unit_nama"], row["subkegiatan"], row["dana"], row["koefisien"], row["orang_bulan"], row["tahap"]) == (
        KODE_OPD, "Dinas Kesehatan", KODE_SUB, "PENDAPATAN ASLI DAERAH", "1200 Orang Bulan", 1200, "RKA",
    )  # fmt: skip


def test_a_flat_table_stays_as_it_is_written(engine: Engine, tmp_path: Path) -> None:
    """Whole codes in one column are no print: its marks can be put back into the file."""
    table = [["APBD 2026"], ["Tahun Anggaran", "2026"], ["Kode Rekening", "Uraian", "OPD", "Pagu"],
             ["5.1.02.02.02.0006", "JKK", "Dinas A", 5], ["5.1.02.02.02.0007", "JKM", "Dinas A", "lima"]]  # fmt: skip
    path = workbook(tmp_path / "datar.xlsx", table)
    checked = check_files(engine, [Source(path, path.name, pemda="3301")], posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    assert [one.answer["sheets"][0]["columns"]["pagu"] for one in checked.staged] == [3]


@pytest.mark.parametrize("code", [spread, lambda parts: ["1", *single(parts, 1)]])
def test_a_printed_lra_is_realisation_of_this_year_whatever_year_stands_first(engine: Engine, tmp_path: Path, code: Any) -> None:
    place = ["Kode Rekening", *[""] * 5] if code is spread else ["No", "Kode Rekening"]
    table = [
        ["LAPORAN REALISASI ANGGARAN"], ["TAHUN ANGGARAN 2026"], ["Organisasi", ":", OPD], ["Bulan", *[""] * 4, ": Oktober 2026"],
        [*place, "Uraian", "Realisasi 2025", "Anggaran 2026", "Realisasi 2026", "%"],
        *levels(code, [4_000_000, 8_640_000, 7_200_000, 83], [JKK]), [*[""] * len(place), "JUMLAH BELANJA", 4_000_000, 8_640_000, 7_200_000],
        [*[""] * len(place), "SURPLUS/(DEFISIT)", -1, -1, -1], *SIGNED,
    ]  # fmt: skip
    file, (row,), codes = read(engine, workbook(tmp_path / "lra.xlsx", table), "treasury")
    assert (file["layout"], file["masuk"], codes) == ("realisasi_lra", 1, set())
    assert (row["jenis"], row["anggaran"], row["nilai"], row["tahun"], row["tanggal"], row["unit"]) == (
        "LRA", 8_640_000, 7_200_000, 2026, dt.date(2026, 10, 31), KODE_OPD,
    )  # fmt: skip
