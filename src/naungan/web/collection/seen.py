"""Which submissions somebody sees: those of his area; a unit sees its own."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from naungan.kernel.errors import Refusal
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import scope_of
from naungan.web.collection.models import Submission

# Whoever may see figures of an office sees that it has handed in, and the counts; persons need another right.
SEEN = Right.LIHAT_ANGKA


def seen_by(user: Any) -> QuerySet[Submission]:
    """The submissions of his areas."""
    return scope_of(user).visible(Submission.objects.all(), SEEN)


def submission_of(user: Any, nomor: int) -> Submission:
    """One of them; Refusal as if it did not exist where it lies elsewhere."""
    found = seen_by(user).filter(pk=nomor).first()
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    return found
