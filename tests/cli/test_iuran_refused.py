"""``naungan iuran`` asked for what it cannot answer: a sentence that says what is missing or impossible, exit code 2."""

from __future__ import annotations

import pytest
from tests.cli.test_iuran import run

from naungan.kernel.errors import Refusal


@pytest.mark.parametrize(
    "args", [("--usia", "-3"), ("--pekerja", "-5"), ("--segmen", "PMI", "--jalur", "p3mi", "--bulan-kontrak", "99999999999999999")]
)
def test_impossible_numbers_are_wrong_use(args: tuple[str, ...]) -> None:
    assert run("--bulan", "2026-10", *args).exception.exit_code == 2


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--upah", "1000000", "--bulan", "2015-06"], "Juli 2015"),
        (["--upah", "1000000", "--bulan", "2200-12"], "2200-12"),
        (["--upah", "1000000", "--bulan", "2020-12", "--diketahui", "2010-01-01"], "Pada 1 Januari 2010 belum ada hukum"),
        (["--upah", "1000000", "--bulan", "2020-12", "--penghasilan", "5"], "--penghasilan hanya untuk segmen BPU"),
        (["--upah", "1000000", "--bulan", "2020-12", "--nilai-kontrak", "5"], "--nilai-kontrak hanya untuk segmen JAKON"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2020-12", "--jht", "50000"], "--jht hanya untuk segmen PMI"),
        (["--upah", "1000000", "--bulan", "2026-01", "--mulai", "2026-01-31", "--akhir", "2026-01-05"], "sebelum hari pertama"),
        (["--upah", "1000000", "--bulan", "2026-13"], "2026-13"),
        (["--upah", "1000000", "--bulan", "2026-10", "--program", "jkx"], "jkx"),
        (["--upah", "1000000", "--bulan", "2026-10", "--program", ""], "kosong"),
        (["--upah", "1000000", "--bulan", "2026-10", "--program", "jkp"], "JKP"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-10", "--program", "jp"], "BPU"),
        (["--bulan", "2026-10"], "--upah"),
        (["--segmen", "BPU", "--upah", "1000000", "--bulan", "2026-10"], "--penghasilan"),
        (["--upah", "sejuta", "--bulan", "2026-10"], "tidak dapat dibaca"),
        (["--upah", "1000000.123", "--bulan", "2026-10"], "tidak dapat dibaca"),
        (["--upah", "0", "--bulan", "2026-10"], "lebih dari 0"),
        (["--upah", "-5", "--bulan", "2026-10"], "tidak dapat dibaca"),
        (["--upah", "10000000001", "--bulan", "2026-10"], "10.000.000.000"),
        (["--upah", "1000000", "--bulan", "2026-10", "--syarat", "kaya"], "kaya"),
        (["--upah", "1000000", "--bulan", "2026-10", "--diketahui", "kemarin"], "kemarin"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_with_a_sentence(args: list[str], sentence: str) -> None:
    result = run(*args)
    assert isinstance(result.exception, Refusal)
    assert result.exception.exit_code == 2
    assert sentence in str(result.exception)


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--segmen", "JAKON", "--bulan", "2026-10"], "salah satu"),
        (["--segmen", "JAKON", "--nilai-kontrak", "1", "--upah-total", "1", "--bulan", "2026-10"], "salah satu"),
        (["--segmen", "JAKON", "--nilai-kontrak", "100000000", "--program", "jht", "--bulan", "2026-10"], "JAKON"),
        (["--segmen", "JAKON", "--nilai-kontrak", "100000000", "--ppn-termasuk", "--bulan", "2021-10"], "tidak diketahui untuk Oktober 2021: nilai pertama yang dimuat berlaku sejak 1 April 2022"),
        (["--segmen", "JAKON", "--nilai-kontrak", "100000000", "--bulan", "2026-10", "--sudah-dibayar", "240001"], "iuran penuh proyek ini (Rp240.000)"),
        (["--segmen", "JAKON", "--nilai-kontrak", "100000000", "--bulan", "2026-10", "--sudah-dibayar", "-5"], "tidak dapat dibaca"),
        (["--upah", "1000000", "--bulan", "2026-10", "--sudah-dibayar", "5"], "--sudah-dibayar hanya untuk segmen JAKON"),
        (["--segmen", "JAKON", "--upah-total", "5", "--bulan", "2026-10", "--ppn-termasuk"], "hanya untuk --nilai-kontrak"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-10", "--risiko", "II"], "--risiko hanya untuk segmen PU"),
        (["--upah", "1000000", "--bulan", "2025-10", "--industri", "perahu"], "perahu"),
        (["--segmen", "PMI", "--bulan", "2026-10"], "--bulan-kontrak"),
        (["--segmen", "PMI", "--jalur", "p3mi", "--bulan-kontrak", "13", "--bulan", "2026-10"], "tidak tercetak"),
        (["--segmen", "PMI", "--jalur", "p3mi", "--bulan-kontrak", "24", "--jht", "70000", "--bulan", "2026-10"], "600.000"),
        (["--segmen", "PMI", "--jalur", "p3mi", "--bulan-kontrak", "24", "--program", "jp", "--bulan", "2026-10"], "JP"),
        (["--upah", "1000000", "--bulan", "2026-10", "--sektor", "pabrik baja"], "pabrik baja"),
        (["--kategori", "pns", "--upah", "1000000", "--bulan", "2026-10"], "Taspen"),
        (["--kategori", "dprd", "--upah", "1000000", "--bulan", "2026-10"], "rekening sendiri"),
        (["--kategori", "alih_daya", "--upah", "1000000", "--bulan", "2026-10"], "--risiko"),
        (["--kategori", "astronaut", "--upah", "1000000", "--bulan", "2026-10"], "astronaut"),
        (["--upah", "1000000", "--bulan", "2026-10", "--mulai", "2026-11-01"], "Tidak ada hari kerja"),
        (["--upah", "1000000", "--bulan", "2026-10", "--program", "jp", "--usia", "59"], "usia 59"),
        (["--upah", "1000000", "--bulan", "2026-10", "--sektor", "pemda", "--rekomposisi"], "JKP"),
        (["--upah", "1000000", "--bulan", "2021-01", "--rekomposisi"], "Februari 2021"),
        (["--upah", "1000000", "--bulan", "2025-02", "--rekomposisi"], "tidak diketahui"),
        (["--upah", "1000000", "--bulan", "2025-03", "--rekomposisi", "--syarat", "padat_karya"], "PP 7/2025"),
    ],
)  # fmt: skip
def test_what_is_missing_or_unknown_is_said(args: list[str], sentence: str) -> None:
    result = run(*args)
    assert isinstance(result.exception, Refusal), result.output
    assert result.exception.exit_code == 2
    assert sentence in str(result.exception)
