"""PDF that is not read: broken, locked, a picture, too much of it, of another kind, or a bill that does not prove itself."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.sheets.bills import Bill, bill, by_fpdf2, by_reportlab

COUNT = 45


def _printed(make: Callable[[Bill], Bill]) -> Callable[[Path], None]:
    return lambda path: by_reportlab(path, make(bill(COUNT)))


def _halved(path: Path) -> None:
    by_reportlab(path, bill(COUNT))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _random(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + random.Random(7).randbytes(20_000))


def _blank_pages(count: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        import pypdfium2

        document = pypdfium2.PdfDocument.new()
        for _ in range(count):
            document.new_page(200, 200)
        document.save(str(path))
        document.close()

    return make


def _picture(path: Path) -> None:
    """A page as a scanner makes it: one picture and no text."""
    from fpdf import FPDF
    from PIL import Image

    pdf = FPDF()
    pdf.add_page()
    pdf.image(Image.new("L", (400, 500), 200), x=10, y=10, w=150)
    pdf.output(str(path))


def _recognised(path: Path) -> None:
    """A scan behind which a program has put the letters it saw."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.text_mode = "INVISIBLE"
    pdf.multi_cell(0, 6, "FORMULIR 2a PU\nNIK JKK JKM\n1 1671014505900017 SITI 5.400")
    pdf.output(str(path))


def _letter(path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(0, 6, "Kepada Yth. Kepala Dinas. Bersama ini kami sampaikan undangan rapat.\nNIK 1671014505900017 a.n. Siti.")
    pdf.output(str(path))


def _locked(path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_encryption(owner_password="pemilik", user_password="rahasia")  # a test's own
    pdf.add_page()
    pdf.output(str(path))


def _long(path: Path) -> None:
    """One page of more signs than any bill has."""
    stream = zlib.compress(
        b"BT /F1 8 Tf 10 700 Td " + b"(JKK JKM " + b"a" * 990 + b") Tj " * 1 + (b"(" + b"a" * 1_000 + b") Tj ") * 3_200 + b"ET"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\nendstream", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj" % number + one + b"endobj\n"
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    path.write_bytes(body + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body))


def _another_page(path: Path) -> None:
    """A page without a row between those with rows."""
    import pypdfium2

    by_fpdf2(path, bill(COUNT))
    document = pypdfium2.PdfDocument(path)
    document.new_page(800, 600, index=1)
    document.save(str(path.with_suffix(".lain.pdf")))
    document.close()
    path.with_suffix(".lain.pdf").replace(path)


PAPERS: list[tuple[str, str, Callable[[Path], object]]] = [
    ("halved.pdf", "BERKAS_RUSAK|PDF_GAMBAR|BERKAS_PDF|PDF_TANPA_JUMLAH|PDF_HALAMAN_TANPA_BARIS", _halved), ("random.pdf", "BERKAS_RUSAK", _random),
    ("picture.pdf", "PDF_GAMBAR", _picture), ("recognised.pdf", "PDF_GAMBAR", _recognised), ("blank.pdf", "PDF_GAMBAR", _blank_pages(3)), ("pages.pdf", "BERKAS_TERLALU_BESAR", _blank_pages(5_001)),
    ("letter.pdf", "BERKAS_PDF", _letter), ("locked.pdf", "BERKAS_TERKUNCI", _locked), ("long.pdf", "BERKAS_TERLALU_BESAR", _long),
    ("page.pdf", "PDF_HALAMAN_TANPA_BARIS", _another_page), ("sums.pdf", "PDF_TANPA_JUMLAH", _printed(lambda made: replace(made, sums=None))),
    ("heads.pdf", "PDF_JUDUL_TIDAK_TERBACA", _printed(lambda made: replace(made, heads=(*made.heads[:5], *(["Iuran"] * 9))))),
    ("gap.pdf", "PDF_NOMOR_LOMPAT", _printed(lambda made: replace(made, rows=made.rows[:7] + made.rows[8:]))),
    ("power.pdf", "PDF_NIK_TIDAK_TERBACA", _printed(lambda made: made.with_cell(3, 2, "9.92E+15"))),
    ("hash.pdf", "PDF_BARIS_TIDAK_LENGKAP", _printed(lambda made: made.with_cell(3, 5, "####"))),
    ("row.pdf", "PDF_JUMLAH_BARIS_BEDA", _printed(lambda made: made.with_cell(3, 7, "1"))),
    ("twice.pdf", "PDF_NIK_GANDA", _printed(lambda made: made.with_cell(3, 2, made.rows[9][2]))),
    ("wage.pdf", "PDF_JUMLAH_SELURUHNYA_BEDA", _printed(lambda made: made.with_cell(3, 5, "9.999.999"))),
]  # fmt: skip
