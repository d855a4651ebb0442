"""Instruments on a day: what is in force, what ends next, what looks twice, and which groups of workers no instrument names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from naungan.acuan.loading import load
from naungan.acuan.sasaran import usual_end_of_agreement
from naungan.acuan.ump import ump
from naungan.relations.words import KATEGORI
from naungan.rounds.register_tables import INSTRUMENT_GAP, INSTRUMENT_STANDING
from naungan.rounds.registers import newest
from naungan.rounds.tables import INSTRUMENT

Row = Mapping[str, Any]
IN_FORCE = ("berlaku", "akhir_tidak_disebut")
# An agreement runs for a time; a regulation without an end holds until another takes it away.
_AGREEMENT = "pks"
_FILLING = ("nomor", "no", "tahun", "th")
_PIECES = re.compile(r"\d+|[a-z]+")


def instrument_standing(entered: Iterable[Row], pada: dt.date) -> list[dict[str, Any]]:
    """INSTRUMENT_STANDING on a day, of the instruments of the book, in the order of the key."""
    rows = [{**one, **_state(one, pada)} for one in newest(INSTRUMENT, list(entered))]
    return [{name: found.get(name) for name in INSTRUMENT_STANDING.names} for found in ({**row, **_marks(row, rows, pada)} for row in rows)]


def instrument_gap(standing: Collection[Row], measure: Iterable[Row]) -> list[dict[str, Any]]:
    """INSTRUMENT_GAP: the categories of workers that ``measure`` counts in a pemda and no instrument in force names."""
    named = {(row["pemda"], group) for row in standing if row["keadaan"] in IN_FORCE for group in groups_of(row)}
    open_ended = [row["pemda"] for row in standing if row["keadaan"] in IN_FORCE and not row["kelompok"]]
    reporting = {row["pemda"] for row in standing}
    counted: dict[tuple[str, str], int] = {}
    for row in measure:
        if row["tingkat"] == "kategori" and row["kategori"] and row["pekerja"]:  # whose category nobody knows is in no group
            counted[(row["pemda"], row["kategori"])] = row["pekerja"]
    ordered = sorted(counted, key=lambda key: (key[0], KATEGORI.index(key[1])))
    return [
        dict(zip(INSTRUMENT_GAP.names, (pemda, group, counted[pemda, group], pemda in reporting, open_ended.count(pemda)), strict=True))
        for pemda, group in ordered
        if (pemda, group) not in named
    ]


def groups_of(row: Row) -> list[str]:
    """The groups of workers that an instrument names."""
    return row["kelompok"].split(", ") if row["kelompok"] else []


def _state(row: Row, pada: dt.date) -> dict[str, Any]:
    ends = row["berakhir"]
    usual = usual_end_of_agreement(row["tanggal"])[0] if row["jenis"] == _AGREEMENT and ends is None else None
    if row["tanggal"] > pada:
        state = "belum_berlaku"
    elif ends is not None and ends < pada:
        state = "berakhir"
    else:
        state = "akhir_tidak_disebut" if usual else "berlaku"
    return {"keadaan": state, "sisa_hari": None if ends is None else (ends - pada).days, "lazim_sampai": usual}


def _marks(row: Row, rows: Collection[Row], pada: dt.date) -> dict[str, Any]:
    """What is to be looked at; nothing of it is a mistake for sure."""
    kin = [one for one in rows if one is not row and (one["pemda"], one["jenis"]) == (row["pemda"], row["jenis"])]
    same_number = [one for one in kin if _plain_number(one["nomor"]) == _plain_number(row["nomor"])]
    twice = [one for one in kin if {one["keadaan"], row["keadaan"]} <= set(IN_FORCE) and set(groups_of(one)) & set(groups_of(row))]
    least = _minimum(row, pada)
    found = {"nomor_serupa": bool(same_number), "kelompok_ganda": bool(twice), "dasar_di_bawah_upah_minimum": _below(row, least)}
    others = dict.fromkeys(f"{one['jenis']} {one['nomor']}" for one in (*same_number, *twice))
    return {
        "tanda": ", ".join(name for name, holds in found.items() if holds) or None,
        "lihat": "; ".join(others) or None, "upah_minimum": least,
    }  # fmt: skip


def _plain_number(nomor: str) -> tuple[str, ...]:
    """A number as it is compared: ``12 Tahun 2026`` is ``12/2026``."""
    pieces = _PIECES.findall(nomor.casefold())
    return tuple(piece.lstrip("0") or "0" for piece in pieces if piece not in _FILLING)


def _minimum(row: Row, pada: dt.date) -> Decimal | None:
    """The minimum wage that a base in rupiah is held against: only for groups whose members are PU, for others may choose theirs."""
    known = load("kategori.yaml")["kategori"]
    of_pu = any(known[group]["segmen"] == "PU" for group in groups_of(row))
    if not (of_pu and row["keadaan"] in IN_FORCE and (row["dasar_upah"] or "").isdigit()):
        return None
    found = ump(row["pemda"], pada.year, pada) or ump(row["pemda"][:2], pada.year, pada)
    return found[0] if found else None


def _below(row: Row, least: Decimal | None) -> bool:
    return least is not None and Decimal(row["dasar_upah"]) < least
