"""The packages planted in the example are found with their rupiah, and no other is accused."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from naungan.demo import make_demo
from naungan.demo.packages import PEMILIK
from naungan.engine.lake import PART
from naungan.evaluation.record import HASIL
from tests.command import run

pytestmark = pytest.mark.chain
KINDS = {"kurang_bayar": "paket_kurang_bayar", "tanpa_bukti": "paket_tanpa_bukti"}


def test_each_planted_package_is_found_with_its_rupiah(tmp_path: Path) -> None:
    make_demo(tmp_path / "contoh", scale=0.01, seed=11, only=(PEMILIK,), workers=1)
    run("evaluate", tmp_path / "contoh" / "berkas", "--bulan", "2026-10", "--out", tmp_path / "hasil", expect=1)
    truth = pq.read_table(tmp_path / "contoh" / "kebenaran" / "2026-10" / "tanaman.parquet").to_pylist()
    planted = {(row["jenis"], row["kunci"], row["unit"], row["rupiah"]) for row in truth if row["jenis"] in KINDS.values()}
    rows = pq.read_table(tmp_path / "hasil" / HASIL / "package_check" / PART).to_pylist()
    found = {
        (KINDS[row["hasil"]], row["kode"], row["unit"], -row["selisih"] if row["hasil"] == "kurang_bayar" else row["iuran_seharusnya"])
        for row in rows if row["hasil"] in KINDS
    }  # fmt: skip
    assert found == planted and planted
    assert sorted(row["hasil"] for row in rows if row["hasil"] not in KINDS) == ["iuran_belum_diketahui", "sesuai", "sesuai"]
    codes = {row["kode"] for row in pq.read_table(tmp_path / "hasil" / HASIL / "finding" / PART).to_pylist()}
    assert {"TEMUAN_PAKET_TANPA_BUKTI", "TEMUAN_PAKET_IURAN_KURANG"} <= codes
