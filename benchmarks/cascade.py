"""Score of ``naungan match`` on the demo's own people, from its two files to the planted truth beside them."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

BARS = {"precision": 0.9995, "recall": 0.985, "with_review": 0.998}


PAIR = ("daftar.parquet", "peserta.parquet", "kebenaran.parquet")
LABELS = {"precision": "precision", "recall": "recall", "with_review": "recall with review"}


def make(folder: Path, people: int, seed: int = 1) -> None:
    """A roster, a member file, and the truth of their people, one below the other."""
    from naungan.demo import write_pair

    write_pair(folder, people=people, seed=seed)


def measured(folder: Path) -> dict[str, float]:
    """``precision``, ``recall``, ``with_review``, ``workers`` and ``wrong`` (rows joined to somebody else)."""
    from naungan.cli.main import main

    roster, members, truth = (folder / "pasangan" / name for name in PAIR)
    out = folder / "links.parquet"
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            main(["match", str(roster), str(members), "--out", str(out), "--posisi", "2026-11-20", "--json"])
        except SystemExit as stop:
            if stop.code not in (0, 1):
                raise
    return _score(pq.read_table(out).to_pylist(), pq.read_table(truth).to_pylist())


def _score(links: list[dict[str, Any]], truth: list[dict[str, Any]]) -> dict[str, float]:
    planted = {row["roster_row"]: set(row["member_rows"] or []) for row in truth}
    joined = [row["member_row"] in planted[row["roster_row"]] for row in links if row["decision"] == "same"]
    offered = sum(row["member_row"] in planted[row["roster_row"]] for row in links if row["decision"] == "review")
    members = sum(bool(found) for found in planted.values())
    return {
        "workers": len(links), "members": members, "wrong": len(joined) - sum(joined), "precision": sum(joined) / max(1, len(joined)),
        "recall": sum(joined) / max(1, members), "with_review": (sum(joined) + offered) / max(1, members),
    }  # fmt: skip
