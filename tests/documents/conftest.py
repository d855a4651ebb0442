"""An invented run of two provinces, small enough to know every number of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from tests.documents.paid import paid_rows
from tests.documents.purses import purses
from tests.documents.stages import stages

from naungan import regions
from naungan.asking.tables import BRANCH_SUM
from naungan.budget.tables import ADEQUACY, UNIT_STATUS
from naungan.contribution.tables import OFFER
from naungan.coverage.tables import BILL_CHECK, BILL_SUM, CANDIDATE_COUNT, HANDED_IN, LEDGER, MEASURE, SEBAB, STATE
from naungan.engine import Engine
from naungan.findings.tables import FINDING
from naungan.intake.tables import AGGREGATE, FILE, HONORARIUM, PROBLEM, ROSTER
from naungan.reconciliation.honorarium_tables import HONORARIUM_CHECK, HONORARIUM_SUM
from naungan.reconciliation.package_tables import PACKAGE_CHECK
from naungan.regions.tables import REGISTRATION, UNIT
from naungan.stake import STAKE

PEMDA = [*regions.list_pemda("16"), *regions.list_pemda("19")]
SILENT = "1904"  # handed in nothing
UNITS = (("1.02.01", "=cmd|' /C calc'!A0"), ("1.01.01", "Dinas Pendidikan"), ("7.01.02", "Kecamatan Ilir Barat"))
NIK = "1671084501900001"


def fingerprint(content: object) -> str:
    """A fingerprint as files have it: digits alone would be taken for a number of a person."""
    return hashlib.sha256(str(content).encode()).hexdigest()


def counts(number: int) -> dict[str, int]:
    """State counts of one unit, different for each."""
    base = {"covered": 60 + number % 7 * 5, "arrears": 4, "inactive": 3, "unregistered": 5 + number % 5, "unresolved": 6, "not_eligible": 2}
    return {state: base.get(state, 0) for state in STATE}


def measure(level: str, states: dict[str, int], **where: Any) -> dict[str, Any]:
    workers = sum(states.values()) - states["not_eligible"] - states["other_payer"]
    yes, open_ = states["covered"] + states["arrears"], states["unresolved"]
    share = (lambda part: (Decimal(part) / workers).quantize(Decimal("0.000001"))) if workers else (lambda _: None)
    return {
        "tingkat": level, **where, "bulan": "2026-10", "pekerja": workers, **{f"n_{state}": number for state, number in states.items()},
        "terlindungi_ya": yes, "terlindungi_tidak": workers - yes - open_, "terlindungi_tidak_diketahui": open_,
        "batas_bawah": share(yes), "batas_atas": share(yes + open_), "iuran": 13_500 * workers, "dampak": 13_500 * (workers - yes - open_),
        "lingkup": "nasional", "penyebut": "pekerja dalam daftar yang diserahkan",
    }  # fmt: skip


def _added(rows: list[dict[str, int]]) -> dict[str, int]:
    return {state: sum(row[state] for row in rows) for state in STATE}


def _measures() -> list[dict[str, Any]]:
    units = {
        (kode, unit): counts(index * 3 + at) for index, kode in enumerate(PEMDA) for at, (unit, _) in enumerate(UNITS) if kode != SILENT
    }
    names = dict(UNITS)
    rows = [measure("unit", states, pemda=kode, unit=unit, unit_nama=names[unit]) for (kode, unit), states in units.items()]
    for level, length in (("pemda", 4), ("provinsi", 2)):
        for kode in sorted({kode[:length] for kode, _ in units}):
            mine = [s for (k, _), s in units.items() if (k == kode if level == "pemda" else k[:2] == kode)]
            if mine:
                rows.append(measure(level, _added(mine), pemda=kode))
    everything = _added(list(units.values()))
    rows.append(measure("kategori", everything, kategori="pppk_paruh_waktu"))
    rows.append(measure("segmen", everything, segmen="PU"))
    return [*rows, measure("nasional", everything)]


def _money() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    answers = ("cukup", "kurang", "tidak_dianggarkan", "tidak_diketahui", "belum_dapat_dinilai")
    lines, status = [], []
    for index, kode in enumerate(PEMDA):
        for at, (unit, name) in enumerate(UNITS):
            answer = answers[(index + at) % 5]
            known = answer in ("cukup", "kurang")
            need = 3_000_000 + 100_000 * index
            left = None if not known else need if answer == "cukup" else need // 2
            short = {"cukup": 0, "kurang": need - (left or 0), "tidak_dianggarkan": need}.get(answer)
            common = {"pemda": kode, "unit": unit, "unit_nama": name, "anggaran": answer, "kebutuhan": need, "kekurangan": short}
            for program, account in (("jkk", "0006"), ("jkm", "0007")):
                lines.append(
                    {**common, "tahun": 2026, "tahap": "APBD", "kode_rekening": f"5.1.02.02.02.{account}", "program": program,
                     "iuran_sebulan": 1_000_000, "bulan_menunggak": 1, "bulan_tersisa": 2, "tunggakan": 1_000_000, "pagu": left and left * 2,
                     "realisasi": left, "tersedia": left, "bulan_tercukupi": Decimal("1.52") if known else None,
                     "habis_pada": "2026-11" if answer == "kurang" else None}
                )  # fmt: skip
            status.append(
                {**common, "pembayaran": "menunggak" if at else "lunas", "lunas_sampai": "2026-09", "bulan_menunggak": at, "pagu": left,
                 "bulan_tercukupi": Decimal("1.52") if known else None,
                 "habis_pada": "2026-11" if answer in ("kurang", "tidak_dianggarkan") else None}
            )  # fmt: skip
    return lines, status


def _findings() -> list[dict[str, Any]]:
    codes = (
        ("TEMUAN_BELUM_TERDAFTAR", "tinggi", "orang"),
        ("TEMUAN_ANGGARAN_KURANG", "sedang", "rekening"),
        ("TEMUAN_DATA_TIDAK_CUKUP", "rendah", "orang"),
    )
    return [
        {"pemda": kode, "unit": unit, "unit_nama": name, "kode": code, "tingkat": level, "jumlah": 5 + index, "satuan": count,
         "rupiah": None if code == "TEMUAN_DATA_TIDAK_CUKUP" else 1_000_000 * (index + 1) + at, "tenggat": dt.date(2026, 12, 31),
         "dasar": "Inpres 2/2021", "langkah": "LANGKAH_DAFTARKAN",
         "params": json.dumps({"jumlah": 5 + index, "tahun": 2026, "rekening": ["0006", "0007"], "tidak_terdaftar": 5, "tidak_pada_npp": 0})}
        for index, kode in enumerate(PEMDA) for at, (unit, name) in enumerate(UNITS) for code, level, count in codes
    ]  # fmt: skip


def _stakes() -> list[dict[str, Any]]:
    """One proven and one unproven cell a government and event; every third has estimates only."""
    return [
        {"pemda": kode, "bulan": "2026-10", "kategori": "honorer", "segmen": "PU", "keadaan": state, "peristiwa": event, "terbukti": proven,
         "tanggungan": "pemberi_kerja", "orang": 10, "orang_pasti": 0 if index % 3 == 2 else 9, "orang_perkiraan": 10 if index % 3 == 2 else 1,
         "jumlah": 0 if index % 3 == 2 else 9 * 118_000_000, "terbesar": None if index % 3 == 2 else 200_000_000 + index,
         "jumlah_perkiraan": 70_000_000, "per_juta": 120, "setahun": 0 if index % 3 == 2 else 127_440, "setahun_perkiraan": 8_400,
         "iuran_setahun": None if event == "jkk_cacat_total" else 648_000}
        for index, kode in enumerate(PEMDA) if kode != SILENT
        for event in ("jkk_meninggal", "jkk_cacat_total", "jkm") for state, proven in (("unregistered", True), ("no_data", False))
    ]  # fmt: skip


def _offers() -> list[dict[str, Any]]:
    """A price of JHT for each government but the silent one; every third has estimates only."""
    return [
        {"pemda": kode, "bulan": "2026-10", "program": "jht", "orang": 12, "orang_perkiraan": 12 if index % 3 == 2 else 2, "tanpa_jumlah": 0,
         "terutang": 0 if index % 3 == 2 else 54_000 + index, "terutang_perkiraan": 10_800,
         "pemberi_kerja": 0 if index % 3 == 2 else 370_000 + index, "pemberi_kerja_perkiraan": 74_000,
         "pekerja": 0 if index % 3 == 2 else 200_000 + index, "pekerja_perkiraan": 40_000}
        for index, kode in enumerate(PEMDA) if kode != SILENT
    ]  # fmt: skip


_LAYOUTS = {"roster": "roster_bebas", "member": "status_peserta", "unit": "daftar_unit", "budget_line": "anggaran_datar"}


def _files() -> list[dict[str, Any]]:
    rows = []
    for index, kode in enumerate(PEMDA):
        for dataset, layout in _LAYOUTS.items():
            if kode == SILENT and dataset == "roster":
                continue
            rows.append(
                {"berkas": f"{kode} {regions.nama(kode)}/2026-10/{dataset}.xlsx", "sumber": fingerprint(index), "pemda": kode, "dataset": dataset, "layout": layout,
                 "bulan": "2026-10", "tahap": "APBD" if dataset == "budget_line" else None, "lingkup": "nasional" if dataset == "member" else None,
                 "posisi": dt.date(2026, 11, 20) if dataset == "member" else None, "masuk": 240, "diterima": 230, "ditahan": 6, "ditolak": 4,
                 "dipakai": True}
            )  # fmt: skip
    rows.append({"berkas": "@x.xlsx", "pemda": None, "dipakai": False, "kode": "BERKAS_BERTABRAKAN"})
    return rows


def _handed_in() -> list[dict[str, Any]]:
    return [
        {"pemda": kode, "unit": unit, "dataset": dataset, "baris": 80, "dipakai": 80}
        for kode in PEMDA for unit, _ in UNITS for dataset in ("roster", "budget_line") if kode != SILENT or dataset != "roster"
    ]  # fmt: skip


def _figures() -> list[dict[str, Any]]:
    """One region counted twice, once with construction: the two must be told apart."""
    same = {
        "sumber": "b" * 64,
        "berkas": "a.csv",
        "urutan": 0,
        "wilayah": "1671",
        "bulan": "2026-09",
        "segmen": "PU_BPU",
        "penerbit": "BPJS",
    }
    return [
        {
            **same,
            "baris": 2,
            "hitungan": "tanpa_jakon",
            "aktif": 350,
            "semesta": 1000,
            "persen": Decimal("35"),
            "persen_hitung": Decimal("35"),
        },
        {
            **same,
            "baris": 3,
            "hitungan": "dengan_jakon",
            "aktif": 403,
            "semesta": 1000,
            "persen": Decimal("40.27"),
            "persen_hitung": Decimal("40.3"),
        },
    ]


def _problems() -> list[dict[str, Any]]:
    return [
        {"berkas": f"{kode}/a.xlsx", "sumber": fingerprint("a.xlsx"), "pemda": kode, "dataset": "roster", "lembar": "Sheet1", "baris": row, "kolom": "NIK",
         "kode": code, "tingkat": level, "nilai": "1671••••••••••01", "params": json.dumps({"unit_nama": "+1"})}
        for kode in PEMDA[:6] for row, (code, level) in enumerate((("UNIT_DIRAGUKAN", "note"), ("BERKAS_KEMBAR", "hold"), ("BERKAS_KEMBAR", "hold")), start=5)
    ]  # fmt: skip


def _people() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Seven workers in three units; the first sheet name is NULL, as of a CSV."""
    ledger, roster = [], []
    states = ("covered", "unregistered", "not_on_own_npp", "unregistered", "not_eligible", "inactive", "unregistered")
    for row, state in enumerate(states, start=2):
        unit = None if row == 8 else UNITS[row % 2][0]
        place = {"sumber": "a" * 64, "berkas": "1671/daftar.csv", "lembar": None, "baris": row}
        nik = f"{NIK[:-1]}{row}"
        roster.append(
            {**place, "urutan": row - 2, "pemda": "1671", "unit": unit, "unit_nama": "../../Dinas Kesehatan", "bulan": "2026-10", "nik": nik,
             "nik_asli": f"'{nik}", "nama": "=HYPERLINK(1)" if row == 3 else f"Pekerja {row}", "upah": Decimal("1500000.50"), "tahan": False,
             "mulai": dt.date(2024, 1, 2), "hp": "+62811"}
        )  # fmt: skip
        ledger.append(
            {"pemda": "1671", "unit": unit, "unit_nama": "../../Dinas Kesehatan", "orang": f"o{row}", "bulan": "2026-10",
             "kategori": "honorer", "segmen": "PU", "keadaan": state, "terlindungi": "tidak", "kewajiban_terpenuhi": "tidak", "utama": True,
             "flag_two_payers": row == 7}
        )  # fmt: skip
    return ledger, roster


