"""What the registry, the yearly checklist and the list of open questions claim is held against the book and the tests."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from naungan.kernel.errors import Refusal
from naungan.law import weakest
from naungan.regulasi import buku
from naungan.regulasi.catatan import Terdaftar, kalender, registri, terbuka

ROOT = Path(__file__).parents[2]
ONE = pytest.mark.parametrize("one", registri(), ids=lambda one: f"{one.program}-{one.segmen}")


def cases() -> set[str]:
    found = [case for file in sorted((ROOT / "tests" / "kasus").glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))]
    return {str(case["kasus"]).split()[0] for case in found}


@ONE
def test_every_month_claimed_is_complete(one: Terdaftar) -> None:
    found = {month: buku().status(one.rumus, month) for month in one.dari.until(one.sampai)}
    assert tuple(month for month, status in found.items() if status == "unknown") == one.kecuali
    assert weakest(status for month, status in found.items() if month not in one.kecuali) == one.status


@ONE
def test_nothing_is_claimed_before_the_law_begins_or_after_it_was_last_checked(one: Terdaftar) -> None:
    with pytest.raises(Refusal):
        buku().status(one.rumus, one.dari.plus(-1))
    checked = min(buku().series[name].diperiksa for name in buku().order(one.rumus) if name in buku().series)
    assert one.sampai.first_day <= checked


@ONE
def test_what_it_was_checked_against_exists(one: Terdaftar) -> None:
    assert one.wasit is None or (ROOT / one.wasit).is_file()
    assert set(one.kasus) <= cases()
    assert one.wasit or one.kasus or "Belum dicocokkan" in one.catatan


def test_every_rule_of_the_book_is_registered() -> None:
    reached = set(buku().order([name for one in registri() for name in one.rumus]))
    assert buku().formulas.keys() - reached == set()


def test_a_programme_of_a_segment_stands_once() -> None:
    keys = [(one.program, one.segmen) for one in registri()]
    assert len(keys) == len(set(keys))


def test_every_series_that_changes_yearly_stands_in_the_checklist() -> None:
    due = {(kode, series.berganti) for kode, series in buku().series.items() if series.berganti}
    assert due <= {(kode, one.tanggal) for one in kalender() for kode in one.deret}
    assert {kode for one in kalender() for kode in one.deret} <= buku().series.keys()
    assert all(files("naungan").joinpath(name).is_file() for one in kalender() for name in one.berkas)


def test_every_open_question_says_why_and_what_would_settle_it() -> None:
    assert terbuka()
    for one in terbuka():
        assert all(text.strip() for text in (one.item, one.alasan, one.sumber, one.penyelesaian)), one.item
