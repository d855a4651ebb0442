"""The categories of workers with what holds where nothing is said: segment, payer, accounts, and the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from naungan.kernel.messages import sentence
from naungan.law.words import STATUS


def categories_text(rows: Iterable[Mapping[str, Any]]) -> str:
    """Three lines a category, of the rows of ``contribution.category.catalogue``."""
    return "\n".join(line for row in rows for line in _category(row))


def _category(row: Mapping[str, Any]) -> Iterator[str]:
    accounts = "; ".join(f"{_programme(program)} {', '.join(kodes)}" for program, kodes in row["rekening"].items())
    payer = sentence("SURAT_DIBAYAR", {"pembayar": row["pembayar"], "dana": ", ".join(row["dana"])})
    yield f"{row['kategori']}: {row['sebutan']}, {row['segmen']}, {row['hak'].replace('_', ' ')}, {payer}"
    yield "    " + sentence("SURAT_REKENING", {"rekening": accounts or STATUS["unknown"]})
    yield f"    {row['dasar']} [{STATUS[row['status']]}]. {row['catatan']}"


def _programme(name: str) -> str:
    return sentence("SURAT_SEMUA_PROGRAM") if name == "semua" else name.upper()
