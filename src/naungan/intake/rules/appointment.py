"""On what a worker's appointment rests, and whether BKN's register of non-ASN knows them: as the roster tells it, else unknown.

From 2026 a budget has no line for honorer outside that register; who is in it is for the pemda's BKPSDM to say, never for us to guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.rules.slots import Code, first
from naungan.intake.rules.words import answer_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

# The codes of the selection of 2024: R2 (formerly THK-II) and R3 stand in the register, R4 and R5 do not; R1 does not say.
_IN = "data ?base|terdata|terdaftar|bkn|^r ?[23] ?[a-z]?$|^thk ?(2|ii)$"
_OUT = (
    "(^| )(non|bukan|tidak|tdk|belum|luar|tanpa) ?(ada |masuk |termasuk |di |dalam |pada |luar )*(data ?base|terdata|terdaftar|bkn)"
    "|^r ?[45] ?[a-z]?$"
)


def basis_of(read: ir.Table) -> ir.StringValue:
    """The basis and its number as written, in one text; NULL where the roster tells neither."""
    both = read.dasar_pengangkatan + " " + read.nomor_sk
    return ibis.coalesce(both, read.dasar_pengangkatan, read.nomor_sk)


def in_database(read: ir.Table) -> ir.BooleanValue:
    """The column's own word, else what the employment status says in so many words (``Non Database``, ``R3``)."""
    words = _plain(read.kategori)
    told = words.re_search("data ?base|^r ?[2-5] ?[a-z]?$").fill_null(False)
    return ibis.coalesce(_status(read.database_bkn), ibis.cases((told, _status(read.kategori))))


def database_code(read: ir.Table) -> Code:
    """What can be wrong with ``database_bkn``; a dash is a cell left empty."""
    said = _plain(read.database_bkn) != ""
    return first(("DATABASE_BKN_TIDAK_DIKENAL", said & _status(read.database_bkn).isnull()))


def _status(text: ir.StringValue) -> ir.BooleanValue:
    words = _plain(text)
    return ibis.cases((words.re_search(_OUT), False), (words.re_search(_IN), True), (words != "", answer_of(words)))


def _plain(text: ir.StringValue) -> ir.StringValue:
    """Lower case, words only, without the words for non-ASN; no backslash, since two engines read it."""
    words = text.lower().re_replace("[^a-z0-9]+", " ").re_replace("(non|bukan) ?(asn|pns)", "")
    return words.re_replace(" +", " ").re_replace("^ +| +$", "")
