"""One person or project and one month, asked on the command line: the request, and what makes it impossible."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from naungan.acuan.sektor import Sektor
from naungan.acuan.sektor import sektor as cari_sektor
from naungan.contribution.base import base_sen, paid_rupiah, project_sen
from naungan.contribution.migrant import Contract, contract
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


TANPA_FAKTA, TANPA_KETERANGAN = Fakta(), Keterangan()


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


def make_case(
    *,
    segmen: str,
    bulan: Bulan,
    jumlah: str | None = None,
    program: str = "jkk,jkm",
    risiko: str | None = None,
    sektor: str | None = None,
    dibayar: str = "sendiri",
    syarat: Iterable[str] = (),
    fakta: Fakta = TANPA_FAKTA,
    keterangan: Keterangan = TANPA_KETERANGAN,
    upah_total: str | None = None,
    ppn_termasuk: bool = False,
    jalur: str | None = None,
    bulan_kontrak: int | None = None,
    jht: str | None = None,
    catatan: tuple[str, ...] = (),
    diketahui: dt.date | None = None,
    sudah_dibayar: str | None = None,
    tawaran: tuple[str, ...] = (),
) -> Case:
    """Read a request; Refusal with the reason when it can't be answered. ``jumlah`` is wage, income or contract value."""
    hukum, base, kontrak = segmen, 0, None
    if segmen == "JAKON":
        hukum, base = project_sen(jumlah, upah_total, ppn_termasuk=ppn_termasuk, bulan=bulan, known=diketahui)
    elif segmen == "PMI":
        kontrak = contract(bulan, jalur, bulan_kontrak, jht, diketahui)
    else:
        base = base_sen(segmen, jumlah)
    asked = _programs(hukum, program, jht)
    kelompok = cari_sektor(sektor, bulan) if sektor is not None else None
    _check_person(bulan, asked, keterangan, diketahui)
    conditions = (*(_condition(one) for one in syarat), *syarat_dari_fakta(bulan, segmen, fakta))
    return Case(
        segmen, hukum, base, bulan, asked, _risk(segmen, asked, risiko, sektor, kelompok), _sector(sektor, fakta), sektor, kelompok,
        dibayar if segmen == "BPU" else "pemberi_kerja", tuple(dict.fromkeys(conditions)), kontrak, fakta, keterangan, catatan, diketahui,
        paid_rupiah(sudah_dibayar), kotor_sen=base_sen("JAKON", jumlah) if ppn_termasuk and segmen == "JAKON" else 0,
        tawaran=tuple(one for one in tawaran if one not in asked),
    )  # fmt: skip


def industry(text: str | None) -> str | None:
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


def _programs(hukum: str, text: str, jht: str | None) -> tuple[str, ...]:
    law = IURAN.get(hukum, dict.fromkeys(("jkk", "jkm", "jht")))
    asked = tuple(dict.fromkeys(one.strip().lower() for one in text.split(",")))
    for program in asked:
        if program == "jkp":
            raise Refusal("IURAN_JKP")
        if program not in PROGRAM:
            raise Refusal("IURAN_PROGRAM_TIDAK_DIKENAL", program=program or "(kosong)", pilihan=", ".join(PROGRAM))
        if program not in law:
            raise Refusal("IURAN_PROGRAM_BUKAN_SEGMEN", program=program.upper(), segmen=hukum.partition("_")[0])
    if hukum != "PMI":
        return asked
    if "jht" in asked and jht is None:
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
