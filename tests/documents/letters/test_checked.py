"""What is said of a paper that somebody has changed, copied a code to, or not yet finished editing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from tests.documents.letters.edited import DOCUMENT, INSERTED, around_run, edited, instead
from tests.documents.letters.sample import LETTER, ROWS, letter

from naungan.cli.periksa_surat import command
from naungan.documents.letters import write_letter
from naungan.documents.letters.back.compare import Difference, differences
from naungan.documents.letters.back.found import PLACES, Found, read
from naungan.documents.letters.back.verdict import Putusan, verdict
from naungan.documents.letters.docx import write_docx
from naungan.documents.letters.face import face
from naungan.documents.letters.pdf import write_pdf
from naungan.told.letters.kop import Kops
from naungan.told.letters.letter import Blank, Cells, Letter

KOP = Kops().of("16")
DRAWN = face(LETTER, KOP)
DELETED = '<w:del w:id="2" w:author="x"><w:r><w:delText>Rp1.234.567.890</w:delText></w:r></w:del>'


def found(path: Path) -> Found:
    said = read({"path": str(path)})
    return Found(
        {place: tuple(said["kode"][place]) for place in PLACES},
        tuple(map(tuple, said["asal"])),
        said["tabel"],
        said["kalimat"],
        said["perubahan"],
    )


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
    table = replace(LETTER.isi[3], baris=rows)  # type: ignore[type-var]
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
    assert differences(found(wrong), DRAWN) == [Difference("", "", "", "3.211orang", "3.210orang")]
    assert (
        judged(edited(made, tmp_path / "b.docx", {DOCUMENT: instead("Melaporkan hasilnya", "Mohon melaporkan hasil")}))[0] is Putusan.COCOK
    )


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
    plain: Letter = letter(isi=(LETTER.isi[0],), angka={"pekerja": 5})
    drawn = face(plain, KOP)
    same = Found(dict.fromkeys(PLACES, (drawn.kode,)), (), [one.rows for one in drawn.tables], LETTER.isi[0].teks, 0)  # type: ignore[union-attr]
    assert differences(same, drawn) == []
    assert differences(replace(same, tabel=[]), drawn) == [Difference("Angka yang diperiksa", "", "", "", "Angka yang diperiksa")]


def test_tables_of_the_same_name_are_told_apart() -> None:
    one, other = (Cells("Sama", ("A", "B"), ("text", "count"), [("x", number)]) for number in ("1", "2"))
    drawn = face(letter(isi=(one, Cells("Lain", ("A", "B"), ("text", "count"), [("x", "3")]), other), angka={}), KOP)
    tables = [[list(row) for row in table.rows] for table in drawn.tables]
    tables[0][-1][-1] = "7"
    (found,) = differences(Found(dict.fromkeys(PLACES, ()), (), tables, "", 0), drawn)
    assert (found.tercetak, found.seharusnya) == ("7", "1")
