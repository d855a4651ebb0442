"""Reliefs as data: when, for whom, by how much, and on which conditions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from naungan.kernel.period import Bulan
from naungan.law import Basis, read_yaml

# Sectors and payers that some relief tells apart; every other sector is ``lainnya``.
SEKTOR = ("pemerintahan", "transportasi", "padat_karya", "lainnya")
DIBAYAR = ("pemberi_kerja", "apbd", "apbn", "sendiri")


@dataclass(frozen=True)
class Keringanan:
    """One relief; ``program`` gives numerator and denominator per programme, ``rincian`` what else the regulation says."""

    kode: str
    dari: Bulan
    sampai: Bulan
    segmen: str
    dasar: Basis
    diundangkan: dt.date
    status: str
    sandaran: str | None
    program: dict[str, tuple[int, int]]
    catatan: str
    sektor: tuple[str, ...]
    dibayar: tuple[str, ...]
    syarat: str | None
    kecuali: str | None
    rincian: dict[str, Any] = field(default_factory=dict, hash=False)

    def open_to(self, month: Bulan, segmen: str, sektor: str, dibayar: str) -> bool:
        """Whether a case of this kind may have the relief in a month, its conditions aside."""
        return self.dari <= month <= self.sampai and segmen == self.segmen and sektor in self.sektor and dibayar in self.dibayar


@cache
def daftar_keringanan(known: dt.date | None = None) -> tuple[Keringanan, ...]:
    """All reliefs that were enacted by ``known`` (None = all), in the order of the file."""
    found = (_parse(body) for body in _file()["keringanan"])
    return tuple(one for one in found if known is None or one.diundangkan <= known)


def kemungkinan(month: Bulan, segmen: str, sektor: str, dibayar: str, known: dt.date | None = None) -> Keringanan | None:
    """The one relief that stands open to a case of this kind in a month, as known on a day, or None."""
    found = [one for one in daftar_keringanan(known) if one.open_to(month, segmen, sektor, dibayar)]
    return found[0] if found else None


@cache
def syarat_dikenal() -> dict[str, str]:
    """Every spelling of a condition → its name."""
    found: dict[str, str] = {}
    for nama, body in _file()["syarat"].items():
        found |= dict.fromkeys((nama, *body["nama_lain"]), nama)
    return found


def uraian_syarat(nama: str) -> str:
    """What a condition says about the case."""
    return str(_file()["syarat"][nama]["uraian"])


def fakta_syarat(nama: str) -> dict[str, Any]:
    """The facts from which a condition follows."""
    found: dict[str, Any] = _file()["syarat"][nama].get("fakta", {})
    return found


@cache
def _file() -> dict[str, Any]:
    return read_yaml(files("naungan.regulasi.keringanan").joinpath("keringanan.yaml").read_text("utf-8"))


def _parse(body: dict[str, Any]) -> Keringanan:
    without = body.get("kecuali_sektor", ())
    return Keringanan(
        body["kode"], Bulan.parse(body["dari"]), Bulan.parse(body["sampai"]), body["segmen"], Basis(**body["dasar"]),
        body["diundangkan"], body["status"], body.get("sandaran"),
        {program: (part[0], part[1]) for program, part in body["program"].items()},
        body["catatan"], tuple(body.get("sektor", [one for one in SEKTOR if one not in without])),
        tuple(body.get("dibayar", DIBAYAR)), body.get("syarat"), body.get("kecuali"), body.get("rincian", {}),
    )  # fmt: skip
