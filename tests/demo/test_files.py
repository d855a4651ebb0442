"""What lies on disk: 65 governments, mixed layouts, and the truth at the very rows it names."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from naungan.answers.forms import CONTOH
from naungan.demo import make_demo, offices
from naungan.kernel.errors import Refusal, Unfit
from naungan.regions import nama

from .conftest import Month
from .reading import cells

pytestmark = pytest.mark.chain

SOME = ("1501", "16", "1671", "1771", "1804", "1871")
FORMS = {".pdf", ".xlsx", ".csv", ".parquet", ".xls", ".ods", ".json", ".sql"}


def test_65_governments_of_five_provinces(demo: Path) -> None:
    folders = sorted(path.name for path in (demo / "berkas").iterdir() if path.is_dir())
    codes = [name.split()[0] for name in folders]
    assert len(codes) == 65 and Counter(code[:2] for code in codes) == {"15": 12, "16": 18, "17": 11, "18": 16, "19": 8}
    assert all((nama(code) or "").split()[-1] in folder for code, folder in zip(codes, folders, strict=True))


def test_without_its_extra_the_example_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlwt", None)
    with pytest.raises(Unfit) as stop:
        make_demo(tmp_path / "contoh", scale=0.001, seed=7)
    assert stop.value.params == {"paket": "xlwt", "perintah": "pip install naungan[demo]"}
    assert not (tmp_path / "contoh").exists()


def test_counts_scale() -> None:
    assert sum(office.pekerja for office in offices(1, 7)) == pytest.approx(150_000, rel=0.01)
    assert sum(office.pekerja for office in offices(0.1, 7)) == pytest.approx(15_000, rel=0.01)
    assert max(len(office.units) for office in offices(1, 7)) >= 40 > max(len(office.units) for office in offices(0.05, 7))


def test_structures_are_there() -> None:
    every = offices(0.05, 7)
    for kind in ("satu_npp", "npp_per_opd", "bkpsdm_membayar"):
        (office,) = [one for one in every if one.struktur == kind]
        own = [unit.npp for unit in office.units if unit.npp]
        assert len(own) == (len(office.units) if kind == "npp_per_opd" else 0)
    assert {office.lingkup for office in every} == {"nasional", "cabang", "own_npp", None}


def test_layouts_and_forms_are_mixed(months: list[Month]) -> None:
    forms = Counter(paper.bentuk for month in months for paper in month.papers)
    assert set(forms) == {"xlsx", "csv;", "csv,", "csv1252", "parquet", "xls", "ods", "json", "sql", "pdf", "terkunci"}
    sheets = Counter(sheet.nama for month in months for paper in month.papers for sheet in paper.sheets)
    assert {"data_tk_baru", "data_upah", "Data Peserta", "Anggaran"} <= set(sheets)


def test_every_further_layout_is_there_at_any_scale(demo: Path) -> None:
    names = " ".join(path.name for path in (demo / "berkas").rglob("2026-10/**/*") if path.is_file())
    wanted = ("Formulir 2a", "data_tk_na", "update_data_tk", "Pekerja rentan", "penduduk_desa", "Capaian UCJ")
    assert [name for name in wanted if name not in names] == []
    heads = set()
    for path in (demo / "berkas").rglob("2026-10/**/template_tk_*.xlsx"):
        (rows,) = cells(path).values()
        heads.add((len([head for head in rows[0] if head]), rows[0][0]))
    assert {(30, "NO_PEGAWAI"), (50, "NO_PEGAWAI"), (29, "NO_PEGAWAI"), (12, "NOMOR_IDENTITAS_KPJ")} <= heads


def test_truth_names_rows_that_hold_the_person(demo: Path) -> None:
    """Each row that carries no NIK error holds, at its sheet and row number, exactly the NIK of its true person elsewhere in the demo."""
    niks: dict[str, set[str]] = {}
    read: dict[str, dict] = {}
    for month in ("2023-07", "2026-10"):
        for name in ("orang", "peserta"):
            for row in pq.read_table(demo / "kebenaran" / month / f"{name}.parquet").to_pylist():
                if row.get("boleh_ditahan") or row["pemda"] not in SOME:
                    continue
                book = read.setdefault(row["berkas"], cells(demo / "berkas" / row["berkas"]))
                line = book[row["lembar"]][row["baris"] - 1]
                found = [str(cell) for cell in line if len(str(cell)) == 16 and str(cell).isdigit()]
                assert found, (row["berkas"], row["baris"])
                niks.setdefault(row["orang"], set()).add(found[0])
    wrong = [person for person, found in niks.items() if len(found) > 1]
    assert len(wrong) <= 3  # the few mistyped NIK of the member files


def test_covering_note_names_files_that_are_there(demo: Path) -> None:
    with (demo / "berkas" / "isi.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert all((demo / "berkas" / row["berkas"]).is_file() for row in rows)


def test_no_file_tells_the_truth(demo: Path) -> None:
    assert not [path for path in (demo / "berkas").rglob("*") if "kebenaran" in path.name.lower()]
    assert {path.suffix for path in (demo / "berkas").rglob("*") if path.is_file() and path.name != CONTOH} <= FORMS
    assert (demo / "berkas" / CONTOH).is_file()


def test_an_existing_folder_is_refused_and_a_strange_one_never_replaced(demo: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        make_demo(demo, scale=0.002, seed=1, workers=1)
    assert refused.value.code == "OUT_EXISTS"
    (tmp_path / "punya_orang").mkdir()
    (tmp_path / "punya_orang" / "penting.txt").write_text("jangan dihapus")
    with pytest.raises(Refusal) as refused:
        make_demo(tmp_path / "punya_orang", scale=0.002, seed=1, replace=True, workers=1)
    assert refused.value.code == "DEMO_BUKAN_DEMO"
    assert (tmp_path / "punya_orang" / "penting.txt").exists()
