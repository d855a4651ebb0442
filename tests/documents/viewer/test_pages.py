"""A finished folder served to its own machine: what is shown, found and hidden."""

from __future__ import annotations

import dataclasses
from urllib.parse import quote, urlencode

import pytest
from tests.documents.conftest import PEMDA
from tests.documents.reader import read
from tests.documents.viewer.shown import HP, NIK, WORKERS, at, headings, page, rows

from naungan.coverage.tables import STATE
from naungan.documents.page import FOLDER, sheet_name
from naungan.documents.viewer import Shelf
from naungan.documents.viewer.pages import answer
from naungan.documents.viewer.table import MASKED, SIZE, shown
from naungan.evaluation.record import RESULTS

pytestmark = pytest.mark.chain


def test_the_first_page_lists_papers_and_tables(shelf: Shelf) -> None:
    links = {one.attributes["href"] for one in page(shelf, "").all("a")}
    assert {"book.html", "tabel/roster", "tabel/measure", f"{FOLDER}/{sheet_name('1671')}"} <= links


def test_a_table_is_cut_into_pages_without_losing_or_doubling_a_row(shelf: Shelf) -> None:
    seen: list[str] = []
    for number in (1, 2, 3):
        tree = page(shelf, f"tabel/roster?urut=tahan&hal={number}")
        seen += [row[at(tree, "nama")] for row in rows(tree)]
    assert len(seen) == len(set(seen)) == WORKERS
    assert len(rows(page(shelf, "tabel/roster"))) == SIZE
    assert rows(page(shelf, "tabel/roster?hal=99")) == rows(page(shelf, "tabel/roster?hal=3"))


def test_a_table_sorts_both_ways_and_says_so(shelf: Shelf) -> None:
    tree = page(shelf, "tabel/roster?urut=upah&arah=turun")
    assert rows(tree)[0][at(tree, "upah")] == "1.000.119"
    assert [one.attributes["aria-sort"] for one in tree.all("th") if "aria-sort" in one.attributes] == ["descending"]
    assert rows(page(shelf, "tabel/roster?urut=upah"))[0][at(tree, "upah")] == "1.000.000"


def test_a_table_is_searched_by_word_and_by_government(shelf: Shelf) -> None:
    assert len(rows(page(shelf, "tabel/roster?cari=pekerja+050"))) == 1
    for asked in ("1604", "16.04", "lahat"):
        assert {row[0] for row in rows(page(shelf, f"tabel/unit?pemda={asked}"))} == {"Kabupaten Lahat"}
    assert page(shelf, "tabel/roster?cari=tidakada").all("tbody")[0].text.startswith("Tidak ada")


@pytest.mark.parametrize("name", sorted({"roster", "ledger", "problem"}))
def test_no_nik_and_no_birth_date_beside_it(shelf: Shelf, name: str) -> None:
    text = answer(shelf, f"tabel/{name}").body.decode()
    assert NIK not in text
    assert HP not in text
    tree = read(text)
    assert "Tanggal lahir" not in headings(tree) or "NIK" not in headings(tree)
    if name == "roster":
        assert rows(tree)[0][at(tree, "nik")] == "1671••••••••••07"
        assert "5 Januari 1990" not in text


@pytest.mark.parametrize("name", sorted(RESULTS))
def test_no_relation_shows_a_birth_date_beside_a_nik(name: str) -> None:
    columns = shown(RESULTS[name])
    assert not {"nik", "tanggal_lahir"} <= set(columns)
    assert not {"nik", "nik_asli", "hp"} & set(columns) - set(MASKED)


def test_a_folder_of_an_older_program_is_searched_too(shelf: Shelf) -> None:
    few = {name: one for name, one in shelf.finished.relations.items() if name in ("unit", "measure", "finding")}
    older = dataclasses.replace(shelf, finished=dataclasses.replace(shelf.finished, relations=few))
    assert page(older, "cari?q=palembang").all("li")


