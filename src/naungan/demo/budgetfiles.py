"""Budgets in the forms offices have them: one flat table, and in 2026-10 what SIPD, the treasury, planners and villages give out.

What a government hands in in another form leaves its flat table, so that no line is told twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from naungan.demo.budgetlines import DANA, PLAN_TEXT, SUBKEGIATAN, Line, flat, in_order
from naungan.demo.jobs import BULAN
from naungan.demo.offices import ANGGARAN, Office
from naungan.demo.receipts import receipts
from naungan.demo.rincian import rincian
from naungan.demo.sheet import Paper, Sheet, simple

_INFORCE = ("APBD", "APBD_P")


def budget_papers(office: Office, bulan: str, lines: list[Line], form: str, spelling: str) -> list[Paper]:
    """The flat table of all that the government does not hand in in another form, and these other forms."""
    stages, writers = _WAYS.get(office.kode, ((), ())) if bulan == BULAN[1] else ((), ())
    year = int(bulan[:4])
    name = f"Anggaran iuran Jamsostek {year}-{year + 1}"
    rest = [line for line in lines if line.tahap not in stages]
    return [flat(office, rest, name, form, spelling), *(paper for write in writers for paper in write(office, in_order(lines)))]


def _rincian(office: Office, lines: list[Line]) -> list[Paper]:
    """The drafts of next year, with one line whose account nobody knows yet: it must be proposed, and not counted."""
    mine = [line for line in lines if line.tahap == "RKA"]
    first = mine[0]
    strange = first._replace(kode="5.1.02.02.02.0022", uraian="Belanja Iuran JKK PPPK Paruh Waktu Tenaga Kependidikan", pagu=1_152_000)
    last = max(place for place, line in enumerate(mine) if line.tempat == first.tempat)
    return [rincian(office, [*mine[: last + 1], strange, *mine[last + 1 :]])]


def _data(form: str) -> Callable[[Office, list[Line]], list[Paper]]:
    """``data_rka`` of the changed budget with its twins of before; the names of offices in it (CSV) or in a table beside it."""

    def write(office: Office, lines: list[Line]) -> list[Paper]:
        before = {(line.tempat, line.kode): line.pagu for line in lines if line.tahap == "APBD"}
        now = [line for line in lines if line.tahap == "APBD_P"]
        records = [_record(office, number, line, before.get((line.tempat, line.kode), 0)) for number, line in enumerate(now, start=1)]
        records.append({**records[-1], "id": len(records) + 1, "rincian": 1, "active": 0})
        offices = [
            {"kode_sbl": f"{place}.1", "kode_skpd": unit.kode, "nama_skpd": unit.nama, "nama_sub_giat": "Administrasi Umum"}
            for place, unit in enumerate(office.units)
        ]  # fmt: skip
        if form == "csv,":
            known = {one["kode_sbl"]: one for one in offices}
            return [Paper("data_rka", form, [_table("data_rka", [{**one, **known[one["kode_sbl"]]} for one in records])])]
        return [Paper("data_rka", form, [_table("data_rka", records), _table("data_sub_keg_bl", offices)])]

    return write


def _record(office: Office, number: int, line: Line, before: int) -> dict[str, Any]:
    return {
        "id": number, "kode_sbl": f"{line.tempat}.1", "tahun_anggaran": line.tahun, "kode_akun": line.kode, "nama_akun": line.uraian,
        "subs_bl_teks": "[#] Iuran dan asuransi", "ket_bl_teks": f"[-] {office.units[line.tempat].singkatan}",
        "nama_komponen": line.uraian, "koefisien": "1 Paket", "koefisien_murni": "1 Paket" if before else None, "harga_satuan": line.pagu,
        "harga_satuan_murni": before, "rincian": line.pagu, "rincian_murni": before, "nama_dana": DANA, "active": 1,
    }  # fmt: skip


def _table(name: str, records: list[dict[str, Any]]) -> Sheet:
    return Sheet(name, list(records[0]), [list(column) for column in zip(*(one.values() for one in records), strict=True)])


def _realised(form: str) -> Callable[[Office, list[Line]], list[Paper]]:
    """``aklap_lra_sipd``: what was realised of each account up to the end of the month."""

    def write(office: Office, lines: list[Line]) -> list[Paper]:
        records = [
            {"kode_rekening": line.kode, "nama_rekening": line.uraian, "kode_skpd": office.units[line.tempat].kode,
             "nama_skpd": office.units[line.tempat].nama, "nominal": line.pagu, "realisasi": line.realisasi, "previous_realisasi": 0,
             "mulai_tgl": f"{line.tahun}-01-01", "sampai_tgl": f"{BULAN[1]}-31"}
            for line in lines if line.tahap == "APBD_P"
        ]  # fmt: skip
        return [Paper("aklap_lra_sipd", form, [_table("aklap_lra_sipd", records)])]

    return write


def _cash(office: Office, lines: list[Line]) -> list[Paper]:
    """Twelve equal months, what is left over in the last."""
    months = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")
    rows: list[list[Any]] = []
    for line in lines:
        if line.tahap == "APBD_P":
            part = line.pagu // 12
            unit = office.units[line.tempat]
            rows.append([line.kode, line.uraian, unit.nama, *[part] * 11, line.pagu - 11 * part, line.pagu, line.pagu])
    heads = ["Kode Rekening", "Nama Rekening", "Nama SKPD", *months, "Total", "Pagu"]
    return [
        simple("Anggaran kas 2026", "xlsx", heads, rows, [f"ANGGARAN KAS {office.nama.upper()}", "Tahun Anggaran: 2026"], "Anggaran Kas")
    ]


def _payments(office: Office, lines: list[Line]) -> list[Paper]:
    """The register of SP2D: each realised account in two payments, one refill of petty cash without an account; and what BPJS received."""
    rows: list[list[Any]] = []
    for line in lines:
        if line.tahap == "APBD_P" and line.realisasi:
            half = line.realisasi // 2
            for day, amount in (("30-06-2026", half), ("15-10-2026", line.realisasi - half)):
                rows.append(
                    [f"{len(rows) + 1:05d}/SP2D-LS/2026", day, "LS", line.kode, office.units[line.tempat].nama, line.uraian, amount]
                )
    rows.append([f"{len(rows) + 1:05d}/SP2D-GU/2026", "20-10-2026", "GU", None, office.units[0].nama, "Ganti uang persediaan", 25_000_000])
    heads = ["Nomor SP2D", "Tanggal SP2D", "Jenis", "Kode Rekening", "Nama SKPD", "Keperluan", "Nilai"]
    titles = [f"REGISTER SP2D {office.nama.upper()}", "Tahun Anggaran: 2026"]
    return [simple("Register SP2D", "xlsx", heads, rows, titles, "SP2D"), receipts(office, rows)]


def _accounted(office: Office, lines: list[Line]) -> list[Paper]:
    """SPJ fungsional of the treasurers on one sheet: what was spent of each account until the end of the month."""
    rows: list[list[Any]] = []
    for line in lines:
        if line.tahap == "APBD_P" and line.realisasi is not None:
            left = line.pagu - line.realisasi
            rows.append([line.kode, line.uraian, office.units[line.tempat].nama, line.pagu, line.realisasi, left])
    heads = ["Kode Rekening", "Uraian", "Nama SKPD", "Jumlah Anggaran", "Jumlah SPJ (LS + UP/GU/TU) s.d. Bulan Ini", "Sisa Pagu Anggaran"]
    titles = [f"SPJ FUNGSIONAL {office.nama.upper()}", "Tahun Anggaran: 2026", "Bulan: Oktober 2026"]
    return [simple("SPJ fungsional 2026-10", "xlsx", heads, rows, titles, "SPJ")]


def _plans(office: Office, lines: list[Line]) -> list[Paper]:
    """RKPD and KUA-PPAS as planners print them: a programme above its sub-activities."""
    made = []
    for stage, name, ceiling in (("RKPD", "RKPD", "Pagu Indikatif"), ("KUA_PPAS", "KUA-PPAS", "Plafon Anggaran")):
        mine = [line for line in lines if line.tahap == stage]
        rows: list[list[Any]] = []
        for place in dict.fromkeys(line.tempat for line in mine):
            unit, here = office.units[place], [line for line in mine if line.tempat == place]
            area = unit.kode[:4]
            rows.append(
                [f"{area}.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH", unit.nama, None, None, None, sum(line.pagu for line in here)]
            )
            rows += [[SUBKEGIATAN[line.uraian].replace("X.XX", area), line.uraian, unit.nama, *_aim(line), line.pagu] for line in here]
        titles = [f"{name} {office.nama.upper()}", f"Tahap: {name}", "Tahun Anggaran: 2027"]
        heads = ["Kode Sub Kegiatan", "Sub Kegiatan", "Perangkat Daerah", "Indikator Kinerja", "Target", "Satuan", ceiling]
        made.append(simple(f"{name} 2027", "xlsx", heads, rows, titles, name))
    return made


def _aim(line: Line) -> tuple[str, int, str]:
    """Indicator, target and its unit of a sub-activity."""
    ours = line.uraian == PLAN_TEXT
    return ("Jumlah pekerja non-ASN yang terlindungi", line.pagu // 200_000 + 1, "Orang") if ours else ("Jumlah laporan", 12, "Laporan")


def _villages(office: Office, lines: list[Line]) -> list[Paper]:
    """APBDes of two villages as Siskeudes prints them."""
    rows: list[list[Any]] = []
    for number, village in enumerate(("Desa Suka Maju", "Desa Tanjung Baru"), start=1):
        head, staff = 648_000, 2_160_000 * number
        rows += [
            [village, "5.1.3", "Jaminan Sosial Kepala Desa dan Perangkat Desa", head + staff, None, "ADD"],
            [village, "5.1.3.03", "Jaminan Ketenagakerjaan Kepala Desa", head, head * 3 // 4, "ADD"],
            [village, "5.1.3.04", "Jaminan Ketenagakerjaan Perangkat Desa", staff, staff * 3 // 4, "ADD"],
        ]
    heads = ["Desa", "Kode Rekening", "Uraian", "Anggaran", "Realisasi", "Sumber Dana"]
    titles = [f"APBDES SE-{office.nama.upper()}", "Tahun Anggaran: 2026"]
    return [simple("APBDes Siskeudes 2026", "xlsx", heads, rows, titles, "APBDes")]


_Writer = Callable[[Office, list[Line]], list[Paper]]
_EVERY: tuple[tuple[tuple[str, ...], tuple[_Writer, ...]], ...] = (
    (("RKA",), (_rincian,)),
    (_INFORCE, (_data("csv,"), _realised("json"))),
    (_INFORCE, (_data("json"), _realised("csv;"))),
    (_INFORCE, (_data("sql"), _realised("xlsx"))),
    ((), (_cash, _payments, _accounted)),
    (("RKPD", "KUA_PPAS"), (_plans,)),
    ((), (_villages,)),
)
# Government → the stages that leave its flat table, and what it hands in beside it.
_WAYS = dict(zip(ANGGARAN, _EVERY, strict=True))
