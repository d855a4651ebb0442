"""The checklist: versioned questions, answers as they are asked, and what the frozen evaluation says itself."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from naungan.kernel.errors import Refusal
from naungan.rounds.checklist import KINDS, _versions, questions, version_on
from naungan.rounds.tables import PILAR
from tests.command import run
from tests.rounds.events import frozen, opened, write


def test_every_version_asks_in_all_four_pillars_and_no_question_twice() -> None:
    for version in _versions():
        asked = questions(version)
        assert {one.pilar for one in asked} == set(PILAR) and len({one.id for one in asked}) == len(asked)
        assert {one.jawaban for one in asked} <= set(KINDS)


def test_the_version_is_that_of_the_day_of_the_round() -> None:
    assert (version_on(dt.date(2023, 7, 27)), version_on(dt.date(2026, 11, 25))) == ("2023.1", "2026.1")
    for wrong in (lambda: version_on(dt.date(2020, 1, 1)), lambda: questions("2020.9")):
        with pytest.raises(Refusal):
            wrong()


def test_answers_stand_beside_what_is_computed(tmp_path: Path, hasil: Path) -> None:
    book = tmp_path / "rapat"
    where = ("--tingkat", "provinsi", "--tempat", "Palembang", "--peserta", "BPJS", "--nomor", "1", "--tanggal", "25-11-2026")
    run("rapat", "buka", book, *where, "--hasil", hasil, "--oleh", "Ani", expect=0)
    said = ("--jawab", "r1=ya", "--jawab", "R3=31-12-2027", "--jawab", "C1=1.250", "--jawab", "A2=Rp1.500.000")
    done = run("rapat", "periksa", book, "R1", "--pemda", "16.71", *said, "--oleh", "BKPSDM", "--json", expect=0)
    rows = {row["id"]: row for row in json.loads(done.stdout)["pertanyaan"]}
    assert [rows[one]["dijawab"] for one in ("R1", "R3", "C1", "A2", "I1")] == [True, "2027-12-31", 1250, 1_500_000, None]
    counted = json.loads((hasil / "summary.json").read_text("utf-8"))["pemda"]["1671"]
    assert (rows["C1"]["angka"], rows["C2"]["angka"]) == (sum(counted["terlindungi"].values()), counted["terlindungi"]["ya"])
    text = run("rapat", "periksa", book, "R1", "--pemda", "1671", expect=0).stdout
    assert "Jawaban pemda: ya (BKPSDM)." in text and "31 Desember 2027" in text and "Belum dijawab." in text and "{" not in text


@pytest.mark.parametrize("said", ["R9=ya", "R1=mungkin", "R1", "C1=ya", "C1=1,5", "A2=-5", "R3=31-02-2027"])
def test_an_answer_of_another_kind_is_refused(tmp_path: Path, said: str) -> None:
    book = tmp_path / "rapat"
    write(book, opened(), frozen("1671"))
    done = run("rapat", "periksa", book, "R1", "--pemda", "1671", "--jawab", said, "--oleh", "Ani", expect=2)
    assert said.partition("=")[0] in done.stderr


def test_a_finding_is_raised_by_hand_as_far_as_the_round_reaches(tmp_path: Path) -> None:
    from naungan.rounds import read_book
    from tests.rounds.events import item

    book = tmp_path / "rapat"
    write(book, opened(), item())
    base = ("rapat", "naikkan", book, "R1", "R1-0001", "--alasan", "Lama", "--oleh", "Ani", "--ke")
    run(*base, "gubernur", expect=0)
    assert read_book(book).rapat["R1"].butir["R1-0001"].tangga == "gubernur"
    assert "lebih tinggi" in run(*base, "opd", expect=2).stderr
