"""Which submissions somebody sees: those of his area; a unit sees its own. And whose rows, which name persons."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from naungan.kernel.errors import Refusal
from naungan.web.accounts.roles import Level, Right, Role
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.collection.datasets import PERSONS
from naungan.web.collection.models import Submission
from naungan.web.collection.rules import keeps

# Whoever may see figures of an office sees that it has handed in, and the counts; persons need another right.
SEEN = Right.LIHAT_ANGKA
# Rows of persons go back to the unit that sent them and to the office that answers for their status.
_OF_PAPERS = frozenset((Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM, Role.BPKAD, Role.PENYETUJU, Role.AUDITOR))
_OF_ROWS = frozenset((Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM))


def seen_by(user: Any) -> QuerySet[Submission]:
    """The submissions of his areas; of what branches send, a branch sees its own alone."""
    scope = scope_of(user)
    found = scope.visible(Submission.objects.all(), SEEN)
    branches = [one.wilayah for one in scope.where(SEEN) if one.level == Level.CABANG]
    if not branches:
        return found
    beside = Scope(tuple(one for one in scope.places if one.level != Level.CABANG))
    return found.filter(Q(cabang__in=["", *branches]) | Q(pk__in=beside.visible(Submission.objects.all(), SEEN).values("pk")))


def submission_of(user: Any, nomor: int) -> Submission:
    """One of them; Refusal as if it did not exist where it lies elsewhere."""
    found = seen_by(user).filter(pk=nomor).first()
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    return found


def sees_rows(user: Any, setoran: Submission) -> bool:
    """Whether somebody sees single rows of it: of persons, who sent them and the BKPSDM; of money, who hands them in or verifies money."""
    scope, unit = scope_of(user), setoran.unit or None
    if setoran.oleh_id is not None and setoran.oleh_id == user.pk:
        return keeps(scope, setoran)
    if setoran.dataset not in PERSONS:
        return keeps(scope, setoran) or scope.may(Right.PERIKSA_UANG, setoran.pemda, unit)
    return any(one.role in _OF_ROWS and one.covers(setoran.pemda, unit) for one in scope.where(Right.LIHAT_ORANG))


def sees_papers(scope: Scope, setoran: Submission) -> bool:
    """Whether somebody sees the signed papers of its way: whoever takes a step of it, and an auditor."""
    return any(one.role in _OF_PAPERS and one.covers(setoran.pemda, setoran.unit or None) for one in scope.places)


def may_hand_in(user: Any, setoran: Submission) -> bool:
    """Whether somebody may send files for it."""
    return keeps(scope_of(user), setoran)
