"""Bills and receipts are followed over the fiscal year; every other file of another month stays out."""

from __future__ import annotations

from pathlib import Path

import pytest

from naungan.evaluation.inputs import read_inputs
from tests.evaluation.offices import write

PEMDA = "1801 Kab. Lampung Selatan"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("tagihan 2026-09.csv", True),
        ("2026-09/Formulir 2a Dinkes.csv", True),
        ("2026-01/rincian_iuran.csv", True),
        ("2026-08/bukti bayar.csv", True),
        ("2026-08/Register SP2D.csv", True),
        ("2026-10/daftar.csv", True),
        ("tagihan 2025-12.csv", False),
        ("tagihan 2026-11.csv", False),
        ("2026-09/daftar honorer.csv", False),
        ("2026-09/peserta.csv", False),
    ],
)
def test_what_tells_of_payments_belongs_to_its_fiscal_year(tmp_path: Path, name: str, read: bool) -> None:
    write(tmp_path / PEMDA / name, "Nama;NIK")
    found = read_inputs(tmp_path, bulan="2026-10").inventory
    assert [one.berkas for one in (found.sources if read else found.left_out)] == [f"{PEMDA}/{name}"]


def test_a_bill_that_names_no_month_is_of_the_month_it_lies_in(tmp_path: Path) -> None:
    write(tmp_path / PEMDA / "2026-09" / "tagihan.csv", "Nama;NIK")
    (one,) = read_inputs(tmp_path, bulan="2026-10").inventory.sources
    assert (one.bulan, one.bulan_tempat) == (None, "2026-09")
