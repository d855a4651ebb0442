"""The NIK in plain Python: published traps, building and reading back, and the mask."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.kernel import nik
from naungan.kernel.names import plain_name

POSISI = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("1671014505900017", False, None),
        (" '1671.0145.0590-0017 ", False, None),
        ("1671014505900017.0", False, "NIK_ANGKA"),  # text that was a number: its last digits may be lost
        ("1671014505900017,00", False, "NIK_ANGKA"),
        ("1671014505900017", True, "NIK_ANGKA"),
        ("3.20102E+15", False, "NIK_EKSPONEN"),
        ("3,20102E+15", False, "NIK_EKSPONEN"),
        ("167101450590001", False, "NIK_15_ANGKA"),
        ("16710145059000171", False, "NIK_PANJANG"),
        ("1671018105900017", False, "NIK_TANGGAL"),  # day 81
        ("1671012902010017", False, "NIK_TANGGAL"),  # 29 February 2001
        ("1671012902000017", False, None),  # 29 February 2000
        ("1671014505900000", False, "NIK_SERI"),
        ("6671014505900017", False, "NIK_PROVINSI"),
        ("1111111111111111", False, "NIK_PENGGANTI"),
        ("belum ada", False, "NIK_PENGGANTI"),
        (None, False, "NIK_KOSONG"),
        ("1671011512260017", False, "NIK_USIA"),  # 15 December 2026 lies ahead, 1926 is a century ago
    ],
)
def test_published_traps(text: str | None, number: bool, code: str | None) -> None:
    assert nik.parse(text, POSISI, number=number).code == code


@given(
    birth=st.dates(dt.date(1947, 1, 1), dt.date(2011, 1, 1)),
    sex=st.sampled_from("LP"),
    serial=st.integers(1, 9999),
    region=st.builds("{}{:04d}".format, st.sampled_from(nik.PROVINCES), st.integers(101, 9999)),
)
def test_what_is_built_reads_back(birth: dt.date, sex: str, serial: int, region: str) -> None:
    read = nik.parse(nik.build(region, birth, sex, serial), POSISI)
    assert (read.code, read.birth, read.sex) == (None, birth, sex)


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,20}", fullmatch=True))
def test_the_mask_never_shows_more_than_six_characters(text: str) -> None:
    shown = nik.mask(text)
    assert len(shown) == len(text.strip())
    assert sum(character != "•" for character in shown) <= 6
    assert nik.mask("1671014505900017") == "1671••••••••••17"


def test_titles_fall_and_spelling_stays() -> None:
    assert plain_name("Hj. Siti Aminah, S.Pd.") == plain_name("siti  aminah") == "SITIAMINAH"
    assert plain_name("dr. Budi") == "BUDI"
    assert plain_name("Muhamad") != plain_name("Muhammad")
