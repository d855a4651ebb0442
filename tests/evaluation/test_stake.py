"""What is at stake, through the whole chain: the assumptions beside the folders count, and the run says which were used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import run
from tests.evaluation.offices import BULAN, small_folder

pytestmark = pytest.mark.chain


def test_assumptions_of_the_folder_reach_the_summary_and_the_record(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    (folder / "asumsi.yaml").write_text(
        "asumsi:\n  - {peristiwa: jkm, per_juta: 1_000_000, status: bersumber, sumber: uji}\n"
        "  - {peristiwa: jkk_meninggal, per_juta: 0, status: anggapan}\n  - {peristiwa: jkk_cacat_total, per_juta: 0, status: anggapan}\n",
        "utf-8",
    )
    run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / "out")
    total = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))["total"]
    # Agus was never registered, Rina is no longer active; whom the file does not decide only raises the upper bound.
    assert total["terlindungi"]["tidak"] == 2
    assert total["stake"]["orang_terbukti"] == 2
    assert total["stake"]["pemda_bawah"] == 2 * 42_000_000
    assert total["stake"]["pemda_atas"] > total["stake"]["pemda_bawah"]
    assert total["stake"]["jkk_meninggal_terbesar"] == 48 * 2_000_000 + 22_000_000
    record = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert record["asumsi"][-1]["peristiwa"] == "jkk_cacat_total"
    assert "asumsi.yaml" in {one["berkas"] for one in record["masukan"]}
