"""Are two finished folders equal? Every relation by its key, row by row, the summary, and the lists: ``python scripts/equal.py A B``.

The proof of a change that shall change nothing; rows are compared, not bytes (Parquet bytes are not repeatable). A relation or list that
only one side has is told too. Exit code 1 where something differs.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from naungan.engine.lake import PART, read_snapshot
from naungan.evaluation.record import SUMMARY

_SHOWN = 3


def differences(one: Path, other: Path) -> list[str]:
    """A line for each relation, list or summary that differs, with the first rows that only one side has."""
    names = sorted({path.name for side in (one, other) for path in (side / "hasil").iterdir()})
    found = [line for name in names for line in _relation(one / "hasil" / name, other / "hasil" / name)]
    lists = sorted({path.name for side in (one, other) for path in side.glob("*.csv")})
    found += [f"{name}: differs" for name in lists if _bytes(one / name) != _bytes(other / name)]
    if _summary(one) != _summary(other):
        found.append(f"{SUMMARY}: differs")
    return found


def _relation(one: Path, other: Path) -> list[str]:
    if not (one.is_dir() and other.is_dir()):
        return [f"{one.name}: only in {one if one.is_dir() else other}"]
    versions = [read_snapshot(side).manifest["schema_version"] for side in (one, other)]
    rows = [_rows(side) for side in (one, other)]
    if rows[0] == rows[1] and versions[0] == versions[1]:
        return []
    said = [f"{one.name}: {len(rows[0])} rows (version {versions[0]}), {len(rows[1])} rows (version {versions[1]})"]
    for sign, mine, theirs in (("-", *rows), ("+", *reversed(rows))):
        beyond = set(theirs)
        said += [f"  {sign} {row}" for row in [row for row in mine if row not in beyond][:_SHOWN]]
    return said


def _rows(folder: Path) -> list[str]:
    """The rows in the order of the key, which is the order they were written in, each as text with its column names."""
    rows: list[dict[str, Any]] = pq.read_table(folder / PART).to_pylist()
    return [json.dumps(row, default=str, ensure_ascii=False) for row in rows]


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _summary(folder: Path) -> dict[str, Any]:
    """The summary without the digest of the law: it changes with every line of its code."""
    summary: dict[str, Any] = json.loads((folder / SUMMARY).read_text("utf-8"))
    return {name: value for name, value in summary.items() if name != "hukum"}


def main() -> int:
    """Print what differs."""
    one, other = (Path(name) for name in sys.argv[1:3])
    found = differences(one, other)
    print("\n".join(found) or "equal")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
