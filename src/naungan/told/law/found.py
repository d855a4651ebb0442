"""What a name of the law means: a series, a rule or a relief, as a document and as text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.law.document import find, formula_document, formula_documents, series_document, series_on
from naungan.law.silence import unknown_then
from naungan.regulasi.keringanan import daftar_keringanan
from naungan.regulasi.keringanan.dokumen import cari_keringanan, in_month, relief_document
from naungan.told.law.reliefs import relief_letter
from naungan.told.law.series import formula_letter, series_letter

if TYPE_CHECKING:
    from naungan.law import Book

Shown = tuple[dict[str, Any] | list[dict[str, Any]], str]


def shown(book: Book, asked: str, day: dt.date | None, known: dt.date | None) -> Shown:
    """What a name means, on a day and as known on another; Refusal with the closest names, or with why there is nothing."""
    if cari_keringanan(asked):
        return _reliefs(asked, day, known)
    name = find(book, asked, (one.kode for one in daftar_keringanan()))
    if name in book.series:
        series = book.series[name]
        found = series_on(series, day, known=known) if day else series_document(series, known=known)
        return found, series_letter(found)
    versions = (
        [formula_document(one := book.version(name, day, known), book.ends(one, known))]
        if day
        else formula_documents(book, name, known=known)
    )
    return versions, formula_letter(versions)


def _reliefs(asked: str, day: dt.date | None, known: dt.date | None) -> Shown:
    found = cari_keringanan(asked, known)
    found = in_month(found, day) if day else found
    if not found:
        raise Refusal("LAW_NO_RELIEF_THEN", nama=asked, saat=Bulan.of(day).nama) if day else unknown_then(asked, known)
    return [relief_document(one) for one in found], relief_letter(found)
