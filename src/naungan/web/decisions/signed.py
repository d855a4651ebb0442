"""The signs of questions, answers and notes, made anew from their closed rows."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.models import About, Decision, Inquiry, Question
from naungan.web.decisions.store import look
from naungan.web.vault.signed import signed

_BATCH = 200


@signed("decisions.question.kunci", "decisions.decision.kunci", "decisions.inquiry.kunci")
def resign() -> int:
    """All of them; what was taken away from the lake can't be signed anew, and raises."""
    return sum(_resign(model) for model in (Question, Decision, Inquiry))


def _resign(model: type[About]) -> int:
    rows = list(model._default_manager.order_by("sidik", "letak"))
    for sidik, together in groupby(rows, key=lambda row: row.sidik):
        content = look(sidik)
        for row in together:
            row.kunci = KINDS[row.jenis].key(row.pemda, _rows(content[row.letak])[0])
    model._default_manager.bulk_update(rows, ["kunci"], batch_size=_BATCH)
    return len(rows)


def _rows(said: Any) -> Any:
    return said if isinstance(said, list) else said["baris"]
