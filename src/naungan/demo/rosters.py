"""Roster files: the rows of a month put into the layouts, headings and habits of many offices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from naungan.demo.errors import Cells, Stain, plant
from naungan.demo.jobs import Work
from naungan.demo.offices import JUDUL_SENDIRI, KODE_BPS, NPP_PER_OPD, Office, Unit
from naungan.demo.people import People
from naungan.demo.plan import Roster
from naungan.demo.rates import data, share
from naungan.demo.sheet import BOOKS, Paper, Sheet, date_text
from naungan.demo.sipp import headings, sipp_columns
from naungan.kernel.period import Bulan

_FIELDS = {
    "lengkap": ("nama", "nik", "lahir", "kelamin", "instansi", "kategori", "upah", "mulai", "akhir", "hp", "potongan"),
    "sedang": ("nama", "nik", "kategori", "instansi", "mulai"),
    "minimal": ("nama", "nik", "hp", "instansi"),
    "sipp": ("nama", "nik", "lahir", "kelamin", "upah", "mulai", "akhir", "hp"),
    "sipp_50": ("nama", "nik", "lahir", "kelamin", "upah", "hp"),
    "sipp_29": ("nama", "nik", "lahir", "kelamin", "upah", "hp"),
    "sipp_lanjutan": ("nama", "nik", "lahir", "kelamin", "upah", "mulai", "akhir", "hp"),
    "asing": ("nama", "nik", "kategori", "instansi", "upah"),
}
_HEADINGS = {
    "nama": ("Nama", "NAMA LENGKAP", "Nama Pegawai", "nama"),
    "nik": ("NIK", "No. KTP", "Nomor Induk Kependudukan", "nik"),
    "lahir": ("Tanggal Lahir", "TGL LAHIR", "Tgl. Lahir"),
    "kelamin": ("Jenis Kelamin", "JK", "L/P"),
    "instansi": ("Instansi", "OPD", "Unit Kerja", "SKPD", "NAMA INSTANSI"),
    "kategori": ("Kategori", "Status Kepegawaian", "JENIS TENAGA"),
    "upah": ("Upah", "Honorarium", "GAJI", "Penghasilan"),
    "mulai": ("TMT", "Mulai Kerja", "Tanggal Masuk"),
    "akhir": ("Akhir Kontrak", "AKHIR KERJA"),
    "hp": ("No HP", "HP", "Telepon"),
    "potongan": ("Potongan Iuran", "Iuran Dipotong"),
}
# Headings that no office shares with another, and the field a person has said each of them means.
ASING = {
    "nama": ("Sebutan Orang", "nama"), "nik": ("Nomor Kartu", "nik"), "kategori": ("Golongan Tenaga", "kategori"),
    "instansi": ("Tempat Tugas", "unit_nama"), "upah": ("Besaran Pendapatan", "upah"),
}  # fmt: skip
_ASING_NAMA = "Rekap tenaga"
# What some offices write beside their workers; a file of BPJS looks at these units, and it alone is believed.
_KEPESERTAAN = ("No KPJ", "Status Kepesertaan")


@dataclass
class Placed:
    """Where each true row went: parallel lists over the rows of one file, and the stains with their places."""

    berkas: str
    kerja: list[int]
    lembar: list[str | None]
    baris: list[int]
    urutan: list[int]
    fields: tuple[str, ...]
    dihitung: bool
    noda: list[tuple[Stain, str | None, int]] = field(default_factory=list)
    catatan: list[tuple[str, str | None, int]] = field(default_factory=list)


def roster_file(office: Office, people: People, worked: Work, roster: Roster) -> tuple[Paper, Placed]:
    """One roster file with its errors, and where every row of it lies."""
    rng = np.random.default_rng([roster.urutan, len(roster.bentuk)])
    rows = np.flatnonzero(np.isin(worked.unit, roster.units))
    if roster.bertabrakan and roster.bentuk not in BOOKS:
        rows = rows[: max(1, len(rows) - 2)]
    rows = rng.permutation(rows) if roster.urutan % 3 else rows[np.argsort(worked.unit[rows], kind="stable")]
    fields = _FIELDS[roster.layout]
    cells = plant(rng, _true_cells(office, people, worked, rows, roster, rng), number_cells=roster.bentuk in BOOKS)
    sheets, groups = _sheets(office, worked, roster, cells, rows, rng)
    name, unit = _name(office, roster, worked.bulan)
    paper = Paper(name, roster.bentuk, sheets, unit)
    return paper, _placed(paper, cells, rows, groups, fields, roster)


def _true_cells(office: Office, people: People, worked: Work, rows: np.ndarray, roster: Roster, rng: np.random.Generator) -> Cells:
    who = worked.orang[rows]
    names = [title.format(name) for title, name in zip(people.gelar[who], people.nama[who], strict=True)]
    year_end = Bulan.parse(f"{worked.bulan[:4]}-12").last_day
    words = data("instansi")["sebutan"]
    chosen = {kind: str(rng.choice(spelled)) for kind, spelled in words.items()}
    every: dict[str, list[Any]] = {
        "nama": names, "nik": people.nik[who].tolist(), "lahir": people.lahir[who].astype(object).tolist(),
        "kelamin": people.kelamin[who].tolist(), "kategori": [chosen[kind] for kind in worked.kategori[rows]],
        "instansi": _unit_names(office, worked.unit[rows], rng, roster), "upah": worked.upah[rows].tolist(),
        "mulai": worked.mulai[rows].astype(object).tolist(), "akhir": [year_end] * len(rows), "hp": people.hp[who].tolist(),
        "potongan": [int(cut) if cut else None for cut in worked.potongan[rows]],
    }  # fmt: skip
    return Cells({name: every[name] for name in (*_FIELDS[roster.layout],)})


def _unit_names(office: Office, units: np.ndarray, rng: np.random.Generator, roster: Roster) -> list[str]:
    """The way this file writes each office: full, short, capitals, or with the pemda behind it."""
    written = {}
    for place in roster.units:
        unit: Unit = office.units[place]
        forms = [unit.nama, unit.nama, unit.nama.upper(), unit.singkatan, unit.nama.replace(" dan ", " & ")]
        written[place] = forms[int(rng.integers(len(forms)))]
    return [written[place] for place in units.tolist()]


def _sheets(office: Office, worked: Work, roster: Roster, cells: Cells, rows: np.ndarray, rng: np.random.Generator):  # type: ignore[no-untyped-def]
    """One sheet, or one per unit; each with its share of titles, empty rows, totals and notes. Also which rows went where."""
    order = _order(roster, rng)
    heads = headings(roster.layout) if roster.sipp else _heads(roster, order, rng)
    heads += _KEPESERTAAN if _tells_membership(office, roster) else ()
    groups = [np.arange(len(rows))]
    if roster.per_unit:
        groups = [np.flatnonzero(worked.unit[rows] == place) for place in roster.units]
    sheets = []
    for number, group in enumerate(groups):
        unit = office.units[roster.units[number if roster.per_unit else 0]]
        columns = _columns(office, roster, cells, group, order, rng)
        if _tells_membership(office, roster):
            columns += [[f"26{number:09d}" for number in range(1, len(group) + 1)], ["AKTIF"] * len(group)]
        sheets.append(_dress(office, worked.bulan, roster, unit, Sheet(_sheet_name(roster, unit), heads, columns), rng))
    return sheets, groups


def _tells_membership(office: Office, roster: Roster) -> bool:
    return office.kode == NPP_PER_OPD and roster.layout in ("lengkap", "sedang")


def _order(roster: Roster, rng: np.random.Generator) -> list[str]:
    names = list(_FIELDS[roster.layout])
    if rng.random() < 0.5:
        names = [str(name) for name in rng.permutation(names)]
    return names


def _heads(roster: Roster, order: list[str], rng: np.random.Generator) -> list[str]:
    if roster.layout == "asing":
        return ["No", *(ASING[name][0] for name in order)]
    return ["No", *(str(rng.choice(_HEADINGS[name])) for name in order)]


def _sheet_name(roster: Roster, unit: Unit) -> str:
    if roster.sipp:
        return "data_tk_lanjutan" if roster.layout == "sipp_lanjutan" else "data_tk_baru"
    return unit.singkatan if roster.per_unit else "Sheet1"


def _columns(
    office: Office, roster: Roster, cells: Cells, group: np.ndarray, order: list[str], rng: np.random.Generator
) -> list[list[Any]]:
    shown = {name: [_written(roster, name, cells.kolom[name][place]) for place in group.tolist()] for name in order}
    if roster.sipp:
        return sipp_columns(office, roster.layout, shown, len(group), rng)
    return [list(range(1, len(group) + 1)), *(shown[name] for name in order)]


def _written(roster: Roster, name: str, value: Any) -> Any:
    """One value in this office's hand. What an error already made into text stays as it is."""
    if value is None or (isinstance(value, str) and name != "nama"):
        return value
    if name == "nama":
        return value.upper() if roster.huruf_besar else value
    if name in ("lahir", "mulai", "akhir"):
        return date_text(value, "strip" if roster.sipp else roster.tanggal)
    if name == "upah":
        dotted = f"{value:,}".replace(",", ".")
        return str(value) if roster.sipp else {"angka": value, "titik": dotted, "rp": f"Rp {dotted}"}[roster.uang]
    return value


