"""What is said of a paper that somebody has changed, copied a code to, or not yet finished editing."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import fpdf
import pypdfium2
import pytest
from click.testing import CliRunner
from tests.documents.letters.edited import DOCUMENT, INSERTED, around_run, edited, instead
from tests.documents.letters.sample import LETTER, ROWS, letter

from naungan.cli.periksa_surat import command
from naungan.documents.letters import qr, write_letter
from naungan.documents.letters.back.compare import Difference, differences
from naungan.documents.letters.back.found import PLACES, Found, found_in, read
from naungan.documents.letters.back.verdict import Compared, Putusan, verdict
from naungan.documents.letters.code import figures
from naungan.documents.letters.docx import write_docx
from naungan.documents.letters.face import face, words_of
from naungan.documents.letters.pdf import write_pdf
from naungan.told.letters.kop import Kops
from naungan.told.letters.letter import Blank, Cells, Letter, Paragraph

KOP = Kops().of("16")
DRAWN = face(LETTER, KOP)
DELETED = '<w:del w:id="2" w:author="x"><w:r><w:delText>Rp1.234.567.890</w:delText></w:r></w:del>'


def found(path: Path) -> Found:
    return found_in(read({"path": str(path)}))


def judged(path: Path) -> tuple[Putusan, str]:
    judgement = verdict(found(path))
    return judgement.putusan, "\n".join(judgement.kalimat)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_letter(tmp_path_factory.mktemp("surat"), LETTER, KOP)[1]


@pytest.mark.parametrize("wrap", ["<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:fldSimple w:instr=" X ">{}</w:fldSimple>', '<w:hyperlink w:anchor="a">{}</w:hyperlink>', '<w:smartTag w:element="x">{}</w:smartTag>'])  # fmt: skip
def test_a_figure_inside_a_control_a_field_or_a_link_is_read(made: Path, tmp_path: Path, wrap: str) -> None:
    path = edited(made, tmp_path / "a.docx", {DOCUMENT: around_run("Rp1.234.567.890", wrap)})
    assert judged(path)[0] is Putusan.COCOK


def test_a_changed_figure_under_the_same_code_fails(made: Path, tmp_path: Path) -> None:
    path = edited(made, tmp_path / "a.docx", {DOCUMENT: instead(">Rp1.234.567.890<", ">Rp1.234.567.899<")})
    putusan, said = judged(path)
    assert putusan is Putusan.TIDAK_COCOK and "isi tabel atau angka dalam kalimat berubah" in said
    one = found(path)
    assert differences(one, DRAWN) == [Difference("Temuan tiap unit", "1", "Kekurangan", "Rp1.234.567.899", "Rp1.234.567.890")]


@pytest.mark.parametrize("write", [write_pdf, write_docx])
def test_a_copied_code_under_other_figures_fails(tmp_path: Path, write: Any) -> None:
    rows = [("1", "Dinas Nomor 1", "1.231", "Rp1", "45,6%"), *ROWS[1:]]
    table = LETTER.isi[3]
    assert isinstance(table, Cells)
    table = replace(table, baris=rows)
    other = face(letter(isi=(*LETTER.isi[:3], table, *LETTER.isi[4:])), KOP)
    assert other.kode != DRAWN.kode
    path = tmp_path / f"palsu.{write.__name__[-4:].strip('_')}"
    write(path, replace(other, kode=DRAWN.kode))
    putusan, said = judged(path)
    assert putusan is Putusan.TIDAK_COCOK and other.kode in said and DRAWN.kode in said


def test_a_figure_that_is_hidden_does_not_count(made: Path, tmp_path: Path) -> None:
    hidden = instead('<w:r><w:t xml:space="preserve">Dari', '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">Dari')
    assert judged(edited(made, tmp_path / "a.docx", {DOCUMENT: hidden}))[0] is Putusan.TIDAK_COCOK


def test_an_amount_in_a_sentence_counts_and_other_words_do_not(made: Path, tmp_path: Path) -> None:
    wrong = edited(made, tmp_path / "a.docx", {DOCUMENT: instead("3.210\u00a0orang", "3.211\u00a0orang")})
    assert judged(wrong)[0] is Putusan.TIDAK_COCOK
    assert differences(found(wrong), DRAWN) == [Difference("", "", "", "3.211 orang", "3.210 orang")]
    assert (
        judged(edited(made, tmp_path / "b.docx", {DOCUMENT: instead("Melaporkan hasilnya", "Mohon melaporkan hasil")}))[0] is Putusan.COCOK
    )


@pytest.mark.parametrize(("said", "changed"), [
    ("Rp16,66 juta", "Rp16,99 juta"), ("Rp16,66 juta", "Rp16,66 miliar"), ("Rp1.234", "Rp12,34"), ("26 terlindungi", "62 terlindungi"),
    ("pada 5 unit", "pada 9 unit"), ("14 temuan", "41 temuan"), ("17 belum", "71 belum"), ("paling lambat 7 Agustus 2023", "paling lambat 9 Agustus 2023"),
    ("0 di antaranya", "5 di antaranya"), ("keadaan 5 pemerintah daerah", "keadaan 6 pemerintah daerah"), ("5 orang", "5 bulan"), ("30 (tiga puluh) hari", "90 (tiga puluh) hari"),
])  # fmt: skip
def test_every_way_in_which_a_sentence_gives_a_figure_counts(said: str, changed: str) -> None:
    codes = [face(letter(isi=(Paragraph(f"Keadaan: {text} menurut data."),)), KOP).kode for text in (said, changed)]
    assert codes[0] != codes[1]


@pytest.mark.parametrize("text", ["Undang-Undang Nomor 24 Tahun 2011", "Palembang, 20 November 2026", "Nomor: 800/12/2026", "Telepon 0711-000000", "1. Unit", "Jalan Raya Km 5 Desa Jaya"])  # fmt: skip
def test_what_a_registry_writes_and_what_a_law_is_called_does_not(text: str) -> None:
    assert figures("", "", "", (), f"Bahwa {text} dan seterusnya").kalimat == ()


def test_a_sentence_may_run_over_two_pages(tmp_path: Path) -> None:
    """Behind the number of a page stands a word that is counted elsewhere."""
    long = letter(contoh=False, isi=(Paragraph("belum " * 700), Paragraph("tidak lebih dari 12 bulan, paling lambat 7 Agustus 2023 " * 60)))
    for path in write_letter(tmp_path, long, KOP):
        assert judged(path)[0] is Putusan.COCOK


@pytest.mark.parametrize("sign", [r"\wRP\d", r"-RP\d"])
def test_a_code_that_looks_like_an_amount_is_none(tmp_path: Path, sign: str) -> None:
    one = next(
        one for number in range(100_000) if re.search(sign, face(one := letter(isi=(Paragraph("a"),), angka={"pekerja": number}), KOP).kode)
    )  # fmt: skip
    assert judged(write_letter(tmp_path, one, KOP)[0])[0] is Putusan.COCOK


def test_papers_and_pictures_put_into_one_file_are_told(tmp_path: Path) -> None:
    both, half = (tmp_path / f"{name}.pdf" for name in ("both", "half"))
    scanned = tmp_path / "scanned.pdf"
    page = fpdf.FPDF()
    page.add_page()
    page.image(qr.png("x"), w=100)
    page.add_page()
    page.output(str(scanned))
    made = [write_letter(tmp_path, letter(berkas=f"s{number}", angka={"pekerja": number}), KOP)[0] for number in (1, 2)]
    for target, parts in ((both, made), (half, [made[0], scanned])):
        with pypdfium2.PdfDocument.new() as whole:
            for part in parts:
                with pypdfium2.PdfDocument(part) as document:
                    whole.import_pages(document)
            whole.save(target)
    putusan, said = judged(both)
    assert putusan is Putusan.TIDAK_COCOK and "lebih dari satu surat" in said and "bukan kode surat ini" not in said
    putusan, said = judged(half)
    assert putusan is Putusan.TIDAK_DAPAT_DIPERIKSA and "berupa gambar" in said
    with pypdfium2.PdfDocument(half) as document:
        assert found(half).gambar == (len(document) - 1,)  # the last page is empty, and no picture


def test_rows_in_another_order_are_not_said_to_be_the_same() -> None:
    rows = [[list(row) for row in table.rows] for table in DRAWN.tables]
    rows[0][3], rows[0][5] = rows[0][5], rows[0][3]
    swapped = Found(dict.fromkeys(PLACES, (DRAWN.kode,)), (("0123456789abcdef", "surat_gubernur", "1671"),), rows, words_of(DRAWN), 0)
    assert differences(swapped, DRAWN) == []
    said = " ".join(verdict(swapped, Compared("buku", "R1", [], DRAWN.kode)).kalimat)
    assert "urutan tabel" in said and "Semua angka sama" not in said


BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Rp9</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"


@pytest.mark.parametrize(("name", "old", "new"), [
    (DOCUMENT, "<w:r><w:t xml:space=\"preserve\">Dari", BOX + "<w:r><w:t xml:space=\"preserve\">Dari"),
    (DOCUMENT, ">Rp1.234.567.890</w:t>", ">Rp1.234.567.890</w:t><w:sym w:font=\"Symbol\" w:char=\"F030\"/>"),
    ("word/footer1.xml", "</w:p>", "</w:p><w:p><w:r><w:t>Sudah 99 orang.</w:t></w:r></w:p>"),
])  # fmt: skip
def test_a_figure_beside_the_text_counts_too(made: Path, tmp_path: Path, name: str, old: str, new: str) -> None:
    assert judged(edited(made, tmp_path / "a.docx", {name: instead(old, new)}))[0] is Putusan.TIDAK_COCOK


def test_changes_that_wait_are_told_and_read_as_accepted(made: Path, tmp_path: Path) -> None:
    path = edited(made, tmp_path / "a.docx", {DOCUMENT: around_run("Rp1.234.567.890", DELETED + INSERTED)})
    putusan, said = judged(path)
    assert putusan is Putusan.TIDAK_COCOK and "2 perubahan terlacak yang belum diterima" in said and "menghasilkan kode yang sama" in said
    other = edited(path, tmp_path / "b.docx", {DOCUMENT: instead(">Rp1.234.567.890</w:t>", ">Rp9</w:t>")})
    assert differences(found(other), DRAWN)[0].tercetak == "Rp9"


def test_rows_that_are_put_in_or_taken_out_are_told(made: Path, tmp_path: Path) -> None:
    document = docx.Document(str(made))
    table = document.tables[0]
    table._tbl.remove(table.rows[4]._tr)
    document.save(str(tmp_path / "a.docx"))
    (gone,) = differences(found(tmp_path / "a.docx"), DRAWN)
    assert (gone.baris, gone.tercetak) == ("3", "") and gone.seharusnya.startswith("3 · Dinas Nomor 3")
    assert judged(tmp_path / "a.docx")[0] is Putusan.TIDAK_COCOK


def test_a_document_that_word_saved_in_a_browser_is_read(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(tmp_path / "a.docx", "w") as after:
        for name in before.namelist():
            after.writestr(name.replace("word/document.xml", "word/document2.xml"), before.read(name))
    assert judged(tmp_path / "a.docx")[0] is Putusan.COCOK


def test_the_registry_fills_in_what_is_left_open(tmp_path: Path) -> None:
    open_ = Cells("Isian", ("No", "Unit", "Laporan pemda"), ("count", "text", "isian"), [("1", "Dinas", "")])
    _, made = write_letter(tmp_path, letter(isi=(open_, Blank("Tanggapan", 2))), KOP)
    document = docx.Document(str(made))
    document.tables[0].rows[2].cells[2].text = "12 orang, Rp5.000"
    for one in document.paragraphs:
        if one.style is not None and one.style.name == "NaunganIsian":
            one.add_run("Sudah dibayar Rp5.000 untuk 12 orang")
        elif one.text.startswith("Nomor"):
            one.add_run("800/12/2026")
    document.save(str(made))
    assert judged(made)[0] is Putusan.COCOK


def test_places_that_differ_or_lack_the_code_are_named(made: Path, tmp_path: Path) -> None:
    other = "ACDE-FHJK-LMNP"
    feet = {f"word/footer{number}.xml": instead(f"Kode periksa {DRAWN.kode}", f"Kode periksa {other}") for number in (1, 2)}
    putusan, said = judged(edited(made, tmp_path / "a.docx", feet))
    assert putusan is Putusan.TIDAK_COCOK and f"kaki halaman {other}" in said and f"sifat berkas {DRAWN.kode}" in said
    bare = {"docProps/custom.xml": None, "docProps/core.xml": instead(f"KodePeriksa={DRAWN.kode}", "")}
    putusan, said = judged(edited(made, tmp_path / "b.docx", bare))
    assert putusan is Putusan.COCOK and "tidak ada di: sifat berkas" in said
    _, swapped = judged(
        edited(made, tmp_path / "c.docx", {name: instead(f"KodePeriksa={DRAWN.kode}", f"KodePeriksa={other}") for name in feet})
    )
    assert f"kode QR {other} / bukan kode surat ini" in swapped


def test_nothing_is_said_of_a_document_that_is_none_of_ours(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Rp5.000 untuk 12 orang")
    document.save(str(tmp_path / "a.docx"))
    putusan, said = judged(tmp_path / "a.docx")
    assert putusan is Putusan.TIDAK_DAPAT_DIPERIKSA and "Tidak ada kode periksa" in said


def test_the_command_says_it_and_never_that_a_paper_is_genuine(made: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(command, [str(made)], standalone_mode=False)
    assert done.return_value == 0 and done.output.startswith("Cocok: ") and "bukan tanda tangan elektronik" in done.output
    assert not {"sah", "asli", "resmi"} & set(done.output.lower().replace(".", " ").split())
    changed = edited(made, tmp_path / "a.docx", {DOCUMENT: instead(">Rp1.234.567.890<", ">Rp2<")})
    done = CliRunner().invoke(command, [str(changed), "--json"], standalone_mode=False)
    said = json.loads(done.output)
    assert done.return_value == 1 and said["putusan"] == "tidak_cocok" and said["kode"]["kaki"] == [DRAWN.kode] != [said["kode_dari_angka"]]


def test_what_stands_in_no_table_is_compared_too() -> None:
    words = LETTER.isi[0]
    assert isinstance(words, Paragraph)
    plain: Letter = letter(isi=(words,), angka={"pekerja": 5})
    drawn = face(plain, KOP)
    same = Found(dict.fromkeys(PLACES, (drawn.kode,)), (), [one.rows for one in drawn.tables], words.teks, 0)
    assert differences(same, drawn) == []
    assert differences(replace(same, tabel=[]), drawn) == [Difference("Angka yang diperiksa", "", "", "", "Angka yang diperiksa")]


def test_a_table_with_other_columns_is_told_by_its_columns() -> None:
    tables = [[list(row) for row in table.rows] for table in DRAWN.tables]
    tables[0][1][2], tables[0][4][2] = "Peserta", "7"
    heading, cell = differences(Found(dict.fromkeys(PLACES, ()), (), tables, words_of(DRAWN), 0), DRAWN)
    assert "Peserta" in heading.tercetak and "Pekerja" in heading.seharusnya and not heading.kolom
    assert (cell.baris, cell.kolom, cell.tercetak) == ("3", "Pekerja", "7")


def test_tables_of_the_same_name_are_told_apart() -> None:
    one, other = (Cells("Sama", ("A", "B"), ("text", "count"), [("x", number)]) for number in ("1", "2"))
    drawn = face(letter(isi=(one, Cells("Lain", ("A", "B"), ("text", "count"), [("x", "3")]), other), angka={}), KOP)
    tables = [[list(row) for row in table.rows] for table in drawn.tables]
    tables[0][-1][-1] = "7"
    (found,) = differences(Found(dict.fromkeys(PLACES, ()), (), tables, "", 0), drawn)
    assert (found.tercetak, found.seharusnya) == ("7", "1")
