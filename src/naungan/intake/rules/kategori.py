"""The category of a worker from what an office wrote, by the ordered patterns of ``kategori.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from naungan.kernel.tree import tree
from naungan.relations.words import KATEGORI

if TYPE_CHECKING:
    import ibis.expr.types as ir


@cache
def patterns() -> list[tuple[str, str]]:
    """Category and regular expression, in order."""
    rows = tree(files(__package__).joinpath("kategori.yaml").read_text("utf-8"))
    return [(str(word), str(pattern)) for word, pattern in rows]


def with_category(table: ir.Table, source: str, target: str, raw: ir.Table | None = None) -> ir.Table:
    """Adds ``target``, the category named by text column ``source``; judged once per distinct text, not once per row.

    ``raw`` has the same texts where ``table`` is a long way from the rows that were read.
    """
    raw = table if raw is None else raw
    texts = raw.filter(raw[source].notnull()).select(k_teks=raw[source]).distinct()
    known = texts.mutate(**{target: category_of(texts.k_teks)})
    return table.left_join(known, table[source] == known.k_teks).drop("k_teks")


def category_of(text: ir.StringValue) -> ir.StringValue:
    """The first category whose pattern is found; NULL where none is."""
    import ibis  # not above: the guarded child reads the patterns and has no use for the engine

    words = text.lower().re_replace("[^a-z0-9]+", " ").re_replace("(non|bukan) ?(asn|pns)", "nonasn").re_replace("^ +| +$", "")
    exact = words.replace(" ", "_").isin(KATEGORI)
    return ibis.cases((exact, words.replace(" ", "_")), *((words.re_search(pattern), word) for word, pattern in patterns()))
