"""A projection in sentences and rows: golden words, no figure without its interval, and every rupiah of the plan counted once."""

from __future__ import annotations

import dataclasses
import datetime as dt

from naungan.told import strategy
from naungan.told.strategy.plan import monthly_by_purse
from tests.told.projected import SUMMARY, projected


def test_a_governor_reads_where_it_goes_with_both_intervals() -> None:
    said = strategy.front(projected())
    assert said.keadaan[0] == (
        "Sumatera Selatan (pekerja terlindungi menurut berkas peserta (NPP sendiri), terhadap daftar pekerja yang diserahkan; evaluasi): "
        "pada Desember 2027 antara 11.000 dan 13.000 orang (rentang 80%), tengahnya 12.000; dengan rentang 95% antara 10.500 dan 13.500. "
        "Cakupannya 55,0% sampai 65,0% (80%), tengahnya 60,0%; 52,5% sampai 67,5% (95%)."
    )
    assert said.keadaan[1] == (
        "Sampai Desember 2027 sudah bertanggal: kontrak 15 orang (terbanyak Januari 2027: 12), TMT sebagai ASN 2 orang "
        "(terbanyak Maret 2027: 2). Satu orang dapat punya lebih dari satu sebab, jadi tidak dijumlahkan."
    )


def test_a_governor_reads_how_often_that_was_right_with_december_on_its_own() -> None:
    total, near, december = strategy.front(projected()).benar
    assert "Dari 200 perkiraan atas bulan yang sudah lewat, 80,0% jatuh dalam rentang 80% dan 95,0% dalam rentang 95%" in total
    assert "rata-rata meleset 2,1%; memakai nilai terakhir saja 3,4%, memakai bulan yang sama tahun lalu 5,0%" in near
    assert december == "Desember dinilai sendiri: dari 20 perkiraan, 80,0% jatuh dalam rentang 80% dan 95,0% dalam rentang 95%."


def test_intervals_that_held_too_seldom_are_said_to_be_too_narrow() -> None:
    rows = [{**row, "kena_80": row["n"] * 3 // 4} for row in projected().rows("forecast_check")]
    assert any("terlalu sempit" in one for one in strategy.front(projected(forecast_check=rows)).benar)
    assert not any("terlalu sempit" in one for one in strategy.front(projected()).benar)


def test_a_model_that_is_a_rival_says_that_nothing_beat_it() -> None:
    rows = [{**row, "model": "naif"} for row in projected().rows("forecast_check")]
    assert any("tidak mengalahkan pembanding" in one for one in strategy.front(projected(forecast_check=rows)).benar)


def test_targets_and_the_plan_are_told() -> None:
    said = strategy.front(projected())
    assert any("RPJMD 2027: 20.000 orang" in one and "tidak tercapai" in one and "Kurang 8.000" in one for one in said.sasaran)
    assert any("RPJMD 2026: 9.000 orang" in one and ": tercapai." in one for one in said.sasaran)
    assert "3 langkah senilai Rp6,6 juta" in said.langkah[0]


def test_without_an_interval_there_is_no_figure_and_the_reason_stands() -> None:
    bare = dict.fromkeys(("nilai", "bawah_80", "atas_80", "bawah_95", "atas_95", "model", "semesta"))
    rows = [{**row, **bare, "alasan": "terlalu_pendek"} for row in projected().rows("forecast")]
    told = projected(forecast=rows)
    said = strategy.front(told)
    assert said.keadaan[0].startswith("Tanpa perkiraan untuk Desember 2027:") and "tiga belas bulan" in said.keadaan[0]
    assert said.benar == ["Belum ada perkiraan dengan rentang, jadi ketepatannya belum dapat diperiksa."]
    assert {row["nilai_ramal"] for row in strategy.forecasts(told).rows} == {None}


def test_from_one_evaluation_there_is_no_trend() -> None:
    told = dataclasses.replace(projected(), summary={**SUMMARY, "tren": False})
    assert strategy.front(told).keadaan[0].startswith("Dari satu evaluasi tidak ada tren.")


def test_a_government_gets_its_steps_duties_first() -> None:
    (page,) = strategy.sheets(projected())
    duty, later, chosen = page.langkah
    assert duty.kalimat == "Daftarkan dan bayar Honorer 12 dari APBD, November 2026 sampai April 2027."
    # The day before the first month has passed when the figures are of 20 November: what is due at once is due by the end of that month.
    assert (duty.orang, duty.rupiah, duty.sampai) == (12, 777_600, dt.date(2026, 11, 30))
    assert (later.rupiah, later.sampai) == (777_600, dt.date(2027, 4, 30))
    assert (chosen.orang, chosen.rupiah, chosen.sampai) == (100, 5_040_000, dt.date(2026, 12, 15))
    assert duty.pemutus == "Kepala daerah Kota Palembang, melalui TAPD" and chosen.pemutus.startswith("Perusahaan penyumbang")
    assert page.mengikat == ["Rp1 miliar lagi pada CSR/TJSL Kota Palembang melindungi 50 orang setahun."]


def test_the_months_of_the_plan_add_up_to_its_rupiah() -> None:
    told = projected()
    by_month = monthly_by_purse(told)
    assert (
        sum(by_month.values()) == sum(row["rupiah"] for row in told.rows("plan_step")) == strategy.by_month(told).rows[-1]["rupiah_rencana"]
    )
    assert {month: value for (purse, month), value in by_month.items() if purse == "csr"} == {f"2027-{m:02d}": 1_680_000 for m in (1, 2, 3)}
    spent = {row["dompet"]: row["rupiah_rencana"] for row in strategy.by_purse(told).rows[:-1]}
    assert spent == {"APBD": 1_555_200, "CSR/TJSL": 5_040_000}


def test_an_assumption_without_a_source_is_marked() -> None:
    rows = strategy.assumptions(projected()).rows
    assert [row["tanda_anggapan"] for row in rows] == ["anggapan", "anggapan"]
    assert rows[1]["sumber_angka"].startswith("Kebijakan dan perilaku sama")
