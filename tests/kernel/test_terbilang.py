"""Amounts in words: parsed back by a reader of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.kernel.terbilang import rupiah_terbilang, terbilang

_ANGKA = {"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9}
_JADI = {"sepuluh": "satu puluh", "sebelas": "satu belas", "seratus": "satu ratus", "seribu": "satu ribu"}
_KALI = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def _read(text: str) -> int:
    """What a person reads: words add up to a group, a group's name multiplies it."""
    whole, group, last = 0, 0, 0
    for word in " ".join(_JADI.get(word, word) for word in text.split()).split():
        if word in _ANGKA:
            group, last = group + _ANGKA[word], _ANGKA[word]
        elif word == "belas":
            group += 10
        elif word in ("puluh", "ratus"):
            group += last * (10 if word == "puluh" else 100) - last
        else:
            whole, group = whole + group * _KALI[word], 0
    return whole + group


@given(st.one_of(st.integers(0, 10**18 - 1), st.integers(0, 3000), st.sampled_from([10**size for size in range(18)])))
def test_words_read_back_are_the_number(jumlah: int) -> None:
    assert _read(terbilang(jumlah)) == jumlah
    assert terbilang(-jumlah) == (f"minus {terbilang(jumlah)}" if jumlah else "nol")


@pytest.mark.parametrize(
    ("jumlah", "kata"),
    [
        (0, "nol"), (11, "sebelas"), (1000, "seribu"), (1_001_000, "satu juta seribu"), (2_001_100, "dua juta seribu seratus"),
        (21_000, "dua puluh satu ribu"), (116_000_000, "seratus enam belas juta"), (1_000_000_000, "satu miliar"),
    ],
)  # fmt: skip
def test_the_wording_is_that_of_a_bank(jumlah: int, kata: str) -> None:
    assert terbilang(jumlah) == kata
    assert rupiah_terbilang(jumlah) == f"{kata} rupiah"


def test_what_no_budget_reaches_is_no_number_in_words() -> None:
    with pytest.raises(ValueError, match="terlalu besar"):
        terbilang(10**18)
