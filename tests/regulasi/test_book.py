"""The law as data: complete, sourced, without contradictions."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from tests.referee import BANDS

from naungan import regulasi
from naungan.engine import Engine
from naungan.kernel.period import Bulan
from naungan.law import misfits
from naungan.regulasi import IURAN, buku
from naungan.regulasi.buku import rumus
from naungan.regulasi.keringanan import daftar_keringanan, kemungkinan, syarat_dikenal
from naungan.regulasi.keringanan.muat import DIBAYAR, SEKTOR
from naungan.regulasi.keringanan.pasang import tabel_keringanan
from naungan.relations.words import PROGRAM, SEGMEN

MONTHS = list(Bulan(2015, 7).until(Bulan(2027, 12)))


def test_every_file_of_formulas_is_law() -> None:
    room = Path(regulasi.__path__[0])
    assert [Path(one.__file__ or "") for one in rumus()] == sorted(room.rglob("rumus*.py"), key=lambda file: file.with_suffix("").parts)


def test_every_formula_finds_what_it_needs_on_every_date_of_change() -> None:
    buku().check()


def test_every_formula_yields_the_unit_it_declares(duck: Engine) -> None:
    assert misfits(duck, buku()) == {}


def test_every_programme_of_a_segment_has_its_formulas() -> None:
    assert set(IURAN) == {*SEGMEN, "JAKON", "JAKON_UPAH"}
    assert all(name in buku().formulas for law in IURAN.values() for payers in law.values() for name in payers.values())
    assert set(IURAN["PU"]) == set(PROGRAM)
    assert "jp" not in IURAN["BPU"]


def test_at_most_one_relief_stands_open_to_a_case() -> None:
    for month, segmen, sektor, dibayar in product(MONTHS, SEGMEN, SEKTOR, DIBAYAR):
        assert sum(one.open_to(month, segmen, sektor, dibayar) for one in daftar_keringanan()) <= 1


@pytest.mark.parametrize("relief", daftar_keringanan(), ids=lambda one: one.kode)
def test_a_relief_lowers_and_names_its_source(relief) -> None:
    assert relief.dari <= relief.sampai
    assert relief.segmen in (*SEGMEN, "JAKON")
    assert set(relief.sektor) <= set(SEKTOR)
    assert set(relief.dibayar) <= set(DIBAYAR)
    assert all(0 < above < below for above, below in relief.program.values())
    assert {relief.syarat, relief.kecuali} - {None} <= set(syarat_dikenal().values())


def test_no_relief_touches_what_a_pemda_pays_in_the_labour_intensive_and_bpu_reliefs() -> None:
    for month in Bulan(2025, 1).until(Bulan(2027, 12)):
        assert kemungkinan(month, "PU", "pemerintahan", "pemberi_kerja") is None
        assert all(kemungkinan(month, "BPU", sektor, "apbd") is None for sektor in SEKTOR)


def test_a_relief_not_yet_enacted_is_not_known() -> None:
    month = [Bulan(2026, 4)]
    early = daftar_keringanan()[-1].diundangkan.replace(day=1)
    assert tabel_keringanan(month, known=early).num_rows == 0 < tabel_keringanan(month).num_rows


def test_there_are_33_bands_and_each_assumes_an_amount_within() -> None:
    (entry,) = buku().series["dasar_penghasilan"].entries
    assert [tuple(pair) for pair in entry.nilai] == BANDS
    assert len(entry.nilai) == 33


def test_rates_of_the_reference_stand_in_millionths() -> None:
    month = Bulan(2026, 10)
    assert buku().entry("tarif_jkk", month).nilai == {"I": 2400, "II": 5400, "III": 8900, "IV": 12700, "V": 17400}
    assert [buku().entry(f"tarif_{name}", month).nilai for name in ("jkm", "jht_pemberi_kerja", "jht_pekerja")] == [3000, 37000, 20000]
    assert [buku().entry("usia_pensiun", Bulan(year, 1)).nilai for year in (2018, 2019, 2022, 2025)] == [56, 57, 58, 59]


def test_the_ceiling_of_2027_is_marked_unknown() -> None:
    assert buku().entry("pagu_jp", Bulan(2027, 2)).status == "confirmed"
    assert buku().entry("pagu_jp", Bulan(2027, 3)).status == "unknown"
    assert buku().entry("pagu_jp", Bulan(2020, 3)).status == "confirmed"