def test_a_table_is_downloaded_as_it_is_shown(shelf: Shelf) -> None:
    found = answer(shelf, "unduh/roster.csv?cari=pekerja&urut=upah&arah=turun")
    lines = found.body.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + WORKERS
    assert lines[0].split(";") == headings(page(shelf, "tabel/roster"))
    assert "Pekerja 119" in lines[1]
    assert NIK not in found.body.decode()
    assert found.headers["Content-Disposition"] == 'attachment; filename="roster.csv"'
    assert "'=cmd" in answer(shelf, "unduh/unit.csv").body.decode()
    assert answer(shelf, "unduh/rahasia.csv").status == 404


def test_search_can_not_be_asked_whether_a_nik_is_there(shelf: Shelf) -> None:
    assert page(shelf, f"tabel/roster?cari={NIK[4:12]}&urut=nik").all("tbody")[0].text.startswith("Tidak ada")


def test_search_finds_governments_units_and_findings(shelf: Shelf) -> None:
    tree = page(shelf, "cari?q=dinas+pendidikan+palembang")
    kinds = {one.text for one in tree.all("span") if one.attributes.get("class") == "jenis"}
    assert kinds == {"Unit", "Temuan"}
    assert page(shelf, "cari?q=kota+palembang").all("li")[3].all("a")[0].attributes["href"] == f"{FOLDER}/{sheet_name('1671')}"
    assert page(shelf, "cari?q=%3Cscript%3E").all("script") == []


@pytest.mark.parametrize(
    "target",
    ["../run.json", "%2e%2e/run.json", "gap/1671/rahasia.xlsx", f"{FOLDER}/keluar.html", f"{FOLDER}/../run.json", "run.json", "tabel/../run",
     "tabel/", "tabel/rahasia", "/etc/passwd", "%2Fetc%2Fpasswd", "book.html/", "hasil/roster/part-0.parquet"],
)  # fmt: skip
def test_nothing_else_of_the_machine_is_reached(shelf: Shelf, target: str) -> None:
    assert answer(shelf, target).status == 404


def test_every_government_of_the_run_has_its_sheet_on_the_shelf(shelf: Shelf) -> None:
    assert {f"{FOLDER}/{sheet_name(code)}" for code in PEMDA} == {name for name in shelf.papers if name.startswith(FOLDER)}


def test_an_office_is_found_by_its_abbreviation_and_told_without_codes(shelf: Shelf) -> None:
    for asked in ("disdik", "Disdik Palembang", "DINAS PENDIDIKAN", "disdik kota palembang"):
        tree = page(shelf, "cari?" + urlencode({"q": asked}))
        found = [one.all("a")[0].text for one in tree.all("li") if one.all("span")]
        assert "Dinas Pendidikan" in found, asked
    assert not any("1671" in one.text for one in page(shelf, "cari?q=kota+palembang").all("li"))


def test_tables_speak_in_labels(shelf: Shelf) -> None:
    tree = page(shelf, "tabel/ledger")
    assert tree.all("h1")[0].text == "Keadaan tiap pekerja"
    assert not any("_" in name for name in headings(tree))
    shown_states = {row[headings(tree).index("Keadaan")] for row in rows(tree)}
    assert shown_states and not shown_states & set(STATE)
    assert rows(page(shelf, "tabel/ledger?cari=" + quote(sorted(shown_states)[0])))
    findings = page(shelf, "tabel/finding")
    told = [row[headings(findings).index("Kode")] for row in rows(findings)]
    assert told and not any(text.startswith("TEMUAN_") for text in told)


@pytest.mark.parametrize("query", ["&".join(f"a{at}=1" for at in range(40)), "cari=%00", "cari=%ff%fe", "cari=" + "a+" * 400, "urut=;--", "hal=" + "9" * 300, "hal=-1", "=&=&;", "pemda=%00"])  # fmt: skip
def test_an_odd_query_is_answered_or_refused(shelf: Shelf, query: str) -> None:
    for path in ("", "cari", "tabel/roster", "unduh/unit.csv"):
        assert answer(shelf, f"{path}?{query}").status in (200, 400)
