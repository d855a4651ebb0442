"""All papers of a round over the small finished run: written whole or not at all, and the sample of the auditor drawn again."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.command import run
from tests.evaluation.offices import BULAN

from naungan.answers.forms import CONTOH
from naungan.documents.letters import everything
from naungan.documents.letters.back.found import Found, found_in, read
from naungan.documents.letters.back.original import compared
from naungan.documents.letters.back.verdict import Compared, Putusan, verdict
from naungan.documents.letters.code import figures_in
from naungan.documents.letters.everything import INDEX, write_papers
from naungan.documents.letters.face import face, words_of
from naungan.engine import Engine
from naungan.evaluation.record import RUN
from naungan.kernel.errors import Fault
from naungan.kernel.shown import shown
from naungan.rounds import read_book, read_frozen, round_called
from naungan.told.letters.evaluated import desk_of
from naungan.told.letters.kop import Kop, Kops
from naungan.told.letters.listed import DRAWN, seed_of
from naungan.told.letters.papers import kinds, papers
from naungan.told.words import say

CALLED = ("--nomor", "1/2026", "--tingkat", "nasional", "--tanggal", "25-11-2026", "--tempat", "Palembang", "--peserta", "BPJS")


@pytest.fixture(scope="module")
def buku(hasil: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed round of the small run."""
    folder = tmp_path_factory.mktemp("rapat") / "rapat"
    run("rapat", "buka", folder, *CALLED, "--hasil", hasil, "--oleh", "Ani")
    run("rapat", "tutup", folder, "R1", "--oleh", "Budi")
    return folder


def test_an_open_round_yields_invitations_and_the_sheets_to_be_filled(hasil: Path, tmp_path: Path) -> None:
    """A folder of invented data marks all that is written from it."""
    invented = tmp_path / "contoh"
    shutil.copytree(hasil, invented)
    record = json.loads((invented / RUN).read_text("utf-8"))
    record["masukan"].append({"berkas": CONTOH, "sumber": "a" * 64})
    (invented / RUN).write_text(json.dumps(record), "utf-8")
    book = tmp_path / "rapat"
    run("rapat", "buka", book, *CALLED, "--hasil", invented, "--oleh", "Ani")
    run("rapat", "surat", book, "R1", "--out", tmp_path / "naskah")
    kota = next((tmp_path / "naskah").glob("1671*"))
    assert {"undangan.docx", "undangan.pdf", "blanko-1671.xlsx", "lembar-1671.xlsx"} <= {one.name for one in kota.iterdir()}
    pages = [page for one in kota.glob("*.pdf") for page in pypdfium2.PdfDocument(one)]
    assert len(pages) > 1 and all(say("SURAT_CONTOH") in page.get_textpage().get_text_range() for page in pages)
    refused = run("rapat", "surat", book, "R1", "--out", tmp_path / "lain", "--jenis", "berita_acara", expect=2)
    assert "ditutup" in refused.stderr


def test_every_paper_is_written_in_both_forms_and_listed(buku: Path, tmp_path: Path) -> None:
    out = tmp_path / "naskah"
    done = run("rapat", "surat", buku, "1/2026", "--out", out)
    rows = list(csv.DictReader((out / INDEX).open(encoding="utf-8-sig"), delimiter=";"))
    listed = {f"{row['berkas']}.{form}" for row in rows for form in ("pdf", "docx")}
    assert {one.relative_to(out).as_posix() for one in out.rglob("*") if one.is_file() and one.name != INDEX} == listed
    assert {"berita_acara", "kesepakatan", "surat_gubernur", "surat_sekda", "buku_nasional", "paket_bukti"} <= {
        row["jenis"] for row in rows
    }
    assert {row["tanda_diganti"] for row in rows} == {"0"} and "□" not in done.stdout
    assert all(row["kode_periksa"] for row in rows) and f"{len(rows)} naskah" in done.stdout
    assert {row["pemda"] for row in rows if "/" in row["berkas"]} == {"1601", "1671"}
    refused = run("rapat", "surat", buku, "R1", "--out", out, expect=2)
    assert "naskah" in refused.stderr


