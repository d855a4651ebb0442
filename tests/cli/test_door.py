"""The door of the command line: usage errors, help, pipes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from naungan import cli
from naungan.cli.main import COMMANDS, home

ENGLISH = re.compile(r"\b(usage|options|show this|missing|no such|try|invalid|error|requires|must|integer|range)\b", re.IGNORECASE)


def naungan(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would, in an empty folder."""
    command = [sys.executable, "-m", "naungan", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env={"PATH": "/usr/bin:/bin", **environment}, check=False)


@pytest.mark.parametrize("arguments", [[], ["salah"], ["config", "--salah"], ["config", "lebih"], ["config", "--threads"], ["config", "--threads", "x"], ["iuran", "--usia", "x"], ["law", "explain", "--baris", "x"]])  # fmt: skip
def test_wrong_use_is_told_in_indonesian(tmp_path: Path, arguments: list[str]) -> None:
    done = naungan(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert not ENGLISH.search(done.stderr)


@pytest.mark.parametrize("command", [("check",), ("map",), ("match", "--out", "m.parquet", "x.csv")])
def test_a_folder_and_an_empty_name_are_no_files(tmp_path: Path, command: tuple[str, ...]) -> None:
    for name, told in ((".", "adalah folder"), ("", "Nama berkas atau folder kosong")):
        done = naungan(*command, name, folder=tmp_path)
        assert (done.returncode, done.stdout) == (2, "") and told in done.stderr


def test_a_choice_is_told_as_the_help_writes_it(tmp_path: Path) -> None:
    assert "'PU', 'BPU', 'JAKON', 'PMI'" in naungan("iuran", "--segmen", "XX", folder=tmp_path).stderr


@pytest.mark.parametrize("name", [None, "config", "evaluate", "open", "check", "match", "iuran", "kecukupan", "demo"])
def test_help_is_indonesian_and_complete(tmp_path: Path, name: str | None) -> None:
    done = naungan(*([name] if name else []), "--help", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Penggunaan: naungan")
    assert "Tampilkan bantuan ini." in done.stdout
    assert not ENGLISH.search(done.stdout)
    assert "INTEGER" not in done.stdout
    assert "<=x<=" not in done.stdout
    assert "TEXT" not in done.stdout


def test_every_file_of_a_command_is_a_command() -> None:
    files = [file for file in Path(cli.__path__[0]).glob("*.py") if re.search(r"^def command\(", file.read_text("utf-8"), re.MULTILINE)]
    assert {f"naungan.cli.{file.stem}" for file in files} == {home(name) for name in COMMANDS}


def test_every_option_has_help() -> None:
    from importlib import import_module

    for name in COMMANDS:
        command = import_module(home(name)).command
        assert command.help, name
        assert [p.name for p in command.params if p.param_type_name == "option" and not getattr(p, "help", None)] == [], name


def test_help_loads_nothing_that_is_slow_to_load(tmp_path: Path) -> None:
    """No engine, no frames, no command but the one that is asked for: that is what keeps it instant on an old machine."""
    code = "import sys; from naungan.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, cwd=tmp_path, check=False)
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "match" in done.stdout and "click" in loaded
    assert not loaded & {"ibis", "duckdb", "pyarrow", "pandas", "numpy", "xlsxwriter", "jinja2", "yaml"}


def test_the_answer_about_one_person_loads_no_frames_and_no_calendar_of_the_world(tmp_path: Path) -> None:
    """Both took longer to load than the whole answer to work out."""
    code = "import sys; from naungan.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    asked = ("iuran", "--upah", "3000000", "--bulan", "2026-10")
    done = subprocess.run([sys.executable, "-c", code, *asked], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "Jatuh tempo: 16 November 2026" in done.stdout
    assert not {"pandas", "numexpr", "holidays", "openpyxl", "naungan.budget", "naungan.told.material"} & set(done.stderr.split())


def test_config_prints_values_and_sources(tmp_path: Path) -> None:
    (tmp_path / "naungan.toml").write_text('memory = "2GB"\n', "utf-8")
    done = naungan("config", "--engine", "spark", "--json", folder=tmp_path, NAUNGAN_THREADS="1")
    found = json.loads(done.stdout)
    assert found["engine"] == {"value": "spark", "source": "flag"}
    assert found["threads"] == {"value": 1, "source": "NAUNGAN_THREADS"}
    assert found["memory"] == {"value": "2GB", "source": "naungan.toml"}
    assert "naungan.toml" in naungan("config", folder=tmp_path).stdout


def test_a_broken_setting_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "naungan.toml").write_text("engine = [", "utf-8")
    done = naungan("config", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert naungan("--help", folder=tmp_path).returncode == 0


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "naungan", "config"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.wait(30) == 141
    assert running.stderr.read() == ""
    running.stderr.close()


def test_the_version(tmp_path: Path) -> None:
    assert re.fullmatch(r"naungan \d+\.\d+\.\d+\n", naungan("--version", folder=tmp_path).stdout)
