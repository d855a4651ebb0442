"""Each target on its day, if nothing changes: by the interval and not by its middle, and against the same count alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Any

from naungan.kernel.period import Bulan
from naungan.projection.interval import LEVELS
from naungan.projection.series import in_order
from naungan.projection.tables import TARGET_OUTLOOK
from naungan.rounds.coverage_figures import ROSTER

Row = Mapping[str, Any]
_SIDES = tuple(f"{side}_{width}" for width in LEVELS for side in ("bawah", "atas"))
_SEPERSEJUTA = 1_000_000
# Of several series of one count that of evaluations goes first, as in the standing of a target.
_FIRST = ("evaluasi", "terbitan", "bawaan")


def outlook(forecast: Iterable[Row], standing: Iterable[Row], pada: dt.date) -> list[dict[str, Any]]:
    """TARGET_OUTLOOK from rows of FORECAST and of TARGET_STANDING (``rounds.target_standing``) of a day, in the order of the key.

    A target whose day is over is told as it stands: hit, missed or not known. One of people is held against people, one of a share against
    the share, or against people where its document names the denominator.
    """
    rows = [row for row in forecast if row["segmen"] is None and row["tingkat"] != "unit"]
    by_place: dict[tuple[str | None, str], list[Row]] = {}
    for row in rows:
        by_place.setdefault((row["wilayah"], row["bulan"]), []).append(row)
    told = [_told(one, by_place, pada) for one in standing]
    empty = dict.fromkeys(TARGET_OUTLOOK.names)
    return in_order(({**empty, **row} for row in told), TARGET_OUTLOOK.key)


def _told(target: Row, by_place: Mapping[tuple[str | None, str], Collection[Row]], pada: dt.date) -> dict[str, Any]:
    due: dt.date = target["sampai"]
    said = {name: target[name] for name in ("wilayah", "deret", "tahun", "lingkup", "sampai", "dokumen", "dibutuhkan")}
    if due < pada:
        return {**said, "keadaan": "sudah_lewat", "alasan": target["keadaan"]}
    if target["keadaan"] == "tidak_dapat_dibandingkan":
        return {**said, "keadaan": "tidak_dapat_dibandingkan", "alasan": target["alasan"]}
    month = str(Bulan.of(due))
    alike = [row for row in by_place.get((target["wilayah"], month), ()) if _same_count(target, row)]
    figures = {row["ukuran"]: row for row in sorted(alike, key=lambda row: _FIRST.index(row["asal"]), reverse=True)}
    if not figures or any(row["nilai"] is None for row in figures.values()):
        return {**said, "keadaan": "tanpa_perkiraan", "alasan": _why(figures)}
    return {**said, "bulan": month, **_judged(target, figures)}


def _same_count(target: Row, row: Row) -> bool:
    """Whether a series counts what the target counts, against what it is counted against."""
    if row["asal"] == "evaluasi":
        return target["lingkup"] == "semua" and row["tingkat"] == "pemda" and target["penyebut"] in (None, ROSTER)
    return bool(row["lingkup"] == target["lingkup"] and target["penyebut"] in (None, row["penyebut"]))


def _why(figures: Mapping[str, Row]) -> str:
    return next((str(row["alasan"]) for row in figures.values()), "di_luar_jangka")


def _judged(target: Row, figures: Mapping[str, Row]) -> dict[str, Any]:
    people, share = figures["aktif"], figures["cakupan"]
    by_share = target["orang"] is None and target["penyebut_orang"] is None
    needed = target["dibutuhkan"]
    if by_share:
        wanted = Fraction(target["persen"]) * people["semesta"] / 100
        needed = -(-wanted.numerator // wanted.denominator)
    held, goal = (share, Fraction(target["persen"]) * _SEPERSEJUTA / 100) if by_share else (people, Fraction(needed))
    keadaan = "tercapai" if held["bawah_80"] >= goal else "tidak_tercapai" if held["atas_80"] < goal else "belum_dapat_dikatakan"
    return {
        "dibutuhkan": needed, "nilai": people["nilai"], **{name: people[name] for name in _SIDES},
        "kurang": max(0, needed - people["nilai"]), "kurang_terbanyak": max(0, needed - people["bawah_80"]), "keadaan": keadaan,
    }  # fmt: skip
