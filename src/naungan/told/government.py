"""One government with everything that page and sheet say of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from naungan.relations.words import NOT_JUDGED, Anggaran
from naungan.told.headline import answers
from naungan.told.words import few, month, number, say

WITHOUT = Anggaran.TIDAK_DIANGGARKAN
NAMED = 6  # units by name in one sentence


@dataclass(frozen=True)
class Government:
    """Counts of people and rupiah are None where nobody knows; the fields ``sebab_*`` then say why.

    ``jawaban`` counts units by their answer on the budget axis; ``unit_seluruh`` is None without a unit list. ``posisi_*`` are the
    newest and oldest date of a member file; ``habis_pada`` is the first month that some unit can't pay in full.
    """

    kode: str
    wilayah: str
    provinsi: str
    pekerja: int | None
    terlindungi_ya: int | None
    terlindungi_tidak: int | None
    terlindungi_tidak_diketahui: int | None
    batas_bawah: Decimal | None
    batas_atas: Decimal | None
    iuran: int | None
    iuran_perkiraan: int | None
    kebutuhan: int | None
    tersedia: int | None
    kekurangan: int | None
    unit_seluruh: int | None
    unit_menyerahkan: int
    unit_lain: int
    unit_absen: list[str]
    masuk_daftar: bool
    masuk_member: bool
    masuk_budget_line: bool
    lingkup: str
    jawaban: Counter[str]
    habis_pada: str | None
    posisi_peserta: dt.date | None
    posisi_terlama: dt.date | None
    sebab_pekerja: str
    sebab_uang: str
    sebab_posisi: str
    belum_dibaca: str
    kalimat_setahun: str

    @property
    def keadaan(self) -> str:
        """How many are protected, not protected, and not known."""
        return say("HAL_KARTU_CAKUPAN", **answers(vars(self)))

    @property
    def absen(self) -> str:
        """The asked units that have not handed in, the first by name; empty where all have."""
        return say("HAL_S_ABSEN", unit=few(self.unit_absen, NAMED)) if self.unit_absen else ""

    @property
    def cukup(self) -> str:
        """In words how long the money lasts: the month it first runs out, or where it suffices; empty when not known."""
        if self.habis_pada:
            return month(self.habis_pada)
        if self.jawaban[WITHOUT]:
            return say("HAL_UNIT_TANPA_PAGU", unit=number(self.jawaban[WITHOUT]))
        unclear = sum(self.jawaban[word] for word in NOT_JUDGED)
        if self.jawaban[Anggaran.CUKUP] and unclear:
            return say("HAL_CUKUP_SEBAGIAN", cukup=number(self.jawaban[Anggaran.CUKUP]), kabur=number(unclear))
        return say("HAL_SAMPAI_AKHIR") if self.jawaban[Anggaran.CUKUP] else ""
