"""A workbook goes out with the corrections in its cells, comes back edited, and no correction is lost or made twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
import xlsxwriter
from django.test import Client
from openpyxl.worksheet.worksheet import Worksheet

from naungan.intake.corrections.file import Koreksi
from naungan.sheets.marked.stamp import read_stamp
from naungan.web.accounts.models import User
from naungan.web.collection.actions.correct import Cell, correct, go_back
from naungan.web.collection.actions.export import ask_returned
from naungan.web.collection.actions.receive import receive
from naungan.web.collection.came_back import differences_of
from naungan.web.collection.cells import corrections_of
from naungan.web.collection.models import Version
from naungan.web.vault.originals import take_out
from tests.evaluation.offices import nik
from tests.web.collection.handing import GOOD, HEAD, checked, csv, hand_in, posted, roster, uploaded, work
from tests.web.people import masuk

pytestmark = pytest.mark.django_db(transaction=True)  # the worker opens no engine inside a transaction

NAME, COLUMNS = "honorer.xlsx", HEAD.split(";")
WAGE, NIK = "Gaji", "NIK"
ROWS = [
    [*GOOD[0].split(";")[:5], 1_000_000],
    [*GOOD[1].split(";")[:5], 2_000_000],
    ["Eko Prasetyo", "", "01-01-1990", "L", "Honorer", 1_500_000],
]
Edit = Callable[[Worksheet], None]


def book(rows: list[list[object]], *, formula: bool = False) -> bytes:
    """A workbook as an office writes it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet("Honorer")
        for number, row in enumerate([COLUMNS, *rows]):
            sheet.write_row(number, 0, row)
        if formula:
            sheet.write_formula("F2", "=500000*2", None, 1_000_000)
    return out.getvalue()


def send(by: User, content: bytes, dilihat: int, name: str = NAME, **said: object) -> Version:
    return checked(receive(by=by, wanted=roster(), dilihat=dilihat, files=[uploaded(content, name)], **said))  # type: ignore[arg-type]


def fix(by: User, version: Version, *cells: tuple[int, str, str | None], lembar: str | None = None) -> Version:
    """Cells put right on the page."""
    name = version.files.get(urut=1).berkas
    version.setoran.refresh_from_db()
    said = [Cell(name, lembar, row, column, value) for row, column, value in cells]
    return checked(correct(by=by, setoran=version.setoran, versi=version, dilihat=version.setoran.versi, cells=said))


def taken(by: User, version: Version, folder: Path, urut: int = 1) -> Path:
    """The workbook that goes back."""
    job = work(ask_returned(by=by, setoran=version.setoran, versi=version))
    path = folder / f"{version.urut}-{urut} (diperiksa).xlsx"
    take_out(job.hasil["berkas"][str(urut)]["sumber"], path)
    return path


def edited(path: Path, edit: Edit | None = None) -> bytes:
    """As openpyxl saves it again, which writes every part anew."""
    made = openpyxl.load_workbook(path)
    if edit:
        edit(made.worksheets[0])
    made.save(path)
    return path.read_bytes()


def back(by: User, version: Version, path: Path, edit: Edit | None = None, **said: object) -> Version:
    """It comes back edited, upon whatever stands by now."""
    version.setoran.refresh_from_db()
    return send(by, edited(path, edit), version.setoran.versi, path.name, **said)


def told(version: Version) -> dict[str, object]:
    (one,) = version.hasil["bertanda"]
    return {name: number for name, number in one.items() if name != "urut"}


def cells_of(version: Version) -> set[tuple[int, str, str | None]]:
    return {(one.baris, one.kolom, one.nilai) for one in corrections_of(version)}


def wages(version: Version) -> int:
    found: int = version.hasil["data"]["roster"]["upah"]
    return found


@pytest.fixture
def first(orang: SimpleNamespace) -> Version:
    return send(orang.operator, book(ROWS), 0)


