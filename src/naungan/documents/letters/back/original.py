"""The paper that a book of rounds yields for a printed one: same evaluation, kind and government, and nearest to what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.documents.letters.back.compare import differences
from naungan.documents.letters.back.found import Found
from naungan.documents.letters.back.verdict import Compared
from naungan.documents.letters.code import mark
from naungan.documents.letters.face import Face, face
from naungan.rounds import Round, read_book
from naungan.told.letters.evaluated import desk_of
from naungan.told.letters.kop import Kops
from naungan.told.letters.papers import JENIS, papers

if TYPE_CHECKING:
    from naungan.engine import Engine


def compared(engine: Engine, folder: Path, found: Found) -> Compared:
    """What differs from the nearest paper of the book; a paper of another book has none."""
    best = Compared(folder.name)
    for rapat, drawn in _candidates(engine, folder, found):
        beda = differences(found, drawn)
        if best.beda is None or len(beda) < len(best.beda):
            best = Compared(folder.name, rapat, beda, drawn.kode)
        if not beda:
            break
    return best


def _candidates(engine: Engine, folder: Path, found: Found) -> Iterator[tuple[str, Face]]:
    """The papers of that kind and government, of every round that rests on the evaluation."""
    if len(found.asal) != 1 or found.asal[0][1] not in JENIS:
        return
    evaluasi, jenis, pemda = found.asal[0]
    book = read_book(folder)
    for rapat in book.rapat.values():
        if evaluasi not in _marks(rapat):
            continue
        # What an open round yields was printed before it was closed.
        then = replace(rapat, ditutup_oleh=None) if JENIS[jenis] else rapat
        desk = desk_of(engine, folder, book, then, Kops(), persons=not JENIS[jenis])
        for _, letter in papers(desk, frozenset({jenis})):
            if (letter.pemda or "-") == pemda and mark(letter.evaluasi) == evaluasi:
                yield rapat.rapat, face(letter, desk.kops.of(letter.pemda))


def _marks(rapat: Round) -> set[str]:
    """The evaluations of a round as papers print them: each alone, and all together."""
    every = sorted({one.evaluasi for one in rapat.beku.values()})
    return {mark(one) for one in (*every, "+".join(every))}
