"""``naungan law`` as a user meets it."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner, Result

from naungan.cli.law import command, whole_book
from naungan.cli.law_status import document, letter
from naungan.kernel.errors import Refusal
from naungan.law import standing


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
    assert ceiling["confirmed"] >= 11 and ceiling["recalled"] >= 1
    assert {"registri", "kalender", "terbuka"} <= found.keys()
    text = run("status").output
    for part in ("pagu_jp", "1 Maret", "JKK", "Pembulatan iuran"):
        assert part in text


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
    assert (then["nilai"], then["status"]) == (10_547_400, "unknown")


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


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["show", "pagu"], "pagu_jp"),
        (["show", "tarif_jkn"], "tarif_jkm"),
        (["show", "pagu_jp", "--pada", "kemarin"], "kemarin"),
        (["show", "pagu_jp", "--pada", "2010-01-01"], "1 Januari 2010"),
        (["show", "iuran_jkk_pu", "--pada", "2010-01-01"], "iuran_jkk_pu"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_sentence(args: list[str], sentence: str) -> None:
    result = run(*args)
    assert isinstance(result.exception, Refusal)
    assert result.exception.exit_code == 2
    assert sentence in str(result.exception)
