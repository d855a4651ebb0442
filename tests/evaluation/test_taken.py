"""A received file comes into the input folder whole or not at all, and once undone it is as if it had never come."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.engine.lake import PART
from naungan.evaluation.inventory import Inventory, take_inventory
from naungan.evaluation.record import RESULTS
from naungan.evaluation.said import read_said
from naungan.evaluation.taken import TAKEN, events
from naungan.evaluation.taking import take_in, undo
from naungan.kernel.errors import Refusal, Unreadable
from tests.command import run
from tests.evaluation.offices import BULAN, small_folder, write
from tests.killed import killed_before

WHEN, WHO, WHY = "2026-11-02T08:00:00+00:00", "Kasubbag Keuangan", "salah kirim"
COUNTS = {"dataset": "receipt", "layout": "bukti_bayar", "masuk": 1, "diterima": 1, "ditahan": 0, "ditolak": 0}


def judged(_: Path) -> Mapping[str, Any]:
    return COUNTS


def receipt(path: Path, code: int = 261_000_123_456, amount: str = "5.400") -> Path:
    return write(path, "Kode Iuran;NPP;Periode;Tanggal Bayar;Iuran", f"{code};16000001;Oktober 2026;14-10-2026;{amount}")


def inventory(folder: Path) -> Inventory:
    return take_inventory(folder, BULAN, read_said(folder).answers.isi)


def visible(folder: Path) -> list[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))


def test_file_and_record_lie_in_the_folder_of_the_month(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    taken = take_in(receipt(tmp_path / "bukti.csv"), folder, pemda="16.71", bulan=BULAN, oleh=WHO, waktu=WHEN, judge=judged)
    place = folder / "1671 Kota Palembang" / BULAN / f"diterima {taken.sumber[:12]}"
    assert (place / "bukti.csv").read_bytes() == (tmp_path / "bukti.csv").read_bytes()
    assert json.loads((place / TAKEN).read_text("utf-8"))["oleh"] == WHO
    assert sum(source.path == place / "bukti.csv" for source in inventory(folder).sources) == 1
    (event,) = events(folder)
    assert (event.terima, event.batal) == (taken, None)


def test_the_same_bytes_come_once_whoever_put_them_there(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    file = receipt(tmp_path / "bukti.csv")
    given_ = {"bulan": None, "oleh": WHO, "waktu": WHEN, "judge": judged}
    taken = take_in(file, folder, pemda="1671", **given_)
    before = visible(folder)
    for pemda, other in (("1671", "bukti.csv"), ("1671", "nama lain.csv"), ("1601", "bukti.csv"), ("1771", "bukti.csv")):
        copy = shutil.copy(file, tmp_path / other) if other != file.name else file
        with pytest.raises(Refusal) as told:
            take_in(Path(copy), folder, pemda=pemda, **given_)
        assert told.value.code == "TERIMA_SUDAH_ADA"
    with pytest.raises(Refusal):
        take_in(folder / "1671 Kota Palembang" / "daftar unit.csv", folder, pemda="1671", **given_)
    assert visible(folder) == before
    undo(folder, taken.sumber[:8], oleh=WHO, waktu=WHEN, alasan=WHY)
    again = take_in(file, folder, pemda="1671", **given_)
    assert again.sumber == taken.sumber and [one.batal is None for one in events(folder)].count(True) == 1
    undo(folder, "bukti.csv", oleh=WHO, waktu=WHEN, alasan=WHY)
    assert [one.batal and one.batal.alasan for one in events(folder)] == [WHY, WHY]


@pytest.mark.parametrize("pemda", ["9999", "", "kota", "1671014505900017"])
def test_a_government_nobody_knows_is_refused(tmp_path: Path, pemda: str) -> None:
    folder = small_folder(tmp_path / "berkas")
    with pytest.raises(Refusal) as told:
        take_in(receipt(tmp_path / "b.csv"), folder, pemda=pemda, bulan=None, oleh=WHO, waktu=WHEN, judge=judged)
    assert told.value.code == "TERIMA_PEMDA" and "0145" not in told.value.sentence()


@pytest.mark.parametrize("name", [".tersembunyi.csv", "~$bukti.csv", "a\nb.csv", "Thumbs.db"])
def test_a_name_that_no_evaluation_reads_is_refused(tmp_path: Path, name: str) -> None:
    folder = small_folder(tmp_path / "berkas")
    before = inventory(folder)
    with pytest.raises(Refusal) as told:
        take_in(receipt(tmp_path / name), folder, pemda="1671", bulan=None, oleh=WHO, waktu=WHEN, judge=judged)
    assert told.value.code == "TERIMA_NAMA" and inventory(folder) == before


def test_what_cannot_be_read_or_has_no_row_is_not_taken_in(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    before = inventory(folder)

    def unread(_: Path) -> Mapping[str, Any]:
        raise Unreadable("BERKAS_RUSAK")

    for judge, failure in ((unread, Unreadable), (lambda _: COUNTS | {"diterima": 0}, Refusal)):
        with pytest.raises(failure):
            take_in(receipt(tmp_path / "b.csv"), folder, pemda="1771", bulan=BULAN, oleh=WHO, waktu=WHEN, judge=judge)
    assert inventory(folder) == before and not events(folder)


def test_an_undo_names_one_file_and_who_and_why(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    for number in (1, 2):
        file = receipt(tmp_path / str(number) / "bukti.csv", number)
        take_in(file, folder, pemda="1671", bulan=BULAN, oleh=WHO, waktu=WHEN, judge=judged)
    for which, oleh, alasan, code in (
        ("bukti.csv", WHO, WHY, "BATAL_LEBIH_DARI_SATU"), ("lain.csv", WHO, WHY, "BATAL_TIDAK_ADA"), ("bukti.csv", " ", WHY, "BATAL_TANPA_ALASAN"),
        ("bukti.csv", WHO, "", "BATAL_TANPA_ALASAN"), ("", WHO, WHY, "BATAL_TIDAK_ADA"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as told:
            undo(folder, which, oleh=oleh, waktu=WHEN, alasan=alasan)
        assert told.value.code == code
    assert all(one.batal is None for one in events(folder))


STEPS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["1671", "1601", "1771", "1871"]), st.sampled_from([None, BULAN, "2026-09"])), max_size=5
)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS, order=st.randoms(use_true_random=False))
def test_taking_in_and_undoing_restores_what_was(tmp_path_factory: pytest.TempPathFactory, steps: list[Any], order: Any) -> None:
    root = tmp_path_factory.mktemp("urutan")
    folder = small_folder(root / "berkas")
    before, taken = inventory(folder), []
    for number, pemda, bulan in steps:
        file = receipt(root / f"bukti {number}.csv", number)
        if number not in {one for one, _ in taken}:
            taken.append((number, take_in(file, folder, pemda=pemda, bulan=bulan, oleh=WHO, waktu=WHEN, judge=judged)))
    assert len(visible(folder)) == len(visible(small_folder(root / "awal"))) + len(taken)
    order.shuffle(taken)
    for _, one in taken:
        undo(folder, one.sumber, oleh=WHO, waktu=WHEN, alasan=WHY)
    assert inventory(folder) == before
    assert len(events(folder)) == len(taken) and all(one.batal for one in events(folder))


KILLED = """
from pathlib import Path
from naungan.evaluation import taking

