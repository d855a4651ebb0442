"""A projection as a finished folder would give it: one city in its province, a forecast with its interval, a plan of two steps."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from naungan.projection.kept import RELATIONS, Told

KOTA = "1671"
_SERIES = {"unit": None, "segmen": None, "lingkup": "own_npp", "penyebut": "daftar_pekerja", "asal": "evaluasi"}
_PLACES = (("nasional", None, 10), ("provinsi", "16", 10), ("pemda", KOTA, 1))
_CHECK = {"segmen": None, "lingkup": "own_npp", "penyebut": "daftar_pekerja", "asal": "evaluasi", "ukuran": "aktif", "dipakai": True}


def projected(**more: list[dict[str, Any]]) -> Told:
    """The relations, some of them given; the others as below."""
    rows = {
        "series": [{"tingkat": t, "wilayah": w, **_SERIES, "bulan": f"2026-{m:02d}", "aktif": 1000 * times + m, "semesta": 2000 * times}
                   for t, w, times in _PLACES for m in range(1, 11) if m != 4],
        "forecast": [_ahead(t, w, times, ukuran, month) for t, w, times in _PLACES for ukuran in ("aktif", "cakupan")
                     for month in ("2027-11", "2027-12")],
        "forecast_check": [_checked(t, month, n) for t, _, _ in _PLACES for month, n in ((0, 200), (12, 20))],
        "dated_end": [{"pemda": KOTA, "unit": "1.02.01", "kategori": "honorer", "segmen": "PU", "bulan": month, "sebab": sebab,
                       "orang": orang, "orang_terlindungi": orang - 1, "rupiah": 5400 * orang}
                      for month, sebab, orang in (("2027-01", "kontrak", 12), ("2027-02", "kontrak", 3), ("2027-03", "tmt", 2))],
        "target_outlook": [_target("2027-12-31", "tidak_tercapai", 20_000), _target("2026-12-31", "tercapai", 9_000, tahun=2026)],
        "scenario_cover": [{"skenario": "dasar", "pemda": KOTA, "segmen": None, "bulan": month, "pekerja": 2000, "terlindungi_bawah": 900,
                            "terlindungi_atas": 1100, "taruhan": None} for month in ("2026-10", "2027-12")],
        "scenario_dues": [{"skenario": "dasar", "pemda": KOTA, "unit_pembayar": "1.02.01", "kategori": "honorer", "segmen": "PU",
                           "pembayar": "pemda", "dompet": "apbd", "program": program, "perkiraan": False, "terdaftar": "ya",
                           "bulan": "2027-12", "orang": 10, "rupiah": 54_000, "orang_ragu": 0} for program in ("jkk", "jkm")],
        **_plan(), **more,
    }  # fmt: skip
    return Told(SUMMARY, {name: relation.of(rows.get(name, ())) for name, relation in RELATIONS.items()})


SUMMARY: dict[str, Any] = {
    "hasil": [{"bulan": "2023-07"}, {"bulan": "2026-10"}], "posisi": "2026-11-20", "sampai": "2027-12", "tujuan": "orang", "tren": True,
    "sidik": "ab" * 32, "versi": "0", "tidak_masuk": [],
    "skenario_dimainkan": [{"kode": "dasar", "nama": "Tidak ada yang berubah", "uraian": "", "sumber": None, "anggapan": None}],
    "anggapan": [{"hal": "SKENARIO", "nama": "Tidak ada yang berubah", "sumber": None, "anggapan": "Hanya yang bertanggal."},
                 {"hal": "ANGGAPAN_TANPA_PERUBAHAN", "nama": None, "sumber": None, "anggapan": "ANGGAPAN_TANPA_PERUBAHAN"}],
    "orang": None,
    "rencana": {"status": "terbukti", "celah": "0.0004", "jumlah": {"orang": 100}, "serakah": {"orang": 90}},
}  # fmt: skip


def _ahead(tingkat: str, wilayah: str | None, times: int, ukuran: str, month: str) -> dict[str, Any]:
    people = {"nilai": 1200, "bawah_80": 1100, "atas_80": 1300, "bawah_95": 1050, "atas_95": 1350}
    figures = {name: value * times if ukuran == "aktif" else value * 500 for name, value in people.items()}
    step = {"2027-11": 13, "2027-12": 14}[month]
    return {
        "tingkat": tingkat, "wilayah": wilayah, **_SERIES, "ukuran": ukuran, "bulan": month, "langkah": step, "model": "ets",
        "semesta": 2000 * times, "alasan": None, **figures,
    }  # fmt: skip


def _checked(tingkat: str, month: int, n: int) -> dict[str, Any]:
    return {
        "tingkat": tingkat, **_CHECK, "bulan_kalender": month, "model": "ets", "n": n, "kena_80": n * 4 // 5, "kena_95": n * 19 // 20,
        "galat": Decimal("0.021"), "galat_naif": Decimal("0.034"), "galat_musiman": Decimal("0.05"),
    }  # fmt: skip


def _target(day: str, keadaan: str, needed: int, tahun: int = 2027) -> dict[str, Any]:
    figures = {"nilai": 12_000, "bawah_80": 11_000, "atas_80": 13_000, "bawah_95": 10_500, "atas_95": 13_500}
    return {
        "wilayah": "16", "deret": "rpjmd", "tahun": tahun, "lingkup": "semua", "sampai": dt.date.fromisoformat(day), "dokumen": "RPJMD",
        "bulan": day[:7], "dibutuhkan": needed, "kurang": max(0, needed - 12_000), "kurang_terbanyak": max(0, needed - 11_000),
        "keadaan": keadaan, "alasan": None, **figures,
    }  # fmt: skip


def _plan() -> dict[str, list[dict[str, Any]]]:
    group = {"pemda": KOTA, "unit": None, "segmen": "PU", "kerugian": None, "utuh": False, "paling_sedikit": 1, "dari": "2026-11",
             "sampai": "2027-12", "sumber": "evaluasi Oktober 2026"}  # fmt: skip
    purse = {"pemda": KOTA, "boleh": None, "dari": "2026-11", "sampai": "2027-12", "usulan": None, "penetapan": None, "jendela": None}
    return {
        "plan_group": [
            {**group, "kelompok": "honorer", "kategori": "honorer", "sifat": "kewajiban", "orang": 12, "harga": 10_800},
            {**group, "kelompok": "rentan", "kategori": "pekerja_rentan", "segmen": "BPU", "sifat": "pilihan", "orang": 300,
             "harga": 16_800, "paling_sedikit": 3},
        ],
        "plan_purse": [
            {**purse, "dompet": "apbd", "jenis": "apbd", "uang": 2_000_000, "terpakai": 1_555_200, "sisa": 444_800, "sumber": "RKA"},
            {**purse, "dompet": "csr", "jenis": "csr", "uang": 5_100_000, "terpakai": 5_040_000, "sisa": 60_000, "sumber": "anggapan",
             "usulan": dt.date(2026, 12, 15)},
        ],
        "plan_step": [
            _taken("honorer", "kewajiban", "apbd", "2026-11", 6, 12, 777_600), _taken("honorer", "kewajiban", "apbd", "2027-05", 6, 12, 777_600),
            _taken("rentan", "pilihan", "csr", "2027-01", 3, 100, 5_040_000),
        ],
        "plan_bound": [{"pemda": KOTA, "dompet": "csr", "kendala": "uang", "langkah": 1_000_000_000, "orang": 200, "bulan_orang": 600}],
    }  # fmt: skip


def _taken(kelompok: str, sifat: str, dompet: str, mulai: str, lama: int, orang: int, rupiah: int) -> dict[str, Any]:
    return {"pemda": KOTA, "kelompok": kelompok, "sifat": sifat, "pemda_dompet": KOTA, "dompet": dompet, "mulai": mulai, "lama": lama,
            "orang": orang, "rupiah": rupiah}  # fmt: skip
