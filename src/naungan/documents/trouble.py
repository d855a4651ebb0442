"""Sheets of what is wrong: money that does not last, findings with their next step, and problems of data by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.style import RED, Styles
from naungan.told.material import Material, Row
from naungan.told.words import day, label, office, parameters, said, said_remedy, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook

RANK = {"tinggi": 0, "sedang": 1, "rendah": 2}
WORST = {"refuse": 0, "hold": 1, "note": 2}


def write_adequacy(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Kecukupan``: each account of each paying unit, need against what is left of the line."""
    columns = (
        Field("wilayah", "text", 36), Field("unit_nama", "wrap", 36), Field("tahun", "text", 7), Field("tahap", "text", 17),
        Field("kode_rekening", "text", 24), Field("program", "text", 8), Field("anggaran", "mark:ANGGARAN", 22),
        Field("iuran_sebulan", "rupiah", 14), Field("bulan_menunggak", "count", 10), Field("bulan_tersisa", "count", 9),
        Field("tunggakan", "rupiah", 14), Field("kebutuhan", "rupiah", 15), Field("kebutuhan_perkiraan", "rupiah", 14),
        Field("pagu", "rupiah", 15), Field("realisasi", "rupiah", 15), Field("tersedia", "rupiah", 15),
        Field("kekurangan", "rupiah", 15), Field("bulan_tercukupi", "ratio", 10), Field("habis_pada", "month", 15),
        Field("setahun", "text", 16), Field("kebutuhan_setahun", "rupiah", 16), Field("perkiraan_setahun", "rupiah", 15),
        Field("kekurangan_setahun", "rupiah", 15),
    )  # fmt: skip
    _sheet(book, styles, material, "KECUKUPAN", columns, [_adequacy(row) for row in material.adequacy])


def write_findings(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Temuan``: the gravest and dearest first, each with the step that is still open."""
    columns = (
        Field("wilayah", "wrap", 26), Field("unit_nama", "wrap", 26), Field("tingkat_temuan", "mark:TINGKAT_TEMUAN", 11),
        Field("temuan", "wrap", 44), Field("jumlah", "count", 9), Field("satuan", "text", 9), Field("rupiah", "rupiah", 15),
        Field("langkah", "wrap", 46), Field("tenggat", "text", 18), Field("dasar", "wrap", 22), Field("kode_temuan", "text", 38),
    )  # fmt: skip
    rows = sorted(material.finding, key=gravest)
    _sheet(book, styles, material, "TEMUAN", columns, [finding_row(row) for row in rows], pages=1)


def write_problems(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Masalah Data``: by kind and government, with how to put it right; single rows stand in problems.csv."""
    columns = (
        Field("tingkat_masalah", "mark:TINGKAT_MASALAH", 13), Field("masalah", "wrap", 60), Field("wilayah", "text", 36),
        Field("jumlah", "count", 10), Field("jumlah_berkas", "count", 9), Field("perbaikan", "wrap", 60), Field("kode_masalah", "text", 26),
    )  # fmt: skip
    rows = sorted(material.problem, key=lambda row: (WORST.get(row["tingkat"], 9), -row["jumlah"], row["kode"], row["pemda"] or ""))
    _sheet(book, styles, material, "MASALAH", columns, [_problem(row) for row in rows], pages=1)


def finding_row(row: Row) -> Row:
    """A finding as it is printed."""
    return {
        **row,
        "wilayah": office(row["pemda"]),
        "unit_nama": row["unit_nama"] or row["unit"] or say("SELURUH_PEMDA"),
        "tingkat_temuan": row["tingkat"],
        "temuan": _told_finding(row),
        "satuan": row["satuan"] or "",
        "langkah": _step(row),
        "tenggat": _deadline(row),
        "dasar": row["dasar"] or say("TIDAK_TERSEDIA"),
        "kode_temuan": row["kode"],
    }


def _step(row: Row) -> str:
    """The step open on the position date, and what the finding itself asks for; a step that says how it is done stands alone."""
    step = said(row["langkah"], row["params"]).rstrip(".") + "." if row["langkah"] else ""
    more = said_remedy(row["langkah"], row["params"]) if row["langkah"] else ""
    return " ".join(part for part in (step, more or said_remedy(row["kode"], row["params"])) if part) or say("TIDAK_TERSEDIA")


def _told_finding(row: Row) -> str:
    """The sentence, the estimate that stands apart from the exact amount, and the files in which the missing may lie."""
    known = parameters(row["params"])
    apart = [say("TEMUAN_PERKIRAAN", rupiah=f"Rp{known['perkiraan']}")] if known.get("perkiraan") else []
    unread = [say("TEMUAN_BELUM_DIBACA", berkas=known["berkas_belum_dibaca"])] if known.get("berkas_belum_dibaca") else []
    return " ".join([said(row["kode"], row["params"]), *apart, *unread])


def _deadline(row: Row) -> str:
    return day(row["tenggat"]) if row["tenggat"] else say("TANPA_TENGGAT")


def gravest(row: Row) -> tuple[object, ...]:
    """The order of findings: gravest first, then dearest."""
    return (RANK.get(row["tingkat"], 9), -(row["rupiah"] or 0), row["pemda"], row["kode"], row["unit"] or "")


def _adequacy(row: Row) -> Row:
    return {
        **row,
        "wilayah": office(row["pemda"]),
        "unit_nama": row["unit_nama"] or row["unit"] or say("UNIT_TIDAK_DIKENAL"),
        "tahun": str(row["tahun"]),
        "tahap": label("TAHAP", row["tahap"]),
        "kode_rekening": row["kode_rekening"] or say("TANPA_REKENING"),
        "program": (row["program"] or "").upper() or say("TANPA_PROGRAM"),
        "setahun": label("SETAHUN", row["setahun"]) if row["setahun"] else "",
    }


def _problem(row: Row) -> Row:
    # Rows of one kind differ in their parameters: a parameter is printed only where all rows agree on it.
    params = row["params"] if row["params"] == row["params_lain"] else None
    return {
        "tingkat_masalah": row["tingkat"],
        "masalah": said(row["kode"], params),
        "wilayah": office(row["pemda"]),
        "jumlah": row["jumlah"],
        "jumlah_berkas": row["berkas"],
        "perbaikan": said_remedy(row["kode"], params),
        "kode_masalah": row["kode"],
    }


def _sheet(
    book: Workbook, styles: Styles, material: Material, code: str, columns: tuple[Field, ...], rows: list[Row], pages: int | None = None
) -> None:
    sheet = book.add_worksheet(say(f"LEMBAR_{code}"))
    grid.prepare(sheet, columns, pages)
    top = grid.opening(sheet, styles, code, wide=min(len(columns), 8), lines=2)
    grid.table(sheet, styles, top, columns, rows)
    grid.page(sheet, material.run, title=say(f"{code}_JUDUL"), repeat=top, colour=RED)
