"""What an option would cost, in a sentence: a programme that an article names and that no region has settled yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from naungan.contribution.sums import add_offers
from naungan.kernel.rupiah import rp
from naungan.told.words import number, rupiah_short, say


def offer_sentence(code: str, rows: Iterable[Mapping[str, Any]], *, exact: bool = False) -> str | None:
    """The dues of the people concerned and what JHT would add, side by side; None where nothing is open. ``code`` is its wording.

    Who has a wage, who is estimated and who can't be counted stand apart, each with their number.
    """
    found = add_offers(rows)
    if found is None:
        return None
    people = {"": found["orang"] - found["orang_perkiraan"], "_perkiraan": found["orang_perkiraan"]}
    parts = [_part(found, kind, orang, rp if exact else rupiah_short) for kind, orang in people.items() if orang]
    if found["tanpa_jumlah"]:
        parts.append(say("TAWARAN_TANPA", orang=number(found["tanpa_jumlah"])))
    return say(code, orang=number(found["orang"]), rincian="; ".join(parts))


def _part(found: Mapping[str, int], kind: str, orang: int, money: Callable[[int], str]) -> str:
    return say(
        "TAWARAN_PERKIRAAN" if kind else "TAWARAN_PASTI", orang=number(orang), terutang=money(found[f"terutang{kind}"]),
        tambah=money(found[f"pemberi_kerja{kind}"]), pekerja=money(found[f"pekerja{kind}"]),
    )  # fmt: skip
