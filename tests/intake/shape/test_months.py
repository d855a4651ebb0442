"""Which month a title or a name tells, and when a list says another than the one that is asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.evaluation.offices import nik

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.shape.months import month_of_name, month_of_title
from naungan.kernel.problem import Severity

TITLES = [
    ("DAFTAR TENAGA NON ASN BULAN OKTOBER 2026", "2026-10"), ("Bulan: 10-2026", "2026-10"), ("Periode : 2026-10", "2026-10"),
    ("Keadaan bulan Nopember 2026", "2026-11"), ("REKAP JANUARI SD OKTOBER 2026", None), ("Palembang, 3 November 2026", None),
    ("Posisi data 31 Oktober 2026", None), ("PERANGKAT DESA 2026", None), ("Surat nomor 800/10/2026", None), ("Tahun 2026", None),
    ("September 2026 dan Oktober 2026", None), ("TA 2026", None), ("", None),
]  # fmt: skip
NAMES = [
    ("1671/2026-11/honorer oktober 2026.xlsx", "2026-10"), ("honorer_2026-10.csv", "2026-10"), ("10-2026 honorer.csv", "2026-10"),
    ("honorer 2026-11-03.csv", None), ("honorer 3 November 2026.csv", None), ("Oktober 2026", "2026-10"), ("Data", None),
    ("honorer jan-okt 2026.csv", None), ("januari-oktober 2026.csv", None), ("honorer Oktober.csv", None),
]  # fmt: skip
HEAD = ";".join(("Nama", "NIK", "OPD", "Gaji"))
ROW = f"Budi Santoso;{nik(1)};Dinas Kesehatan;1500000"


@pytest.mark.parametrize(("line", "month"), TITLES)
def test_a_title(line: str, month: str | None) -> None:
    assert month_of_title([["DINAS KESEHATAN", None], [line]]) == month


@pytest.mark.parametrize(("name", "month"), NAMES)
def test_a_name(name: str, month: str | None) -> None:
    assert month_of_name(name) == month


@pytest.mark.chain
@pytest.mark.parametrize(("name", "above", "said"), [
    ("a.csv", "BULAN OKTOBER 2026", "judul di atas tabel menyebut Oktober 2026"), ("daftar oktober 2026.csv", "", "nama berkas menyebut"),
    ("a.csv", "BULAN NOVEMBER 2026", ""), ("daftar oktober 2026.csv", "BULAN NOVEMBER 2026", ""), ("a.csv", "Palembang, 3 Oktober 2026", ""),
    ("daftar september 2026.csv", "BULAN OKTOBER 2026", ""), ("a.csv", "", ""),
])  # fmt: skip
@pytest.mark.parametrize("known", [{"bulan_tempat": "2026-11"}, {"bulan": "2026-11"}])
def test_a_list_that_tells_another_month_is_told_so(
    duck: Engine, tmp_path: Path, name: str, above: str, said: str, known: dict[str, str]
) -> None:
    (tmp_path / name).write_text("\n".join([above, HEAD, ROW]) + "\n")
    found = check_files(duck, [Source(tmp_path / name, name, **known)], posisi=dt.date(2026, 11, 30), work=tmp_path / "w")  # type: ignore[arg-type]
    told = [row for row in duck.rows(found.problem) if row["kode"] == "BULAN_LAIN_DISEBUT"]
    assert [row["tingkat"] for row in told] == ([Severity.NOTE] if said else [])
    if said:
        from naungan.told.problems import worded

        message, remedy = worded(told[0])
        assert said in message and "November 2026" in message and "November 2026" in remedy
        assert duck.rows(found.file)[0]["diterima"] == 1, "a warning takes no row away"


@pytest.mark.chain
def test_whoever_said_the_month_of_this_file_is_not_asked(duck: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("\n".join(["BULAN OKTOBER 2026", HEAD, ROW]))
    source = Source(tmp_path / "a.csv", "a.csv", bulan="2026-11", bulan_tempat="2026-11")
    found = check_files(duck, [source], posisi=dt.date(2026, 11, 30), work=tmp_path / "w")
    assert "BULAN_LAIN_DISEBUT" not in {row["kode"] for row in duck.rows(found.problem)}
