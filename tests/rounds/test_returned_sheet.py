"""A sheet that comes back: a corpus of hands, each with what must become of it. Good answers are taken, every bad one is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from naungan.rounds import Event, New
from naungan.rounds.returned.fits import misfit
from naungan.rounds.returned.workbook import came
from naungan.rounds.tables import Status
from naungan.sheets.filled import filled
from naungan.told.rapat.kembali import back_params
from tests.rounds.sheets import Edit, desk, filled_in, given, put, row_of, taken, told

ANGKA, UNIT, TEMUAN, PERIKSA = "Angka", "Unit", "Temuan", "Daftar periksa"
NIK = "1671014509850001"


@dataclass(frozen=True)
class Case:
    """Hands at the sheet, the events they must give, the codes that must be told, rows that came in and were taken."""

    nama: str
    edits: tuple[Edit, ...]
    events: tuple[tuple[Event, dict[str, Any]], ...] = ()
    told: tuple[str, ...] = ()
    masuk: int = 1
    diterima: int = 1
    more: dict[str, Any] = field(default_factory=dict)


def reported(nilai: int, angka: str = "pekerja", dihitung: int | None = 31, sumber: str = "lembar rapat") -> tuple[Event, dict[str, Any]]:
    known = {} if dihitung is None else {"dihitung": dihitung}
    return Event.DILAPORKAN, {"pemda": "1671", "angka": angka, "nilai": nilai, **known, "sumber": sumber}


def assigned(**said: Any) -> tuple[Event, dict[str, Any]]:
    return Event.DITUGASKAN, {"butir": "R1-0001", **said}


def disputed(**more: Any) -> tuple[Event, dict[str, Any]]:
    return Event.DISANGGAH, {
        "pemda": "1671",
        "angka": "terlindungi_ya",
        "beku": 7,
        "menurut_pemda": 20,
        "alasan": "Data BPJS lama.",
        **more,
    }


def hide_row(book: Workbook) -> None:
    book[TEMUAN].row_dimensions[row_of(book[TEMUAN], "R1-0001")].hidden = True


def hide_column(book: Workbook) -> None:
    book[TEMUAN].column_dimensions["F"].hidden = True


def merge(book: Workbook) -> None:
    row = row_of(book[TEMUAN], "R1-0001")
    book[TEMUAN].merge_cells(f"F{row}:G{row}")


def delete(page: str, key: str) -> Edit:
    return lambda book: book[page].delete_rows(row_of(book[page], key))


def add_row(*cells: Any) -> Edit:
    return lambda book: book[TEMUAN].append(cells)


def copy_row(book: Workbook) -> None:
    sheet = book[TEMUAN]
    sheet.append([cell.value for cell in sheet[row_of(sheet, "R1-0001")]])


def retitle(old: str, new: str) -> Edit:
    def edit(book: Workbook) -> None:
        for sheet in book:
            sheet["B2"] = sheet["B2"].value.replace(old, new)

    return edit


def move_column(book: Workbook) -> None:
    book[TEMUAN].insert_cols(6)


def extra(book: Workbook) -> None:
    book.create_sheet("Catatan")["A1"] = "titip"


GOOD = (
    Case("nothing was filled in", (), masuk=0, diterima=0),
    Case("a figure of its own", (put(ANGKA, "A.1", ("E", 33), ("F", "BKPSDM")),), (reported(33, sumber="BKPSDM"),)),
    Case("a figure without its source", (put(ANGKA, "A.1", ("E", 33)),), (reported(33),)),
    Case("beside a figure nobody could compute", (put(ANGKA, "A.11", ("E", 0)),), (reported(0, "kekurangan", None),)),
    Case("a number that became a text", (put(ANGKA, "A.1", ("E", "1.033")),), (reported(1033),), ("JAWABAN_DIBACA",)),
    Case("a locked number that became a text of the same number", (put(ANGKA, "A.10", ("D", "1.644.340")),), masuk=0, diterima=0),
    Case("a day as a date", (put(TEMUAN, "R1-0001", ("H", dt.date(2027, 1, 31))),), (assigned(tenggat="2027-01-31"),)),
    Case("a day as a text", (put(TEMUAN, "R1-0001", ("H", "31/01/2027")),), (assigned(tenggat="2027-01-31"),)),
    Case("a day kept as a moment", (put(TEMUAN, "R1-0001", ("H", "2027-01-31T00:00:00")),), (assigned(tenggat="2027-01-31"),)),
    Case("a day in words", (put(TEMUAN, "R1-0001", ("H", "31 Januari 2027")),), (assigned(tenggat="2027-01-31"),)),
    Case("a day as its serial number", (put(TEMUAN, "R1-0001", ("H", 46418)),), (assigned(tenggat="2027-01-31"),)),
    Case(
        "owner, action, status and cause", (put(TEMUAN, "R1-0001", ("F", "Sekda"), ("G", "Daftarkan 12 orang"), ("I", " Dikerjakan "), ("K", "Baru masuk")),),
        (assigned(penanggung_jawab="Sekda", tindakan="Daftarkan 12 orang"), (Event.DILENGKAPI, {"butir": "R1-0001", "sebab": "Baru masuk"}),
         (Event.DINYATAKAN, {"butir": "R1-0001", "status": "dikerjakan"})),
    ),
    Case("refused with a reason", (put(TEMUAN, "R1-0001", ("I", "ditolak"), ("J", "Bukan pegawai kami")),),
         ((Event.DINYATAKAN, {"butir": "R1-0001", "status": "ditolak", "alasan": "Bukan pegawai kami"}),)),
    Case("the reason alone is a further word", (put(TEMUAN, "R1-0002", ("J", "Lihat DPA-P")),),
         ((Event.DINYATAKAN, {"butir": "R1-0002", "status": "ditolak", "alasan": "Lihat DPA-P"}),)),
    Case("a cell that was emptied", (put(TEMUAN, "R1-0002", ("F", None)),), (), ("LEMBAR_DIKOSONGKAN",)),
    Case("yes in another word", (put(PERIKSA, "P.R1", ("D", "Sudah")),),
         ((Event.DIPERIKSA, {"pemda": "1671", "pertanyaan": "R1", "jawaban": True}),)),
    Case("yes to a question", (put(PERIKSA, "P.R1", ("D", "YA"), ("F", "Perda 3/2024")),),
         ((Event.DIPERIKSA, {"pemda": "1671", "pertanyaan": "R1", "jawaban": True, "catatan": "Perda 3/2024"}),)),
    Case("no, people and a day", (put(PERIKSA, "P.R2", ("D", "tidak")), put(PERIKSA, "P.C1", ("D", 31)), put(PERIKSA, "P.R3", ("D", dt.date(2027, 5, 1)))),
         tuple((Event.DIPERIKSA, {"pemda": "1671", "pertanyaan": name, "jawaban": said}) for name, said in (("R2", False), ("R3", "2027-05-01"), ("C1", 31))),
         masuk=3, diterima=3),
    Case("disputed, the evidence comes later", (put(ANGKA, "S.1", ("B", "Terlindungi"), ("C", 20), ("E", "sk.pdf"), ("F", "Data BPJS lama.")),),
         (disputed(),), ("LEMBAR_BUKTI_BELUM",)),
    Case("disputed with its evidence", (put(ANGKA, "S.1", ("B", "Terlindungi"), ("C", 20), ("E", "sk.pdf"), ("F", "Data BPJS lama.")),),
         (disputed(), (Event.BUKTI, {"nama": "sk.pdf", "sha256": "cd" * 32, "pemda": "1671", "angka": "terlindungi_ya"})),
         more={"bukti": {"sk.pdf": "cd" * 32}}),
    Case("signed by name and day", (lambda book: book[PERIKSA].__setitem__("C24", "Palembang, 25 November 2026"),), masuk=0, diterima=0),
    Case("a note where nobody reads", (put(ANGKA, "A.5", ("E", 90)),), (), ("LEMBAR_DI_LUAR_ISIAN",)),
)  # fmt: skip
BAD = (
    Case("a computed figure was changed", (put(ANGKA, "A.2", ("D", 27)), put(ANGKA, "A.1", ("E", 33))), (), ("LEMBAR_ANGKA_BERUBAH", "LEMBAR_TIDAK_DIAMBIL"), 2, 0),
    Case("the same, the rest asked for", (put(ANGKA, "A.2", ("D", 27)), put(ANGKA, "A.1", ("E", 33))), (reported(33),), ("LEMBAR_ANGKA_BERUBAH",), 2, 1, {"sebagian": True}),
    Case("unknown became nought", (put(ANGKA, "A.11", ("D", 0)),), (), ("LEMBAR_ANGKA_BERUBAH", "LEMBAR_TIDAK_DIAMBIL"), 1, 0),
    Case("a figure became a formula", (put(ANGKA, "A.2", ("D", "=3+4")),), (), ("LEMBAR_ANGKA_BERUBAH", "LEMBAR_TIDAK_DIAMBIL"), 1, 0),
    Case("a figure of a unit", (put(UNIT, "U.1", ("C", 8)),), (), ("LEMBAR_ANGKA_BERUBAH", "LEMBAR_TIDAK_DIAMBIL"), 1, 0),
    Case("the words of a finding", (put(TEMUAN, "R1-0001", ("C", "2 pekerja belum terdaftar.")),), (), ("LEMBAR_TEKS_BERUBAH", "LEMBAR_TIDAK_DIAMBIL"), 1, 0),
    Case("a line of a figure is gone", (delete(ANGKA, "A.2"),), (), ("LEMBAR_ANGKA_HILANG", "LEMBAR_TIDAK_DIAMBIL"), 0, 0),
    Case("a finding is gone, the rest is taken", (delete(TEMUAN, "R1-0002"), put(TEMUAN, "R1-0001", ("F", "Sekda"))), (assigned(penanggung_jawab="Sekda"),), ("LEMBAR_BARIS_HILANG",)),
    Case("a computed answer of the checklist", (put(PERIKSA, "P.C2", ("E", 17)),), (), ("LEMBAR_ANGKA_BERUBAH", "LEMBAR_TIDAK_DIAMBIL"), 1, 0),
    Case("a finding of nobody", (add_row("R1-0099", "Dinas", "Temuan baru"),), (), ("LEMBAR_BUTIR_ASING",), 1, 0),
    Case("a finding of another government", (add_row("R1-0003", "", "", "", "", "Sekda"),), (), ("LEMBAR_BUTIR_ASING",), 1, 0),
    Case("a row without a key", (add_row(None, "Dinas Baru", "Temuan kami sendiri"),), (), ("LEMBAR_BARIS_TAMBAHAN",), 1, 0),
    Case("a row twice", (copy_row,), (), ("LEMBAR_BARIS_GANDA", "LEMBAR_BARIS_GANDA"), 2, 0),
    Case("another round", (retitle("rapat R1", "rapat R9"),), (), ("LEMBAR_RAPAT_LAIN",), 0, 0),
    Case("a government that is not invited", (retitle("pemda 1671", "pemda 1771"),), (), ("LEMBAR_PEMDA_LAIN",), 0, 0),
    Case("the sheet of another government", (retitle("pemda 1671", "pemda 1801"),), (), ("LEMBAR_TANDA_BERUBAH",), 0, 0),
    Case("an older evaluation", (retitle("evaluasi abababababab", "evaluasi 0123456789ab"),), (), ("LEMBAR_EVALUASI_LAMA",), 0, 0),
    Case("an event to come", (retitle("peristiwa 7", "peristiwa 70"),), (), ("LEMBAR_TANDA_BERUBAH",), 0, 0),
    Case("an event before the round", (retitle("peristiwa 7", "peristiwa 0"),), (), ("LEMBAR_TANDA_BERUBAH",), 0, 0),
    Case("an event before the freeze", (retitle("peristiwa 7", "peristiwa 1"),), (), ("LEMBAR_TANDA_BERUBAH",), 0, 0),
    Case("another version", (retitle("LEMBAR 1", "LEMBAR 2"),), (), ("LEMBAR_VERSI",), 0, 0),
    Case("pages of two sheets", (lambda book: book[UNIT].__setitem__("B2", book[UNIT]["B2"].value.replace("1671", "1801")),), (), ("LEMBAR_CAMPUR",), 0, 0),
    Case("a page is gone", (lambda book: book.remove(book[UNIT]),), (), ("LEMBAR_HALAMAN_HILANG",), 0, 0),
    Case("a page was added", (extra, put(ANGKA, "A.1", ("E", 33))), (reported(33),), ("LEMBAR_HALAMAN_TAMBAHAN",), 2, 1),
    Case("a column was put in", (move_column,), (), ("LEMBAR_KOLOM_BERUBAH",), 0, 0),
    Case("an answer as long as a letter", (put(TEMUAN, "R1-0001", ("G", "a " * 600)),), (), ("LEMBAR_PANJANG",), 1, 0),
    Case("a fraction", (put(ANGKA, "A.1", ("E", 33.5)),), (), ("LEMBAR_BILANGAN",), 1, 0),
    Case("less than nought", (put(ANGKA, "A.1", ("E", -3)),), (), ("LEMBAR_BILANGAN",), 1, 0),
    Case("an amount in words", (put(ANGKA, "A.7", ("E", "12 juta")),), (), ("LEMBAR_BILANGAN",), 1, 0),
    Case("a source without a figure", (put(ANGKA, "A.1", ("F", "BKPSDM")),), (), ("LEMBAR_SUMBER_TANPA_ANGKA",), 1, 0),
    Case("a NIK in an answer", (put(TEMUAN, "R1-0001", ("F", f"Siti {NIK}")),), (), ("ISIAN_NIK",), 1, 0),
    Case("a NIK as a number", (put(ANGKA, "A.1", ("E", int(NIK))),), (), ("ISIAN_NIK",), 1, 0),
    Case("a formula in an answer", (put(ANGKA, "A.1", ("E", "=31+2")),), (), ("LEMBAR_RUMUS",), 1, 0),
    Case("an answer in a hidden row", (put(TEMUAN, "R1-0001", ("F", "Sekda")), hide_row), (), ("LEMBAR_TERSEMBUNYI",), 1, 0),
    Case("an answer in a hidden column", (put(TEMUAN, "R1-0001", ("F", "Sekda")), hide_column), (), ("LEMBAR_TERSEMBUNYI",), 1, 0),
    Case("an answer in a merged cell", (put(TEMUAN, "R1-0001", ("F", "Sekda")), merge), (), ("LEMBAR_GABUNG",), 1, 0),
    Case("a day that there is not", (put(TEMUAN, "R1-0001", ("H", "31-02-2027"), ("F", "Sekda")),), (), ("LEMBAR_TANGGAL",), 1, 0),
    Case("a month for a day", (put(TEMUAN, "R1-0001", ("H", "segera")),), (), ("LEMBAR_TANGGAL",), 1, 0),
    Case("a deadline before the round", (put(TEMUAN, "R1-0001", ("H", dt.date(2026, 11, 24))),), (), ("ISIAN_TENGGAT_LEWAT",), 1, 0),
    Case("a deadline in another age", (put(TEMUAN, "R1-0001", ("H", dt.date(2072, 1, 1))),), (), ("ISIAN_TENGGAT_JAUH",), 1, 0),
    Case("a status nobody knows", (put(TEMUAN, "R1-0001", ("I", "beres")),), (), ("LEMBAR_PILIHAN",), 1, 0),
    Case("refused without a reason", (put(TEMUAN, "R1-0001", ("I", "ditolak")),), (), ("ISIAN_TANPA_ALASAN",), 1, 0),
    Case("opened again without a reason", (put(TEMUAN, "R1-0002", ("I", "terbuka"), ("J", None)),), (), ("LEMBAR_DIKOSONGKAN", "ISIAN_TANPA_ALASAN"), 1, 0),
    Case("from refused to solved", (put(TEMUAN, "R1-0002", ("I", "selesai")),), (), ("ISIAN_STATUS_LOMPAT",), 1, 0),
    Case("perhaps is no answer", (put(PERIKSA, "P.R1", ("D", "mungkin")),), (), ("LEMBAR_PILIHAN",), 1, 0),
    Case("a remark without an answer", (put(PERIKSA, "P.R1", ("F", "Perda 3/2024")),), (), ("LEMBAR_CATATAN_TANPA_JAWABAN",), 1, 0),
    Case("disputed without a reason", (put(ANGKA, "S.1", ("B", "Terlindungi"), ("C", 20)),), (), ("LEMBAR_SANGGAHAN_TANPA_ALASAN",), 1, 0),
    Case("a figure that is disputed twice",
         tuple(put(ANGKA, key, ("B", "Terlindungi"), ("C", value), ("F", "Data BPJS lama.")) for key, value in (("S.1", 20), ("S.2", 21))),
         (), ("LEMBAR_SANGGAHAN_GANDA", "LEMBAR_SANGGAHAN_GANDA"), 2, 0),
    Case("which figure is disputed", (put(ANGKA, "S.1", ("C", 20), ("F", "Data BPJS lama.")),), (), ("LEMBAR_SANGGAHAN_TANPA_ANGKA",), 1, 0),
    Case("a figure that is none", (put(ANGKA, "S.1", ("B", "Cakupan, batas bawah"), ("F", "Data BPJS lama.")),), (), ("LEMBAR_PILIHAN",), 1, 0),
)  # fmt: skip


@pytest.mark.parametrize("case", [*GOOD, *BAD], ids=lambda case: case.nama)
def test_what_came_back_is_taken_or_told(tmp_path: Path, case: Case) -> None:
    found = taken(filled_in(tmp_path, *case.edits), **case.more)
    assert told(found) == list(case.told)
    assert given(found) == list(case.events)
    assert (found.masuk, found.diterima, found.ditolak) == (case.masuk, case.diterima, case.masuk - case.diterima)
    assert NIK not in str(found)


@pytest.mark.parametrize(("cell", "printed", "found"), [("D8", "7", "27")])
def test_a_changed_figure_names_cell_both_figures_and_what_to_do(tmp_path: Path, cell: str, printed: str, found: str) -> None:
    from naungan.told.rapat.kembali import Back, back_text

    text = back_text([Back("lembar.xlsx", taken(filled_in(tmp_path, put(ANGKA, "A.2", ("D", 27)))))], 0, 0)
    assert f"Sel terkunci {cell} tercetak «{printed}», kini «{found}»" in text
    assert "laporan pemda" in text and "sanggahan" in text and f"halaman {ANGKA}, sel {cell}" in text


def test_what_was_printed_and_left_alone_undoes_nothing_that_came_after(tmp_path: Path) -> None:
    """The sheet was printed with BPKAD; somebody else has been named since, and the sheet says nothing about it."""
    later = New("R1", Event.DITUGASKAN, {"butir": "R1-0002", "penanggung_jawab": "Bappeda"})
    found = taken(filled_in(tmp_path, put(TEMUAN, "R1-0002", ("G", "Anggarkan"))), later)
    assert given(found) == [(Event.DITUGASKAN, {"butir": "R1-0002", "tindakan": "Anggarkan"})]


def test_an_answer_in_the_place_of_a_newer_one_is_told(tmp_path: Path) -> None:
    """Two people return the same sheet: the later word stands, and whoever reads it in sees whose it replaces."""
    first = (
        New("R1", Event.DITUGASKAN, {"butir": "R1-0001", "penanggung_jawab": "Bappeda", "tenggat": "2027-01-31"}),
        New("R1", Event.DINYATAKAN, {"butir": "R1-0001", "status": "tidak_selesai"}), New("R1", *reported(40)),
        New("R1", Event.DIPERIKSA, {"pemda": "1671", "pertanyaan": "R1", "jawaban": True}), New("R1", *disputed()),
    )  # fmt: skip
    second = (
        put(TEMUAN, "R1-0001", ("F", "Sekda"), ("H", "1 Februari 2027"), ("I", "dikerjakan"), ("G", "Daftarkan")),
        put(ANGKA, "A.1", ("E", 33)), put(PERIKSA, "P.R1", ("D", "tidak")),
        put(ANGKA, "S.1", ("B", "Terlindungi"), ("C", 21), ("F", "Data BPJS lama.")),
    )  # fmt: skip
    found = taken(filled_in(tmp_path, *second), *first)
    said = {(one["nilai"], back_params(one)["sebelumnya"]) for one in found.problems}
    assert said == {
        ("Sekda", "Bappeda"), ("2027-02-01", "2027-01-31"), ("dikerjakan", "tidak selesai"), ("33", "40"), ("tidak", "ya"), ("21", "20"),
    }  # fmt: skip
    assert set(told(found)) == {"LEMBAR_MENGGANTI"} and found.ditolak == 0
    assert told(taken(filled_in(tmp_path, put(TEMUAN, "R1-0002", ("F", "Sekda"))))) == []


def test_what_the_book_knows_already_gives_no_event(tmp_path: Path) -> None:
    path = filled_in(tmp_path, put(ANGKA, "A.1", ("E", 33)), put(TEMUAN, "R1-0001", ("I", "dikerjakan")))
    first = taken(path)
    again = taken(path, *(New("R1", one.jenis, one.isi) for one in first.events))
    assert (len(first.events), given(again), again.diterima) == (2, [], 2)


def test_the_form_comes_back_like_the_sheet(tmp_path: Path) -> None:
    page = "Blanko"
    edits = (put(page, "A.1", ("C", 40), ("D", "BKPSDM")), put(page, "P.R1", ("C", "ya")), put(page, "A.2", ("C", "banyak")))
    found = taken(filled_in(tmp_path, *edits, jenis="blanko"), jenis="blanko")
    assert given(found) == [
        reported(40, sumber="BKPSDM"), (Event.DIPERIKSA, {"pemda": "1671", "pertanyaan": "R1", "jawaban": True}),
    ]  # fmt: skip
    assert (told(found), found.masuk, found.diterima) == (["LEMBAR_BILANGAN"], 3, 2)


def test_another_kind_of_workbook_is_told(tmp_path: Path) -> None:
    back = came(filled({"path": str(filled_in(tmp_path))}))
    problem = misfit(replace(back, jenis="ods"), desk().rapat, range(1, 8), "lembar.ods")
    assert problem is not None and (problem["kode"], problem["nilai"]) == ("LEMBAR_BUKAN_XLSX", "ODS")


def test_every_status_can_be_chosen_and_is_understood(tmp_path: Path) -> None:
    for status in Status:
        found = taken(filled_in(tmp_path, put(TEMUAN, "R1-0001", ("I", status.replace("_", " ")), ("J", "Sebab."))))
        assert [isi["status"] for _, isi in given(found)] == [status]
