"""What can't be played over an evaluation is told with its place before anything is counted."""

from __future__ import annotations

import datetime as dt

import pytest

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy
from naungan.kernel.period import Bulan
from naungan.projection.scenario_checks import Stage, check
from naungan.projection.scenario_steps import (
    DaftarSemua,
    DasarUpah,
    DompetBerakhir,
    Hukum,
    Jht,
    KontrakDiperpanjang,
    Langkah,
    PekerjaRentan,
    Skenario,
)

NOW, NEXT = Bulan(2026, 10), Bulan(2026, 11)
STAGE = Stage(NOW, Bulan(2027, 12), {"1671": ("apbd",), "16": ("apbd", "dbhcht"), "1601": ()}, None, None)


def played(*langkah: Langkah) -> None:
    check([Skenario("satu", "Satu", langkah, anggapan="dikira")], STAGE)


def test_what_can_be_played_is_not_refused() -> None:
    played(
        DaftarSemua(NEXT), DaftarSemua(NEXT, "1671"), Jht(NEXT, "1671", "Perwal 1"), DasarUpah(NEXT, persen=650),
        DasarUpah(NEXT, basis="maks", nilai=2_000_000), DasarUpah(NEXT.plus(2), persen=650), PekerjaRentan(NEXT, "1601", 10),
        PekerjaRentan(NEXT, "1601", 10, dompet="dbhcht"), DompetBerakhir(NEXT, "apbd", "1671"), KontrakDiperpanjang(),
        Hukum(dt.date(2027, 1, 1), "tarif_jkk", {"I": 3_000}), Hukum(dt.date(2027, 2, 1), "tarif_jkk", {"I": 3_500}),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("langkah", "code", "said"),
    [
        ((DaftarSemua(NOW),), "SKENARIO_BULAN", "Oktober 2026"),
        ((DaftarSemua(Bulan(2028, 1)),), "SKENARIO_BULAN", "Januari 2028"),
        ((Hukum(dt.date(2026, 10, 15), "tarif_jkk", {"I": 1}),), "SKENARIO_BULAN", "Oktober 2026"),
        ((DaftarSemua(NEXT, "1672"),), "SKENARIO_PEMDA", "1672"),
        ((KontrakDiperpanjang("1672"),), "SKENARIO_PEMDA", "1672"),
        ((DaftarSemua(NEXT), DaftarSemua(NEXT.plus(2))), "SKENARIO_GANDA", "langkah 2"),
        ((DasarUpah(NEXT, persen=1), DasarUpah(NEXT, persen=2)), "SKENARIO_GANDA", "langkah 1"),
        ((Hukum(dt.date(2027, 1, 1), "tarif_jkk", {"I": 1}), Hukum(dt.date(2027, 1, 1), "tarif_jkk", {"I": 2})), "SKENARIO_GANDA", "2"),
        ((Jht(NEXT, "1671", "Perwal 1", "pns"),), "SKENARIO_JHT", "langkah 1"),
        ((DasarUpah(NEXT, "1671", basis="maks", nilai="ump"),), "SKENARIO_UPAH_MINIMUM", "2027"),
        ((Hukum(dt.date(2027, 1, 1), "tarif_hujan", 1),), "SKENARIO_HUKUM", "tarif_hujan"),
        ((Hukum(dt.date(2027, 1, 1), "tarif_jkk", 5),), "SKENARIO_HUKUM", "tarif_jkk"),
        ((PekerjaRentan(NEXT, "1671", 10),), "SKENARIO_DESA", "1671"),
        ((DompetBerakhir(NEXT, "bos"),), "SKENARIO_DOMPET", "bos"),
        ((DompetBerakhir(NEXT, "dbhcht", "1671"),), "SKENARIO_DOMPET", "dbhcht"),
        ((PekerjaRentan(NEXT, "16", 1, 1, dompet="dbhcht"), DompetBerakhir(NEXT, "dbhcht")), "SKENARIO_DOMPET_BERAKHIR", "langkah 2"),
    ],
)
def test_what_can_not_be_is_told_with_its_step_and_a_way_out(langkah: tuple[Langkah, ...], code: str, said: str) -> None:
    with pytest.raises(Refusal) as told:
        played(*langkah)
    assert told.value.code == code
    assert "skenario satu" in told.value.sentence()
    assert said in told.value.sentence()
    assert "{" not in told.value.sentence() + remedy(code, told.value.params)
