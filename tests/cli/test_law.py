"""``naungan law`` as a user meets it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.evaluation.offices import nik

from naungan.acuan.buku import whole_book
from naungan.cli.law import command
from naungan.kernel.errors import Refusal
from naungan.law import standing
from naungan.told.law.status import document, letter


def run(*args: str) -> Result:
    return CliRunner().invoke(command, args, standalone_mode=False)


def printed(*args: str) -> dict:
    result = run(*args, "--json")
    assert result.exception is None, result.exception
    return json.loads(result.output)


def test_status_shows_each_series_the_registry_the_checklist_and_what_is_open() -> None:
    found = printed("status")
    assert {one["kode"] for one in found["deret"]} == set(whole_book().series)
    ceiling = next(one for one in found["deret"] if one["kode"] == "pagu_jp")
    assert ceiling["confirmed"] >= 12 and ceiling["recalled"] == 0
    assert {"registri", "kalender", "terbuka"} <= found.keys()
    text = run("status", "--semua").output
    for part in ("pagu_jp", "1 Maret", "JKK", "Pembulatan iuran"):
        assert part in text


def test_status_fits_a_screen_and_shows_what_is_weak_and_changes_amounts() -> None:
    text, found = run("status").output, printed("status")["deret"]
    assert len(text.splitlines()) <= 40 and max(map(len, text.splitlines())) <= 200
    weak = {one["kode"] for one in found if one["lemah"] and one["untuk"]}
    assert weak >= {"tarif_jht_bpu", "hasil_jht", "bagian_penerima_jp", "pppk_pw_penyelenggara"}
    beside = text.split("\n\n", 2)[2]
    shown = {kode for kode in (one["kode"] for one in found) if kode in beside.replace(",", " ").replace(":", " ").split()}
    assert shown == weak
    assert "hari_daftar_pu" not in weak, "no amount depends on it"


def test_what_confirmed_rests_on_is_said_wherever_it_is_shown() -> None:
    assert all((one["kini"] == "confirmed") == (one["sandaran"] is not None) for one in printed("status")["deret"])
    assert printed("show", "manfaat_jp_terendah", "--pada", "2026-10-01")["sandaran"] == "satu sumber"
    assert "terkonfirmasi (satu sumber)" in run("show", "manfaat_jp_terendah", "--pada", "01-10-2026").output
    assert "terkonfirmasi (beberapa sumber)" in run("explain", "--kategori", "honorer", "--upah", "1.000.000", "--bulan", "2026-10").output


def test_nothing_claims_an_official_text_that_nobody_opened() -> None:
    """Until an official PDF has been read, with the day it was."""
    assert {entry.sandaran for series in whole_book().series.values() for entry in series.entries} <= {
        None,
        "beberapa sumber",
        "satu sumber",
    }


def test_the_registration_of_non_asn_is_law_since_24_february_2025() -> None:
    found = printed("show", "hari_daftar_non_asn", "--pada", "24 Februari 2025")
    assert (found["nilai"], found["aturan"], found["pasal"]) == (30, "Permenaker 1/2025", "Pasal 3A ayat (2)")
    assert printed("show", "pendaftar_non_asn")["masa"][0]["nilai"] == "Pejabat Pembina Kepegawaian"
    assert printed("show", "program_non_asn")["masa"][0]["nilai"] == "JKK, JKM, JHT"
    with pytest.raises(Refusal):
        raise run("show", "hari_daftar_non_asn", "--pada", "23-02-2025").exception
    report = printed("show", "hari_lapor_perubahan")
    assert report["masa"][0]["nilai"] == 7 and "bukan kewajiban pemda" in report["uraian"]


def test_a_series_nobody_checked_for_a_year_is_stale() -> None:
    series = whole_book().series["tarif_jkm"]
    assert not standing(series, series.diperiksa + dt.timedelta(days=365)).basi
    assert standing(series, series.diperiksa + dt.timedelta(days=366)).basi
    later = document(whole_book(), series.diperiksa + dt.timedelta(days=366))
    assert "BASI" in letter(later)


def test_a_value_due_in_march_shows_as_missing_in_march() -> None:
    series = whole_book().series["pagu_jp"]
    last = series.entries[-1].mulai
    assert standing(series, last.replace(year=last.year + 1) - dt.timedelta(days=1)).terlambat is None
    assert standing(series, last.replace(year=last.year + 1)).terlambat == last.replace(year=last.year + 1)


def test_show_gives_the_value_of_a_day_with_its_source() -> None:
    found = printed("show", "pagu_jp", "--pada", "2026-02-28")
    assert (found["nilai"], found["mulai"], found["status"]) == (10_547_400, "2025-03-01", "confirmed")
    assert found["aturan"] == "PP 45/2015"
    then = printed("show", "pagu_jp", "--pada", "2026-04-01", "--diketahui", "2025-05-10")
    assert (then["nilai"] != 11_086_300, then["status"]) == (True, "unknown")


def test_show_without_a_day_gives_the_whole_history() -> None:
    assert [one["mulai"] for one in printed("show", "usia-pensiun")["masa"]][:3] == ["2015-07-01", "2019-01-01", "2022-01-01"]
    assert "Rp7.000.000" in run("show", "pagu_jp").output
    assert "0,24 %" in run("show", "Tarif JKK menurut tingkat risiko").output
    assert "mulai Rp1.100.000: Rp1.200.000" in run("show", "dasar_penghasilan").output


def test_show_gives_a_formula_in_words() -> None:
    text = run("show", "iuran_jp_pu_pekerja").output
    assert "PP 45/2015 Pasal 28" in text
    assert "dibulatkan" in text
    assert printed("show", "iuran_jp_pu_pekerja", "--pada", "2026-01-01")[0]["satuan"] == "rupiah/bulan"


def test_a_rule_that_was_replaced_ends_before_the_next_begins() -> None:
    old, new = json.loads(run("show", "beasiswa_anak", "--json").output)
    assert (old["sampai"], new["mulai"], new["sampai"]) == ("2019-12-01", "2019-12-02", None)
    (then,) = json.loads(run("show", "beasiswa_anak", "--diketahui", "2019-12-01", "--json").output)
    assert then["sampai"] is None


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["show", "pagu"], "pagu_jp"),
        (["show", "tarif_jkn"], "tarif_jkm"),
        (["show", "pagu_jp", "--pada", "kemarin"], "kemarin"),
        (["show", "pagu_jp", "--pada", "2010-01-01"], "1 Januari 2010"),
        (["show", "iuran_jkk_pu", "--pada", "2010-01-01"], "iuran jkk pu"),
        (["show", "pagu_jp", "--pada", "2015-06-30"], "sejak 1 Juli 2015"),
        (["show", "hasil_jht", "--pada", "2022-01-01"], "Tidak ditemukan untuk 2021"),
        (["show", "beasiswa_sekaligus", "--pada", "2020-01-01"], "berakhir sejak 2 Desember 2019"),
        (["show", "tarif_jkk", "--diketahui", "2010-01-01"], "Pada 1 Januari 2010 belum ada hukum"),
        (["show", "jkm_penuh", "--diketahui", "2010-01-01"], "Pada 1 Januari 2010 belum ada hukum"),
        (["show", "pp50-2025", "--diketahui", "2025-01-01"], "Pada 1 Januari 2025 belum ada hukum"),
        (["show", "pp50-2025", "--pada", "2025-12-31"], "Desember 2025"),
        (["show", "pp51-2025"], "pp50-2025-lain"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_sentence(args: list[str], sentence: str) -> None:
    result = run(*args)
    assert isinstance(result.exception, Refusal)
    assert result.exception.exit_code == 2
    assert sentence in str(result.exception)


def test_a_name_like_no_other_gets_no_suggestions() -> None:
    assert "Mungkin" not in str(run("show", "xyz").exception)
    assert "tarif_jkm" in str(run("show", "JKM").exception)


def test_a_forecast_is_dated_by_the_march_it_is_for() -> None:
    found = printed("show", "pagu_jp", "--pada", "2028-05-01")
    assert (found["mulai"], found["nilai"], found["status"]) == ("2028-03-01", 12_222_600, "unknown")


def test_reliefs_are_shown_by_code_by_regulation_and_all() -> None:
    assert [one["kode"] for one in printed("show", "PP 50/2025")] == ["pp50-2025-transportasi", "pp50-2025-lain"]
    assert [one["kode"] for one in printed("show", "PP 50/2025", "--pada", "2026-02-01")] == ["pp50-2025-transportasi"]
    (one,) = printed("show", "pp36-2025")
    assert (one["program"], one["rincian"]["dilunasi_sampai"]) == ({"jkk": "1/2"}, "2026-06-30")
    text = run("show", "keringanan").output
    for part in ("15 Mei 2021 sampai 15 April 2022", "denda 0,5 % sebulan", "sebelumnya tarif penuh", "kecuali transportasi"):
        assert part in text


def test_status_names_reliefs_and_rules_and_counts_what_is_not_known() -> None:
    found = printed("status")
    assert {"pp49-2020-pu", "pp50-2025-lain"} <= {one["kode"] for one in found["keringanan"]}
    assert set(found["rumus"]) == set(whole_book().formulas)
    (returns,) = [one for one in found["deret"] if one["kode"] == "hasil_jht"]
    assert (returns["confirmed"], returns["unknown"]) == (5, 1)
    assert "Sejak 1 Januari 2021: tidak diketahui" in run("show", "hasil_jht").output


CASE = ("explain", "--segmen", "BPU", "--penghasilan", "1500000", "--bulan", "2026-05")


def test_explain_shows_the_steps_of_a_case_as_json_text_and_page(tmp_path: Path) -> None:
    found = printed(*CASE)
    assert found["total"] == 11_400
    assert [one["program"] for one in found["program"]] == ["jkk", "jkm"]
    text = run(*CASE).output
    for part in ("Mei 2026", "Rp1.600.000", "PP 44/2015 Lampiran II", "PP 50/2025", "= Rp8.000", "terkonfirmasi"):
        assert part in text
    page = tmp_path / "jelas.html"
    assert run(*CASE, "--html", str(page)).exception is None
    html = page.read_text("utf-8")
    assert "Rp1.600.000" in html and 'lang="id"' in html
    assert "http" not in html and "<script" not in html


def test_explain_of_a_finished_evaluation_counts_the_branches(hasil: Path) -> None:
    found = printed("explain", "--hasil", str(hasil), "--pemda", "16.71", "--program", "jkk")
    (jkk,) = found["program"]
    due = json.loads((hasil / "summary.json").read_text("utf-8"))["pemda"]["1671"]["due"]["jkk"]
    exact = sum(one["pemberi_kerja"] for one in jkk["cabang"] if not one["perkiraan"])
    assert exact == due
    assert "kelompok risiko I" in run("explain", "--hasil", str(hasil)).output


def test_explain_of_a_row_says_where_it_stands_and_shows_no_nik(hasil: Path) -> None:
    args = ("explain", "--hasil", str(hasil), "--berkas", "1671 Kota Palembang/disdik 2026-10.csv", "--baris", "3")
    text = run(*args).output
    assert "baris 3" in text and "Rp2.000.000" in text
    assert nik(2) not in text + json.dumps(printed(*args))


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--pemda", "9999"], "Tidak ada iuran dalam hasil"),
        (["--baris", "3"], "--berkas"),
        (["--berkas", "x.csv", "--baris", "3"], "x.csv"),
    ],
)
def test_what_cannot_be_explained_is_refused_with_a_sentence(hasil: Path, args: list[str], sentence: str) -> None:
    result = run("explain", "--hasil", str(hasil), *args)
    assert isinstance(result.exception, Refusal)
    assert sentence in str(result.exception)


def test_a_folder_that_is_no_result_is_refused(tmp_path: Path) -> None:
    assert "bukan folder hasil" in str(run("explain", "--hasil", str(tmp_path)).exception)


def test_the_form_of_every_file_can_be_checked() -> None:
    assert run("status", "--bentuk").exception is None
