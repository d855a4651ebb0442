"""The unit of evaluation is one pemda and month: a folder gives each of its governments the rows that it gets alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import ibis.expr.types as ir
import pytest

from naungan.engine import Engine
from naungan.evaluation.chain import evaluate
from naungan.evaluation.inputs import read_inputs
from naungan.evaluation.record import RESULTS
from tests.evaluation.offices import BULAN, nik, small_folder, write

pytestmark = pytest.mark.chain


def across(root: Path) -> Path:
    """The small folder, and a branch's list in the folder of the province that tells of workers of both."""
    folder = small_folder(root)
    write(
        folder / "16 Sumatera Selatan" / "cabang 2026-10.csv",
        "Lingkup: nasional",
        "Posisi data: 20-11-2026",
        "pemda;NIK;Nama;NPP;Segmen;Status;Program;Lunas s.d.",
        f"1601;{nik(1, kec='160107')};JOKO SUSILO;16010001;PU;AKTIF;JKK,JKM;2026-10",
        f"1671;{nik(2)};AGUS WIJAYA;16000002;PU;AKTIF;JKK,JKM;2026-10",
    )
    return folder


@pytest.mark.slow
def test_a_pemda_alone_gets_the_rows_of_the_folder(duck: Engine, tmp_path: Path) -> None:
    folder = across(tmp_path / "berkas")
    whole = read_inputs(folder, bulan=BULAN)
    assert whole.asked == ["16", "1601", "1671"]
    run = evaluate(duck, whole, work=_made(tmp_path / "semua"), progress=lambda *_: None)
    given = read_inputs(folder, bulan=BULAN, posisi=run.posisi)
    for pemda in ("1601", "1671"):
        alone = evaluate(duck, given.of(pemda), work=_made(tmp_path / pemda), progress=lambda *_: None)
        mine, theirs = ({name: _rows(duck, one.results, name, pemda) for name in RESULTS} for one in (alone, run))
        assert {name for name in RESULTS if mine[name] != theirs[name]} == set()
        assert all(mine[name] for name in ("roster", "member", "ledger", "assessment"))
        assert all(len(_rows(duck, alone.results, name, None)) == len(mine[name]) for name in ("ledger", "finding", "assessment"))


def _rows(duck: Engine, results: Mapping[str, ir.Table], name: str, pemda: str | None) -> list[str]:
    table = RESULTS[name].conform(results[name])
    return sorted(map(str, duck.rows(table if pemda is None else table.filter(table.pemda == pemda))))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
