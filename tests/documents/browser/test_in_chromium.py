"""What only a browser can tell of the page, the sheets and the served folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.command import run
from tests.documents.browser.conftest import HOSTILE, PHONE, WALL
from tests.documents.conftest import PEMDA, SILENT
from tests.evaluation.test_truth import SOME

from naungan.demo import make_demo
from naungan.documents.page import FOLDER, sheet_name
from naungan.documents.viewer.server import Viewer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [WALL, PHONE], ids=["wall", "phone"])


def barriers(page: Page) -> list[Any]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def shows(page: Page, title: str) -> None:
    """Wait for the panel to tell of this place: the address changes first, and the page hears of it in a later turn of its loop."""
    from playwright.sync_api import expect

    expect(page.locator("#rincian h3")).to_have_text(title)


def load(page: Page, address: str) -> None:
    """Open a place from nothing, so that it is drawn when it is loaded, also where the page before was the same file."""
    page.goto("about:blank")
    page.goto(address)


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_first_screen_answers_the_five_questions(page: Page, written: Path) -> None:
    page.goto((written / "book.html").as_uri())
    first = page.locator("#ringkasan")
    box = first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= WALL["height"]
    words = first.inner_text()
    for asked in ("pekerja", "Cakupan", "Iuran menurut hukum", "Kekurangan anggaran", "Belum menyerahkan"):
        assert asked in words


@SIZES
@pytest.mark.parametrize("place", ["", "#k1671", "#k1671/0"])
def test_there_is_no_barrier_and_nothing_runs_off_the_side(page: Page, written: Path, size: Any, place: str) -> None:
    page.set_viewport_size(size)
    page.goto((written / "book.html").as_uri() + place)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@SIZES
def test_a_sheet_has_no_barrier(page: Page, written: Path, size: Any) -> None:
    page.set_viewport_size(size)
    page.goto((written / FOLDER / sheet_name("1671")).as_uri())
    assert barriers(page) == []


def narrow(page: Page) -> list[str]:
    """What makes the document itself wider than a phone, and tables wider than their frame that can't be scrolled there."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.scrollWidth;
          const out = wide > innerWidth ? [`document ${wide}`] : [];
          for (const table of document.querySelectorAll('table')) {
            const frame = table.parentElement;
            if (table.offsetWidth > frame.clientWidth && !['auto', 'scroll'].includes(getComputedStyle(frame).overflowX)) out.push(table.outerHTML.slice(0, 80));
          }
          return out;
        }"""
    )
    return found


def test_on_a_phone_tables_scroll_inside_their_frame(page: Page, written: Path, viewer: Viewer) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    places = [(written / "book.html").as_uri() + place for place in ("", "#k1671", "#k1671/0")]
    places += [(written / FOLDER / sheet_name(code)).as_uri() for code in ("16", "1671", SILENT)]
    places += [viewer.address + place for place in ("", "cari?q=kota", "tabel/measure", "tabel/finding", "tabel/file")]
    found = {}
    for place in places:
        load(page, place)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found[place.rpartition("/")[2]] = narrow(page)
    assert {place: wide for place, wide in found.items() if wide} == {}


def test_every_sheet_is_one_printed_page(page: Page, written: Path) -> None:
    for code in PEMDA:
        page.goto((written / FOLDER / sheet_name(code)).as_uri())
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1, code


def test_every_sheet_of_the_example_keeps_its_signatures_on_the_page(page: Page, tmp_path: Path) -> None:
    """With all its notes and findings: nothing stands below the edge of the paper."""
    make_demo(tmp_path / "demo", scale=0.05, seed=11, only=SOME)
    run("evaluate", tmp_path / "demo" / "berkas", "--bulan", "2026-10", "--out", tmp_path / "out", expect=1)
    tall = {}
    for sheet in sorted((tmp_path / "out" / FOLDER).iterdir()):
        page.goto(sheet.as_uri())
        tall[sheet.name] = page.evaluate("(main => main.scrollHeight - main.clientHeight)(document.querySelector('main'))")
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1, sheet.name
    assert len(tall) == len(SOME) and set(tall.values()) == {0}, tall


def test_the_page_prints_unfolded_on_a4(page: Page, written: Path) -> None:
    page.goto((written / "book.html").as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    assert set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)) == {(b"841.91998", b"594.95996")}
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


def test_the_way_down_goes_by_keyboard(page: Page, written: Path) -> None:
    page.goto((written / "book.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "lewati"
    page.locator("a.petak[href='#k1671']").focus()
    page.keyboard.press("Enter")
    shows(page, "Kota Palembang")
    assert page.evaluate("document.activeElement.id") == "rincian"
    unit = page.locator("#rincian tbody a").first
    name = unit.inner_text()
    unit.focus()
    page.keyboard.press("Enter")
    shows(page, name)
    page.go_back()
    shows(page, "Kota Palembang")


def test_the_panel_prints_the_figures_of_the_table(page: Page, written: Path) -> None:
    page.goto((written / "book.html").as_uri())
    for code in ("1671", "1902", SILENT):
        row = page.locator(f"tr[data-wilayah='{code}']")
        workers, coverage = row.locator("td").nth(0).inner_text(), row.locator("td").nth(2).inner_text()
        load(page, (written / "book.html").as_uri() + f"#k{code}")
        figures = page.locator("#rincian dd")
        assert figures.nth(0).inner_text() == workers
        assert figures.nth(1).inner_text().startswith(coverage)


def test_search_finds_units_whatever_they_are_called(page: Page, written: Path) -> None:
    page.goto((written / "book.html").as_uri())
    page.fill("#q", "onerror palembang")
    assert page.locator("#hitung").inner_text() == "1 ditemukan"
    page.locator("#temuan-cari a").click()
    shows(page, HOSTILE)
    assert page.locator("img").count() == 0


def test_without_javascript_everything_but_the_units_is_there(browser: Browser, written: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WALL)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((written / "book.html").as_uri())
    assert page.locator("tr[data-wilayah='1671']").is_visible()
    assert "JavaScript" in page.locator("noscript p").inner_text()
    assert not page.locator("#cari").is_visible()
    context.close()


def test_the_served_folder_is_searched_sorted_and_free_of_barriers(page: Page, viewer: Viewer) -> None:
    page.goto(viewer.address)
    assert barriers(page) == []
    page.fill("#q", "kota palembang")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari?*")
    assert page.locator(".hasil a").count() > 0
    assert barriers(page) == []
    page.goto(viewer.address + "tabel/measure")
    page.get_by_role("link", name="Pekerja", exact=True).click()
    page.wait_for_url("**urut=pekerja*")
    assert page.locator("th[aria-sort='ascending']").inner_text().startswith("Pekerja")
    assert barriers(page) == []
    page.goto(viewer.address + "book.html#k1671")
    assert page.locator("#rincian h3").inner_text() == "Kota Palembang"
