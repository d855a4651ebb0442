"""The result folder appears whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from naungan.evaluation.folder import result_folder
from naungan.kernel.errors import Refusal


def test_it_works(tmp_path: Path) -> None:
    with result_folder(tmp_path / "out", replace=False, proof="run.json") as aside:
        (aside / "run.json").write_text("{}")
        assert not (tmp_path / "out").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), result_folder(tmp_path / "out", replace=False, proof="run.json"):
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_refused_without_replace(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(Refusal, match="--replace"), result_folder(tmp_path / "out", replace=False, proof="run.json"):
        pass


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "skripsi.docx").write_text("penting")
    with pytest.raises(Refusal, match=r"run\.json"), result_folder(tmp_path / "out", replace=True, proof="run.json"):
        pass
    assert (tmp_path / "out" / "skripsi.docx").read_text() == "penting"


def test_replace_keeps_the_old_result_when_the_new_run_fails(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "run.json").write_text("lama")
    with pytest.raises(ZeroDivisionError), result_folder(tmp_path / "out", replace=True, proof="run.json"):
        _ = 1 / 0
    assert (tmp_path / "out" / "run.json").read_text() == "lama"


def test_what_a_killed_run_left_is_swept_and_an_old_result_comes_back(tmp_path: Path) -> None:
    dead = 2**22 + 7  # above the largest process number
    (tmp_path / f".out.sementara-{dead}").mkdir()
    old = tmp_path / f".out.sementara-lama-{dead}"
    old.mkdir()
    (old / "run.json").write_text("lama")
    with pytest.raises(Refusal), result_folder(tmp_path / "out", replace=False, proof="run.json"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out" / "run.json").read_text() == "lama"
