"""What a tile of a map says of its region: both bounds in short, and the sentence for those who don't see it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from naungan.told.material import Row
from naungan.told.words import percent, place, say, unknown


def tile_words(kode: str, row: Row | None) -> tuple[str, str]:
    """``row`` is None for a region outside this evaluation, and has no bounds where no roster was handed in."""
    if row is None:
        return "", say("HAL_PETAK_LUAR", nama=place(kode))
    lower, upper = row.get("batas_bawah"), row.get("batas_atas")
    if lower is None or upper is None:
        why = row.get("sebab_pekerja") or say("HAL_SEBAB_TANPA_PEKERJA")
        return say("HAL_PETAK_KOSONG"), say("HAL_PETAK_TANPA", nama=place(kode), tidak_tersedia=unknown(), sebab=why)
    return f"{_whole(lower)}–{_whole(upper)}", say("HAL_PETAK", nama=place(kode), bawah=percent(lower), atas=percent(upper))


def _whole(share: Decimal) -> str:
    return f"{(share * 100).quantize(Decimal(1), ROUND_HALF_UP)}"
