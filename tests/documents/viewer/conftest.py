"""One finished folder for all tests of the viewer, its shelf, and a server."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.documents.viewer.shown import HP, NIK, WORKERS

from naungan import documents
from naungan.documents.page import FOLDER
from naungan.documents.viewer import Shelf, open_shelf, open_viewer
from naungan.documents.viewer.server import Viewer
from naungan.engine import Engine, write_snapshot
from naungan.evaluation.record import RESULTS
from naungan.relations.numbers import looked_up
from naungan.told.material import gather


def roster(sample: dict[str, Any]) -> Any:
    place = {"sumber": "b" * 64, "berkas": "1671/daftar.csv", "pemda": "1671", "unit": "1.01.01", "unit_nama": "Dinas", "bulan": "2026-10"}
    rows = [
        {**place, "baris": at + 2, "urutan": at, "nik": NIK, "nik_asli": f"'{NIK}", "nama": f"Pekerja {at:03d}", "hp": HP, "upah": 1_000_000 + at,
         "tanggal_lahir": dt.date(1990, 1, 5), "jenis_kelamin": "P", "kategori_asli": f"honorer {NIK}", "tahan": at % 2 == 0}
        for at in range(WORKERS)
    ]  # fmt: skip
    return RESULTS["roster"].of(rows)


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, duck: Engine, sample: dict[str, Any], results: dict[str, Any], run: dict[str, Any]
) -> Path:
    root = tmp_path_factory.mktemp("hasil")
    spoken_of = {name: duck.table(relation.empty()) for name, relation in RESULTS.items()} | results
    for name, table in {**sample, "roster": roster(sample)}.items():
        saved = looked_up(RESULTS[name], duck.table(table), spoken_of)
        write_snapshot(duck, RESULTS[name], saved, root / "hasil" / name, {"relation": name})
    (root / "run.json").write_text(json.dumps(run), "utf-8")
    material = gather(duck, results, run)
    documents.write_page(root / "book.html", material)
    documents.write_sheets(root / FOLDER, material)
    (root / "gap" / "1671").mkdir(parents=True)
    (root / "gap" / "1671" / "rahasia.xlsx").write_bytes(b"rahasia")
    (root / FOLDER / "keluar.html").symlink_to("/etc/hostname")
    return root


@pytest.fixture(scope="module")
def shelf(folder: Path, duck: Engine) -> Shelf:
    return open_shelf(folder, duck)


@pytest.fixture
def viewer(shelf: Shelf) -> Iterator[Viewer]:
    with open_viewer(shelf) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()
