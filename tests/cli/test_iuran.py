"""``naungan iuran`` as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields

import pytest
from click.testing import CliRunner, Result

from naungan.cli.iuran import command
from naungan.contribution.request import Request
from naungan.relations.words import KATEGORI


def run(*args: str) -> Result:
    return CliRunner().invoke(command, args, standalone_mode=False)


def document(*args: str) -> dict:
    result = run(*args, "--json")
    assert result.exception is None, result.exception
    return json.loads(result.output)


def test_every_option_fills_the_field_that_it_is_called_after() -> None:
    printing = {"daftar_kategori", "rekomposisi", "as_json"}
    assert {one.name for one in command.params} - printing == {one.name for one in fields(Request)}


def test_a_contract_value_with_tax_shows_its_divisor_and_is_no_surer_than_it() -> None:
    args = ("--segmen", "JAKON", "--nilai-kontrak", "1110000000", "--program", "jkk", "--bulan")
    sure, early = document(*args, "2026-05", "--ppn-termasuk"), document(*args, "2023-05", "--ppn-termasuk")
    assert (sure["total"], sure["status"], early["total"], early["status"]) == (1_540_000, "confirmed", 1_540_000, "recalled")
    assert early["dasar"][0] == {"program": "jkk", "aturan": "UU 7/2021", "pasal": "PPN 11 %; e-Jakon", "status": "recalled"}
    assert document(*args, "2023-05")["status"] == "confirmed"
    text = run(*args, "2023-05", "--ppn-termasuk").output
    assert "memuat PPN: 111 %" in text


def test_it_works() -> None:
    found = document("--segmen", "PU", "--upah", "1000000", "--bulan", "2022-05", "--program", "jkk,jkm")
    assert found == {
        "jkk": {"pemberi_kerja": 2400, "pekerja": 0},
        "jkm": {"pemberi_kerja": 3000, "pekerja": 0},
        "total": 5400,
        "dasar": [
            {"program": "jkk", "aturan": "PP 44/2015", "pasal": "Pasal 16 ayat (1), Lampiran I", "status": "confirmed"},
            {"program": "jkm", "aturan": "PP 44/2015", "pasal": "Pasal 18", "status": "confirmed"},
        ],
        "status": "confirmed",
        "catatan": [],
        "jatuh_tempo": {"tanggal": "2022-06-15", "perkiraan": False, "dasar": "PP 44/2015; PP 45/2015; PP 46/2015"},
    }


def test_defaults_are_pu_jkk_jkm_and_risk_group_one() -> None:
    assert document("--upah", "1000000", "--bulan", "2022-05")["total"] == 5400
    assert document("--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-05")["total"] == 8400


def test_each_programme_asked_for_and_no_other() -> None:
    found = document("--upah", "1000000", "--bulan", "2022-05", "--program", "jp, JHT,jp")
    assert [key for key in found if key in ("jkk", "jkm", "jht", "jp")] == ["jp", "jht"]


def test_the_weakest_status_of_the_values_used_is_told() -> None:
    assert document("--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2020-05", "--program", "jkk,jht")["status"] == "recalled"
    assert document("--upah", "1000000", "--bulan", "2020-05", "--program", "jkk,jp")["status"] == "confirmed"
    assert document("--upah", "1000000", "--bulan", "2027-04", "--program", "jp")["status"] == "unknown"


def test_a_budget_drafted_in_may_2025_sees_the_law_of_that_day() -> None:
    args = ("--upah", "15000000", "--bulan", "2026-04", "--program", "jp")
    now, then = document(*args), document(*args, "--diketahui", "2025-05-10")
    assert (now["jp"]["pekerja"], now["status"]) == (110_863, "confirmed")
    assert (then["jp"]["pekerja"], then["status"]) == (110_747, "unknown")
    assert any("Ramalan, belum diumumkan: batas tahun 2025" in one for one in then["catatan"])
    assert any("10 Mei 2025" in one for one in then["catatan"])


def test_a_package_is_replayed_as_it_was_known() -> None:
    args = ("--segmen", "PMI", "--jalur", "p3mi", "--bulan-kontrak", "6", "--bulan", "2023-03")
    assert document(*args)["total"] == 145_500
    assert document(*args, "--diketahui", "2023-01-01")["total"] == 370_000


def test_the_forecast_reaches_far_without_overflowing() -> None:
    found = document("--upah", "2500000", "--bulan", "2099-12", "--program", "jp")
    assert (found["total"], found["status"]) == (75_000, "unknown")


@pytest.mark.parametrize(("known", "employer"), [("2025-09-03", 2400), ("2025-09-04", 1200)])
def test_a_retroactive_relief_counts_from_its_enactment(known: str, employer: int) -> None:
    found = document("--upah", "1000000", "--bulan", "2025-08", "--program", "jkk", "--syarat", "padat_karya", "--diketahui", known)
    assert found["jkk"]["pemberi_kerja"] == employer


def test_bpu_paid_from_the_budget_gets_no_relief_and_is_told_so() -> None:
    found = document("--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-05", "--dibayar", "apbd")
    assert found["total"] == 16_800
    assert any("PP 50/2025" in one and "APBD" in one for one in found["catatan"])


@pytest.mark.parametrize("spelling", ["padat_karya", "padat-karya", "PP7-2025", "pp36_2025"])
def test_a_relief_with_conditions_needs_them_said(spelling: str) -> None:
    args = ("--upah", "1000000", "--bulan", "2025-03", "--program", "jkk")
    without = document(*args)
    assert without["jkk"]["pemberi_kerja"] == 2400
    assert any("--syarat padat_karya" in one for one in without["catatan"])
    given = document(*args, "--syarat", spelling)
    assert given["jkk"]["pemberi_kerja"] == 1200
    assert given["dasar"][-1]["aturan"] == "PP 7/2025"


def test_government_is_no_labour_intensive_industry() -> None:
    found = document("--upah", "1000000", "--bulan", "2025-03", "--sektor", "pemerintahan", "--syarat", "padat_karya")
    assert found["total"] == 5400
    assert any("tidak mengubah apa pun" in one for one in found["catatan"])


@pytest.mark.parametrize(
    ("args", "total", "remark"),
    [
        (["--upah", "2000000", "--bulan", "2020-12"], 10_800, "--syarat pp49-2020"),
        (["--upah", "2000000", "--bulan", "2020-12", "--syarat", "pp49-2020"], 108, "diberikan"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2020-09"], 168, "peserta lama"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2020-09", "--syarat", "peserta_baru"], 16_800, "tidak diberikan"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2020-09", "--dibayar", "apbd"], 16_800, "--syarat pp49-2020"),
        (["--upah", "1000000", "--bulan", "2020-09", "--program", "jp"], 30_000, "ditunda"),
        (["--upah", "20000000", "--bulan", "2026-10", "--program", "jp"], 332_589, "batas upah tertinggi"),
        (["--segmen", "BPU", "--penghasilan", "1099500", "--bulan", "2025-05"], 16_800, "celah"),
        (["--upah", "1234567.89", "--bulan", "2025-01"], 6_667, "Dibulatkan"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-05", "--sektor", "pertanian"], 8_400, "pertanian"),
        (["--upah", "1.000.000", "--bulan", "2027-01"], 5_400, "sesudah pemeriksaan"),
    ],
)  # fmt: skip
def test_remarks(args: list[str], total: int, remark: str) -> None:
    found = document(*args)
    assert found["total"] == total
    assert any(remark in one for one in found["catatan"]), found["catatan"]


@pytest.mark.parametrize(
    ("args", "total", "remark"),
    [
        (["--segmen", "JAKON", "--nilai-kontrak", "200000000", "--bulan", "2026-10"], 430_000, "14 hari kerja"),
        (["--segmen", "JAKON", "--nilai-kontrak", "1.110.000.000", "--ppn-termasuk", "--bulan", "2026-10"], 1_750_000, "sekali"),
        (["--segmen", "jakon", "--upah-total", "100000000", "--bulan", "2026-10"], 2_040_000, "sekali"),
        (["--segmen", "PMI", "--jalur", "p3mi", "--bulan-kontrak", "24", "--bulan", "2026-10"], 370_000, "tidak tercetak"),
        (["--segmen", "PMI", "--jalur", "perseorangan", "--bulan-kontrak", "12", "--bulan", "2026-10"], 189_000, "pelaksana penempatan"),
        (["--segmen", "PMI", "--jalur", "p3mi", "--bulan-kontrak", "24", "--jht", "50.000", "--bulan", "2026-10"], 370_000, "setiap bulan"),
        (["--upah", "3000000", "--bulan", "2026-10", "--sektor", "tambang", "--program", "jkk"], 52_200, "kelompok risiko V"),
        (["--upah", "3000000", "--bulan", "2026-10", "--sektor", "tambang", "--risiko", "I"], 16_200, "--risiko"),
        (["--kategori", "honorer", "--upah", "1000000", "--bulan", "2026-10"], 5_400, "SE Mendagri"),
        (["--kategori", "rt_rw", "--penghasilan", "1000000", "--bulan", "2026-10"], 16_800, "APBD"),
        (["--kategori", "Pekerja Rentan", "--penghasilan", "1000000", "--bulan", "2026-05"], 16_800, "PP 50/2025"),
        (["--kategori", "alih_daya", "--upah", "3000000", "--risiko", "II", "--bulan", "2026-10"], 25_200, "NPP"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2025-05", "--pemilik-usaha"], 16_800, "wajib ikut JHT"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2025-05", "--usia", "66"], 16_800, "65"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-05", "--dibayar", "apbn"], 16_800, "PP 50/2025"),
        (["--upah", "1000000", "--bulan", "2026-10", "--mulai", "2026-10-30"], 5_400, "dihitung penuh"),
        (["--upah", "1000000", "--bulan", "2026-10", "--akhir", "2026-10-01"], 5_400, "bulan meninggal"),
        (["--upah", "1000000", "--bulan", "2025-03", "--pekerja", "50", "--industri", "tekstil"], 4_200, "diberikan"),
        (["--upah", "1000000", "--bulan", "2025-12", "--pekerja", "50", "--industri", "kulit", "--dibayar-pada", "2026-07-01"], 5_400, "pelunasan"),
        (["--upah", "1000000", "--bulan", "2020-10", "--lunas-sampai", "2020-07"], 54, "diberikan"),
        (["--upah", "1000000", "--bulan", "2020-10", "--peserta-sejak", "2020-09"], 5_400, "bulan pertama atau kedua"),
        (["--upah", "1000000", "--bulan", "2020-11", "--peserta-sejak", "2020-09"], 54, "diberikan"),
        (["--upah", "20000000", "--bulan", "2028-03", "--program", "jp"], 366_678, "Ramalan"),
    ],
)  # fmt: skip
def test_segments_categories_and_facts(args: list[str], total: int, remark: str) -> None:
    found = document(*args)
    assert found["total"] == total
    assert any(remark in one for one in found["catatan"]), found["catatan"]


def test_a_migrant_workers_programmes_are_unknown_and_the_package_is_the_total() -> None:
    found = document("--segmen", "PMI", "--jalur", "p3mi", "--bulan-kontrak", "12", "--bulan", "2026-10", "--jht", "100000")
    nothing = {"pemberi_kerja": None, "pekerja": None}
    assert (found["jkk"], found["jkm"], found["jht"]) == (nothing, nothing, {"pemberi_kerja": 0, "pekerja": 100_000})
    assert found["paket"] == {"sebelum_bekerja": 37_500, "selama_dan_sesudah_bekerja": 189_000}
    assert (found["total"], found["status"]) == (226_500, "confirmed")


def test_the_split_for_jkp_leaves_the_total_alone() -> None:
    found = document("--upah", "4000000", "--bulan", "2026-10", "--rekomposisi")
    assert found["total"] == 21_600
    assert found["rekomposisi"] == {
        "jkk_bersih": 4_000, "jkm_bersih": 12_000, "jkp_dari_jkk": 5_600, "jkp_dari_jkm": 0, "jkp_negara": 8_800,
    }  # fmt: skip
    assert found["status"] == "recalled"  # the wage ceiling of JKP is, for contributions
    assert {"program": "jkp", "aturan": "PP 37/2021", "pasal": "Pasal 11", "status": "recalled"} in found["dasar"]
    assert {"program": "jkp", "aturan": "PP 6/2025", "pasal": "Pasal 11 ayat (2)–(5)", "status": "confirmed"} in found["dasar"]


def test_a_risk_group_that_is_only_recalled_makes_the_answer_recalled() -> None:
    args = ("--upah", "1000000", "--sektor", "pemerintahan", "--bulan")
    assert (document(*args, "2019-11")["status"], document(*args, "2019-12")["status"]) == ("recalled", "confirmed")
    assert document(*args, "2019-11", "--risiko", "II")["status"] == "confirmed"
    assert document(*args, "2019-11", "--program", "jkm")["status"] == "confirmed"
    assert any("diingat" in one for one in document(*args, "2019-11")["catatan"])


@pytest.mark.parametrize(("bulan", "said"), [("2026-02", "terkonfirmasi"), ("2026-03", "tidak diketahui")])
def test_who_insures_part_time_pppk_is_told_as_sure_as_it_is(bulan: str, said: str) -> None:
    found = document("--kategori", "pppk_paruh_waktu", "--upah", "1000000", "--bulan", bulan)
    assert f"pppk_pw_penyelenggara; {said}]" in found["catatan"][0]


def test_a_penalty_is_shown_beside_the_total_and_called_indicative() -> None:
    args = ("--upah", "1000000", "--bulan", "2026-09", "--dibayar-pada")
    assert document(*args, "2026-10-15")["denda"]["jumlah"] == 0
    late = document(*args, "2026-10-16")
    assert late["total"] == 5_400
    assert late["denda"] == {"bulan_terlambat": 1, "tarif_per_juta": 20_000, "jumlah": 108, "sifat": "indikatif"}
    assert any("hanya petunjuk" in one for one in late["catatan"])
    assert document(*args, "2026-11-16")["denda"]["bulan_terlambat"] == 2


def test_the_catalogue_of_categories_says_segment_payer_fund_account_and_status() -> None:
    result = run("--daftar-kategori", "--bulan", "2026-10", "--json")
    rows = {row["kategori"]: row for row in json.loads(result.output)}
    assert set(rows) == set(KATEGORI)
    assert rows["honorer"]["rekening"] == {"jkk": ["5.1.02.02.02.0006"], "jkm": ["5.1.02.02.02.0007"], "jht": ["5.1.02.02.02.0010"]}
    assert rows["guru_non_asn"]["dana"] == ["APBD", "BOS"]
    assert rows["pekerja_rentan"]["golongan"]["sawit"] == ["DBH sawit"]
    assert all(row["dasar"] and row["status"] in ("confirmed", "recalled", "unknown") for row in rows.values())
    assert "Honorer" in run("--daftar-kategori").output


def test_the_explanation_shows_amount_formula_article_and_certainty() -> None:
    text = run("--segmen", "BPU", "--penghasilan", "1500000", "--bulan", "2026-05").output
    for part in (
        "Mei 2026",
        "Rp8.000",
        "Dasar penghasilan BPU: Rp1.600.000",
        "PP 44/2015 Lampiran II",
        "dikali 1/2 [PP 50/2025",
        "terkonfirmasi",
        "Jumlah Rp11.400",
    ):
        assert part in text


def test_from_the_shell_it_answers_and_refuses_with_exit_code_2() -> None:
    good = subprocess.run(
        [sys.executable, "-m", "naungan", "iuran", "--upah", "1000000", "--bulan", "2022-05", "--json"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (good.returncode, json.loads(good.stdout)["total"]) == (0, 5400)
    bad = subprocess.run(
        [sys.executable, "-m", "naungan", "iuran", "--upah", "1", "--bulan", "2015-06"], check=False, capture_output=True, text=True
    )
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "Juli 2015" in bad.stderr
