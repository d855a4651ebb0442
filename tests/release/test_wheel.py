"""What is installed is whole: it works where there is no checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from tests.repository.files import ROOT

INSIDE = ROOT / "src" / "naungan"


def kept_files() -> set[str]:
    return {
        file.relative_to(INSIDE.parent).as_posix()
        for file in INSIDE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".pyc"
    }


def test_every_file_of_the_rooms_is_in_the_wheel() -> None:
    packed = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    assert kept_files() - packed == set()
    assert {Path(file).suffix for file in packed} >= {".yaml", ".csv", ".json", ".html", ".css", ".js", ".typ", ".ttf"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``naungan`` of a wheel in an environment that sees the libraries of this one, and not its source."""
    place = tmp_path_factory.mktemp("roda")
    wheel = built(place)
    with zipfile.ZipFile(wheel) as archive:
        assert kept_files() <= set(archive.namelist())
    venv.create(place / "env", with_pip=False)
    python = place / "env" / "bin" / "python"
    pip(place, "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    libraries = [one for one in sys.path if Path(one).name == "site-packages"]
    (home,) = (place / "env" / "lib").glob("python*/site-packages")
    (home / "libraries.pth").write_text("\n".join(libraries) + "\n")
    return place / "env" / "bin" / "naungan"


def built(place: Path) -> Path:
    """The wheel, made of a copy of what a release holds, so that nothing is left in the checkout."""
    source = place / "source"
    shutil.copytree(INSIDE, source / "src" / "naungan", ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / file, source)
    pip(place, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(place), str(source))
    (wheel,) = place.glob("naungan-*.whl")
    return wheel


def pip(place: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments], cwd=place, check=True, timeout=600)


def run(naungan: Path, place: Path, *arguments: str) -> str:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([naungan, *arguments], cwd=place, env=bare, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_wheel_makes_the_example_and_evaluates_it(installed: Path, tmp_path: Path) -> None:
    where = "import naungan; print(naungan.__file__)"
    found = subprocess.run([installed.with_name("python"), "-I", "-c", where], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert Path(found.stdout.strip()).is_relative_to(installed.parents[1])
    assert "65 pemda" in run(installed, tmp_path, "demo", "--out", "contoh", "--scale", "0.001")
    (city,) = (tmp_path / "contoh" / "berkas").glob("1671 *")
    shutil.copytree(city, tmp_path / "berkas" / city.name)
    assert "Pekerja" in run(installed, tmp_path, "evaluate", "berkas", "--bulan", "2026-10", "--out", "hasil")
    assert (tmp_path / "hasil" / "book.html").stat().st_size > 10_000
    assert "pagu_jp" in run(installed, tmp_path, "law", "show", "pagu_jp")
    assert "Rp5.400" in run(
        installed, tmp_path, "iuran", "--segmen", "PU", "--upah", "1000000", "--bulan", "2022-05", "--program", "jkk,jkm"
    )