def test_a_correction_stands_in_its_cell_and_the_old_value_in_the_note(orang: SimpleNamespace, first: Version, tmp_path: Path) -> None:
    second = fix(orang.operator, first, (4, NIK, nik(4)), (2, WAGE, "1100000"), (3, NIK, nik(9)))
    path = taken(orang.operator, second, tmp_path)
    sheet = openpyxl.load_workbook(path)["Honorer"]
    assert [sheet[one].value for one in ("B4", "F2", "B3")] == [nik(4), 1_100_000, nik(9)]
    assert "Semula: 1000000." in sheet["F2"].comment.text
    assert "Semula: kosong." in sheet["B4"].comment.text
    assert nik(2) not in sheet["B3"].comment.text and nik(2)[:4] in sheet["B3"].comment.text
    listing = openpyxl.load_workbook(path).worksheets[-1]
    texts = [str(cell.value) for row in listing.iter_rows() for cell in row if cell.value]
    assert sum(one == "dikoreksi" for one in texts) == 4  # three cells, and the legend
    assert not any(number in text for number in (nik(2), nik(4), nik(9)) for text in texts)


def test_what_is_edited_and_comes_back_is_known_and_nothing_is_made_twice(orang: SimpleNamespace, first: Version, tmp_path: Path) -> None:
    second = fix(orang.operator, first, (2, WAGE, "1100000"))

    def edit(sheet: Worksheet) -> None:
        sheet["F3"], sheet["B4"] = 2_500_000, nik(4)

    third = back(orang.operator, second, taken(orang.operator, second, tmp_path), edit)
    assert told(third) == {"versi": 2, "diubah": 2, "baru": 0, "hilang": 0, "sudah": 0, "diteruskan": 0, "beda": 0}
    assert (third.koreksi, wages(third)) == ("", 1_100_000 + 2_500_000 + 1_500_000)
    assert third.masuk == 3
    assert not {"LEMBAR_LAIN", "KOLOM_TIDAK_DIBACA", "KOREKSI_TANPA_SEL"} & {one["kode"] for one in third.hasil["jenis"]}


def test_what_was_put_right_meanwhile_is_carried_on_or_shown(
    orang: SimpleNamespace, client: Client, first: Version, tmp_path: Path
) -> None:
    path = taken(orang.operator, first, tmp_path)
    second = fix(orang.operator, first, (2, WAGE, "1100000"), (3, WAGE, "2200000"), (4, NIK, nik(4)))

    def edit(sheet: Worksheet) -> None:
        sheet["F3"], sheet["B4"] = 2_300_000, nik(4)

    third = back(orang.operator, second, path, edit)
    assert told(third) == {"versi": 1, "diubah": 2, "baru": 0, "hilang": 0, "sudah": 1, "diteruskan": 1, "beda": 1}
    assert cells_of(third) == {(2, WAGE, "1100000")}
    assert wages(third) == 1_100_000 + 2_300_000 + 1_500_000
    (one,) = differences_of(third)
    assert (one.baris, one.halaman, one.isi) == (3, "2200000", "2300000")
    page = masuk(client, orang.operator).get(f"/setoran/{third.setoran_id}/").content.decode()
    assert "berkas bertanda dari versi 1; 2 sel diubah" in page
    assert f"/setoran/{third.setoran_id}/versi/3/bertanda/" in page


def test_the_person_decides_on_what_differs(orang: SimpleNamespace, client: Client, first: Version, tmp_path: Path) -> None:
    path = taken(orang.operator, first, tmp_path)
    second = fix(orang.operator, first, (3, WAGE, "2200000"), (4, NIK, nik(4)))

    def edit(sheet: Worksheet) -> None:
        sheet["F3"], sheet["B4"] = 2_300_000, nik(7)

    third = back(orang.operator, second, path, edit)
    address = f"/setoran/{third.setoran_id}/versi/3/bertanda/"
    page = masuk(client, orang.operator).get(address).content.decode()
    assert nik(4) not in page and nik(7) not in page and nik(4)[:4] in page
    third.setoran.refresh_from_db()
    assert client.post(address, {"dilihat": third.setoran.versi}).status_code == 422
    at = next(number for number, one in enumerate(differences_of(third)) if one.kolom == WAGE)
    assert client.post(address, {"dilihat": third.setoran.versi, "pakai": [str(at)]}).status_code == 302
    fourth = checked(third.setoran.versions.get(urut=4))
    assert cells_of(fourth) == {(3, WAGE, "2200000")}
    assert "bertanda" not in fourth.hasil


