"""What a head of government is asked to decide: the findings in five families, each counted once, the gravest three first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from naungan.budget.sums import known_sum
from naungan.relations.words import State
from naungan.told.findings import RANK
from naungan.told.letters.desk import Office, Stated, soonest, still_open
from naungan.told.letters.wording import tulis
from naungan.told.words import day, number, rupiah_short

ASKED = 3
# Which family a finding falls into; every other one is TERTIB (put in order what is registered, paid or kept wrongly).
_DAFTAR = (
    "BELUM_TERDAFTAR", "DIANGGARKAN_TIDAK_DIDAFTARKAN", "HONOR_BUKAN_PESERTA", "NONAKTIF", "PROGRAM_TIDAK_LENGKAP", "PAKET_TANPA_BUKTI",
)  # fmt: skip
_ANGGARAN = (
    "ANGGARAN_KURANG", "TIDAK_DIANGGARKAN", "PAGU_SETAHUN_KURANG", "HILANG_ANTAR_TAHAP", "HILANG_LALU_KEMBALI", "FASILITASI_TIDAK_MEMUAT",
    "RAPERDA_TIDAK_MEMENUHI", "RENCANA_ORANG_KURANG", "RENCANA_PERLU_DICEK", "RENCANA_CEK_SUBKEGIATAN", "KAS_BERHENTI", "DOMPET_BERAKHIR",
    "PEMBAYAR_TERTINGGAL", "REKENING_BELUM_DIPETAKAN",
)  # fmt: skip
_BAYAR = (
    "TUNGGAKAN", "TUNGGAKAN_CATATAN", "DIANGGARKAN_TIDAK_DIBAYAR", "UANG_BELUM_SAMPAI", "TAGIHAN_LEWAT_TEMPO", "PAKET_IURAN_KURANG",
)  # fmt: skip
_DATA = (
    "TIDAK_MENYERAHKAN", "DATA_TIDAK_CUKUP", "BERKAS_BERTABRAKAN", "PERLU_DICEK", "PERLU_DIPUTUSKAN", "PEMBAYARAN_BERTENTANGAN",
    "JAWABAN_BERTENTANGAN",
)  # fmt: skip
_FAMILIES = {"DAFTAR": _DAFTAR, "ANGGARAN": _ANGGARAN, "BAYAR": _BAYAR, "DATA": _DATA}
# Findings about people who stand in none of the others: their rupiah add up.
_APART = ("BELUM_TERDAFTAR", "NONAKTIF", "PROGRAM_TIDAK_LENGKAP")
# Findings that look at the same debts: the first that knows the rupiah is told.
_SAME = ("TUNGGAKAN", "TUNGGAKAN_CATATAN", "TAGIHAN_LEWAT_TEMPO", "DIANGGARKAN_TIDAK_DIBAYAR", "UANG_BELUM_SAMPAI")
FAMILIES = (*_FAMILIES, "TERTIB")
_FAMILY = {f"TEMUAN_{kode}": name for name, kodes in _FAMILIES.items() for kode in kodes}


@dataclass(frozen=True)
class Decision:
    """One decision: people and rupiah are None where nobody knows, ``temuan`` the open findings that it settles."""

    kode: str
    orang: int | None
    rupiah: int | None
    tenggat: dt.date | None
    temuan: int
    unit: int

    @property
    def kalimat(self) -> str:
        """What is to be decided, as an order that can be given."""
        return tulis(f"PUTUSAN_{self.kode}" if self.temuan else f"PUTUSAN_{self.kode}_JAGA")

    @property
    def perintah(self) -> str:
        """The same with its figures and deadline, as a letter asks for it."""
        people = [tulis("SEBANYAK_ORANG", jumlah=number(self.orang))] if self.orang else []
        money = [tulis("SENILAI", rupiah=rupiah_short(self.rupiah))] if self.rupiah else []
        units = [tulis("PADA_UNIT", jumlah=number(self.unit))] if self.unit else []
        when = [tulis("PALING_LAMBAT", tanggal=day(self.tenggat))] if self.tenggat else []
        about = ", ".join([*people, *money, *units])
        return " ".join([self.kalimat.rstrip("."), *([f"({about})"] if about else []), *when]).rstrip(".") + "."


def decisions(office: Office) -> list[Decision]:
    """All five, the gravest open findings first; a family without findings asks to keep things as they are, and comes last."""
    open_ = still_open(office.findings)
    found: dict[str, list[Stated]] = {name: [one for one in open_ if family(one) == name] for name in FAMILIES}
    made = [_decision(office, name, found[name]) for name in FAMILIES]
    return sorted(made, key=lambda one: (_gravest(found[one.kode]), FAMILIES.index(one.kode)))


def family(one: Stated) -> str:
    """The family of a finding."""
    return _FAMILY.get(one.kode, "TERTIB")


def _gravest(found: Sequence[Stated]) -> int:
    return min((RANK.get(one.item.tingkat, 9) for one in found), default=len(RANK) + 1)


def _decision(office: Office, name: str, found: Sequence[Stated]) -> Decision:
    """People and rupiah are those of the government, not sums over findings: one person stands in several of them."""
    orang, rupiah = _figures(office, name, found) if found else (None, None)
    return Decision(name, orang, rupiah, soonest(found), len(found), len({one.item.unit for one in found if one.item.unit}))


def _figures(office: Office, name: str, found: Sequence[Stated]) -> tuple[int | None, int | None]:
    if name == "DAFTAR":
        return _counted(office, State.UNREGISTERED, State.INACTIVE, State.INCOMPLETE_PROGRAMMES), _of(found, *_APART)
    if name == "ANGGARAN":
        return None, office.government.kekurangan
    if name == "BAYAR":
        return _counted(office, State.ARREARS) or None, next((sums for kode in _SAME if (sums := _of(found, kode)) is not None), None)
    return (office.government.terlindungi_tidak_diketahui, None) if name == "DATA" else (None, None)


def _counted(office: Office, *states: State) -> int | None:
    """Workers in these states by the measures of the government; None where nobody counted."""
    row = next((row for row in office.material.measures("pemda") if row["pemda"] == office.kode), None)
    return None if row is None else sum(row[f"n_{state}"] or 0 for state in states)


def _of(found: Sequence[Stated], *kodes: str) -> int | None:
    mine = [one.item.rupiah for one in found if one.kode.removeprefix("TEMUAN_") in kodes]
    return known_sum(mine) if mine else None
