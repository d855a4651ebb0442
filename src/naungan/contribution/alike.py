"""Months in which one law and one policy hold: what is due in one of them is due in each, for whoever works in it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from naungan.acuan.kebijakan import Aturan
from naungan.contribution.policy import policy_table, programs
from naungan.kernel.period import Bulan
from naungan.regulasi import buku, target
from naungan.regulasi.keringanan import daftar_keringanan


def alike(months: Iterable[Bulan], aturan: Sequence[Aturan] | None = None, known: dt.date | None = None) -> list[tuple[Bulan, ...]]:
    """The months parted into groups of equal law, values, reliefs and regional policy, in order.

    A month in which JP is owed stands alone: whether a person has reached the pension age is asked anew each month.
    """
    found: dict[str, list[Bulan]] = defaultdict(list)
    for month in months:
        found[law_of(month, aturan, known)].append(month)
    return [tuple(group) for group in found.values()]


def law_of(month: Bulan, aturan: Sequence[Aturan] | None, known: dt.date | None) -> str:
    """All that the dues of a month depend on beside the person, as one text: equal texts of one run mean equal dues."""
    return _of_house(month, known, buku().sidik) if aturan is None else _law_of(month, aturan, known)


@lru_cache(1024)
def _of_house(month: Bulan, known: dt.date | None, _sidik: str) -> str:
    """By the rules of the house, which one book does not change; who follows payers and purses asks for the same months again and again."""
    return _law_of(month, None, known)


def _law_of(month: Bulan, aturan: Sequence[Aturan] | None, known: dt.date | None) -> str:
    asked = programs(month, aturan)
    names = [*target("PU", asked), *target("BPU", asked), "tarif_jkk"]
    law = [
        (name, buku().entry(name, month, known).nilai) if name in buku().series else (name, id(buku().version(name, month, known)))
        for name in buku().order(names, month, known)
    ]  # fmt: skip
    reliefs = [one.kode for one in daftar_keringanan() if one.dari <= month <= one.sampai]
    return repr((policy_table(month, aturan, known).to_pylist(), asked, law, reliefs, month if "jp" in asked else None))
