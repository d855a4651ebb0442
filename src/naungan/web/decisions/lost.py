"""Answers that an evaluation does not follow (any more): whom they speak of has gone or changed, or what they say can't be done.

Of the sentence of the core its code alone is kept: what it names stands in the closed row of the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow.compute as pc

from naungan.answers import read_file
from naungan.answers.told import FOLLOWED
from naungan.evaluation.said import readers
from naungan.web.decisions.forms import KINDS, Kind
from naungan.web.decisions.models import Decision
from naungan.web.results.models import Month
from naungan.web.results.stored import table

_AS_WELL = (*FOLLOWED, "JAWABAN_BERULANG")
_BATCH = 200


def lost(inputs: Path, place: Path, pemda: str) -> dict[str, str]:
    """By the sign of what an answer is about the code that the core gives: ``inputs`` is what was laid, ``place`` what came of it."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        codes = _codes(place, kind)
        rows = read_file(kind.form, inputs / kind.form.berkas, readers()).rows if codes else ()
        found |= {kind.key(pemda, row.kata): codes[row.nomor] for row in rows if row.nomor in codes}
    return found


def mark(*, pemda: str, bulan: str, found: Mapping[str, str]) -> None:
    """Say so of the answers that hold, in the transaction that switches the evaluation; an older month says nothing of them."""
    newest = Month.objects.filter(pemda=pemda).exclude(hasil="").order_by("-bulan").values_list("bulan", flat=True).first()
    if newest is not None and bulan < newest:
        return
    alive = Decision.objects.filter(pemda=pemda, dicabut__isnull=True)
    before = dict(alive.exclude(lepas="").values_list("pk", "kunci"))
    _set([pk for pk, kunci in before.items() if kunci not in found], "", "")
    for code in sorted(set(found.values())):
        keys = [kunci for kunci, one in found.items() if one == code]
        for at in range(0, len(keys), _BATCH):
            _set(list(alive.filter(kunci__in=keys[at : at + _BATCH]).values_list("pk", flat=True)), code, bulan)


def _set(numbers: list[int], code: str, bulan: str) -> None:
    for at in range(0, len(numbers), _BATCH):
        Decision.objects.filter(pk__in=numbers[at : at + _BATCH]).update(lepas=code, lepas_bulan=bulan)


def _codes(place: Path, kind: Kind) -> dict[int, str]:
    """By the row of its file the first thing that is wrong with it."""
    told = table(place, "problem", columns=["baris", "kode"], where=pc.field("berkas") == kind.form.berkas).to_pylist()
    wrong = [(row["baris"], row["kode"]) for row in told if row["baris"] is not None and row["kode"] not in _AS_WELL]
    return dict(reversed(wrong))
