"""The keyed signs of questions and decisions, made anew from the rows that stand closed in the lake."""

from __future__ import annotations

from typing import Any

from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.models import Decision, Inquiry, Question
from naungan.web.decisions.store import keep, look
from naungan.web.vault.nik import sign
from naungan.web.vault.signed import signed


@signed("decisions.question.kunci", "decisions.decision.kunci", "decisions.inquiry.kunci")
def resign() -> int:
    """Questions and decisions say what they are about; a note whose question is gone is signed by its old sign."""
    known: dict[str, str] = {}
    return sum(_resigned(model, known) for model in (Question, Decision, Inquiry))


def _resigned(model: Any, known: dict[str, str]) -> int:
    """The rows of one closed file after the other; the file is closed anew under the new signs."""
    done = 0
    for sidik in list(model.objects.order_by().values_list("sidik", flat=True).distinct()):
        rows, content = list(model.objects.filter(sidik=sidik)), look(sidik)
        for row in rows:
            if row.kunci not in known:
                known[row.kunci] = _new(row, content[row.kunci])
        again = keep({known.get(kunci, sign(kunci)): said for kunci, said in content.items()})
        for row in rows:
            done += model.objects.filter(pk=row.pk).update(kunci=known[row.kunci], sidik=again)
    return done


def _new(row: Any, said: Any) -> str:
    rows = said["baris"] if isinstance(said, dict) and "baris" in said else said
    if not isinstance(rows, list) or not rows or not isinstance(rows[0], dict):
        return sign(row.kunci)
    return KINDS[row.jenis].key(row.pemda, rows[0])
