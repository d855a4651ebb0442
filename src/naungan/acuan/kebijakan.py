"""Regional policy of a month: what a pemda owes for a category, from the default and from what the region has decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from naungan.acuan.loading import dated_series, load, packaged
from naungan.acuan.readers import readers
from naungan.acuan.rule_checks import inconsistent
from naungan.acuan.ump import ump
from naungan.answers import Read, Row, lists_in, read_lists
from naungan.answers.forms import MINIMUM
from naungan.answers.told import refuse
from naungan.kernel.period import Bulan
from naungan.law.series import weakest
from naungan.relations.words import Hak

LAINNYA = "lainnya"
FILE = "kebijakan.yaml"
# Programmes that an article names while it is open whether they are owed: only an instrument with its number settles them.
TAWARAN = ("jht",)
_FIELDS = ("segmen", "program", "risiko", "basis_upah", "nilai_upah", "nilai_perkiraan", "syarat")


@dataclass(frozen=True)
class Kebijakan:
    """What applies to one category of one pemda in one month; amounts in rupiah, None where no figure is at hand.

    ``tawaran`` are programmes that an article names, that are not owed, and that no numbered instrument of the region has settled.
    """

    hak: str
    asn: bool
    segmen: str
    program: tuple[str, ...]
    risiko: str
    basis_upah: str
    nilai_upah: Decimal | int | None
    nilai_perkiraan: Decimal | int | None
    syarat: tuple[str, ...]
    tawaran: tuple[str, ...] = ()


@dataclass(frozen=True)
class Aturan:
    """One dated rule; ``pemda`` or ``kategori`` None means every one, a field not in ``isi`` is left to broader rules.

    ``ditetapkan`` is the day it was decided, None where nobody has said; ``nomor`` the instrument that decides, None for a practice;
    ``urutan`` its place in the file, from 1.
    """

    dari: Bulan
    sampai: Bulan | None
    pemda: str | None
    kategori: str | None
    isi: dict[str, Any]
    ditetapkan: dt.date | None = None
    nomor: str | None = None
    urutan: int = 0

    def applies(self, month: Bulan, pemda: str | None, kategori: str) -> bool:
        """Whether the rule speaks about this case in this month."""
        in_time = self.dari <= month and (self.sampai is None or month <= self.sampai)
        return in_time and self.pemda in (None, pemda) and self.kategori in (None, kategori)

    @property
    def rank(self) -> tuple[bool, bool]:
        """How particular the rule is; the pemda counts for more than the category."""
        return self.pemda is not None, self.kategori is not None

    def may_replace(self, program: Sequence[str]) -> bool:
        """Whether its programmes take the place of those before: without a number a rule neither adds nor drops an open one."""
        return self.nomor is not None or all((one in self.isi.get("program", program)) == (one in program) for one in TAWARAN)


@cache
def default_rules() -> tuple[Aturan, ...]:
    """The rules that come with the program: the default for everybody."""
    return _rules(*lists_in(FILE, packaged(FILE), readers()))


def read_kebijakan(path: Path) -> tuple[Aturan, ...]:
    """The default and the rules of a file of the same form; Refusal KEBIJAKAN_SALAH with the place of each mistake."""
    return with_rules(*read_lists(FILE, path, readers()))


def with_rules(read: Read) -> tuple[Aturan, ...]:
    """The default and the rules that were read; Refusal as ``read_kebijakan``."""
    return (*default_rules(), *_rules(read))


def decided_by(aturan: Sequence[Aturan], known: dt.date | None) -> tuple[Aturan, ...]:
    """The rules that could be known on a day; one that does not say when it was decided stays."""
    return tuple(one for one in aturan if known is None or one.ditetapkan is None or one.ditetapkan <= known)


def kebijakan(
    bulan: Bulan, kategori: str | None, pemda: str | None = None, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None
) -> Kebijakan:
    """What applies to a category of a pemda in a month; a category not known is treated as ``lainnya``.

    Minimum wages are those announced by the day ``known``; which rules could be known then says ``decided_by``.
    """
    daftar = load("kategori.yaml")["kategori"]
    nama = kategori if kategori and kategori in daftar else LAINNYA
    asal = daftar[nama]
    isi: dict[str, Any] = {"segmen": asal["segmen"], "nilai_upah": None, "syarat": (), "program": ()}
    diputuskan = False
    for one in _applying(default_rules() if aturan is None else aturan, bulan, pemda, nama):
        isi |= one.isi if one.may_replace(isi["program"]) else {**one.isi, "program": isi["program"]}
        diputuskan |= one.nomor is not None and "program" in one.isi
    for field in ("nilai_upah", "nilai_perkiraan"):
        if isi[field] in MINIMUM:
            isi[field] = _minimum(str(isi[field]), pemda, bulan, known)
    found = Kebijakan(
        asal["hak"], asal["hak"] == Hak.TIDAK_BERHAK, **{**isi, "program": tuple(isi["program"]), "syarat": tuple(isi["syarat"])}
    )
    if not diputuskan and found.hak == Hak.WAJIB and found.segmen == "PU" and _named(bulan, known):
        found = replace(found, tawaran=tuple(one for one in asal.get("tawaran", ()) if one not in found.program))
    return _paruh_waktu(found, bulan) if nama == "pppk_paruh_waktu" else found


def without_number(aturan: Sequence[Aturan], bulan: Bulan) -> tuple[Aturan, ...]:
    """The rules whose programmes are not followed in a month: they change an open one and name no instrument."""
    cases = ((pemda, kategori) for pemda in (None, *pemda_with_rules(aturan)) for kategori in load("kategori.yaml")["kategori"])
    found = {one.urutan: one for case in cases for one in _not_followed(aturan, bulan, *case)}
    return tuple(found[place] for place in sorted(found))


def _not_followed(aturan: Sequence[Aturan], bulan: Bulan, pemda: str | None, kategori: str) -> Iterator[Aturan]:
    program: Sequence[str] = ()
    for one in _applying(aturan, bulan, pemda, kategori):
        if one.may_replace(program):
            program = one.isi.get("program", program)
        else:
            yield one


def _applying(aturan: Sequence[Aturan], bulan: Bulan, pemda: str | None, kategori: str) -> list[Aturan]:
    """The rules that speak about a case, the most particular last."""
    return sorted((one for one in aturan if one.applies(bulan, pemda, kategori)), key=lambda found: found.rank)


def pemda_with_rules(aturan: Sequence[Aturan] | None = None) -> tuple[str, ...]:
    """The pemda that have rules of their own, in order."""
    return tuple(sorted({one.pemda for one in (default_rules() if aturan is None else aturan) if one.pemda}))


def certainty(kategori: str, bulan: Bulan) -> str:
    """How sure it is that a category is treated so in a month; of part-time PPPK no surer than who insures them then."""
    stated: str = load("kategori.yaml")["kategori"][kategori]["status"]
    entry = dated_series()["pppk_pw_penyelenggara"].at(bulan.first_day) if kategori == "pppk_paruh_waktu" else None
    return weakest([stated, entry.status]) if entry else stated


def _named(bulan: Bulan, known: dt.date | None) -> bool:
    """Whether the article that names programmes of non-ASN was law on the first day of a month, as known on a day."""
    from naungan.regulasi import buku

    return buku().series["program_non_asn"].at(bulan.first_day, known) is not None


def _paruh_waktu(found: Kebijakan, bulan: Bulan) -> Kebijakan:
    entry = dated_series()["pppk_pw_penyelenggara"].at(bulan.first_day)
    return found if entry is None or entry.nilai == "BPJS_TK" else replace(found, hak=Hak.TIDAK_BERHAK, asn=True)


def _minimum(kind: str, pemda: str | None, bulan: Bulan, known: dt.date | None) -> Decimal | None:
    """The minimum wage of the province or of the region itself; one never stands in for the other."""
    figure = ump(pemda[:2] if kind == "ump" else pemda, bulan.tahun, known) if pemda else None
    return figure[0] if figure else None


def _rules(read: Read) -> tuple[Aturan, ...]:
    refuse([*read.problems, *inconsistent(read)], "KEBIJAKAN_SALAH")
    return tuple(_rule(row, urutan) for urutan, row in enumerate(read.berlaku, start=1))


def _rule(row: Row, urutan: int) -> Aturan:
    said: Any = row.nilai
    isi = {field: said[field] for field in _FIELDS if said[field] is not None}
    sampai = Bulan.parse(said["sampai"]) if said["sampai"] else None
    return Aturan(Bulan.parse(said["dari"]), sampai, said["pemda"], said["kategori"], isi, said["ditetapkan"], said["nomor"], urutan)
