"""The targets that stand: those that are shipped, those that came in, and those that a rise makes of a known base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from naungan.acuan.sasaran import denominator, published_targets, rises
from naungan.rounds.registers import newest, restored
from naungan.rounds.tables import TARGET

Row = Mapping[str, Any]
_FINE = Decimal("0.000001")
ASAL = "asal"


def targets(entered: Iterable[Row], figures: Collection[Row], pada: dt.date) -> list[dict[str, Any]]:
    """Rows of TARGET that were there on a day, with ``asal``, each key once: what came in goes before what is shipped, and that before
    what a rise makes.

    ``penyebut`` is the kind of denominator. ``figures`` is COVERAGE_FIGURE, in which the bases of rises are looked up.
    """
    every = [*_of(_raised(figures), "kenaikan"), *_of(published_targets(), "bawaan"), *_of(entered, "diisi")]
    rows = [row for row in every if _there(row, pada)]
    origin = {tuple(row[name] for name in TARGET.key): row[ASAL] for row in rows}
    standing = newest(TARGET, [{name: row[name] for name in TARGET.names} for row in rows])
    return [{**row, ASAL: origin[tuple(row[name] for name in TARGET.key)]} for row in standing]


def _there(row: Row, pada: dt.date) -> bool:
    """Whether the document of a target was there on a day. Whoever enters one without its day has it; of what is shipped such a one is
    not said of a time before its own year."""
    if row["sejak"] is None:
        return bool(row[ASAL] == "diisi" or row["tahun"] <= pada.year)
    return bool(row["sejak"] <= pada)


def _of(rows: Iterable[Row], asal: str) -> Iterator[dict[str, Any]]:
    for row in rows:
        typed = restored(TARGET, row)
        yield {**typed, "penyebut": denominator(typed["penyebut"]), ASAL: asal}


def _raised(figures: Collection[Row]) -> Iterator[dict[str, Any]]:
    """A target where the base is known: what was there, and so many points more, at most all; scope and denominator are the base's."""
    for rise in rises():
        for base in figures:
            share = share_of(base)
            if base["bulan"] != rise.bulan_dasar or base["wilayah"] is None or base["penyebut"] is None or share is None:
                continue
            lowest, highest = share
            if lowest != highest:
                continue
            said = min(decimal(lowest) + rise.tambah, Decimal(100))
            yield {
                "wilayah": base["wilayah"], "deret": rise.deret, "tahun": rise.tahun, "persen": said, "lingkup": base["lingkup"],
                "penyebut": base["penyebut"], "penyebut_orang": base["semesta"], "penerbit": rise.penerbit, "dokumen": rise.dokumen,
                "sejak": rise.sejak, "sumber": f"{rise.sumber}; dasar {rise.bulan_dasar}: {base['sumber']}", "status": rise.status,
            }  # fmt: skip


def share_of(figure: Row) -> tuple[Fraction, Fraction] | None:
    """The share in percent that a figure gives, its bounds exact: counted where people and denominator are known, else as published."""
    if figure["aktif_bawah"] is not None and figure["semesta"]:
        return Fraction(100 * figure["aktif_bawah"], figure["semesta"]), Fraction(100 * figure["aktif_atas"], figure["semesta"])
    return None if figure["persen"] is None else (Fraction(figure["persen"]), Fraction(figure["persen"]))


def decimal(value: Fraction) -> Decimal:
    """As it is stored: six decimals, halves upward. For being shown alone; what is compared stays exact."""
    scaled = value * 1_000_000
    return Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)) * _FINE
