"""The money files of one government as SIPD and Siskeudes export them, each layout once.

They tell of the year before, and of realisation that the budget file states too: no planted truth depends on them.
"""

from __future__ import annotations

from typing import Any

from naungan.demo.budgets import REKENING
from naungan.demo.offices import NPP_PER_OPD, Office
from naungan.demo.sheet import Paper, Sheet, simple

_JKK, _JKM = (REKENING["non_asn"][programme][0] for programme in ("jkk", "jkm"))
_TEXT = {_JKK: "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", _JKM: "Belanja Iuran Jaminan Kematian bagi Non ASN"}
_PRICE = {_JKK: 2_400, _JKM: 3_000}
_PEOPLE = 20
_SUB = ("0.00.01.2.02.0001", "Penyediaan Gaji dan Tunjangan")


def exports(office: Office, bulan: str) -> list[Paper]:
    """The papers of this government and month; none for all others."""
    if office.kode != NPP_PER_OPD:
        return []
    year = int(bulan[:4])
    return [
        _printed(office, year - 1), *(_table(office, year - 1, form) for form in ("csv,", "json", "sql")), _plan(office, year - 1),
        _village(office, year - 1), _cash(office, year), _realised(office, year), _payments(office, year),
    ]  # fmt: skip


def _printed(office: Office, year: int) -> Paper:
    """The printed tree of the first office: accounts with subtotals, a package, lines, a total."""
    unit, total = office.units[0], sum(_amount(kode) for kode in _TEXT)
    rows: list[list[Any]] = [["5", *[""] * 5, "BELANJA DAERAH", *[None] * 4, total]]
    for kode, text in _TEXT.items():
        line = [*[""] * 6, "Iuran tenaga non ASN", f"{_PEOPLE} Orang x 12 Bulan", _PRICE[kode], "Orang", 0, _amount(kode)]
        group = [*[""] * 6, "[#] Iuran Jamsostek Sumber Dana : DAU", *[None] * 4, _amount(kode)]
        rows += [[*kode.split("."), text, *[None] * 4, _amount(kode)], group, line]
    heads = ["Kode Rekening", *[""] * 5, "Uraian", "Koefisien", "Harga", "Satuan", "PPN", "Jumlah"]
    titles = [
        "DPA - RINCIAN BELANJA SKPD", f"Tahun Anggaran {year}", f"Organisasi : {unit.kode} {unit.nama}", f"Sub Kegiatan : {' '.join(_SUB)}",
        f"Alokasi Tahun {year} : Rp {total}",
    ]  # fmt: skip
    total_row = [*[""] * 6, "Jumlah Anggaran Sub Kegiatan", *[None] * 4, total]
    return Paper(
        f"DPA rincian belanja {year}", "xlsx", [Sheet("DPA", heads, [list(one) for one in zip(*rows, strict=True)], titles, [total_row])]
    )


def _table(office: Office, year: int, form: str) -> Paper:
    """``data_rka`` of one office a form, with the twins of before the change."""
    unit = office.units[{"csv,": 1, "json": 2, "sql": 3}[form] % len(office.units)]
    heads = [
        "kode_sbl", "kode_skpd", "nama_skpd", "kode_sub_giat", "nama_sub_giat", "kode_akun", "nama_akun", "nama_komponen", "koefisien",
        "koefisien_murni", "satuan", "harga_satuan", "harga_satuan_murni", "rincian", "rincian_murni", "nama_dana",
        "active", "tahun_anggaran",
    ]  # fmt: skip
    rows = [
        ["1.1.1", unit.kode, unit.nama, *_SUB, kode, text, "Iuran tenaga non ASN", f"{_PEOPLE} Orang x 12 Bulan",
         f"{_PEOPLE} Orang x 6 Bulan",
         "Orang", _PRICE[kode], _PRICE[kode], _amount(kode), _amount(kode) // 2, "DAU", active, year]
        for active in (1, 0) for kode, text in _TEXT.items()
    ]  # fmt: skip
    return simple(f"data_rka {unit.kode} {form.strip(',')}", form, heads, rows, lembar="data_rka")


def _plan(office: Office, year: int) -> Paper:
    heads = ["Kode Sub Kegiatan", "Sub Kegiatan", "Kode SKPD", "Pagu Indikatif"]
    rows = [["0.00.01", "PROGRAM PENUNJANG", unit.kode, 90_000_000] for unit in office.units[:1]]
    rows += [[*_SUB, unit.kode, 90_000_000] for unit in office.units[:1]]
    return simple(f"RKPD {year}", "xlsx", heads, rows, [f"RKPD TAHUN {year}"], "RKPD")


def _village(office: Office, year: int) -> Paper:
    heads = ["Kode Desa", "Nama Desa", "Kode Rekening", "Uraian", "Anggaran", "Sumber Dana"]
    place = [f"{office.kode}012001", "Desa Sukamaju"]
    accounts = (("5.1", "Belanja Pegawai"), ("5.1.3", "Jaminan Sosial"), ("5.1.3.03", "Jaminan Ketenagakerjaan Kepala Desa"))
    rows = [[*place, kode, text, 300_000, "ADD"] for kode, text in accounts]
    return simple(f"APBDes {year}", "xlsx", heads, rows, [f"APBDES TAHUN ANGGARAN {year}"], "APBDes")


def _cash(office: Office, year: int) -> Paper:
    unit = office.units[0]
    heads = ["tahun_anggaran", "kode_skpd", "kode_akun", "nama_akun", *(f"bulan_{number}" for number in range(1, 13)), "total_akb"]
    rows = [[year, unit.kode, kode, text, *[_amount(kode) // 12] * 12, _amount(kode)] for kode, text in _TEXT.items()]
    return simple("data_anggaran_kas", "csv;", heads, rows)


def _realised(office: Office, year: int) -> Paper:
    unit = office.units[0]
    heads = ["kode_skpd", "kode_rekening", "nama_rekening", "nominal", "realisasi", "previous_realisasi", "mulai_tgl", "sampai_tgl"]
    rows = [[unit.kode, kode, text, _amount(kode), _amount(kode) // 2, 0, f"{year}-01-01", f"{year}-06-30"] for kode, text in _TEXT.items()]
    return simple("aklap_lra_sipd", "json", heads, rows, lembar="aklap_lra_sipd")


def _payments(office: Office, year: int) -> Paper:
    unit = office.units[0]
    heads = ["Nomor SP2D", "Tanggal SP2D", "Jenis", "Kode SKPD", "Kode Rekening", "Keperluan", "Nilai"]
    rows = [
        [f"{number:05d}/SP2D/{year}", f"05-{month:02d}-{year}", "LS", unit.kode, kode, f"Iuran bulan {month - 1}", _amount(kode) // 12]
        for number, (month, kode) in enumerate(((month, kode) for month in range(2, 6) for kode in _TEXT), start=1)
    ]
    return simple("daftar SP2D", "xlsx", heads, rows, [f"REGISTER SP2D TAHUN ANGGARAN {year}"], "SP2D")


def _amount(kode: str) -> int:
    return _PEOPLE * 12 * _PRICE[kode]
