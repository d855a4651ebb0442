"""One person or project and one month: the case that a request makes, and what makes it impossible."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from naungan.acuan.sektor import Sektor
from naungan.acuan.sektor import sektor as cari_sektor
from naungan.contribution.base import base_sen, paid_rupiah, project_sen
from naungan.contribution.category import Baku, baku
from naungan.contribution.migrant import Contract, contract
from naungan.contribution.request import Request, check_segment
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan, tanggal
from naungan.regulasi import IURAN, buku
from naungan.regulasi.keringanan import Fakta, industri_padat_karya, syarat_dari_fakta, syarat_dikenal
from naungan.relations.words import PROGRAM

RISIKO = ("I", "II", "III", "IV", "V")
_SEKTOR = {"transport": "transportasi", "angkutan": "transportasi", "padat-karya": "padat_karya", "pemda": "pemerintahan"}
# Words by which reliefs tell sectors apart and that say nothing of a risk group.
_TANPA_KELOMPOK = ("padat_karya", "lainnya", "transportasi", "pemerintahan")


@dataclass(frozen=True)
class Keterangan:
    """What else is known of the person; None where nobody has said."""

    usia: int | None = None
    pemilik_usaha: bool = False
    mulai: dt.date | None = None
    akhir: dt.date | None = None
    formulir: dt.date | None = None


# What is asked where nobody names a programme.
BIASA = ("jkk", "jkm")


@dataclass(frozen=True)
class Case:
    """What is known: ``hukum`` is the key of ``IURAN`` (or PMI) by which it is assessed, amounts are in sen, conditions by their names.

    ``diketahui`` asks for the law as it was known on that day; None for all that is known now. Of a project ``sudah_dibayar`` rupiah are
    paid already; ``bagian_dibayar`` says how much of it for each programme (``contribution.paid``). ``kotor_sen`` is the contract value
    as it was asked with its tax; 0 where it was asked without. ``tawaran`` are programmes to be priced beside what is due, as an option.
    """

    segmen: str
    hukum: str
    dasar_sen: int
    bulan: Bulan
    program: tuple[str, ...]
    risiko: str
    sektor: str
    sektor_asli: str | None
    kelompok: Sektor | None
    dibayar: str
    syarat: tuple[str, ...]
    kontrak: Contract | None
    fakta: Fakta
    keterangan: Keterangan
    catatan: tuple[str, ...] = ()
    diketahui: dt.date | None = None
    sudah_dibayar: int = 0
    bagian_dibayar: tuple[tuple[str, int], ...] = ()
    kotor_sen: int = 0
    tawaran: tuple[str, ...] = ()

    def row(self) -> dict[str, object]:
        """The case as a row of the table that the law is evaluated over."""
        bases = {"PU": "upah_sen", "BPU": "penghasilan_sen", "JAKON": "nilai_kontrak_sen", "JAKON_UPAH": "upah_total_sen"}
        base = {bases[self.hukum]: self.dasar_sen} if self.hukum in bases else {}
        paid = {f"sudah_dibayar_{program}": 0 for program in ("jkk", "jkm")} | {f"sudah_dibayar_{one}": n for one, n in self.bagian_dibayar}
        return base | paid | (self.kontrak.row() if self.kontrak else {}) | {
            "segmen": self.segmen, "risiko": self.risiko, "sektor": self.sektor, "dibayar": self.dibayar, "syarat": " ".join(self.syarat),
        }  # fmt: skip


def make_case(asked: Request) -> Case:
    """Read a request; Refusal with the reason when it can't be answered."""
    usual = baku(asked.kategori, asked.bulan) if asked.kategori is not None else None
    full = _completed(asked, usual) if usual else asked
    segmen = full.segmen or "PU"
    fakta = Fakta(asked.lunas_sampai, asked.peserta_sejak, asked.pekerja, _industry(asked.industri), asked.dibayar_pada)
    hukum, base, kontrak = _base(full, segmen)
    program = _programs(hukum, full.program if full.program is not None else BIASA, full.jht is not None)
    kelompok = cari_sektor(full.sektor, full.bulan) if full.sektor is not None else None
    person = Keterangan(asked.usia, asked.pemilik_usaha, asked.mulai, asked.akhir, asked.formulir_diterima)
    _check_person(full.bulan, program, person, full.diketahui)
    conditions = (*(_condition(one) for one in full.syarat), *syarat_dari_fakta(full.bulan, segmen, fakta))
    risiko = _risk(segmen, program, full.risiko, full.sektor, kelompok)
    offered = usual.tawaran if usual and asked.program is None and segmen == "PU" else ()
    case = Case(
        segmen, hukum, base, full.bulan, program, risiko, _sector(full.sektor, fakta), full.sektor, kelompok,
        (full.dibayar or "sendiri") if segmen == "BPU" else "pemberi_kerja", tuple(dict.fromkeys(conditions)), kontrak, fakta, person,
        (usual.catatan,) if usual else (), full.diketahui, paid_rupiah(full),
        kotor_sen=base_sen("JAKON", full.nilai_kontrak) if full.ppn_termasuk and segmen == "JAKON" else 0,
        tawaran=tuple(one for one in offered if one not in program),
    )  # fmt: skip
    check_segment(asked, segmen)
    return case


