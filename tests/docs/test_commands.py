"""Every command that README and the pages print exists with its options, and those that are complete run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.docs.printed import Printed, printed
from tests.docs.stage import EVALUATE, OPEN, call, lay_out, out_of_the_way
from tests.repository.files import ROOT

from naungan.cli.main import cli

EVERY = list(printed())
OURS = [one for one in EVERY if one.tool == "naungan"]
# The example has a test of its own in the built wheel (tests/release/test_wheel.py); serving never ends by itself; people and the trail of
# the front office need one that is set up (tests/web).
RUN = [one for one in OURS if one.runnable and one.words[1:2] not in (("demo",), ("open",), ("user",), ("audit",))]
# What reads files opens an engine and a reading child; what names a result needs an evaluation.
READS = ("check", "map", "match", "compare", "evaluate", "taruhan", "periksa-klaim")


def ids(found: list[Printed], *, chain: bool = False) -> list[object]:
    return [pytest.param(one, id=one.place, marks=[pytest.mark.chain] if chain else []) for one in found]


def reads(one: Printed) -> bool:
    return (
        one.words[1] in READS
        or one.words[2:3] == ("hitung-ulang",)
        or any(word.startswith("hasil/") or word.endswith("daftar unit.xlsx") for word in one.words)
    )


def test_the_pages_print_commands() -> None:
    assert len(OURS) > 60 and len(RUN) > 35


@pytest.mark.parametrize("one", ids(OURS))
def test_a_printed_command_and_its_options_exist(one: Printed) -> None:
    command: click.Command = cli
    context = click.Context(cli)
    for word in one.words[1:]:
        if not isinstance(command, click.Group) or word.startswith("-"):
            break
        if re.fullmatch(r"[a-z][a-z-]*", word):
            found = command.get_command(context, word)
            assert found is not None, f"no command {word}"
            command = found
    known = {option for parameter in command.params for option in parameter.opts} | {"--help", "--version"}
    assert [word for word in one.words if word.startswith("--") and word.partition("=")[0] not in known] == []


@pytest.mark.parametrize("one", ids([one for one in EVERY if one.tool != "naungan"]))
def test_what_else_is_printed_exists(one: Printed) -> None:
    words = [word for word in one.words if not word.startswith("-") and "=" not in word]
    if one.tool == "make":
        targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
        assert set(words[1:]) <= targets
    elif "-m" in one.words and one.tool == "python":
        module = ROOT / one.words[one.words.index("-m") + 1].replace(".", "/")
        assert module.with_suffix(".py").exists() or (module / "__main__.py").exists()
    else:
        files = [word for word in words if "/" in word and not word.startswith((".venv", "hasil/"))]
        assert [file for file in files if "NAME" not in file and not (ROOT / file.partition("::")[0]).exists()] == []


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("panggung")
    lay_out(root)
    return root


@pytest.fixture(scope="module")
def finished(stage: Path, kemudian: Path) -> Path:
    """The one evaluation that all pages speak of, under each of the names they give it, and one of a later month."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(stage)
        call("map", "dinkes 2026-10.xlsx", "--setuju")  # as the page does before it checks the file
        call(*EVALUATE)
        shutil.rmtree("rapat")
        call(*OPEN)
        shutil.copytree("hasil/2026-10", "hasil/oktober")
        shutil.copytree(kemudian / "hasil", "hasil/2026-12")
    return stage


@pytest.mark.parametrize("one", ids([one for one in RUN if not reads(one)]))
def test_a_printed_command_runs(one: Printed, stage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(stage)
    out_of_the_way(one.words)
    assert call(*one.words[1:]) in (0, 1)


@pytest.mark.parametrize("one", ids([one for one in RUN if reads(one)], chain=True))
def test_a_printed_command_that_reads_files_runs(one: Printed, finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(finished)
    if one.words[1] == "evaluate":
        assert one.words[3:-1] == EVALUATE[2:-1]  # the one that ran; the example's own is run from the built wheel
        return
    out_of_the_way(one.words)
    assert call(*one.words[1:]) in (0, 1)


@pytest.mark.chain
def test_a_finished_folder_opens(finished: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "naungan", "open", "hasil/2026-10", "--no-browser"],
        cwd=finished, env={**os.environ, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, text=True,
    ) as serving:  # fmt: skip
        assert serving.stdout is not None
        assert "http://127.0.0.1:" in serving.stdout.readline()
        serving.terminate()
