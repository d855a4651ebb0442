"""The stacked bars of the page: people by protection, units by their budget."""

from __future__ import annotations

from markupsafe import Markup

from naungan.documents.page.svg import bar
from naungan.relations.words import NOT_JUDGED
from naungan.told.material import Row
from naungan.told.provinces import ANSWERS, BUDGET

__all__ = ["bar", "budget_bar", "coverage_bar"]


def coverage_bar(row: Row, *, height: int = 22, room: int = 12) -> Markup:
    """Protected, not known, not protected: both bounds are where the hatching begins and ends."""
    kinds = zip(("ya", "tidak", "kabur"), ANSWERS, strict=True)
    counts = {kind: row.get(name) for kind, name in kinds}
    return bar([(kind, counts[kind]) for kind in ("ya", "kabur", "tidak")], height=height, room=room)


def budget_bar(answers: dict[str, int]) -> Markup:
    """Units by their answer on the budget axis."""
    known = [("tidak-dianggarkan" if name == "tidak_dianggarkan" else name, answers.get(name)) for name in BUDGET[:3]]
    return bar([*known, ("kabur", sum(answers.get(name, 0) for name in NOT_JUDGED))])
