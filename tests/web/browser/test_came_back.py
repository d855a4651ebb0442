"""A marked workbook comes back after the page was corrected: what differs is shown and decided, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from naungan.web.collection.models import Version
from tests.evaluation.offices import nik
from tests.web.browser.conftest import OFFICE, PHONE
from tests.web.collection.handing import work
from tests.web.collection.test_came_back import NIK, ROWS, WAGE, back, book, cells_of, fix, send, taken

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("size", "tag"), [(OFFICE, "kantor"), (PHONE, "telepon")])
def test_what_differs_is_decided(
    enter: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, tmp_path: Path, size: dict[str, int], tag: str
) -> None:
    first = send(orang.operator, book(ROWS), 0)
    path = taken(orang.operator, first, tmp_path)
    second = fix(orang.operator, first, (2, WAGE, "1100000"), (3, WAGE, "2200000"), (4, NIK, nik(4)))

    def edit(sheet: Worksheet) -> None:
        sheet["F3"], sheet["B4"] = 2_300_000, nik(7)

    third = back(orang.operator, second, path, edit)
    page = enter(orang.operator, size)
    page.goto(f"/setoran/{third.setoran_id}/")
    sound(page, f"bertanda-{tag}")
    page.get_by_role("link", name="Bandingkan dan pilih").click()
    sound(page, f"beda-{tag}")
    page.get_by_role("button", name="Pakai yang dicentang").click()
    page.get_by_role("link", name="Belum ada sel yang dicentang.").wait_for()
    sound(page, f"beda-galat-{tag}")
    page.get_by_label("Pakai perbaikan halaman, baris 3 kolom Gaji").check()
    page.get_by_role("button", name="Pakai yang dicentang").click()
    page.get_by_text("Segera dikerjakan").wait_for()
    newest = Version.objects.get(urut=4)
    work(newest.pekerjaan)
    newest.refresh_from_db()
    assert cells_of(newest) == {(2, WAGE, "1100000"), (3, WAGE, "2200000")}
