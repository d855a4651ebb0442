"""Statement and receipt as another program reads them: the figures are the version's, and the square code says number and digest."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile

from naungan.kernel.errors import Refusal
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.sign import attach, drawn
from naungan.web.collection.counting import digest_of
from naungan.web.collection.models import Paper, Received, Version
from naungan.web.collection.papers import draw
from naungan.web.collection.receipts import receipt, square
from naungan.web.vault import originals
from tests.web.collection.handed import submission, version
from tests.web.collection.test_flow import walk

pytestmark = pytest.mark.django_db


def text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_the_statement_says_the_figures_and_the_digest_of_the_version(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah")
    made = version(one, orang.operator, diterima=1234, upah=2_987_654_321)
    said = text(drawn(orang.kepala, made))
    for wanted in ("TANGGUNG JAWAB MUTLAK", "Daftar pekerja Oktober 2026", "DINAS PENDIDIKAN", "1.249", "Rp2.987.654.321", "1.254", "1.234",
                   "Kepala", "versi ke-2", one.nomor, digest_of(made)):  # fmt: skip
        assert wanted in said, wanted


def test_what_is_not_known_is_said_so(orang: SimpleNamespace) -> None:
    one = submission(orang.operator)
    with acts("sistem:uji"):
        Version.objects.update(hasil={})
    said = text(drawn(orang.kepala, one.versions.get()))
    assert said.count("tidak tersedia") == 3 and "Rp0" not in said


def test_the_receipt_says_number_hour_and_digest(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah")
    one.diserahkan = dt.datetime(2026, 11, 5, 17, 5, tzinfo=dt.UTC)
    made = one.versions.get()
    made.setoran = one
    pdf = draw(receipt(made), one)
    said = text(pdf)
    assert f"Nomor {one.nomor}" in said and "6 November 2026 pukul 00.05 WIB" in said and digest_of(made) in said.replace(" ", "")
    assert "…" not in said
    with pypdfium2.PdfDocument(pdf) as document:
        found = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil())
    assert [code.text for code in found] == [square(made)] and one.nomor in square(made)


def test_the_digest_holds_all_that_a_version_is(orang: SimpleNamespace) -> None:
    one = submission(orang.operator)
    other = submission(orang.operator, masa="2026-11")
    made = one.versions.get()
    first = digest_of(made)
    assert first == digest_of(Version.objects.get(pk=made.pk)) and first != digest_of(other.versions.get())
    made.koreksi = "0" * 64
    assert digest_of(made) != first
    with acts("sistem:uji"):
        Received.objects.filter(versi=made).update(sumber="1" * 64)
    assert digest_of(Version.objects.get(pk=made.pk)) != first


def test_the_kept_statement_opens_as_it_was(orang: SimpleNamespace, tmp_path: Path) -> None:
    walk(orang, submission(orang.operator), "serah", "sah")
    paper = Paper.objects.get()
    originals.take_out(paper.sumber, tmp_path / "surat.pdf")
    assert (tmp_path / "surat.pdf").read_bytes().startswith(b"%PDF-") and (tmp_path / "surat.pdf").stat().st_size == paper.ukuran


@pytest.mark.parametrize(
    ("content", "name"), [(b"%PDF-1.7 pindaian", "SPTJM 1671014101900001.PDF"), (b"\xff\xd8\xff\xe0 foto", "../../foto.exe")]
)
def test_a_scan_is_kept_closed_beside_the_step(orang: SimpleNamespace, content: bytes, name: str) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah")
    paper = attach(by=orang.operator, nomor=one.pk, berkas=SimpleUploadedFile(name, content))
    assert (
        paper.jenis == "pindaian"
        and "1671014101900001" not in paper.berkas
        and paper.berkas.endswith((".pdf", ".jpg"))
        and "/" not in paper.berkas
    )


@pytest.mark.parametrize("content", [b"<html>", b"", b"PK\x03\x04"])
def test_what_is_no_scan_is_refused(orang: SimpleNamespace, content: bytes) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah")
    with pytest.raises(Refusal, match="bukan PDF"):
        attach(by=orang.kepala, nomor=one.pk, berkas=SimpleUploadedFile("a.pdf", content))


def test_others_attach_nothing(orang: SimpleNamespace) -> None:
    one = walk(orang, submission(orang.operator), "serah", "sah")
    for name, code in (("bkpsdm", "WEB_TIDAK_BERHAK"), ("operator_lain", "WEB_TIDAK_ADA")):
        with pytest.raises(Refusal) as said:
            attach(by=getattr(orang, name), nomor=one.pk, berkas=SimpleUploadedFile("a.pdf", b"%PDF-"))
        assert said.value.code == code
