"""Findings of a round by rule: one for each row of FINDING of a pemda that was invited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.parquet as pq

from naungan.evaluation.finished import Finished
from naungan.kernel.shown import shown
from naungan.rounds.at_stake import missed
from naungan.rounds.tables import Rung

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """A finding in the words of the catalogue, as they stand on the day of the round; ``akibat`` is None where nothing is known of it."""

    kondisi: str
    rekomendasi: str | None
    akibat: str | None


Says = Callable[[Row], Said]


def finding_rows(finished: Finished, pemda: Collection[str]) -> list[Row]:
    """The rows of FINDING of these pemda, in their declared order, each with what one of its people would miss (``santunan``)."""
    if "finding" not in finished.relations:
        return []
    table = pq.read_table(finished.part("finding"))
    ranked = table.sort_by([(name, "ascending") for name in ("pemda", "unit", "kode")])
    each = missed(finished)
    return [{**row, "santunan": each.get((row["pemda"], row["kode"]))} for row in ranked.to_pylist() if row["pemda"] in pemda]


def by_rule(rows: Iterable[Row], rapat: str, evaluasi: Mapping[str, str], says: Says) -> Iterator[dict[str, Any]]:
    """What BUTIR_DIBUAT carries for each row; findings are numbered within the round that made them. ``evaluasi`` by pemda."""
    for number, row in enumerate(rows, 1):
        first = {"butir": butir_of(rapat, number), "asal": "aturan", "tangga": str(Rung.OPD if row["unit"] else Rung.PEMDA)}
        yield {**first, **of_row(row, evaluasi[row["pemda"]], says(row)), "tenggat": row["tenggat"] and row["tenggat"].isoformat()}


def butir_of(rapat: str, number: int) -> str:
    """The sign of a finding, which it keeps through all rounds."""
    return f"{rapat}-{number:04d}"


def of_row(row: Row, evaluasi: str, said: Said) -> dict[str, Any]:
    """What a finding takes from the row of the evaluation that shows it; the deadline is not among it."""
    plain = ("pemda", "unit", "kode", "tingkat", "jumlah", "satuan", "rupiah", "sidik", "params")
    texts = {
        "unit_nama": row["unit_nama"], "kondisi": said.kondisi, "kriteria": row["dasar"], "akibat": said.akibat,
        "rekomendasi": said.rekomendasi,
    }  # fmt: skip
    return {**{name: row[name] for name in plain}, **{name: text and shown(text) for name, text in texts.items()}, "evaluasi": evaluasi}
