"""How far a submission is, read from its steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from naungan.web.accounts.models import User
from naungan.web.collection.counting import counting_of
from naungan.web.collection.flow import DECIDES, Stand
from naungan.web.collection.models import Step, Submission

Kind = Step.Kind


def stand_of(setoran: Submission) -> Stand:
    """How far it is; two queries."""
    now = counting_of(setoran)
    return stand(setoran, list(setoran.steps.all()), counts=now is not None and now.versi.setoran_id == setoran.pk)


def stand(setoran: Submission, steps: Sequence[Step], *, counts: bool) -> Stand:
    """The same from what has been read already."""
    return Stand(Submission.State(setoran.keadaan), frozenset(Kind(one.jenis) for one in this_round(steps)), counts)


def this_round(steps: Sequence[Step]) -> list[Step]:
    """The steps since it was last handed over; what was done before has been taken back by its return."""
    last = max((place for place, one in enumerate(steps) if one.jenis == Kind.SERAH), default=len(steps))
    return [] if any(one.jenis in _ENDS for one in steps[last:]) else list(steps[last:])


def makers_of(setoran: Submission) -> list[int | None]:
    """Who made its versions, the newest first: what is corrected or added to still holds what earlier ones brought. One query."""
    return list(setoran.versions.values_list("oleh", flat=True))


def has_decided(by: User, steps: Iterable[Step], makers: Collection[int | None]) -> bool:
    """Whether somebody made a version, or has taken a step of this round: another person takes the next."""
    return by.pk in makers or any(one.oleh_id == by.pk for one in steps if one.jenis in DECIDES)


_ENDS = (Kind.KEMBALI, Kind.TARIK, Kind.BUKA)
