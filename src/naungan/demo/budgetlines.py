"""One line of a budget of the example, and the flat table most offices keep it in."""

from __future__ import annotations

from typing import Any, NamedTuple

from naungan.demo.offices import Office
from naungan.demo.sheet import Paper, simple

STAGES = ("APBD", "APBD_P", "RKPD", "KUA_PPAS", "RKA")
DANA = "PAD/DAU"
PLAN_TEXT = "Penyediaan Jaminan Sosial Ketenagakerjaan (JKK dan JKM) bagi Non ASN"
# Sub-activities of the plans, with the codes they have here.
SUBKEGIATAN = {
    PLAN_TEXT: "X.XX.01.2.05.0012",
    "Penyediaan Gaji dan Tunjangan ASN": "X.XX.01.2.02.0001",
    "Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik": "X.XX.01.2.08.0002",
    "Penyelenggaraan Rapat Koordinasi": "X.XX.01.2.06.0009",
}


class Line(NamedTuple):
    """Year, stage, account (None in plans), text, place of the unit, ceiling, realised and months paid; rupiah."""

    tahun: int
    tahap: str
    kode: str | None
    uraian: str
    tempat: int
    pagu: int
    realisasi: int | None = None
    dibayar: int | None = None

    @property
    def plan(self) -> bool:
        """A sub-activity with a ceiling, no account yet."""
        return self.kode is None


def in_order(lines: list[Line]) -> list[Line]:
    """By year, stage and unit, as they were drawn within."""
    return sorted(lines, key=lambda line: (line.tahun, STAGES.index(line.tahap), line.tempat))


def flat(office: Office, lines: list[Line], name: str, form: str, spelling: str) -> Paper:
    """All stages in one table; a government with an even code names units by code."""
    by_code = int(office.kode) % 2 == 0
    accounts = ["Akun", "Kelompok", "Jenis", "Objek", "Rincian Objek", "Sub Rincian Objek"] if spelling == "segmen" else ["Kode Rekening"]
    heads = [
        "Tahun",
        "Tahap",
        *accounts,
        "Uraian",
        "Kode SKPD" if by_code else "Nama SKPD",
        "Sumber Dana",
        "Pagu",
        "Realisasi",
        "Bulan Dibayar",
    ]
    rows: list[list[Any]] = []
    for line in in_order(lines):
        unit = office.units[line.tempat]
        rows.append([
            line.tahun, line.tahap.replace("_", "-"), *spell(line.kode, spelling), line.uraian, unit.kode if by_code else unit.nama,
            None if line.plan else DANA, line.pagu, line.realisasi, line.dibayar,
        ])  # fmt: skip
    return simple(name, form, heads, rows, [f"{name.upper()} {office.nama.upper()}"], "Anggaran")


def spell(kode: str | None, spelling: str) -> list[str | None]:
    """One account in the spelling of this file: dotted, without dots, middle zeros lost, or a column per segment."""
    if spelling == "segmen":
        return list(kode.split(".")) if kode else [None] * 6
    if kode is None or spelling == "titik":
        return [kode]
    segments = kode.split(".")
    return ["".join(segments)] if spelling == "rapat" else [".".join([*segments[:2], segments[2].lstrip("0"), *segments[3:]])]
