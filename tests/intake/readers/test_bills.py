"""Formulir 2a PU as BPJS prints it: merged headings, pages, footers; and amounts held against the rates of their month."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from tests.intake.test_files import check

from naungan.engine import Engine
from naungan.kernel import nik

pytestmark = pytest.mark.chain

TOP = ["No", "No. Peserta", "NIK", "Nama Tenaga Kerja", "Tanggal Lahir", "Upah", "Rapel", "JKK", "JKM", "JHT", "", "JP", "", "Total Iuran"]
LOW = ["", "", "", "", "", "", "", "", "", "Pemberi Kerja (3,70%)", "Tenaga Kerja (2%)", "Pemberi Kerja 2%", "Tenaga Kerja 1%", ""]
MERGED = ((9, 10, "JHT"), (11, 12, "JP"))


def a_nik(serial: int) -> str:
    return nik.build("167101", dt.date(1990, 5, 5), "P", serial)


def line(number: int, upah: int, *, jht: bool = True, **other: int) -> list[str]:
    """One worker of group I in all four programmes, all cells text as SIPP writes them."""
    parts = {"jkk": upah * 24 // 10_000, "jkm": upah * 30 // 10_000} | (
        {"jht1": upah * 37 // 1000, "jht2": upah * 20 // 1000, "jp1": upah * 20 // 1000, "jp2": upah * 10 // 1000}
        if jht
        else dict.fromkeys(("jht1", "jht2", "jp1", "jp2"), 0)
    )
    parts |= other
    total = other.pop("total", sum(value for name, value in parts.items() if name not in ("total", "rapel")))
    amounts = [upah, other.get("rapel", 0), *(parts[name] for name in ("jkk", "jkm", "jht1", "jht2", "jp1", "jp2")), total]
    return [
        str(number),
        f"{number:011d}",
        a_nik(number),
        f"SITI {chr(64 + number)}",
        "05-05-1990",
        *(f"{one:,}".replace(",", ".") for one in amounts),
    ]


def form(path: Path, pages: list[list[list[str]]], period: str = "10 2026") -> Path:
    """The pages below one another, each with the title and the two-row heading again; sums below."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, at = book.add_worksheet("Formulir 2a"), 0

        def put(*cells: str) -> None:
            nonlocal at
            sheet.write_row(at, 0, cells)
            at += 1

        for number, rows in enumerate(pages, start=1):
            put("RINCIAN IURAN TENAGA KERJA (FORMULIR 2a PU)")
            put("NPP", ": 16000001")
            put("Nama Perusahaan", ": DINAS CONTOH")
            put("Periode", f": {period}")
            put(f"Halaman {number} dari {len(pages)}")
            top = at
            put(*TOP)
            put(*LOW)
            for first, last, text in MERGED:
                sheet.merge_range(top, first, top, last, text)
            put(*(str(place) for place in range(1, 15)))
            for row in rows:
                put(*row)
        everything = [row for rows in pages for row in rows]
        sums = [f"{sum(int(row[place].replace('.', '')) for row in everything):,}".replace(",", ".") for place in range(5, 14)]
        put("Jumlah Seluruhnya", "", "", "", "", *sums)
    return path


def test_two_pages_of_one_bill_are_members_and_lines(engine: Engine, tmp_path: Path) -> None:
    pages = [[line(1, 2_000_000), line(2, 3_000_000, jht=False)], [line(3, 20_000_000, jp1=221_726, jp2=110_863)]]
    file, relations, problems = check(engine, form(tmp_path / "2a.xlsx", pages))
    assert (file["layout"], file["dataset"], file["bulan"], file["lingkup"]) == ("formulir_2a", "member", "2026-10", "own_npp")
    assert (file["masuk"], file["diterima"], file["ditahan"], file["ditolak"]) == (3, 3, 0, 0)
    members, lines = relations["member"], relations["bill"]
    assert [(row["npp"], row["aktif"], row["lunas_sampai"]) for row in members] == [("16000001", True, None)] * 3
    assert [(row["jkk"], row["jkm"], row["jht"], row["jp"]) for row in members] == [
        (True, True, True, True),
        (True, True, False, False),
        (True,) * 4,
    ]
    assert [(row["iuran_jkk"], row["iuran_jht_pekerja"], row["jumlah_sesuai"]) for row in lines] == [
        (4_800, 40_000, True), (7_200, 0, True), (48_000, 400_000, True),
    ]  # fmt: skip
    assert problems == []
    assert [row["baris"] for row in lines] == [9, 10, 19]


