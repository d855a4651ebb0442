"""Until when what was handed in stays, by the dated schedule ``retensi.yaml``; nothing of it goes before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils import timezone

from naungan.kernel.tree import tree
from naungan.web.collection.models import Step, Submission

LOCKED, SIGNED, OPEN = "terkunci", "ditandatangani", "belum_disahkan"


@dataclass(frozen=True)
class Term:
    """``until``: the first day on which it may go; ``basis`` and ``status`` as the schedule has them."""

    kind: str
    until: dt.date
    basis: str
    status: str

    def ended(self, day: dt.date) -> bool:
        """Whether it may go on that day."""
        return day >= self.until


def term_of(submission: Submission) -> Term:
    """The term of a submission, by the strongest thing that ever happened to it."""
    steps = list(submission.steps.order_by("id").values_list("jenis", "waktu"))
    for kind, step in ((LOCKED, Step.Kind.KUNCI), (SIGNED, Step.Kind.SAH)):
        if days := [timezone.localdate(at) for done, at in steps if done == step]:
            return _term(kind, days[-1])
    if submission.keadaan in (Submission.State.TERKUNCI, Submission.State.DISAHKAN):
        return _term(LOCKED, timezone.localdate())
    return _term(OPEN, timezone.localdate(steps[-1][1] if steps else submission.dibuat))


def _term(kind: str, since: dt.date) -> Term:
    """By the entry that holds on the day from which it is counted; years end with the year, none at once."""
    entries = {day: entry for day, entry in schedule()[kind].items() if isinstance(day, dt.date)}
    entry = entries[max(day for day in entries if day <= since)]
    years = int(entry["tahun"])
    until = dt.date(since.year + years + 1, 1, 1) if years else since
    return Term(kind, until, str(entry["dasar"]), str(entry["status"]))


@cache
def schedule() -> dict[str, dict[Any, Any]]:
    """The schedule as it is written."""
    found: dict[str, dict[Any, Any]] = tree(files("naungan.web.keeping").joinpath("retensi.yaml").read_text("utf-8"))
    return found