def _dress(office: Office, bulan: str, roster: Roster, unit: Unit, sheet: Sheet, rng: np.random.Generator) -> Sheet:
    count = len(sheet.kolom[0])
    if roster.sipp or roster.bentuk == "parquet":
        return sheet
    if roster.berjudul:
        owner = unit.nama if len(roster.units) == 1 or roster.per_unit else "SELURUH PERANGKAT DAERAH"
        dash = "–" if roster.bentuk in ("csv1252", "xlsx") else "-"
        sheet.judul = [
            f"DAFTAR TENAGA NON ASN {owner.upper()}",
            f"{office.nama} {dash} Tahun {bulan[:4]}",
            f"Bulan: {Bulan.parse(bulan).nama}",
        ]
    if office.kode == KODE_BPS[0]:
        sheet.judul = [*sheet.judul, f"Kode Kabupaten (BPS): {KODE_BPS[1]}"]
    sheet.kosong = frozenset(int(place) for place in np.flatnonzero(rng.random(count) < 0.01))
    if rng.random() < share("isian", "baris_jumlah"):
        sheet.kaki.append(["JUMLAH", str(count)])
    if rng.random() < share("isian", "baris_sampah"):
        sheet.kaki.append(["Mengetahui, Kepala " + unit.nama])
    return sheet


