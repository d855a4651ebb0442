"""``lake purge``: what was handed in is destroyed when its time is over, or a person is looked for and whatever may go of him goes.

A received file goes whole or stays: with one row cut out it would be another file than the one that was signed for. What we have made of it
(checked rows, corrections, lists, answers) is written anew without him. Rows of the database stay as names and counts; the trail stays as
it is, for it never held a person.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import Q, QuerySet
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.collection.counting import TURUNAN
from naungan.web.collection.models import Counting, Paper, Received, Submission, Version
from naungan.web.jobs.models import Job
from naungan.web.keeping.lock import lake_locked
from naungan.web.keeping.named import OFFERED, is_named, named, names_of_books, versions_at_work
from naungan.web.keeping.objects import ANSWERS, CHECKED, DIGEST, ORIGINALS, RESULTS, Thing, things
from naungan.web.keeping.retention import term_of

MUSNAH = "musnah"
_NAMES = 2000


@dataclass(frozen=True)
class Held:
    """Why a thing stays: the code of the reason, until when (None: as long as the reason holds), and what that rests on."""

    thing: str
    code: str
    until: dt.date | None = None
    basis: str = ""


@dataclass
class Purged:
    """``gone``: kind/name of what was destroyed; ``held``: what stays, and why; ``anew``: what was written anew without a person."""

    gone: list[str]
    held: list[Held]
    anew: list[str] = field(default_factory=list)


def purge_submission(number: int, *, by: str, books: Iterable[Path] = (), today: dt.date | None = None) -> Purged:
    """Destroy the files of one submission; what is named by another one, or must stay, stays."""
    submission = Submission.objects.filter(pk=number).first()
    if submission is None:
        raise Refusal("WEB_TIDAK_ADA")
    with lake_locked():
        own = own_of(submission)
        gone, held = judged([one for one in things() if one.name in own[one.kind]], books, today or timezone.localdate())
        noted(by, gone, len(held), tentang=f"setoran:{submission.pk}", pemda=submission.pemda, unit=submission.unit)
        for one in gone:
            one.remove()
        return Purged([one.label for one in gone], held)


def judged(wanted: Iterable[Thing], books: Iterable[Path], day: dt.date) -> tuple[list[Thing], list[Held]]:
    """What may go on that day, and what must stay."""
    why = _Reasons(names_of_books(books), versions_at_work(), named(books), day)
    reasons = {one: why.of(one) for one in wanted}
    return [one for one, held in reasons.items() if held is None], [held for held in reasons.values() if held is not None]


def noted(by: str, gone: Iterable[Thing], held: int, *, tentang: str, pemda: str = "", unit: str = "", anew: int = 0) -> None:
    """Noted first, then done: a run that is killed has said what it was about, and the next one goes on."""
    names = [one.label for one in gone]
    with acts(by):
        note(MUSNAH, pemda=pemda, unit=unit, tentang=tentang, jumlah=len(names), ditahan=held, objek=names[:_NAMES], ditulis_ulang=anew)


@dataclass(frozen=True)
class _Reasons:
    """Why something may not go: a round cites it, a job is at work on it, it counts, or its schedule has not ended."""

    books: set[str]
    jobs: set[int]
    names: set[tuple[str, str]]
    day: dt.date

    def of(self, thing: Thing) -> Held | None:
        """The strongest reason, or none."""
        label = thing.label
        if thing.name in self.books:
            return Held(label, "TAHAN_RAPAT")
        if self.jobs & _versions(thing):
            return Held(label, "TAHAN_PEKERJAAN")
        if thing.kind in (RESULTS, ANSWERS):
            return Held(label, "TAHAN_HASIL" if thing.kind == RESULTS else "TAHAN_BERLAKU") if is_named(thing, self.names) else None
        terms = [term_of(one) for one in _submissions(thing)]
        late = max((term for term in terms if not term.ended(self.day)), key=lambda term: term.until, default=None)
        if late is not None:
            return Held(label, "TAHAN_JADWAL", late.until, late.basis)
        return Held(label, "TAHAN_BERLAKU") if self._counts(thing) else None

    def _counts(self, thing: Thing) -> bool:
        return Counting.objects.filter(versi__in=_versions(thing)).exclude(versi__setoran__keadaan=Submission.State.TERKUNCI).exists()


def _versions(thing: Thing) -> set[int]:
    """Every version that needs a thing: it is one of its files, the corrections over them, or what «tidak ada perubahan» goes on from."""
    own = {int(thing.name)} if thing.kind == CHECKED else set()
    own |= set(Received.objects.filter(sumber=thing.name).values_list("versi", flat=True))
    made = Q(koreksi=thing.name) | Q(**{f"hasil__{TURUNAN}": thing.name})
    own |= set(Version.objects.filter(made).values_list("pk", flat=True))
    leaning = Version.objects.filter(dasar__in=own, bentuk=Submission.Form.TETAP)
    return own | set(leaning.values_list("pk", flat=True))


def _submissions(thing: Thing) -> Iterator[Submission]:
    """Every submission that a thing belongs to: the same file may be handed in twice."""
    papers = Paper.objects.filter(sumber=thing.name).values("langkah__setoran")
    yield from Submission.objects.filter(versions__in=_versions(thing)).distinct()
    yield from Submission.objects.filter(pk__in=papers)


def own_of(submission: Submission) -> dict[str, set[str]]:
    """All of the lake that is of a submission, by kind."""
    versions = Version.objects.filter(setoran=submission)
    received = Received.objects.filter(versi__in=versions).values_list("sumber", flat=True)
    papers = Paper.objects.filter(langkah__setoran=submission).values_list("sumber", flat=True)
    checked = {str(number) for number in versions.values_list("pk", flat=True)}
    return {
        ORIGINALS: {*received, *papers, *corrections_of(versions), *lists_of(versions), *marked_of(versions)},
        CHECKED: checked,
        RESULTS: set(),
        ANSWERS: set(),
    }


def corrections_of(versions: QuerySet[Version]) -> set[str]:
    """The cells that were put right, with what stood in them before."""
    return set(versions.exclude(koreksi="").values_list("koreksi", flat=True))


def lists_of(versions: QuerySet[Version]) -> set[str]:
    """The lists that mutations were made into."""
    return {hasil[TURUNAN] for hasil in versions.values_list("hasil", flat=True) if TURUNAN in hasil}


def marked_of(versions: QuerySet[Version]) -> set[str]:
    """Marked workbooks and differences that were made of them and offered for download."""
    own = set(versions.values_list("pk", flat=True))
    made = Job.objects.filter(jenis__in=OFFERED).values_list("isi", "hasil")
    return {name for isi, hasil in made if isi.get("versi") in own for name in DIGEST.findall(json.dumps(hasil))}
