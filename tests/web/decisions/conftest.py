"""A finished evaluation that asks, made once; and its questions as rows of the database."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from naungan.answers import read_file, write
from naungan.answers.forms import ALOKASI_BAYAR, JAWABAN_UNIT, PEMETAAN, USULAN_REKENING, Form
from naungan.engine import Engine
from naungan.web.audit.actor import acts
from naungan.web.decisions.actions import decide
from naungan.web.decisions.asked import prepare
from naungan.web.decisions.models import Question
from naungan.web.decisions.putting import Asked, put
from naungan.web.decisions.store import look_all
from naungan.web.results.models import Month
from tests.command import run
from tests.evaluation.offices import BULAN
from tests.web.decisions.offices import asking_folder
from tests.web.people import PEMDA

# Beside the matches, which the evaluation itself asks: one question of each other kind, as its file has it.
BESIDE: tuple[tuple[Form, list[dict[str, str]]], ...] = (
    (JAWABAN_UNIT, [{"pemda": PEMDA, "unit_nama": "Dinas Pendidkan dan Olah Raga", "calon": "1.01", "nama_calon": "Dinas Pendidikan"}]),
    (PEMETAAN, [
        {"pemda": PEMDA, "berkas": "Rekap tenaga *.xlsx", "layout": "roster_bebas", "judul": judul, "bidang": bidang, "keyakinan": "90"}
        for judul, bidang in (("Sebutan Orang", "nama"), ("Nomor Kartu", "nik"), ("Golongan Tenaga", "kategori"))
    ]),
    (USULAN_REKENING, [
        {
            "pemda": PEMDA, "kode_rekening": "5.1.02.02.02.0022", "rekening_nama": "Belanja Iuran JKK", "uraian": "Belanja iuran JKK PPPK",
            "unit_nama": "Dinas Pendidikan", "jumlah_unit": "1", "tahun": "2026", "tahap": "APBD", "baris": "1", "pagu": "1152000",
            "program": "jkk", "keluarga": "pppk_paruh_waktu",
        }
    ]),
    (ALOKASI_BAYAR, [
        {
            "pemda": PEMDA, "jenis": "sp2d", "nomor": "00001/SP2D-LS/2026", "unit": "1.01", "kode_rekening": "5.1.02.02.02.0026",
            "tanggal": "2026-06-30", "nilai": "59328", "sisa": "59328", "alasan": "Tagihan yang mungkin dibayarnya belum dibaca",
        }
    ]),
)  # fmt: skip


@pytest.fixture(scope="session")
def bertanya(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``berkas`` and its finished ``hasil``; only read by tests."""
    home = tmp_path_factory.mktemp("bertanya")
    run("evaluate", asking_folder(home / "berkas"), "--bulan", BULAN, "--out", home / "hasil", expect=None)
    for form, rows in BESIDE:
        before = [row.kata for row in read_file(form, home / "hasil" / form.berkas).rows]
        write(form, home / "hasil" / form.berkas, [*before, *rows])
    return home


@pytest.fixture(scope="session")
def ditanya(bertanya: Path, duck: Engine) -> list[Asked]:
    """Its questions, closed in the lake."""
    return prepare(duck, bertanya / "hasil", PEMDA)


@pytest.fixture
def antrean(orang: SimpleNamespace, ditanya: list[Asked]) -> list[Question]:
    """The questions of the month as they stand in the database."""
    with acts("sistem:uji"):
        Month.objects.create(pemda=PEMDA, bulan=BULAN, hasil="hasil-uji")
        put(pemda=PEMDA, bulan=BULAN, asked=ditanya)
    return list(Question.objects.order_by("jenis", "urut"))


def decided(orang: SimpleNamespace, antrean: list[Question]) -> dict[str, str]:
    """Everything answered, matches in turn the one and the other way; the word of each match by the name of its worker."""
    matches = [one for one in antrean if one.jenis == "keputusan"]
    words = {}
    for at, (one, isi) in enumerate(zip(matches, look_all(matches), strict=True)):
        words[isi["baris"][0]["nama"]] = word = ("sama", "bukan")[at % 2]
        decide(by=orang.bkpsdm, questions=[one.pk], said={"keputusan": [word]})
    by_kind = {one.jenis: one.pk for one in antrean if one.jenis != "keputusan"}
    decide(by=orang.bkpsdm, questions=[by_kind["jawaban_unit"]], said={"unit": ["1.01"]})
    decide(by=orang.bkpsdm, questions=[by_kind["pemetaan"]], said={"setuju": ["ya"]})
    decide(by=orang.bpkad, questions=[by_kind["usulan_rekening"]], said={"terima": ["tidak"]})
    parts = {"npp": ["16000001", "16000001"], "bulan": ["2026-05", "2026-06"], "rupiah": ["40000", "19328"]}
    decide(by=orang.bpkad, questions=[by_kind["alokasi_bayar"]], said=parts)
    return words
