"""The three recaps: nation and provinces, governments, offices. One row each, the same measures in the same order."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from naungan.coverage.tables import STATE
from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.style import ORANGE, Styles
from naungan.told.material import NOT_JUDGED, Material, Row, everything, grouped, province
from naungan.told.words import label, office, place, said, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

COUNTS = (
    Field("pekerja", "count", 10),
    Field("terlindungi_ya", "count", 11),
    Field("terlindungi_tidak", "count", 11),
    Field("terlindungi_tidak_diketahui", "count", 11),
    Field("batas_bawah", "percent", 9),
    Field("batas_atas", "percent", 9),
)
STATES = tuple(Field(f"n_{state}", "count", 10.5) for state in STATE)
DUE = (Field("iuran", "rupiah", 17), Field("dampak", "rupiah", 17))
MONEY = (
    Field("kebutuhan", "rupiah", 16),
    Field("tersedia", "rupiah", 16),
    Field("kekurangan", "rupiah", 16),
    Field("unit_belum_dinilai", "count", 10),
)
_STATUS = ("lunas_sampai", "bulan_menunggak", "kebutuhan", "pagu", "kekurangan", "bulan_tercukupi", "habis_pada")


def write_nation(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Rekap Nasional-Provinsi``: everything, each province, each category and segment."""
    columns = (Field("tingkat", "text", 12), Field("wilayah", "text", 36), *COUNTS, *STATES, *DUE, *MONEY)
    rows = [_strong(row) for row in level_rows(material, "nasional", [""], everything)]
    rows += level_rows(material, "provinsi", material.provinces, lambda row: province(row["pemda"]))
    rows += [row for level in ("kategori", "segmen") for row in _kinds(material, level)]
    _sheet(book, styles, material, "REKAP_PROVINSI", columns, rows)


def write_pemda(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Rekap Pemda``: every government, also one of which nothing is counted."""
    columns = (Field("provinsi", "text", 25), Field("kode", "text", 7), Field("wilayah", "text", 36), *COUNTS, *STATES, *DUE, *MONEY)
    rows = level_rows(material, "pemda", material.pemda, lambda row: row["pemda"])
    _sheet(book, styles, material, "REKAP_PEMDA", columns, rows)


def write_units(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Rekap OPD``: coverage of the office beside its two axes, budget and payment."""
    columns = (
        Field("wilayah", "text", 36), Field("unit_nama", "wrap", 38), Field("unit", "text", 25), *COUNTS,
        Field("anggaran", "mark:ANGGARAN", 20), Field("pembayaran", "mark:PEMBAYARAN", 16), Field("lunas_sampai", "month", 15),
        Field("bulan_menunggak", "count", 10), Field("kebutuhan", "rupiah", 15), Field("pagu", "rupiah", 15),
        Field("kekurangan", "rupiah", 15), Field("bulan_tercukupi", "ratio", 10), Field("habis_pada", "month", 15),
        Field("alasan", "wrap", 72), *STATES, *DUE,
    )  # fmt: skip
    _sheet(book, styles, material, "REKAP_OPD", columns, unit_rows(material))


def unit_rows(material: Material) -> list[Row]:
    """Measures and status of each unit on one row; a unit that has only one of the two stays."""
    status = {_key(row): row for row in material.unit_status}
    counts = {_key(row): row for row in material.measures("unit")}
    return [_unit(key, status.get(key, {}), counts.get(key, {})) for key in sorted(status.keys() | counts.keys())]


def _key(row: Row) -> tuple[str, str, str]:
    """A unit that is not recognised is known by its name as written."""
    return (row["pemda"] or "", row["unit"] or "", "" if row["unit"] else row["unit_nama"] or "")


def _unit(key: tuple[str, str, str], status: Row, counts: Row) -> Row:
    reason = status.get("alasan")
    return {
        **counts,
        **{name: status.get(name) for name in _STATUS},
        "pemda": key[0],
        "wilayah": office(key[0]),
        "unit": key[1] or say("TANPA_KODE"),
        "unit_nama": status.get("unit_nama") or counts.get("unit_nama") or key[1] or key[2] or say("UNIT_TIDAK_DIKENAL"),
        "anggaran": status.get("anggaran"),
        "pembayaran": status.get("pembayaran"),
        "alasan": said(reason, None) if reason else "",
    }  # fmt: skip


def level_rows(material: Material, level: str, codes: list[str], key: Callable[[Row], str]) -> list[Row]:
    """One row per code, also where nobody is counted: money may be known of a government that sent no roster."""
    counts = {row["pemda"] or "": row for row in material.measures(level)}
    money, judged = material.money(key), material.judged(key)
    name = office if level == "pemda" else place
    return [
        {
            **counts.get(code, {}),
            **money.get(code, {}),
            "unit_belum_dinilai": sum(judged[code].get(answer, 0) for answer in NOT_JUDGED) if code in judged else None,
            "tingkat": label("TINGKAT", level),
            "kode": code,
            "provinsi": place(province(code)),
            "wilayah": name(code),
        }
        for code in codes
    ]


def _kinds(material: Material, level: str) -> list[Row]:
    """Categories or segments over all governments; budgets are not kept by category."""
    not_kept = dict.fromkeys((field.key for field in MONEY), say("TIDAK_DIRINCI"))
    found = grouped(material.measures(level), lambda row: row[level] or "")
    return [
        {
            **_added(rows),
            **not_kept,
            "tingkat": label("TINGKAT", level),
            "wilayah": label(level.upper(), name) if name else say("TIDAK_DISEBUT"),
        }
        for name, rows in sorted(found.items())
    ]


def _added(rows: list[Row]) -> Row:
    """Counts and rupiah of several measures in one, with the bounds of the sum."""
    names = [field.key for field in (*COUNTS, *STATES, *DUE) if field.kind != "percent"]
    known = {name: [row[name] for row in rows if row[name] is not None] for name in names}
    total: Row = {name: sum(values) if values else None for name, values in known.items()}
    workers, yes, open_ = (total[name] or 0 for name in ("pekerja", "terlindungi_ya", "terlindungi_tidak_diketahui"))
    bounds = {"batas_bawah": Decimal(yes) / workers, "batas_atas": Decimal(yes + open_) / workers} if workers else {}
    return {**total, **bounds}


def _strong(row: Row) -> Row:
    return {**row, "_kuat": True}


def _sheet(book: Workbook, styles: Styles, material: Material, code: str, columns: tuple[Field, ...], rows: list[Row]) -> None:
    sheet: Worksheet = book.add_worksheet(say(f"LEMBAR_{code}"))
    grid.prepare(sheet, columns)
    top = grid.opening(sheet, styles, code, wide=min(len(columns), 9), lines=2)
    grid.table(sheet, styles, top, columns, rows)
    grid.page(sheet, material.run, title=say(f"{code}_JUDUL"), repeat=top, colour=ORANGE)
