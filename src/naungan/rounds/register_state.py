"""All registers of a book on a day, held against the evaluations that a round froze."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.acuan.triwulan import Laporan, Triwulan, report_due
from naungan.regions import provinsi_of
from naungan.rounds.coverage_figures import coverage_figures
from naungan.rounds.freeze import read_frozen
from naungan.rounds.instruments import instrument_gap, instrument_standing
from naungan.rounds.obstacles import obstacle_reported
from naungan.rounds.state import Book, Round
from naungan.rounds.target_standing import target_standing

if TYPE_CHECKING:
    from naungan.engine import Engine

Row = Mapping[str, Any]
# What of a measure is looked at: governments, and their categories of workers.
LEVELS = ("pemda", "kategori")


@dataclass(frozen=True)
class Registers:
    """Rows of TARGET_STANDING, INSTRUMENT_STANDING, INSTRUMENT_GAP and OBSTACLE_REPORTED; ``triwulan`` is the quarter of the day."""

    pada: dt.date
    triwulan: Triwulan
    sasaran: Sequence[Row]
    instrumen: Sequence[Row]
    celah: Sequence[Row]
    kendala: Sequence[Row]

    @property
    def laporan(self) -> Laporan:
        """When the report of the quarter is due."""
        return report_due(self.triwulan)


def registers(
    book: Book, pada: dt.date, *, pemda: Collection[str] = (), measure: Iterable[Row] = (), aggregate: Iterable[Row] = ()
) -> Registers:
    """The registers on a day; ``measure`` and ``aggregate`` are those rows of the frozen evaluations.

    With ``pemda`` only what concerns these: their own, for targets also their provinces and the nation. Ranks are among all the same.
    """
    rows = list(measure)
    instruments = instrument_standing(book.instrumen, pada)
    quarter = Triwulan.of(pada)
    near = {None, *pemda, *(provinsi_of(one) for one in pemda)}
    targets = target_standing(book.sasaran, coverage_figures(rows, aggregate), pada)
    return Registers(
        pada,
        quarter,
        [row for row in targets if not pemda or row["wilayah"] in near],
        _of(pemda, instruments),
        _of(pemda, instrument_gap(instruments, rows)),
        _of(pemda, obstacle_reported(book.kendala, quarter)),
    )


def frozen_rows(engine: Engine, folder: Path, one: Round) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """``measure`` of the governments of a round, each from its own evaluation, and ``aggregate`` of all its evaluations."""
    measure: dict[str, list[dict[str, Any]]] = {}
    aggregate: list[dict[str, Any]] = []
    for evaluasi in sorted({frozen.evaluasi for frozen in one.beku.values()}):
        finished = read_frozen(folder, evaluasi).finished
        counted = finished.table(engine, "measure")
        measure[evaluasi] = engine.rows(counted.filter(counted.tingkat.isin(LEVELS)))
        aggregate += engine.rows(finished.table(engine, "aggregate"))
    return own_rows(one, measure), aggregate


def own_rows(one: Round, measure: Mapping[str, Iterable[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Of ``measure`` by the hash of its evaluation the rows of each government from the evaluation that the round froze for it alone."""
    frozen = {pemda: beku.evaluasi for pemda, beku in one.beku.items()}
    return [row for evaluasi, rows in measure.items() for row in rows if frozen.get(row["pemda"]) == evaluasi]


def _of(pemda: Collection[str], rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not pemda or row["pemda"] in pemda]
