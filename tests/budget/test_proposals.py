"""``usulan_rekening.csv``: lines that look like Jamsostek are asked once, and the answer is followed, or told what is wrong with it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from naungan import budget
from naungan.acuan.jawaban_rekening import USULAN_REKENING, Jawaban, guess, jawaban_of
from naungan.acuan.peta_rekening import Aturan, default_peta
from naungan.acuan.readers import readers
from naungan.answers import read_file
from naungan.answers.forms import USULAN_REKENING as FORM
from naungan.answers.told import says
from naungan.engine import Engine
from naungan.intake.tables import BUDGET_LINE
from tests.budget.money import JKK, Money
from tests.coverage.world import BULAN, PEMDA

OTHER = "5.1.02.02.01.0099"
GOOD = {"pemda": PEMDA, "kode_rekening": OTHER, "uraian": "Iuran JKK guru", "program": "jkk", "keluarga": "non_asn", "terima": "ya"}


def proposed(engine: Engine, made: Money, peta: Any = None) -> list[dict[str, Any]]:
    tables = {"budget_line": engine.table(BUDGET_LINE.of(made.rows)), "payer": made.world.table(engine, "payer")}
    return budget.proposals(engine, **tables, bulan=BULAN, peta=peta or default_peta())


def said(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, FORM.kolom, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def answered(path: Path) -> Jawaban:
    """The answers of a file, by the map of the program."""
    return jawaban_of(read_file(FORM, path, readers()), default_peta())


def test_lines_of_one_account_and_words_are_one_question_for_all_units(duck: Engine) -> None:
    made = Money()
    for unit in ("A", "B"):
        made.line(OTHER, 4_000, unit=unit, tahap="RKA", uraian="Iuran JKK guru")
        made.line(OTHER, 7_000, unit=unit, uraian="Iuran JKK guru")
    made.line(OTHER, None, uraian="BPJS Ketenagakerjaan sopir")
    made.line(JKK, 7_000, uraian="Iuran JKK")
    first, second = proposed(duck, made)
    assert (first["uraian"], first["pagu"], first["program"], first["keluarga"]) == ("BPJS Ketenagakerjaan sopir", None, "semua", "non_asn")
    assert (second["uraian"], second["tahap"], second["pagu"], second["baris"], second["jumlah_unit"]) == (
        "Iuran JKK guru",
        "APBD",
        14_000,
        2,
        2,
    )
    assert (second["program"], second["dari"], second["terima"]) == ("jkk", 2026, "")


@pytest.mark.parametrize(
    ("uraian", "kode", "found"),
    [
        ("Iuran JKK PPPK Paruh Waktu guru", OTHER, ("jkk", "pppk_paruh_waktu")), ("JKK dan JKM perangkat desa", OTHER, ("semua", "desa")),
        ("Jaminan Kematian", "5.1.3.91", ("jkm", "desa")), ("Iuran BPJS Ketenagakerjaan petani", OTHER, ("semua", "rentan")),
    ],
)  # fmt: skip
def test_the_words_fill_in_what_a_person_then_accepts(uraian: str, kode: str, found: tuple[str, str]) -> None:
    assert guess(uraian, kode) == found


def test_an_answer_places_its_lines_in_its_years_and_no_others(duck: Engine, tmp_path: Path) -> None:
    made = Money()
    for uraian, more in (("iuran jkk GURU ", {}), ("Iuran JKK sopir", {}), ("Iuran JKK guru", {"tahun": 2025}), ("Iuran JKK kusir", {})):
        made.line(OTHER, 10, uraian=uraian, **more)
    path = said(tmp_path / "a.csv", {**GOOD, "dari": "2026"}, {**GOOD, "uraian": "Iuran JKK kusir", "terima": "Tidak"})
    peta = default_peta().with_answers(answered(path).pola)
    found = made.lines(duck, peta=peta)
    assert sorted((row["tahun"], row["jamsostek"], row["baris"], row["usulan"]) for row in found) == [
        (2025, False, 1, 1), (2026, False, 2, 1), (2026, True, 1, 0),
    ]  # fmt: skip
    tables = {"budget_line": duck.table(BUDGET_LINE.of(made.rows)), "payer": made.world.table(duck, "payer")}
    placed = budget.answered(duck, **tables, bulan=BULAN, peta=peta)
    assert {number: (row["baris"], row["pagu"]) for number, row in placed.items()} == {2: (1, 10), 3: (1, 10)}


def test_an_emptied_place_stands_for_every_one(duck: Engine, tmp_path: Path) -> None:
    path = said(tmp_path / "a.csv", {**GOOD, "uraian": "", "keluarga": "Honorer", "program": "Semua"})
    (rule,) = answered(path).pola
    assert isinstance(rule, Aturan) and (rule.keluarga, rule.program, rule.uraian) == ("non_asn", None, None)
    made = Money()
    made.line(OTHER, 10, uraian="Apa saja")
    (row,) = made.lines(duck, peta=default_peta().with_answers([rule]))
    assert row["jamsostek"] and row["keluarga"] == "non_asn"


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        ({"terima": "boleh"}, "NILAI", "terima"), ({"keluarga": "honor"}, "REKENING_KELUARGA", "keluarga"), ({"program": ""}, "KOSONG", "program"),
        ({"keluarga": "rentan"}, "REKENING_RENTAN", "keluarga"), ({"kode_rekening": "5.1.02.02.02.0005"}, "REKENING_BUKAN", "kode_rekening"),
        ({"kode_rekening": "510202"}, "NILAI", "kode_rekening"), ({"dari": "26"}, "NILAI", "dari"),
        ({"dari": "2026", "sampai": "2025"}, "REKENING_TERBALIK", "sampai"), ({"terima": "tidak"}, "REKENING_GANDA", "terima"),
    ],
)  # fmt: skip
def test_each_answer_that_cannot_be_followed_is_told_with_its_place(tmp_path: Path, change: dict[str, str], code: str, column: str) -> None:
    found = answered(said(tmp_path / "a.csv", GOOD, {**GOOD, **change}))
    (problem,) = found.read.problems
    assert (problem["pemda"], problem["kode"], problem["baris"], problem["kolom"]) == (PEMDA, f"JAWABAN_{code}", 3, column)
    assert len(found.holding) == 1, "what is right holds all the same"
    assert "{" not in says(problem)


def test_a_file_without_its_columns_is_told_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("rekening;jawab\n5.1;ya\n", "utf-8")
    found = answered(tmp_path / "a.csv")
    assert found.holding == () and {one["kode"] for one in found.read.problems} == {"JAWABAN_KOLOM_TIDAK_ADA", "JAWABAN_KOLOM_ASING"}


def test_answers_are_kept_and_only_what_is_open_is_asked(duck: Engine, tmp_path: Path) -> None:
    made = Money()
    made.line(OTHER, 10, uraian="Iuran JKK guru")
    made.line(OTHER, 10, uraian="Iuran JKK sopir")
    earlier = said(
        tmp_path / "a.csv",
        {**GOOD, "terima": "boleh", "oleh": "Kasubbag"},
        {**GOOD, "uraian": "Iuran JKK sopir", "terima": "", "program": "jkm"},
    )
    assert budget.write_proposals(tmp_path / USULAN_REKENING, proposed(duck, made), answered(earlier).read) == 2
    with (tmp_path / USULAN_REKENING).open(encoding="utf-8-sig", newline="") as file:
        kept, open_ = csv.DictReader(file, delimiter=";")
    assert (kept["terima"], kept["oleh"], kept["keterangan"]) == (
        "boleh",
        "Kasubbag",
        "Isi «boleh» pada kolom terima tidak dikenal, jadi baris ini tidak dipakai. Tulis ya atau tidak.",
    )
    assert (open_["uraian"], open_["terima"], open_["program"]) == ("Iuran JKK sopir", "", "jkm"), "what was begun is not lost"
