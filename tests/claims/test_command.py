"""The command: JSON as promised, exit codes, and whatever people hand in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from naungan.claims.check import rows
from naungan.kernel.errors import Unreadable
from naungan.kernel.messages import sentence
from naungan.sheets.prose import Block, Document, read_document
from tests.claims.papers import docx, paragraph, run
from tests.command import run as naungan

NAMES = {"kutipan", "jenis", "dinyatakan", "dihitung", "putusan", "alasan"}


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_json_and_exit_codes(tmp_path: Path) -> None:
    fine = write(tmp_path / "a.txt", "Terlindungi 518.632 dari 1.312.370 pekerja, atau 39,52 persen.")
    answer = json.loads(naungan("periksa-klaim", fine, "--json", expect=0).stdout)
    assert set(answer) == {"klaim"} and set(answer["klaim"][0]) == NAMES
    wrong = write(tmp_path / "b.txt", "NIK 1671014505900017.\nTerlindungi 500 dari 1.000 pekerja, atau 62,5 persen.")
    done = naungan("periksa-klaim", wrong, expect=1)
    assert "[TIDAK COCOK]" in done.stdout and "500 ÷ 1.000 = 50 %" in done.stdout and "1671014505900017" not in done.stdout
    assert naungan("periksa-klaim", write(tmp_path / "c.txt", "Tidak ada angka di sini."), expect=0).stdout.strip() == sentence(
        "KLAIM_TANPA"
    )


def _locked(path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="pemilik", user_password="rahasia")  # a test's own
    pdf.output(str(path))


def _scan(path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.output(str(path))


BAD: list[tuple[str, str, Callable[[Path], object]]] = [
    ("empty.txt", "BERKAS_KOSONG", lambda path: path.write_bytes(b"")),
    ("scan.pdf", "PDF_GAMBAR", _scan),
    ("locked.pdf", "BERKAS_TERKUNCI", _locked),
    ("broken.docx", "BERKAS_RUSAK", lambda path: path.write_bytes(b"PK\x03\x04rusak")),
    ("dtd.docx", "BERKAS_DTD", lambda path: docx(path, paragraph(run("1 dari 2")), head='<!DOCTYPE a [<!ENTITY b "c">]>')),
    ("torn.docx", "BERKAS_RUSAK", lambda path: docx(path, "<w:p>")),
    ("page.txt", "BERKAS_HTML", lambda path: path.write_text("<html><body>1 dari 2</body></html>", "utf-8")),
    ("missing.txt", "BERKAS_TIDAK_DAPAT_DIBUKA", lambda _: None),
]


@pytest.mark.parametrize(("name", "code", "make"), BAD, ids=[name for name, _, _ in BAD])
def test_what_can_not_be_read_is_said(tmp_path: Path, name: str, code: str, make: Callable[[Path], object]) -> None:
    make(tmp_path / name)
    with pytest.raises(Unreadable) as told:
        read_document(tmp_path / name)
    assert told.value.code == code


def test_an_unreadable_file_has_its_exit_code(tmp_path: Path) -> None:
    _scan(tmp_path / "a.pdf")
    done = naungan("periksa-klaim", tmp_path / "a.pdf", "--json", expect=3)
    assert done.stderr.startswith(sentence("PDF_GAMBAR")) and done.stdout == ""


def test_more_than_any_paper_states_is_left_out_and_said() -> None:
    paragraph = Block("baris 1", "Terlindungi 500 dari 1.000 pekerja atau 50 persen.")
    found, more = rows(Document((paragraph,) * 9), 2025, most=5)
    assert len(found) == 5 and more


def test_a_list_without_end_is_no_sentence() -> None:
    long = Block("baris 1", "Terlindungi 500 dari 1.000 pekerja atau 50 persen, " * 5_000)
    assert rows(Document((long,)), 2025) == ([], False)
