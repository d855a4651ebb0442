"""The checklist of the evaluation of a draft budget, by fiscal year, with the guideline of that year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from naungan.acuan.loading import load
from naungan.acuan.siklus import tingkat

_FILE = "raperda.yaml"


@dataclass(frozen=True)
class Pedoman:
    """The guideline of a fiscal year; ``kelompok`` are the groups it wants budgeted, of the latest known list where it was not read;
    ``kenaikan`` the percentage points of coverage it wants gained, None where it says none."""

    nomor: str | None
    status: str
    naskah_diperiksa: bool
    kelompok: tuple[str, ...]
    kelompok_dibaca: bool
    kenaikan: int | None = None


@dataclass(frozen=True)
class Butir:
    """One thing to look at: its code, on what it rests, and how sure that is; ``kelompok`` is the group of workers it is about."""

    kode: str
    dasar: str
    status: str
    kelompok: str | None = None


def codes() -> tuple[str, ...]:
    """The codes of all items, in order."""
    return tuple(one["kode"] for one in load(_FILE)["butir"])


def pedoman(tahun: int) -> Pedoman:
    """The guideline of a fiscal year; without a number where none is known."""
    every = load(_FILE)["pedoman"]
    own: dict[str, Any] = next(
        (one for one in every if one["tahun"] == tahun), {"nomor": None, "status": "unknown", "naskah_diperiksa": False}
    )
    read = [one["kelompok"] for one in every if one["tahun"] <= tahun and one["kelompok"]]
    groups = own.get("kelompok")
    return Pedoman(
        own["nomor"], own["status"], own["naskah_diperiksa"], tuple(groups or (read[-1] if read else ())), bool(groups), own.get("kenaikan")
    )


def butir(tahun: int) -> list[Butir]:
    """What is looked at in a fiscal year; groups that the guideline does not name are left out."""
    named = pedoman(tahun).kelompok
    rows = [one for one in load(_FILE)["butir"] if one.get("dari", 0) <= tahun <= one.get("sampai", tahun)]
    return [Butir(one["kode"], one["dasar"], one["status"], one.get("kelompok")) for one in rows if one.get("kelompok") in (None, *named)]


def penilai(pemda: str) -> str:
    """Who evaluates the draft: the ministry that of a province, the governor that of a kabupaten or kota."""
    return "mendagri" if tingkat(pemda) == "provinsi" else "gubernur"
