"""What a budget file says of its stage: which pergeseran, a changed plan, indicator and target, and the ceiling before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import ibis
import openpyxl
import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.rules.tahap import sequence_in, sequence_of

pytestmark = pytest.mark.chain

WORDS = [
    ("DPA Pergeseran ke-2 Tahun 2026", 2), ("Pergeseran Anggaran II", 2), ("pergeseran ketiga", 3), ("APBD-Pergeseran (I)", 1),
    ("PERGESERAN 2026", None), ("Pergeseran", None), ("Perubahan RKPD 2026", 1), ("RKPD-P", 1), ("RKPD", None), ("KUPA dan PPAS-P", 1),
    ("KUA-PPAS 2027", None), ("Perubahan KUA dan PPAS", 1), ("APBD-P", None), ("DPA 2026", None), ("Pergeseran ke-12", 12),
]  # fmt: skip
HEAD = ["Tahun", "Kode Rekening", "Uraian", "OPD", "Pagu Sebelum Pergeseran", "Pagu"]
LINE = ["2026", "5.1.02.02.02.0006", "Iuran JKK", "Dinas Kesehatan", "5.000", "4.000"]


def read(engine: Engine, folder: Path, name: str, rows: list[list[Any]]) -> dict[str, Any]:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    checked = check_files(engine, [Source(folder / name, name, pemda="1671")], posisi=dt.date(2026, 10, 31), work=folder)
    assert engine.rows(checked.problem) == []
    (row,) = engine.rows(checked.relations["budget_line"])
    return row


def test_which_of_several(engine: Engine) -> None:
    texts = pa.table({"text": [text for text, _ in WORDS]})
    rows = engine.rows(engine.table(texts).select("text", found=sequence_of(ibis._.text)))
    assert {row["text"]: row["found"] for row in rows} == dict(WORDS)
    assert {text: sequence_in(text) for text, _ in WORDS} == dict(WORDS)


@pytest.mark.parametrize(
    ("name", "title", "stage"),
    [
        ("a.xlsx", [["PERGESERAN ANGGARAN KE-2"]], None), ("Pergeseran II 2026.xlsx", [["Tahap: Pergeseran"]], None), ("b.xlsx", [], "Pergeseran ke-2"),
    ],
)  # fmt: skip
def test_a_pergeseran_by_its_title_its_name_or_its_column(
    duck: Engine, tmp_path: Path, name: str, title: list[list[str]], stage: str | None
) -> None:  # fmt: skip
    rows = [*title, [*HEAD, "Tahap"], [*LINE, stage]] if stage else [*title, HEAD, LINE]
    row = read(duck, tmp_path, name, rows)
    assert [row[one] for one in ("tahap", "urutan_tahap", "pagu_murni", "pagu")] == ["PERGESERAN", 2, 5_000, 4_000]


def test_a_changed_plan_is_told_from_the_plan(duck: Engine, tmp_path: Path) -> None:
    head = ["Kode Sub Kegiatan", "Sub Kegiatan", "OPD", "Indikator", "Target", "Satuan", "Pagu Indikatif"]
    line = ["2.07.05.2.01.0003", "Jaminan Sosial Tenaga Kerja", "Disnaker", "Pekerja terlindungi", "40", "orang", "1.000.000"]
    for name, title, number in (("a.xlsx", "RKPD 2026", None), ("b.xlsx", "PERUBAHAN RKPD 2026", 1)):
        row = read(duck, tmp_path, name, [[title], ["Tahun: 2026"], head, line])
        assert [row[one] for one in ("tahap", "urutan_tahap", "indikator", "target", "satuan_target")] == [
            "RKPD", number, "Pekerja terlindungi", "40", "orang",
        ]  # fmt: skip


def test_the_twin_of_a_changed_line_stands_beside_it(duck: Engine, tmp_path: Path) -> None:
    heads = ["kode_sbl", "tahun_anggaran", "kode_akun", "nama_akun", "nama_skpd", "koefisien", "harga_satuan", "rincian", "rincian_murni"]
    cells = ["1.2", "2026", "5.1.02.02.02.0006", "Belanja Iuran JKK", "Dinas Kesehatan", "1 Paket", "900", "900", "700"]
    book = openpyxl.Workbook()
    for row in (heads, cells):
        book.active.append(row)
    book.save(tmp_path / "data_rka.xlsx")
    checked = check_files(duck, [Source(tmp_path / "data_rka.xlsx", "d", pemda="1671")], posisi=dt.date(2026, 10, 31), work=tmp_path)
    found = {row["tahap"]: (row["pagu"], row["pagu_murni"]) for row in duck.rows(checked.relations["budget_line"])}
    assert found == {"APBD_P": (900, 700), "APBD": (700, None)}
