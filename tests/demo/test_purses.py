"""What is planted of purses and payers is found, with its figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from naungan.demo import make_demo
from tests.command import run

pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dompet")
    make_demo(folder / "contoh", scale=0.02, seed=7, only=("18", "1871"))
    run("evaluate", str(folder / "contoh/berkas"), "--bulan", "2026-10", "--out", str(folder / "hasil"))
    return folder


def rows(made: Path, name: str) -> list[dict[str, Any]]:
    (part,) = (made / "hasil/hasil" / name).glob("*.parquet")
    found: list[dict[str, Any]] = pq.read_table(part).to_pylist()
    return found


def test_every_planted_purse_and_payer_is_found(made: Path) -> None:
    truth = {
        row["jenis"]: row for row in pq.read_table(made / "contoh/kebenaran/2026-10/tanaman.parquet").to_pylist() if row["pemda"] == "1871"
    }
    ends = [(row["bulan"], row["dompet"], row["orang"], row["rupiah"]) for row in rows(made, "purse_end") if row["pemda"] == "1871"]
    assert ends == [("2026-11", "DBHCHT", truth["dompet_berakhir"]["jumlah"], truth["dompet_berakhir"]["rupiah"])]
    province = [row for row in rows(made, "purse_cover") if row["pemda_pembayar"] == "18" and row["pemda"] == "1871"]
    assert {row["orang"] for row in province} == {truth["dompet_bersama"]["jumlah"]}
    assert sum(row["rupiah"] for row in province) == truth["dompet_bersama"]["rupiah"]
    change = [row for row in rows(made, "payer_change") if row["pemda"] == "1871"]
    left = [row for row in change if row["kategori"] == "pekerja_rentan"]
    assert {row["arah"] for row in left} == {"tertinggal"}
    assert sum(row["orang"] for row in left) == truth["pembayar_tertinggal"]["jumlah"]
    assert sum(row["kebutuhan_setahun"] + row["perkiraan_setahun"] for row in left) == truth["pembayar_tertinggal"]["rupiah"]
    (moved,) = [row for row in change if row["kategori"] == "pppk_paruh_waktu"]
    assert (moved["orang"], moved["unit_lama"], moved["mulai"]) == (
        truth["pembayar_berganti"]["jumlah"], truth["pembayar_berganti"]["kunci"], "2027-01",
    )  # fmt: skip
    found = {row["kode"] for row in rows(made, "finding") if row["pemda"] == "1871"}
    assert {"TEMUAN_DOMPET_BERAKHIR", "TEMUAN_PEMBAYAR_TERTINGGAL"} <= found


def test_the_tables_to_type_add_up_to_the_relation(made: Path, tmp_path: Path) -> None:
    """Coefficient × price = amount in every line, and the sums are those of the relation."""
    import openpyxl

    run("usulan-anggaran", str(made / "hasil"), "--out", str(tmp_path / "usulan"))
    lines = [
        row for path in sorted((tmp_path / "usulan").rglob("*.xlsx")) for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)
        if isinstance(row[4], int) and row[2]
    ]  # fmt: skip
    for line in lines:
        count = 1
        for part in str(line[2]).replace(".", "").split(" x "):
            count *= int(part.split()[0])
        assert count * line[4] == line[5]
    stored = [row for row in rows(made, "budget_proposal") if row["rupiah"] is not None]
    assert stored and sum(line[5] for line in lines) == sum(row["rupiah"] for row in stored)
