"""The three recaps: nation and provinces, governments, offices. One row each, the same measures in the same order."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from naungan.coverage.tables import STATE
from naungan.relations.words import NOT_JUDGED
from naungan.told.material import Material, Row, everything, grouped, province
from naungan.told.table import Column, Table, amounts, columns, counts, total
from naungan.told.words import label, office, place, said, say

COUNTS = (
    *counts(("pekerja", "terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui")),
    *columns("batas_bawah", "batas_atas", batas_bawah="percent", batas_atas="percent"),
)
STATES = counts(f"n_{state}" for state in STATE)
DUE = amounts(("iuran", "dampak"))
MONEY = (*amounts(("kebutuhan", "tersedia", "kekurangan")), Column("unit_belum_dinilai", "count"))
_AXES = columns(
    "anggaran", "pembayaran", "lunas_sampai", "bulan_menunggak", "kebutuhan", "pagu", "kekurangan", "bulan_tercukupi", "habis_pada",
    "alasan",
    anggaran="mark:ANGGARAN", pembayaran="mark:PEMBAYARAN", lunas_sampai="month", bulan_menunggak="count", kebutuhan="rupiah",
    pagu="rupiah", kekurangan="rupiah", bulan_tercukupi="ratio", habis_pada="month",
)  # fmt: skip
_STATUS = ("lunas_sampai", "bulan_menunggak", "kebutuhan", "pagu", "kekurangan", "bulan_tercukupi", "habis_pada")


def nation(material: Material) -> Table:
    """Everything, each province, each category and segment."""
    rows = [total(row) for row in level_rows(material, "nasional", [""], everything)]
    rows += level_rows(material, "provinsi", material.provinces, lambda row: province(row["pemda"]))
    rows += [row for level in ("kategori", "segmen") for row in _kinds(material, level)]
    return Table("REKAP_PROVINSI", (*columns("tingkat", "wilayah"), *COUNTS, *STATES, *DUE, *MONEY), rows)


def governments(material: Material) -> Table:
    """Every government, also one of which nothing is counted."""
    shown = (*columns("provinsi", "kode", "wilayah"), *COUNTS, *STATES, *DUE, *MONEY)
    return Table("REKAP_PEMDA", shown, level_rows(material, "pemda", material.pemda, lambda row: row["pemda"]))


def offices(material: Material) -> Table:
    """Coverage of each office beside its two axes, budget and payment."""
    return Table("REKAP_OPD", (*columns("wilayah", "unit_nama", "unit"), *COUNTS, *_AXES, *STATES, *DUE), unit_rows(material))


def unit_rows(material: Material) -> list[Row]:
    """Measures and status of each unit on one row; a unit that has only one of the two stays."""
    status = {_key(row): row for row in material.unit_status}
    counted = {_key(row): row for row in material.measures("unit")}
    return [_unit(key, status.get(key, {}), counted.get(key, {})) for key in sorted(status.keys() | counted.keys())]


def _key(row: Row) -> tuple[str, str, str]:
    """A unit that is not recognised is known by its name as written."""
    return (row["pemda"] or "", row["unit"] or "", "" if row["unit"] else row["unit_nama"] or "")


def _unit(key: tuple[str, str, str], status: Row, counted: Row) -> Row:
    reason = status.get("alasan")
    return {
        **counted,
        **{name: status.get(name) for name in _STATUS},
        "pemda": key[0],
        "wilayah": office(key[0]),
        "unit": key[1] or say("TANPA_KODE"),
        "unit_nama": status.get("unit_nama") or counted.get("unit_nama") or key[1] or key[2] or say("UNIT_TIDAK_DIKENAL"),
        "anggaran": status.get("anggaran"),
        "pembayaran": status.get("pembayaran"),
        "alasan": said(reason, None) if reason else "",
    }  # fmt: skip


def level_rows(material: Material, level: str, codes: list[str], key: Callable[[Row], str]) -> list[Row]:
    """One row per code, also where nobody is counted: money may be known of a government that sent no roster."""
    counted = {row["pemda"] or "": row for row in material.measures(level)}
    money, judged = material.money(key), material.judged(key)
    name = office if level == "pemda" else place
    return [
        {
            **counted.get(code, {}),
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
    not_kept = dict.fromkeys((column.key for column in MONEY), say("TIDAK_DIRINCI"))
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
    names = [column.key for column in (*COUNTS, *STATES, *DUE) if column.kind != "percent"]
    known = {name: [row[name] for row in rows if row[name] is not None] for name in names}
    added: Row = {name: sum(values) if values else None for name, values in known.items()}
    workers, yes, open_ = (added[name] or 0 for name in ("pekerja", "terlindungi_ya", "terlindungi_tidak_diketahui"))
    bounds = {"batas_bawah": Decimal(yes) / workers, "batas_atas": Decimal(yes + open_) / workers} if workers else {}
    return {**added, **bounds}
