"""Objects of the lake written anew without one person, where their format allows it: all others' rows stay as they were.

What is named by its digest gets a new one: the rows that name it are told in one transaction, and the old object goes after that. A run
that is killed in between leaves both; the next purge takes away what nobody names any more.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from naungan.intake.corrections.file import KOREKSI, write_corrections
from naungan.kernel.aside import folder_aside, scratch
from naungan.web.audit.actor import acts
from naungan.web.collection.cells import opened_corrections
from naungan.web.collection.counting import TURUNAN
from naungan.web.collection.kept import PROOF
from naungan.web.collection.models import Version
from naungan.web.decisions import store
from naungan.web.decisions.models import Decision, Inquiry, Question
from naungan.web.environment import read_environment
from naungan.web.keeping.persons import Person, sources, without
from naungan.web.vault.originals import keep, take_out

# What stands in the cells of an answer about somebody who was destroyed.
GONE = "dimusnahkan"
_NAMING = (Question, Decision, Inquiry)


def checked_anew(_by: str, folder: Path, person: Person) -> None:
    """What checking kept of a version: the folder changes whole."""
    names = sources(int(folder.name))
    with folder_aside(folder, replace=True, proof=PROOF) as aside:
        for path in sorted(folder.iterdir()):
            if path.suffix == ".parquet":
                pq.write_table(without(pq.read_table(path, use_threads=False), person, names), aside / path.name, compression="zstd")
            else:
                shutil.copyfile(path, aside / path.name)


def corrections_anew(by: str, sidik: str, person: Person) -> None:
    """The corrections that a version is read with; none at all where they were all his."""
    left = [one for one in opened_corrections(sidik) if not person.corrects(one)]
    with scratch(read_environment().scratch) as folder:
        write_corrections(folder / KOREKSI, left)
        new = keep(folder / KOREKSI) if left else ""
    with acts(by):
        Version.objects.filter(koreksi=sidik).update(koreksi=new)


def list_anew(by: str, sidik: str, person: Person) -> None:
    """The whole list that mutations were made into."""
    with scratch(read_environment().scratch) as folder:
        pq.write_table(without(list_of(sidik), person, {}), folder / "baru.parquet", compression="zstd")
        new = keep(folder / "baru.parquet")
    with acts(by):
        for version in Version.objects.select_for_update().filter(**{f"hasil__{TURUNAN}": sidik}):
            Version.objects.filter(pk=version.pk).update(hasil={**version.hasil, TURUNAN: new})


def list_of(sidik: str) -> pa.Table:
    """The rows of such a list."""
    with scratch(read_environment().scratch) as folder:
        take_out(sidik, folder / "daftar.parquet")
        return pq.read_table(folder / "daftar.parquet", use_threads=False, memory_map=False)


def standing(sidik: str, person: Person) -> tuple[set[int], set[int]]:
    """Entries of a file of answers that are about him: those that hold or are asked now, and all others."""
    about = {at for at, entry in enumerate(store.look(sidik)) if any(map(person.answers, _rows(entry)))}
    used = set(Question.objects.filter(sidik=sidik, letak__in=about).values_list("letak", flat=True))
    used |= set(Decision.objects.filter(sidik=sidik, letak__in=about, dicabut__isnull=True).values_list("letak", flat=True))
    return used, about - used


def answers_anew(by: str, sidik: str, entries: set[int]) -> None:
    """A file of answers in which these entries say nothing any more; each other stays at its place."""
    new = store.keep([_emptied(entry) if at in entries else entry for at, entry in enumerate(store.look(sidik))])
    with acts(by):
        for model in _NAMING:
            model._default_manager.filter(sidik=sidik).update(sidik=new)


def _rows(entry: Any) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = entry if isinstance(entry, list) else entry["baris"]
    return rows


def _emptied(entry: Any) -> Any:
    """The same columns, so that whoever shows it needs to know nothing of this."""
    if isinstance(entry, dict):
        return {name: _emptied(said) for name, said in entry.items()}
    if isinstance(entry, list):
        return [_emptied(said) for said in entry]
    return GONE if entry else entry
