"""The whole chain on a small folder whose answers are worked out by hand."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from naungan.coverage.tables import STATE
from naungan.engine.lake import PART
from naungan.evaluation.record import RESULTS
from naungan.kernel.rupiah import rp
from tests.command import run
from tests.documents.reader import read
from tests.evaluation.offices import BULAN, doubled, small_folder, write


@pytest.fixture(scope="module")
def summary(finished: Path) -> dict:
    return json.loads((finished / "hasil" / "summary.json").read_text("utf-8"))


def test_it_works(finished: Path) -> None:
    names = {path.name for path in (finished / "hasil").iterdir()}
    assert {"summary.json", "run.json", "problems.csv", "book.xlsx", "book.html", "lembar", "gap", "sipp", "hasil", "isi.csv"} <= names
    assert sorted(path.name for path in finished.iterdir()) == ["berkas", "hasil", "layar.txt"]


def test_a_key_names_one_row_so_that_every_run_gives_one_order(finished: Path) -> None:
    assert {name: found for name, relation in RESULTS.items() if (found := doubled(finished / "hasil", relation))} == {}


def test_no_number_of_a_row_outlives_the_run(finished: Path) -> None:
    for name, relation in RESULTS.items():
        assert tuple(pq.read_schema(finished / "hasil" / "hasil" / name / PART).names) == relation.names
    texts = [path for path in (finished / "hasil").rglob("*") if path.suffix in (".csv", ".json", ".html")]
    # Rows of the second file on have a number from 2**32 on; no rupiah of so small a folder are as many.
    assert len(texts) > 10 and not [path for path in texts if re.search(r"nomor_baris|\b42949672\d\d\b", path.read_text("utf-8"))]


def test_the_position_date_is_that_of_the_member_file(summary: dict) -> None:
    assert (summary["bulan"], summary["posisi"]) == (BULAN, "2026-11-20")


def test_each_worker_is_in_one_state_and_every_state_is_present(summary: dict) -> None:
    workers = summary["pemda"]["1671"]["workers"]
    assert tuple(workers) == STATE
    assert {state: n for state, n in workers.items() if n} == {
        "unresolved": 1, "covered": 1, "arrears": 1, "inactive": 1, "unregistered": 1,
    }  # fmt: skip
    assert {state: n for state, n in summary["pemda"]["1601"]["workers"].items() if n} == {"no_data": 1}
    assert sum(summary["total"]["workers"].values()) == 6


def test_dues_are_exact_and_estimates_stand_apart(summary: dict) -> None:
    entry = summary["pemda"]["1671"]
    assert (entry["due"]["jkk"], entry["due"]["jkm"]) == (9_600, 12_000)
    assert entry["due_perkiraan"]["jkk"] > 0


def test_nothing_is_known_of_money_where_no_budget_was_handed_in(summary: dict) -> None:
    entry = summary["pemda"]["1601"]
    assert entry["line"] is None
    assert entry["shortfall"] is None
    assert entry["months_covered"] is None


def test_the_page_prints_the_figures_of_the_summary(finished: Path, summary: dict) -> None:
    page = read((finished / "hasil" / "book.html").read_text("utf-8"))
    for code, entry in summary["pemda"].items():
        yes, no, open_ = (entry["terlindungi"][answer] for answer in ("ya", "tidak", "tidak_diketahui"))
        (row,) = [row for row in page.all("tr") if row.attributes.get("data-wilayah") == code]
        cells = [cell.text for cell in row.all("td")]
        assert cells[0] == str(yes + no + open_)
        assert cells[2].split(" – ")[0] == f"{Decimal(100 * yes) / (yes + no + open_):.1f}%".replace(".", ",")
        short = entry["shortfall"]
        assert cells[4].startswith("tidak tersedia" if short is None else f"{short:,}".replace(",", "."))
    total, (row,) = summary["total"], [row for row in page.all("tr") if row.attributes.get("data-uang") == ""]
    amounts = [None if cell.text == "tidak tersedia" else int(cell.text.replace(".", "")) for cell in row.all("td")]
    assert amounts[1:4] == [total["need"], total["line"], total["shortfall"]]
    assert amounts[0] == sum(total["due"].values())


def test_findings_name_what_is_wrong(summary: dict) -> None:
    codes = summary["pemda"]["1671"]["findings"]
    assert {"TEMUAN_BELUM_TERDAFTAR", "TEMUAN_NONAKTIF", "TEMUAN_TUNGGAKAN", "TEMUAN_TIDAK_MENYERAHKAN"} <= codes.keys()


def test_rows_in_are_accepted_held_or_refused(finished: Path) -> None:
    for row in pq.read_table(finished / "hasil" / "hasil" / "file" / PART).to_pylist():
        assert row["masuk"] == row["diterima"] + row["ditahan"] + row["ditolak"]


def test_no_unmasked_nik_leaves_except_to_the_unit_and_sipp(finished: Path) -> None:
    for name in ("summary.json", "run.json", "problems.csv", "isi.csv"):
        assert "167101" not in (finished / "hasil" / name).read_text("utf-8-sig")


@pytest.mark.chain
def test_isi_csv_says_what_each_file_is_and_can_be_corrected(finished: Path, tmp_path: Path) -> None:
    with (finished / "hasil" / "isi.csv").open(encoding="utf-8-sig") as file:
        rows = {row["berkas"]: row for row in csv.DictReader(file, delimiter=";")}
    assert rows["1671 Kota Palembang/peserta 2026-10.csv"]["data"] == "member"
    folder = small_folder(tmp_path / "berkas")
    write(folder / "isi.csv", "berkas;pakai", "1671 Kota Palembang/peserta 2026-10.csv;tidak")
    run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / "out", expect=1)
    workers = json.loads((tmp_path / "out" / "summary.json").read_text())["pemda"]["1671"]["workers"]
    assert (workers["no_data"], workers["covered"]) == (4, 0)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of one government two files for one unit, of another one that names another month."""
    root = tmp_path_factory.mktemp("janggal")
    folder = small_folder(root / "berkas")
    write(folder / "1671 Kota Palembang" / "dinkes revisi.csv", "nama;nik;instansi", "Dewi Lestari;1671014101900004;Dinas Kesehatan")
    other = ("Bulan: September 2026", "Nama;NIK;OPD", "Joko Susilo;1601070101900001;Contoh")
    write(folder / "1601 Kab. Ogan Komering Ulu" / "honorer.csv", *other)
    run("evaluate", folder, "--bulan", BULAN, "--out", root / "out", expect=1)
    return root / "out"


