"""``lake purge --orang``: first what would happen is told, with how many others it touches; then it is done, in an order that the next
run of a killed one can follow: what a person is found by goes last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.db.models import Max
from django.utils import timezone

from naungan.web.audit.models import Deed
from naungan.web.collection.cells import opened_corrections
from naungan.web.collection.models import Received, Version
from naungan.web.collection.mutations import WHOLE
from naungan.web.keeping.lock import lake_locked
from naungan.web.keeping.named import is_named, named, names_of_books
from naungan.web.keeping.objects import ANSWERS, CHECKED, ORIGINALS, RESULTS, Thing, things
from naungan.web.keeping.persons import Person, find, in_folder, in_text, without
from naungan.web.keeping.purge import MUSNAH, Held, Purged, corrections_of, judged, lists_of, marked_of, noted
from naungan.web.keeping.rewriting import answers_anew, checked_anew, corrections_anew, list_anew, list_of, standing
from naungan.web.vault.nik import sign

# Writes an object anew, in the name of whoever asks.
Anew = Callable[[str], None]


@dataclass(frozen=True)
class Whole:
    """What goes whole; ``others``: rows in a received file that are of others (None: nobody knows)."""

    thing: Thing
    others: int | None = None


@dataclass(frozen=True)
class Plan:
    """``person`` as he was found; what goes whole, what is written anew without him and how, and what stays."""

    person: Person
    whole: list[Whole]
    anew: dict[Thing, Anew]
    held: list[Held]

    @property
    def things(self) -> list[Thing]:
        """All that changes, in the order in which it does: what he is found by comes last, and of that what bears his own number."""
        late = {ANSWERS: 1, RESULTS: 0, ORIGINALS: 2, CHECKED: 3}
        own = Person(self.person.nik)
        last = {one: late[one.kind] + (one.kind == CHECKED and in_folder(one.path, own)) for one in self.anew}
        return [one.thing for one in self.whole] + sorted(self.anew, key=lambda one: (last[one], one.label))


def purge_person(nik: str, *, by: str, books: Iterable[Path] = (), today: dt.date | None = None) -> Purged:
    """Destroy what holds that person and may go, or write it anew without him; what is noted names him by his keyed sign alone."""
    with lake_locked():
        _finish()
        plan = plan_person(nik, books=books, today=today)
        changing, whole = plan.things, [one.thing for one in plan.whole]
        noted(by, changing, len(plan.held), tentang=f"orang:{sign(nik)}", anew=len(plan.anew))
        for one in changing:
            if one in plan.anew:
                plan.anew[one](by)
            if one.kind != CHECKED or one not in plan.anew:
                one.remove()
        return Purged([one.label for one in whole], plan.held, [one.label for one in changing if one in plan.anew])


def plan_person(nik: str, *, books: Iterable[Path] = (), today: dt.date | None = None) -> Plan:
    """What a purge of that person would do now; nothing is done."""
    listed, day = list(things()), today or timezone.localdate()
    person = find(nik, [one for one in listed if one.kind == CHECKED])
    anew = _rewritable(listed, person)
    whole = _whole(listed, person, [int(one.name) for one in anew if one.kind == CHECKED])
    free, held = judged([*anew, *whole], books, day)
    answers, more, lost = _answers(listed, person, books)
    return Plan(
        person,
        [Whole(one, _others(one, person)) for one in free if one not in anew] + [Whole(one) for one in lost],
        {one: anew[one] for one in free if one in anew} | answers,
        held + more,
    )


def _rewritable(listed: list[Thing], person: Person) -> dict[Thing, Anew]:
    """What we have made ourselves of what came, and how it is written without him."""
    laid, lists = corrections_of(Version.objects.all()), lists_of(Version.objects.all())
    found: dict[Thing, Anew] = {}
    for one in listed:
        if one.kind == CHECKED and in_folder(one.path, person):
            found[one] = partial(checked_anew, folder=one.path, person=person)
        elif one.kind == ORIGINALS and one.name in laid and any(map(person.corrects, opened_corrections(one.name))):
            found[one] = partial(corrections_anew, sidik=one.name, person=person)
        elif one.kind == ORIGINALS and one.name in lists and without(table := list_of(one.name), person, {}).num_rows < table.num_rows:
            found[one] = partial(list_anew, sidik=one.name, person=person)
    return found


def _whole(listed: list[Thing], person: Person, versions: list[int]) -> list[Thing]:
    """Received files with a row of his, workbooks that were made of them, and results."""
    ours = corrections_of(Version.objects.all()) | lists_of(Version.objects.all())
    sources = _received(listed, person) | marked_of(Version.objects.filter(pk__in=versions))
    return [
        one
        for one in listed
        if (one.kind == RESULTS and in_folder(one.path, person))
        or (one.kind == ORIGINALS and one.name not in ours and (one.name in sources or in_text(one.path, person)))
    ]


def _received(listed: list[Thing], person: Person) -> set[str]:
    """The files that his rows stand in; where no row says in which, all of the version."""
    at = {source for source, *_ in person.places}
    found = set(at)
    for one in listed:
        if one.kind == CHECKED and in_folder(one.path, person, but=WHOLE):
            files = set(Received.objects.filter(versi=int(one.name)).values_list("sumber", flat=True))
            found |= files & at or files
    return found


def _answers(listed: list[Thing], person: Person, books: Iterable[Path]) -> tuple[dict[Thing, Anew], list[Held], list[Thing]]:
    """Files of answers: those to be written anew, entries that stay for they hold, and files that nobody names any more."""
    cited, names = names_of_books(books), named(books)
    anew: dict[Thing, Anew] = {}
    held, lost = [], []
    for one in (one for one in listed if one.kind == ANSWERS):
        used, free = standing(one.name, person)
        if not (used or free):
            continue
        if one.name in cited or used:
            held.append(Held(one.label, "TAHAN_RAPAT" if one.name in cited else "TAHAN_PUTUSAN"))
        if one.name not in cited and not is_named(one, names):
            lost.append(one)
        elif one.name not in cited and free:
            anew[one] = partial(answers_anew, sidik=one.name, entries=free)
    return anew, held, lost


def _others(thing: Thing, person: Person) -> int | None:
    if thing.kind != ORIGINALS:
        return None
    rows = Received.objects.filter(sumber=thing.name).aggregate(most=Max("masuk"))["most"]
    return None if rows is None else max(rows - sum(source == thing.name for source, *_ in person.places), 0)


def _finish() -> None:
    """What a killed run had written anew and not taken away yet."""
    names = named()
    before = {name for isi in Deed.objects.filter(jenis=MUSNAH).values_list("isi", flat=True) for name in isi.get("objek", ())}
    for one in things():
        if one.label in before and one.kind != CHECKED and not is_named(one, names):
            one.remove()