def _completed(asked: Request, usual: Baku) -> Request:
    """What is stated goes before the defaults of the category; a stated sector brings its own risk group."""
    if not (usual.risiko or asked.risiko or asked.sektor):
        raise Refusal("IURAN_RISIKO_PERLU", kategori=usual.sebutan)
    return replace(
        asked, segmen=asked.segmen or usual.segmen, program=usual.program if asked.program is None else asked.program,
        risiko=asked.risiko or (None if asked.sektor else usual.risiko), sektor=usual.sektor if asked.sektor is None else asked.sektor,
        dibayar=asked.dibayar or usual.dibayar,
    )  # fmt: skip


def _base(asked: Request, segmen: str) -> tuple[str, int, Contract | None]:
    """By which law it is assessed, the base in sen, and the contract of a migrant worker."""
    if segmen == "JAKON":
        return *project_sen(asked), None
    if segmen == "PMI":
        return segmen, 0, contract(asked)
    return segmen, base_sen(segmen, asked.penghasilan if segmen == "BPU" else asked.upah), None


def _industry(text: str | None) -> str | None:
    """A labour-intensive industry as the relief names it; Refusal with the list for any other."""
    known = industri_padat_karya()
    name = None if text is None else text.strip().lower().replace(" ", "_").replace("-", "_")
    if name is not None and name not in known:
        raise Refusal("IURAN_INDUSTRI_TIDAK_DIKENAL", industri=text, pilihan=", ".join(known))
    return name


def _check_person(bulan: Bulan, asked: tuple[str, ...], person: Keterangan, known: dt.date | None) -> None:
    """Refusal when nothing is due: no day worked in the month, or JP at pension age; and when the days contradict each other."""
    if person.mulai and person.akhir and person.akhir < person.mulai:
        raise Refusal("IURAN_MASA_TERBALIK", mulai=tanggal(person.mulai), akhir=tanggal(person.akhir))
    if (person.mulai and person.mulai > bulan.last_day) or (person.akhir and person.akhir < bulan.first_day):
        raise Refusal("IURAN_TIDAK_BEKERJA", bulan=bulan.nama)
    if "jp" in asked and person.usia is not None:
        pensiun = buku().entry("usia_pensiun", bulan, known).nilai
        if person.usia >= pensiun:
            raise Refusal("IURAN_JP_USIA", usia=pensiun, bulan=bulan.nama)


def _programs(hukum: str, named: tuple[str, ...], jht: bool) -> tuple[str, ...]:
    law = IURAN.get(hukum, dict.fromkeys(("jkk", "jkm", "jht")))
    asked = tuple(dict.fromkeys(named or ("",)))
    for program in asked:
        if program == "jkp":
            raise Refusal("IURAN_JKP")
        if program not in PROGRAM:
            raise Refusal("IURAN_PROGRAM_TIDAK_DIKENAL", program=program or "(kosong)", pilihan=", ".join(PROGRAM))
        if program not in law:
            raise Refusal("IURAN_PROGRAM_BUKAN_SEGMEN", program=program.upper(), segmen=hukum.partition("_")[0])
    if hukum != "PMI":
        return asked
    if "jht" in asked and not jht:
        raise Refusal("IURAN_PMI_JHT_TIDAK_ADA")
    # The package is one for both.
    return ("jkk", "jkm", "jht") if jht else ("jkk", "jkm")


def _risk(segmen: str, asked: tuple[str, ...], stated: str | None, name: str | None, found: Sektor | None) -> str:
    """The group as stated, else of the sector, else I; a sector whose group nobody knows leaves JKK unknown."""
    if stated or segmen != "PU" or found:
        return stated or (found.kelompok if found and segmen == "PU" else "I")
    if "jkk" in asked and name is not None and _bare(name) not in _TANPA_KELOMPOK:
        raise Refusal("IURAN_SEKTOR_TANPA_KELOMPOK", sektor=name)
    return "I"


def _sector(text: str | None, fakta: Fakta) -> str:
    if fakta.industri is not None:
        return "padat_karya"
    name = _bare(text)
    return name if name in ("transportasi", "padat_karya", "pemerintahan") else "lainnya"


def _bare(text: str | None) -> str:
    name = (text or "").strip().lower().replace(" ", "_")
    return _SEKTOR.get(name, name)


def _condition(text: str) -> str:
    known = syarat_dikenal()
    for spelling in (text.strip().lower(), text.strip().lower().replace("_", "-")):
        if spelling in known:
            return known[spelling]
    raise Refusal("IURAN_SYARAT_TIDAK_DIKENAL", syarat=text, pilihan=", ".join(sorted(set(known.values()))))
