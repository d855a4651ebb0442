"""DATED_END against a reading of the same persons one by one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.acuan.kebijakan import Aturan, default_rules
from naungan.engine import Engine
from naungan.evaluation.finished import read_finished
from naungan.kernel.period import Bulan
from naungan.projection.dated import dated_ends
from naungan.projection.tables import DATED_END
from tests.projection.deret_worlds import folder

Row = dict[str, Any]
BULAN = Bulan(2026, 10)
# A region decides JP for its honorer; the pension age is 59 in 2026, 60 from 2028 and 61 from 2031 on.
JP = [*default_rules(), Aturan(Bulan(2020, 1), None, "1501", "honorer", {"program": ("jkk", "jkm", "jp")}, nomor="Perda 1/2020")]
DAYS = st.dates(dt.date(2026, 8, 1), dt.date(2027, 4, 1)) | st.sampled_from(
    [dt.date(2026, 10, 1), dt.date(2026, 9, 30), dt.date(2026, 10, 31), dt.date(2026, 11, 1), dt.date(2026, 12, 31)]
)
PERSON = st.fixed_dictionaries({
    "pemda": st.sampled_from(["1501", "1601"]), "unit": st.sampled_from(["1.01", "1.02", None]),
    "kategori": st.sampled_from(["honorer", "pppk", "pjlp", "alih_daya"]), "mulai": st.none() | DAYS, "akhir": st.none() | DAYS,
    "tanggal_lahir": st.none() | st.dates(dt.date(1964, 1, 1), dt.date(1973, 1, 1)),
    "keadaan": st.sampled_from(["covered", "unregistered", "not_eligible", "other_payer", "no_data"]),
    "terlindungi": st.sampled_from(["ya", "tidak", "tidak_diketahui"]), "utama": st.booleans(), "perkiraan": st.booleans(),
    "iuran": st.none() | st.integers(0, 50_000),
})  # fmt: skip


def _made(path: Path, people: list[Row], **money: list[Row]) -> Any:
    rows = [{**one, "sumber": "s", "berkas": "a.csv", "lembar": "a", "baris": at, "urutan": at, "nama": f"N{at}", "orang": f"{one['pemda']}-s-{at}",
             "bulan": str(BULAN), "kewajiban_terpenuhi": "tidak", "segmen": "PU", "sendiri": True, "tahan": False,
             "unit_nama": one["unit"] or "x", "decision": "none"} for at, one in enumerate(people)]  # fmt: skip
    return folder(path, str(BULAN), "2026-11-20", {"roster": rows, "link": rows, "ledger": rows, **money})


def _next(month: Bulan) -> str:
    return str(month.plus(1))


def _job_end(one: Row) -> tuple[str, str] | None:
    """Month and cause by which the job of one person ends after the month evaluated, as one reads it off the list."""
    found = []
    if one["akhir"] and one["akhir"] >= BULAN.first_day:
        found.append((_next(Bulan.of(one["akhir"])), "kontrak"))
    if one["kategori"] == "pppk" and one["mulai"] and one["mulai"] > BULAN.first_day:
        month = Bulan.of(one["mulai"])
        found.append((str(month) if one["mulai"].day == 1 else _next(month), "tmt"))
    return min(found, key=lambda end: (end[0], end[1] != "tmt"), default=None)


def _pension(one: Row) -> tuple[str, str] | None:
    if (one["pemda"], one["kategori"]) != ("1501", "honorer") or one["tanggal_lahir"] is None:
        return None
    for month in BULAN.until(BULAN.plus(60)):
        age = 59 if month < Bulan(2028, 1) else 60 if month < Bulan(2031, 1) else 61
        if one["tanggal_lahir"] <= month.first_day.replace(year=month.tahun - age):
            return (str(month), "usia") if month > BULAN else None
    return None


def _one_by_one(people: list[Row]) -> list[Row]:
    found: dict[tuple[Any, ...], Row] = defaultdict(lambda: {"orang": 0, "orang_terlindungi": 0, "rupiah": None})
    for one in people:
        if one["keadaan"] in ("not_eligible", "other_payer"):
            continue
        for end in filter(None, (_job_end(one), _pension(one))):
            row = found[one["pemda"], one["unit"], one["kategori"], "PU", *end]
            row["orang"] += one["utama"]
            row["orang_terlindungi"] += one["utama"] and one["terlindungi"] == "ya"
            if end[1] != "usia" and not one["perkiraan"] and one["iuran"] is not None:
                row["rupiah"] = (row["rupiah"] or 0) + one["iuran"]
    rows = [dict(zip(DATED_END.key, key, strict=True)) | row for key, row in found.items() if row["orang"] or row["rupiah"] is not None]
    return sorted(rows, key=lambda row: [(row[name] is not None, row[name]) for name in DATED_END.key])


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(PERSON, max_size=25))
def test_ends_are_those_read_one_by_one(duck: Engine, tmp_path_factory: pytest.TempPathFactory, people: list[Row]) -> None:
    made = _made(tmp_path_factory.mktemp("akhir") / "a", people)
    assert dated_ends(duck, made, aturan=JP) == _one_by_one(people)


def test_money_that_ends_is_told_without_saying_whose_cover_it_was(duck: Engine, tmp_path: Path) -> None:
    group = {"pemda": "1501", "unit": "1.01", "tahun": 2026, "dompet": "DBHCHT", "sebab": "masa"}
    ends = [
        {**group, "kategori": "pekerja_rentan", "segmen": "BPU", "perkiraan": kira, "bulan": bulan, "orang": orang, "rupiah": 9}
        for bulan, orang, kira in (("2026-12", 4, True), ("2026-12", 3, False), ("2026-10", 8, True))
    ]
    account = {"pemda": "1501", "unit": "1.02", "tahap": "APBD_P", "anggaran": "kurang"}
    short = [
        {**account, "tahun": tahun, "kode_rekening": rekening, "program": program, "orang": orang, "habis_pada": habis}
        for tahun, rekening, program, orang, habis in (
            (2026, "a", "jkk", 7, "2026-11"), (2026, "b", "jkm", 7, "2026-11"), (2026, "c", "jkk", 5, "2026-11"), (2026, "d", "jkm", 5, "2026-12"),
            (2027, "a", "jkk", 50, "2027-03"), (2026, "e", "jkk", 9, None),
        )
    ]  # fmt: skip
    rows = dated_ends(duck, _made(tmp_path / "a", [], purse_end=ends, adequacy=short))
    assert [(row["unit"], row["kategori"], row["bulan"], row["orang"]) for row in rows] == [
        ("1.01", "pekerja_rentan", "2026-12", 7), ("1.02", None, "2026-11", 12),
    ]  # fmt: skip
    assert {(row["sebab"], row["orang_terlindungi"], row["rupiah"]) for row in rows} == {("dana", None, None)}


@pytest.mark.chain
def test_a_real_evaluation_tells_the_month_in_which_its_money_ends(duck: Engine, hasil: Path) -> None:
    made = read_finished(hasil)
    rows = dated_ends(duck, made)
    DATED_END.of(rows)
    accounts = made.table(duck, "adequacy").to_pyarrow().to_pylist()
    short = {(row["pemda"], row["unit"], row["habis_pada"]) for row in accounts if row["habis_pada"] and row["tahun"] == BULAN.tahun}
    assert short
    assert {(row["pemda"], row["unit"], row["bulan"]) for row in rows} == {one for one in short if one[2] > str(BULAN)}
