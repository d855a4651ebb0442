"""Reliefs by the name that is asked for, and as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from naungan.kernel.period import Bulan
from naungan.regulasi.keringanan.muat import Keringanan, daftar_keringanan

SEMUA = "keringanan"


def cari_keringanan(asked: str, known: dt.date | None = None) -> tuple[Keringanan, ...]:
    """The reliefs that a name means: all (``keringanan``), one by its code, or those of a regulation (``pp50-2025``)."""
    name = asked.strip().lower().replace("_", "-").replace(" ", "-").replace("/", "-").replace("pp-", "pp")
    found = daftar_keringanan(known)
    return found if name == SEMUA else tuple(one for one in found if one.kode == name or one.kode.startswith(f"{name}-"))


def in_month(found: Iterable[Keringanan], day: dt.date) -> tuple[Keringanan, ...]:
    """Those that hold for the month of contribution in which a day lies."""
    return tuple(one for one in found if one.dari <= Bulan.of(day) <= one.sampai)


def relief_document(one: Keringanan) -> dict[str, Any]:
    """A relief as plain values."""
    return {
        "kode": one.kode, "dari": str(one.dari), "sampai": str(one.sampai), "segmen": one.segmen,
        "program": {program: f"{above}/{below}" for program, (above, below) in one.program.items()},
        "sektor": list(one.sektor), "dibayar": list(one.dibayar), "syarat": one.syarat, "kecuali": one.kecuali,
        "aturan": one.dasar.aturan, "pasal": one.dasar.pasal, "diundangkan": one.diundangkan.isoformat(), "status": one.status,
        "sandaran": one.sandaran,
        "rincian": _plain(one.rincian), "catatan": one.catatan,
    }  # fmt: skip


def _plain(value: Any) -> Any:
    """Days as ISO text, however deep."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value.isoformat() if isinstance(value, dt.date) else value
