"""A result appears whole or not at all, whatever kills its maker and whoever else is making it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.killed import killed_before

from naungan.kernel.aside import file_aside, folder_aside, may_write, scratch
from naungan.kernel.errors import Refusal, Unfit

PROOF = "run.json"


def make(out: Path, text: str = "baru", *, replace: bool = False) -> None:
    with folder_aside(out, replace=replace, proof=PROOF) as aside:
        (aside / PROOF).write_text(text)
        (aside / "gap").mkdir()
        (aside / "gap" / "a.xlsx").write_text(text)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_works(tmp_path: Path) -> None:
    with folder_aside(tmp_path / "out", replace=False, proof=PROOF) as aside:
        (aside / PROOF).write_text("{}")
        assert not (tmp_path / "out").exists()
        assert aside.stat().st_mode & 0o777 == 0o700
    assert names(tmp_path) == ["out"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), folder_aside(tmp_path / "out", replace=False, proof=PROOF):
        _ = 1 / 0
    assert names(tmp_path) == []


def test_an_existing_folder_is_refused_without_replace(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(Refusal, match="--replace"):
        make(tmp_path / "out")


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "skripsi.docx").write_text("penting")
    with pytest.raises(Refusal, match=r"run\.json"):
        make(tmp_path / "out", replace=True)
    assert (tmp_path / "out" / "skripsi.docx").read_text() == "penting"


def test_replace_keeps_the_old_result_when_the_new_run_fails(tmp_path: Path) -> None:
    make(tmp_path / "out", "lama")
    with pytest.raises(ZeroDivisionError), folder_aside(tmp_path / "out", replace=True, proof=PROOF):
        _ = 1 / 0
    assert (tmp_path / "out" / PROOF).read_text() == "lama"
    make(tmp_path / "out", replace=True)
    assert (tmp_path / "out" / PROOF).read_text() == "baru"
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("name", ["a\nb", "a\x1bb", "menggantung", "ke_folder", "berkas/hasil", "."])
def test_a_bad_place_is_told_before_the_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "berkas").write_text("")
    (tmp_path / "menggantung").symlink_to("tidak-ada")
    (tmp_path / "asli").mkdir()
    (tmp_path / "ke_folder").symlink_to("asli")
    before = names(tmp_path)
    with pytest.raises((Refusal, Unfit)) as told, folder_aside(tmp_path / name, replace=name != ".", proof=PROOF):
        raise AssertionError("the work began")
    assert told.value.exit_code in (2, 4)
    assert names(tmp_path) == before


def test_the_second_of_two_is_told_and_touches_nothing(tmp_path: Path) -> None:
    with folder_aside(tmp_path / "out", replace=False, proof=PROOF) as aside:
        (aside / PROOF).write_text("pertama")
        with pytest.raises(Unfit) as told:
            make(tmp_path / "out")
        assert told.value.code == "OUT_SEDANG_DITULIS"
    assert (tmp_path / "out" / PROOF).read_text() == "pertama"
    with pytest.raises(Unfit) as told, folder_aside(tmp_path / "lain", replace=False, proof=PROOF) as aside:
        (tmp_path / "lain").mkdir()
    assert told.value.code == "OUT_DIDAHULUI"
    assert names(tmp_path) == ["lain", "out"]


def test_a_file_is_whole_or_not_there_and_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "asli.csv").write_text("lama")
    (tmp_path / "tautan.csv").symlink_to("asli.csv")
    with pytest.raises(ZeroDivisionError), file_aside(tmp_path / "asli.csv") as made:
        made.write_text("setengah")
        _ = 1 / 0
    assert (tmp_path / "asli.csv").read_text() == "lama"
    with file_aside(tmp_path / "tautan.csv") as made:
        made.write_text("baru")
    assert (tmp_path / "asli.csv").read_text() == "baru"
    assert (tmp_path / "tautan.csv").is_symlink()
    with pytest.raises(Refusal), file_aside(tmp_path / "asli.csv", replace=False):
        raise AssertionError("the work began")


def test_a_file_that_could_not_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / "berputar").symlink_to("berputar")
    before = names(tmp_path)
    for name in ("berkas/hasil.csv", "folder", "berputar", "a\nb.csv", "n" * 250):
        with pytest.raises((Refusal, Unfit)):
            may_write(tmp_path / name)
    may_write(tmp_path / "hasil.csv")
    assert names(tmp_path) == before


KILLED = """
from pathlib import Path
from naungan.kernel import aside

def work(out):
    with aside.folder_aside(Path(out), replace=True, proof="run.json") as made:
        (made / "run.json").write_text("baru")
        (made / "gap").mkdir()
        (made / "gap" / "a.xlsx").write_text("baru")
"""


@pytest.mark.chain
@pytest.mark.parametrize("name", ["hasil", "hasil [2026]*?"])
def test_killed_at_every_step_it_leaves_the_old_or_the_new_whole(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    seen: set[str] = set()
    for step in range(200):
        make(out, "lama", replace=True)
        killed = killed_before(step, KILLED, out)
        make_fails_and_recovers(out)
        found = {path.read_text() for path in (out / PROOF, out / "gap" / "a.xlsx")}
        assert len(found) == 1
        seen |= found
        assert names(tmp_path) == [name]
        if not killed:
            break
    assert not killed
    assert seen == {"lama", "baru"}


def make_fails_and_recovers(out: Path) -> None:
    """The next maker, which itself fails, takes away what the dead one left and brings back what it had put aside."""
    with pytest.raises(ZeroDivisionError), folder_aside(out, replace=True, proof=PROOF):
        _ = 1 / 0


HOLDS = """
import sys, time
from pathlib import Path
from naungan.kernel.aside import scratch
with scratch(Path(sys.argv[1])) as folder:
    (folder / "0.parquet").write_text("1671014508900017")
    print(folder, flush=True)
    time.sleep(60)
"""


def test_the_scratch_of_a_killed_process_is_swept_and_that_of_a_living_one_stays(tmp_path: Path) -> None:
    mine = tmp_path / ".naungan-kerja-milik-saya"
    mine.mkdir()
    held = [subprocess.Popen([sys.executable, "-c", HOLDS, str(tmp_path)], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    folders = [Path(one.stdout.readline().strip()) for one in held if one.stdout]
    held[0].kill()
    held[0].wait()
    assert all((folder / "0.parquet").exists() for folder in folders)
    with scratch(tmp_path) as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        assert [one.exists() for one in folders] == [False, True]
    assert not folder.exists()
    held[1].kill()
    held[1].wait()
    assert names(tmp_path) == sorted([mine.name, folders[1].name])
    with scratch(tmp_path):
        assert not folders[1].exists()


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_place_without_a_right_is_unfit(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Unfit):
        make(tmp_path / "out")
