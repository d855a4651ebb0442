"""Corrections are laid over what was read before it is judged: the file stays, rows keep their place, the command line takes the same file."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.evaluation.offices import nik, write

from naungan.cli.check import command
from naungan.engine import open_engine
from naungan.intake import Source, check_files
from naungan.intake.corrections.file import Koreksi, corrections_of, over, read_corrections, write_corrections
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal

POSISI = dt.date(2026, 10, 31)
HEAD = "Nama;N I K;Tgl Lahir;Gaji"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two good rows and one whose NIK is no NIK."""
    return write(
        tmp_path / "honorer.csv",
        HEAD,
        f"Budi Santoso;{nik(1)};01-01-1990;1000000",
        "Agus Wijaya;16710101O1900002;01-01-1990;2000000",
        f"Rina Marlina;{nik(3, born='410190')};01-01-1990;satu juta",
    )


def judged(
    file: Path, tmp_path: Path, *koreksi: Koreksi, layout: str | None = None
) -> tuple[list[dict[str, Any]], set[str], list[Koreksi]]:
    """The rows of the roster in their order, the codes of the problems with a row, and the corrections that nobody could follow."""
    with open_engine() as engine:
        found = check_files(engine, [Source(file, file.name, layout=layout)], posisi=POSISI, work=tmp_path / "kerja", koreksi=koreksi)
        rows = engine.rows(found.relations["roster"].order_by("urutan"))
        codes = {row["kode"] for row in engine.rows(found.problem.filter(found.problem.baris.notnull()))}
        return rows, codes, list(found.tak_terpakai)


def test_a_cell_is_judged_as_it_should_be(file: Path, tmp_path: Path) -> None:
    before, codes, _ = judged(file, tmp_path)
    after, left, idle = judged(file, tmp_path, Koreksi(file.name, 3, "N I K", nik(2)))
    assert "NIK_HURUF" in codes
    assert "NIK_HURUF" not in left
    assert [row["nik"] for row in after] == [nik(1), nik(2), nik(3, born="410190")]
    assert [(row["baris"], row["urutan"], row["upah"]) for row in after] == [(row["baris"], row["urutan"], row["upah"]) for row in before]
    assert idle == []


def test_a_column_is_called_by_its_heading_or_by_its_field(file: Path, tmp_path: Path) -> None:
    rows, codes, _ = judged(file, tmp_path, Koreksi(file.name, 4, "upah", "Rp 1.500.000"), Koreksi(file.name, 3, "nik", nik(2)))
    assert rows[2]["upah"] == 1_500_000
    assert codes & {"UPAH_TIDAK_TERBACA", "NIK_HURUF"} == set()


def test_a_cell_may_be_emptied_and_a_column_that_is_not_there_filled(file: Path, tmp_path: Path) -> None:
    rows, _, _ = judged(file, tmp_path, Koreksi(file.name, 4, "Gaji", None), Koreksi(file.name, 2, "unit_nama", "Dinas Sosial"))
    assert (rows[2]["upah"], rows[0]["unit_nama"]) == (None, "Dinas Sosial")


@pytest.mark.parametrize(
    "said",
    [
        Koreksi("lain.csv", 3, "N I K", nik(2)),
        Koreksi("honorer.csv", 99, "N I K", nik(2)),
        Koreksi("honorer.csv", 3, "Golongan Darah", "A"),
        Koreksi("honorer.csv", 3, "N I K", nik(2), lembar="Sheet9"),
        Koreksi("honorer.csv", 3, "N I K", nik(2), sumber="0" * 64),
    ],
)
def test_what_names_no_cell_changes_nothing_and_is_told(file: Path, tmp_path: Path, said: Koreksi) -> None:
    _, codes, idle = judged(file, tmp_path, said)
    assert "NIK_HURUF" in codes
    assert idle == [said]


def test_bytes_decide_and_not_the_name(file: Path, tmp_path: Path) -> None:
    rows, _, idle = judged(file, tmp_path, Koreksi("nama lama.csv", 3, "N I K", nik(2), sumber=digest(file)))
    assert (rows[1]["nik"], idle) == (nik(2), [])


def test_a_correction_is_text_and_no_number_of_excel(tmp_path: Path) -> None:
    import xlsxwriter

    file = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Nama", "NIK", "Gaji"])
        sheet.write_row(1, 0, ["Budi Santoso", float(nik(1)), 1_000_000])
    _, codes, _ = judged(file, tmp_path)
    rows, left, _ = judged(file, tmp_path, Koreksi("buku.xlsx", 2, "NIK", nik(1), lembar="Data"))
    assert "NIK_ANGKA" in codes
    assert (rows[0]["nik"], left & {"NIK_ANGKA"}) == (nik(1), set())


def test_it_comes_back_as_it_was_written(tmp_path: Path) -> None:
    said = (Koreksi("a.csv", 3, "NIK", nik(2), "f" * 64, "Data", "salah ketik", "Budi", "2026-11-30T10:00:00+07:00"),)
    write_corrections(tmp_path / "koreksi.csv", said)
    (found,) = read_corrections(tmp_path / "koreksi.csv")
    assert (found.tempat, found.nilai, found.oleh) == (said[0].tempat, nik(2), "Budi")


def test_of_two_for_one_cell_the_later_holds() -> None:
    first, second, other = Koreksi("a", 1, "NIK", "1"), Koreksi("a", 1, "NIK", "2"), Koreksi("a", 2, "NIK", "3")
    assert over((first, other), (second,)) == (second, other)


def test_two_answers_for_one_cell_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "koreksi.csv", "berkas;baris;kolom;nilai", "a.csv;3;NIK;1", "a.csv;3;NIK;2")
    with pytest.raises(Refusal) as met:
        read_corrections(tmp_path / "koreksi.csv")
    assert met.value.code == "JAWABAN_SALAH"


def test_the_command_line_takes_the_same_file(file: Path) -> None:
    write(
        file.parent / "koreksi.csv",
        "berkas;baris;kolom;nilai",
        f"honorer.csv;3;N I K;{nik(2)}",
        "honorer.csv;77;Gaji;1",
        "lain.csv;2;Gaji;1",
    )
    beside = json.loads(CliRunner().invoke(command, [str(file), "--json"], standalone_mode=False).output)
    codes = [one["code"] for one in beside["problems"]]
    assert "NIK_HURUF" not in codes
    assert codes.count("JAWABAN_TANPA_SASARAN") == 1
    assert "KOREKSI_DIPAKAI" in codes
    assert nik(2) not in json.dumps(beside)


def test_a_run_over_a_folder_takes_it_too(tmp_path: Path) -> None:
    from tests.evaluation.offices import BULAN, small_folder

    from naungan.evaluation.inputs import read_inputs

    folder = small_folder(tmp_path / "berkas")
    name = "1671 Kota Palembang/dinkes 2026-10.csv"
    write(folder / "koreksi.csv", "berkas;baris;kolom;nilai", f"{name};3;nik;{nik(5, born='050590')}")
    inputs = read_inputs(folder, bulan=BULAN)
    assert [(one.berkas, one.nilai) for one in inputs.koreksi] == [(name, nik(5, born="050590"))]
    assert [name for name, _ in inputs.beside] == ["koreksi.csv"]
    assert corrections_of(inputs.answers.koreksi) == inputs.koreksi
