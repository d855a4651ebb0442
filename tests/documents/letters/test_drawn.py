"""A paper drawn: equal bytes for equal papers, one code on every page, no words on top of each other, what the font lacks seen and told."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from tests.documents.letters.sample import LETTER, letter

from naungan.documents.letters import write_letter
from naungan.documents.letters.back.found import found_in, read
from naungan.documents.letters.face import face
from naungan.documents.letters.printed import printed
from naungan.documents.letters.qr import png
from naungan.kernel.errors import Refusal
from naungan.told.letters.kop import Kop, Kops
from naungan.told.letters.letter import Cells, Paragraph, Signature

KOP = Kops().of("16")


def pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_equal_papers_are_equal_files(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        write_letter(tmp_path / name, LETTER, KOP)
    assert [
        (tmp_path / "a" / one).read_bytes() == (tmp_path / "b" / one).read_bytes() for one in ("surat-1671.pdf", "surat-1671.docx")
    ] == [True, True]


def test_every_page_bears_the_code_its_number_and_the_mark_of_invented_data(tmp_path: Path) -> None:
    path, _ = write_letter(tmp_path, LETTER, KOP)
    found, kode = pages(path), face(LETTER, KOP).kode
    assert len(found) > 1
    for number, text in enumerate(found, start=1):
        assert f"Kode periksa {kode}" in text and "bukan tanda tangan elektronik" in text
        assert f"Halaman {number} dari {len(found)}" in text and "CONTOH – DATA REKAAN" in text
    assert "CONTOH" not in pages(write_letter(tmp_path, letter(contoh=False), KOP)[0])[0]


def test_the_document_says_the_same_and_keeps_the_code_in_its_properties(tmp_path: Path) -> None:
    _, path = write_letter(tmp_path, LETTER, KOP)
    document, kode = docx.Document(str(path)), face(LETTER, KOP).kode
    assert [cell.text for cell in document.tables[0].rows[2].cells] == ["1", "Dinas Nomor 1 & <Kota>", "1.231", "Rp1.234.567.890", "45,6%"]
    assert document.core_properties.keywords == f"KodePeriksa={kode}"
    assert kode in document.sections[0].footer.paragraphs[0].text
    assert "CONTOH – DATA REKAAN" in document.sections[0].first_page_header.paragraphs[0].text
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == sorted(archive.namelist()) and not [one for one in archive.namelist() if "thumbnail" in one]


def test_a_table_too_wide_lies_down_and_one_wider_still_is_refused() -> None:
    def wide(count: int) -> Cells:
        return Cells("Lebar", tuple(f"Kolom {number}" for number in range(count)), ("rupiah",) * count, [("Rp999.999.999.999",) * count])

    assert not face(letter(isi=(wide(4),)), KOP).mendatar
    drawn = face(letter(isi=(wide(8),)), KOP)
    assert drawn.mendatar and drawn.tables[0].grid.size >= 8
    with pytest.raises(Refusal, match="mendatar"):
        face(letter(isi=(wide(20),)), KOP)


@pytest.mark.parametrize(("text", "seen"), [("Siti\u202eitiS", "SitiitiS"), ("a\u2212b\u2011c", "a-b-c"), ("a\u00a0 b\tc\n", "a b c"), ("笔", "□"), ("\x00x", "x"), ("e\u0301", "é")])  # fmt: skip
def test_a_text_is_printed_as_it_can_be_read_back(text: str, seen: str) -> None:
    assert printed(text) == seen


def test_signs_that_the_font_lacks_are_counted() -> None:
    assert face(letter(isi=(Paragraph("Ahmad 笔笔"),)), KOP).hilang == 2


def test_the_pdf_says_that_it_is_an_archive_and_keeps_the_code(tmp_path: Path) -> None:
    path, _ = write_letter(tmp_path, LETTER, KOP)
    data = path.read_bytes()
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>B<", data)
    with pypdfium2.PdfDocument(path) as document:
        about = document.get_metadata_dict()
    assert about["Keywords"] == f"KodePeriksa={face(LETTER, KOP).kode}" and about["CreationDate"].startswith("D:20261115")


def test_letterhead_paper_and_signatories_of_a_government(tmp_path: Path) -> None:
    kop = Kop("1671", ("PEMERINTAH KOTA PALEMBANG", "SEKRETARIAT DAERAH"), ("Jalan Contoh 1",), "Telepon 0", png("x"), "f4", "Palembang")
    for count in (1, 2, 4):
        signers = tuple(Signature(f"Kepala {number}", f"Nama {number}", f"19700101199003100{number}") for number in range(count))
        path, other = write_letter(tmp_path, letter(tanda_tangan=signers), kop)
        with pypdfium2.PdfDocument(path) as document:
            assert [round(side) for side in document[0].get_size()] == [609, 935]
        text, document = "\n".join(pages(path)), docx.Document(str(other))
        assert all(f"Nama {number}" in text and f"NIP 19700101199003100{number}" in text for number in range(count))
        assert "SEKRETARIAT DAERAH" in text and "SEKRETARIAT DAERAH" in [
            one.text for one in document.sections[0].first_page_header.paragraphs
        ]
        assert all(f"Nama {number}" in "\n".join(one.text for one in document.paragraphs) for number in range(count))


def test_number_and_day_are_left_to_the_registry(tmp_path: Path) -> None:
    first = pages(write_letter(tmp_path, LETTER, KOP)[0])[0].splitlines()
    (line,) = [line for line in first if line.startswith("Nomor")]
    assert "\u2026" in line and not re.search(r"\d", line)
    assert not any("15 November 2026" in line or "2026-11-15" in line for line in first)


def test_a_number_of_a_person_is_whole_only_in_its_own_column() -> None:
    row = ("1671014505900017", "1671014505900017", "1671014505900017")
    table = Cells("Daftar", ("NIK", "Catatan", "Jumlah"), ("nik", "text", "count"), [row])
    drawn = face(letter(isi=(Paragraph("NIK 1671014505900017"), table)), KOP)
    assert drawn.tables[0].rows[-1] == ["1671014505900017", "1671••••••••••17", "1671••••••••••17"]
    assert drawn.isi[0] == Paragraph("NIK 1671••••••••••17")


def test_names_longer_than_a_property_may_be_are_drawn_whole(tmp_path: Path) -> None:
    long = "Dinas Pekerjaan Umum dan Penataan Ruang " * 10
    pdf, made = write_letter(tmp_path, letter(judul=long, hal=long, kepada=(long,)), Kop("16", (long,)))
    core = docx.Document(str(made)).core_properties
    assert len(core.title) == len(core.subject) == len(core.author) == 255 and core.title.endswith("…")
    assert found_in(read({"path": str(pdf)})).computed == found_in(read({"path": str(made)})).computed
