"""Whoever reads a page has no terminal: every sentence that a page may show names pages and data, never a command or one of its files."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from django.http import HttpRequest, HttpResponse

from naungan.kernel.messages import catalogue, remedy, sentence, told_at
from naungan.kernel.tree import tree
from naungan.told.findings import finding
from naungan.told.problems import worded
from naungan.web.site.middleware import HERE, indonesian

TERMINAL = re.compile(
    r"\bnaungan [a-z]|\w\.csv|\.yaml|\.json|(?<![\w-])--\w|[Jj]alankan (lagi|evaluate|perintah|«)|NAUNGAN_|ulimit|folder (masukan|hasil|tanya|honor|klarifikasi|tagihan|gap)|dalam folder|problems"
)
# Files of the catalogue from which no page takes a word: rooms of the terminal, of papers and workbooks, and of the server's own commands.
NOT_SHOWN = frozenset({
    "benefit", "calendar", "cases", "claims", "comparison", "config", "demo", "isian", "kembali", "law", "letters", "meja",
    "naskah", "page", "projection_deret", "projection_luar", "projection_ramal", "projection_rencana", "projection_skenario", "purses",
    "registers", "rounds", "stake", "web_audit", "web_keeping", "web_serve", "web_vault",
})  # fmt: skip
# What only a command says, in files that pages use too.
OF_COMMANDS = re.compile(
    r"KECUKUPAN_|JAWABAN_KALENDER_|\w+_MENUNGGU$|OUT_|IURAN_(?!KERINGANAN_BERSYARAT)|JELAS_(LEMBAR_|BERKAS_|TIDAK_ADA_BARIS)|PENDAPAT_|TANYA_|TERIMA_|BATAL_|TANPA_|"
    r"CHECK_|PEMETAAN_(BELUM|KURANG|LANGKAH|CARA|PAKAI|DUA_ARTI|PILIHAN)|TEMPLAT_ADA|DOK_(TEMPLAT|SUSPENS)_|TAK_COCOK_|MATCH_|BERKAS_(TAUTAN|DI_LUAR)_|"
    r"FOLDER_|DOK_(\w+_PENJELASAN|ARTI_|HONOR_|RINGKAS_|JAWABAN_OLEH|BEDA_|CATATAN_|TANYA_)|WEB_(KUNCI|LOKAL|PERANTARA|TANPA_NAMA|TANPA_TLS|TABEL)|AKUN_TIDAK_ADA$|STDOUT_"
)


def shown() -> list[str]:
    found = (one for one in files("naungan.kernel").joinpath("catalogue").iterdir() if one.name.endswith(".yaml"))
    codes = (code for one in found if one.name.removesuffix(".yaml") not in NOT_SHOWN for code in tree(one.read_text("utf-8")) or {})
    return [code for code in codes if not OF_COMMANDS.match(code) and not code.startswith(f"{HERE}_")]


def test_no_sentence_of_a_page_speaks_of_the_terminal_or_its_files() -> None:
    with told_at(HERE):
        said = {code: f"{sentence(code)} {remedy(code)}" for code in shown()}
    assert len(said) > 500
    assert {code: text for code, text in said.items() if TERMINAL.search(text)} == {}


def test_each_word_of_the_page_is_for_a_code_and_needed() -> None:
    """It needs no other parameter than the code has, and the code speaks of the terminal itself or of what a page does otherwise."""
    for code in (code for code in catalogue() if code.startswith(f"{HERE}_")):
        own, plain = catalogue()[code], catalogue().get(code.removeprefix(f"{HERE}_"))
        assert plain is not None, code
        fields = [set(re.findall(r"\{(\w+)\}", f"{one.kalimat} {one.langkah}")) for one in (own, plain)]
        assert fields[0] <= fields[1], code


def test_outside_of_a_page_a_code_says_what_it_says() -> None:
    before = remedy("TEMUAN_PERLU_DIPUTUSKAN")
    with told_at(HERE):
        assert remedy("TEMUAN_PERLU_DIPUTUSKAN") == catalogue()[f"{HERE}_TEMUAN_PERLU_DIPUTUSKAN"].kalimat
        assert sentence("TEMUAN_PERLU_DIPUTUSKAN") == catalogue()["TEMUAN_PERLU_DIPUTUSKAN"].kalimat
        assert sentence("LANGKAH_PUTUSKAN") == "Putuskan dulu pada meja Putusan"
    assert remedy("TEMUAN_PERLU_DIPUTUSKAN") == before and "keputusan.csv" in before


def test_a_request_is_told_in_the_words_of_the_page_and_a_problem_that_was_told_before_too() -> None:
    row = {"kode": "UNIT_DIRAGUKAN", "params": '{"unit_nama": "Dinas"}', "kolom": None}
    told: list[str] = []

    def answer(_: HttpRequest) -> HttpResponse:
        told.append(worded(row)[1])
        return HttpResponse()

    outside = worded(row)[1]
    indonesian(answer)(HttpRequest())
    assert "jawaban_unit.csv" in outside and told == [catalogue()[f"{HERE}_UNIT_DIRAGUKAN"].kalimat]
    assert worded(row)[1] == outside


@pytest.mark.parametrize("kode", [code for code in catalogue() if code.startswith("TEMUAN_")])
def test_no_finding_on_a_page_names_a_file_of_the_terminal(kode: str) -> None:
    row = dict.fromkeys(("unit", "unit_nama", "jumlah", "satuan", "rupiah", "tenggat", "dasar", "params"))
    with told_at(HERE):
        said = finding(row | {"pemda": "1671", "kode": kode, "tingkat": "tinggi", "langkah": "LANGKAH_PUTUSKAN"})
    assert not TERMINAL.search(f"{said.temuan} {said.langkah}")
