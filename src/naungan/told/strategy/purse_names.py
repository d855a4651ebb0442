"""What a purse is called, and who decides over it."""

from __future__ import annotations

from naungan.acuan.dompet import kinds
from naungan.kernel.messages import catalogue, sentence
from naungan.told.words import office, say


def purse_name(kode: str) -> str:
    """The name of a kind of purse; what is no kind keeps the name it has."""
    return next((one.nama for one in kinds() if one.kode == kode), kode)


def step_name(kode: str) -> str:
    """The name of a step of the budget cycle; what a region has written itself stays as it is."""
    code = f"NAMA_{kode}"
    return sentence(code) if code in catalogue() else kode


def decides(jenis: str | None, pemda: str) -> str:
    """Who decides that such a purse pays: its own office where it has one, else the head of region."""
    code = f"PEMUTUS_{(jenis or '').upper()}"
    return say(code if f"DOK_{code}" in catalogue() else "PEMUTUS", wilayah=office(pemda))
