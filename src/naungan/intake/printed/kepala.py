"""What stands above a printed budget as label and value: whose table it is, its sub-activity, its fund and its ceiling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from naungan.intake.shape.spelling import plain

# Label → what it says; "" for what nobody needs.
_LABELS = {
    "organisasi": "skpd", "skpd": "skpd", "nama skpd": "skpd", "opd": "skpd", "perangkat daerah": "skpd", "unit organisasi": "unit",
    "unit": "unit", "unit kerja": "unit", "unit skpd": "unit", "sub unit": "unit", "sub unit organisasi": "unit", "sub unit skpd": "unit",
    "sub kegiatan": "sub", "subkegiatan": "sub", "sumber pendanaan": "dana", "sumber dana": "dana", "pagu": "pagu",
    "pagu sub kegiatan": "pagu", "nilai anggaran": "pagu", "urusan pemerintahan": "", "urusan": "", "bidang urusan": "", "program": "",
    "kegiatan": "", "sasaran": "", "sasaran program": "", "capaian program": "", "lokasi": "", "keluaran sub kegiatan": "",
    "waktu pelaksanaan": "", "kelompok sasaran": "", "nomor": "", "nomor dpa": "",
}  # fmt: skip
_THIS_YEAR = re.compile(r"^alokasi tahun(?: 20\d\d)?$")
_BESIDE = re.compile(r"^alokasi tahun\b.*[-+]\s*1", re.I)
_CODED = re.compile(r"^([0-9X]+(?:\.[0-9X]+)+)\.?\s*[-–:]?\s+(\S.*)$", re.S)
# A label, its value, or code and name of the value in cells of their own.
_PARTS = (2, 3)
# What still holds when the office changes, and when the sub-activity does.
_KEPT = {"skpd": (), "sub": ("skpd", "unit")}


def fact_of(texts: Sequence[str]) -> tuple[str, str] | None:
    """What a row says, and its value; None where it says nothing of the table below it.

    A colon parts the two, in a cell of either; or the label stands alone in its cell with the value beside it, where the colon is
    drawn by the number format only.
    """
    filled = [text for text in texts if text]
    label, colon, rest = filled[0].partition(":") if filled else ("", "", "")
    name = _name(label, filled[0]) if filled else None
    if name is None:
        return None
    drawn = len(filled) in _PARTS and not any(_name(text, text) is not None for text in filled[1:])
    said = colon or drawn or any(text.startswith(":") for text in filled[1:])
    return (name, " ".join([rest, *filled[1:]]).strip(" :")) if said else None


def learned(facts: dict[str, str], name: str, value: str) -> dict[str, str]:
    """The facts after one more; a new office forgets all others, a new sub-activity those of the one before it."""
    kept = {key: facts[key] for key in _KEPT[name] if key in facts} if name in _KEPT else facts
    return {**kept, name: value} if name else facts


def office_of(facts: dict[str, str]) -> tuple[str | None, str | None]:
    """Code and name of the office; the unit below it stands in where none is named."""
    skpd, unit = (coded(facts.get(key, "")) for key in ("skpd", "unit"))
    return skpd if any(skpd) else unit


def coded(text: str) -> tuple[str | None, str | None]:
    """``2.07.0.00.0.00.01.0000 Dinas …`` as code and name."""
    found = _CODED.match(text)
    return (found[1], clean(found[2])) if found else (None, text or None)


def clean(text: str) -> str | None:
    """A text on one line, without the signs around it; None where nothing is left."""
    return " ".join(text.split()).strip(" ;,.-") or None


def text_of(cell: Any) -> str:
    """A cell as text; whole numbers without a fraction."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def is_index(texts: Sequence[str]) -> bool:
    """The row of column numbers, 1 2 3 … or (1) (2) (3)."""
    return all(re.fullmatch(r"\(?\d{1,2}\)?(\s*=.*)?", text) for text in texts if text)


def _name(label: str, text: str) -> str | None:
    words = plain(label)
    if _BESIDE.match(text):
        return ""
    return "pagu" if _THIS_YEAR.match(words) else _LABELS.get(words)
