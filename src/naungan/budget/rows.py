"""The rows that need, status and findings are judged from, with their columns: read from the engine once, small, and never changed."""

from __future__ import annotations

from typing import TypedDict


class Line(TypedDict):
    """The lines of a unit, year and stage on one Jamsostek account, or all its others in one (``budget.lines`` says what each is)."""

    pemda: str
    unit: str | None
    tahun: int
    tahap: str | None
    urutan: int | None
    kode: str | None
    keluarga: str | None
    program: str | None
    jamsostek: bool
    unit_nama: str | None
    pagu: int | None
    pagu_murni: int | None
    realisasi: int | None
    bulan_dibayar: int | None
    orang: int | None
    bulan_rencana: int | None
    gabungan: int
    usulan: int
    rupiah_usulan: int | None
    baris: int
    sumber_realisasi: str | None


class NeedCell(TypedDict):
    """What is due a month of the workers of one cell (``budget.needs``)."""

    pemda: str
    unit_pembayar: str | None
    kategori: str | None
    segmen: str | None
    program: str
    kode_rekening: str | None
    terdaftar: bool
    lunas_sampai: str | None
    dinyatakan: bool
    sampai: str | None
    orang_pasti: int
    pasti: int
    orang_perkiraan: int
    perkiraan: int
    orang_ragu: int


class YearCell(TypedDict):
    """What is due a whole year of the workers of one cell (``budget.setahun``)."""

    pemda: str
    unit_pembayar: str | None
    kategori: str | None
    segmen: str | None
    program: str
    kode_rekening: str | None
    dinyatakan: bool
    pasti: int
    perkiraan: int
    bulan_pasti: int
    ragu: int
