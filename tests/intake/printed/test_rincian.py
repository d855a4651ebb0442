"""The printed RKA: a tree with merged cells and formulas becomes lines; what is printed around them must add up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.printed.rincian import HEAD, lines_of

pytestmark = pytest.mark.chain

POSISI = dt.date(2026, 10, 31)
OPD = "2.07.3.32.0.00.01.0000 DINAS TENAGA KERJA"
SUB = "2.07.05.2.01.0003 Jaminan Sosial Tenaga Kerja"
JKK = ["5", "1", "02", "02", "02", "0006"]
LINE = ["Iuran JKK tenaga kebersihan\nSpesifikasi: kelompok I", "40 Orang x 12 Bulan", 2400, "Orang Bulan", 0, 1_152_000]


def tree(
    lines: list[list[Any]], account: Any, *, opd: str = OPD, sub: str = SUB, pagu: int | None = None, total: Any = None
) -> list[list[Any]]:
    """One sub-activity: header block, headings over two rows, accounts above the lines, a total."""
    return [
        ["Organisasi", "", "", "", "", "", ": " + opd], ["Sub Kegiatan", "", "", "", "", "", ": " + sub],
        ["Sumber Pendanaan", "", "", "", "", "", ": DAU"], ["Alokasi Tahun - 1", "", "", "", "", "", ": Rp 9"],
        *([["Alokasi Tahun 2026", "", "", "", "", "", f": Rp {pagu:,}".replace(",", ".")]] if pagu is not None else []),
        ["Kode Rekening", *[""] * 5, "Uraian", "Rincian Perhitungan", "", "", "", "Jumlah"],
        [*[""] * 7, "Koefisien", "Harga", "Satuan", "PPN", ""], [str(number) for number in range(1, 13)],
        *([*JKK[:level], *[""] * (6 - level), "BELANJA", "", "", "", "", account] for level in (1, 2, 3, 4, 5)),
        [*JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "", "", "", "", account],
        *([*[""] * 6, *line] for line in lines),
        [*[""] * 6, "Jumlah Anggaran Sub Kegiatan", "", "", "", "", account if total is None else total],
        [*[""] * 6, "Mengetahui,"], [*[""] * 6, "NIP 198001012005011001"],
    ]  # fmt: skip


def workbook(path: Path, *blocks: list[list[Any]], title: str = "RKA - RINCIAN BELANJA SKPD") -> Path:
    """The blocks below each other; texts that begin with = are formulas whose result was never stored."""
    rows: list[list[Any]] = [
        [title],
        ["Pemerintah Kota Contoh Tahun Anggaran 2026"],
        [],
        *[row for block in blocks for row in [*block, []]],
    ]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("RKA")
        for number, row in enumerate(rows):
            if row[:1] == ["Kode Rekening"]:
                sheet.merge_range(number, 0, number + 1, 5, "Kode Rekening")
                sheet.merge_range(number, 7, number, 10, "Rincian Perhitungan")
            for column, cell in enumerate(row):
                if row[:1] == ["Kode Rekening"] and column in (0, 7):
                    continue
                if isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(number, column, cell, value="")
                elif cell not in ("", None):
                    sheet.write(number, column, cell)
    return path


def read(engine: Engine, path: Path, **known: Any) -> tuple[dict[str, Any], list[dict[str, Any]], dict[str, list[int]]]:
    checked = check_files(engine, [Source(path, path.name, pemda="1671", **known)], posisi=POSISI, work=path.parent / "work")
    (file,) = engine.rows(checked.file)
    codes: dict[str, list[int]] = {}
    for row in sorted(engine.rows(checked.problem), key=lambda one: one["baris"] or 0):
        codes.setdefault(row["kode"], []).append(row["baris"])
    return file, sorted(engine.rows(checked.relations["budget_line"]), key=lambda row: row["urutan"]), codes


def test_a_line_knows_everything_that_stands_above_it(engine: Engine, tmp_path: Path) -> None:
    groups = [
        ["[#] Iuran Jamsostek\nSumber Dana : DBH Sawit", "", "", "", "", 1_152_000],
        ["[-] Tenaga kebersihan", "", "", "", "", 1_152_000],
    ]
    file, lines, problems = read(engine, workbook(tmp_path / "a.xlsx", tree([*groups, LINE], 1_152_000)))
    (line,) = lines
    assert (file["layout"], file["tahap"], file["masuk"], file["diterima"], problems) == ("rka_rincian", "RKA", 1, 1, {})
    assert (line["kode_rekening"], line["rekening_nama"]) == ("5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN")
    assert (line["unit"], line["unit_nama"]) == ("2.07.3.32.0.00.01.0000", "DINAS TENAGA KERJA")
    assert (line["subkegiatan"], line["subkegiatan_nama"]) == ("2.07.05.2.01.0003", "Jaminan Sosial Tenaga Kerja")
    assert (line["dana"], line["keterangan"]) == ("DBH Sawit", "Iuran Jamsostek; Tenaga kebersihan")
    assert (line["orang"], line["bulan_rencana"], line["orang_bulan"], line["harga_satuan"], line["pagu"]) == (40, 12, 480, 2400, 1_152_000)
    assert (line["tahun"], line["lembar"], line["baris"]) == (2026, "RKA", 19)


def test_several_offices_and_sub_activities_follow_each_other(engine: Engine, tmp_path: Path) -> None:
    other = tree([LINE, LINE], 2_304_000, opd="1.02.0.00.0.00.01.0000 DINAS KESEHATAN", sub="1.02.01.2.02.0001 Gaji")
    file, lines, problems = read(engine, workbook(tmp_path / "a.xlsx", tree([LINE], 1_152_000), other))
    assert file["masuk"] == 3 and problems == {}
    assert [(line["unit_nama"], line["subkegiatan"]) for line in lines] == [
        ("DINAS TENAGA KERJA", "2.07.05.2.01.0003"), *[("DINAS KESEHATAN", "1.02.01.2.02.0001")] * 2,
    ]  # fmt: skip


def test_formulas_without_results_are_computed_and_said(engine: Engine, tmp_path: Path) -> None:
    lines = [[*LINE[:-1], "=H1*I1"], ["Meterai", "3 Buah", 10_000, "Buah", 0, 30_000]]
    _, found, problems = read(engine, workbook(tmp_path / "a.xlsx", tree(lines, "=SUM(L1:L9)", total="=SUM(L1:L9)")))
    assert [line["pagu"] for line in found] == [1_152_000, 30_000]
    assert problems.keys() == {"RKA_JUMLAH_DIHITUNG", "RUMUS_TANPA_HASIL"}
    assert [line["orang"] for line in found] == [40, None], "three stamps are no people"


def test_lines_that_do_not_add_up_to_their_account_are_held(engine: Engine, tmp_path: Path) -> None:
    file, lines, problems = read(engine, workbook(tmp_path / "a.xlsx", tree([LINE, LINE], 1_152_000, total=2_304_000)))
    assert (file["masuk"], file["ditahan"], file["diterima"]) == (2, 2, 0)
    assert problems == {"RKA_REKENING_BEDA": [17, 18]} and all(line["tahan"] for line in lines)


def test_the_total_and_the_ceiling_are_compared_once(engine: Engine, tmp_path: Path) -> None:
    _, _, problems = read(engine, workbook(tmp_path / "a.xlsx", tree([LINE, LINE], 2_304_000, total=5)))
    assert problems == {"RKA_SUBKEGIATAN_BEDA": [17]}
    _, _, problems = read(engine, workbook(tmp_path / "b.xlsx", tree([LINE], 1_152_000, pagu=2_000_000, total="")))
    assert problems == {"RKA_SUBKEGIATAN_BEDA": [18]}


def test_an_account_without_lines_is_itself_the_line(engine: Engine, tmp_path: Path) -> None:
    _, (line,), _ = read(engine, workbook(tmp_path / "a.xlsx", tree([], 900_000)))
    assert (line["kode_rekening"], line["pagu"], line["orang"]) == ("5.1.02.02.02.0006", 900_000, None)


def test_a_heading_repeated_on_each_page_interrupts_nothing() -> None:
    block = tree([LINE, LINE], 2_304_000)
    heading = block[4:7]
    paged = [*block[:13], *heading, *block[13:]]
    flat = list(lines_of(enumerate(paged, start=1)))
    head = next(cells for _, cells in flat if cells == HEAD)
    accounts = [
        cells[head.index("Kode Rekening")] for _, cells in flat if cells[head.index("Uraian") : head.index("Uraian") + 1] != ["Uraian"]
    ]
    assert [account for account in accounts if account and account.startswith("5")] == ["5.1.02.02.02.0006"] * 2


@pytest.mark.parametrize(
    ("title", "stage"), [("DPA - RINCIAN BELANJA", "APBD"), ("DPPA - RINCIAN BELANJA", "APBD_P"), ("RINCIAN BELANJA", None)]
)
def test_the_title_tells_the_stage(duck: Engine, tmp_path: Path, title: str, stage: str | None) -> None:
    _, (line,), problems = read(duck, workbook(tmp_path / "a.xlsx", tree([LINE], 1_152_000), title=title))
    assert line["tahap"] == stage and ("TAHAP_TIDAK_DIKENAL" in problems) == (stage is None)
