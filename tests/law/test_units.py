"""A body that yields another unit than it declares is caught: on the toy country, by changing the units of money and time."""

from __future__ import annotations

from types import ModuleType

import ibis
import pytest
from tests.law.negeri import rumus
from tests.law.test_machinery import NEGERI

from naungan.engine import Engine, half_up
from naungan.law import Book, Kolom, formula, formulas_of, load_folder, misfits

KOLOM = {**rumus.KOLOM, "bulan_kerja": Kolom("bulan", "Lama bekerja"), "tabungan": Kolom("rupiah", "Tabungan")}
TITAH = {"berlaku": "1950-01", "pasal": "Titah 0"}


def judged(duck: Engine, body: object, satuan: str, **options: str) -> dict[str, str]:
    module = ModuleType("rumus")
    module.__dict__["aturan"] = formula(nama="aturan", satuan=satuan, **(TITAH | options))(body)
    return misfits(duck, Book(load_folder(NEGERI), formulas_of(module), KOLOM))


def test_the_law_of_the_toy_country_is_right(duck: Engine) -> None:
    assert misfits(duck, Book(load_folder(NEGERI), formulas_of(rumus), rumus.KOLOM)) == {}


def bekal(tarif_kepala, bulan_kerja):
    return tarif_kepala * bulan_kerja


def selisih(tabungan, tarif_kepala):
    return ibis.greatest(tabungan - tarif_kepala, 0)


def tersembunyi(harga_panen):
    return harga_panen + ibis.literal(25_000_000, "int64")


def bagi_hasil(harga_panen, tarif_kasta):
    return half_up(harga_panen * tarif_kasta, 1_000_000)


def menurut_kasta(kasta, harga_panen, tabungan):
    return ibis.cases((kasta == "penyihir", tabungan), else_=harga_panen)


def kosong(tabungan):
    return tabungan * ibis.literal(0, "int64")


@pytest.mark.parametrize(
    ("body", "satuan"),
    [(bekal, "rupiah"), (bagi_hasil, "rupiah/bulan"), (lambda tabungan, tarif_kepala: tabungan // tarif_kepala, "bulan")],
)
def test_a_body_that_yields_what_it_declares_passes(duck: Engine, body: object, satuan: str) -> None:
    assert judged(duck, body, satuan) == {}


@pytest.mark.parametrize(
    ("body", "satuan"),
    [
        (bekal, "rupiah/bulan"),  # rupiah where rupiah per month is declared
        (bagi_hasil, "rupiah"),  # and the other way round
        (bagi_hasil, "bagian"),
        (selisih, "rupiah"),  # a sum and a monthly amount mixed
        (tersembunyi, "rupiah/bulan"),  # an amount of the law hidden in the code
        (menurut_kasta, "rupiah/bulan"),  # one branch of two
        (kosong, "rupiah"),  # nothing to measure
    ],
)
def test_a_body_that_yields_something_else_is_caught(duck: Engine, body: object, satuan: str) -> None:
    assert list(judged(duck, body, satuan)) == ["aturan (1950-01-01)"]


def test_a_column_without_a_unit_is_caught(duck: Engine) -> None:
    assert "no unit is declared for entah" in judged(duck, lambda entah: entah, "rupiah")["aturan (1950-01-01)"]
