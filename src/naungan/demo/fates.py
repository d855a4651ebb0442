"""What truly became of the people of each finding between the two months: read from the planted states, not from any evaluation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from naungan.relations.words import Jawaban, State

Row = dict[str, Any]
# Findings that are about people in one state; solved is who is protected later.
CODES = {
    State.UNREGISTERED: "TEMUAN_BELUM_TERDAFTAR", State.INACTIVE: "TEMUAN_NONAKTIF",
    State.INCOMPLETE_PROGRAMMES: "TEMUAN_PROGRAM_TIDAK_LENGKAP",
}  # fmt: skip
_DARK = "tidak_dapat_diperiksa"


def fate_rows(before: Iterable[Row], after: Iterable[Row]) -> list[Row]:
    """One per unit and finding of the older month (rows of TRUTH_PERSON in, of TRUTH_FATE out), by what each of its people is later."""
    later = _later(after)
    found: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for row in before:
        kode = CODES.get(row["keadaan"])
        if kode and row["dihitung"]:
            found[row["pemda"], row["unit"], kode][row["orang"]] = later.get((row["pemda"], row["orang"]), _DARK)
    return [_counted(place, list(people.values())) for place, people in sorted(found.items())]


def _later(after: Iterable[Row]) -> dict[tuple[str, str], str]:
    """By person what the later month proves; who stands in several lists is solved only where all of them say so."""
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in after:
        if row["dihitung"]:
            said[row["pemda"], row["orang"]].add(_word(row["terlindungi"]))
    return {person: _DARK if _DARK in words else "masih" if "masih" in words else "selesai" for person, words in said.items()}


def _word(terlindungi: str | None) -> str:
    if terlindungi == Jawaban.YA:
        return "selesai"
    return "masih" if terlindungi == Jawaban.TIDAK else _DARK


def _counted(place: tuple[str, str, str], words: list[str]) -> Row:
    counts = {f"n_{word}": words.count(word) for word in ("selesai", "masih", _DARK)}
    return {**dict(zip(("pemda", "unit", "kode"), place, strict=True)), "nasib": _fate(**counts), **counts}


def _fate(n_selesai: int, n_masih: int, n_tidak_dapat_diperiksa: int) -> str:
    if not n_selesai:
        return "masih" if n_masih else _DARK
    return "sebagian" if n_masih or n_tidak_dapat_diperiksa else "selesai"
