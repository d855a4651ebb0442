"""Whole rupiah in words, as official papers have them: ``satu juta seribu rupiah``."""

from __future__ import annotations

_SATUAN = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_KELOMPOK = ((10**15, "kuadriliun"), (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
_SERIBU = 1000
_BATAS = 10**18


def terbilang(jumlah: int) -> str:
    """The number in words; ValueError from a trillion million (10^18) on, which no budget reaches."""
    if abs(jumlah) >= _BATAS:
        raise ValueError("jumlah terlalu besar untuk dieja")
    if jumlah < 0:
        return f"minus {terbilang(-jumlah)}"
    return " ".join(_words(jumlah)) or "nol"


def rupiah_terbilang(jumlah: int) -> str:
    """The same with its unit."""
    return f"{terbilang(jumlah)} rupiah"


def _words(number: int) -> list[str]:
    for size, name in _KELOMPOK:
        if number >= size:
            return [*_below_thousand(number // size), name, *_words(number % size)]
    # One thousand is "seribu" wherever it stands, also after a higher group.
    thousands, rest = divmod(number, _SERIBU)
    head = ["seribu"] if thousands == 1 else [*_below_thousand(thousands), "ribu"] if thousands else []
    return [*head, *_below_thousand(rest)]


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    head = ["seratus"] if hundreds == 1 else [_SATUAN[hundreds], "ratus"] if hundreds else []
    return [*head, *_below_hundred(rest)]


def _below_hundred(number: int) -> list[str]:
    if number < len(_SATUAN):
        return [_SATUAN[number]] if number else []
    tens, ones = divmod(number, 10)
    if tens == 1:
        return [_SATUAN[ones], "belas"]
    return [_SATUAN[tens], "puluh", *([_SATUAN[ones]] if ones else [])]
