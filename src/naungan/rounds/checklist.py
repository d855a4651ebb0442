"""The checklist of a round: versioned questions in four pillars, and which version is asked on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.kernel.tree import tree
from naungan.rounds.tables import PILAR

KINDS = ("ya_tidak", "tanggal", "orang", "rupiah", "teks")


@dataclass(frozen=True)
class Question:
    """One question. ``jawaban`` is the kind of its answer; ``dihitung`` the figure of the frozen evaluation that answers it, if any."""

    id: str
    pilar: str
    jawaban: str
    teks: str
    dihitung: str | None = None


def version_on(day: dt.date) -> str:
    """The newest version that is asked on a day; Refusal before the first."""
    known = [name for name, one in _versions().items() if one["dari"] <= day]
    if not known:
        raise Refusal("RAPAT_TANPA_DAFTAR_PERIKSA", tanggal=day.isoformat())
    return max(known, key=lambda name: (_versions()[name]["dari"], name))


def questions(version: str) -> tuple[Question, ...]:
    """The questions of a version in the order of the pillars; Refusal for a version nobody knows."""
    if version not in _versions():
        raise Refusal("RAPAT_DAFTAR_PERIKSA_ASING", versi=version, ada=", ".join(_versions()))
    found = [Question(**one) for one in _versions()[version]["pertanyaan"]]
    return tuple(sorted(found, key=lambda one: PILAR.index(one.pilar)))


@cache
def _versions() -> dict[str, Any]:
    found: dict[str, Any] = tree(files("naungan.rounds").joinpath("daftar_periksa.yaml").read_text("utf-8"))
    return dict(found["versi"])
