"""Pictures for README and docs: sheets of the book with LibreOffice, the page and one sheet to sign with Chromium, both with pdftoppm.

Usage: python scripts/pictures.py HASIL [--to docs/gambar] [--dpi 80] [--naskah SURAT.pdf]
where HASIL is the output folder of ``naungan evaluate`` (it holds book.xlsx and book.html). Each wanted sheet becomes one PNG of
its first printed page, the page one of a screen of 1280 × 720. Where a program is not installed it says so and changes nothing.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# The running head of the sheet's pages, as the book prints it, and the name of the picture.
WANTED = {
    "Perlindungan Jamsostek Pekerja Pemerintah Daerah": "ringkasan",
    "Siapa menyerahkan apa": "penyerahan",
    "Rekap pemerintah daerah": "rekap-pemda",
    "Rekap OPD dan unit lain": "rekap-opd",
    "Kecukupan anggaran per rekening": "kecukupan",
    "Temuan dan langkah berikutnya": "temuan",
    "Masalah data menurut jenis": "masalah-data",
    "Metode dan sumber": "metode",
}
PROGRAMS = ("soffice", "pdftoppm", "pdftotext", "chromium")
# Screens of the page, and the sheet that is shown as an example.
SCREENS = {"halaman": "", "peta": "#p16"}
SIGNED = "1671-*.html"


def main() -> int:
    """Render; 0 when pictures were written, 4 when a program is missing."""
    parser = argparse.ArgumentParser(description="Gambar lembar buku hasil evaluasi.")
    parser.add_argument("hasil", type=Path, help="folder hasil naungan evaluate")
    parser.add_argument("--to", type=Path, default=Path("docs/gambar"), help="folder gambar")
    parser.add_argument("--naskah", type=Path, help="satu naskah rapat (PDF)")
    parser.add_argument("--dpi", type=int, default=80, help="ketajaman")
    options = parser.parse_args()
    if options.naskah:
        print(paper_picture(options.naskah, options.to, options.dpi))
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        print(f"Belum terpasang: {', '.join(missing)} (libreoffice-calc dan poppler-utils). Gambar tidak diubah.", file=sys.stderr)
        return 4
    with tempfile.TemporaryDirectory(prefix="naungan-gambar-") as folder:
        pdf = to_pdf(options.hasil / "book.xlsx", Path(folder))
        options.to.mkdir(parents=True, exist_ok=True)
        for name, page in first_pages(pdf).items():
            print(picture(pdf, page, options.to / name, options.dpi))
        for made in page_pictures(options.hasil, options.to, Path(folder), options.dpi):
            print(made)
    return 0


def paper_picture(paper: Path, to: Path, dpi: int) -> Path:
    """The first page of a paper of a round."""
    import pypdfium2

    target = to / "surat.png"
    pypdfium2.PdfDocument(paper)[0].render(scale=dpi / 72).to_pil().save(target)
    return target


def page_pictures(hasil: Path, to: Path, folder: Path, dpi: int) -> Iterator[Path]:
    """The screens of the page, and one sheet to sign as it is printed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        # Only pages of our own are opened; as root, in containers, Chromium's sandbox can't be had.
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        for name, place in SCREENS.items():
            page.goto((hasil.resolve() / "book.html").as_uri() + place)
            page.screenshot(path=to / f"{name}.png")
            yield to / f"{name}.png"
        for sheet in sorted((hasil / "lembar").glob(SIGNED)):
            page.goto(sheet.resolve().as_uri())
            page.pdf(path=folder / "lembar.pdf", prefer_css_page_size=True)
            yield picture(folder / "lembar.pdf", 1, to / "lembar", dpi)
        browser.close()


def to_pdf(book: Path, folder: Path) -> Path:
    """Print the book as LibreOffice does, with a profile of its own so that an open office is not disturbed."""
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(book))
    return folder / f"{book.stem}.pdf"


def first_pages(pdf: Path) -> dict[str, int]:
    """Picture name → the first page (1-based) whose running head is the wanted one."""
    pages = _run("pdftotext", "-layout", str(pdf), "-").split("\f")
    found: dict[str, int] = {}
    for number, text in enumerate(pages, start=1):
        head = text.strip().split("   ")[0].strip()
        if head in WANTED:
            found.setdefault(WANTED[head], number)
    return found


def picture(pdf: Path, page: int, target: Path, dpi: int) -> Path:
    """One page as PNG."""
    _run("pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", "-singlefile", str(pdf), str(target))
    return target.with_suffix(".png")


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=600).stdout  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
