"""What somebody still names: a row, an open job, a book of rounds. Any column of any desk counts, so that a new desk is not forgotten."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import CharField, JSONField, Model, Q, TextField

from naungan.kernel.kept import EVENTS, book_within
from naungan.web.collection.models import Version
from naungan.web.environment import read_environment
from naungan.web.jobs.models import Job
from naungan.web.keeping.objects import CHECKED, DIGEST, RESULT, Thing

# What these have made is offered for download as long as the version stands that they made it of.
OFFERED = ("kembali", "beda")
_OPEN = (Job.State.ANTRE, Job.State.JALAN)
# The trail remembers everything, and a job that has ended asks for nothing.
_MEMORY = ("audit", "jobs")
_OURS = "naungan.web."


def named(books: Iterable[Path] = ()) -> set[tuple[str, str]]:
    """Each as (kind, name); the kind is empty where a digest says it all."""
    found = {("", name) for text in _texts() for name in (*DIGEST.findall(text), *RESULT.findall(text))}
    found |= {(CHECKED, str(number)) for number in Version.objects.values_list("pk", flat=True)}
    return found | {("", name) for name in names_of_books(books)}


def is_named(thing: Thing, names: set[tuple[str, str]]) -> bool:
    """Whether somebody names it."""
    return ((CHECKED, thing.name) if thing.kind == CHECKED else ("", thing.name)) in names


def versions_at_work() -> set[int]:
    """The versions that a job waits for or works on."""
    return {isi["versi"] for isi in Job.objects.filter(keadaan__in=_OPEN).values_list("isi", flat=True) if "versi" in isi}


def names_of_books(books: Iterable[Path]) -> set[str]:
    """All digests and results that the events and indexes of these books say, and of those in the lake."""
    own = book_within(read_environment().lake)
    return {
        name
        for book in (*books, *([own] if own else []))
        for text in _said(book)
        for name in (*DIGEST.findall(text), *RESULT.findall(text))
    }


def _said(book: Path) -> Iterator[str]:
    for room, _, names in os.walk(book):
        for name in names:
            if Path(room).name == EVENTS or name.endswith((".json", ".jsonl")):
                yield (Path(room) / name).read_text("utf-8", errors="replace")


def _texts() -> Iterator[str]:
    for asked in Job.objects.filter(Q(keadaan__in=_OPEN) | Q(jenis__in=OFFERED)).values_list("isi", "hasil"):
        yield json.dumps(asked)
    for model in apps.get_models():
        if model.__module__.startswith(_OURS) and model._meta.app_label not in _MEMORY:
            yield from _texts_of(model)


def _texts_of(model: type[Model]) -> Iterator[str]:
    kinds = (CharField, TextField, JSONField)
    columns = [one.name for one in model._meta.concrete_fields if isinstance(one, kinds) and not one.choices]
    if columns:
        for row in model._default_manager.order_by().values_list(*columns).iterator():
            yield "\n".join(value if isinstance(value, str) else json.dumps(value) for value in row if value)
