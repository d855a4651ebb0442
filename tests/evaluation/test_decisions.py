"""Who waits for a decision has one question, every question is about one of them, and ``match`` sees the same people."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from naungan.answers.forms import KEPUTUSAN as FORM
from naungan.cli.match import command as match
from naungan.demo import make_demo
from naungan.engine import Engine
from naungan.relations import NOMOR
from naungan.relations.joins import on_row
from tests.evaluation.asking import asked, chain, hard_folder, people_of, waiting

pytestmark = pytest.mark.chain


def answered(folder: Path, rows: list[dict[str, str]], words: list[str]) -> None:
    """The rows with a word each, put into the input folder."""
    with (folder / FORM.berkas).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, FORM.kolom, delimiter=";")
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
        rows = asked(duck, run, out)
        open_rows = [row for row in rows if not row["keputusan"]]
        assert people_of(duck, run, open_rows) == waiting(duck, run)
        assert [one for one in run.salah if one["kode"] != "JAWABAN_DIBACA"] == [], "every answer names what is there"
        if not open_rows:
            assert step, "somebody was asked"
            return
        pairs = {tuple(row[name] for name in FORM.key) for row in open_rows}
        assert not pairs & seen, "a pair is asked once"
        seen |= pairs
        answered(folder, rows, [rng.choice(["sama", "bukan"]) for _ in rows])
    pytest.fail("the questions never end")


@pytest.mark.slow
def test_the_example_asks_about_everybody_who_waits(duck: Engine, tmp_path: Path) -> None:
    make_demo(tmp_path / "demo", scale=0.03, seed=5, only=("15", "1671", "1801"))
    run = chain(duck, tmp_path / "demo" / "berkas", tmp_path / "w")
    rows = asked(duck, run, tmp_path)
    assert people_of(duck, run, rows) == waiting(duck, run)
    ledger = run.results["ledger"]
    assert duck.rows(ledger.filter(ledger.keadaan == "unresolved").limit(1))


@pytest.mark.slow
def test_held_rows_are_mended_not_decided(duck: Engine, tmp_path: Path) -> None:
    run = chain(duck, hard_folder(tmp_path / "berkas", 4), tmp_path / "w")
    ledger = run.results["ledger"]
    waiting_rows = ledger.filter(ledger.tahan & (ledger.keadaan == "unresolved")).select(NOMOR, "sebab")
    held = duck.rows(on_row(waiting_rows, run.results["roster"].select(NOMOR, "berkas", "baris")))
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
    linked = {number[row[NOMOR]]: row for row in duck.rows(run.results["link"])}
    assert linked.keys() == found.keys()
    for key, row in linked.items():
        one = found[key]
        assert (row["decision"], row["tier"], member.get(row[f"member_{NOMOR}"])) == (one["decision"], one["tier"], one["member_row"])
    for row in duck.rows(run.results["ledger"]):
        one = linked[number[row[NOMOR]]]
        assert (row["sebab"] == "keputusan") <= (one["decision"] == "review")
        settled = row["keadaan"] in ("not_eligible", "other_payer") or row["sebab"] in ("data", "hak")
        assert (one["decision"] == "review") <= (row["sebab"] == "keputusan" or settled)


def test_what_cannot_be_followed_is_told_with_its_place(duck: Engine, tmp_path: Path) -> None:
    folder = hard_folder(tmp_path / "berkas", 1, workers=140)
    run = chain(duck, folder, tmp_path / "w")
    first, second, third, fourth, fifth, *_ = asked(duck, run, tmp_path)

    lines = [
        {**first, "keputusan": "SAME"}, {**second, "keputusan": "mungkin"}, {**third, "keputusan": "sama", "nama": "Bukan Siapa-siapa"},
        {**fourth, "keputusan": "sama", "tanda": "T000" if fourth["tanda"] != "T000" else "T001"},
        {**third, "keputusan": "sama", "member_nama": "", "npp": "", "member_tanda": ""}, {**fifth, "keputusan": "bukan", "pemda": "1601"},
    ]  # fmt: skip
    answered(folder, lines, [""] * len(lines))
    again = chain(duck, folder, tmp_path / "w2")
    told = [(one["berkas"], one["baris"], one["kolom"], one["kode"]) for one in again.salah]
    assert sorted(told) == [
        (FORM.berkas, 2, "keputusan", "JAWABAN_DIBACA"),
        (FORM.berkas, 3, "keputusan", "JAWABAN_NILAI"),
        (FORM.berkas, 4, "nama", "JAWABAN_TANPA_SASARAN"),
        (FORM.berkas, 5, "nama", "JAWABAN_ORANG_BERUBAH"),
        (FORM.berkas, 6, "member_nama", "JAWABAN_TANPA_SASARAN"),
        (FORM.berkas, 7, "nama", "JAWABAN_TANPA_SASARAN"),
    ]
    assert len(waiting(duck, again)) == len(waiting(duck, run)) - 1, "SAME was understood, mungkin was not"
    problems = {(row["baris"], row["kode"]) for row in duck.rows(again.results["problem"]) if row["berkas"] == FORM.berkas}
    assert problems == {(one["baris"], one["kode"]) for one in again.salah}
    (tmp_path / "o").mkdir()
    rows = asked(duck, again, tmp_path / "o")
    assert people_of(duck, again, [row for row in rows if not row["keputusan"]]) == waiting(duck, again)
    old = {row["nama"]: row["jawaban_lama"] for row in rows if not row["keputusan"]}
    assert (old[second["nama"]], old[fourth["nama"]]) == ("mungkin", "sama"), "what was said before is shown"


def test_next_month_a_decision_finds_its_people_and_no_others(duck: Engine, tmp_path: Path) -> None:
    """Another file name, a row put in above, another order: the same people. Another birth date: asked again, the old answer shown."""
    folder = hard_folder(tmp_path / "berkas", 1)
    home = folder / "1671 Kota Palembang"
    rows = asked(duck, chain(duck, folder, tmp_path / "w"), tmp_path)
    answered(folder, rows, ["sama" if number % 2 else "bukan" for number in range(len(rows))])
    head, *lines = (home / "daftar.csv").read_text("utf-8").splitlines()
    changed = next(one for one in rows if sum(f"{one['nama']};" in line for line in lines) == 1)
    before = next(line for line in lines if line.startswith(f"{changed['nama']};"))
    cells = before.split(";")
    lines[lines.index(before)] = ";".join([*cells[:2], "17-08-1945", *cells[3:]])
    (home / "daftar.csv").unlink()
    (home / "honorer baru.csv").write_text("\n".join([head, "Orang Baru;;;;Dinas 0;Honorer", *reversed(lines)]) + "\n", "utf-8")
    again = chain(duck, folder, tmp_path / "w2")
    place = f"{FORM.berkas} {rows.index(changed) + 2}"
    assert [(f"{one['berkas']} {one['baris']}", one["kode"]) for one in again.salah] == [(place, "JAWABAN_ORANG_BERUBAH")]
    bound = {row["orang"] for row in duck.rows(again.results["link"].filter(lambda t: t.tier == "keputusan"))}
    assert len(bound) >= len(rows) // 2 - 1
    (tmp_path / "o").mkdir()
    open_ = [row for row in asked(duck, again, tmp_path / "o") if not row["keputusan"]]
    said = {row["nama"]: row["jawaban_lama"] for row in open_}
    assert said.get(changed["nama"], "sama") in ("sama", "bukan")
    assert people_of(duck, again, open_) == waiting(duck, again)
