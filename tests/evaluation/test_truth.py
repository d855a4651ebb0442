"""The planted truth of the example is found again: no wrong link, each error kind, each state; and no figure contradicts another.

Every figure on page, sheets, book, screen and in summary.json is worked out again from the stored rows (``figures/``): for eight
governments of five provinces here, for all 65 among the slow tests.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from benchmarks.truth import score

from naungan.demo import make_demo
from tests.command import run
from tests.evaluation.figures import book, method, page, papers
from tests.evaluation.figures.store import Store

pytestmark = pytest.mark.chain

BULAN = "2026-10"
SOME = ("16", "1671", "18", "1801", "17", "1771", "15", "19")


@dataclass(frozen=True)
class Done:
    """A folder made, evaluated, and what the evaluation said on the screen."""

    root: Path
    printed: str

    @property
    def store(self) -> Store:
        return Store(self.root / "out")


def evaluated(root: Path, scale: float, only: tuple[str, ...] | None) -> Done:
    make_demo(root / "demo", scale=scale, seed=11, only=only)
    return Done(root, run("evaluate", root / "demo" / "berkas", "--bulan", BULAN, "--out", root / "out", expect=1).stdout)


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return evaluated(tmp_path_factory.mktemp("truth"), 0.05, SOME)


@pytest.fixture(scope="module")
def found(some: Done) -> dict:
    return score(some.root / "demo", BULAN, some.root / "out")


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Done:
    return evaluated(tmp_path_factory.mktemp("every"), 0.01, None)


def faults(done: Done) -> Iterator[str]:
    store, sheets = done.store, book.read_book(done.store)
    yield from page.page_faults(store)
    yield from papers.sheet_faults(store)
    yield from papers.summary_faults(store)
    yield from papers.console_faults(store, done.printed)
    yield from papers.opening_faults(store, sheets)
    yield from method.record_faults(store, sheets)
    yield from book.book_faults(store, sheets)
    yield from papers.of_pemda(store)


def test_no_printed_figure_contradicts_the_rows(some: Done) -> None:
    assert list(faults(some)) == []


# All 65 take two minutes of a processor: on a machine that is shared that is more than the usual limit.
@pytest.mark.timeout(900)
@pytest.mark.slow
def test_no_printed_figure_of_any_government_contradicts_the_rows(every: Done) -> None:
    assert len(every.store.pemda) == 65
    assert list(faults(every)) == []


@pytest.mark.parametrize(
    ("name", "of"), [("book.html", page.page_faults), ("summary.json", papers.summary_faults), ("lembar", papers.sheet_faults)]
)
def test_a_figure_that_is_changed_is_found(some: Done, tmp_path: Path, name: str, of: Callable[[Store], Iterator[str]]) -> None:
    """One digit of each paper; what is linked to is not copied."""
    for path in (some.root / "out").iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / name).unlink()
    true = some.root / "out" / name
    if true.is_dir():
        shutil.copytree(true, tmp_path / name)
    changed = min((tmp_path / name).iterdir()) if true.is_dir() else tmp_path / name
    text = (true / changed.name if true.is_dir() else true).read_text("utf-8")
    figure = re.search(r'(?<=<strong>)[\d.]+|(?<=<dd>)\d+(?=<small>)|(?<="covered": )\d+', text)
    assert figure is not None
    last = figure.end() - 1
    changed.write_text(f"{text[:last]}{(int(text[last]) + 1) % 10}{text[last + 1 :]}", "utf-8")
    assert len(list(of(Store(tmp_path)))) == 1


def test_no_two_people_are_joined(found: dict) -> None:
    assert found["links"]["joined"] > 300
    assert found["links"]["precision"] == 1
    assert found["links"]["twins_joined"] == 0


def test_members_are_found_or_put_to_a_person(found: dict) -> None:
    assert found["links"]["recall"] > 0.95
    assert found["links"]["recall_with_review"] > 0.98


def test_every_planted_error_gets_its_code(found: dict) -> None:
    assert found["errors"]
    assert [row for row in found["errors"] if row["found"] < row["planted"]] == []


def test_states_are_as_planted(found: dict) -> None:
    assert found["states"]["share"] > 0.99


def test_the_axes_of_the_units_are_as_planted(found: dict) -> None:
    for axis in ("anggaran", "pembayaran"):
        assert found["units"][axis]["right"] >= 0.9 * found["units"][axis]["units"] > 0