def test_a_paper_that_cannot_be_drawn_leaves_no_folder(
    buku: Path, duck: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    book = read_book(buku)
    rapat = round_called(book, "R1")
    desk = desk_of(duck, buku, book, rapat, Kops(), persons=False)
    drawn: list[str] = []

    def broken(folder: Path, berkas: str, _: object) -> list[Path]:
        drawn.append(berkas)
        if len(drawn) > 1:
            raise Fault("FAULT_STEP", langkah="surat", jenis="rusak")
        return []

    monkeypatch.setattr(everything, "write_face", broken)
    with pytest.raises(Fault):
        write_papers(tmp_path / "naskah", desk, kinds(rapat, ("kesepakatan", "berita_acara")), replace=False)
    assert list(tmp_path.iterdir()) == [] and len(drawn) == 2


def test_the_sample_is_drawn_again_from_seed_and_places(buku: Path, duck: Engine) -> None:
    book = read_book(buku)
    rapat = round_called(book, "R1")
    (evaluasi,) = {one.evaluasi for one in rapat.beku.values()}
    desk = desk_of(duck, buku, book, rapat, Kops())
    drawn = {(row["unit"], row["berkas"], row["lembar"], row["baris"]): row["undian"] for row in desk.listed[evaluasi].sampel}
    by_unit: dict[tuple[str, str], list[tuple[str, tuple[object, ...]]]] = defaultdict(list)
    ledger = duck.rows(read_frozen(buku, evaluasi).finished.table(duck, "ledger"))
    for row in ledger:
        text = f"{seed_of('R1', evaluasi)}|{row['berkas']}|{row['lembar'] or ''}|{row['baris']}"
        place = (row["unit"], row["berkas"], row["lembar"], row["baris"])
        by_unit[row["pemda"], row["unit"] or row["unit_nama"]].append((hashlib.sha256(text.encode()).hexdigest(), place))
    wanted = {place: lot[:12] for rows in by_unit.values() for lot, place in sorted(rows)[:DRAWN]}
    assert drawn == wanted and {row["bulan"] for row in ledger} == {BULAN}


# Numbers of laws, years, accounts, rounds and commands; what is left of a sentence without them and its figures has no number.
NO_FIGURE = re.compile(
    r"Nomor \S+( Tahun \d{4})?|\d{1,2} (?:Agustus|September|Oktober|November|Desember|Jan|Feb|Mar|Apr|Mei|Jun|Jul)\w* \d{4}|[\w-]*[A-Za-z]-?\d\w*|"
    r"(?:[A-Z]\w+|tahun anggaran|anggaran|triwulan [IV]+) \d{4}|\d(?:\.\d+){3,}|angka \d|rapat \d+/\d{4}|842\.2/5193/SJ|\b\d+/\d{4}|--pemda \d+"
    r"|tanggal \d+ bulan|pasal \d+|ps\. \d+", re.IGNORECASE,
)  # fmt: skip
HASH = re.compile("[0-9a-f]{16,}")


def test_a_seed_is_printed_whole() -> None:
    """Two in a thousand begin with so many digits that they would be masked as somebody's number."""
    begun = (f"{number}" for number in range(20_000))
    hidden = next(one for one in begun if shown(hashlib.sha256(f"R1|{one}".encode()).hexdigest()[:16]).count("•"))
    assert len(seed_of("R1", hidden)) == 16
    assert shown(f"Benih {seed_of('R1', hidden)} berasal") == f"Benih {seed_of('R1', hidden)} berasal"


def test_no_number_of_a_sentence_is_left_out_of_the_code(buku: Path, duck: Engine) -> None:
    """Whoever words a sentence with something new that is counted adds it to what the code knows."""
    rapat = round_called(book := read_book(buku), "R1")
    left = set()
    for _, one in papers(desk_of(duck, buku, book, rapat, Kops()), frozenset(kinds(rapat, ()))):
        for text in words_of(face(one, Kops().of("16"))).splitlines():
            rest = HASH.sub("", " ".join(text.split()))  # first: a figure of the sentence may stand in it by chance
            for figure in figures_in(text):
                rest = rest.replace(figure, "", 1)
            rest = NO_FIGURE.sub("", rest)
            left |= {f"{one.jenis}: {rest}"} if re.search(r"\d", rest) else set()
    assert left == set()


def test_a_paper_is_held_against_the_book_that_it_rests_on(buku: Path, duck: Engine, tmp_path: Path) -> None:
    rapat = round_called(book := read_book(buku), "R1")
    desk = desk_of(duck, buku, book, rapat, Kops({"1671": Kop("1671", ("PEMERINTAH 笔",))}))
    assert write_papers(tmp_path / "naskah", desk, kinds(rapat, ("kesepakatan", "berita_acara")), replace=False) == (3, 1)
    pdf, docx = (next((tmp_path / "naskah").rglob(f"kesepakatan.{form}")) for form in ("pdf", "docx"))
    assert "sama dengan evaluasi yang dibekukan rapat R1" in run("periksa-surat", pdf, "--buku", buku).stdout
    found = in_place(docx)
    assert compared(duck, buku, found) == Compared(buku.name, "R1", [], found.computed or "")
    table = max(found.tabel, key=len)
    table[-1][-1] = "selesai"
    (one,) = compared(duck, buku, found).beda or ()
    assert (one.tercetak, one.seharusnya) == ("selesai", "terbuka")
    assert compared(duck, buku, replace(found, asal=(("0" * 16, "kesepakatan", "1671"),))).beda is None
    lost = verdict(found, Compared(buku.name))
    assert lost.putusan is not Putusan.COCOK and "tidak memuat evaluasi" in " ".join(lost.kalimat)


def in_place(path: Path) -> Found:
    return found_in(read({"path": str(path)}))
