"""What the last evaluation says of an office: what is due of it, and how long its budget lasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from naungan.web.collection.models import Submission
from naungan.web.results.models import Month


@dataclass(frozen=True)
class Stake:
    """As evaluated last: ``bulan`` and its position date, rupiah due, and months that the budget pays for."""

    bulan: str
    iuran: int | None
    anggaran: int | None
    basi: bool

    @property
    def sidik(self) -> str:
        """What was seen."""
        return f"{self.bulan}:{self.iuran}:{self.anggaran}"


def stake(setoran: Submission, months: Sequence[str]) -> Stake | None:
    """Of the newest of these months that has been evaluated; None where none has."""
    found = Month.objects.filter(pemda=setoran.pemda, bulan__in=months).exclude(hasil="").order_by("-bulan").first()
    if found is None:
        return None
    said: dict[str, Any] = found.ringkas
    own = said.get("unit", {}).get(setoran.unit, {}) if setoran.unit else said
    return Stake(found.bulan, own.get("iuran"), own.get("bulan_anggaran"), found.basi)
