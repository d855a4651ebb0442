"""All papers at once, as the evaluation asks for them, on either engine."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.documents.conftest import PEMDA

from naungan import documents
from naungan.documents import everything
from naungan.documents.hands import _Hands
from naungan.documents.page import sheet_name
from naungan.engine import Engine
from naungan.told.material import gather
from naungan.told.told import tell


def texts(path: Path) -> list[list[Any]]:
    return [[cell for row in sheet.iter_rows(values_only=True) for cell in row] for sheet in openpyxl.load_workbook(path)]


def test_every_paper_of_a_run(
    tmp_path: Path, engine: Engine, duck: Engine, sample: dict[str, Any], results: dict[str, Any], run: dict[str, Any]
) -> None:
    told = tell(engine, {name: engine.table(table) for name, table in sample.items()}, run)
    documents.write_all(tmp_path, told, tmp_path / "kerja")
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    sheets = sorted(f"lembar/{sheet_name(code)}" for code in PEMDA)
    assert [path for path in written if path.startswith("lembar/")] == sheets
    assert [path for path in written if not path.startswith("lembar/")] == [
        "book.html", "book.xlsx", "gap/1671/1.01.01-Dinas-Pendidikan.xlsx", "gap/1671/1.02.01-cmd-C-calc-A0.xlsx", "gap/1671/tanpa-kode-.-.-Dinas-Kesehatan.xlsx", "klarifikasi/1671/1.01.01-Dinas-Pendidikan.xlsx", "problems.csv",
        "sipp/1671/1.01.01/data_tk_baru.xlsx", "sipp/1671/tanpa-kode-.-.-Dinas-Kesehatan/data_tk_baru.xlsx", "tanya/cabang-PALEMBANG.xlsx",
    ]  # fmt: skip
    documents.write_book(tmp_path / "duck.xlsx", gather(duck, results, run))
    assert texts(tmp_path / "book.xlsx") == texts(tmp_path / "duck.xlsx"), "the engine does not change a figure"


def test_a_process_beside_writes_the_same_bytes(
    tmp_path: Path, duck: Engine, sample: dict[str, Any], results: dict[str, Any], run: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = _Hands.finish

    def patient(self: _Hands) -> None:
        """Nothing is taken back, and nothing may fail beside."""
        while self._waiting:
            time.sleep(0.02)
        plain(self)
        assert len(self._processes) == 5 and not self._failed

    monkeypatch.setattr(everything, "_MANY", 1)
    monkeypatch.setattr(_Hands, "finish", patient)
    told, written = tell(duck, results, run), []
    for processes in (1, 2):
        folder, work = tmp_path / str(processes), tmp_path / f"kerja-{processes}"
        folder.mkdir()
        work.mkdir()
        documents.write_all(folder, told, work, processes=processes)
        written.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
        assert len(list(work.iterdir())) == (5 if processes == 2 else 0)
    assert written[0] == written[1] and any(name.startswith("sipp/") for name in written[0])
