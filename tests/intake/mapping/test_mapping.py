"""Unknown headings: what is proposed, what a person accepts, and what a mapping may never do."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naungan.answers import read_file
from naungan.answers.forms import PEMETAAN as FORM
from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.layouts import LAYOUTS, layout
from naungan.intake.mapping.file import COLUMNS, mappings_of, pattern_of, read_mappings, readers, write_mappings
from naungan.intake.mapping.likeness import likeness
from naungan.intake.mapping.proposal import propose
from naungan.intake.mapping.said import proposed_rows
from naungan.kernel.errors import Refusal, Unreadable

pytestmark = pytest.mark.chain

POSISI = dt.date(2026, 10, 31)
STRANGE = ["No", "Sebutan Orang", "Nomer Kependudukan Warga", "Besaran Pendapatan Bersih", "Tempat Dinas Sekarang", "Kontak Seluler"]
PEOPLE = [
    [number, name, f"167101010190{number:04d}", "1.500.000", "Dinas Kesehatan", f"0812345678{number:02d}"]
    for number, name in enumerate(["Budi Santoso", "Agus Wijaya", "Eko Prasetyo", "Dewi Lestari"], start=1)
]
FIELDS = {"B": "nama", "C": "nik", "D": "upah", "E": "unit_nama", "F": "hp"}


def sheet(path: Path, *rows: list[Any]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def proposed(path: Path, wanted: str | None = None) -> tuple[str, dict[str, str]]:
    found = propose({"path": str(path), "layout": wanted})
    return found["layout"], {one["kolom"]: one["bidang"] for one in found["kolom"] if one["bidang"]}


def accept(path: Path, data: Path, **changes: str) -> Path:
    """The proposal for ``data``, accepted as it is but for the fields in ``changes`` (letter → field)."""
    rows = proposed_rows(propose({"path": str(data), "layout": None}), berkas=data.name, setuju=True)
    write_mappings(path, [{**row, "bidang": changes.get(row["kolom"], row["bidang"])} for row in rows])
    return path


def checked(
    duck: Engine, path: Path, mapping: Path, work: Path, bulan: str = "2026-10"
) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    source = Source(path, path.name, pemda="1671", bulan=bulan, pemetaan=tuple(read_mappings(mapping)))
    found = check_files(duck, [source], posisi=POSISI, work=work)
    (file,) = duck.rows(found.file)
    return file, duck.rows(found.relations["roster"].order_by("baris")), duck.rows(found.problem)


def test_headings_nobody_knows_are_proposed_by_likeness_and_content(tmp_path: Path) -> None:
    assert proposed(sheet(tmp_path / "a.csv", ["DATA PEGAWAI"], [], STRANGE, *PEOPLE)) == ("roster_bebas", FIELDS)


def test_a_file_without_headings_is_proposed_by_its_letters(tmp_path: Path) -> None:
    found = propose({"path": str(sheet(tmp_path / "a.csv", *PEOPLE))})
    assert (found["baris"], found["layout"]) == (None, "roster_bebas")
    assert {one["kolom"]: one["bidang"] for one in found["kolom"] if one["bidang"]} == FIELDS
    assert all(one["judul"] == "" for one in found["kolom"])


@pytest.mark.parametrize("code", [code for code in LAYOUTS if not code.startswith("sipp")])
def test_every_layout_is_recognised_by_its_own_headings_with_two_letters_swapped(code: str) -> None:
    chosen = layout(code)
    slips = {heading[:1] + heading[2] + heading[1] + heading[3:]: field for heading, field in chosen.headings.items() if len(heading) > 9}
    wrong = {slip: field for slip, field in slips.items() if field not in likeness(chosen, slip) and len(slip.split()) == 1}
    assert wrong == {}


def test_a_column_whose_content_speaks_against_its_heading_is_not_proposed(tmp_path: Path) -> None:
    rows = [["Nama Orangnya", "Nomor NIK Warga", "Kode Rahasia"], *([name, "Dinas Kesehatan", nik] for _, name, nik, *_ in PEOPLE)]
    fields = proposed(sheet(tmp_path / "a.csv", *rows))[1]
    assert fields["C"] == "nik" and fields.get("B") != "nik"


def test_an_accepted_mapping_reads_this_month_and_the_next_with_the_columns_moved(duck: Engine, tmp_path: Path) -> None:
    october = sheet(tmp_path / "dinkes 2026-10.csv", STRANGE, *PEOPLE)
    mapping = accept(tmp_path / "pemetaan.csv", october)
    november = sheet(tmp_path / "dinkes 2026-11.csv", ["TITLE"], STRANGE[::-1], *(row[::-1] for row in PEOPLE))
    for bulan, path in (("2026-10", october), ("2026-11", november)):
        file, rows, problems = checked(duck, path, mapping, tmp_path / bulan, bulan)
        assert (file["layout"], file["masuk"], file["diterima"]) == ("roster_bebas", 4, 4)
        assert [row["nama"] for row in rows] == [row[1] for row in PEOPLE]
        assert {row["upah"] for row in rows} == {1_500_000}
        assert [problem["kode"] for problem in problems] == ["PEMETAAN_DIPAKAI"]


def test_nothing_is_read_by_a_mapping_that_nobody_accepted(duck: Engine, tmp_path: Path) -> None:
    data = sheet(tmp_path / "a.csv", STRANGE, *PEOPLE)
    write_mappings(tmp_path / "p.csv", proposed_rows(propose({"path": str(data)}), berkas="a.csv"))
    assert read_mappings(tmp_path / "p.csv") == []
    file, rows, _ = checked(duck, data, tmp_path / "p.csv", tmp_path / "w")
    assert (file["kode"], rows) == ("TATA_LETAK_TIDAK_DIKENAL", [])


def test_headings_that_changed_are_named_and_nothing_is_guessed(duck: Engine, tmp_path: Path) -> None:
    mapping = accept(tmp_path / "p.csv", sheet(tmp_path / "a.csv", STRANGE, *PEOPLE))
    changed = sheet(tmp_path / "a.csv", [*STRANGE[:2], "Sandi", *STRANGE[3:]], *PEOPLE)
    file, _, problems = checked(duck, changed, mapping, tmp_path / "w")
    assert file["kode"] == "PEMETAAN_TIDAK_COCOK"
    assert "Nomer Kependudukan Warga" in problems[0]["params"]


def test_letters_hold_only_while_the_columns_hold_what_they_held(duck: Engine, tmp_path: Path) -> None:
    data = sheet(tmp_path / "a.csv", *PEOPLE)
    mapping = accept(tmp_path / "p.csv", data)
    assert checked(duck, data, mapping, tmp_path / "w1")[0]["diterima"] == 4
    moved = sheet(tmp_path / "a.csv", *([row[0], row[2], row[1], *row[3:]] for row in PEOPLE))
    assert checked(duck, moved, mapping, tmp_path / "w2")[0]["kode"] == "PEMETAAN_TIDAK_COCOK"


def test_a_mapping_that_looks_wrong_is_said_to_be(duck: Engine, tmp_path: Path) -> None:
    data = sheet(tmp_path / "a.csv", STRANGE, *PEOPLE)
    file, _, problems = checked(duck, data, accept(tmp_path / "p.csv", data, C="hp", F="nik"), tmp_path / "w")
    assert [problem["kode"] for problem in problems if problem["baris"] is None].count("PEMETAAN_MERAGUKAN") == 2
    assert file["ditahan"] == 4


def test_the_same_heading_twice_is_told_apart_by_its_letter(duck: Engine, tmp_path: Path) -> None:
    rows = [["Orang", "Angka", "Angka", "Tempat"], *([name, nik, "2.000.000", unit] for _, name, nik, _, unit, _ in PEOPLE)]
    data = sheet(tmp_path / "a.csv", *rows)
    assert proposed(data)[1] == {"A": "nama", "B": "nik", "C": "upah", "D": "unit_nama"}
    _, found, _ = checked(duck, data, accept(tmp_path / "p.csv", data), tmp_path / "w")
    assert {(row["nik"][:6], row["upah"]) for row in found} == {("167101", 2_000_000)}


def test_another_heading_of_a_field_that_is_read_is_told_with_both_names(duck: Engine, tmp_path: Path) -> None:
    def kinds(total: str, work: str) -> list[tuple[str, str]]:
        head = ["Nama", "NIK", "OPD", "Gaji Pokok", "Total Gaji"]
        data = sheet(tmp_path / "a.csv", head, *([n, k, u, "2.000.000", total] for _, n, k, _, u, _ in PEOPLE))
        _, rows, problems = checked(duck, data, tmp_path / "p.csv", tmp_path / work)
        assert {row["upah"] for row in rows} == {2_000_000 if work != "w3" else 2_500_000}
        return [(one["kode"], one["params"]) for one in problems if one["kode"] == "KOLOM_SEARTI"]

    (tmp_path / "p.csv").write_text(f"{';'.join(COLUMNS)}\n", "utf-8")
    assert kinds("2.000.000", "w1") == []
    ((_, params),) = kinds("2.500.000", "w2")
    assert json.loads(params) == {"letak": "E", "judul": "Total Gaji", "bidang": "upah", "dibaca": "D", "judul_dibaca": "Gaji Pokok"}
    (tmp_path / "p.csv").write_text(f"{';'.join(COLUMNS)}\n;a.csv;roster_bebas;E;Total Gaji;upah;;;ya\n", "utf-8")
    assert kinds("2.500.000", "w3") == [], "a person has chosen"


def test_a_useful_column_of_a_known_file_is_pointed_out_once(duck: Engine, tmp_path: Path) -> None:
    data = sheet(tmp_path / "a.csv", ["Nama", "NIK", "OPD", "Ngumpet"], *([n, k, u, "2.000.000"] for _, n, k, _, u, _ in PEOPLE))
    (tmp_path / "p.csv").write_text(f"{';'.join(COLUMNS)}\n", "utf-8")
    _, _, problems = checked(duck, data, tmp_path / "p.csv", tmp_path / "w1")
    assert [problem["kode"] for problem in problems] == ["KOLOM_TIDAK_DIBACA"]
    (tmp_path / "p.csv").write_text(f"{';'.join(COLUMNS)}\n;a.csv;roster_bebas;D;Ngumpet;upah;;;ya\n", "utf-8")
    _, rows, problems = checked(duck, data, tmp_path / "p.csv", tmp_path / "w2")
    assert {row["upah"] for row in rows} == {2_000_000}
    assert [problem["kode"] for problem in problems] == ["PEMETAAN_DIPAKAI"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";a.csv;zzz;A;Orang;nama;;;ya", "JAWABAN_NILAI"), (";a.csv;roster_bebas;A;Orang;zzz;;;ya", "PEMETAAN_BIDANG"),
        (";a.csv;roster_bebas;A;Orang;nama;;;ya\n;a.csv;roster_bebas;B;Lain;nama;;;", "PEMETAAN_GANDA"),
        (";a.csv;roster_bebas;A;Orang;nama;;;mungkin", "JAWABAN_NILAI"), (";a.csv;roster_bebas;;;nama;;;ya", "PEMETAAN_TANPA_TEMPAT"),
        (";a.csv;;A;Orang;nama;;;ya", "JAWABAN_KOSONG"), ("Palembang;a.csv;roster_bebas;A;Orang;nama;;;ya", "JAWABAN_NILAI"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_and_a_command_refuses_it_with_its_place(tmp_path: Path, row: str, code: str) -> None:
    path = tmp_path / "p.csv"
    path.write_text(f"{';'.join(COLUMNS)}\n;b.csv;roster_bebas;A;Orang;nama;;;ya\n{row}\n", "utf-8")
    found, read = mappings_of(read_file(FORM, path, readers()))
    assert [one["kode"] for one in read.problems] == [code] and "b.csv" in {one.berkas for one in found}
    with pytest.raises(Refusal, match=r"p\.csv baris [34], kolom") as refused:
        read_mappings(path)
    assert "{" not in str(refused.value)


def test_below_an_answer_nobody_understands_nothing_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    rows = [
        ";a.csv;roster_bebas;A;Orang;nama;;;ya",
        ";a.csv;roster_bebas;B;Uang;upah;;;mungkin",
        ";a.csv;roster_bebas;C;Dinas;unit_nama;;;",
    ]
    path.write_text("\n".join([";".join(COLUMNS), *rows]), "utf-8")
    (mapping,), _ = mappings_of(read_file(FORM, path, readers()))
    assert mapping.columns == ((0, "Orang", "nama"),)


def test_answers_stay_and_what_is_new_is_a_question(tmp_path: Path) -> None:
    row = {"pemda": "1671", "berkas": "a.csv", "layout": "roster_bebas", "kolom": "A", "judul": "Orang", "bidang": "nama"}
    write_mappings(tmp_path / "p.csv", [{**row, "setuju": "ya"}])
    write_mappings(tmp_path / "p.csv", [{**row, "bidang": "jabatan"}, {**row, "kolom": "B", "judul": "Uang", "bidang": "upah"}])
    (mapping,) = read_mappings(tmp_path / "p.csv")
    assert mapping.columns == ((0, "Orang", "nama"),)
    assert "B;Uang;upah;;;?" in (tmp_path / "p.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "pattern"),
    [("1671/2026-10/dinkes 2026-10.xlsx", "dinkes *.xlsx"), ("data Oktober 2026.csv", "data *.csv"), ("a[1].csv", "a?*?.csv")],
)
def test_a_file_name_is_kept_without_its_month(name: str, pattern: str) -> None:
    assert pattern_of(name) == pattern


def test_hostile_headings_are_harmless(tmp_path: Path) -> None:
    wide = [f"Kolom Aneh {number}" for number in range(1000)]
    assert proposed(sheet(tmp_path / "wide.csv", wide, *(row + ["x"] * 994 for row in PEOPLE)))[1]["C"] == "nik"
    marked = ["Sebutan <b>Resmi</b> <script>alert(1)</script>", '=HYPERLINK("x")', "", "", "Tempat Dinas", None]
    data = sheet(tmp_path / "html.csv", marked, *(row[1:] for row in PEOPLE))
    write_mappings(tmp_path / "p.csv", proposed_rows(propose({"path": str(data)}), berkas=data.name))
    assert "\n=" not in (tmp_path / "p.csv").read_text("utf-8-sig").replace(";=", "\n=")
    with pytest.raises(Unreadable):
        propose({"path": str(sheet(tmp_path / "empty.csv", ["satu"], ["dua"]))})


def test_a_row_of_a_person_is_never_taken_for_headings(tmp_path: Path) -> None:
    found = propose({"path": str(sheet(tmp_path / "a.csv", *PEOPLE, *PEOPLE))})
    assert not any(character.isdigit() for one in found["kolom"] for character in one["judul"])


def test_a_workbook_is_proposed_by_its_strongest_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Catatan"
    book.active.append(["Ini", "hanya", "catatan"])
    other = book.create_sheet("Isi")
    for row in [STRANGE, *PEOPLE]:
        other.append(row)
    book.save(tmp_path / "a.xlsx")
    found = propose({"path": str(tmp_path / "a.xlsx")})
    assert (found["lembar"], found["layout"], found["baris"]) == ("Isi", "roster_bebas", 1)
