"""On what a worker's appointment rests, and BKN's register of non-ASN: read as told, unknown where nothing clear is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.test_files import check, table

from naungan.engine import Engine

pytestmark = pytest.mark.chain

HEAD = ["Nama", "NIK", "OPD", "Status Kepegawaian", "Jenis SK", "No SK"]
SAID = {
    "Ya": True, "Database": True, "Terdata": True, "terdata dalam database BKN": True, "Masuk Database BKN": True, "R2": True, "R3/T": True,
    "r3 b": True, "THK-II": True, "Non ASN Database": True, "Non ASN terdata": True, "TERDAFTAR": True,
    "Tidak": False, "Non Database": False, "NONDATABASE": False, "non-database BKN": False, "Tidak terdata": False, "belum terdata": False,
    "Tidak masuk database": False, "di luar database BKN": False, "R4": False, "R5": False, "Non ASN Non Database": False,
    "-": None, "": None, "belum diketahui": None, "tidak diketahui": None, "sedang diurus": None, "R1": None,
}  # fmt: skip
SILENT = ("-", "")


@pytest.mark.parametrize("heading", ["Status Database BKN", "Terdata BKN", "Database/Non Database", "R2/R3", "Database Non-ASN"])
def test_the_register_is_known_by_its_headings_and_words(duck: Engine, tmp_path: Path, heading: str) -> None:
    rows = [[f"SITI {number}", "", "Dinas Sosial", "Honorer", "", "", word] for number, word in enumerate(SAID)]
    _, relations, problems = check(duck, table(tmp_path / "a.csv", [[*HEAD, heading], *rows]))
    assert [row["database_bkn"] for row in relations["roster"]] == list(SAID.values())
    told = [one["nilai"] for one in problems if one["kode"] == "DATABASE_BKN_TIDAK_DIKENAL"]
    assert sorted(told) == sorted(word for word, known in SAID.items() if known is None and word not in SILENT)


def test_the_employment_status_may_say_it_too(engine: Engine, tmp_path: Path) -> None:
    said = {
        "Non ASN Database": ("honorer", True), "R3": ("honorer", True), "Honorer Non Database": ("honorer", False), "Database": ("honorer", True),
        "Honorer": ("honorer", None), "PPPK Paruh Waktu (R3)": ("pppk_paruh_waktu", None), "Tenaga entri basis data": (None, None),
    }  # fmt: skip
    rows = [HEAD, *([f"SITI {number}", "", "Dinas Sosial", status, "", ""] for number, status in enumerate(said))]
    found = check(engine, table(tmp_path / "a.csv", rows))[1]["roster"]
    assert [(row["kategori"], row["database_bkn"]) for row in found] == list(said.values())


def test_the_basis_and_its_number_are_kept_as_written(engine: Engine, tmp_path: Path) -> None:
    told = [("SK Bupati", "814/7/2024"), ("Kontrak", ""), ("", "SPK-9"), ("", "")]
    rows = [HEAD, *(["SITI", "", "Dinas Sosial", "Honorer", *one] for one in told)]
    found = check(engine, table(tmp_path / "a.csv", rows))[1]["roster"]
    assert [row["dasar_pengangkatan"] for row in found] == ["SK Bupati 814/7/2024", "Kontrak", "SPK-9", None]
