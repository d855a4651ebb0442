"""How sure an answer of ``naungan manfaat`` says it is: never surer than what it stands on."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cli.test_manfaat import document, run

from naungan.acuan.buku import whole_book


@pytest.mark.parametrize(
    ("tanggal", "pemberi_kerja", "status"),
    [
        ("2015-06-30", "1", "recalled"),
        ("2015-07-01", "1", "confirmed"),
        ("2025-02-23", "2", "confirmed"),
        ("2025-02-24", "1", "confirmed"),
        ("2025-02-24", "2", "recalled"),
    ],
)
def test_an_amount_that_no_source_prints_is_recalled(tanggal: str, pemberi_kerja: str, status: str) -> None:
    found = document("jkm", "--tanggal", tanggal, "--masa-bulan", "12", "--pemberi-kerja", pemberi_kerja)
    assert found["status"] == status
    assert any("tidak ada sumber yang mencetaknya" in one for one in found["catatan"]) == (tanggal == "2025-02-24" and pemberi_kerja == "2")


@pytest.mark.parametrize(
    ("kode", "tanggal", "status"),
    [
        ("ppn_jakon", "2025-12-31", "recalled"),
        ("ppn_jakon", "2026-01-01", "confirmed"),
        ("tambahan_ortosis", "2019-12-01", "recalled"),
        ("tambahan_ortosis", "2019-12-02", "confirmed"),
        ("peserta_jkp", "2025-02-06", "recalled"),
        ("peserta_jkp", "2025-02-07", "confirmed"),
    ],
)
def test_a_value_is_no_surer_than_its_source_on_the_day(kode: str, tanggal: str, status: str) -> None:
    assert whole_book().entry(kode, dt.date.fromisoformat(tanggal)).status == status


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("2022-06-01",), "confirmed"),
        (("2022-06-01", "--sebab", "cacat", "--kepadatan", "100"), "recalled"),
        (("2022-06-01", "--sebab", "meninggal", "--penerima", "anak", "--kepadatan", "100"), "recalled"),
        (("2024-06-01",), "recalled"),
    ],
)
def test_a_pension_is_as_sure_as_what_it_takes(args: tuple[str, ...], status: str) -> None:
    found = document("jp", "--upah-rata", "5000000", "--masa-bulan", "180", "--tanggal", *args)
    assert found["status"] == status


def test_a_waiting_time_that_no_source_gives_is_not_made_up() -> None:
    assert run("jkm", "--tanggal", "2014-06-01", "--segmen", "BPU", "--masa-bulan", "1").exception is None
    assert whole_book().series["masa_tunggu_jkm_bpu"].entries[0].mulai.isoformat() == "2015-07-01"
