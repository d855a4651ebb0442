"""Registers of packages as offices write them: what stands in place of a proof is none, and VAT has its own words."""

from __future__ import annotations

import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.intake.readers.packages import package_values

_CELLS = ("unit", "f_unit", "unit_nama", "f_unit_nama", "kode", "nama", "jenis", "penyedia", "nilai", "ppn", "mulai", "akhir", "pekerja", "bukti",
          "tanggal_bukti", "iuran")  # fmt: skip


def read(engine: Engine, name: str, column: str, *texts: str) -> list[object]:
    rows = [{"nomor": place, **dict.fromkeys(_CELLS), column: text} for place, text in enumerate(texts)]
    table = engine.table(pa.Table.from_pylist(rows, pa.schema([("nomor", pa.int64()), *((one, pa.string()) for one in _CELLS)])))
    found = package_values(engine, table, table)
    return [row[name] for row in engine.rows(found.select("nomor", name).order_by("nomor"))]


def test_what_stands_in_place_of_a_proof_is_none(engine: Engine) -> None:
    nothing = (
        "-",
        "–",
        "n/a",
        "NA",
        "Nihil",
        "tdk ada",
        "Tidak ada",
        "belum",
        "Blm terbit",
        "tanpa bukti",
        "dalam proses",
        "dlm proses",
        "00",
        "…",
    )
    assert read(engine, "v_bukti", "bukti", *nothing) == [None] * len(nothing)
    proofs = ("JK-0001", "2600000123", "Nanda Karya 12/BPJS", "sudah", "√")
    assert read(engine, "v_bukti", "bukti", *proofs) == list(proofs)


@pytest.mark.parametrize(
    ("said", "meant"),
    [("ya", True), ("Termasuk", True), ("Sudah termasuk PPN", True), ("include", True), ("tidak", False), ("Tidak termasuk", False),
     ("belum termasuk PPN", False), ("di luar PPN", False), ("11%", None), ("entah", None)],
)  # fmt: skip
def test_vat_has_its_own_words(duck: Engine, said: str, meant: bool | None) -> None:
    assert read(duck, "v_ppn_termasuk", "ppn", said) == [meant]
