"""The words around figures: those of the catalogue, which are not ours to work out, with our figures in them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from naungan.kernel.messages import catalogue
from tests.evaluation.figures.shown import figures_in, hari, num
from tests.evaluation.figures.store import Row, Store


class Among(set[str]):
    """A cell of words may hold these figures and no others."""


Cell = str | Among | None


def told(code: str, **params: str) -> str:
    """A sentence of the catalogue with our figures in it."""
    return catalogue()[f"DOK_{code}"].kalimat.format(**params)


def literal(*codes: str | None) -> set[str]:
    """The figures that the words themselves hold: numbers of laws and forms."""
    return {one for code in codes if code for text in catalogue()[code] for one in figures_in(text)}


def finding_words(row: Row) -> Among:
    """What the sentence and the step of a finding may say: its own parameters and what its words hold."""
    params = json.loads(row["params"] or "{}")
    said = {str(one) for one in flat(params.values())} | {num(one) for one in flat(params.values()) if isinstance(one, int)}
    said |= {hari(dt.date.fromisoformat(params[name])) for name in ("usul_sampai", "tetap_sampai") if name in params}
    return Among({one for text in said for one in figures_in(text)} | literal(row["kode"], row["langkah"], "DOK_TEMUAN_PERKIRAAN"))


def flat(values: Iterable[Any]) -> Iterator[Any]:
    for one in values:
        yield from flat(one) if isinstance(one, list) else [one]


def problem_words(rows: list[Row]) -> Among:
    """What is said of problems of one kind: their parameters, and what the words hold."""
    params = [one for row in rows for one in flat(json.loads(row["params"] or "{}").values())]
    said = {str(one) for one in params} | {num(one) for one in params if isinstance(one, int)}
    return Among({one for text in said for one in figures_in(text)} | literal(rows[0]["kode"]))


def literal_names(store: Store) -> set[str]:
    """Figures in the names of units themselves ("SD Negeri 12")."""
    return {one for row in store.rows("unit") for one in figures_in(row["nama"] or "")}
