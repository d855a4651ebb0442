"""One case, one month or day: every step with its value, formula, article and how sure we are. The same formulas, the same engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from naungan.law.book import Book
from naungan.law.evaluate import evaluate
from naungan.law.moment import Moment
from naungan.law.words import words

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


@dataclass(frozen=True)
class Step:
    """A column, a value of the law, or a formula, in the order in which they are needed.

    ``jenis`` is kolom, nilai or rumus; ``aturan`` and ``pasal`` are empty for columns, ``status`` is None for them and for formulas
    whose rule itself is not in doubt.
    """

    nama: str
    jenis: str
    nilai: Any
    satuan: str
    uraian: str
    aturan: str = ""
    pasal: str = ""
    status: str | None = None
    catatan: str | None = None
    sandaran: str | None = None

    def document(self) -> dict[str, Any]:
        """The step as JSON shows it: the value, and how it is written."""
        return {**asdict(self), "tertulis": words(self.nilai, self.satuan)}


def explain(engine: Engine, book: Book, case: ir.Table, targets: Sequence[str], *, at: Moment, known: dt.date | None = None) -> list[Step]:
    """The steps that lead to the targets for a table of exactly one row. Refusal when a rule is not law then."""
    result = evaluate(engine, book, case, targets, at=at, known=known)
    (row,) = engine.rows(result)
    brought = [_column(book, name, row) for name in case.columns]
    return brought + [_step(book, name, row, at, known) for name in book.order(targets, at, known)]


def leading_to(book: Book, steps: Iterable[Step], targets: Sequence[str], *, at: Moment, known: dt.date | None = None) -> list[Step]:
    """Those of some steps that lead to the targets, in the order in which they are needed: columns first."""
    found = {step.nama: step for step in steps}
    order = book.order(targets, at, known)
    needed = {*targets, *(need for name in order for need in book.needs(name, at, known))}
    columns = sorted(name for name in needed if not book.knows(name))
    return [found[name] for name in (*columns, *order) if name in found]


def _column(book: Book, name: str, row: Mapping[str, Any]) -> Step:
    known = book.kolom.get(name)
    return Step(name, "kolom", row[name], known.satuan if known else "", known.uraian if known else "")


def _step(book: Book, name: str, row: Mapping[str, Any], at: Moment, known: dt.date | None) -> Step:
    if name in book.series:
        series, entry = book.series[name], book.entry(name, at, known)
        return Step(
            name, "nilai", row[name], series.satuan, series.nama["id"],
            entry.dasar.aturan, entry.dasar.pasal, entry.status, entry.catatan, entry.sandaran,
        )  # fmt: skip
    version = book.version(name, at, known)
    return Step(name, "rumus", row[name], version.satuan, version.rumus, pasal=version.pasal, status=version.status)
