"""``lake purge``: what was handed in is destroyed when its time is over, or a person is looked for and whatever may go of him goes.

An object goes whole or stays: an original with one row cut out would be another file than the one that was signed for. Rows of the database
stay as names and counts; the trail stays as it is, for it never held a person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Q, QuerySet
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.collection.counting import TURUNAN
from naungan.web.collection.models import Counting, Paper, Received, Submission, Version
from naungan.web.keeping.lock import lake_locked
from naungan.web.keeping.named import is_named, named, names_of_books, versions_at_work
from naungan.web.keeping.objects import ANSWERS, CHECKED, ORIGINALS, RESULTS, Thing, things
from naungan.web.keeping.persons import holds
from naungan.web.keeping.retention import term_of
from naungan.web.vault.nik import sign

MUSNAH = "musnah"


@dataclass(frozen=True)
class Held:
    """Why a thing stays: the code of the reason, until when (None: as long as the reason holds), and what that rests on."""

    thing: str
    code: str
    until: dt.date | None = None
    basis: str = ""


@dataclass
class Purged:
    """``gone``: kind/name of what was destroyed; ``held``: what stays, and why."""

    gone: list[str]
    held: list[Held]


def purge_submission(number: int, *, by: str, books: Iterable[Path] = (), today: dt.date | None = None) -> Purged:
    """Destroy the files of one submission; what is named by another one, or must stay, stays."""
    submission = Submission.objects.filter(pk=number).first()
    if submission is None:
        raise Refusal("WEB_TIDAK_ADA")
    day = today or timezone.localdate()
    with lake_locked():
        own = _own(submission)
        gone, held = _judged([one for one in things() if one.name in own[one.kind]], books, day)
        return _destroyed(by, gone, held, tentang=f"setoran:{submission.pk}", pemda=submission.pemda, unit=submission.unit)


def purge_person(nik: str, *, by: str, books: Iterable[Path] = (), today: dt.date | None = None) -> Purged:
    """Destroy what holds that person and may go. He is named by his keyed sign alone, in what is noted too."""
    with lake_locked():
        listed = list(things())
        holding = [one for one in listed if one.kind != ORIGINALS and holds(one.path, nik)]
        versions = [int(one.name) for one in holding if one.kind == CHECKED]
        sources = set(Received.objects.filter(versi__in=versions).values_list("sumber", flat=True))
        sources |= _made(Version.objects.filter(pk__in=versions)) | _corrections(Version.objects.filter(pk__in=versions))
        holding += [one for one in listed if one.kind == ORIGINALS and one.name in sources]
        gone, held = _judged(holding, books, today or timezone.localdate())
        return _destroyed(by, gone, held, tentang=f"orang:{sign(nik)}")


def _judged(wanted: list[Thing], books: Iterable[Path], day: dt.date) -> tuple[list[Thing], list[Held]]:
    why = _Reasons(names_of_books(books), versions_at_work(), named(books), day)
    reasons = {one: why.of(one) for one in wanted}
    return [one for one, held in reasons.items() if held is None], [held for held in reasons.values() if held is not None]


def _destroyed(by: str, gone: list[Thing], held: list[Held], *, tentang: str, pemda: str = "", unit: str = "") -> Purged:
    """Noted first, then done: a run that is killed has said what it was about, and the next one goes on."""
    names = [f"{one.kind}/{one.name}" for one in gone]
    with acts(by):
        note(MUSNAH, pemda=pemda, unit=unit, tentang=tentang, jumlah=len(names), ditahan=len(held), objek=names[:200])
    for one in gone:
        one.remove()
    return Purged(names, held)


@dataclass(frozen=True)
class _Reasons:
    """Why something may not go: a round cites it, a job is at work on it, it counts, or its schedule has not ended."""

    books: set[str]
    jobs: set[int]
    names: set[tuple[str, str]]
    day: dt.date

    def of(self, thing: Thing) -> Held | None:
        """The strongest reason, or none."""
        label = f"{thing.kind}/{thing.name}"
        if thing.name in self.books:
            return Held(label, "TAHAN_RAPAT")
        if self.jobs & _versions(thing):
            return Held(label, "TAHAN_PEKERJAAN")
        if thing.kind in (RESULTS, ANSWERS):
            return Held(label, "TAHAN_BERLAKU") if is_named(thing, self.names) else None
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


def _own(submission: Submission) -> dict[str, set[str]]:
    versions = Version.objects.filter(setoran=submission)
    received = Received.objects.filter(versi__in=versions).values_list("sumber", flat=True)
    papers = Paper.objects.filter(langkah__setoran=submission).values_list("sumber", flat=True)
    checked = {str(number) for number in versions.values_list("pk", flat=True)}
    return {ORIGINALS: {*received, *papers, *_corrections(versions), *_made(versions)}, CHECKED: checked, RESULTS: set(), ANSWERS: set()}


def _corrections(versions: QuerySet[Version]) -> set[str]:
    """The cells that were put right, with what stood in them before."""
    return set(versions.exclude(koreksi="").values_list("koreksi", flat=True))


def _made(versions: QuerySet[Version]) -> set[str]:
    """The lists that mutations were made into."""
    return {hasil[TURUNAN] for hasil in versions.values_list("hasil", flat=True) if TURUNAN in hasil}
