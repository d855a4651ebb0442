"""Moving money between accounts: who approves, by which instrument, at which step of the calendar; dated, with source and status."""

from __future__ import annotations

from dataclasses import dataclass, fields

from naungan.acuan.loading import load


@dataclass(frozen=True)
class Aturan:
    """The rule for one kind of move in one fiscal year; ``langkah`` is the step that dates it, ``status`` how sure the rule is."""

    kode: str
    penyetuju: str
    instrumen: str
    langkah: str
    dasar: str
    status: str


def same_levels(dari: str, ke: str) -> int:
    """Up to which level of the code two accounts are the same: 3 = jenis, 4 = objek, 5 = rincian objek."""
    pairs = zip(dari.split("."), ke.split("."), strict=False)
    return next((level for level, (one, other) in enumerate(pairs) if one != other), min(dari.count("."), ke.count(".")) + 1)


def rule(dari: str, ke: str, tahun: int, *, same_unit: bool) -> Aturan | None:
    """The rule that a move falls under; None for a year of which none is known."""
    alike = same_levels(dari, ke)
    for one in load("pergeseran.yaml")["pergeseran"]:
        of_year = one["dari"] <= tahun and (one["sampai"] is None or tahun <= one["sampai"])
        if of_year and (one["unit"] == "sama") == same_unit and one["sama"] <= alike:
            return Aturan(*(one[field.name] for field in fields(Aturan)))
    return None
