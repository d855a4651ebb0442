"""What JHT would cost where an article names it and no region has settled it, worked out person by person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.evaluation.figures.shown import num, short
from tests.evaluation.figures.store import Row, Store, by
from tests.evaluation.figures.words import told
from tests.referee import contribution

# Non-ASN of Permenaker 1/2025 Pasal 3A; who is in no category is priced as "lainnya" is. No folder of the example has a rule of its own.
NAMED = ("honorer", "guru_non_asn", "nakes_non_asn", "lainnya", None)
KEY = ("pemda", "unit", "orang")
AMOUNTS = ("terutang", "pemberi_kerja", "pekerja")


def option(store: Store, wilayah: str) -> Row | None:
    """The cells of ``option`` in ``summary.json``; None where nobody is named."""
    rows = _priced(store, wilayah)
    if not rows:
        return None
    found: Row = {"program": "jht", "orang": len(rows), "orang_perkiraan": sum(row["perkiraan"] for row in rows)}
    found["tanpa_jumlah"] = sum(row["pemberi_kerja"] is None for row in rows)
    for suffix, guess in (("", False), ("_perkiraan", True)):
        mine = [row for row in rows if row["perkiraan"] == guess]
        found |= {f"{name}{suffix}": sum(row[name] or 0 for row in mine) for name in AMOUNTS}
    return found


def option_said(store: Store, code: str, wilayah: str, money: Callable[[int | None], str] = short) -> str:
    """The sentence about the option: those with a wage, those without, those nobody can count; nothing where nobody is named."""
    one = option(store, wilayah)
    if one is None:
        return ""
    guessed = one["orang_perkiraan"]
    parts = [
        told(words, orang=num(orang), terutang=money(one[f"terutang{kind}"]), tambah=money(one[f"pemberi_kerja{kind}"]),
             pekerja=money(one[f"pekerja{kind}"]))
        for words, kind, orang in (("TAWARAN_PASTI", "", one["orang"] - guessed), ("TAWARAN_PERKIRAAN", "_perkiraan", guessed))
        if orang
    ]  # fmt: skip
    if one["tanpa_jumlah"]:
        parts.append(told("TAWARAN_TANPA", orang=num(one["tanpa_jumlah"])))
    return told(code, orang=num(one["orang"]), rincian="; ".join(parts))


def _priced(store: Store, wilayah: str) -> list[Row]:
    """One row per person and unit: what is due of the employer now, and both shares of JHT."""
    kategori = {_key(row): row["kategori"] for row in store.of("ledger", wilayah)}
    owed = by((row for row in store.of("assessment", wilayah) if row["segmen"] == "PU"), _key)
    return [_one(store, rows) for key, rows in owed.items() if kategori[key] in NAMED]


def _one(store: Store, rows: list[Row]) -> Row:
    assert not any(row["program"] == "jht" for row in rows)
    wages = [row["dasar_upah"] for row in rows if row["dasar_upah"] is not None]
    shares = contribution("jht", segmen="PU", upah=max(wages), bulan=store.run["bulan"]) if wages else (None, None)
    return {
        "terutang": sum(row["pemberi_kerja"] or 0 for row in rows), "pemberi_kerja": shares[0], "pekerja": shares[1],
        "perkiraan": any(row["perkiraan"] for row in rows),
    }  # fmt: skip


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in KEY)
