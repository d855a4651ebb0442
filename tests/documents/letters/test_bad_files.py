"""Files that are no papers, or broken ones: each told with its reason, none read half."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import fpdf
import pytest
from tests.documents.letters.sample import LETTER

from naungan.documents.letters import write_letter
from naungan.documents.letters.back.found import CHILD, read_back
from naungan.documents.letters.qr import png
from naungan.kernel.errors import Unreadable
from naungan.kernel.messages import remedy
from naungan.sheets.guarded import Guarded
from naungan.told.letters.kop import Kops

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def a_zip(path: Path, parts: dict[str, bytes | str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def a_document(path: Path, inside: str, prolog: str = "") -> None:
    a_zip(path, {"word/document.xml": f'<?xml version="1.0"?>{prolog}<w:document {W}><w:body>{inside}</w:body></w:document>'})


def cut(path: Path, ending: str) -> None:
    found = {one.suffix: one for one in write_letter(path.parent, LETTER, Kops().of("16"))}[ending].read_bytes()
    path.write_bytes(found[: len(found) // 2])


def scan(path: Path) -> None:
    (path.parent / "a.png").write_bytes(png("x"))
    paper = fpdf.FPDF()
    paper.add_page()
    paper.image(str(path.parent / "a.png"), w=100)
    paper.output(str(path))


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "BERKAS_KOSONG"),
    "text": (lambda path: path.write_text("Rp5.000"), "SURAT_BENTUK"),
    "picture": (lambda path: path.write_bytes(png("x")), "SURAT_BENTUK"),
    "other_zip": (lambda path: a_zip(path, {"xl/workbook.xml": "<a/>"}), "SURAT_BENTUK"),
    "half_docx": (lambda path: cut(path, ".docx"), "BERKAS_RUSAK"),
    "half_pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj"), "BERKAS_RUSAK"),
    "scan": (scan, "SURAT_GAMBAR"),
    "no_xml": (lambda path: a_zip(path, {"word/document.xml": "<w:document"}), "BERKAS_RUSAK"),
    "own_definitions": (lambda path: a_document(path, "<w:p/>", '<!DOCTYPE a [<!ENTITY b "c">]>'), "BERKAS_DTD"),
    "swollen": (lambda path: a_zip(path, {"word/document.xml": b" " * 6_000_000}), "BERKAS_BOM"),
    "many_parts": (lambda path: a_zip(path, {"word/document.xml": "<a/>", **{f"a{number}": "" for number in range(600)}}), "BERKAS_BOM"),
    "deep": (lambda path: a_document(path, "<w:r>" * 3_000 + "</w:r>" * 3_000), "BERKAS_RUSAK"),
}  # fmt: skip


def test_the_remedy_is_one_for_letters(tmp_path: Path) -> None:
    (tmp_path / "surat.docx").write_bytes(b"PK" + b"x" * 100)
    with pytest.raises(Unreadable) as told:
        read_back(tmp_path / "surat.docx")
    assert told.value.code == "SURAT_RUSAK" and "Excel" not in remedy("SURAT_RUSAK")


@pytest.fixture(scope="module")
def child() -> Iterator[Guarded]:
    """One reading child for all of them: none may end it."""
    with Guarded(CHILD) as found:
        yield found


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_told_with_its_reason(child: Guarded, tmp_path: Path, name: str) -> None:
    make, code = FILES[name]
    make(tmp_path / "surat")
    with pytest.raises(Unreadable) as told:
        child.run({"path": str(tmp_path / "surat")})
    assert told.value.code == code and remedy(code)
