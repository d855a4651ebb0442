"""``data_tk_baru``: the new-worker file of SIPP (template of 6 March 2025), filled in as far as the roster knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from naungan import regions
from naungan.documents.lists.names import Names
from naungan.documents.sipp.columns import COLUMNS, DERIVED, MOST_ROWS, cells, stamp
from naungan.kernel import nik
from naungan.kernel.period import Bulan
from naungan.told.people import Piece


def write_sipp(folder: Path, workers: Iterable[Piece], bulan: str) -> list[Path]:
    """``sipp/<pemda>/<unit>/data_tk_baru.xlsx``, further parts ``data_tk_baru_2.xlsx``…; what is not known is left empty and coloured."""
    names, written = Names(folder), []
    for piece in workers:
        home = names.path(piece)
        home.mkdir(parents=True, exist_ok=True)
        written += write_tk_baru(home, piece.rows, piece.pemda, bulan)
    return written


def write_tk_baru(home: Path, rows: Sequence[dict[str, Any]], pemda: str, bulan: str) -> list[Path]:
    """The new workers of one unit, in as many parts as SIPP's limit asks for."""
    location, as_of, written = regions.sipp_location(pemda), Bulan.parse(bulan).last_day, []
    for number, part in enumerate(parts(rows), start=1):
        path = home / ("data_tk_baru.xlsx" if number == 1 else f"data_tk_baru_{number}.xlsx")
        stamp().write(path, (cells(filled(row, location, as_of)) for row in part), len(COLUMNS))
        written.append(path)
    return written


def parts(rows: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Not more rows a file than SIPP takes."""
    rest = iter(rows)
    while part := list(islice(rest, MOST_ROWS)):
        yield part


def filled(row: dict[str, Any], location: str | None, as_of: dt.date) -> dict[str, str]:
    """The cells that are known, by column name; a cell read from the NIK is named in ``_dari_nik``."""
    known = {
        "NAMA_LENGKAP": row["nama"],
        "HP": row["hp"],
        "TANGGAL_LAHIR": as_day(row["tanggal_lahir"]),
        "JENIS_IDENTITAS": "KTP" if row["nik"] else None,
        "NOMOR_IDENTITAS": row["nik"],
        "JENIS_KELAMIN": row["jenis_kelamin"],
        "KODE_NEGARA": "ID" if row["nik"] else None,
        "UPAH": as_whole(row["upah"]),
        "LOKASI_PEKERJAAN": location,
        "STATUS_PEGAWAI": "Y",
        "TGL_AWAL_BEKERJA": as_day(row["mulai"]),
        "TGL_AKHIR_KONTRAK": as_day(row["akhir"]),
    }
    guessed = {name: text for name, text in _from_nik(row["nik"], as_of).items() if text and not known[name]}
    return {name: text for name, text in {**known, **guessed, DERIVED: " ".join(guessed)}.items() if text}


def _from_nik(digits: str | None, as_of: dt.date) -> dict[str, str | None]:
    """Birth date and sex as the NIK has them; the office checks them against the KTP."""
    if not digits or len(digits) != 16:
        return {}
    return {"TANGGAL_LAHIR": as_day(nik.birth_of(digits, as_of)), "JENIS_KELAMIN": nik.sex_of(digits)}


def as_day(value: dt.date | None) -> str | None:
    """A day as SIPP wants it."""
    return f"{value:%d-%m-%Y}" if value else None


def as_whole(upah: Decimal | None) -> str | None:
    """A wage in whole rupiah, halves upward."""
    return None if upah is None else str(Decimal(upah).quantize(Decimal(1), ROUND_HALF_UP))
