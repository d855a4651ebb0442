"""The words of titles, document numbers and columns that say at which stage a budget stands: one list, text and column alike."""

from __future__ import annotations

import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.intake.rules.tahap import stage_in, stage_of
from naungan.intake.shape.title import read_titles

SAID = {
    "DOKUMEN PELAKSANAAN ANGGARAN": "APBD", "DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN": "APBD_P", "DPA/A.1/1.02.0.00/001/2026": "APBD",
    "DOKUMEN PELAKSANAAN PERGESERAN ANGGARAN": "PERGESERAN", "DPPA/A.1/1.02.0.00/001/2026": "APBD_P", "DPPA-BELANJA SKPD": "APBD_P",
    "DPA-RINCIAN BELANJA SKPD": "APBD", "RENCANA KERJA DAN ANGGARAN": "RKA", "FORMULIR\nRKA-BELANJA SKPD": "RKA", "RKA_SKPD 2.2.1": "RKA",
    "PENJABARAN APBD": "APBD", "PENJABARAN PERUBAHAN APBD": "APBD_P", "RANCANGAN PENJABARAN APBD": "RAPBD",
    "Rancangan Peraturan Daerah tentang APBD": "RAPBD", "RAPBD 2027": "RAPBD", "RANPERKADA": "RAPBD", "APBD-P": "APBD_P", "PAPBD": "APBD_P",
    "ANGGARAN PENDAPATAN DAN BELANJA DESA": "APBD", "KUA-PPAS": "KUA_PPAS", "PPAS": "KUA_PPAS", "Kebijakan Umum APBD": "KUA_PPAS",
    "PRIORITAS DAN PLAFON ANGGARAN SEMENTARA": "KUA_PPAS", "RKPD": "RKPD", "Renja": "RKPD", "RENCANA KERJA PEMERINTAH DAERAH": "RKPD",
    "Raperda APBD 2027": "RAPBD", "RAPERDA TENTANG APBD": "RAPBD", "Rancangan Perda APBD": "RAPBD", "R-APBD 2027": "RAPBD",
    "Rancangan Peraturan Daerah tentang Perubahan APBD": "APBD_P", "Raperda Perubahan APBD": "APBD_P", "Ranperda Perubahan APBD": "APBD_P",
    "RAPBD-P 2026": "APBD_P", "RAPBD Perubahan": "APBD_P", "Perubahan RAPBD": "APBD_P", "Rancangan Perubahan KUA-PPAS": "KUA_PPAS",
    "Rancangan Perubahan RKPD": "RKPD", "Murni": "APBD", "Penetapan": "APBD", "Pergeseran 2": "PERGESERAN", "APBDes": "APBD",
}  # fmt: skip
# Words that hold a stage's letters and name none.
SILENT = ("Kuasa Pengguna Anggaran", "Kualitas Belanja", "Akuntansi", "Murniati", "Anggaran Kas", "DAFTAR TENAGA NON ASN")


def test_a_column_and_a_title_agree(engine: Engine) -> None:
    texts = [*SAID, *SILENT]
    table = engine.table(pa.table({"n": range(len(texts)), "teks": texts}))
    column = [row["tahap"] for row in engine.rows(table.select("n", tahap=stage_of(table.teks)).order_by("n"))]
    assert column == [*SAID.values(), *(None for _ in SILENT)] == [stage_in(text) for text in texts]


@pytest.mark.parametrize(
    "cells", [["Nomor", "DPPA/A.1/1.02/001/2026"], ["Nomor DPA : DPPA/A.1/1.02/001/2026"], ["Nomor", ":", "DPPA/A.1/1"]]
)
def test_the_number_of_the_document_tells_the_stage(cells: list[str]) -> None:
    assert read_titles([cells])["tahap"] == "APBD_P"


def test_the_number_of_a_letter_tells_none() -> None:
    assert "tahap" not in read_titles([["Nomor : 900/121/BKD/2026"]])
