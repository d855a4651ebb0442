"""Instruments as they stand, the next to end first, and the groups of workers that none of them names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from naungan.acuan.sasaran import usual_end_of_agreement
from naungan.kernel.rupiah import rp
from naungan.rounds.instruments import groups_of
from naungan.told.table import Table, columns
from naungan.told.words import day, label, number, office, say

Row = Mapping[str, Any]
_INSTRUMENTS = columns(
    "wilayah", "jenis_instrumen", "nomor_instrumen", "tentang_instrumen", "tanggal_instrumen", "berakhir_instrumen", "keadaan_instrumen",
    "kelompok_instrumen", "dasar_upah_instrumen", "tanda_instrumen",
)  # fmt: skip
_GAPS = columns("wilayah", "kategori", "pekerja", "keterangan_celah", pekerja="count")
_ORDER = ("berlaku", "akhir_tidak_disebut", "belum_berlaku", "berakhir")


def instruments_table(rows: Iterable[Row]) -> Table:
    """A row an instrument, as in INSTRUMENT_STANDING: those that end next first, those that have ended last."""
    return Table("INSTRUMEN", _INSTRUMENTS, [_row(row) for row in next_to_end(rows)])


def gaps_table(rows: Iterable[Row]) -> Table:
    """A row a group of workers without an instrument, as in INSTRUMENT_GAP."""
    return Table("CELAH_INSTRUMEN", _GAPS, [
        {"wilayah": office(row["pemda"]), "kategori": label("KATEGORI", row["kategori"]), "pekerja": row["pekerja"],
         "keterangan_celah": _gap(row)}
        for row in rows
    ])  # fmt: skip


def gap_texts(rows: Iterable[Row]) -> list[str]:
    """A sentence a government and reason, with its groups and their workers."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        one = say("CELAH_KELOMPOK", kategori=label("KATEGORI", row["kategori"]), jumlah=number(row["pekerja"]))
        found.setdefault((office(row["pemda"]), _gap(row)), []).append(one)
    return [say("CELAH_APA", pemda=pemda, kelompok=", ".join(groups), keterangan=why) for (pemda, why), groups in found.items()]


def next_to_end(rows: Iterable[Row]) -> list[Row]:
    """In the order in which somebody has to act: ends that come, ends that are not said, what begins later, what has ended."""
    return sorted(rows, key=lambda row: (_ORDER.index(row["keadaan"]), _end(row), row["pemda"], row["jenis"], row["nomor"]))


def _end(row: Row) -> dt.date:
    end: dt.date = row["berakhir"] or row["lazim_sampai"] or dt.date.max
    return end


def instrument_text(row: Row) -> str:
    """An instrument in sentences."""
    said = _row(row)
    what = say("INSTRUMEN_APA", pemda=said["wilayah"], jenis=said["jenis_instrumen"], nomor=row["nomor"], tanggal=day(row["tanggal"]),
               keadaan=said["keadaan_instrumen"])  # fmt: skip
    return " ".join(part for part in (what, said["tanda_instrumen"]) if part)


def _row(row: Row) -> dict[str, Any]:
    return {
        "wilayah": office(row["pemda"]), "jenis_instrumen": label("JENIS_INSTRUMEN", row["jenis"]), "nomor_instrumen": row["nomor"],
        "tentang_instrumen": row["tentang"] or "", "tanggal_instrumen": day(row["tanggal"]),
        "berakhir_instrumen": day(row["berakhir"]) if row["berakhir"] else say("INSTRUMEN_TANPA_AKHIR"), "keadaan_instrumen": _state(row),
        "kelompok_instrumen": ", ".join(label("KATEGORI", one) for one in groups_of(row)) or say("INSTRUMEN_TANPA_KELOMPOK"),
        "dasar_upah_instrumen": _base(row["dasar_upah"]), "tanda_instrumen": _marks(row),
    }  # fmt: skip


def _state(row: Row) -> str:
    left, usual = row["sisa_hari"], row["lazim_sampai"]
    if usual is not None:
        return say("INSTRUMEN_LAZIM", sampai=day(usual), sumber=usual_end_of_agreement(row["tanggal"])[1])
    if row["keadaan"] == "berlaku" and left is not None:
        return say("INSTRUMEN_SISA", sampai=day(row["berakhir"]), hari=number(left))
    if row["keadaan"] == "berakhir":
        return say("INSTRUMEN_LEWAT", sampai=day(row["berakhir"]), hari=number(-left))
    return label("KEADAAN_INSTRUMEN", row["keadaan"])


def _base(said: str | None) -> str:
    if said is None:
        return say("INSTRUMEN_TANPA_DASAR")
    return rp(int(said)) if said.isdigit() else label("DASAR_UPAH", said)


def _marks(row: Row) -> str:
    marks = row["tanda"].split(", ") if row["tanda"] else []
    least = None if row["upah_minimum"] is None else rp(int(row["upah_minimum"]))
    return " ".join(say(f"TANDA_INSTRUMEN_{mark}".upper(), lihat=_others(row["lihat"]), upah_minimum=least) for mark in marks)


def _others(lihat: str | None) -> str:
    parts = [one.partition(" ") for one in (lihat or "").split("; ") if one]
    return ", ".join(f"{label('JENIS_INSTRUMEN', jenis)} {nomor}" for jenis, _, nomor in parts)


def _gap(row: Row) -> str:
    if not row["dilaporkan"]:
        return say("CELAH_TANPA_LAPORAN")
    return say("CELAH_MUNGKIN", jumlah=number(row["tanpa_kelompok"])) if row["tanpa_kelompok"] else say("CELAH_TIDAK_DISEBUT")
