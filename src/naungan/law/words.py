"""Values of the law as people read them."""

from __future__ import annotations

from typing import Any

from naungan.kernel.rupiah import rp

STATUS = {"confirmed": "terkonfirmasi", "recalled": "diingat, belum diperiksa", "unknown": "tidak diketahui"}
SATUAN = {
    "rupiah": "rupiah", "sen": "sen", "rupiah/bulan": "rupiah sebulan", "sen/bulan": "sen sebulan", "rupiah/tahun": "rupiah setahun",
    "rupiah/hari": "rupiah sehari", "rupiah×bulan": "rupiah kali bulan", "per_juta": "persen", "per_juta/tahun": "persen setahun",
    "persen": "persen", "bagian": "bagian", "orang": "orang", "kali": "kali", "bulan": "bulan", "tahun": "tahun", "hari": "hari",
    "kode": "kode", "ya_tidak": "ya atau tidak", "tanggal": "tanggal",
}  # fmt: skip
TIDAK_TERSEDIA = "tidak tersedia"


def certainty(status: str, sandaran: str | None = None) -> str:
    """How sure something is, and for what is confirmed what it rests on: ``terkonfirmasi (satu sumber)``."""
    return f"{STATUS[status]} ({sandaran})" if sandaran else STATUS[status]


def words(value: Any, satuan: str) -> str:
    """One value with its unit: an amount in rupiah, a rate in percent, a number of months; a table of values as a list."""
    if value is None or value == "":
        return TIDAK_TERSEDIA
    if isinstance(value, dict):
        return "; ".join(f"{key}: {words(one, satuan)}" for key, one in value.items())
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if not isinstance(value, int):
        return str(value)
    return _number(value, satuan)


def _number(value: int, satuan: str) -> str:
    if satuan.startswith("per_juta"):
        return f"{_decimal(value, 10_000)} %" + (" setahun" if satuan.endswith("/tahun") else "")
    if satuan.startswith("sen"):
        return _rupiah_of_sen(value)
    if satuan.startswith("rupiah"):
        return rp(value)
    if satuan in ("", "bagian", "kode"):
        return _grouped(value)
    return f"{_grouped(value)} {'%' if satuan == 'persen' else satuan}"


def _rupiah_of_sen(value: int) -> str:
    whole, cents = divmod(value, 100)
    return rp(whole) + (f",{cents:02d}" if cents else "")


def _decimal(value: int, base: int) -> str:
    whole, rest = divmod(abs(value), base)
    fraction = f"{rest:0{len(str(base)) - 1}d}".rstrip("0")
    return ("-" if value < 0 else "") + str(whole) + (f",{fraction}" if fraction else "")


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")
