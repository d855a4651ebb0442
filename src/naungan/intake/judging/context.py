"""What is known of each sheet before its rows are judged: from the source, its title lines, and the position date."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa

from naungan.intake.layouts import layout
from naungan.intake.reading.sources import Staged
from naungan.kernel.nik import OLDEST, YOUNGEST
from naungan.kernel.period import Bulan

_SCHEMA = pa.schema(
    [("no", pa.int64()), ("no_lembar", pa.int64())]
    + [(name, pa.string()) for name in (
        "sumber", "berkas", "f_pemda", "f_unit", "f_unit_nama", "f_bulan", "f_npp", "f_lingkup", "f_tahap", "f_urutan", "f_tahun", "f_dana",
        "f_penerbit", "f_hitungan", "f_penyebut",
    )]
    + [(name, pa.date32()) for name in ("f_posisi", "f_akhir", "posisi", "lahir_dari", "lahir_sampai")]
)  # fmt: skip
_HEADINGS = pa.schema([("no", pa.int64()), ("no_lembar", pa.int64()), ("field", pa.string()), ("kolom", pa.string())])


def contexts(staged: list[Staged], posisi: dt.date) -> pa.Table:
    """One row per sheet; ``lahir_dari`` (exclusive) to ``lahir_sampai`` are the births of a worker of 15–80 years."""
    rows = [_context(one, number, sheet, posisi) for one in staged for number, sheet in enumerate(one.answer["sheets"])]
    return pa.Table.from_pylist(rows, _SCHEMA)


def headings(staged: list[Staged]) -> pa.Table:
    """The heading of each field as written on each sheet."""
    rows = [
        {"no": one.no, "no_lembar": number, "field": name, "kolom": written}
        for one in staged
        for number, sheet in enumerate(one.answer["sheets"])
        for name, written in sheet["headings"].items()
    ]
    return pa.Table.from_pylist(rows, _HEADINGS)


def titles_of(one: Staged) -> dict[str, str]:
    """The title lines of all sheets, the first sheet's first."""
    said: dict[str, str] = {}
    for sheet in reversed(one.answer.get("sheets", [])):
        said |= sheet["titles"]
    return said


def lingkup_of(one: Staged, titles: dict[str, str]) -> str | None:
    """The scope of a member file: given, said, or the one of its layout; None where nobody says."""
    return layout(str(one.layout)).lingkup or one.source.lingkup or titles.get("lingkup")


def years_before(day: dt.date, years: int) -> dt.date:
    """The same day so many years earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _context(one: Staged, number: int, sheet: dict[str, Any], posisi: dt.date) -> dict[str, Any]:
    source, titles = one.source, {**titles_of(one), **sheet["titles"]}
    said = dt.date.fromisoformat(titles["posisi"]) if "posisi" in titles else None
    day = source.posisi or said or posisi
    bulan = source.bulan or titles.get("bulan")
    return {
        "no": one.no, "no_lembar": number, "sumber": one.sumber, "berkas": source.berkas, "f_pemda": source.pemda,
        "f_unit": source.unit, "f_unit_nama": source.unit_nama or sheet["titles"].get("unit_nama"),
        "f_bulan": bulan or source.bulan_tempat, "f_akhir": Bulan.parse(bulan).last_day if bulan else None, "f_npp": titles.get("npp"),
        # Where nobody says how far the file sees, it is taken for the one that proves least.
        "f_lingkup": lingkup_of(one, titles) or "own_npp",
        "f_tahap": source.tahap or titles.get("tahap"), "f_urutan": titles.get("urutan"),
        "f_tahun": str(source.tahun) if source.tahun else titles.get("tahun"),
        "f_dana": titles.get("dana"), "f_penerbit": titles.get("penerbit"), "f_hitungan": titles.get("hitungan"),
        "f_penyebut": titles.get("penyebut"), "f_posisi": source.posisi or said, "posisi": day,
        "lahir_dari": years_before(day, OLDEST + 1), "lahir_sampai": years_before(day, YOUNGEST),
    }  # fmt: skip
