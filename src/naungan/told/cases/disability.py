"""The disability table for people: code, part of the body, per cent, certainty."""

from __future__ import annotations

from typing import Any

from naungan.benefit.events import bagian_tubuh
from naungan.kernel.messages import sentence
from naungan.law.words import STATUS, words
from naungan.regulasi import buku


def disability_table() -> str:
    """One line a code, in the order of the annex."""
    rows = [(kode, *_percent(kode), isi["nama"] + _size(isi)) for kode, isi in bagian_tubuh().items()]
    width = max(len(kode) for kode, *_ in rows)
    return "\n".join(f"{kode.ljust(width)}  {percent.rjust(6)}  {nama} [{STATUS[status]}]" for kode, percent, status, nama in rows)


def _percent(kode: str) -> tuple[str, str]:
    for name in ("cacat_terkonfirmasi", "cacat_diingat"):
        entry = buku().series[name].entries[-1]
        if kode in entry.nilai:
            return words(entry.nilai[kode], "per_juta"), entry.status
    raise KeyError(kode)


def _size(isi: dict[str, Any]) -> str:
    if "ukuran" in isi:
        lowest, highest = isi["ukuran"]
        return "; " + sentence("SURAT_CACAT_UKURAN", {"dari": lowest, "sampai": highest, "satuan": isi["satuan"]})
    return "; " + sentence("SURAT_CACAT_KALI") if "kali" in isi else ""
