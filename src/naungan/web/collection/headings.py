"""All that is known of the headings of an office: what it answered itself, and what was decided of files of its government.

What a check is given, what the marked workbook and the evaluation of a checked version are given again, and what the page lists.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from django.db.models import Q
from django.utils import timezone

from naungan.intake.mapping.file import Mapping, parted
from naungan.intake.shape.spelling import plain
from naungan.sheets.places import position
from naungan.web.collection.models import Heading, Version
from naungan.web.decisions.exporting import decided_mappings

# Key of ``Version.hasil``: when the headings were asked for by which it was read.
ARTI = "arti"
_SPECIAL = re.compile(r"[\[\]?*]")


def mappings_for(pemda: str, unit: str, dataset: str, at: dt.datetime) -> tuple[Mapping, ...]:
    """What a file of that office and data set is read by, as it held at that moment."""
    rows = sorted(answers(pemda, unit, dataset, at), key=attrgetter("layout"))
    own = [_mapping(pemda, code, list(group)) for code, group in groupby(rows, key=attrgetter("layout"))]
    decided = (one for _, found in decided_mappings(pemda, at) for one in found)
    return (*(one for mapping in own for one in parted(mapping)), *decided)


def answers(pemda: str, unit: str, dataset: str, at: dt.datetime) -> list[Heading]:
    """The answers that held, the newest first: the office's own, then those of the government for headings of which it says nothing."""
    held = Heading.objects.filter(Q(unit=unit) | Q(unit=""), pemda=pemda, dataset=dataset, waktu__lte=at)
    rows = list(held.filter(Q(dicabut__isnull=True) | Q(dicabut__gt=at)).select_related("oleh"))
    said = {_about(one) for one in rows if one.unit == unit}
    return [one for one in rows if one.unit == unit] + [one for one in rows if one.unit != unit and _about(one) not in said]


def read_at(version: Version) -> dt.datetime:
    """As of when a checked version was read; now for one that waits."""
    said = version.hasil.get(ARTI)
    return dt.datetime.fromisoformat(said) if said else version.diperiksa or timezone.now()


def later(version: Version) -> bool:
    """Whether something was answered, ended or decided of its headings since it was read."""
    setoran, at, now = version.setoran, read_at(version), timezone.now()
    return mappings_for(setoran.pemda, setoran.unit, setoran.dataset, at) != mappings_for(setoran.pemda, setoran.unit, setoran.dataset, now)


def mapping_rows(laid: Iterable[tuple[str, Version]]) -> Iterator[dict[str, object]]:
    """The same as rows of ``pemetaan.csv``: of the files in each folder as the versions were read that lie there, the deepest first."""
    said: dict[tuple[str, ...], int] = {}
    for folder, version in sorted(laid, key=lambda one: (-one[0].count("/"), one[0], one[1].pk)):
        setoran, files = version.setoran, f"{_SPECIAL.sub('?', folder)}/*"
        for one in answers(setoran.pemda, setoran.unit, setoran.dataset, read_at(version)):
            if said.setdefault((files, *_about(one)), version.pk) == version.pk:
                row = {"kolom": one.kolom, "judul": one.judul, "bidang": one.bidang, "setuju": "ya"}
                yield {"pemda": one.pemda, "berkas": files, "layout": one.layout, **row}


def _about(one: Heading) -> tuple[str, ...]:
    return one.layout, plain(one.judul), "" if one.judul else one.kolom


def _mapping(pemda: str, layout: str, rows: list[Heading]) -> Mapping:
    read = tuple((_place(one), one.judul, one.bidang) for one in rows if one.bidang)
    left = tuple((_place(one), one.judul) for one in rows if not one.bidang)
    return Mapping(pemda, "*", layout, read, left)


def _place(one: Heading) -> int:
    found = position(one.kolom) if one.kolom else None
    return -1 if found is None else found
