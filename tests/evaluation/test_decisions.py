"""Who waits for a decision has one question, every question is about one of them, and ``match`` sees the same people."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from naungan.cli.match import command as match
from naungan.demo import make_demo
from naungan.engine import Engine
from naungan.evaluation import decisions
from naungan.evaluation.inventory import KEPUTUSAN
from naungan.relations import NOMOR
from tests.evaluation.asking import asked, chain, hard_folder, people_of, waiting

pytestmark = pytest.mark.chain


def answered(folder: Path, rows: list[dict[str, str]], words: list[str]) -> None:
    """The rows with a word each, put into the input folder."""
    with (folder / KEPUTUSAN).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, decisions.COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows({**row, "keputusan": row["keputusan"] or word} for row, word in zip(rows, words, strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_who_waits_has_one_question_until_nobody_waits(duck: Engine, tmp_path: Path, seed: int) -> None:
    folder, rng = hard_folder(tmp_path / "berkas", seed), random.Random(seed)
    seen: set[tuple[str, ...]] = set()
    for step in range(20):
        run = chain(duck, folder, tmp_path / f"w{step}")
        out = tmp_path / f"o{step}"
        out.mkdir()
        rows = asked(duck, run, folder, out)
        open_rows = [row for row in rows if not row["keputusan"]]
        assert people_of(duck, run, open_rows) == waiting(duck, run)
        assert [one for one in run.salah if one["kode"] != "JAWABAN_DIBACA"] == [], "every answer names what is there"
        if not open_rows:
            assert step, "somebody was asked"
            return
        pairs = {tuple(row[name] for name in decisions.COLUMNS[1:7]) for row in open_rows}
        assert not pairs & seen, "a pair is asked once"
        seen |= pairs
        answered(folder, rows, [rng.choice(["sama", "bukan"]) for _ in rows])
    pytest.fail("the questions never end")


@pytest.mark.slow
def test_the_example_asks_about_everybody_who_waits(duck: Engine, tmp_path: Path) -> None:
    make_demo(tmp_path / "demo", scale=0.03, seed=5, only=("15", "1671", "1801"))
    run = chain(duck, tmp_path / "demo" / "berkas", tmp_path / "w")
    rows = asked(duck, run, tmp_path / "demo" / "berkas", tmp_path)
    assert people_of(duck, run, rows) == waiting(duck, run)
    ledger = run.results["ledger"]
    assert duck.rows(ledger.filter(ledger.keadaan == "unresolved").limit(1))


@pytest.mark.slow
def test_held_rows_are_mended_not_decided(duck: Engine, tmp_path: Path) -> None:
    run = chain(duck, hard_folder(tmp_path / "berkas", 4), tmp_path / "w")
    ledger = run.results["ledger"]
    held = duck.rows(ledger.filter(ledger.tahan & (ledger.keadaan == "unresolved")).select("sebab", "berkas", "baris"))
    places = {(row["berkas"], row["baris"]) for row in duck.rows(run.results["problem"].filter(lambda t: t.tingkat == "hold"))}
    assert held and {row["sebab"] for row in held} == {"data"} and {(row["berkas"], row["baris"]) for row in held} <= places


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_match_and_evaluate_decide_alike(duck: Engine, tmp_path: Path, seed: int) -> None:
    folder = hard_folder(tmp_path / "berkas", seed)
    home = folder / "1671 Kota Palembang"
    run = chain(duck, folder, tmp_path / "w")
    arguments = [home / "daftar.csv", home / "peserta.csv", "--out", tmp_path / "cocok.parquet", "--posisi", "2026-10-31"]
    done = CliRunner().invoke(match, [str(one) for one in arguments], standalone_mode=False)
    assert done.return_value in (0, 1), done.output
    found = {row["roster_row"]: row for row in pq.read_table(tmp_path / "cocok.parquet").to_pylist() if row["tier"] != "ditolak"}
    member = {row[NOMOR]: row["urutan"] for row in duck.rows(run.results["member"])}
    number = {row[NOMOR]: row["urutan"] for row in duck.rows(run.results["roster"])}
    place = {row["baris"]: row["urutan"] for row in duck.rows(run.results["roster"])}
    linked = {number[row[NOMOR]]: row for row in duck.rows(run.results["link"])}
    assert linked.keys() == found.keys()
    for key, row in linked.items():
        one = found[key]
        assert (row["decision"], row["tier"], member.get(row[f"member_{NOMOR}"])) == (one["decision"], one["tier"], one["member_row"])
    for row in duck.rows(run.results["ledger"]):
        one = linked[place[row["baris"]]]
        assert (row["sebab"] == "keputusan") <= (one["decision"] == "review")
        settled = row["keadaan"] in ("not_eligible", "other_payer") or row["sebab"] in ("data", "hak")
        assert (one["decision"] == "review") <= (row["sebab"] == "keputusan" or settled)


def test_what_cannot_be_followed_is_told_with_its_place(duck: Engine, tmp_path: Path) -> None:
    folder = hard_folder(tmp_path / "berkas", 1, workers=140)
    run = chain(duck, folder, tmp_path / "w")
    first, second, third, *_ = asked(duck, run, folder, tmp_path)

    lines = [
        {**first, "keputusan": "SAME"}, {**second, "keputusan": "mungkin"}, {**third, "keputusan": "sama", "baris": "99999"},
        {**third, "keputusan": "sama", "baris": "dua"}, {**third, "keputusan": "sama", "member_baris": ""},
        {**third, "keputusan": "bukan", "berkas": "lain.csv"}, third,
    ]  # fmt: skip
    answered(folder, lines, [""] * len(lines))
    again = chain(duck, folder, tmp_path / "w2")
    told = [(one["berkas"], one["baris"], one["kolom"], one["kode"]) for one in again.salah]
    assert sorted(told) == [
        (KEPUTUSAN, 2, "keputusan", "JAWABAN_DIBACA"),
        (KEPUTUSAN, 3, "keputusan", "JAWABAN_NILAI"),
        (KEPUTUSAN, 4, "baris", "JAWABAN_TANPA_SASARAN"),
        (KEPUTUSAN, 5, "baris", "JAWABAN_TANPA_SASARAN"),
        (KEPUTUSAN, 6, "member_baris", "JAWABAN_TANPA_SASARAN"),
        (KEPUTUSAN, 7, "baris", "JAWABAN_TANPA_SASARAN"),
    ]
    assert len(waiting(duck, again)) == len(waiting(duck, run)) - 1, "SAME was understood, mungkin was not"
    problems = {(row["baris"], row["kode"]) for row in duck.rows(again.results["problem"]) if row["berkas"] == KEPUTUSAN}
    assert problems == {(one["baris"], one["kode"]) for one in again.salah}
    (tmp_path / "o").mkdir()
    rows = asked(duck, again, folder, tmp_path / "o")
    assert people_of(duck, again, [row for row in rows if not row["keputusan"]]) == waiting(duck, again)