RUN: dict[str, Any] = {
    "bulan": "2026-10", "posisi": "2026-11-20", "program_version": "0.1.0", "hukum": "f" * 64, "mesin": "duckdb", "lingkup": "nasional",
    "penyebut": "pekerja dalam daftar yang diserahkan unit, tanpa yang tidak berhak dan yang dibayar pihak lain",
    "asumsi": [{"peristiwa": "jkm", "per_juta": 2500, "status": "anggapan", "sumber": None, "catatan": None, "kategori": None}],
    "masukan": [{"berkas": "a.xlsx", "sumber": fingerprint("a.xlsx")}], "langkah": [{"nama": "ledger", "baris": 1234}],
    "parameter": [
        {"nama": "Tarif JKK", "nilai": {"I": 2400, "II": 5400}, "satuan": "per_juta", "status": "confirmed", "dasar": "PP 44/2015 Pasal 16", "berlaku": "2015-07-01"},
        {"nama": "Pembulatan", "nilai": None, "status": "unknown", "dasar": None, "berlaku": None},
    ],
}  # fmt: skip


@pytest.fixture(scope="session")
def run() -> dict[str, Any]:
    return RUN


@pytest.fixture(scope="session")
def sample() -> dict[str, pa.Table]:
    """Every relation the papers need, as Arrow tables."""
    lines, status = _money()
    ledger, roster = _people()
    unit = [{"pemda": kode, "unit": unit, "nama": name} for kode in PEMDA for unit, name in UNITS]
    return {
        "measure": MEASURE.of(_measures()), "adequacy": ADEQUACY.of(lines), "unit_status": UNIT_STATUS.of(status), "finding": FINDING.of(_findings()),
        "stake": STAKE.of(_stakes()), "offer": OFFER.of(_offers()), **purses(),
        **stages(PEMDA),
        "file": FILE.of(_files()), "handed_in": HANDED_IN.of(_handed_in()), "problem": PROBLEM.of(_problems()), "unit": UNIT.of(unit), "ledger": LEDGER.of(ledger), "roster": ROSTER.of(roster),
        "aggregate": AGGREGATE.of(_figures()), "bill_sum": BILL_SUM.of([{"pemda": "1671", "npp": "16000001", "bulan": "2026-10", "orang_ditagih": 3,
            "upah": Decimal(3_000_000), "iuran_jkk": 7_200, "iuran_total": 16_200, **{f"n_{sebab}": 1 for sebab in SEBAB[:3]}}]),
        "honorarium_sum": HONORARIUM_SUM.of([{"pemda": "1671", "unit": "1.01.01", "unit_nama": "x", "bulan": "2026-10", "jumlah_cocok": 3,
            "jumlah_tidak_di_daftar": 1, "rupiah_tidak_di_daftar": 1_500_000}]),
        "honorarium": HONORARIUM.of([]), "honorarium_check": HONORARIUM_CHECK.of([]),
        "package_check": PACKAGE_CHECK.of([{"pemda": "1671", "unit": "1.01.01", "unit_nama": "x", "kode": "PK-1", "nama": "Rehab gedung", "jenis": "konstruksi",
            "penyedia": "CV Contoh", "nilai_kontrak": 500_000_000, "mulai": dt.date(2026, 3, 2), "tenggat": dt.date(2026, 3, 25), "hasil": "kurang_bayar",
            "tepat_waktu": "ya", "iuran_seharusnya": 1_000_000, "iuran_dibayar": 900_000, "selisih": -100_000, "surat": True}]),
        "branch_sum": BRANCH_SUM.of([{"pemda": "1671", "bulan": "2026-10", "cabang": name, "perlu": 4, "tertutup": 1, "menunggu": 3, "bertentangan": 1,
            "tidak_dipakai": 0} for name in ("PALEMBANG", None)]),
        "registration": REGISTRATION.of([{"pemda": "1671", "npp": "16000001", "cabang": "PALEMBANG"}]),
        "bill_check": BILL_CHECK.of([]), **paid_rows(),
        "candidate_count": CANDIDATE_COUNT.of([{"pemda": "1671", "bulan": "2026-10", "kelompok": "petani", "penduduk": 9, "calon": 7, "belum_terlihat": 5}]),
    }  # fmt: skip


@pytest.fixture(scope="session")
def results(duck: Engine, sample: dict[str, pa.Table]) -> dict[str, Any]:
    return {name: duck.table(table) for name, table in sample.items()}
