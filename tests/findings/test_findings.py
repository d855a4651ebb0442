"""Every finding code from the smallest world that shows it, with its amount and the step still open."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest

from naungan import findings
from naungan.coverage.tables import BILL_SUM, HANDED_IN
from naungan.engine import Engine
from naungan.findings.tables import FINDING_CODES
from naungan.intake.tables import BUDGET_LINE, FILE, PROBLEM
from naungan.kernel.messages import catalogue, remedy, sentence
from naungan.told.findings import finding
from tests.budget.money import JKK, JKM, LAIN, Money, paid, together
from tests.coverage.world import BULAN, PEMDA, POSISI, World
from tests.findings.test_paid import OF_PAYMENTS

DUE = dt.date(2026, 12, 15)
SHIFT, DISCUSSED = dt.date(2026, 12, 31), dt.date(2026, 11, 30)
FILES = [
    {"berkas": f"{dataset}.xlsx", "pemda": PEMDA, "dataset": dataset, "dipakai": True} for dataset in ("roster", "member", "budget_line")
]


def found(
    engine: Engine,
    made: Money,
    files: list[dict[str, Any]] | None = None,
    posisi: dt.date = POSISI,
    silent: bool = False,
    bills: list[dict[str, Any]] | None = None,
    sent: Sequence[dict[str, Any]] = (),
) -> list[dict[str, Any]]:
    """The findings of a world; unit B stays out of it unless the test is about silence."""
    if not silent:
        made.world.unit = [row for row in made.world.unit if row["unit"] != "B"]
    tables = made.tables(engine, posisi)
    table = findings.find(
        engine,
        **tables,
        budget_line=engine.table(BUDGET_LINE.of(made.rows)),
        file=engine.table(FILE.of(FILES if files is None else files)),
        handed_in=engine.table(HANDED_IN.of([*_sent(engine.rows(tables["ledger"])), *sent])),
        problem=engine.table(PROBLEM.of([])),
        bill_sum=engine.table(BILL_SUM.of(bills or [])),
        bulan=BULAN,
        posisi=posisi,
    )
    return engine.rows(table)


def _sent(workers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"pemda": pemda, "unit": unit, "dataset": "roster"} for pemda, unit in {(row["pemda"], row["unit"]) for row in workers}]


def _of_unit(unit: str) -> list[dict[str, Any]]:
    return [{"pemda": PEMDA, "unit": unit, "dataset": "roster", "baris": 9, "dipakai": 0}]


def _unregistered() -> Money:
    made = Money()
    made.world.worker("p")
    made.world.participant("x")
    return made


def _one(**member: Any) -> Money:
    made = Money()
    made.world.worker("p", peserta="m", **member.pop("worker", {}))
    made.world.participant("m", member.pop("npp", "N1"), **{"lunas_sampai": "2026-10", **member})
    return made


def _budget(made: Money, jkk: int, jkm: int, realisasi: int | None = 0, **more: Any) -> Money:
    made.line(JKK, jkk, realisasi, **more)
    made.line(JKM, jkm, realisasi, **more)
    return made


def _not_budgeted() -> Money:
    made = _one()
    made.world.payer.append({"pemda": PEMDA, "unit": "A", "pembayar": "pemda"})
    made.line(LAIN, 9)
    return made


def _plan(*texts: tuple[str, str]) -> Money:
    made = _one()
    for tahap, uraian in texts:
        made.line(None, 7_000_000, tahap=tahap, tahun=2027, uraian=uraian)
    return made


def _lost(without: str, again: str | None = None) -> Money:
    """Named in the RKPD, without an account at one stage, and there again at another."""
    made = _plan(("RKPD", JAMINAN))
    made.line(LAIN, 5, tahap=without, tahun=2027)
    if again:
        made.line(JKK, 7_000_000, tahap=again, tahun=2027)
    return made


def _short_year() -> Money:
    """12 months at 2.400 and 3.000 need 64.800."""
    return _budget(_one(worker={"upah": Decimal(1_000_000)}), 1, 0, None)


def _unmapped() -> Money:
    made = _one()
    made.line("5.1.02.02.02.0022", 7_000_000, uraian="Iuran JKK guru")
    return made


def _two_payers() -> Money:
    made = _one()
    made.world.worker("p", "B", peserta="m")
    return made


def _own_file() -> Money:
    made = Money()
    made.world.worker("p")
    made.world.participant("x", lingkup="own_npp")
    return made


def _booked(lunas_sampai: str | None, bulan_dibayar: int) -> Money:
    """A participant, and a budget file that counts the months paid."""
    return _budget(_one(lunas_sampai=lunas_sampai), 90_000, 90_000, bulan_dibayar=bulan_dibayar)


GAJI, JAMINAN = "Penyediaan Gaji dan Tunjangan ASN", "Jaminan Sosial Ketenagakerjaan bagi Non ASN"
Case = tuple[Callable[[], Money], int, str, int | None, str, dt.date | None]
CASES: dict[str, Case] = {
    "TEMUAN_BELUM_TERDAFTAR": (_unregistered, 1, "orang", 5400, "LANGKAH_DAFTARKAN", DUE),
    "TEMUAN_NONAKTIF": (lambda: _one(aktif=False), 1, "orang", 5400, "LANGKAH_AKTIFKAN", DUE),
    "TEMUAN_TUNGGAKAN": (lambda: _one(lunas_sampai="2026-07"), 3, "bulan", 16_200, "LANGKAH_BAYAR", DUE),
    "TEMUAN_ANGGARAN_KURANG": (lambda: _budget(_one(), 4_800, 5_000), 1, "rekening", 1_000, "LANGKAH_PERGESERAN", SHIFT),
    "TEMUAN_TIDAK_DIANGGARKAN": (_not_budgeted, 2, "rekening", 10_800, "LANGKAH_PERGESERAN", SHIFT),
    "TEMUAN_DIANGGARKAN_TIDAK_DIDAFTARKAN": (lambda: _budget(_unregistered(), 9_000, 9_000), 1, "orang", 5400, "LANGKAH_DAFTARKAN", DUE),
    "TEMUAN_DIANGGARKAN_TIDAK_DIBAYAR": (
        lambda: _budget(_one(lunas_sampai="2025-12"), 90_000, 90_000),
        10,
        "bulan",
        54_000,
        "LANGKAH_BAYAR",
        DUE,
    ),
    "TEMUAN_RENCANA_PERLU_DICEK": (lambda: _plan(("RKPD", GAJI)), 1, "unit", None, "LANGKAH_RAPBD", DISCUSSED),
    "TEMUAN_RENCANA_CEK_SUBKEGIATAN": (lambda: _plan(("RKPD", JAMINAN), ("KUA_PPAS", GAJI)), 1, "unit", None, "LANGKAH_RAPBD", DISCUSSED),
    "TEMUAN_PAGU_SETAHUN_KURANG": (_short_year, 2, "rekening", 64_799, "LANGKAH_PERGESERAN", SHIFT),
    "TEMUAN_HILANG_ANTAR_TAHAP": (lambda: _lost("RKA"), 1, "rekening", 7_000_000, "LANGKAH_RAPBD", DISCUSSED),
    "TEMUAN_HILANG_LALU_KEMBALI": (lambda: _lost("RKA", "RAPBD"), 1, "rekening", 0, "LANGKAH_RAPBD", DISCUSSED),
    "TEMUAN_DIPOTONG_DARI_UPAH": (lambda: _one(worker={"potongan_iuran": 5400}), 1, "orang", None, "LANGKAH_HENTIKAN_POTONGAN", DUE),
    "TEMUAN_PROGRAM_TIDAK_LENGKAP": (lambda: _one(jkm=False), 1, "orang", 3000, "LANGKAH_LENGKAPI_PROGRAM", DUE),
    "TEMUAN_TIDAK_BERHAK_DITAGIH": (lambda: _one(worker={"hak": "tidak_berhak"}), 1, "orang", None, "LANGKAH_KELUARKAN", DUE),
    "TEMUAN_DUA_PEMBAYAR": (_two_payers, 1, "orang", None, "LANGKAH_TETAPKAN_PEMBAYAR", DUE),
    "TEMUAN_NPP_TIDAK_SESUAI": (lambda: _one(npp="N2"), 1, "orang", None, "LANGKAH_PINDAH_NPP", DUE),
    "TEMUAN_UPAH_KURANG_LAPOR": (lambda: _one(upah=500_000), 1, "orang", None, "LANGKAH_LAPOR_UPAH", DUE),
    "TEMUAN_RENCANA_ORANG_KURANG": (lambda: _budget(_one(), 9_000, 9_000, orang=0), 1, "orang", None, "LANGKAH_PERGESERAN", SHIFT),
    "TEMUAN_REKENING_BELUM_DIPETAKAN": (_unmapped, 1, "baris", None, "LANGKAH_PETAKAN_REKENING", None),
    "TEMUAN_PERLU_DICEK": (_own_file, 1, "orang", None, "LANGKAH_CEK_KEPESERTAAN", None),
    "TEMUAN_PERLU_DIPUTUSKAN": (lambda: _one(worker={"decision": "review"}), 1, "orang", None, "LANGKAH_PUTUSKAN", None),
    "TEMUAN_TUNGGAKAN_CATATAN": (lambda: _booked(None, 7), 3, "bulan", 16_200, "LANGKAH_BAYAR", DUE),
    "TEMUAN_PEMBAYARAN_BERTENTANGAN": (lambda: _booked("2026-10", 7), 3, "bulan", None, "LANGKAH_COCOKKAN_PEMBAYARAN", None),
    "TEMUAN_DATA_TIDAK_CUKUP": (lambda: _one(tahan=True), 1, "orang", None, "LANGKAH_PERBAIKI_DATA", None),
}
# Each of these has a test of its own.
OF_FILES = {"TEMUAN_TIDAK_MENYERAHKAN", "TEMUAN_BERKAS_BERTABRAKAN", "TEMUAN_TAGIHAN_BEDA", "TEMUAN_KAS_BERHENTI"} | {
    "TEMUAN_FASILITASI_TIDAK_MEMUAT", "TEMUAN_RAPERDA_TIDAK_MEMENUHI", "TEMUAN_PAKET_TANPA_BUKTI", "TEMUAN_PAKET_IURAN_KURANG",
    "TEMUAN_DOMPET_BERAKHIR", "TEMUAN_PEMBAYAR_TERTINGGAL", "TEMUAN_DIANGGARKAN_DUA_KALI", "TEMUAN_JAWABAN_BERTENTANGAN",
    "TEMUAN_HONOR_TIDAK_DI_DAFTAR", "TEMUAN_HONOR_TIDAK_DIBAYAR", "TEMUAN_HONOR_BUKAN_PESERTA",
}  # fmt: skip


def test_bills_that_differ_are_one_finding_of_the_government(duck: Engine) -> None:
    two = [{"pemda": PEMDA, "npp": npp, "bulan": BULAN, "n_cocok": 5, "n_upah_beda": 2, "n_tidak_di_tagihan": 1} for npp in ("N1", "N2")]
    (bill,) = [row for row in found(duck, _unregistered(), bills=two) if row["kode"] == "TEMUAN_TAGIHAN_BEDA"]
    assert (bill["jumlah"], bill["unit"], json.loads(bill["params"])["upah_beda"]) == (6, None, 4)
    agreed = [{"pemda": PEMDA, "npp": "N1", "bulan": BULAN, "n_cocok": 5}]
    assert [row for row in found(duck, _unregistered(), bills=agreed) if row["kode"] == "TEMUAN_TAGIHAN_BEDA"] == []


def test_every_code_has_a_case() -> None:
    assert set(CASES) | OF_FILES | OF_PAYMENTS == set(FINDING_CODES)


@pytest.fixture(scope="module")
def all_found(duck: Engine) -> dict[str, dict[str, dict[str, Any]]]:
    """The findings of every case, by case and code: each case is a pemda of its own, one run for all."""
    pemda = {kode: f"{1600 + number}" for number, kode in enumerate(CASES)}
    whole = together({pemda[kode]: CASES[kode][0]() for kode in CASES})
    whole.world.unit = [row for row in whole.world.unit if row["unit"] != "B"]
    files = [{**row, "pemda": one, "berkas": f"{one}/{row['berkas']}"} for one in pemda.values() for row in FILES]
    rows = found(duck, whole, files)
    return {kode: {row["kode"]: row for row in rows if row["pemda"] == pemda[kode]} for kode in CASES}


@pytest.mark.parametrize("kode", CASES)
def test_finding(all_found: dict[str, dict[str, dict[str, Any]]], kode: str) -> None:
    row, (_, *expected) = all_found[kode][kode], CASES[kode]
    assert [row[name] for name in ("jumlah", "satuan", "rupiah", "langkah", "tenggat")] == expected


def _complete(row: dict[str, Any]) -> None:
    """No parameter of a sentence stays open, and the step has a label."""
    assert "{" not in sentence(row["kode"], json.loads(row["params"])) and remedy(row["kode"])
    assert row["langkah"] in catalogue() and row["dasar"] and row["tingkat"]


def test_sentences_are_complete(all_found: dict[str, dict[str, dict[str, Any]]]) -> None:
    for rows in all_found.values():
        for row in rows.values():
            _complete(row)


def test_a_clean_unit_has_no_findings(engine: Engine) -> None:
    assert found(engine, _budget(paid(), 900_000, 900_000, 240_000)) == []


def test_silence_and_clash(duck: Engine) -> None:
    """Unit B sent nothing, the pemda no budget; two rosters of unit A contradict each other."""
    files = [
        {"berkas": "a1.xlsx", "pemda": PEMDA, "unit": "A", "dataset": "roster", "dipakai": False, "kode": "BERKAS_BERTABRAKAN"},
        {"berkas": "a2.xlsx", "pemda": PEMDA, "unit": "A", "dataset": "roster", "dipakai": False, "kode": "BERKAS_BERTABRAKAN"},
        {"berkas": "p.xlsx", "pemda": PEMDA, "dataset": "member", "dipakai": True},
    ]  # fmt: skip
    rows = {(row["kode"], row["unit"]): row for row in found(duck, Money(), files, silent=True, sent=_of_unit("A"))}
    assert set(rows) == {("TEMUAN_TIDAK_MENYERAHKAN", None), ("TEMUAN_TIDAK_MENYERAHKAN", "B"), ("TEMUAN_BERKAS_BERTABRAKAN", "A")}
    assert json.loads(rows["TEMUAN_TIDAK_MENYERAHKAN", None]["params"])["data"] == "budget_line"
    assert rows["TEMUAN_BERKAS_BERTABRAKAN", "A"]["jumlah"] == 2
    for row in rows.values():
        _complete(row)
    assert rows["TEMUAN_TIDAK_MENYERAHKAN", "B"]["tenggat"] == dt.date(2027, 1, 10)


def test_a_list_that_nobody_could_read_is_not_said_to_be_missing_for_sure(duck: Engine) -> None:
    files = [*FILES, {"berkas": "x.xlsx", "pemda": PEMDA, "dipakai": False, "kode": "BERKAS_TERKUNCI"}]
    (row,) = [row for row in found(duck, paid(), files, silent=True) if row["kode"] == "TEMUAN_TIDAK_MENYERAHKAN"]
    assert (row["unit"], json.loads(row["params"])["berkas_belum_dibaca"]) == ("B", 1)
    assert "Mungkin ada di antara 1 berkas" in finding(row).temuan


def test_a_village_that_only_a_budget_names_is_not_waited_for(duck: Engine) -> None:
    made = paid()
    made.world.unit = [{"pemda": PEMDA, "unit": "DESA SUKA MAJU", "nama": "Desa Suka Maju", "dari_daftar": False}]
    assert "TEMUAN_TIDAK_MENYERAHKAN" not in {row["kode"] for row in found(duck, made, silent=True)}
    alone = Money(world=World(unit=made.world.unit))
    (row,) = found(duck, alone, FILES[1:], silent=True)
    assert (row["kode"], row["unit"], json.loads(row["params"])["data"]) == ("TEMUAN_TIDAK_MENYERAHKAN", None, "roster")


def test_without_any_member_file_the_pemda_has_one_finding(duck: Engine) -> None:
    made = Money()
    made.world.worker("p")
    (row,) = found(duck, made)
    assert (row["kode"], row["unit"], row["jumlah"], row["langkah"]) == ("TEMUAN_DATA_TIDAK_CUKUP", None, 1, "LANGKAH_SERAHKAN_PESERTA")


def test_missing_money_puts_the_budget_step_first(duck: Engine) -> None:
    rows = found(duck, _budget(_unregistered(), 100, 100))
    row = next(row for row in rows if row["kode"] == "TEMUAN_BELUM_TERDAFTAR")
    assert (row["langkah"], row["tenggat"]) == ("LANGKAH_PERGESERAN", SHIFT)


def test_estimates_do_not_enter_the_rupiah(duck: Engine) -> None:
    made = Money()
    made.world.worker("p", perkiraan=True)
    made.world.participant("x")
    row = next(row for row in found(duck, made) if row["kode"] == "TEMUAN_BELUM_TERDAFTAR")
    assert row["rupiah"] is None and json.loads(row["params"])["perkiraan"] == 5400


STEPS = [
    (2027, dt.date(2026, 3, 31), "LANGKAH_RKPD"), (2027, dt.date(2026, 7, 1), "LANGKAH_KUA_PPAS"), (2027, dt.date(2026, 8, 16), "LANGKAH_RKA"),
    (2027, dt.date(2026, 9, 8), "LANGKAH_RAPBD"), (2023, dt.date(2023, 9, 14), "LANGKAH_APBD_P"), (2023, dt.date(2023, 9, 15), "LANGKAH_PERGESERAN"),
    (2023, dt.date(2023, 7, 31), "LANGKAH_KUPA_PPAS_P"), (2023, dt.date(2023, 10, 1), "LANGKAH_PERGESERAN"), (2023, dt.date(2024, 1, 1), "LANGKAH_TAHUN_BERIKUT"),
]  # fmt: skip


@pytest.mark.parametrize(("tahun", "posisi", "kode"), STEPS)
def test_budget_step_still_open(tahun: int, posisi: dt.date, kode: str) -> None:
    from naungan.acuan.siklus import Kalender

    step = Kalender().open_step(tahun, posisi)
    assert step.kode == kode and posisi <= step.usulan.hari <= step.penetapan.hari
