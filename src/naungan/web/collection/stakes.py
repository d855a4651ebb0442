"""What the last evaluation says of an office: what is due of it, and how long its budget lasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from naungan.web.collection.models import Submission
from naungan.web.results.material import government
from naungan.web.results.models import Month
from naungan.web.results.stored import place


@dataclass(frozen=True)
class Stake:
    """As evaluated last: what is due in ``bulan`` (whole rupiah; ``perkiraan`` the estimated part), and how many months the budget pays.

    None where it is not known; ``basi``: what counts has changed since.
    """

    bulan: str
    iuran: int | None
    perkiraan: int | None
    anggaran: Decimal | None
    basi: bool

    @property
    def sidik(self) -> str:
        """What was seen."""
        return f"{self.bulan}:{self.iuran}:{self.perkiraan}:{self.anggaran}"


def stake(setoran: Submission, months: Sequence[str]) -> Stake | None:
    """Of the newest of these months that has been evaluated; None where none has."""
    found = Month.objects.filter(pemda=setoran.pemda, bulan__in=months).exclude(hasil="").order_by("-bulan").first()
    return None if found is None else _of_unit(found, setoran.unit) if setoran.unit else _of_government(found)


def _of_government(month: Month) -> Stake:
    said: dict[str, Any] = month.ringkas
    lasts = said.get("months_covered")
    return Stake(
        month.bulan, _sum(said.get("due")), _sum(said.get("due_perkiraan")), None if lasts is None else Decimal(str(lasts)), month.basi
    )


def _of_unit(month: Month, unit: str) -> Stake:
    """From the rows of the result itself; a unit that it does not name has nothing due that is known."""
    units = government(place(month.hasil), month.pemda).units
    own = next((row for row in units if row["unit"] == unit), {})
    return Stake(month.bulan, own.get("iuran"), own.get("iuran_perkiraan"), own.get("bulan_tercukupi"), month.basi)


def _sum(programmes: dict[str, int] | None) -> int | None:
    return sum(programmes.values()) if programmes else None
