"""A finished evaluation in the lake, read by pages: some columns of the rows of one government at a time.

Pages ask for few rows of small relations, many at once: Arrow reads them without an engine and without a turn.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from naungan.evaluation.finished import Finished, read_finished
from naungan.evaluation.record import SUMMARY
from naungan.kernel.errors import Refusal
from naungan.web.environment import read_environment

_KEPT = 64


def place(hasil: str) -> Path:
    """The folder of that name; Refusal where nothing has been evaluated yet."""
    if not hasil:
        raise Refusal("WEB_BELUM_DIHITUNG")
    return read_environment().lake / "hasil" / hasil


@lru_cache(_KEPT)
def finished(folder: Path) -> Finished:
    """Its record and relations; a folder in the lake never changes."""
    return read_finished(folder)


@lru_cache(_KEPT)
def governments(folder: Path) -> frozenset[str]:
    """Whom its papers name."""
    return frozenset(json.loads((folder / SUMMARY).read_text("utf-8"))["pemda"])


def table(folder: Path, name: str, *, columns: Sequence[str] | None = None, where: pc.Expression | None = None) -> pa.Table:
    """Rows of a relation in the order of its key; none where the folder was made before there was such a relation."""
    there = finished(folder)
    if name not in there.relations:
        from naungan.evaluation.record import RESULTS

        empty = RESULTS[name].empty()
        return empty.select(list(columns)) if columns else empty
    return ds.dataset(there.part(name), format="parquet").to_table(columns=list(columns) if columns else None, filter=where)


def rows(folder: Path, name: str, pemda: str) -> list[dict[str, Any]]:
    """All columns of the rows of a government; for small relations only."""
    found: list[dict[str, Any]] = table(folder, name, where=of(pemda)).to_pylist()
    return found


def member_date(folder: Path, pemda: str) -> dt.date | None:
    """The newest date of its member files."""
    dates = [row["posisi"] for row in rows(folder, "file", pemda) if row["dataset"] == "member" and row["posisi"]]
    return max(dates, default=None)


def of(pemda: str) -> pc.Expression:
    """The rows of a government."""
    return pc.field("pemda") == pemda
