"""Pictures of the front office for its guide, made by walking a roster from a dirty file to what counts, as each person would.

Usage: python scripts/pictures_office.py HASIL [--to docs/gambar]
where HASIL is the folder of a finished ``make demo``. A server of its own is started on a folder that is gone afterwards; the walk
fails where a page does not lead on. Where Chromium is not installed it says so and changes nothing.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAUNGAN = Path(sys.executable).with_name("naungan")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
WAIT = 90_000
# Longer than anybody looks at; their first screen is kept.
LONG = ("kantor-angka", "kantor-kalender", "kantor-jejak", "kantor-orang", "kantor-putusan")
DUTY = "Daftar pekerja November 2026"
DIRTY = """Nama;NIK;Tanggal Lahir;JK;OPD;Status Kepegawaian;Gaji
Budi Santoso;1671010101900001;01-01-1990;L;Dinas Kesehatan;PPPK Paruh Waktu;2500000
Agus Wijaya;1671010101900002;01-01-1990;L;Dinas Kesehatan;Honorer;2000000
Rina Marlina;1671014101900003;01-01-1990;P;Dinas Kesehatan;Honorer;1800000
Dewi Lestari;167101410190004;01-01-1990;P;Dinas Kesehatan;Honorer;1700000
Sari Utami;1671014101900006;01-01-1990;P;Dinas Kesehatan;Honorer;satu juta
"""


@dataclass(frozen=True)
class Office:
    """A server that answers: its address, and the passwords that it printed once."""

    address: str
    passwords: dict[str, str]


def main() -> int:
    """Walk and keep the pictures; 0 when they were written, 4 when Chromium is missing."""
    parser = argparse.ArgumentParser(description="Gambar kantor depan.")
    parser.add_argument("hasil", type=Path, help="folder hasil make demo")
    parser.add_argument("--to", type=Path, default=Path("docs/gambar"), help="folder gambar")
    options = parser.parse_args()
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        print("Belum terpasang: chromium. Gambar tidak diubah.", file=sys.stderr)
        return 4
    from playwright.sync_api import sync_playwright

    with (
        tempfile.TemporaryDirectory(prefix="naungan-gambar-") as place,
        served(options.hasil, Path(place)) as office,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        Walk(office, browser, options.to, Path(place)).whole()
        browser.close()
    return 0


@contextmanager
def served(hasil: Path, place: Path) -> Iterator[Office]:
    """The front office with the example, on a folder of its own."""
    own = {**os.environ, "NAUNGAN_DATA": str(place / "data"), "NAUNGAN_KEYS": str(place / "kunci")}
    command = [str(NAUNGAN), "serve", "--contoh", str(hasil), "--port", "8300"]
    with subprocess.Popen(  # noqa: S603  # our own program
        command, env=own, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        said = ""
        for line in running.stdout:
            said += line
            if found := re.search(r"http://localhost:\d+", line):
                break
        else:
            raise SystemExit(said)
        threading.Thread(target=running.stdout.read, daemon=True).start()
        try:
            yield Office(found[0], dict(re.findall(r"  (\w+) +((?:[a-z]{4}-){3}[a-z]{4})$", said, re.MULTILINE)))
        finally:
            running.send_signal(signal.SIGINT)


class Walk:
    """The way of one roster, person by person; each screen that the guide shows is kept."""

    def __init__(self, office: Office, browser: Browser, to: Path, place: Path) -> None:
        self._office, self._browser, self._to, self._place = office, browser, to, place
        to.mkdir(parents=True, exist_ok=True)
        self._submission = ""

    def whole(self) -> None:
        """From the first sign-in to the figures of the month."""
        self._operator_hands_in()
        self._head("kembalikan")
        self._operator_again()
        self._head("tanda tangan")
        self._checked("bkpsdm", "Verifikasi status")
        self._checked("bpkad", "Verifikasi uang")
        self._figures()
        self._others()

    def _operator_hands_in(self) -> None:
        page = self._enter("operator", "kantor-masuk")
        self._keep(page, "kantor-beranda")
        page.goto("/setoran/kalender/")
        self._keep(page, "kantor-kalender")
        page.get_by_role("link", name=DUTY, exact=True).click()
        file = self._place / "pekerja-dinkes.csv"
        file.write_text(DIRTY, "utf-8")
        page.locator("input[type=file]").set_input_files(file)
        self._keep(page, "kantor-unggah")
        page.get_by_role("button", name="Unggah dan periksa").click()
        self._result(page)
        self._submission = page.url
        self._keep(page, "kantor-hasil")
        self._correct(page)
        page.get_by_role("link", name="Serahkan").click()
        page.get_by_role("main").get_by_role("button", name="Serahkan").click()
        page.context.close()

    def _correct(self, page: Page) -> None:
        """The NIK that lacks a digit, typed anew."""
        page.get_by_role("link", name="Perbaiki").first.click()
        page.get_by_label("Yang seharusnya tertulis").fill("1671014101900004")
        self._keep(page, "kantor-perbaiki")
        page.get_by_role("button", name="Simpan dan periksa lagi").click()
        self._result(page)

    def _head(self, does: str) -> None:
        page = self._enter("kepala")
        page.goto(self._submission)
        if does == "kembalikan":
            page.get_by_role("link", name="Kembalikan").click()
            page.get_by_label("Alasan").fill("Upah Sari Utami belum berupa angka.")
            page.get_by_role("main").get_by_role("button", name="Kembalikan").click()
        else:
            page.get_by_role("link", name="Tanda tangani").click()
            self._keep(page, "kantor-tanda-tangan")
            page.get_by_role("main").get_by_role("button", name="Tanda tangani").click()
        page.wait_for_url("**/setoran/*/")
        page.context.close()

    def _operator_again(self) -> None:
        """What came back is put right and handed over once more."""
        page = self._enter("operator")
        page.goto(self._submission)
        self._keep(page, "kantor-dikembalikan")
        page.get_by_role("link", name="Perbaiki").first.click()
        page.get_by_label("Yang seharusnya tertulis").fill("1000000")
        page.get_by_role("button", name="Simpan dan periksa lagi").click()
        self._result(page)
        page.get_by_role("link", name="Serahkan").click()
        page.get_by_role("main").get_by_role("button", name="Serahkan").click()
        page.get_by_text("Tanda terima").get_by_role("link").click()
        self._keep(page, "kantor-tanda-terima")
        page.context.close()

    def _checked(self, who: str, what: str) -> None:
        page = self._enter(who)
        page.goto(self._submission)
        page.get_by_role("link", name=what).click()
        page.get_by_role("main").get_by_role("button", name=what).click()
        page.wait_for_url("**/setoran/*/")
        if who == "bpkad":
            self._keep(page, "kantor-terkunci")
        page.context.close()

    def _figures(self) -> None:
        """What the province sees, and the questions that the example leaves to be answered once its worker has taken them in."""
        page = self._enter("pengawas")
        page.goto("/hasil/?bulan=2026-10")
        self._keep(page, "kantor-angka")
        page.context.close()
        page = self._enter("bkpsdm2")
        page.goto("/putusan/")
        while not page.get_by_text("Selama belum diputuskan").count():
            page.wait_for_timeout(2_000)
            page.reload()
        self._keep(page, "kantor-putusan")
        page.get_by_role("link", name=re.compile("^Kecocokan orang")).first.click()
        page.get_by_role("rowheader").get_by_role("link").first.click()
        page.get_by_role("heading", name="Apakah ini orang yang sama?").wait_for()
        self._keep(page, "kantor-pertanyaan")
        page.context.close()

    def _others(self) -> None:
        """The first screens of those who decide and watch."""
        for who, address, name in (
            ("pengawas", "/", "kantor-pengawas"),
            ("admin", "/akun/orang/", "kantor-orang"),
            ("auditor", "/jejak/", "kantor-jejak"),
        ):
            page = self._enter(who)
            page.goto(address)
            self._keep(page, name)
            page.context.close()

    def _enter(self, who: str, picture: str = "") -> Page:
        context = self._browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-US", base_url=self._office.address)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.goto("/")
        if picture:
            self._keep(page, picture)
        page.locator("input[name=login]").fill(who)
        page.locator("input[type=password]").fill(self._office.passwords[who])
        page.get_by_role("button", name="Masuk", exact=True).click()
        page.get_by_role("heading", name="Selamat datang").wait_for()
        return page

    def _result(self, page: Page) -> None:
        page.get_by_role("heading", name="Hasil pemeriksaan").wait_for()

    def _keep(self, page: Page, name: str) -> None:
        page.screenshot(path=self._to / f"{name}.png", full_page=name not in LONG)
        print(name, flush=True)


if __name__ == "__main__":
    sys.exit(main())
