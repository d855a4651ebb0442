"""The questions of a finished evaluation: its question files, with the two records of each pair and what they agree on.

``prepare`` reads and closes, in a job; ``put`` is for the transaction that switches which evaluation counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.answers import read_file
from naungan.evaluation.finished import read_finished
from naungan.evaluation.said import readers
from naungan.web.decisions.forms import KINDS, Kata, Kind
from naungan.web.decisions.models import Decision, Question
from naungan.web.decisions.pairs import Pair, pairs
from naungan.web.decisions.store import keep

if TYPE_CHECKING:
    from naungan.engine import Engine

# Questions whose rows lie in one closed file: a page of a list opens one or two of them.
_TOGETHER = 200


@dataclass(frozen=True)
class Asked:
    """One question before it is a row of the database; ``isi`` goes closed into the lake, under ``sidik``."""

    jenis: str
    kunci: str
    urut: int
    sebab: str
    lama: str
    isi: Mapping[str, Any]
    unit: str = ""
    npp: str = ""
    bukti: Mapping[str, Any] = field(default_factory=dict)
    sidik: str = ""


def prepare(engine: Engine, folder: Path, pemda: str) -> list[Asked]:
    """All that the finished folder asks of a government, closed in the lake."""
    found = [one for kind in KINDS.values() for one in _of_kind(engine, folder, kind, pemda)]
    return [one for at in range(0, len(found), _TOGETHER) for one in _closed(found[at : at + _TOGETHER])]


def put(*, pemda: str, bulan: str, asked: Sequence[Asked]) -> None:
    """The questions of a month are now these; to be called in the transaction that switches its evaluation."""
    Question.objects.filter(pemda=pemda, bulan=bulan).delete()
    names = ("jenis", "kunci", "urut", "sebab", "lama", "unit", "npp", "bukti", "sidik")
    Question.objects.bulk_create(
        [Question(pemda=pemda, bulan=bulan, **{name: getattr(one, name) for name in names}) for one in asked], batch_size=500
    )
    _remember_offices(pemda, asked)


def _remember_offices(pemda: str, asked: Sequence[Asked]) -> None:
    """Answers that came in a file know their office from the first question that asks about them."""
    offices = {(one.jenis, one.kunci): one.unit for one in asked if one.unit}
    for row in Decision.objects.filter(pemda=pemda, unit="", jenis="keputusan", dicabut__isnull=True):
        if unit := offices.get((row.jenis, row.kunci)):
            Decision.objects.filter(pk=row.pk).update(unit=unit)


def _of_kind(engine: Engine, folder: Path, kind: Kind, pemda: str) -> Iterator[Asked]:
    rows = [row.kata for row in read_file(kind.form, folder / kind.form.berkas, readers()).rows]
    own = [row for row in rows if row.get("pemda", "") in ("", pemda)]
    groups = {key: found for key, found in kind.groups(own, pemda).items() if kind.asks(found)}
    seen = pairs(engine, read_finished(folder), [found[0] for found in groups.values()]) if kind.kode == "keputusan" and groups else {}
    for urut, (kunci, found) in enumerate(groups.items()):
        pair = seen.get(urut, Pair())
        yield Asked(
            kind.kode, kunci, urut, kind.reason(found[0]), kind.before(found),
            isi={"baris": found, "pekerja": pair.pekerja, "peserta": pair.peserta},
            unit=pair.unit, npp=number(found[0]) if kind.kode == "keputusan" else "", bukti=pair.bukti,
        )  # fmt: skip


def number(row: Kata) -> str:
    """An NPP as a branch's list has it."""
    return re.sub("[^0-9A-Za-z]", "", row.get("npp", ""))[:20]


def _closed(found: Sequence[Asked]) -> list[Asked]:
    sidik = keep({one.kunci: one.isi for one in found})
    return [replace(one, sidik=sidik) for one in found]
