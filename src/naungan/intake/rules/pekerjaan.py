"""The occupation of a resident, from its code in the population register or from words, by ``pekerjaan.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import ibis

from naungan.engine import number_in
from naungan.kernel.tree import tree

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Occupations that say no more than that somebody works; whoever writes none of the patterns has one of those.
LAIN = "lain"


def with_occupation(table: ir.Table, source: str, target: str, raw: ir.Table | None = None) -> ir.Table:
    """Adds ``target``, the group of the occupation in text column ``source``; judged once per distinct text.

    ``raw`` has the same texts where ``table`` is a long way from the rows that were read.
    """
    raw = table if raw is None else raw
    texts = raw.filter(raw[source].notnull()).select(k_teks=raw[source]).distinct()
    known = texts.mutate(**{target: group_of(texts.k_teks)})
    return table.left_join(known, table[source] == known.k_teks).drop("k_teks")


def group_of(text: ir.StringValue) -> ir.StringValue:
    """One of ``relations.words.PEKERJAAN``; NULL for an unknown code or a text without letters."""
    words = text.lower().re_replace("[^a-z0-9]+", " ").re_replace("^ +| +$", "")
    number = ibis.cases((words.length() <= 2, number_in(words)))
    codes = [(number.isin(numbers), group) for group, numbers in _rules()["kode"].items()]
    found = [(words.re_search(pattern), group) for group, pattern in _rules()["pola"]]
    return ibis.cases(*codes, ((number > 0) & (number <= _rules()["kode_terakhir"]), LAIN), *found, (words.re_search("[a-z]{3}"), LAIN))


@cache
def _rules() -> dict[str, Any]:
    found: dict[str, Any] = tree(files(__package__).joinpath("pekerjaan.yaml").read_text("utf-8"))
    return found
