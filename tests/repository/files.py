"""The files of the project as it is kept, without what tools write beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("src", "scripts", "benchmarks")
# What tools leave in the root under a name without an ending.
_OF_TOOLS = (".git", ".coverage")
PLACES = (*CODE, "tests", "docs", "requirements", "findings", "changelog.d", ".ci", ".github")


def python_files(*places: str) -> list[Path]:
    """Every Python file below the places, sorted."""
    return sorted(file for place in places for file in (ROOT / place).rglob("*.py"))


def text_files() -> Iterator[Path]:
    """Every text file that is kept, this room's own tests excepted."""
    found = [file for place in PLACES for file in (ROOT / place).rglob("*")]
    found += [file for file in ROOT.iterdir() if file.suffix in {".md", ".toml", ".yaml", ""} and file.name not in _OF_TOOLS]
    for file in sorted(found):
        if file.is_file() and "__pycache__" not in file.parts and file.suffix not in {".png", ".xlsx", ".parquet", ".pyc"}:
            yield file


def name(file: Path) -> str:
    """The path as a reader knows it."""
    return file.relative_to(ROOT).as_posix()
