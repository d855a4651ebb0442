"""The approver opens a lock for repair, or undoes what counts; he has seen the effect, and says which he saw."""

from __future__ import annotations

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.flow import done, ready, reason
from naungan.web.collection.counting import before, counting_of, switch
from naungan.web.collection.effects import effect
from naungan.web.collection.models import Step, Submission

Kind = Step.Kind


def reopen(*, by: User, nomor: int, versi: int, alasan: str) -> Submission:
    """Open the lock so that the maker repairs it; the locked version counts until its successor is locked."""
    with acts(by):
        return done(ready(by, Kind.BUKA, nomor, versi), alasan=reason(alasan))


def undo(*, by: User, nomor: int, versi: int, alasan: str, dampak: str) -> Submission:
    """What counts of this submission counts no more; what was locked before it does again, or nothing. ``dampak`` is the effect he saw."""
    with acts(by):
        taking = ready(by, Kind.BATAL, nomor, versi)
        setoran = taking.setoran
        if effect(setoran, Kind.BATAL).sidik != dampak:
            raise Refusal("WEB_ALUR_DAMPAK")
        now, earlier = counting_of(setoran), before(setoran)
        if now is None:
            raise Refusal("WEB_TIDAK_ADA")
        found = done(taking, alasan=reason(alasan), versi=now.versi)
        switch(setoran, earlier)
        return found
