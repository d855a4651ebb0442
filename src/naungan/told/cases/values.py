"""A value of the law in one line, with its source and how sure it is."""

from __future__ import annotations

from naungan.law import Step
from naungan.law.words import certainty, words


def value_line(step: Step) -> str:
    """``Tarif JKK: 0,24 % [PP 44/2015 Pasal 16; terkonfirmasi]``."""
    sure = certainty(step.status or "unknown", step.sandaran)
    return f"{step.uraian}: {words(step.nilai, step.satuan)} [{step.aturan} {step.pasal}; {sure}]"
