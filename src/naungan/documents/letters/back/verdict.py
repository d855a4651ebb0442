"""What can be said of a paper: its code at three places, its figures against the code, and against the evaluation where that is at hand.

It is never said that a paper is genuine: whoever has the program can make a code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from naungan.documents.letters.back.compare import Difference
from naungan.documents.letters.back.found import KAKI, OTHER, PLACES, Found
from naungan.documents.letters.printed import printed
from naungan.told.words import say

_MOST = 20


class Putusan(StrEnum):
    """What the paper comes to."""

    COCOK = "cocok"
    TIDAK_COCOK = "tidak_cocok"
    TIDAK_DAPAT_DIPERIKSA = "tidak_dapat_diperiksa"


@dataclass(frozen=True)
class Compared:
    """What differs from the paper of a round, as the book has it now; ``beda`` None where the book has no such paper.

    ``kode`` is the code of that paper: another one where nothing differs tells that things stand in another order.
    """

    buku: str
    rapat: str = ""
    beda: Sequence[Difference] | None = None
    kode: str = ""


@dataclass(frozen=True)
class Verdict:
    """The verdict and its sentences; ``beda`` is None where the paper could not be held against an evaluation."""

    putusan: Putusan
    kalimat: tuple[str, ...]
    found: Found
    beda: Sequence[Difference] | None

    def document(self) -> dict[str, Any]:
        """The same for a program."""
        differing = None if self.beda is None else [{name: printed(text) for name, text in vars(one).items()} for one in self.beda]
        return {
            "putusan": self.putusan.value, "kode": {place: list(codes) for place, codes in self.found.kode.items()},
            "kode_dari_angka": self.found.computed, "asal": [list(one) for one in self.found.asal],
            "perubahan_belum_diterima": self.found.perubahan, "halaman_gambar": list(self.found.gambar), "beda": differing,
            "kalimat": list(self.kalimat),
        }  # fmt: skip


def verdict(found: Found, compared: Compared | None = None) -> Verdict:
    """Judge a paper; ``compared`` is what a book of rounds says of it, None where nobody handed one over."""
    codes = sorted({code for place in PLACES for code in found.kode[place]})
    said = [
        *_changes(found), *_pictures(found), *_places(found), *_several(found), *_computed(found, codes), *_compared(found, compared),
        say("PERIKSA_TIDAK_DIPERIKSA"), say("PERIKSA_BUKAN_TANDA_TANGAN"),
    ]  # fmt: skip
    beda = compared.beda if compared else ()
    if not codes or found.computed is None:
        putusan = Putusan.TIDAK_DAPAT_DIPERIKSA
    elif codes != [found.computed] or found.perubahan or beda:
        putusan = Putusan.TIDAK_COCOK
    else:
        putusan = Putusan.COCOK if beda is not None and not found.gambar else Putusan.TIDAK_DAPAT_DIPERIKSA
    return Verdict(putusan, (say(f"PERIKSA_{putusan.upper()}"), *said), found, compared.beda if compared else None)


def _changes(found: Found) -> list[str]:
    return [say("PERIKSA_PERUBAHAN", jumlah=found.perubahan)] if found.perubahan else []


def _pictures(found: Found) -> list[str]:
    """Pages of which nothing was read."""
    return [say("PERIKSA_HALAMAN_GAMBAR", halaman=", ".join(map(str, found.gambar)))] if found.gambar else []


def _several(found: Found) -> list[str]:
    """More than one paper in one file."""
    return [say("PERIKSA_BANYAK_SURAT")] if len(found.kode[KAKI]) > 1 else []


def _places(found: Found) -> list[str]:
    """Whether the code stands at all places, and is the same there."""
    named = {place: say(f"PERIKSA_TEMPAT_{place.upper()}") for place in PLACES}
    missing = [named[place] for place in PLACES if not found.kode[place]]
    known = {
        place: " / ".join(say("PERIKSA_LAIN") if code == OTHER else code for code in found.kode[place])
        for place in PLACES
        if found.kode[place]
    }
    told = [say("PERIKSA_TIDAK_ADA_DI", tempat=", ".join(missing))] if missing and known else [say("PERIKSA_TANPA_KODE")] if missing else []
    if len(set(known.values())) == 1 and " / " not in next(iter(known.values())):
        return [say("PERIKSA_SAMA", kode=next(iter(known.values())), jumlah=len(known)), *told]
    return [*([say("PERIKSA_BERBEDA", kode="; ".join(f"{named[place]} {code}" for place, code in known.items()))] if known else []), *told]


def _computed(found: Found, codes: Sequence[str]) -> list[str]:
    if found.computed is None:
        return [say("PERIKSA_ASAL_TIDAK_TERBACA" if not found.asal else "PERIKSA_ASAL_BERBEDA")]
    if not codes or len(found.kode[KAKI]) > 1:
        return []
    return [say("PERIKSA_ANGKA_COCOK" if found.computed in codes else "PERIKSA_ANGKA_BERUBAH", kode=found.computed)]


def _compared(found: Found, compared: Compared | None) -> list[str]:
    if compared is None:
        return [say("PERIKSA_TANPA_EVALUASI")]
    beda = compared.beda
    if beda is None:
        return [say("PERIKSA_BUKU_LAIN", buku=printed(compared.buku))]
    if not beda:
        same = compared.kode in ("", found.computed)
        return [say("PERIKSA_EVALUASI_SAMA" if same else "PERIKSA_EVALUASI_URUTAN", rapat=printed(compared.rapat))]
    more = [say("PERIKSA_BEDA_LAGI", jumlah=len(beda) - _MOST)] if len(beda) > _MOST else []
    return [say("PERIKSA_EVALUASI_BEDA", jumlah=len(beda), rapat=printed(compared.rapat)), *map(_differs, beda[:_MOST]), *more]


def _differs(one: Difference) -> str:
    nothing = say("PERIKSA_TIDAK_TERCETAK")
    texts = {"tercetak": printed(one.tercetak) or nothing, "seharusnya": printed(one.seharusnya) or nothing}
    if not one.tabel:
        return say("PERIKSA_BEDA_KALIMAT", **texts)
    if not one.baris and not one.kolom:
        return say("PERIKSA_TABEL_TAMBAHAN" if one.tercetak else "PERIKSA_TABEL_HILANG", tabel=printed(one.tabel))
    if not one.kolom:
        return say("PERIKSA_BEDA_BARIS", tabel=printed(one.tabel), baris=printed(one.baris), **texts)
    return say("PERIKSA_BEDA_SEL", tabel=printed(one.tabel), baris=printed(one.baris), kolom=printed(one.kolom), **texts)
