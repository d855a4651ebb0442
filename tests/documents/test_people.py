"""Files that hold persons: the list of each unit, and the prefilled SIPP file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PureWindowsPath
from typing import Any

import openpyxl
import pyarrow as pa
import pytest

from naungan import documents
from naungan.coverage.tables import LEDGER
from naungan.documents.lists import safe
from naungan.documents.sipp.columns import COLUMNS, REQUIRED
from naungan.documents.sipp.new_workers import filled
from naungan.engine import Engine
from naungan.intake.tables import ROSTER
from naungan.relations import NOMOR
from naungan.sheets.places import letters
from naungan.told.gaps import gaps as unsettled
from naungan.told.people import new_workers

A_TO_AD = [
    "NO_PEGAWAI", "NAMA_LENGKAP", "GELAR", "TELEPON_AREA_RUMAH", "TELEPON_RUMAH", "TELEPON_AREA_KANTOR", "TELEPON_KANTOR",
    "TELEPON_EXT_KANTOR", "HP", "EMAIL", "TEMPAT_LAHIR", "TANGGAL_LAHIR", "NAMA_IBU_KANDUNG", "JENIS_IDENTITAS", "NOMOR_IDENTITAS",
    "MASA_LAKU_IDENTITAS", "JENIS_KELAMIN", "SURAT_MENYURAT_KE", "TANGGAL_KEPESERTAAN", "STATUS_KAWIN", "GOLONGAN_DARAH", "NPWP",
    "KODE_NEGARA", "UPAH", "ALAMAT", "KODE_POS", "LOKASI_PEKERJAAN", "STATUS_PEGAWAI", "TGL_AWAL_BEKERJA", "TGL_AKHIR_KONTRAK",
]  # fmt: skip


@pytest.fixture
def gaps(tmp_path: Path, duck: Engine, results: dict[str, Any]) -> list[Path]:
    return documents.write_gaps(
        tmp_path, unsettled(duck, results["ledger"], results["roster"], {("1671", "1.02.01"): "Dinas Kesehatan"}, "2026-10")
    )


@pytest.fixture
def sipp(tmp_path: Path, duck: Engine, results: dict[str, Any]) -> list[Path]:
    return documents.write_sipp(tmp_path / "sipp", new_workers(duck, results["ledger"], results["roster"]), "2026-10")


def body(path: Path) -> list[list[Any]]:
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == "Berkas")
    return [list(row) for row in rows[top + 1 :]]


def test_one_file_per_unit_inside_its_government(gaps: list[Path], tmp_path: Path) -> None:
    assert [path.relative_to(tmp_path).as_posix() for path in gaps] == [
        "1671/tanpa-kode-.-.-Dinas-Kesehatan.xlsx", "1671/1.01.01-Dinas-Kesehatan.xlsx", "1671/1.02.01-Dinas-Kesehatan.xlsx",
    ]  # fmt: skip
    assert all(tmp_path in path.resolve().parents for path in gaps)


def test_settled_workers_are_left_out_and_rows_keep_the_units_order(gaps: list[Path]) -> None:
    rows = [row for path in gaps for row in body(path)]
    assert sorted(row[2] for row in rows) == [3, 4, 5, 7, 8], "covered (2) and not eligible (6) stay out"
    assert [row[2] for row in body(gaps[1])] == [3, 5, 7]


def test_nik_stands_as_the_unit_wrote_it_and_no_birth_date(gaps: list[Path]) -> None:
    row = body(gaps[1])[0]
    assert row[4] == "'1671084501900003"
    for path in gaps:
        text = " ".join(str(cell) for line in openpyxl.load_workbook(path).active.iter_rows(values_only=True) for cell in line if cell)
        assert "1990" not in text and "ahir" not in text.replace("akhir", "")


def test_title_says_whose_when_how_many_and_how_to_send_back(gaps: list[Path]) -> None:
    sheet = openpyxl.load_workbook(gaps[2]).active
    assert sheet["A2"].value == "Dinas Kesehatan · Kota Palembang · Oktober 2026"
    assert sheet["A3"].value.startswith("1 pekerja")
    assert "kirim daftar asal itu lagi" in sheet["A4"].value and "NIK" in sheet["A5"].value
    assert sheet.freeze_panes and sheet.auto_filter.ref


def test_hostile_names_stay_text(gaps: list[Path]) -> None:
    cell = next(cell for row in openpyxl.load_workbook(gaps[1]).active.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)")
    assert cell.data_type == "s" and cell.hyperlink is None


def test_each_row_names_state_flag_and_next_step(gaps: list[Path]) -> None:
    row = body(gaps[1])[2]
    assert row[5] and row[6] and row[7], "inactive with two payers"


@pytest.mark.parametrize("text", ["../../x", "..", "a/b\\c", "con:", "é ü", "", "....", "x" * 300, "NUL", "aux.2026"])
def test_file_names_are_safe(text: str) -> None:
    name = safe(text)
    assert not PureWindowsPath(f"{name}.xlsx").is_reserved()
    assert name and len(name) <= 80 and ".." not in name and not set(name) & set("/\\: ") and name[0] not in ".-"


def test_names_that_become_equal_do_not_overwrite_each_other(tmp_path: Path, duck: Engine) -> None:
    rows = [{"pemda": "1671", "unit": unit} for unit in ("a/b", "a:b", "A.B", "a.b")]
    roster = [
        {**row, "sumber": "a", "berkas": "f", "baris": at, "urutan": at, "unit_nama": "x", "nama": "n", "nik_asli": "1"}
        for at, row in enumerate(rows)
    ]
    ledger = [
        {**row, "keadaan": "inactive", "orang": "o", "bulan": "2026-10", "terlindungi": "tidak", "kewajiban_terpenuhi": "tidak"}
        for row in rows
    ]
    paths = documents.write_gaps(tmp_path, unsettled(duck, duck.table(LEDGER.of(ledger)), duck.table(ROSTER.of(roster)), {}, "2026-10"))
    assert len({str(path).lower() for path in paths}) == 4


def test_sipp_has_the_thirty_columns_in_order_with_yellow_headings(sipp: list[Path]) -> None:
    book = openpyxl.load_workbook(sipp[0])
    assert book.sheetnames == ["data_tk_baru", "Petunjuk Pengisian", "Lokasi Pekerjaan"]
    heading = list(book["data_tk_baru"][1])
    assert [cell.value for cell in heading] == A_TO_AD == list(COLUMNS) and heading[-1].column_letter == "AD" == letters(29)
    yellow = {cell.value for cell in heading if cell.fill.fgColor.rgb == "FFFFFF00"}
    assert yellow == REQUIRED


def test_only_the_unregistered_go_in(sipp: list[Path]) -> None:
    names = [row[1] for path in sipp for row in openpyxl.load_workbook(path)["data_tk_baru"].iter_rows(min_row=2, values_only=True)]
    assert sorted(names) == ["=HYPERLINK(1)", "Pekerja 5", "Pekerja 8"], "who may already be a member (4, 7) is not registered twice"


def test_every_cell_is_text_and_known_ones_are_filled(sipp: list[Path]) -> None:
    sheet = openpyxl.load_workbook(next(path for path in sipp if path.parent.name == "1.01.01"))["data_tk_baru"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert cells and all(isinstance(cell.value, str) and cell.number_format == "@" and cell.data_type == "s" for cell in cells)
    row = dict(zip(A_TO_AD, [cell.value for cell in sheet[2]], strict=True))
    assert row["NOMOR_IDENTITAS"] == "1671084501900003" and row["JENIS_IDENTITAS"] == "KTP" and row["KODE_NEGARA"] == "ID"
    assert row["LOKASI_PEKERJAAN"] == "1671" and row["STATUS_PEGAWAI"] == "Y" and row["TGL_AWAL_BEKERJA"] == "02-01-2024"
    assert row["UPAH"] == "1500001" and row["HP"] == "+62811", "whole rupiah, half upward; a plus sign stays text"
    assert row["TANGGAL_LAHIR"] == "05-01-1990" and row["JENIS_KELAMIN"] == "P", "read from the NIK"


def test_unknown_asked_cells_are_coloured_and_explained(sipp: list[Path]) -> None:
    sheet = openpyxl.load_workbook(sipp[0])["data_tk_baru"]
    pink = {A_TO_AD[cell.column - 1] for cell in sheet[2] if cell.fill.fgColor.rgb == "FFF8CBAD"}
    assert {"TEMPAT_LAHIR", "NAMA_IBU_KANDUNG", "ALAMAT", "KODE_POS", "TGL_AKHIR_KONTRAK"} <= pink <= REQUIRED
    assert not [cell for cell in sheet[2] if A_TO_AD[cell.column - 1] in pink and cell.value]
    prompts = {rule.promptTitle for rule in sheet.data_validations.dataValidation if rule.prompt}
    assert prompts == set(REQUIRED)


def test_locations_are_sipps_own(sipp: list[Path]) -> None:
    rows = list(openpyxl.load_workbook(sipp[0])["Lokasi Pekerjaan"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 514 and ("LAMPUNG SELATAN", "1801") in rows and ("ASMAT", "9118") in rows


def test_a_provincial_government_has_no_single_place_of_work() -> None:
    row = dict.fromkeys(("nama", "nik", "tanggal_lahir", "jenis_kelamin", "upah", "mulai", "akhir", "hp"))
    assert filled(row, None, dt.date(2026, 10, 31)) == {"STATUS_PEGAWAI": "Y"}


def test_more_than_ten_thousand_go_into_two_files(tmp_path: Path, duck: Engine) -> None:
    count = 10_001
    common = {NOMOR: list(range(count)), "pemda": ["1801"] * count, "unit": ["1.01"] * count, "unit_nama": ["Dinas"] * count}
    place = {"sumber": ["a"] * count, "lembar": [None] * count, "baris": list(range(2, count + 2)), "berkas": ["f.csv"] * count}
    ledger = duck.table(pa.table({**common, "keadaan": ["unregistered"] * count}, schema=_part(LEDGER, [*common, "keadaan"])))
    roster = duck.table(pa.table({**common, **place, "nama": ["Orang"] * count}, schema=_part(ROSTER, [*common, *place, "nama"])))
    paths = documents.write_sipp(
        tmp_path,
        new_workers(duck, LEDGER.conform(ledger, absent=LEDGER.all_but()), ROSTER.conform(roster, absent=ROSTER.all_but())),
        "2026-10",
    )
    assert [path.name for path in paths] == ["data_tk_baru.xlsx", "data_tk_baru_2.xlsx"]
    sizes = [sum(1 for _ in openpyxl.load_workbook(path, read_only=True)["data_tk_baru"].iter_rows()) - 1 for path in paths]
    assert sizes == [10_000, 1]


def _part(relation: Any, names: list[str]) -> pa.Schema:
    schema = relation.arrow_schema()
    return pa.schema([schema.field(name) for name in names])
