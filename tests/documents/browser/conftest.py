"""A real Chromium, a written page, and a served folder; part of ``make test-browser``."""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from naungan import documents
from naungan.documents.page import FOLDER
from naungan.documents.viewer import open_shelf, open_viewer
from naungan.documents.viewer.server import Viewer
from naungan.engine import Engine, write_snapshot
from naungan.evaluation.record import RESULTS
from naungan.relations.numbers import looked_up
from naungan.told.material import gather

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WALL, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture(scope="session")
def written(
    tmp_path_factory: pytest.TempPathFactory, duck: Engine, sample: dict[str, Any], results: dict[str, Any], run: dict[str, Any]
) -> Path:
    """A finished folder; the first unit of each government has a hostile name."""
    root = tmp_path_factory.mktemp("hasil")
    empty = {name: duck.table(relation.empty()) for name, relation in RESULTS.items()}
    for name, table in sample.items():
        saved = looked_up(RESULTS[name], duck.table(table), {**empty, **results})
        write_snapshot(duck, RESULTS[name], saved, root / "hasil" / name, {"relation": name})
    (root / "run.json").write_text(json.dumps(run), "utf-8")
    material = gather(duck, results, run)
    status = [{**row, "unit_nama": HOSTILE if row["unit"] == "1.02.01" else row["unit_nama"]} for row in material.unit_status]
    hostile = dataclasses.replace(material, unit_status=status)
    documents.write_page(root / "book.html", hostile)
    documents.write_sheets(root / FOLDER, hostile)
    return root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in the size of the wall; it fails the test that makes it complain, open a dialog, or ask for anything beside its own file."""
    context = browser.new_context(viewport=WALL)  # type: ignore[arg-type]
    opened, said = context.new_page(), []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    opened.on(
        "request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "data:", "http://127.0.0.1:")) else None
    )
    yield opened
    context.close()
    assert said == []


@pytest.fixture(scope="session")
def viewer(written: Path, duck: Engine) -> Iterator[Viewer]:
    with open_viewer(open_shelf(written, duck)) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()
