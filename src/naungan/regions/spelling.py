"""One spelling for unit names, as expressions that every engine runs: case, punctuation, abbreviations, the pemda's own name."""

from __future__ import annotations

import re
from functools import cache, reduce
from importlib.resources import files
from typing import TYPE_CHECKING

from naungan.engine import trim
from naungan.kernel.tree import tree
from naungan.regions.codes import current_names, nama, read_data

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

_NOTHING = r"\bNAMAYANGTIDAKADA\b"


@cache
def abbreviations() -> tuple[tuple[str, str], ...]:
    """Pattern of an abbreviation and what it stands for, in the order they are applied."""
    text = files("naungan.regions").joinpath("data", "singkatan_opd.yaml").read_text("utf-8")
    return tuple((rf"\b({row['singkat']})\b", row["panjang"]) for row in tree(text))


@cache
def own_names() -> pa.Table:
    """pemda, sendiri: the pattern of a pemda's own name, which says nothing in the name of its units (``… Kota Palembang``)."""
    import pyarrow as pa

    codes = [kode for kode in sorted(current_names()) if len(kode) <= 4]
    return pa.table({"pemda": codes, "sendiri": [_own(kode) for kode in codes]})


def in_full(text: str) -> str:
    """One text as ``with_key`` spells names: capitals, words only, abbreviations in full."""
    words = " ".join(re.sub("[^A-Z0-9]+", " ", text.upper()).split())
    for short, full in abbreviations():
        words = re.sub(short, full, words)
    return words


def with_key(table: ir.Table, column: str, own: ir.Table) -> ir.Table:
    """The table with ``kunci``: the name in ``column`` in one spelling; equal keys are the same unit of one pemda.

    ``own`` is ``own_names()`` on the same engine. The key is empty for a name of signs only.
    """
    joined = table.left_join(own, "pemda")
    spelled = reduce(lambda text, pair: text.re_replace(*pair), abbreviations(), _words(joined[column]))
    bare = spelled.re_replace(joined.sendiri.fill_null(_NOTHING), " ").re_replace(r"\b(DAN|PEMERINTAH|PEMDA)\b", " ")
    return joined.select(*table.columns, kunci=_words(bare))


def _words(text: ir.StringValue) -> ir.StringValue:
    return trim(text.upper().re_replace("[^A-Z0-9]+", " "))


def _own(kode: str) -> str:
    level, _, name = (nama(kode) or "").upper().replace(" ADMINISTRASI ", " ").partition(" ")
    if len(kode) == 2:
        level, name = "PROVINSI", f"{level} {name}".strip()
    others = [row["nama"].upper() for row in read_data("nama_lain.csv") if row["kode"] == kode]
    spellings = {spelling for one in (name, *others) for spelling in (one, one.replace(" ", ""))}
    longest_first = sorted(spellings, key=lambda one: (-len(one), one))
    return rf"\b{level} ({'|'.join(longest_first)})\b"
