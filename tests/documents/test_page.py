"""``book.html`` and the sheets, read back by an independent parser; what only a browser can tell stands in tests/browser."""

from __future__ import annotations

import dataclasses
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.documents.conftest import PEMDA, SILENT, UNITS
from tests.documents.reader import Element, read

from naungan import documents, regions
from naungan.documents import paper
from naungan.documents.page import FOLDER, sheet_name
from naungan.documents.page.svg import bar, shade
from naungan.engine import Engine
from naungan.kernel.messages import catalogue
from naungan.told.material import Material, gather

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028\"'&"


@pytest.fixture(scope="module")
def material(duck: Engine, results: dict[str, Any], run: dict[str, Any]) -> Material:
    return gather(duck, results, run)


def written(folder: Path, material: Material) -> str:
    documents.write_page(folder / "book.html", material)
    return (folder / "book.html").read_text("utf-8")


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory, material: Material) -> str:
    return written(tmp_path_factory.mktemp("page"), material)


@pytest.fixture(scope="module")
def page(text: str) -> Element:
    return read(text)


def row_of(page: Element, code: str) -> list[str]:
    found = [row for row in page.all("tr") if row.attributes.get("data-wilayah") == code]
    return [cell.text for cell in found[-1].parts if isinstance(cell, Element)]


def data_of(page: Element) -> dict[str, Any]:
    return json.loads(next(one for one in page.all("script") if one.attributes.get("id") == "data").parts[0])


def test_the_page_opens_with_one_sentence_and_says_which_month(page: Element, material: Material) -> None:
    (headline,) = page.all("h1")
    total = material.total
    assert headline.text.startswith(f"Dari {total['pekerja']:,} pekerja".replace(",", "."))
    assert "Oktober 2026" in page.all("title")[0].text
    assert page.all("html")[0].attributes["lang"] == "id"


def test_the_first_screen_names_who_has_not_handed_in(page: Element) -> None:
    first = page.all("header")[0].text
    assert "Belum menyerahkan" in first
    assert regions.nama(SILENT) in first


def test_without_a_unit_list_nobody_is_said_to_have_handed_in_all(tmp_path: Path, material: Material) -> None:
    page = read(written(tmp_path, dataclasses.replace(material, unit=[])))
    assert "Tanpa daftar unit" in page.all("header")[0].text and "semua unit dalam daftar unit" not in page.all("header")[0].text
    section = next(one for one in page.all("section") if one.attributes.get("id") == "penyerahan")
    assert {row.all("td")[-1].text for row in section.all("tr")[1:3]} == {"tidak tersedia · daftar unit tidak ada"}


def test_sections_stand_in_the_order_of_the_meeting(page: Element) -> None:
    order = ["penyerahan", "cakupan", "anggaran", "termahal", "temuan", "wilayah", "metode"]
    assert [one.attributes["id"] for one in page.all("section") if one.attributes.get("id") in order] == order
    links = [one.attributes["href"] for one in page.all("nav")[0].all("a")]
    assert links == ["#ringkasan", *(f"#{name}" for name in order)]


def test_each_government_shows_the_counts_of_its_measures(page: Element, material: Material) -> None:
    for measure in material.measures("pemda"):
        cells = row_of(page, measure["pemda"])
        assert cells[1] == str(measure["pekerja"])
        assert cells[3].startswith(f"{measure['batas_bawah'] * 100:.1f}".replace(".", ","))
    assert len([row for row in page.all("tr") if len(row.attributes.get("data-wilayah", "")) == 4]) == len(PEMDA) - 2


def test_units_without_a_line_stand_on_a_row_of_their_own_and_the_shortfall_adds_up(page: Element, material: Material) -> None:
    """What was never budgeted can't run out: the same count as in the answer above the table, and every rupiah once."""
    (table,) = [one for one in page.all("table") if one.all("th")[0].text == "Habis pada"]
    rows = {row.all("th")[0].text: [cell.text for cell in row.all("td")] for row in table.all("tr")[1:]}
    status = material.unit_status
    assert rows["tidak dianggarkan"][1] == str(sum(row["anggaran"] == "tidak_dianggarkan" for row in status))
    assert rows["November 2026"][1] == str(sum(row["anggaran"] == "kurang" for row in status))
    shown = sum(int(cells[3].replace(".", "")) for name, cells in rows.items() if name in ("tidak dianggarkan", "November 2026"))
    assert shown == sum(row["kekurangan"] or 0 for row in status)


