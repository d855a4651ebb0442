"""The figures of one pemda as they go to the table: each with its key, unit, value, and why it is not known where it is not."""

from __future__ import annotations

from dataclasses import dataclass

from naungan.told.government import Government
from naungan.told.words import percent, say

# Key (a field of Government) and unit, in the order of the sheet, by which a line is known: an order that changes is a new version of it.
FIGURES = (
    ("pekerja", "orang"), ("terlindungi_ya", "orang"), ("terlindungi_tidak", "orang"), ("terlindungi_tidak_diketahui", "orang"),
    ("batas_bawah", "persen"), ("batas_atas", "persen"), ("iuran", "rupiah"), ("iuran_perkiraan", "rupiah"), ("kebutuhan", "rupiah"),
    ("tersedia", "rupiah"), ("kekurangan", "rupiah"), ("unit_seluruh", "unit"), ("unit_menyerahkan", "unit"),
)  # fmt: skip
_SHARE = "persen"
# Worked out from people, or guessed where a wage is not known: nobody has a figure of his own for these.
_OURS = ("batas_bawah", "batas_atas", "iuran_perkiraan")
_PEOPLE = ("orang", _SHARE)


@dataclass(frozen=True)
class Figure:
    """``nilai`` is a whole number, for a share the text as printed; None = not known, and ``sebab`` says why."""

    kunci: str
    satuan: str
    nilai: int | str | None
    sebab: str = ""

    @property
    def nama(self) -> str:
        """What it is called."""
        return say(f"MEJA_ANGKA_{self.kunci.upper()}")

    @property
    def baris(self) -> str:
        """The key of its line."""
        return f"A.{[kunci for kunci, _ in FIGURES].index(self.kunci) + 1}"

    @property
    def reported(self) -> bool:
        """Whether a pemda can have a figure of its own beside it."""
        return self.kunci not in _OURS

    @property
    def whole(self) -> int | None:
        """The value where it is a whole number."""
        return self.nilai if isinstance(self.nilai, int) else None


def figures(government: Government | None) -> tuple[Figure, ...]:
    """The figures in their order; without an evaluation all of them are not known."""
    return tuple(_figure(government, kunci, satuan) for kunci, satuan in FIGURES)


def _figure(government: Government | None, kunci: str, satuan: str) -> Figure:
    if government is None:
        return Figure(kunci, satuan, None, say("MEJA_TANPA_EVALUASI"))
    found = getattr(government, kunci)
    if found is None:
        return Figure(kunci, satuan, None, _why(government, satuan))
    return Figure(kunci, satuan, percent(found) if satuan == _SHARE else int(found))


def _why(government: Government, satuan: str) -> str:
    if satuan in _PEOPLE:
        return government.sebab_pekerja or say("HAL_SEBAB_TANPA_PEKERJA")
    return government.sebab_uang if satuan == "rupiah" else say("HAL_SEBAB_UNIT")
