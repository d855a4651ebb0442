"""Why an amount is what it is: documents in, the same words on text and page; and whether a line lasts, as a table."""

from __future__ import annotations

from typing import Any

import pytest

from naungan.budget.kecukupan import kecukupan
from naungan.documents.explanation_page import explanation_page
from naungan.kernel.period import Bulan
from naungan.told.cases.categories import categories_text
from naungan.told.cases.lasting import lasting_text
from naungan.told.law.explanation import explanation
from naungan.told.law.explanation_text import explanation_text
from tests.documents.reader import read

STEP = {
    "jenis": "nilai", "nama": "tarif_jkk", "uraian": "Tarif JKK", "tertulis": "0,24 %", "aturan": "PP 44/2015", "pasal": "Pasal 16",
    "status": "confirmed", "sandaran": "dua sumber", "catatan": "",
}  # fmt: skip
CASE: dict[str, Any] = {
    "bulan": "2026-10", "segmen": "PU", "total": 2400, "status": "recalled", "catatan": ["Jatuh tempo <15>."],
    "asal": {"berkas": "a.xlsx", "lembar": None, "baris": 7},
    "program": [{"program": "jkk", "iuran": {"pemberi_kerja": 2400, "pekerja": 0},
                 "langkah": [STEP, {**STEP, "jenis": "rumus", "uraian": "upah × tarif", "tertulis": "Rp2.400", "catatan": "Dibulatkan."}]}],
}  # fmt: skip
SUM: dict[str, Any] = {
    "bulan": "2026-10", "total": 15_600, "status": "confirmed", "pilihan": {"pemda": "1671"}, "diketahui": "2026-11-01",
    "program": [{
        "program": "jkk", "segmen": "PU", "orang": 3, "jumlah": 15_600, "rumus": [{"rumus": "upah × tarif", "pasal": "Pasal 16"}],
        "nilai": [{**STEP, "nama": "tarif_jkk", "nilai": {"I": 2400}, "satuan": "per_juta"}, {**STEP, "nama": "pita_bpu", "nilai": [1, 2], "satuan": "rupiah"}],
        "keringanan": [{"kode": "pp50-2025", "kali": "1/2", "aturan": "PP 50/2025", "pasal": "Pasal 4", "status": "confirmed"}],
        "cabang": [
            {"keringanan": "pp50-2025", "risiko": "I", "pita": None, "dibatasi": False, "perkiraan": True, "orang": 2, "pemberi_kerja": 15_600, "pekerja": 0, "tanpa_jumlah": 0},
            {"keringanan": None, "risiko": None, "pita": None, "dibatasi": False, "perkiraan": False, "orang": 1, "pemberi_kerja": 0, "pekerja": 0, "tanpa_jumlah": 1},
        ],
    }],
}  # fmt: skip


def test_a_case_is_told_step_by_step_with_article_and_certainty() -> None:
    said = explanation(CASE)
    assert said.title == "Penjelasan iuran Oktober 2026, segmen PU" and said.origin == ("Asal: berkas a.xlsx, baris 7",)
    value, rule = said.programmes[0].steps
    assert value.source == "PP 44/2015 Pasal 16; terkonfirmasi (dua sumber)" and rule.remark == "Dibulatkan."
    lines = explanation_text(said).splitlines()
    assert "JKK: pemberi kerja Rp2.400, pekerja Rp0" in lines
    assert f"  1. Tarif JKK: 0,24 % [{value.source}]" in lines and "       Dibulatkan." in lines
    assert lines[-1] == "- Jatuh tempo <15>." and "Kepastian hukum yang dipakai: diingat, belum diperiksa" in lines


def test_a_sum_is_told_by_its_branches() -> None:
    said = explanation(SUM)
    (one,) = said.programmes
    assert said.origin == ("Untuk pemda 1671", "Menurut hukum yang diketahui pada 1 November 2026")
    assert [value.shown for value in one.values] == ["I: 0,24 %", "2 pita", "1/2"]
    assert [branch.name for branch in one.branches] == [
        "keringanan pp50-2025, kelompok risiko I, dasar perkiraan",
        "tanpa keringanan dan batas",
    ]
    text = explanation_text(said)
    assert "Keringanan pp50-2025: dikali 1/2" in text and "1 tanpa jumlah" in text
    starts = {line.index("pemberi kerja Rp") for line in text.splitlines() if line.startswith("    ") and "pemberi kerja Rp" in line}
    assert len(starts) == 1, "amounts stand under each other"


@pytest.mark.parametrize("document", [CASE, SUM])
def test_the_page_says_what_the_text_says(document: dict[str, Any]) -> None:
    said = explanation(document)
    page = read(explanation_page(said))
    assert page.all("h1")[0].text == said.title and [one.text for one in page.all("h2")][: len(said.programmes)] == [
        said.programmes[0].heading
    ]
    words = " ".join(one.text for one in page.all("body"))
    assert said.total in words and said.sure in words
    assert all(remark in words for remark in said.remarks), "escaped once, and no more"


def test_a_line_that_runs_out_names_the_month_and_an_unknown_one_stays_unknown() -> None:
    plan = kecukupan(orang=150, iuran=5400, dari=Bulan(2025, 1), sampai=Bulan(2026, 12), pagu={2025: 8_000_000})
    text = lasting_text(plan, 150, 5400, Bulan(2025, 1), Bulan(2026, 12))
    known, unknown = (next(line for line in text.splitlines() if line.strip().startswith(year)) for year in ("2025", "2026"))
    assert known.split()[-4:] == ["9,87", "bulan", "Oktober", "2025"] and unknown.split().count("tersedia") == 4
    assert len(known) == len(unknown) and "2026: pagu tidak diketahui" in text


def test_a_category_without_accounts_says_that_they_are_not_known() -> None:
    row = {"kategori": "x", "sebutan": "X", "segmen": "PU", "hak": "belum_ada", "pembayar": "pemda", "dana": ["APBD"], "rekening": {},
           "dasar": "PP 1", "status": "unknown", "catatan": "Catatan."}  # fmt: skip
    first, second, third = categories_text([row]).splitlines()
    assert first == "x: X, PU, belum ada, dibayar pemda (APBD)" and second == "    rekening: tidak diketahui"
    assert third == "    PP 1 [tidak diketahui]. Catatan."
    assert "semua program 5.1" in categories_text([{**row, "rekening": {"semua": ["5.1"]}}])