def test_the_ceiling_of_jp_is_that_of_the_month(engine: Engine, tmp_path: Path) -> None:
    """11,086,300 from March 2026: 2 % of it is 221,726."""
    right = line(1, 20_000_000, jp1=221_726, jp2=110_863)
    wrong = line(2, 20_000_000)
    _, relations, problems = check(engine, form(tmp_path / "2a.xlsx", [[right, wrong]]))
    assert [row["tarif_sesuai"] for row in relations["bill"]] == [True, False]
    assert {problem["kolom"] for problem in problems if problem["kode"] == "TAGIHAN_TARIF_BEDA"} == {
        "JP Pemberi Kerja 2%",
        "JP Tenaga Kerja 1%",
    }


@pytest.mark.parametrize(
    ("period", "changed", "fits"),
    [
        ("10 2026", {"jkk": 10_800}, True),  # group II
        ("10 2026", {"jkk": 10_801}, True),  # SIPP's rounding is not published
        ("10 2026", {"jkk": 10_802}, False),
        ("10 2026", {"jkm": 60}, False),
        ("10 2020", {"jkk": 48, "jkm": 60}, True),  # PP 49/2020: 1 % is left
        ("10 2026", {"rapel": 1_000_000, "jkk": 7_200, "jkm": 9_000, "jht1": 111_000, "jht2": 60_000, "jp1": 60_000, "jp2": 30_000}, True),
        ("01 2010", {}, None),  # before the law of this program
    ],
)  # fmt: skip
def test_amounts_follow_the_rates_of_their_month(
    duck: Engine, tmp_path: Path, period: str, changed: dict[str, int], fits: bool | None
) -> None:
    _, relations, _ = check(duck, form(tmp_path / "2a.xlsx", [[line(1, 2_000_000, **changed)]], period))
    (row,) = relations["bill"]
    assert row["tarif_sesuai"] is fits
    assert row["jumlah_sesuai"] is True


def test_a_page_that_is_missing_shows_in_the_sum(engine: Engine, tmp_path: Path) -> None:
    whole = form(tmp_path / "2a.xlsx", [[line(1, 2_000_000)], [line(2, 3_000_000)]])
    assert [one for one in check(engine, whole)[2] if "JUMLAH" in one["kode"]] == []
    cut = tmp_path / "cut.csv"
    rows = [line(1, 2_000_000), ["Jumlah Seluruhnya", "", "", "", "", "5.000.000"]]
    head = [
        "NPP: 16000001",
        "Periode: 10 2026",
        ";".join(high if not low else f"{up} {low}" for high, low, up in zip(TOP, LOW, _over(), strict=True)),
    ]
    cut.write_text("\n".join([*head, *(";".join(row) for row in rows)]) + "\n")
    file, relations, problems = check(engine, cut)
    (wrong,) = [one for one in problems if one["kode"] == "TAGIHAN_JUMLAH_SELURUHNYA_BEDA"]
    assert (file["masuk"], file["ditahan"], wrong["tingkat"]) == (1, 1, "hold")
    assert [row["tahan"] for row in relations["bill"]] == [True]
    assert (wrong["baris"], wrong["kolom"], wrong["params"]) == (5, "Upah", '{"tertulis": 5000000, "hitung": 2000000}')


def _over() -> list[str]:
    over: list[str] = []
    for high in TOP:
        over.append(high or over[-1])
    return over


def test_no_kpj_is_kept(engine: Engine, tmp_path: Path) -> None:
    _, relations, problems = check(engine, form(tmp_path / "2a.xlsx", [[line(1, 2_000_000, total=1)]]))
    kept: list[Any] = [value for rows in relations.values() for row in rows for value in row.values()]
    assert "00000000001" not in [str(value) for value in [*kept, *(problem["nilai"] for problem in problems)]]
