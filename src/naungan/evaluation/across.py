"""What only a folder of several governments can show. All else of a run is about the rows of one pemda, and the same without the others."""

from __future__ import annotations

from naungan.evaluation.inventory import Inventory
from naungan.intake import Source
from naungan.kernel.problem import Severity, problem_row


def across(inventory: Inventory, pemda: str | None) -> list[dict[str, object]]:
    """PROBLEM rows: copies that are not read, and what lies beside the folders of the pemda; of one ``pemda`` alone only its own copies."""
    twins = [_twin(one) for one in inventory.twins if pemda in (None, one.pemda)]
    return twins + ([_stray(name) for name in inventory.strays] if pemda is None else [])


def _twin(source: Source) -> dict[str, object]:
    return problem_row("BERKAS_KEMBAR", Severity.NOTE, source.berkas, pemda=source.pemda)


def _stray(name: str) -> dict[str, object]:
    return problem_row("BERKAS_DI_LUAR_PEMDA", Severity.NOTE, name)
