"""Records of a Parquet file that are sums over the others, as a sheet saved so carries them along."""

from __future__ import annotations

from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from naungan.intake.shape.heading import Heading
from naungan.intake.shape.labels import LIKELY_SUM
from naungan.intake.shape.rows import Aside, sums_of

_SAMPLE = 200


def sums_among(made: dict[str, pa.Array], rows: pa.Array, heading: Heading, aside: Aside) -> pa.Array:
    """Which records are sums, by the judgement of ``rows``; only those with a text that begins so are looked at one by one."""
    texts = [column for name, column in made.items() if heading.layout.kinds.get(name) == "teks"]
    alike = (pc.fill_null(pc.match_substring_regex(column, LIKELY_SUM, ignore_case=True), False) for column in texts)
    likely = reduce(pc.or_, alike, pa.repeat(pa.scalar(False), len(rows)))
    if not pc.any(likely).as_py():
        return likely
    numbers = rows.filter(likely).to_pylist()
    judged = sums_of(
        list(zip(numbers, _cells(made, heading, likely), strict=True)), heading, _cells(made, heading, _first(len(rows))), aside
    )
    return pc.is_in(rows, pa.array(judged, pa.int64()))


def _first(rows: int) -> pa.Array:
    return pa.array([place < _SAMPLE for place in range(rows)])


def _cells(made: dict[str, pa.Array], heading: Heading, wanted: pa.Array) -> list[list[Any]]:
    """The wanted records with each field at the place of its column."""
    columns = {place: made[name].filter(wanted).to_pylist() for name, place in heading.columns.items() if name in made}
    nothing = [None] * (pc.sum(wanted).as_py() or 0)
    return [list(cells) for cells in zip(*(columns.get(place, nothing) for place in range(max(columns) + 1)), strict=True)]
