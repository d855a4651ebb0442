"""What the tests reach, by room: lines and branches, from the data of ``make coverage``; fails where a room is below its floor.

``--write`` puts the table, with its date, into docs/coverage-of-tests.md.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "coverage-of-tests.md"
ROOMS = "src/naungan/"
COUNTS = ("num_statements", "covered_lines", "num_branches", "covered_branches")
# Percent of lines and of branches that may not be lost again: rooms where a rupiah or a duty is decided, and what all stand on.
FLOORS = {
    "kernel": (95, 86),
    "law": (97, 93),
    "contribution": (97, 94),
    "coverage": (96, 75),
    "budget": (96, 88),
    "projection": (85, 74),
    "web": (88, 75),
}
HEAD = """# What the tests reach

Measured on {day} by `make coverage` with the quick tests (`make test`), child processes included: the share of lines that ran, and of
branches that were taken. What runs only on Spark, in the heavy tests or in the browser is not in it. `.ci/run` prints the table each time
and fails where a room falls below its floor.

"""


class Reach(NamedTuple):
    """A room: how many lines and branches it has, and how many of them the tests reach."""

    room: str
    lines: int
    ran: int
    branches: int
    taken: int

    @property
    def shares(self) -> tuple[float, float]:
        """Percent of lines and of branches."""
        return 100 * self.ran / (self.lines or 1), 100 * self.taken / self.branches if self.branches else 100.0


def measured(files: dict[str, dict[str, dict[str, int]]]) -> list[Reach]:
    """The rooms in the order of the alphabet, then all of them together."""
    sums: dict[str, Counter[str]] = {}
    for file, found in files.items():
        room, inside, _ = file.replace("\\", "/").partition(ROOMS)[2].partition("/")
        for name in (room,) if inside else ():
            sums.setdefault(name, Counter()).update({count: found["summary"][count] for count in COUNTS})
    total: Counter[str] = sum(sums.values(), Counter())
    return [_reach(room, sums[room]) for room in sorted(sums)] + [_reach("all", total)]


def _reach(room: str, found: Counter[str]) -> Reach:
    return Reach(room, *(found[count] for count in COUNTS))


def below(rooms: list[Reach]) -> list[str]:
    """The rooms under their floor, and floors of rooms that are not there."""
    shares = {one.room: one.shares for one in rooms}
    return [
        room
        for room, floor in FLOORS.items()
        if room not in shares or any(have < want for have, want in zip(shares[room], floor, strict=True))
    ]


def table(rooms: list[Reach]) -> Iterator[str]:
    """The rows of the page."""
    yield "| room | lines | reached | branches | taken | floor |"
    yield "|---|---:|---:|---:|---:|---|"
    for one in rooms:
        lines, branches = one.shares
        floor = " / ".join(f"{share} %" for share in FLOORS.get(one.room, ()))
        yield f"| {one.room} | {one.lines:,} | {lines:.1f} % | {one.branches:,} | {branches:.1f} % | {floor} |"


def _data() -> dict[str, dict[str, dict[str, int]]]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "coverage.json"
        subprocess.run([sys.executable, "-m", "coverage", "json", "-q", "-o", str(out)], cwd=ROOT, check=True)  # noqa: S603
        files: dict[str, dict[str, dict[str, int]]] = json.loads(out.read_text("utf-8"))["files"]
        return files


def main() -> int:
    """Print, write where asked, and say which rooms are below their floor."""
    rooms = measured(_data())
    text = "\n".join(table(rooms)) + "\n"
    sys.stdout.write(text)
    if "--write" in sys.argv[1:]:
        PAGE.write_text(HEAD.format(day=f"{dt.datetime.now(dt.UTC).date():%-d %B %Y}") + text, "utf-8")
    found = below(rooms)
    if found:
        sys.stderr.write(f"below their floor: {', '.join(found)}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
