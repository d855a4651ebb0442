"""The stages of a budget by the words that documents, numbers of documents and columns use for them: one list for all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Tried in this order on lower case without signs; the first that is found says the stage.
_WORDS = (
    (r"\bkua\b|\bppas\b|kebijakan umum (perubahan )?(apbd|anggaran)|plafon anggaran sementara", "KUA_PPAS"),
    (r"\brkpd|\brenja\b|rencana kerja (perubahan )?(pemerintah|perangkat) daerah", "RKPD"),
    (r"\brapbd|\branper(da|kada|bup|wal|gub)|rancangan (perubahan |penjabaran )?(peraturan|apbd|anggaran pendapatan)", "RAPBD"),
    (r"geser", "PERGESERAN"),
    (r"\bapbd ?p\b|\bp ?apbd\b|perubahan|\bdppa", "APBD_P"),
    (r"\brka|rencana kerja dan anggaran", "RKA"),
    (r"\bapbd|\bdpa\b|dokumen pelaksanaan anggaran|anggaran pendapatan dan belanja|penjabaran|penetapan|\bmurni\b", "APBD"),
)  # fmt: skip
_SIGNS = "[^a-z0-9]+"


def stage_in(text: str) -> str | None:
    """The stage that a title line or the number of a document (``DPA/A.1/…``) names; None where it names none."""
    low = re.sub(_SIGNS, " ", text.lower())
    return next((stage for pattern, stage in _WORDS if re.search(pattern, low)), None)


def stage_of(text: ir.StringValue) -> ir.StringValue:
    """The same of a column; NULL where a cell names none."""
    import ibis  # not above: the guarded child reads titles by the same list and has no use for the engine

    low = text.lower().re_replace(_SIGNS, " ")
    return ibis.cases(*((low.re_search(pattern), stage) for pattern, stage in _WORDS))
