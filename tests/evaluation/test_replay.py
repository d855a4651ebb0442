"""A month evaluated again as it could have been on an earlier day: rules and minimum wages decided later are not known yet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import run
from tests.documents.reader import read
from tests.evaluation.offices import BULAN, small_folder

pytestmark = pytest.mark.chain

RULES = """
kebijakan:
  - {dari: 2026-01, pemda: '1671', nilai_perkiraan: ump, status: confirmed, dasar: invented}
  - {dari: 2026-01, pemda: '1671', program: [jkk, jkm, jht], nomor: Perwal 12/2025, ditetapkan: 2025-12-24, status: confirmed, dasar: invented}
"""


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("replay")
    folder = small_folder(root / "berkas")
    (folder / "kebijakan.yaml").write_text(RULES, "utf-8")
    days = ("2025-12-23", "2025-12-24")
    for day in days:
        run("evaluate", folder, "--bulan", BULAN, "--out", root / day, "--diketahui", day, expect=1)
    return {day: root / day for day in days}


def entry(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "summary.json").read_text("utf-8"))["pemda"]["1671"]
    return found


def test_a_rule_decided_later_is_not_known_the_day_before(replayed: dict[str, Path]) -> None:
    before, after = (entry(replayed[day])["due"] for day in replayed)
    # Wages of 1,000,000 + 2,000,000 + 1,000,000: JHT is 3.7 % and 2 % of them.
    assert (before["jht"], after["jht"]) == (0, 228_000)
    assert before["jkk"] == after["jkk"] == 9_600


def test_an_estimate_stands_on_the_minimum_wage_announced_by_then(replayed: dict[str, Path]) -> None:
    # Two workers without a wage; JKK of group I is 0.24 % of 3,681,570 (2025), and of 3,942,963 (2026).
    before, after = (entry(replayed[day])["due_perkiraan"]["jkk"] for day in replayed)
    assert (before, after) == (2 * 8_836, 2 * 9_463)


def test_the_book_and_the_stakes_say_what_a_replay_does_not_repeat(replayed: dict[str, Path]) -> None:
    folder = replayed["2025-12-23"]
    sentence = "anggapan dan jawaban tentang rekening bukan hukum"
    assert sentence in read((folder / "book.html").read_text("utf-8")).text
    assert sentence in run("taruhan", folder, expect=0).stdout
    assert json.loads(run("taruhan", folder, "--json", expect=0).stdout)["diketahui"].startswith("23 Desember 2025.")
