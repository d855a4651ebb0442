"""Questions become rows of the database, in the transaction that switches which evaluation counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from naungan.web.decisions.models import Decision, Question

_BATCH = 200
_FIELDS = ("urut", "sebab", "lama", "unit", "npp", "bukti", "sidik", "letak")


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
    letak: int = 0


def put(*, pemda: str, bulan: str, asked: Sequence[Asked]) -> None:
    """The questions of a month are now these; to be called in the transaction that switches its evaluation.

    One that is asked again keeps its number: whoever looks at it goes on.
    """
    before = {(one.jenis, one.kunci): one for one in Question.objects.filter(pemda=pemda, bulan=bulan)}
    now = {(one.jenis, one.kunci): one for one in asked}
    gone = [one.pk for key, one in before.items() if key not in now]
    for at in range(0, len(gone), _BATCH):
        Question.objects.filter(pk__in=gone[at : at + _BATCH]).delete()
    again = [_as(one, now[key]) for key, one in before.items() if key in now]
    Question.objects.bulk_update(again, (*_FIELDS, "dibuat"), batch_size=_BATCH)
    new = [_as(Question(pemda=pemda, bulan=bulan, jenis=one.jenis, kunci=one.kunci), one) for key, one in now.items() if key not in before]
    Question.objects.bulk_create(new, batch_size=_BATCH)
    _remember_offices(pemda, asked)


def _as(row: Question, one: Asked) -> Question:
    for name in _FIELDS:
        setattr(row, name, getattr(one, name))
    row.dibuat = timezone.now()
    return row


def _remember_offices(pemda: str, asked: Sequence[Asked]) -> None:
    """Answers that came in a file know their office from the first question that asks about them."""
    offices = {(one.jenis, one.kunci): one.unit for one in asked if one.unit}
    for row in Decision.objects.filter(pemda=pemda, unit="", jenis="keputusan", dicabut__isnull=True):
        if unit := offices.get((row.jenis, row.kunci)):
            Decision.objects.filter(pk=row.pk).update(unit=unit)
