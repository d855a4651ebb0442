"""Whatever a paper says is read back from its PDF and its DOCX: every cell, every amount in a sentence, and the code at all three places."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.letters.sample import LETTER, letter

from naungan.documents.letters import write_letter
from naungan.documents.letters.back import read_back
from naungan.documents.letters.back.found import PLACES, read
from naungan.documents.letters.code import bare, joined
from naungan.documents.letters.face import Face, face
from naungan.kernel.rupiah import rp
from naungan.sheets.pdf.words import read_pages
from naungan.told.letters.kop import Kops
from naungan.told.letters.letter import Blank, Cells, Heading, Letter, Paragraph, Signature

KOP = Kops().of("16")
TEXTS = (
    st.text(st.characters(codec="utf-8"), max_size=70)
    | st.text("#*_$<>&@\\/{}[]()\"'`~=+-.,:; Ánürß", max_size=40)
    | st.text("MWi", min_size=20, max_size=90)
)
# Who signs is filled in by the registry, so no amount there counts.
NAMES = TEXTS.map(lambda text: re.sub(r"\d", "", text))
AMOUNTS = st.integers(-(10**15), 10**15).map(rp) | st.just("tidak tersedia")


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    kinds = ("text", *draw(st.lists(st.sampled_from(("text", "count", "rupiah", "percent", "date", "isian")), max_size=5)))
    cell = {"text": TEXTS, "count": st.integers(0, 10**9).map(lambda one: f"{one:,}".replace(",", ".")), "rupiah": AMOUNTS, "percent": st.just("45,6%"),
            "date": st.just("31-12-2026"), "isian": st.just("")}  # fmt: skip
    rows = draw(st.lists(st.tuples(*(cell[kind] for kind in kinds)), max_size=60))
    table = Cells(draw(TEXTS), tuple(draw(TEXTS) for _ in kinds), kinds, rows)
    more = draw(
        st.sampled_from(
            ((), (table,), (Blank(draw(TEXTS), 2), Heading(draw(TEXTS)), Cells("", ("A", "B"), ("text", "count"), [(draw(TEXTS), "1")])))
        )
    )
    spoken = Paragraph(
        f"{draw(TEXTS)} Kekurangan {draw(AMOUNTS)} untuk {draw(st.integers(0, 99_999))} orang.", draw(st.sampled_from(("", "1")))
    )
    return letter(
        hal=draw(TEXTS), kepada=(draw(TEXTS),), isi=(spoken, table, Paragraph(draw(TEXTS)), *more), surat=draw(st.booleans()), mendatar=draw(st.booleans()),
        tanda_tangan=tuple(Signature(draw(NAMES), draw(NAMES)) for _ in range(draw(st.integers(0, 4)))),
        angka=draw(st.dictionaries(st.sampled_from(("pekerja", "iuran_setahun")), st.integers(0, 10**14))),
    )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(letters())
def test_any_letter_is_read_back(one: Letter) -> None:
    drawn = face(one, KOP)
    with tempfile.TemporaryDirectory() as folder:
        for path in write_letter(Path(folder), one, KOP):
            found = read({"path": str(path)})
            assert cells(found["tabel"]) == cells([table.rows for table in drawn.tables])
            assert found["kode"] == {place: [drawn.kode] for place in PLACES}
            assert [drawn.kode] == [code_of(found)]


def cells(tables: Any) -> list[list[list[str]]]:
    return [[[bare(cell) for cell in row] for row in table] for table in joined(tables)]


def code_of(found: dict[str, Any]) -> str:
    from naungan.documents.letters.code import check_code, figures

    ((evaluasi, jenis, pemda),) = found["asal"]
    return check_code(figures(evaluasi, jenis, pemda, found["tabel"], found["kalimat"]))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    pdf, docx = write_letter(tmp_path_factory.mktemp("surat"), LETTER, KOP)
    return pdf, docx


def test_a_paper_is_read_in_the_guarded_child(made: tuple[Path, Path]) -> None:
    drawn: Face = face(LETTER, KOP)
    for path in made:
        found = read_back(path)
        assert found.computed == drawn.kode and found.perubahan == 0
        assert found.asal == (("0123456789abcdef", "surat_gubernur", "1671"),)


def test_a_telephone_reads_the_square_of_every_page(made: tuple[Path, Path]) -> None:
    said = f"NAUNGAN {face(LETTER, KOP).kode} 0123456789abcdef surat_gubernur 1671"
    with pypdfium2.PdfDocument(made[0]) as document:
        read_as = [[one.text for one in zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())] for page in document]
    assert read_as == [[said]] * len(read_as)


def test_no_two_words_stand_on_each_other(made: tuple[Path, Path]) -> None:
    for page in read_pages(made[0]):
        boxes = [(word.x0, word.x1, word.y, word.y + word.high * 0.6) for word in page.words]
        over = [
            (a, b)
            for place, a in enumerate(boxes)
            for b in boxes[place + 1 :]
            if a[0] < b[1] - 0.5 and b[0] < a[1] - 0.5 and a[2] < b[3] - 1 and b[2] < a[3] - 1
        ]
        assert over == []
