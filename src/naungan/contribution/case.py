"""One person and one month, asked on the command line: the request, and what makes it impossible."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.kernel.rupiah import parse_rupiah
from naungan.regulasi import IURAN, SEN, UPAH_TERBESAR
from naungan.regulasi.keringanan import syarat_dikenal

RISIKO = ("I", "II", "III", "IV", "V")
_SEKTOR = {"transport": "transportasi", "angkutan": "transportasi", "padat-karya": "padat_karya", "pemda": "pemerintahan"}


@dataclass(frozen=True)
class Case:
    """What is known about the person: amounts in sen, programmes of the segment, conditions by their names.

    ``diketahui`` asks for the law as it was known on that day; None for all that is known now.
    """

    segmen: str
    dasar_sen: int
    bulan: Bulan
    program: tuple[str, ...]
    risiko: str
    sektor: str
    sektor_asli: str | None
    dibayar: str
    syarat: tuple[str, ...]
    diketahui: dt.date | None = None

    def row(self) -> dict[str, object]:
        """The case as a row of the table that the law is evaluated over."""
        return {
            "segmen": self.segmen, "upah_sen": self.dasar_sen, "penghasilan_sen": self.dasar_sen, "risiko": self.risiko,
            "sektor": self.sektor, "dibayar": self.dibayar, "syarat": " ".join(self.syarat),
        }  # fmt: skip


def make_case(
    *,
    segmen: str,
    bulan: Bulan,
    jumlah: str | None,
    program: str,
    risiko: str = "I",
    sektor: str | None = None,
    dibayar: str = "sendiri",
    syarat: Iterable[str] = (),
    diketahui: dt.date | None = None,
) -> Case:
    """Read a request; Refusal with the reason when it can't be answered."""
    return Case(
        segmen, _sen(segmen, jumlah), bulan, _programs(segmen, program), risiko, _sector(sektor), sektor,
        "pemberi_kerja" if segmen == "PU" else dibayar, tuple(_condition(one) for one in syarat), diketahui,
    )  # fmt: skip


def _sen(segmen: str, text: str | None) -> int:
    option = "--upah" if segmen == "PU" else "--penghasilan"
    if text is None:
        raise Refusal("IURAN_DASAR_TIDAK_ADA", segmen=segmen, opsi=option)
    try:
        amount = parse_rupiah(text)
    except ValueError:
        raise Refusal("IURAN_DASAR_SALAH", opsi=option) from None
    # The lowest band of the self-employed begins at nothing; a wage of nothing is no wage.
    if amount > UPAH_TERBESAR or amount < 0 or (segmen == "PU" and amount == 0):
        raise Refusal("IURAN_DASAR_DI_LUAR_BATAS", opsi=option)
    return int(amount * Decimal(SEN))


def _programs(segmen: str, text: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(one.strip().lower() for one in text.split(",")))
    known = {program for law in IURAN.values() for program in law}
    for program in asked:
        if program == "jkp":
            raise Refusal("IURAN_JKP")
        if program not in known:
            raise Refusal("IURAN_PROGRAM_TIDAK_DIKENAL", program=program or "(kosong)", pilihan=", ".join(IURAN["PU"]))
        if program not in IURAN[segmen]:
            raise Refusal("IURAN_PROGRAM_BUKAN_SEGMEN", program=program.upper(), segmen=segmen)
    return asked


def _sector(text: str | None) -> str:
    name = (text or "").strip().lower().replace(" ", "_")
    name = _SEKTOR.get(name, name)
    return name if name in ("transportasi", "padat_karya", "pemerintahan") else "lainnya"


def _condition(text: str) -> str:
    known = syarat_dikenal()
    for spelling in (text.strip().lower(), text.strip().lower().replace("_", "-")):
        if spelling in known:
            return known[spelling]
    raise Refusal("IURAN_SYARAT_TIDAK_DIKENAL", syarat=text, pilihan=", ".join(sorted(set(known.values()))))