def _name(office: Office, roster: Roster, bulan: str) -> tuple[str, str | None]:
    """File name, and the unit's code where the file itself does not say whose it is."""
    unit = office.units[roster.units[0]]
    month = Bulan.parse(bulan).nama
    if roster.sipp:
        return f"{unit.singkatan}/template_tk_{bulan.replace('-', '')}06", unit.kode
    if roster.layout == "asing":
        return f"{_ASING_NAMA} {unit.singkatan} {month}", None
    if len(roster.units) > 1:
        return f"BKPSDM Data Non ASN {month}", None
    forms = (
        f"Data Non ASN {unit.singkatan} {month}",
        f"DAFTAR TENAGA NON ASN {unit.singkatan.upper()}",
        f"{unit.singkatan} - data pegawai (fix)",
    )
    name = forms[roster.urutan % 3]
    return (f"{name} revisi" if roster.bertabrakan and roster.bentuk not in BOOKS else name), None


def mapping_rows() -> tuple[list[str], list[list[str]]]:
    """Columns and rows of ``pemetaan.csv``: what the office with headings of its own was asked once, and answered."""
    columns = ["pemda", "berkas", "layout", "kolom", "judul", "bidang", "setuju"]
    return columns, [[JUDUL_SENDIRI, f"{_ASING_NAMA} *.xlsx", "roster_bebas", "", *pair, "ya"] for pair in ASING.values()]


def _placed(paper: Paper, cells: Cells, rows: np.ndarray, groups: list[np.ndarray], fields: tuple[str, ...], roster: Roster) -> Placed:
    """Row numbers for every true row; Parquet counts its rows from 1, and CSV and Parquet have no sheet name."""
    lembar: list[str | None] = [None] * len(rows)
    baris, urutan, passed = [0] * len(rows), [0] * len(rows), 0
    found = Placed(paper.berkas, rows.tolist(), lembar, baris, urutan, fields, not roster.bertabrakan)
    for sheet, group in zip(paper.sheets, groups, strict=True):
        numbers = sheet.baris() if paper.bentuk != "parquet" else list(range(1, len(group) + 1))
        named = sheet.nama if paper.bentuk in BOOKS else None
        for place, number in zip(group.tolist(), numbers, strict=True):
            lembar[place], baris[place], urutan[place] = named, number, passed
            passed += 1
        passed += len(sheet.kaki)
        for footer, number in zip(sheet.kaki, sheet.baris_kaki(), strict=True):
            found.catatan.append(("baris_jumlah" if footer[0] == "JUMLAH" else "baris_sampah", named, number))
    found.noda = [(stain, lembar[stain.tempat], baris[stain.tempat]) for stain in cells.noda]
    return found
