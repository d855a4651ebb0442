"""Published coverage comes out of the ledger's own sums."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pyarrow as pa
import pytest
import yaml

from naungan import coverage
from naungan.engine import Engine

CASES = yaml.safe_load((Path(__file__).parents[1] / "kasus" / "cakupan.yaml").read_text("utf-8"))
SAME = {
    "unit": "A", "unit_nama": "Dinas A", "bulan": "2026-10", "kategori": "honorer", "segmen": "PU", "utama": True, "perkiraan": False,
    "iuran": 0, "dampak": 0,
}  # fmt: skip


def ledger(registered: list[int], workers: list[int]) -> pa.Table:
    """A ledger of one province: so many workers in each of its governments, the registered ones protected."""
    parts = []
    for number, (yes, whole) in enumerate(zip(registered, workers, strict=True), 1):
        for keadaan, terlindungi, count in (("covered", "ya", yes), ("unregistered", "tidak", whole - yes)):
            row = {**SAME, "pemda": f"16{number:02d}", "keadaan": keadaan, "terlindungi": terlindungi}
            parts.append(pa.table({name: pa.repeat(value, count) for name, value in row.items()}))
    return pa.concat_tables(parts)


@pytest.mark.parametrize("kasus", CASES, ids=lambda one: one["kasus"])
def test_published_coverage(duck: Engine, kasus: dict) -> None:
    made = ledger(kasus["diketahui"]["terdaftar"], kasus["diketahui"]["pekerja"])
    found = duck.rows(coverage.measures(duck, duck.table(made), lingkup="nasional"))
    (whole,) = [row for row in found if row["tingkat"] == "provinsi"]
    assert whole["terlindungi_ya"] == kasus["hasil"]["terdaftar"]
    if "persen" in kasus["hasil"]:
        percent = (whole["batas_bawah"] * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert percent == Decimal(kasus["hasil"]["persen"])
