"""Files of targets, instruments and obstacles: every row holds or is told with its place and what to do; nothing else happens."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.acuan.sasaran import published_coverage, published_targets
from naungan.answers.csv_edge import parsed
from naungan.answers.told import FOLLOWED, place_and_sentence
from naungan.rounds.registers import REGISTERS, judged, newest, payloads, read_register, register_of
from naungan.rounds.tables import TARGET

CLEAN = {
    "sasaran": {"wilayah": "18", "deret": "kemendagri", "tahun": "2026", "persen": "45,53", "orang": "1.436.809", "status": "pasti",
                "lingkup": "semua_tanpa_jakon", "penyebut": "semesta", "penerbit": "Kemendagri", "dokumen": "Surat 1/2026"},
    "instrumen": {"pemda": "1671", "jenis": "perwali", "nomor": "12/2025", "tanggal": "2025-03-01", "berakhir": "28-02-2027",
                  "kelompok": "rt_rw; honorer", "dasar_upah": "Rp1.000.000"},
    "kendala": {"pemda": "1671", "triwulan": "TW III 2026", "nomor": "1", "pilar": "anggaran", "uraian": "Pagu belum ada", "status": "terbuka"},
}  # fmt: skip
BESIDE = {"sasaran": {"deret": "rpjmd"}, "instrumen": {"nomor": "13/2025"}, "kendala": {"nomor": "2"}}

# register, what is written otherwise, column, code of the problem
CORPUS = [
    ("sasaran", {"persen": "152"}, "persen", "SASARAN_PERSEN_LEBIH"),
    ("sasaran", {"persen": "0.52"}, "persen", "SASARAN_PERSEN_PECAHAN"),
    ("sasaran", {"persen": "0"}, "persen", "JAWABAN_NILAI"),
    ("sasaran", {"persen": "empat puluh"}, "persen", "JAWABAN_NILAI"),
    ("sasaran", {"persen": "-5"}, "persen", "JAWABAN_NILAI"),
    ("sasaran", {"persen": "٤٥"}, "persen", "JAWABAN_NILAI"),
    ("sasaran", {"persen": "", "orang": ""}, "persen", "SASARAN_TANPA_ANGKA"),
    ("sasaran", {"orang": "1.436.809", "penyebut_orang": "2.800.000"}, "persen", "SASARAN_TIDAK_COCOK"),
    ("sasaran", {"orang": "500", "penyebut_orang": "400"}, "orang", "SASARAN_ORANG_LEBIH"),
    ("sasaran", {"orang": "0"}, "orang", "JAWABAN_NILAI"),
    ("sasaran", {"orang": "1,5 juta"}, "orang", "JAWABAN_NILAI"),
    ("sasaran", {"wilayah": "1699"}, "wilayah", "JAWABAN_NILAI"),
    ("sasaran", {"tahun": "1926"}, "tahun", "JAWABAN_NILAI"),
    ("sasaran", {"tahun": "2061"}, "tahun", "JAWABAN_NILAI"),
    ("sasaran", {"tahun": ""}, "tahun", "JAWABAN_KOSONG"),
    ("sasaran", {"sampai": "2027-06-30"}, "sampai", "SASARAN_TAHUN_LAIN"),
    ("sasaran", {"sampai": "30 Februari 2026"}, "sampai", "JAWABAN_NILAI"),
    ("sasaran", {"deret": "rpjmd2"}, "deret", "JAWABAN_NILAI"),
    ("sasaran", {"lingkup": "sebagian"}, "lingkup", "JAWABAN_NILAI"),
    ("sasaran", {"status": "mungkin"}, "status", "JAWABAN_NILAI"),
    ("sasaran", {"dokumen": ""}, "dokumen", "JAWABAN_KOSONG"),
    ("instrumen", {"berakhir": "2025-02-28"}, "berakhir", "INSTRUMEN_TERBALIK"),
    ("instrumen", {"tanggal": "2025-02-30"}, "tanggal", "JAWABAN_NILAI"),
    ("instrumen", {"tanggal": "1026-03-01"}, "tanggal", "JAWABAN_NILAI"),
    ("instrumen", {"nomor": "tanpa nomor"}, "nomor", "JAWABAN_NILAI"),
    ("instrumen", {"jenis": "kuitansi"}, "jenis", "JAWABAN_NILAI"),
    ("instrumen", {"kelompok": "honorer, astronot"}, "kelompok", "JAWABAN_NILAI"),
    ("instrumen", {"dasar_upah": "sepantasnya"}, "dasar_upah", "JAWABAN_NILAI"),
    ("instrumen", {"pemda": "nasional"}, "pemda", "JAWABAN_NILAI"),
    ("kendala", {"triwulan": "2026-T5"}, "triwulan", "JAWABAN_NILAI"),
    ("kendala", {"triwulan": "September 2026"}, "triwulan", "JAWABAN_NILAI"),
    ("kendala", {"nomor": "0"}, "nomor", "JAWABAN_NILAI"),
    ("kendala", {"pilar": "semangat"}, "pilar", "JAWABAN_NILAI"),
    ("kendala", {"uraian": ""}, "uraian", "JAWABAN_KOSONG"),
    ("kendala", {"status": "selesai"}, "selesai_triwulan", "KENDALA_SELESAI_TANPA_TRIWULAN"),
    ("kendala", {"selesai_triwulan": "2026-T4"}, "selesai_triwulan", "KENDALA_TERBUKA_BERTRIWULAN"),
    ("kendala", {"status": "selesai", "selesai_triwulan": "2026-T2"}, "selesai_triwulan", "KENDALA_SELESAI_TERBALIK"),
]  # fmt: skip


def read_rows(name: str, *rows: dict[str, str]):
    columns = REGISTERS[name].form.kolom
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([columns, *([row.get(column, "") for column in columns] for row in rows)])
    return judged(name, parsed(text.getvalue(), f"{name}.csv"), f"{name}.csv")


def refused(found) -> list[tuple[object, object]]:
    return [(one["kolom"], one["kode"]) for one in found.problems if one["kode"] not in FOLLOWED]


@pytest.mark.parametrize("name", REGISTERS)
def test_a_clean_row_holds(name: str) -> None:
    found = read_rows(name, CLEAN[name])
    assert (len(found.berlaku), refused(found)) == (1, [])


@pytest.mark.parametrize(("name", "changed", "kolom", "kode"), CORPUS, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_told_with_its_place(name: str, changed: dict[str, str], kolom: str, kode: str) -> None:
    found = read_rows(name, {**CLEAN[name], **BESIDE[name]}, {**CLEAN[name], **changed})
    assert (kolom, kode) in refused(found)
    said = place_and_sentence(next(one for one in found.problems if one["kode"] == kode))
    assert said.startswith(f"baris 3, kolom {kolom}: ") and "{" not in said
    assert len(found.berlaku) == 1, "the other row holds"


def test_a_key_that_is_said_twice_with_other_values_holds_for_none(tmp_path: Path) -> None:
    found = read_rows("sasaran", CLEAN["sasaran"], {**CLEAN["sasaran"], "wilayah": "18.", "persen": "46"})
    assert (len(found.berlaku), {kode for _, kode in refused(found)}) == (0, {"JAWABAN_BERTENTANGAN"})
    again = read_rows("sasaran", CLEAN["sasaran"], CLEAN["sasaran"])
    assert (len(again.berlaku), refused(again)) == (1, [("wilayah", "JAWABAN_BERULANG")])


def test_values_are_exact_and_survive_the_book() -> None:
    (row,) = payloads(read_rows("sasaran", {**CLEAN["sasaran"], "sampai": "2026-06-30"}))
    assert (row["persen"], row["orang"], row["sampai"]) == ("45.53", 1436809, "2026-06-30")
    later = {**row, "persen": "46"}
    (standing,) = newest(TARGET, [row, later])
    assert standing["persen"] == Decimal("46"), "of one key the last that was entered stands"


def test_a_share_below_one_is_taken_with_its_sign() -> None:
    (row,) = payloads(read_rows("sasaran", {**CLEAN["sasaran"], "persen": "0,52 %", "orang": ""}))
    assert row["persen"] == "0.52"


def test_a_workbook_says_the_same_as_a_csv(tmp_path: Path) -> None:
    path = tmp_path / "sasaran.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("isi")
    sheet.write_row(0, 0, ["wilayah", "deret", "tahun", "persen", "penerbit", "dokumen", "status"])
    sheet.write_row(1, 0, ["18", "kemendagri", 2026, 45.53, "Kemendagri", "Surat", "pasti"])
    sheet.write_row(2, 0, [18, "rpjmd", 2026, 0.4553, "Provinsi", "RPJMD", "pasti"])
    book.close()
    found = read_register("sasaran", path)
    assert [row["persen"] for row in payloads(found)] == ["45.53"]
    assert refused(found) == [("persen", "SASARAN_PERSEN_PECAHAN")]


def test_a_register_is_told_by_its_headings() -> None:
    assert {name: register_of([*one.form.kolom, "catatan"]) for name, one in REGISTERS.items()} == {name: name for name in REGISTERS}
    assert register_of(["pemda", "nomor"]) is None


def test_what_is_published_holds_as_what_comes_in_does() -> None:
    rows = [{name: "" if value is None else str(value) for name, value in row.items()} for row in published_targets()]
    found = read_rows("sasaran", *rows)
    assert (len(found.berlaku), refused(found)) == (len(rows), [])
    for row in published_coverage():
        assert row["sumber"] and (row.get("aktif") or row.get("persen"))


JUNK = st.sampled_from(
    ["", "18", "1e9", "0", "-1", "9" * 30, "nan", "52 %", "ya", "2026", "2026-13", "1671010101900001", "=A1", "½", "²026"]
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(REGISTERS)), st.data())
def test_rows_in_are_rows_that_hold_and_rows_that_are_told(name: str, data: st.DataObject) -> None:
    columns = REGISTERS[name].form.kolom
    drawn = data.draw(st.lists(st.dictionaries(st.sampled_from(columns), JUNK, min_size=1), max_size=4))
    rows = [{**CLEAN[name], **one} for one in drawn]
    found = read_rows(name, *rows)
    told = {one["baris"] for one in found.problems if one["kode"] not in FOLLOWED}
    assert {row.nomor for row in found.berlaku} | told == set(range(2, len(rows) + 2))
    assert not {row.nomor for row in found.berlaku} & {one["baris"] for one in found.problems if one["tingkat"] != "note"}