def test_a_member_file_without_a_date_is_not_a_file_that_is_missing(tmp_path: Path, material: Material) -> None:
    undated = [{**row, "posisi": None} if row["dataset"] == "member" else row for row in material.file]
    cells = row_of(read(written(tmp_path, dataclasses.replace(material, file=undated))), PEMDA[1])
    assert "tidak tersedia · berkas peserta tidak menyebut tanggalnya" in cells


def test_what_is_not_known_is_hatched_and_says_why(page: Element) -> None:
    assert row_of(page, SILENT)[1] == "tidak tersedia · daftar pekerja belum diserahkan"
    hatched = [one.text for one in page.all("span") if one.attributes.get("class") == "kosong"]
    assert hatched
    assert all(words.startswith("tidak tersedia") for words in hatched)


def test_every_chart_stands_in_a_table_with_its_numbers(page: Element) -> None:
    bars = [one for one in page.all("svg") if one.attributes.get("class") == "batang"]
    in_tables = [one for table in page.all("table") for one in table.all("svg") if one.attributes.get("class") == "batang"]
    assert len(bars) == len(in_tables) + 1, "only the bar of the headline stands outside, above its own sentence"
    assert all(one.attributes["aria-hidden"] == "true" for one in bars)


def test_every_table_has_headings_for_its_columns(page: Element) -> None:
    for table in page.all("table"):
        assert all("scope" in heading.attributes for heading in table.all("th"))


def test_the_map_of_the_nation_has_38_tiles_and_those_outside_say_so(page: Element) -> None:
    (nation,) = [one for one in page.all("svg") if one.attributes.get("aria-label") == "Peta provinsi"]
    tiles = [one for one in nation.all() if "petak" in one.attributes.get("class", "")]
    assert len(tiles) == 38
    assert {one.attributes["href"] for one in nation.all("a")} == {"#p16", "#p19"}
    assert sum("di luar evaluasi ini" in one.attributes["aria-label"] for one in tiles) == 36


def test_the_maps_of_provinces_lead_to_every_government(page: Element) -> None:
    links = {one.attributes["href"] for svg in page.all("svg") for one in svg.all("a")}
    assert {f"#k{code}" for code in PEMDA} <= links


def test_details_reach_down_to_units_and_findings(page: Element, material: Material) -> None:
    data = data_of(page)
    assert sorted(data["pemda"]) == PEMDA
    assert all(len(one["u"]) == len(UNITS) for one in data["pemda"].values())
    assert sum(len(one["t"]) + one["lagi"] for one in data["pemda"].values()) == len(material.finding)
    texts, numbers = len(data["teks"]), [unit[0] for one in data["pemda"].values() for unit in one["u"]]
    assert all(0 <= at < texts for at in numbers)