@pytest.mark.chain
def test_two_files_for_one_unit_and_month_are_not_added_up(odd: Path) -> None:
    entry = json.loads((odd / "summary.json").read_text())["pemda"]["1671"]
    assert sum(entry["workers"].values()) == 3
    assert entry["findings"]["TEMUAN_BERKAS_BERTABRAKAN"] == 1
    assert "BERKAS_BERTABRAKAN" in (odd / "problems.csv").read_text("utf-8-sig")


@pytest.mark.chain
def test_a_file_that_names_another_month_is_not_counted(odd: Path) -> None:
    workers = json.loads((odd / "summary.json").read_text())["pemda"]["1601"]["workers"]
    assert workers == dict.fromkeys(STATE), "nobody handed in is unknown, not zero"


@pytest.mark.chain
def test_the_same_folder_again_needs_replace_and_gives_the_same_rows(finished: Path, tmp_path: Path) -> None:
    first, second = finished / "hasil", shutil.copytree(finished / "hasil", tmp_path / "hasil")
    command = ("evaluate", finished / "berkas", "--bulan", BULAN, "--out", second)
    assert "--replace" in run(*command, expect=2).stderr
    assert json.loads(run(*command, "--replace", "--json", expect=1).stdout)["bulan"] == BULAN
    for name in ("summary.json", "run.json", "problems.csv", "isi.csv"):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    for name in RESULTS:
        assert pq.read_table(first / "hasil" / name / PART).equals(pq.read_table(second / "hasil" / name / PART)), name


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("--bulan", "Oktober"), 2), (("--bulan", "2026-10", "--posisi", "kemarin"), 2), (("--bulan", "2026-10", "--engine", "mesin"), 2)],
)
def test_wrong_use_gets_a_sentence(tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    done = run("evaluate", small_folder(tmp_path / "berkas"), "--out", tmp_path / "out", *arguments, expect=code)
    assert done.stderr.strip()
    assert not (tmp_path / "out").exists()


@pytest.mark.chain
@pytest.mark.parametrize("seconds", [0.8, 1.6, 2.4, 3.2, 4.8])
def test_a_killed_run_leaves_all_or_nothing(tmp_path: Path, seconds: float) -> None:
    folder = small_folder(tmp_path / "berkas")
    command = [sys.executable, "-m", "naungan", "evaluate", str(folder), "--bulan", BULAN, "--out", str(tmp_path / "out")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if (tmp_path / "out").exists():
        assert json.loads((tmp_path / "out" / "summary.json").read_text())["bulan"] == BULAN
    run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / "out", "--replace", expect=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["berkas", "out"]


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two governments with a numbered instrument each."""
    root = tmp_path_factory.mktemp("aturan")
    folder = small_folder(root / "berkas")
    rules = {"1601": "Perbup 4/2026", "1671": "Perwal 12/2026"}
    told = "  - {{dari: 2026-01, pemda: '{}', program: [jkk, jkm, jht], nomor: {}, status: confirmed, dasar: Peraturan contoh}}"
    write(folder / "kebijakan.yaml", "kebijakan:", *(told.format(*rule) for rule in rules.items()))
    run("evaluate", folder, "--bulan", BULAN, "--out", root / "out", expect=1)
    return root / "out"


@pytest.mark.chain
def test_a_regional_policy_beside_the_files_is_law_for_its_pemda(ruled: Path, summary: dict) -> None:
    decided = json.loads((ruled / "summary.json").read_text())["pemda"]
    assert decided["1601"]["due"] == {"jkk": 3_600, "jkm": 4_500, "jht": 85_500, "jp": 0}
    assert summary["pemda"]["1601"]["due"]["jht"] == 0
    masukan = json.loads((ruled / "run.json").read_text())["masukan"]
    assert "kebijakan.yaml" in [one["berkas"] for one in masukan]


@pytest.mark.chain
def test_jht_is_priced_beside_what_is_due_until_a_numbered_instrument_decides(finished: Path, summary: dict, ruled: Path) -> None:
    entry = summary["pemda"]["1671"]
    assert (entry["due"]["jht"], entry["option"]["program"]) == (0, "jht")
    option = entry["option"]
    assert (option["orang"], option["orang_perkiraan"]) == (3, 2), "part-time PPPK are not of the article"
    assert (option["terutang"], option["pemberi_kerja"], option["pekerja"]) == (5_400, 37_000, 20_000)
    sheet = next((finished / "hasil" / "lembar").glob("1671*")).read_text("utf-8")
    page = (finished / "hasil" / "book.html").read_text("utf-8")
    assert rp(option["terutang"]) in sheet and rp(option["pemberi_kerja"]) in sheet and rp(option["pekerja"]) in sheet
    assert (
        "1 orang dengan upah diketahui kini Rp5.400, JHT menambah Rp37.000, potongan upah Rp20.000; 2 orang dengan upah perkiraan" in sheet
    )
    assert "Permenaker 1/2025 Pasal 3A" in page and "2 orang dengan upah perkiraan" in page
    decided = json.loads((ruled / "summary.json").read_text())["pemda"]["1671"]
    assert decided["option"] is None
    assert decided["due"]["jht"] == 4 * 57_000, "the rule is for every category of its government"


@pytest.mark.chain
def test_a_rule_that_adds_jht_without_a_number_changes_nothing_and_is_told(summary: dict, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    rule = "{dari: 2026-01, pemda: '1671', program: [jkk, jkm, jht], status: confirmed, dasar: kebiasaan}"
    write(folder / "kebijakan.yaml", "kebijakan:", f"  - {rule}")
    run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / "out", expect=1)
    undecided = json.loads((tmp_path / "out" / "summary.json").read_text())["pemda"]["1671"]
    assert (undecided["due"], undecided["option"]) == (summary["pemda"]["1671"]["due"], summary["pemda"]["1671"]["option"])
    told = [line for line in (tmp_path / "out" / "problems.csv").read_text("utf-8-sig").splitlines() if "KEBIJAKAN_TANPA_NOMOR" in line]
    assert len(told) == 1 and "kebijakan.yaml" in told[0] and "Aturan ke-1" in told[0] and "nomor: Perwal" in told[0]


@pytest.mark.chain
def test_an_old_calculation_can_be_made_again_under_the_law_known_then(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    write(folder / "1601 Kab. Ogan Komering Ulu" / "honorer.csv", "Nama;NIK;OPD;Honor", "Joko Susilo;1601070101900001;Contoh;15000000")
    write(folder / "kebijakan.yaml", "kebijakan:", "  - {dari: 2026-01, pemda: '1601', program: [jp], status: confirmed, dasar: contoh}")
    run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / "out", "--diketahui", "2025-05-10", expect=1)
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["pemda"]["1601"]["due"]["jp"] == 3 * 110_747
    record = json.loads((tmp_path / "out" / "run.json").read_text())
    ceiling = next(one for one in record["parameter"] if one["kode"] == "pagu_jp")
    assert (record["diketahui"], ceiling["nilai"], ceiling["status"]) == ("2025-05-10", 11_074_700, "unknown")
