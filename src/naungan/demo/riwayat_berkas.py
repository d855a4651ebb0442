"""The planted history as publications: a file a year and province of its kabupaten, and one a year of the nation, as intake reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from naungan.demo.riwayat import Riwayat
from naungan.demo.sheet import Paper, simple
from naungan.kernel.period import Bulan
from naungan.regions import nama

Row = dict[str, Any]
LEVELS = ("pemda", "provinsi", "nasional")
# Counted without construction, against the workers of a region: what the targets of regions are counted by.
TITLES = ("Sumber: contoh rekaan, bukan angka BPJS", "Hitungan: tanpa jasa konstruksi", "Penyebut: semesta pekerja")
HEADS = ["Kode Wilayah", "Wilayah", "Bulan", "Segmen", "Tanggal Data", "Peserta Aktif", "Semesta"]
NATION = "Nasional"


def history_rows(made: Riwayat) -> list[Row]:
    """The figures that were planted, which are also what is published: ``tingkat``, ``wilayah`` (None = the nation), ``bulan``,
    ``aktif``, ``semesta``; the nation is the sum of the regions of the example."""
    names = ("tingkat", "wilayah", "bulan", "aktif", "semesta")
    return [{name: row[name] for name in names} for row in made.rows(LEVELS)]


def history_papers(made: Riwayat, folders: Mapping[str, str]) -> list[tuple[str, Paper]]:
    """Each file with the folder that it lies in. ``folders``: government → its folder. A province sends its own; where it hands nothing
    in, its first government does; and the nation's lie with the first of all, since a file in nobody's folder is not read."""
    rows = history_rows(made)
    years = sorted({row["bulan"][:4] for row in rows})
    found = []
    for place in ("", *sorted({row["wilayah"][:2] for row in rows if row["wilayah"]})):
        whose = _named(place)
        mine = [row for row in rows if (row["wilayah"] or "")[:2] == place]
        sender = min(kode for kode in folders if kode.startswith(place))
        for year in years:
            said = [row for row in mine if row["bulan"].startswith(year)]
            found.append((folders[sender], _paper(f"Riwayat cakupan {whose} {year}", said, whose)))
    return found


def _paper(name: str, rows: Iterable[Row], whose: str) -> Paper:
    return simple(name, "csv;", HEADS, [_cells(row) for row in rows], [f"RIWAYAT CAKUPAN JAMSOSTEK {whose.upper()}", *TITLES])


def _cells(row: Row) -> list[Any]:
    bulan = Bulan.parse(row["bulan"])
    kode = row["wilayah"]
    day = bulan.last_day.strftime("%d-%m-%Y")
    return [kode or "", _named(kode), bulan.nama, "PU+BPU", day, row["aktif"], row["semesta"]]


def _named(kode: str | None) -> str:
    return (nama(kode) or kode) if kode else NATION
