"""Search over what has a name: governments, units, findings. Persons are looked for in the tables, where they are masked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from naungan.documents.page.places import Places
from naungan.documents.page.sheet import sheet_link
from naungan.documents.trouble import finding_row
from naungan.documents.words import say

MOST = 100


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is, its name, a line about it, and the place on the page or the sheet where more stands."""

    jenis: str
    nama: str
    tentang: str
    tautan: str


def everything(places: Places) -> Iterator[Hit]:
    """All that can be found: governments first, then units, then findings gravest first."""
    for code, row in places.pemda.items():
        yield Hit(say("BUKA_PEMDA"), row["wilayah"], f"{code} · {row['provinsi']}", sheet_link(code))
    for code, units in places.units.items():
        for at, unit in enumerate(units):
            yield Hit(say("KOLOM_UNIT_NAMA"), unit["unit_nama"], f"{unit['unit']} · {unit['wilayah']}", f"book.html#k{code}/{at}")
    for code, findings in places.findings.items():
        for row in findings:
            told = finding_row(row)
            about = f"{told['unit_nama']} · {told['wilayah']} · {told['langkah']} {told['tenggat']}"
            yield Hit(say("KOLOM_TEMUAN"), told["temuan"], about, f"book.html#k{code}")


def search(hits: Iterable[Hit], asked: str) -> list[Hit]:
    """Those in which all the words stand, in their order; at most ``MOST``."""
    words = asked.lower().split()
    if not words:
        return []
    found = (hit for hit in hits if all(word in f"{hit.nama} {hit.tentang}".lower() for word in words))
    return list(islice(found, MOST))