def test_no_address_leaves_the_page_and_only_its_own_script_runs(text: str, page: Element) -> None:
    assert not re.search(r"(https?:)?//[a-z]", text.replace("// ", ""))
    assert not [one for one in page.all() if {"src", "srcset", "action"} & one.attributes.keys()]
    assert not [one for one in page.all() if "style" in one.attributes or any(name.startswith("on") for name in one.attributes)]
    (policy,) = [one.attributes["content"] for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy"]
    scripts = [one.parts[0] for one in page.all("script") if "type" not in one.attributes]
    assert policy == paper.policy(str(page.all("style")[0].parts[0]), str(scripts[0]))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert len(scripts) == 1


def test_hostile_names_stay_text(tmp_path: Path, material: Material) -> None:
    status = [{**row, "unit_nama": HOSTILE} for row in material.unit_status]
    finding = [{**row, "unit_nama": HOSTILE, "dasar": HOSTILE} for row in material.finding]
    unit = [{**row, "unit": "x" + row["unit"], "nama": HOSTILE} for row in material.unit]
    hostile = dataclasses.replace(material, unit_status=status, finding=finding, unit=unit)
    text = written(tmp_path, hostile)
    (sheet,) = [path for path in documents.write_sheets(tmp_path / FOLDER, hostile) if path.name.startswith("1671-")]
    for content in (text, sheet.read_text("utf-8")):
        page = read(content)
        assert page.all("img") == []
        assert all("alert" not in str(one.parts) for one in page.all("script") if "type" not in one.attributes)
    assert HOSTILE in data_of(read(text))["teks"]
    assert "\u2028" not in text.split('id="data">')[1]


def test_the_page_is_the_same_each_time_and_small(tmp_path: Path, text: str, material: Material) -> None:
    assert written(tmp_path, material) == text
    assert len(text) < 400_000


def test_nothing_at_all_is_a_page_too(tmp_path: Path, duck: Engine, sample: dict[str, Any], run: dict[str, Any]) -> None:
    empty = {name: duck.table(table.slice(0, 0)) for name, table in sample.items()}
    material = gather(duck, empty, {**run, "posisi": None, "parameter": []})
    page = read(written(tmp_path, material))
    assert "Belum ada daftar pekerja" in page.all("h1")[0].text
    assert documents.write_sheets(tmp_path / FOLDER, material) == []


def test_a_government_nobody_knows_is_a_row_without_a_map(tmp_path: Path, material: Material) -> None:
    strange = [{**row, "pemda": "9901"} for row in material.measures("pemda")[:1]]
    page = read(written(tmp_path, dataclasses.replace(material, measure=[*material.measure, *strange])))
    assert row_of(page, "9901")[1] == str(strange[0]["pekerja"])


def test_each_government_has_a_sheet_with_empty_columns_and_boxes_to_sign(tmp_path: Path, material: Material) -> None:
    written = documents.write_sheets(tmp_path / FOLDER, material)
    assert [path.name for path in written] == [sheet_name(code) for code in PEMDA]
    page = read(written[PEMDA.index("1671")].read_text("utf-8"))
    heads = [one.text for one in page.all("thead")[0].all("th")]
    assert heads[-3:] == ["Rencana tindak lanjut", "Penanggung jawab", "Tenggat"]
    rows = [[cell.text for cell in row.all("td")[-3:]] for row in page.all("tbody")[0].all("tr")]
    assert len(rows) >= 4
    assert {cell for row in rows for cell in row} == {""}
    signed = [one.text for one in page.all("li")]
    assert [words.split(" · ")[0].split(" Nama")[0] for words in signed] == [
        "Pemerintah daerah",
        "BPJS Ketenagakerjaan",
        "Pemerintah provinsi",
    ]


def test_the_page_links_each_sheet(page: Element) -> None:
    links = {one.attributes["href"] for one in page.all("a")}
    assert {f"{FOLDER}/{sheet_name(code)}" for code in PEMDA} <= links


def test_bars_and_tiles_are_drawn_in_proportion() -> None:
    drawn = read(bar([("ya", 1), ("kabur", 2), ("tidak", 1)]))
    assert [one.attributes["width"] for one in drawn.all("rect")] == ["25.00%", "50.00%", "25.00%"]
    assert [one.text for one in drawn.all("text")] == ["25,0%", "50,0%", "25,0%"]
    assert [one.attributes["class"] for one in read(bar([("ya", None)])).all("rect")] == ["b-kabur"]
    assert [shade(None), shade(Decimal("0.199999")), shade(Decimal("0.2")), shade(Decimal(1))] == ["s0", "s1", "s2", "s5"]


def test_every_sentence_a_template_asks_for_stands_in_the_catalogue() -> None:
    folder = Path(paper.__file__).parent
    asked = {code for file in folder.rglob("*.html") for code in re.findall(r"""say\(["']([A-Z_]+[A-Z])["']""", file.read_text("utf-8"))}
    assert [code for code in sorted(asked) if f"DOK_{code}" not in catalogue()] == []
    assert len(asked) > 60