def test_rows_that_have_moved_take_their_corrections_with_them(orang: SimpleNamespace, first: Version, tmp_path: Path) -> None:
    path = taken(orang.operator, first, tmp_path)
    second = fix(orang.operator, first, (3, WAGE, "2200000"), (4, NIK, nik(4)))

    def edit(sheet: Worksheet) -> None:
        sheet.insert_rows(2)
        for column, value in enumerate(["Sari Dewi", nik(8, born="410290"), "01-02-1990", "P", "Honorer", 900_000], 1):
            sheet.cell(2, column, value)
        sheet.delete_rows(5)

    third = back(orang.operator, second, path, edit)
    assert cells_of(third) == {(4, WAGE, "2200000")}
    (one,) = differences_of(third)
    assert (one.baris, one.semula, one.kolom) == (None, 4, NIK)


def test_an_older_copy_that_comes_back_again_does_not_lose_the_page(orang: SimpleNamespace, first: Version, tmp_path: Path) -> None:
    path = taken(orang.operator, first, tmp_path)
    second = back(orang.operator, first, path, lambda sheet: sheet.__setitem__("B4", nik(4)))
    third = fix(orang.operator, second, (2, WAGE, "1100000"))
    fourth = back(orang.operator, third, path, lambda sheet: sheet.__setitem__("F4", 1_600_000))
    assert told(fourth) == {"versi": 1, "diubah": 2, "baru": 0, "hilang": 0, "sudah": 0, "diteruskan": 1, "beda": 0}
    assert wages(fourth) == 1_100_000 + 2_000_000 + 1_600_000


def test_only_its_own_file_is_replaced(orang: SimpleNamespace, tmp_path: Path) -> None:
    files = [uploaded(book(ROWS), "satu.xlsx"), uploaded(csv(GOOD[2]), "dua.csv")]
    first = checked(receive(by=orang.operator, wanted=roster(), dilihat=0, files=files))
    second = fix(orang.operator, first, (2, WAGE, "1100000"))
    path = taken(orang.operator, second, tmp_path, 2)
    third = back(orang.operator, second, path)
    assert [one.berkas for one in third.files.all()] == ["satu.xlsx", path.name]
    assert cells_of(third) == {(2, WAGE, "1100000")}
    assert third.masuk == 4


def test_a_text_file_comes_back_as_the_workbook_it_was_given(orang: SimpleNamespace, tmp_path: Path) -> None:
    first = checked(hand_in(orang.operator, csv(*GOOD)))
    path = taken(orang.operator, first, tmp_path)
    second = fix(orang.operator, first, (2, WAGE, "1100000"), (3, WAGE, "2200000"))
    later = taken(orang.operator, second, tmp_path)
    third = back(orang.operator, second, path, lambda sheet: sheet.__setitem__("F3", "2300000"))
    assert told(third) == {"versi": 1, "diubah": 1, "baru": 0, "hilang": 0, "sudah": 0, "diteruskan": 1, "beda": 1}
    assert wages(third) == 1_100_000 + 2_300_000 + 1_000_000
    fourth = back(orang.operator, third, later)
    assert told(fourth) == {"versi": 2, "diubah": 0, "baru": 0, "hilang": 0, "sudah": 1, "diteruskan": 0, "beda": 0}
    assert wages(fourth) == 1_100_000 + 2_200_000 + 1_000_000


def test_a_formula_gives_its_place_to_the_correction(orang: SimpleNamespace, tmp_path: Path) -> None:
    first = send(orang.operator, book(ROWS, formula=True), 0)
    second = fix(orang.operator, first, (2, WAGE, "1100000"))
    path = taken(orang.operator, second, tmp_path)
    made = openpyxl.load_workbook(path)
    assert made["Honorer"]["F2"].value == 1_100_000
    assert made.calculation.fullCalcOnLoad


