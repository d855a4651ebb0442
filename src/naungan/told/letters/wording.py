"""Words of official papers: sentences of the catalogue, heads of government, days and amounts as they are written out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from naungan import regions
from naungan.kernel.messages import catalogue, sentence
from naungan.kernel.period import NAMA_BULAN
from naungan.kernel.rupiah import rp
from naungan.kernel.terbilang import rupiah_terbilang, terbilang
from naungan.told.letters.letter import Paragraph
from naungan.told.material import province
from naungan.told.words import number, unknown

_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_PROVINCE = 2
_KOTA = "Kota "
# How the name of an office begins whose head is not called Kepala.
_CHIEFS = {
    "SEKDA": "sekretariat daerah",
    "INSPEKTORAT": "inspektorat",
    "DIREKTUR": "rumah sakit",
    "CAMAT": "kecamatan",
    "LURAH": "kelurahan",
}


def tulis(code: str, **params: object) -> str:
    """A sentence of the papers: ``tulis("DASAR")`` looks up ``NASKAH_DASAR``."""
    return sentence(f"NASKAH_{code}", params)


def known(code: str) -> bool:
    """Whether the papers have such a sentence."""
    return f"NASKAH_{code}" in catalogue()


def word(group: str, value: str) -> str:
    """A word of a closed list as papers write it: ``word("STATUS", "terbuka")``."""
    return tulis(f"{group}_{value}".upper())


def government(kode: str) -> str:
    """``Pemerintah Provinsi Lampung``, ``Pemerintah Kota Palembang``."""
    nama = regions.nama(kode) or kode
    return tulis("PEMERINTAH_PROVINSI" if len(kode) == _PROVINCE else "PEMERINTAH", nama=nama)


def head(kode: str) -> str:
    """``Gubernur Lampung``, ``Bupati Lampung Selatan``, ``Wali Kota Palembang``."""
    nama = regions.nama(kode) or kode
    if len(kode) == _PROVINCE:
        return tulis("GUBERNUR", nama=nama)
    if nama.startswith(_KOTA):
        return tulis("WALI_KOTA", nama=nama.removeprefix(_KOTA))
    return tulis("BUPATI", nama=nama.split(" ", 1)[-1])


def secretary(kode: str) -> str:
    """``Sekretaris Daerah Kota Palembang``."""
    nama = regions.nama(kode) or kode
    return tulis("SEKDA", nama=tulis("PROVINSI", nama=nama) if len(kode) == _PROVINCE else nama)


def chief(unit: str) -> str:
    """Who leads an office of this name: ``Kepala Dinas Kesehatan``, ``Camat Ilir Barat``, ``Sekretaris Daerah``."""
    rest = unit.partition(" ")[2]
    for sign, begins in _CHIEFS.items():
        if unit.lower().startswith(begins):
            return tulis(f"KEPALA_{sign}", unit=rest if sign in ("CAMAT", "LURAH") else unit)
    return tulis("KEPALA", unit=unit)


def slug(text: str) -> str:
    """A part of a file name: letters, digits, dot, hyphen."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", text).strip("-.")[:60] or "lain"


def governor_of(kode: str) -> str:
    """The governor in whose province a government lies."""
    return head(province(kode))


def weekday(hari: dt.date) -> str:
    """``Kamis``."""
    return _HARI[hari.weekday()]


def day_in_words(hari: dt.date) -> str:
    """``Kamis, tanggal dua puluh tujuh bulan Juli tahun dua ribu dua puluh tiga``."""
    return tulis("HARI_KATA", hari=weekday(hari), tanggal=terbilang(hari.day), bulan=NAMA_BULAN[hari.month - 1], tahun=terbilang(hari.year))


def amount_in_words(jumlah: int) -> str:
    """``Rp1.001.000 (satu juta seribu rupiah)``."""
    return f"{rp(jumlah)} ({rupiah_terbilang(jumlah)})"


def people(jumlah: int | None) -> str:
    """``12 orang``; unknown is said."""
    return unknown() if jumlah is None else tulis("ORANG", jumlah=number(jumlah))


def numbered(texts: Iterable[str], *, letters: bool = False) -> tuple[Paragraph, ...]:
    """Paragraphs counted ``1``, ``2`` or ``a``, ``b``."""
    return tuple(Paragraph(text, _letter(at) if letters else str(at + 1)) for at, text in enumerate(texts))


def listed(names: Sequence[str]) -> str:
    """``a, b, dan c``."""
    if len(names) < 2:
        return "".join(names)
    return tulis("DAN", awal=", ".join(names[:-1]) + ("," if len(names) > 2 else ""), akhir=names[-1])


def _letter(at: int) -> str:
    """``a`` … ``z``, ``aa``."""
    head, rest = divmod(at, 26)
    return ("" if not head else _letter(head - 1)) + chr(ord("a") + rest)
