"""What stands on a file that goes back to the unit that wrote it: a note at each wrong cell, and the sheet that lists them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from naungan.kernel.problem import Severity
from naungan.kernel.shown import shown
from naungan.told.words import label, number, say

Problem = dict[str, Any]
HEADINGS = ("TINGKAT", "LEMBAR", "SEL", "KOLOM", "NILAI", "MASALAH", "PERBAIKAN")


def note(problem: Problem) -> str:
    """The note at a cell: how grave, what is wrong, what to do."""
    head = f"{label('TINGKAT_MASALAH', problem['severity'])}: {problem['message']}"
    return f"{head}\n→ {problem['remedy']}" if problem["remedy"] else head


def listed(problem: Problem, sheet: str, cell: str) -> list[str]:
    """One line of the list, under ``HEADINGS``; ``cell`` is empty where the problem has no cell."""
    place = say("KEMBALI_BARIS", baris=number(problem["row"])) if problem["row"] else say("KEMBALI_SELURUH")
    texts = [label("TINGKAT_MASALAH", problem["severity"]), shown(sheet), cell or place]
    return [*texts, problem["column"] or "", problem["value"] or "", problem["message"], problem["remedy"]]


def prose(berkas: str, listed_rows: int, total: int, corrected: int = 0) -> list[str]:
    """Whose file it is, what to do with it, how many problems are not listed, and how many cells are put right in it already."""
    more = [say("KEMBALI_LEBIH", jumlah=number(listed_rows), semua=number(total))] if total > listed_rows else []
    right = [say("KEMBALI_DIKOREKSI", jumlah=number(corrected))] if corrected else []
    return [say("KEMBALI_ISI", berkas=berkas, jumlah=number(total)), say("KEMBALI_CARA"), *more, *right]


def legend(corrected: int = 0) -> list[tuple[str, str]]:
    """What each tint means: the label and the severity."""
    return [(label("TINGKAT_MASALAH", one), one) for one in (*Severity, *(("koreksi",) if corrected else ()))]


def lost(words: Iterable[str]) -> dict[str, str]:
    """What of the file did not go along."""
    return {word: say(f"KEMBALI_HILANG_{word.upper()}") for word in words}
