"""``naungan manfaat`` asked for what it cannot answer: a sentence that says what is missing or impossible, exit code 2."""

from __future__ import annotations

import pytest
from tests.cli.test_manfaat import refused


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("jkk-cacat-sebagian", "--upah", "1000000", "--bagian", "lengan_kanan_bau"), "lengan_kanan_bahu"),
        (("jkk-cacat-sebagian", "--upah", "1000000", "--bagian", "kulit_kepala"), "kulit_kepala:ANGKA"),
        (("jkk-cacat-sebagian", "--upah", "1000000", "--bagian", "pendengaran_satu_db:25"), "kelipatan 10"),
        (("jkk-cacat-sebagian", "--upah", "1000000", "--bagian", "penciuman,penciuman"), "dua kali"),
        (("jkk-cacat-sebagian", "--upah", "1000000", "--bagian", "penciuman", "--fungsi", "101"), "101"),
        (("jkk-cacat-sebagian", "--upah", "1000000", "--bagian", "penciuman", "--fungsi", "10,20"), "2 angka untuk 1"),
        (("jkk-stmb", "--upah", "1000000", "--bulan-ke", "8..3"), "A..B"),
        (("jkk-meninggal", "--upah", "banyak"), "--upah"),
        (("jkk-meninggal", "--upah", "3000000", "--segmen", "BPU", "--tidak-terdaftar"), "hanya untuk PU"),
        (("jkk-cacat-sebagian", "--upah", "3000000", "--bagian", "kedua_mata", "--fungsi", "NaN"), "persen fungsi"),
        (("jht", "--saldo-awal", "5", "--asumsi-hasil", "2021=Infinity"), "2021=Infinity"),
        (("jht", "--saldo-awal", "5", "--asumsi-hasil", "99999=5"), "99999=5"),
        (("jht", "--saldo-awal", "5", "--asumsi-hasil", "2021=100.01"), "0 sampai 100 persen"),
        (("jht", "--saldo-awal", "5", "--asumsi-hasil", "2021=1e99999999"), "0 sampai 100 persen"),
        (("jht", "--saldo-awal", "5", "--asumsi-hasil", "2021=5,2021=6"), "2021 disebut dua kali"),
        (("beasiswa", "--anak", "SD:²"), "SD:²"),
        (("beasiswa", "--anak", "SD:3:99999999999999999999"), "SD:3:"),
        (("jkk-meninggal", "--upah", "0"), "lebih dari 0 dan paling banyak Rp10.000.000.000"),
        (("jkk-meninggal", "--upah", "3000000", "--upah-dilaporkan", "3000000"), "lebih rendah daripada --upah"),
        (("jkk-meninggal", "--upah", "3000000", "--diketahui", "2010-01-01"), "Pada 1 Januari 2010 belum ada hukum"),
        (("jkk-biaya", "--biaya", "kuda=5"), "darat"),
        (("beasiswa", "--anak", "S3"), "PELATIHAN"),
        (("beasiswa", "--anak", "SMP:7"), "1 sampai 3"),
        (("jkm", "--segmen", "BPU", "--masa-bulan", "5", "--pemberi-kerja", "2"), "hanya untuk PU"),
        (("jht",), "--saldo-awal"),
        (("jht", "--iuran", "5000"), "--dari"),
        (("jht", "--iuran", "5000", "--dari", "2024-05"), "April 2024"),
        (("jht", "--saldo-awal", "1", "--asumsi-hasil", "banyak"), "2021=5.5"),
        (("jp", "--upah-rata", "1000000", "--masa-bulan", "9", "--penerima", "anak"), "penerima"),
    ],
)  # fmt: skip
def test_a_request_that_makes_no_sense_is_told_what_is_wrong(args: tuple[str, ...], said: str) -> None:
    assert said.lower() in refused(args[0], "--tanggal", "2024-05-20", *args[1:]).lower()


def test_a_bad_day_is_refused() -> None:
    assert "2024-13-01" in refused("jkk-meninggal", "--tanggal", "2024-13-01", "--upah", "1")
