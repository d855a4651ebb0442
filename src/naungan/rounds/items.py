"""Findings of a round by rule: one for each row of FINDING of a pemda that was invited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.parquet as pq

from naungan.evaluation.finished import Finished
from naungan.kernel.shown import shown

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """A finding in the words of the catalogue, as they stand on the day of the round; ``akibat`` is None where nothing is known of it."""

    kondisi: str
    rekomendasi: str | None
    akibat: str | None


Says = Callable[[Row], Said]


def finding_rows(finished: Finished, pemda: Collection[str]) -> list[Row]:
    """The rows of FINDING of these pemda, in their declared order."""
    if "finding" not in finished.relations:
        return []
    table = pq.read_table(finished.part("finding"))
    ranked = table.sort_by([(name, "ascending") for name in ("pemda", "unit", "kode")])
    return [row for row in ranked.to_pylist() if row["pemda"] in pemda]


def by_rule(rows: Iterable[Row], rapat: str, says: Says, *, after: int = 0) -> Iterator[dict[str, Any]]:
    """What BUTIR_DIBUAT carries for each row; findings are numbered within the round that made them, from ``after`` + 1."""
    for number, row in enumerate(rows, after + 1):
        yield _item(row, butir_of(rapat, number), says(row))


def butir_of(rapat: str, number: int) -> str:
    """The sign of a finding, which it keeps through all rounds."""
    return f"{rapat}-{number:04d}"


def _item(row: Row, butir: str, said: Said) -> dict[str, Any]:
    plain = ("pemda", "unit", "kode", "tingkat", "jumlah", "satuan", "rupiah", "sidik", "params")
    texts = {
        "unit_nama": row["unit_nama"], "kondisi": said.kondisi, "kriteria": row["dasar"], "akibat": said.akibat,
        "rekomendasi": said.rekomendasi,
    }  # fmt: skip
    said_so = {name: text and shown(text) for name, text in texts.items()}
    tenggat = row["tenggat"].isoformat() if row["tenggat"] else None
    return {"butir": butir, "asal": "aturan", **{name: row[name] for name in plain}, **said_so, "tenggat": tenggat}
