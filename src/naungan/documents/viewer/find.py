"""Search over what has a name: governments, units, findings. Persons are looked for in the tables, where they are masked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from naungan.documents.page.sheet import sheet_link
from naungan.kernel.shown import shown
from naungan.regions.spelling import in_full
from naungan.told.findings import finding
from naungan.told.places import Places
from naungan.told.words import say

MOST = 100


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is, its name, a line about it, and the place on the page or the sheet where more stands."""

    jenis: str
    nama: str
    tentang: str
    tautan: str

    @cached_property
    def dicari(self) -> str:
        """What a search sees."""
        return shown(f"{self.nama} {self.tentang}").lower()

    @cached_property
    def lengkap(self) -> str:
        """The same with the abbreviations of offices in full."""
        return in_full(self.dicari)


def everything(places: Places) -> Iterator[Hit]:
    """All that can be found: governments first, then units, then findings gravest first."""
    for code, pemda in places.pemda.items():
        yield Hit(say("BUKA_PEMDA"), pemda.wilayah, pemda.provinsi, sheet_link(code))
    for code, units in places.units.items():
        for at, unit in enumerate(units):
            yield Hit(say("KOLOM_UNIT_NAMA"), unit["unit_nama"], unit["wilayah"], f"book.html#k{code}/{at}")
    for code, findings in places.findings.items():
        for row in findings:
            said = finding(row)
            about = f"{said.unit_nama} · {said.wilayah} · {said.langkah} {said.tenggat}"
            yield Hit(say("KOLOM_TEMUAN"), said.temuan, about, f"book.html#k{code}")


def search(hits: Iterable[Hit], asked: str) -> list[Hit]:
    """Those in which all the words stand, as they are or with abbreviations in full, in their order; at most ``MOST``."""
    words, in_words = asked.lower().split(), in_full(asked).split()
    if not words:
        return []
    return list(islice((hit for hit in hits if _holds(hit.dicari, words) or (in_words and _holds(hit.lengkap, in_words))), MOST))


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)