def test_of_another_submission_it_says_so(orang: SimpleNamespace, client: Client, first: Version, tmp_path: Path) -> None:
    path = taken(orang.operator, first, tmp_path)
    content = edited(path, lambda sheet: sheet.__setitem__("F3", 2_500_000))
    files = [uploaded(content, path.name)]
    other = checked(receive(by=orang.operator, wanted=roster(masa="2026-09"), dilihat=0, files=files))
    assert "bertanda" not in other.hasil
    page = masuk(client, orang.operator).get(f"/setoran/{other.setoran_id}/").content.decode()
    assert "bertanda dari setoran lain (Daftar pekerja Oktober 2026, Dinas Pendidikan)" in page
    masuk(client, orang.operator_lain)
    said = {"tempat": "1671/1.02", "dataset": "roster", "masa": "2026-08", "versi": "0", "berkas": posted(edited(path), path.name)}
    address = client.post("/setoran/unggah/", said).headers["Location"]
    checked(Version.objects.latest("pk"))
    page = client.get(address).content.decode()
    assert "bertanda dari setoran lain, bukan dari setoran ini" in page


def test_without_its_stamp_it_is_a_file_like_any_other(orang: SimpleNamespace, client: Client, first: Version, tmp_path: Path) -> None:
    second = fix(orang.operator, first, (2, WAGE, "1100000"))
    made = openpyxl.load_workbook(taken(orang.operator, second, tmp_path))
    del made.custom_doc_props["Naungan"]
    made.save(tmp_path / NAME)
    assert read_stamp(tmp_path / NAME) is None
    second.setoran.refresh_from_db()
    third = send(orang.operator, (tmp_path / NAME).read_bytes(), second.setoran.versi)
    assert "bertanda" not in third.hasil and third.koreksi == ""
    assert third.hasil["koreksi_ditinggal"] == 1
    assert (
        "1 perbaikan sel pada versi sebelumnya tidak ikut"
        in masuk(client, orang.operator).get(f"/setoran/{third.setoran_id}/").content.decode()
    )


def test_of_two_files_one_comes_back_and_the_other_is_a_new_one(orang: SimpleNamespace, tmp_path: Path) -> None:
    other = [["Fajar Nugraha", nik(7), "01-01-1990", "L", "Honorer", 1_200_000]]
    files = [uploaded(book(ROWS), NAME), uploaded(book(other), "lain.xlsx")]
    first = checked(receive(by=orang.operator, wanted=roster(), dilihat=0, files=files))
    second = fix(orang.operator, first, (2, WAGE, "1100000"))
    second.setoran.refresh_from_db()
    cell = Cell("lain.xlsx", None, 2, WAGE, "1300000")
    third = checked(correct(by=orang.operator, setoran=second.setoran, versi=second, dilihat=second.setoran.versi, cells=[cell]))
    path = taken(orang.operator, third, tmp_path)
    third.setoran.refresh_from_db()
    sent = [uploaded(edited(path), path.name), uploaded(book([[*other[0][:5], 1_250_000]]), "lain.xlsx")]
    fourth = checked(receive(by=orang.operator, wanted=roster(), dilihat=third.setoran.versi, files=sent))
    assert told(fourth)["versi"] == 3 and wages(fourth) == 1_100_000 + 2_000_000 + 1_500_000 + 1_250_000
    assert fourth.hasil["koreksi_ditinggal"] == 1


def test_going_back_is_exact(orang: SimpleNamespace, first: Version, tmp_path: Path) -> None:
    path = taken(orang.operator, first, tmp_path)
    second = fix(orang.operator, first, (2, WAGE, "1100000"))
    third = back(orang.operator, second, path)
    fourth = fix(orang.operator, third, (3, WAGE, "2200000"))
    fourth.setoran.refresh_from_db()
    fifth = checked(go_back(by=orang.operator, setoran=fourth.setoran, versi=third, dilihat=fourth.setoran.versi))
    assert cells_of(fifth) == cells_of(third) == {(2, WAGE, "1100000")}
    assert "bertanda" not in fifth.hasil


def test_a_number_of_a_person_is_written_whole_in_its_own_column_alone() -> None:
    from naungan.documents.corrected import written

    said = Koreksi("a.xlsx", 2, "Nama", nik(4))
    assert written(said.nilai, "nik") == nik(4)
    assert nik(4) not in str(written(said.nilai, "teks"))
    assert nik(4) not in str(written(said.nilai, "uang"))
