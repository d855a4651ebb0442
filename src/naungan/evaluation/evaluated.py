"""What a run yields: every result, and beside them what its record and its questions need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from naungan.answers.told import Problem
from naungan.evaluation.inputs import Inputs

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.intake import Source
    from naungan.intake.reading.sources import Staged

Relations = Mapping[str, "ir.Table"]


@dataclass(frozen=True)
class Evaluation:
    """All results of a run, kept by the engine, and beside them what its record and its questions need.

    ``results`` by name as in ``record.RESULTS``, and ``unit_list``; ``names`` is how each name of an office was resolved; ``salah`` what is
    wrong with answers.
    """

    inputs: Inputs
    posisi: dt.date
    staged: tuple[Staged, ...]
    results: Relations
    names: ir.Table
    salah: tuple[Problem, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that were read."""
        return tuple(one.source for one in self.staged)
