"""The cheapest way for a nation: 546 governments × 5 groups × 12 months × 3 purses, invented, from a seed."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

Row = dict[str, Any]
PEMDA, KELOMPOK = 546, 5
# Seconds on two cores that were asked for.
BAR_PEOPLE, BAR_WHOLE = 60, 120
_WINDOWS = (("2027-01", "2027-12"), ("2027-01", "2027-09"), ("2027-04", "2027-12"))


def rows(pemda: int = PEMDA, *, utuh: bool = False, seed: int = 1) -> tuple[list[Row], list[Row]]:
    """Rows of PLAN_GROUP (people, or whole villages) and PLAN_PURSE: a free purse, and two earmarks that overlap and have windows."""
    rng = random.Random(seed)
    groups, purses = [], []
    categories = ("pekerja_rentan", "kader", "rt_rw", "linmas", "pekerja_agama")
    for number in range(pemda):
        code = f"{11 + number // 60}{number % 60 + 1:02d}"
        for at in range(KELOMPOK):
            groups.append(
                {"pemda": code, "kelompok": f"k{at}", "kategori": categories[at], "sifat": "pilihan",
                 "orang": rng.randint(20, 400) if utuh else rng.randint(200, 9000), "harga": rng.choice((16_800, 13_500, 21_700)) + 7 * at,
                 "kerugian": rng.randint(150_000, 900_000), "utuh": utuh, "paling_sedikit": 3, "dari": "2027-01", "sampai": "2027-12",
                 "sumber": "karangan"}
            )  # fmt: skip
        for at, boleh in enumerate((None, categories[:2], categories[1:4])):
            dari, sampai = _WINDOWS[at]
            most = 60_000_000 if utuh else 900_000_000
            purses.append(
                {"pemda": code, "dompet": f"d{at}", "uang": rng.randint(most // 60, most), "boleh": ",".join(boleh) if boleh else None,
                 "dari": dari, "sampai": sampai, "sumber": "karangan"}
            )  # fmt: skip
    return groups, purses


def people(_: Path) -> dict[str, float]:
    """The most people who may be divided, with what binds."""
    return _measured(*rows(), tujuan="orang")


def target(_: Path) -> dict[str, float]:
    """A third of all people at least cost."""
    groups, purses = rows()
    return _measured(groups, purses, tujuan="sasaran", sasaran=sum(row["orang"] for row in groups) // 3)


def whole(_: Path) -> dict[str, float]:
    """The most people in groups that can't be divided, with what binds."""
    return _measured(*rows(utuh=True), tujuan="orang")


def _measured(groups: list[Row], purses: list[Row], **asked: Any) -> dict[str, float]:
    from naungan.projection.plan import cheapest

    found = cheapest(groups, purses, **asked)
    return {"gap_millionths": round(found.gap * 1_000_000), "people": found.sums.orang, "bounds": len(found.bounds)}