counts = {"dataset": "receipt", "layout": "bukti_bayar", "masuk": 1, "diterima": 1, "ditahan": 0, "ditolak": 0}
when = "2026-11-02T08:00:00+00:00"

def work(act, folder, file, pemda):
    if act == "terima":
        taking.take_in(Path(file), Path(folder), pemda=pemda, bulan="2026-10", oleh="a", waktu=when, judge=lambda _: counts)
    else:
        taking.undo(Path(folder), Path(file).name, oleh="a", waktu=when, alasan="b")
"""


@pytest.mark.chain
@pytest.mark.parametrize("pemda", ["1671", "1771"])
def test_killed_at_every_step_a_file_is_in_or_out(tmp_path: Path, pemda: str) -> None:
    file, seen = receipt(tmp_path / "bukti.csv"), set()
    for act in ("terima", "batal"):
        for step in range(200):
            folder = small_folder(tmp_path / f"{act} {step}")
            absent = inventory(folder)
            if act == "batal":
                take_in(file, folder, pemda=pemda, bulan=BULAN, oleh=WHO, waktu=WHEN, judge=judged)
            killed = killed_before(step, KILLED, act, folder, file, pemda)
            counting = [one for one in events(folder) if one.batal is None]
            assert (inventory(folder) == absent) == (not counting), f"half done before call {step} of {act}"
            for one in counting:
                assert (one.tempat / "bukti.csv").read_bytes() == file.read_bytes()
            seen.add((act, bool(counting), killed))
            if not counting:
                take_in(file, folder, pemda=pemda, bulan=BULAN, oleh=WHO, waktu=WHEN, judge=judged)
            undo(folder, "bukti.csv", oleh=WHO, waktu=WHEN, alasan=WHY)
            assert inventory(folder) == absent
            if not killed:
                break
    assert {("terima", False, True), ("terima", True, False), ("batal", True, True), ("batal", False, False)} <= seen


@pytest.mark.chain
@pytest.mark.parametrize("seconds", [0.5, 1.0, 1.5, 2.0, 2.5, 3.0])
def test_a_killed_command_leaves_all_or_nothing(tmp_path: Path, seconds: float) -> None:
    folder, file = small_folder(tmp_path / "berkas"), receipt(tmp_path / "bukti.csv")
    before = inventory(folder)
    command = [sys.executable, "-m", "naungan", "terima", str(file), str(folder), "--pemda", "1671", "--bulan", BULAN, "--oleh", WHO]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (inventory(folder) == before) == (not events(folder))
    if not events(folder):
        run(*command[3:], expect=0)
    assert [source.berkas for source in inventory(folder).sources if source.path.name == "bukti.csv"]


def rows(out: Path) -> dict[str, Any]:
    return {name: pq.read_table(out / "hasil" / name / PART) for name in RESULTS}


@pytest.mark.chain
def test_an_evaluation_after_the_undo_is_the_one_before(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    file = receipt(tmp_path / "bukti.csv", amount="5.400")
    for out, command in (
        ("awal", ()),
        ("di dalam", ("terima", file, folder, "--pemda", "1671", "--bulan", BULAN, "--oleh", WHO)),
        ("akhir", ("batal", folder, "bukti.csv", "--oleh", WHO, "--alasan", WHY)),
    ):
        if command:
            said = run(*command, expect=0).stdout
            assert "Kasubbag" in said and f"1671 Kota Palembang/{BULAN}/" in said
        run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / out, expect=1)
    first, inside, last = (rows(tmp_path / out) for out in ("awal", "di dalam", "akhir"))
    assert inside["receipt"].num_rows == 1 and inside["receipt"]["nilai"].to_pylist() == [5_400]
    assert all(first[name].equals(last[name]) for name in RESULTS)
    for name in ("summary.json", "run.json", "problems.csv", "isi.csv"):
        assert (tmp_path / "awal" / name).read_bytes() == (tmp_path / "akhir" / name).read_bytes(), name
    hidden = [path for path in folder.rglob("bukti.csv") if any(part.startswith(".dibatalkan") for part in path.parts)]
    assert len(hidden) == 1


@pytest.mark.chain
def test_held_rows_are_shown_and_an_unread_file_is_refused(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    held = receipt(tmp_path / "bukti.csv", amount="-5.400")
    told = json.loads(run("terima", held, folder, "--pemda", "1671", "--oleh", "a", "--json", expect=1).stdout)
    assert (told["dataset"], told["masuk"], told["ditahan"]) == ("receipt", 1, 1)
    run("terima", write(tmp_path / "kabar.csv", "Apa kabar?", "Baik"), folder, "--pemda", "1671", "--oleh", "a", expect=3)
    run("terima", tmp_path / "tidak-ada.csv", folder, "--pemda", "1671", "--oleh", "a", expect=2)
    assert len(events(folder)) == 1
