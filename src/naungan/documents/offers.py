"""What an option would cost, in a sentence: a programme that an article names and that no region has settled yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from naungan.contribution.sums import add_offers
from naungan.documents.words import number, rupiah_short, say
from naungan.kernel.rupiah import rp


def offer_sentence(code: str, rows: Iterable[Mapping[str, Any]], *, exact: bool = False) -> str | None:
    """The dues of the people concerned and what JHT would add, side by side; None where nothing is open. ``code`` is its wording."""
    found = add_offers(rows)
    if found is None:
        return None
    money = rp if exact else rupiah_short
    estimate = sum(found[f"{name}_perkiraan"] for name in ("terutang", "pemberi_kerja", "pekerja"))
    said = say(
        code, orang=number(found["orang"]), terutang=money(found["terutang"]), tambah=money(found["pemberi_kerja"]),
        pekerja=money(found["pekerja"]),
    )  # fmt: skip
    if not estimate:
        return said
    return f"{said} " + say(
        "TAWARAN_PERKIRAAN", orang=number(found["orang_perkiraan"]), terutang=money(found["terutang_perkiraan"]),
        tambah=money(found["pemberi_kerja_perkiraan"]), pekerja=money(found["pekerja_perkiraan"]),
    )  # fmt: skip
