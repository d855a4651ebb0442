"""What a row of a register says that can't be, cell against cell: each with its place, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from naungan.answers import Read, Row
from naungan.answers.told import Problem, wrong

_SELESAI = "selesai"


def targets(read: Read) -> Iterator[Problem]:
    """Of every row that holds so far."""
    return (one for row in read.berlaku for one in _target(row, read.form.berkas))


def instruments(read: Read) -> Iterator[Problem]:
    """Of every row that holds so far."""
    return (one for row in read.berlaku for one in _instrument(row, read.form.berkas))


def obstacles(read: Read) -> Iterator[Problem]:
    """Of every row that holds so far."""
    return (one for row in read.berlaku for one in _obstacle(row, read.form.berkas))


def _target(row: Row, berkas: str) -> Iterator[Problem]:
    """A target without a figure, people beyond the denominator, a share that people and denominator deny, a day of another year."""
    said: Mapping[str, Any] = row.nilai
    if said["persen"] is None and said["orang"] is None:
        yield _told("SASARAN_TANPA_ANGKA", berkas, row, "persen")
    elif said["orang"] and said["penyebut_orang"] and said["orang"] > said["penyebut_orang"]:
        yield _told("SASARAN_ORANG_LEBIH", berkas, row, "orang", penyebut_orang=said["penyebut_orang"])
    elif (counted := _denied(said)) is not None:
        yield _told("SASARAN_TIDAK_COCOK", berkas, row, "persen", orang=said["orang"], penyebut_orang=said["penyebut_orang"],
                    dihitung=counted)  # fmt: skip
    if said["sampai"] and said["sampai"].year != said["tahun"]:
        yield _told("SASARAN_TAHUN_LAIN", berkas, row, "sampai", tahun=said["tahun"])


def _instrument(row: Row, berkas: str) -> Iterator[Problem]:
    """An instrument that ends before it begins."""
    said: Mapping[str, Any] = row.nilai
    if said["berakhir"] and said["berakhir"] < said["tanggal"]:
        yield _told("INSTRUMEN_TERBALIK", berkas, row, "berakhir", tanggal=row.kata["tanggal"])


def _obstacle(row: Row, berkas: str) -> Iterator[Problem]:
    """An obstacle that is solved without saying when, before it was there, or open with a quarter in which it was solved."""
    said: Mapping[str, Any] = row.nilai
    solved = said["selesai_triwulan"]
    if (said["status"] == _SELESAI) != bool(solved):
        yield _told("KENDALA_SELESAI_TANPA_TRIWULAN" if not solved else "KENDALA_TERBUKA_BERTRIWULAN", berkas, row, "selesai_triwulan")
    elif solved and solved < said["triwulan"]:
        yield _told("KENDALA_SELESAI_TERBALIK", berkas, row, "selesai_triwulan", triwulan=said["triwulan"])


def _denied(said: Mapping[str, Any]) -> str | None:
    """The share that people and denominator give, where it is not the stated one rounded as it is written; None where all agree."""
    if said["persen"] is None or not said["orang"] or not said["penyebut_orang"]:
        return None
    counted = Fraction(100 * said["orang"], said["penyebut_orang"])
    step = Fraction(1, 10 ** max(0, -int(said["persen"].as_tuple().exponent)))
    if abs(counted - Fraction(said["persen"])) <= step:
        return None
    return f"{(Decimal(counted.numerator) / counted.denominator).quantize(Decimal('0.01'))}".replace(".", ",")


def _told(kode: str, berkas: str, row: Row, kolom: str, **params: Any) -> Problem:
    pemda = row.kata.get("pemda") or row.kata.get("wilayah")
    return wrong(kode, berkas, row.nomor, kolom, row.kata[kolom], pemda, **params)
