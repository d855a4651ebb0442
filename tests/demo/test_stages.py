"""The planted stages of a budget are found, each with its figure: one small evaluation of the two governments that have them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from naungan.demo import make_demo
from naungan.demo.stages import GESER, RAPERDA
from naungan.engine.lake import PART
from tests.command import run

pytestmark = pytest.mark.chain
KINDS = ("raperda_satu_program", "raperda_kurang", "fasilitasi_tidak_memuat", "raperda_hari_kerja", "pergeseran_turun")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tahap")
    make_demo(out / "contoh", scale=0.01, seed=11, workers=1, only=(RAPERDA, GESER))
    done = run("evaluate", out / "contoh" / "berkas", "--bulan", "2026-10", "--out", out / "hasil")
    assert done.returncode in (0, 1), done.stderr
    return out


def rows(made: Path, name: str) -> list[dict[str, Any]]:
    return pq.read_table(made / "hasil" / "hasil" / name / PART).to_pylist()


def test_each_planted_kind_is_found_with_its_figure(made: Path) -> None:
    truth = {row["jenis"]: row for row in pq.read_table(made / "contoh" / "kebenaran" / "2026-10" / "tanaman.parquet").to_pylist()}
    check = {row["butir"]: row for row in rows(made, "raperda_check") if row["pemda"] == RAPERDA}
    chain = {(row["pemda"], row["tahun"], row["tahap"], row["urutan"]): row for row in rows(made, "budget_chain")}
    step = {(row["pemda"], row["tahun"], row["langkah"], row["urutan"]): row for row in rows(made, "budget_step")}
    assert set(KINDS) <= set(truth)

    both, money = check["JKK_DAN_JKM"], check["REKENING_NON_ASN"]
    assert (both["putusan"], both["jumlah"]) == ("tidak_memenuhi", truth["raperda_satu_program"]["jumlah"])
    assert (money["putusan"], money["pagu"]) == ("tidak_memenuhi", truth["raperda_kurang"]["rupiah"])
    assert money["kekurangan"] > 0 and chain[RAPERDA, 2027, "RAPBD", None]["bertahan"] == "sebagian_hilang"
    assert check["PROGRAM_RKPD"]["putusan"] == "tidak_memenuhi"
    looked = step[RAPERDA, 2027, "LANGKAH_FASILITASI_RKPD", None]
    assert (looked["nomor"], looked["hasil"]) == (truth["fasilitasi_tidak_memuat"]["kunci"], "tidak_memuat")
    # Fifteen working days after Wednesday 18 November 2026.
    assert str(both["evaluasi_sampai"]) == "2026-12-09" and truth["raperda_hari_kerja"]["jumlah"] == 15
    second = chain[GESER, 2026, "PERGESERAN", 2]
    assert (second["sebelum"], second["perubahan"], second["bertahan"]) == ("PERGESERAN", truth["pergeseran_turun"]["rupiah"], "turun")
    assert chain[GESER, 2026, "PERGESERAN", 1]["perubahan"] == -12_000 or chain[GESER, 2026, "PERGESERAN", 1]["sebelum"] == "APBD"


def test_advice_follows_each_governments_own_dates(made: Path) -> None:
    named = {(row["pemda"], row["tahun"]): row for row in rows(made, "budget_step") if row["berikut"]}
    assert (named[GESER, 2026]["urutan"], str(named[GESER, 2026]["usulan"]), named[GESER, 2026]["usulan_status"]) == (
        3,
        "2026-12-04",
        "pemda",
    )
    # The draft was agreed on 13 November: whoever asks on the 20th is too late for it.
    assert named[RAPERDA, 2027]["langkah"] == "LANGKAH_RKPD_P"
    own = {row["tenggat"] for row in rows(made, "finding") if row["pemda"] == GESER and row["langkah"] == "LANGKAH_PERGESERAN"}
    assert {str(day) for day in own} == {"2026-12-04"}
