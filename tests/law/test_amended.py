"""What would be law, on the country that does not exist."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.law.negeri import rumus
from tests.law.test_machinery import burden

from naungan.engine import Engine
from naungan.kernel.errors import Refusal
from naungan.law import Amendment, Book, amended, formulas_of, load_folder

NEGERI = Path(__file__).parent / "negeri"


@pytest.fixture(scope="module")
def book() -> Book:
    return Book(load_folder(NEGERI), formulas_of(rumus), rumus.KOLOM)


def test_a_value_changes_on_its_day_and_months_before_stay(engine: Engine, book: Book) -> None:
    # From March 1951 on 20 a head instead of 10, and instead of the 12 that the book foresaw for June.
    changed = amended(book, [Amendment("tarif_kepala", dt.date(1951, 3, 1), 20)])
    rows = [(n, month, 5, "penyihir", 10_000) for n, month in enumerate(["1950-12", "1951-02", "1951-03", "1951-07"])]
    assert burden(engine, book, *rows) == [5 * 10 + 1, 3 * 10 + 1, 3 * 10 + 1, 3 * 12 + 1]
    assert burden(engine, changed, *rows) == [5 * 10 + 1, 3 * 10 + 1, 3 * 20 + 1, 3 * 20 + 1]


def test_a_key_changes_and_the_others_stay(engine: Engine, book: Book) -> None:
    changed = amended(book, [Amendment("tarif_kasta", dt.date(1950, 5, 1), {"petani": 50_000})])
    rows = [(n, "1950-05", 0, kasta, 80_000) for n, kasta in enumerate(["petani", "penyihir"])]
    assert burden(engine, changed, *rows) == [45, 5]  # 900 × 5 %, 900 × 0,5 % = 4,5


def test_bands_change_as_a_whole(engine: Engine, book: Book) -> None:
    changed = amended(book, [Amendment("harga_panen", dt.date(1950, 5, 1), [[0, 1_000], [450, 2_000]])])
    rows = [(n, "1950-05", 0, "petani", cents) for n, cents in enumerate([44_999, 45_000])]
    assert burden(engine, changed, *rows) == [20, 40]


def test_it_is_told_whatever_was_known(book: Book) -> None:
    changed = amended(book, [Amendment("tarif_kepala", dt.date(1951, 3, 1), 20)])
    found = changed.series["tarif_kepala"].at(dt.date(1951, 3, 1), dt.date(1950, 1, 1))
    assert found is not None
    assert (found.nilai, found.status) == (20, "unknown")


def test_the_mark_tells_one_book_from_another(book: Book) -> None:
    one, other = Amendment("tarif_kepala", dt.date(1951, 3, 1), 20), Amendment("tarif_naga", dt.date(1950, 2, 1), 4)
    assert book.sidik == amended(book, []).sidik == ""
    assert amended(book, [one, other]).sidik == amended(book, [other, one]).sidik
    assert len({"", *(amended(book, [found]).sidik for found in (one, other))}) == 3
    assert amended(amended(book, [one]), [other]).sidik != amended(book, [other]).sidik


@pytest.mark.parametrize(
    ("deret", "mulai", "nilai", "code"),
    [
        ("tarif_angin", "1950-05-01", 1, "HUKUM_TANPA_DERET"),
        ("tarif_naga", "1950-04-01", 1, "HUKUM_DERET_TIDAK_BERLAKU"),
        ("tarif_kepala", "1949-12-31", 1, "HUKUM_DERET_TIDAK_BERLAKU"),
        ("tarif_kepala", "1950-05-01", -1, "HUKUM_NILAI_TIDAK_COCOK"),
        ("tarif_kepala", "1950-05-01", "20", "HUKUM_NILAI_TIDAK_COCOK"),
        ("tarif_kepala", "1950-05-01", True, "HUKUM_NILAI_TIDAK_COCOK"),
        ("tarif_kepala", "1950-05-01", {"petani": 1}, "HUKUM_NILAI_TIDAK_COCOK"),
        ("tarif_kasta", "1950-05-01", {"naga": 1}, "HUKUM_NILAI_TIDAK_COCOK"),
        ("tarif_kasta", "1950-05-01", 1, "HUKUM_NILAI_TIDAK_COCOK"),
        ("harga_panen", "1950-05-01", [[100, 1]], "HUKUM_NILAI_TIDAK_COCOK"),
        ("harga_panen", "1950-05-01", [[0, 1], [0, 2]], "HUKUM_NILAI_TIDAK_COCOK"),
        ("harga_panen", "1950-05-01", [], "HUKUM_NILAI_TIDAK_COCOK"),
    ],
)
def test_what_can_not_be_is_refused(book: Book, deret: str, mulai: str, nilai: object, code: str) -> None:
    with pytest.raises(Refusal) as told:
        amended(book, [Amendment(deret, dt.date.fromisoformat(mulai), nilai)])
    assert told.value.code == code
