"""Numbers beyond all bounds, in every column of every layout: told or left unread, never an overflow, never a row lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.intake.dirty import GOOD, OTHER
from tests.intake.test_corpus import text
from tests.intake.test_spec import CLEAN, row_of

from naungan.engine import Engine
from naungan.intake import Source, check_files

pytestmark = pytest.mark.chain

HUGE = (
    "9999999999999999", "9.999.999.999.999.999,99", "999999999999999999999", "-9999999999999999", "1671015506910025", "0,000001",
    "999999999 Orang x 999999999 Bulan x 999999999 Kali x 999999999 Hari", "999999999 Orang x 999999999 Tahun", "999.999.999.999.999.999 Orang",
)  # fmt: skip


@pytest.fixture(scope="module")
def files(duck: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, dict[str, object]]]:
    """Rows written and the FILE row of each layout: in each row one cell, or every cell with a digit, is huge."""
    folder, written = tmp_path_factory.mktemp("huge"), {}
    for name in CLEAN:
        clean = row_of(name, 1, {})
        rows = [tuple(huge if any(map(str.isdigit, cell)) else cell for cell in clean) for huge in HUGE]
        rows += [tuple(huge if at == place else cell for place, cell in enumerate(clean)) for huge in HUGE for at in range(len(clean))]
        text()(folder / f"{name}.csv", [tuple(CLEAN[name]), *rows])
        written[name] = len(rows)
    sources = [Source(folder / f"{name}.csv", name, bulan="2026-10") for name in CLEAN]
    checked = check_files(duck, sources, posisi=dt.date(2026, 10, 31), work=folder / "work")
    found = {row["berkas"]: row for row in duck.rows(checked.file)}
    return {name: (count, found[name]) for name, count in written.items()}


@pytest.mark.slow
@pytest.mark.parametrize("name", CLEAN)
def test_a_huge_number_breaks_nothing(files: dict[str, tuple[int, dict[str, object]]], name: str) -> None:
    count, file = files[name]
    assert file["kode"] is None and file["masuk"] == count


def test_an_amount_that_nobody_can_mean_is_not_read(duck: Engine, tmp_path: Path) -> None:
    head = [tuple(CLEAN["rka_data"])]
    rows = [tuple(row_of("rka_data", 1, {"rincian": amount})) for amount in ("999999999999999", "1000000000000000")]
    text()(tmp_path / "a.csv", head + rows)
    checked = check_files(duck, [Source(tmp_path / "a.csv", "a.csv")], posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    lines = {row["baris"]: row["pagu"] for row in duck.rows(checked.relations["budget_line"])}
    assert lines == {2: 999_999_999_999_999, 3: None}
    assert "PAGU_TIDAK_TERBACA" in {row["kode"] for row in duck.rows(checked.problem) if row["baris"] == 3}


def test_a_file_whose_amounts_add_up_to_nothing_real_is_not_used(duck: Engine, tmp_path: Path) -> None:
    head, most = [tuple(CLEAN["rka_data"])], "999999999999999"
    for name, lines in (("a.csv", 101), ("b.csv", 99)):
        text()(tmp_path / name, head + [tuple(row_of("rka_data", at, {"rincian": most})) for at in range(1, lines + 1)])
    sources = [Source(tmp_path / name, name) for name in ("a.csv", "b.csv")]
    checked = check_files(duck, sources, posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    files = {row["berkas"]: (row["kode"], row["dipakai"], row["masuk"]) for row in duck.rows(checked.file)}
    assert files == {"a.csv": ("BERKAS_ANGKA_MUSTAHIL", False, None), "b.csv": (None, True, 99)}
    assert {row["berkas"] for row in duck.rows(checked.relations["budget_line"])} == {"b.csv"}
    assert [row["kode"] for row in duck.rows(checked.problem) if row["berkas"] == "a.csv"] == ["BERKAS_ANGKA_MUSTAHIL"]


def test_a_wage_that_nobody_has_is_held(duck: Engine, tmp_path: Path) -> None:
    rows = [("Nama", "NIK", "OPD", "Gaji"), ("A", GOOD, "Dinas", GOOD), ("B", OTHER, "Dinas", "10000000000")]
    text()(tmp_path / "a.csv", rows)
    checked = check_files(duck, [Source(tmp_path / "a.csv", "a.csv")], posisi=dt.date(2026, 10, 31), work=tmp_path / "work")
    assert {row["nama"]: (row["upah"], row["tahan"]) for row in duck.rows(checked.relations["roster"])} == {
        "A": (None, True),
        "B": (10_000_000_000, False),
    }
