"""The claims of a document, sentence by sentence and table by table, in the order in which it states them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from naungan.claims.days import days
from naungan.claims.figures import is_english
from naungan.claims.gaps import gaps
from naungan.claims.grids import grid_claims
from naungan.claims.growth import growth
from naungan.claims.passages import Claim, Sentence, sentences
from naungan.claims.products import products
from naungan.claims.ratios import ratios
from naungan.claims.sums import sums
from naungan.kernel.shown import shown
from naungan.sheets.prose import Document, read_document

# More figures than any paper states; a file that has more is a data file.
MOST = 2_000
# No sentence of people is longer; what is, is a list of something, and looking for pairs in it would take its square in time.
_LONG = 4_000
# A figure is judged by the first of these that can; what it was judged as is not said twice.
_CHECKS = (growth, ratios, gaps, sums, products)


def claims_of(document: Document, year: int) -> Iterator[Claim]:
    """The claims of a document; ``year`` is whose law holds where the text names no year."""
    english = is_english(document.text)
    for block in document.blocks:
        if isinstance(block.content, str):
            for sentence in sentences(block.place, block.content, english=english, year=year):
                yield from _of_sentence(sentence)
        else:
            yield from grid_claims(block.place, block.content, english=english, whole=block.whole)


def _of_sentence(sentence: Sentence) -> Iterator[Claim]:
    yield from days(sentence)
    if len(sentence.text) > _LONG:
        return
    used: set[int] = set()
    found: list[Claim] = []
    for check in _CHECKS:
        found += check(sentence, used)
    yield from found


def rows(document: Document, year: int, most: int = MOST) -> tuple[list[dict[str, Any]], bool]:
    """The claims as rows of CLAIM without the name of the file, and whether more were left out."""
    found: list[dict[str, Any]] = []
    for claim in claims_of(document, year):
        if len(found) == most:
            return found, True
        found.append(
            {
                "urutan": len(found) + 1, "tempat": claim.tempat, "kutipan": shown(claim.kutipan), "jenis": claim.jenis,
                "dinyatakan": claim.dinyatakan, "dihitung": claim.dihitung, "putusan": str(claim.putusan), "alasan": claim.alasan,
                "params": dict(claim.params),
            }
        )  # fmt: skip
    return found, False


def work(task: dict[str, Any]) -> dict[str, Any]:
    """What the guarded child does with one file: read it and check it; the file may be hostile, and so may its text."""
    document = read_document(Path(task["path"]))
    found, more = rows(document, task["year"])
    return {"rows": found, "more": more, "notes": list(document.notes)}
