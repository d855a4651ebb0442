"""All that one evaluation says, gathered once for all its papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from naungan.told.bill_differences import bill_differences
from naungan.told.clarified import clarified
from naungan.told.gaps import gaps
from naungan.told.honoraria import honorarium_lists
from naungan.told.material import Material, gather
from naungan.told.people import PerUnit, Piece, new_workers
from naungan.told.problems import Problem, problem_list
from naungan.told.questions import Questions, question_lists
from naungan.told.rolls import Roll

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


@dataclass(frozen=True)
class Told:
    """``material`` holds no person; what names persons is streamed from the relations whenever it is asked for."""

    material: Material
    engine: Engine
    results: Mapping[str, ir.Table]

    @property
    def bulan(self) -> str:
        """The month that is evaluated."""
        return str(self.material.run["bulan"])

    def problems(self) -> Iterator[Problem]:
        """Every problem of every file."""
        return problem_list(self.engine, self.results["problem"])

    def gaps(self) -> PerUnit[Roll]:
        """By unit the workers who are not settled."""
        return gaps(self.engine, self.results["ledger"], self.results["roster"], self.material.unit_names, self.bulan)

    def bill_differences(self) -> PerUnit[Roll]:
        """By NPP what a bill and the rosters do not agree on."""
        return bill_differences(self.engine, self.results, self.material.unit_names, self.bulan)

    def honoraria(self) -> PerUnit[Roll]:
        """By unit the honoraria and workers that do not agree."""
        return honorarium_lists(self.engine, self.results, self.material.unit_names, self.bulan)

    def questions(self) -> Iterator[Questions]:
        """By branch of BPJS the people whose membership nobody knows."""
        return question_lists(self.engine, self.results, self.material.unit_names, self.bulan)

    def clarified(self) -> PerUnit[Roll]:
        """By unit the lines of paid bills that are to be clarified."""
        return clarified(self.engine, self.results, self.material.unit_names, self.bulan)

    def new_workers(self) -> PerUnit[Piece]:
        """By unit the workers who can be registered."""
        return new_workers(self.engine, self.results["ledger"], self.results["roster"])


def tell(engine: Engine, results: Mapping[str, ir.Table], run: Mapping[str, Any]) -> Told:
    """From the relations of a run and its record."""
    return Told(gather(engine, results, run), engine, results)
