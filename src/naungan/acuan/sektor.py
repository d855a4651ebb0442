"""Lines of business and their risk group, as far as the table reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from naungan.acuan.loading import load
from naungan.kernel.period import Bulan


@dataclass(frozen=True)
class Sektor:
    """One entry of the annex; ``nomor`` is its place in the list of its group."""

    kelompok: str
    nomor: int
    nama: str
    dasar: str
    status: str


def sektor(nama: str, bulan: Bulan) -> Sektor | None:
    """The entry that a name means in a month; None where the table does not reach."""
    found = _by_name().get(_bare(nama))
    if found is None:
        return None
    isi = load("sektor.yaml")
    if str(bulan) >= isi["dari"]:
        return Sektor(found["kelompok"], found["nomor"], found["nama"], isi["dasar"], found["status"])
    dulu = isi["sebelumnya"]
    return Sektor("I", 0, found["nama"], dulu["dasar"], dulu["status"]) if found["nama"] == dulu["sektor"] else None


def open_entries() -> dict[str, int]:
    """Risk group → how many entries of the annex are not in the table."""
    isi = load("sektor.yaml")
    return {group: count - sum(one["kelompok"] == group for one in isi["sektor"]) for group, count in isi["jumlah"].items()}


@cache
def _by_name() -> dict[str, dict[str, Any]]:
    return {_bare(name): one for one in load("sektor.yaml")["sektor"] for name in (one["nama"], *one["nama_lain"])}


def _bare(nama: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"\(.*\)", "", nama.lower())).strip()
    return words.removeprefix("jasa ") if words.startswith("jasa pemerintahan") else words
