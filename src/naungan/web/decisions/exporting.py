"""The answers that hold, as the files that the command line reads: both ways of working say the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from django.db.models import Q, QuerySet

from naungan.answers import write
from naungan.intake.mapping.file import Mapping
from naungan.web.decisions.filled import as_mappings
from naungan.web.decisions.forms import KINDS, Kata
from naungan.web.decisions.models import Decision
from naungan.web.decisions.store import look_all


def export_csv(folder: Path, pemda: str) -> list[str]:
    """Write every answer of a government that holds into a folder of inputs; the names of the files that were written.

    What the evaluation of a month reads; a file without an answer is not written.
    """
    holding = Decision.objects.filter(pemda=pemda, dicabut__isnull=True)
    written = []
    for kind in KINDS.values():
        rows = rows_of(holding.filter(jenis=kind.kode))
        write(kind.form, folder / kind.form.berkas, rows)
        if rows:
            written.append(kind.form.berkas)
    return written


def decided_mappings(pemda: str, at: dt.datetime) -> list[tuple[Decision, tuple[Mapping, ...]]]:
    """What was answered of the headings of files of a government, and held at that moment, each as a file is read by it."""
    held = Decision.objects.filter(Q(dicabut__isnull=True) | Q(dicabut__gt=at), pemda=pemda, jenis="pemetaan", waktu__lte=at)
    found = list(held.select_related("oleh").order_by("id"))
    return [(one, as_mappings(rows)) for one, rows in zip(found, look_all(found), strict=True)]


def rows_of(decisions: QuerySet[Decision]) -> list[Kata]:
    """Their rows as the CSV has them, in the order in which they were decided."""
    found: Sequence[list[Kata]] = look_all(decisions.order_by("id"))
    return [row for rows in found for row in rows]
