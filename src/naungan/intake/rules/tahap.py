"""The stages of a budget by the words that documents, numbers of documents and columns use for them: one list for all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Tried in this order on lower case without signs; the first that is found says the stage.
_WORDS = (
    (r"\bkup?a\b|\bppas\b|kebijakan umum (perubahan )?(apbd|anggaran)|plafon anggaran sementara", "KUA_PPAS"),
    (r"\brkpd|\brenja\b|rencana kerja (perubahan )?(pemerintah|perangkat) daerah", "RKPD"),
    # The draft of a change stands where the change does: it comes after the budget, not before it.
    (r"(\br ?apbd|\bran?per(da|kada|bup|wal|gub)|rancangan ).*perubahan|perubahan r ?apbd|\br ?apbd ?p\b|\bp ?r ?apbd\b", "APBD_P"),
    (
        r"\br ?apbd|\bran?per(da|kada|bup|wal|gub)|rancangan (penjabaran )?(peraturan|per(da|kada|bup|wal|gub)\b|apbd|anggaran pendapatan)",
        "RAPBD",
    ),
    (r"geser", "PERGESERAN"),
    (r"\bapbd ?p\b|\bp ?apbd\b|perubahan|\bdppa", "APBD_P"),
    (r"\brka|rencana kerja dan anggaran", "RKA"),
    (r"\bapbd|\bdpa\b|dokumen pelaksanaan anggaran|anggaran pendapatan dan belanja|penjabaran|penetapan|\bmurni\b", "APBD"),
)  # fmt: skip
_SIGNS = "[^a-z0-9]+"
# Which pergeseran of the year: "Pergeseran ke-2", "Pergeseran Anggaran II", "pergeseran ketiga".
_ORDINALS = (
    ("pertama|kesatu|i", 1), ("kedua|ii", 2), ("ketiga|iii", 3), ("keempat|iv", 4), ("kelima|v", 5), ("keenam|vi", 6), ("ketujuh|vii", 7),
    ("kedelapan|viii", 8), ("kesembilan|ix", 9), ("kesepuluh|x", 10),
)  # fmt: skip
_SEQUENCE = r"geser[a-z]*(?: anggaran| apbd| dpa| rka| tahap)?(?: ke)? "
_COUNTED = _SEQUENCE + r"([1-9][0-9]?)( |$)"
# A plan that was changed during its year.
_CHANGED = r"perubahan|\bkupa\b|(ppas|rkpd|renja) p\b|\bp (ppas|rkpd|renja)\b"
_PLANS = ("RKPD", "KUA_PPAS")
_SPELT = tuple((rf"{_SEQUENCE}({words})( |$)", number) for words, number in _ORDINALS)


def stage_in(text: str) -> str | None:
    """The stage that a title line or the number of a document (``DPA/A.1/…``) names; None where it names none."""
    low = re.sub(_SIGNS, " ", text.lower())
    return next((stage for pattern, stage in _WORDS if re.search(pattern, low)), None)


def sequence_in(text: str) -> int | None:
    """Which pergeseran of its year a text names, or 1 of a changed plan (RKPD-P, KUPA); None where it names none."""
    low = re.sub(_SIGNS, " ", text.lower())
    if stage_in(text) in _PLANS:
        return 1 if re.search(_CHANGED, low) else None
    if counted := re.search(_COUNTED, low):
        return int(counted[1])
    return next((number for pattern, number in _SPELT if re.search(pattern, low)), None)


def sequence_of(text: ir.StringValue) -> ir.IntegerValue:
    """The same of a column."""
    import ibis  # see stage_of

    from naungan.engine import number_in

    low = text.lower().re_replace(_SIGNS, " ")
    counted = number_in(low.re_extract(_COUNTED, 1))
    spelt = ibis.cases(*((low.re_search(pattern), ibis.literal(number, "int64")) for pattern, number in _SPELT))
    changed = ibis.ifelse(low.re_search(_CHANGED), ibis.literal(1, "int64"), ibis.null("int64"))
    return ibis.ifelse(stage_of(text).isin(_PLANS).fill_null(False), changed, ibis.coalesce(counted, spelt))


def stage_of(text: ir.StringValue) -> ir.StringValue:
    """The same of a column; NULL where a cell names none."""
    import ibis  # not above: the guarded child reads titles by the same list and has no use for the engine

    low = text.lower().re_replace(_SIGNS, " ")
    return ibis.cases(*((low.re_search(pattern), stage) for pattern, stage in _WORDS))
