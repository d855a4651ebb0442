"""Without realisation the year's ceiling is held against the year's need, which a plain reading of the law computes anew, month by month."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from naungan import budget, contribution
from naungan.acuan.kebijakan import read_kebijakan
from naungan.budget.setahun import year_needs
from naungan.engine import Engine
from naungan.kernel.period import Bulan
from tests import referee
from tests.budget.money import JKK, JKM, LAIN, Money
from tests.coverage.world import BULAN, PEMDA

pytestmark = pytest.mark.chain

MONTHS = [f"2026-{month:02d}" for month in range(1, 13)]
# Name, wage, first and last day of work.
PEOPLE: list[tuple[str, int | None, str | None, str | None]] = [
    ("setahun", 3_456_789, None, None), ("mulai", 2_345_671, "2026-05-31", None), ("selesai", 1_987_653, None, "2026-08-01"),
    ("nanti", 2_000_000, "2026-12-02", None), ("lama", 2_222_222, "2019-01-01", "2027-01-31"),
]  # fmt: skip


def year(people: list[tuple[str, int | None, str | None, str | None]] = PEOPLE, **pagu: int | None) -> Money:
    """Unit A with these workers and a ceiling for each programme; nothing says what has been realised."""
    made = Money()
    for name, upah, mulai, akhir in people:
        works = _works(mulai, akhir, BULAN)
        made.world.worker(name, peserta=f"m-{name}", hak="wajib" if works else "tidak_berhak", perkiraan=upah is None,
                          upah=None if upah is None else Decimal(upah), mulai=_day(mulai), akhir=_day(akhir))  # fmt: skip
        made.world.participant(f"m-{name}", lunas_sampai="2026-10")
    for kode, program in ((JKK, "jkk"), (JKM, "jkm")):
        if program in pagu:
            made.line(kode, pagu[program], None)
    return made


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _works(mulai: str | None, akhir: str | None, bulan: str) -> bool:
    month = Bulan.parse(bulan)
    return (mulai is None or mulai <= month.last_day.isoformat()) and (akhir is None or akhir >= month.first_day.isoformat())


def _owed(program: str) -> int:
    """The year by the referee: every person, every month of work, the employer's share of that month's law."""
    return sum(
        referee.contribution(program, segmen="PU", upah=Decimal(upah), bulan=bulan)[0]
        for _, upah, mulai, akhir in PEOPLE if upah is not None for bulan in MONTHS if _works(mulai, akhir, bulan)
    )  # fmt: skip


def judge(engine: Engine, made: Money) -> tuple[dict[str | None, dict[str, Any]], dict[str, Any]]:
    rows, status = made.verdicts(engine)
    return {row["program"]: row for row in rows}, status["A"]


def test_the_year_is_what_the_law_of_each_month_says(engine: Engine) -> None:
    jkk, jkm = _owed("jkk"), _owed("jkm")
    rows, a = judge(engine, year(jkk=jkk - 1, jkm=jkm))
    assert (rows["jkk"]["kebutuhan_setahun"], rows["jkk"]["setahun"], rows["jkk"]["kekurangan_setahun"]) == (jkk, "kurang", 1)
    assert (rows["jkm"]["kebutuhan_setahun"], rows["jkm"]["setahun"], rows["jkm"]["kekurangan_setahun"]) == (jkm, "cukup", 0)
    # What is left is another question, and stays open.
    assert {(row["anggaran"], row["tersedia"], row["kekurangan"]) for row in rows.values()} == {("tidak_diketahui", None, None)}
    assert (a["anggaran"], a["alasan"], a["setahun"]) == ("tidak_diketahui", "ALASAN_SETAHUN_KURANG", "kurang")
    assert (a["pagu_setahun"], a["kebutuhan_setahun"], a["kekurangan_setahun"]) == (jkk + jkm - 1, jkk + jkm, 1)


def test_where_the_realisation_is_known_both_questions_are_answered(duck: Engine) -> None:
    """What is left is enough for what is open, and the ceiling is short of the year: nobody paid the first months."""
    made, jkk, jkm = year(), _owed("jkk"), _owed("jkm")
    made.line(JKK, jkk - 1, 0)
    made.line(JKM, jkm, 0)
    rows, a = judge(duck, made)
    assert {name: (row["anggaran"], row["setahun"]) for name, row in rows.items()} == {
        "jkk": ("cukup", "kurang"),
        "jkm": ("cukup", "cukup"),
    }
    assert {row["tersedia"] == row["pagu"] and row["kebutuhan"] < row["kebutuhan_setahun"] for row in rows.values()} == {True}
    assert (a["anggaran"], a["setahun"], a["kebutuhan_setahun"], a["kekurangan_setahun"]) == ("cukup", "kurang", jkk + jkm, 1)


def test_a_draft_of_the_running_year_answers_the_year_and_not_what_is_left(duck: Engine) -> None:
    """An RKA and a roster: what has been paid by October nobody says, and the whole ceiling is not what two months may take."""
    made, jkk, jkm = year(), _owed("jkk"), _owed("jkm")
    made.line(JKK, jkk - 1, tahap="RKA")
    made.line(JKM, jkm, tahap="RKA")
    rows, a = judge(duck, made)
    assert {name: (row["anggaran"], row["tersedia"], row["setahun"]) for name, row in rows.items()} == {
        "jkk": ("tidak_diketahui", None, "kurang"), "jkm": ("tidak_diketahui", None, "cukup"),
    }  # fmt: skip
    assert (a["anggaran"], a["alasan"]) == ("tidak_diketahui", "ALASAN_SETAHUN_KURANG")


@pytest.mark.parametrize(("pagu", "axis", "kurang"), [(0, "kurang", None), (1, "tidak_diketahui", None), (10**9, "cukup", 0)])
def test_an_estimate_is_carried_and_never_mixed_in(duck: Engine, pagu: int, axis: str, kurang: int | None) -> None:
    """A ceiling that covers the known wages and not surely the unknown one is neither enough nor short."""
    exact = _owed("jkk")
    rows, _ = judge(duck, year([*PEOPLE, ("kosong", None, None, None)], jkk=exact if pagu == 1 else pagu))
    row = rows["jkk"]
    assert row["kebutuhan_setahun"] == exact and row["perkiraan_setahun"] > 0
    assert (row["setahun"], row["kekurangan_setahun"]) == (axis, exact if axis == "kurang" else kurang)


def test_a_ceiling_nobody_knows_answers_nothing(duck: Engine) -> None:
    made = year(jkk=None)
    made.line(LAIN, 5)
    rows, a = judge(duck, made)
    assert rows["jkk"]["setahun"] is None and a["alasan"] == "ALASAN_PAGU_KOSONG"


def test_another_payer_is_no_need_of_ours(duck: Engine) -> None:
    made = year(jkk=10**9, jkm=10**9)
    made.world.payer.append({"pemda": "1671", "unit": "A", "pembayar": "vendor"})
    rows, _ = judge(duck, made)
    assert {row["kebutuhan_setahun"] for row in rows.values()} == {None}


RULES = """
kebijakan:
  - {dari: 2015-07, program: [jkk, jkm, jht, jp], nomor: Uji 1/2015, status: confirmed, dasar: uji}
  - {dari: 2026-08, kategori: kader, segmen: BPU, program: [jkk, jkm], nomor: Uji 8/2026, status: confirmed, dasar: uji}
"""


@pytest.mark.slow
def test_months_of_one_law_counted_together_are_the_same_as_each_by_itself(duck: Engine, tmp_path: Path) -> None:
    """A ceiling of JP that changes in the year, the TMT of a PPPK, a category that becomes BPU, a pension, a start and an end."""
    (tmp_path / "kebijakan.yaml").write_text(RULES, "utf-8")
    aturan = read_kebijakan(tmp_path / "kebijakan.yaml")
    made = year([*PEOPLE, ("mahal", 20_000_000, None, None)])
    for name, more in (
        ("pppk", {"kategori": "pppk", "mulai": dt.date(2026, 6, 15)}), ("pppk-lama", {"kategori": "pppk", "mulai": dt.date(2025, 3, 1)}),
        ("kader", {"kategori": "kader"}), ("pensiun", {"tanggal_lahir": dt.date(1967, 4, 2)}),
    ):  # fmt: skip
        made.world.worker(name, upah=Decimal(4_000_000), **more)
    ledger, person = duck.keep(made.world.ledger_table(duck)), duck.keep(made.world.owed(duck).table().select(*contribution.PERSON))
    orang = budget.Orang(person, aturan)
    cells = year_needs(duck, orang, ledger=ledger, payer=made.world.table(duck, "payer"), tahun=2026, bulan=BULAN, pemda=[PEMDA])
    law = {bulan: contribution.dues(duck, person, bulan=bulan, aturan=aturan) for bulan in MONTHS}
    monthly = [row for owed in law.values() for row in duck.rows(contribution.assess(duck, owed))]
    for program in ("jkk", "jkm", "jht", "jp"):
        rows = [row for row in monthly if row["program"] == program and row["segmen"] == "PU"]
        found = sum(row["pasti"] for row in cells if row["program"] == program and row["segmen"] == "PU")
        assert found == sum(row["pemberi_kerja"] for row in rows) > 0
    own = [row for row in monthly if row["segmen"] == "BPU"]
    assert sum(row["pasti"] for row in cells if row["segmen"] == "BPU") == sum(row["pemberi_kerja"] + row["pekerja"] for row in own) > 0


def test_months_are_parted_where_the_law_changes(tmp_path: Path) -> None:
    months = [Bulan.parse(month) for month in MONTHS]
    assert sorted(month for group in contribution.alike(months) for month in group) == months
    assert len(contribution.alike(months)) <= 3
    (tmp_path / "kebijakan.yaml").write_text(RULES, "utf-8")
    assert [len(group) for group in contribution.alike(months, read_kebijakan(tmp_path / "kebijakan.yaml"))] == [1] * 12


def test_for_a_year_to_come_a_contract_of_the_year_counts_as_renewed(duck: Engine) -> None:
    """Contracts of a year all end with it, and the next budget is for those who will do the work; another end is what it says."""
    made = year([
        ("kontrak", 1_000_000, None, "2026-12-31"), ("pergi", 1_000_000, None, "2026-09-30"), ("nanti", 1_000_000, None, "2026-11-30"),
        ("lama", 1_000_000, None, "2027-03-15"),
    ])  # fmt: skip
    ledger, person = duck.keep(made.world.ledger_table(duck)), duck.keep(made.world.owed(duck).table().select(*contribution.PERSON))
    asked = {"ledger": ledger, "payer": made.world.table(duck, "payer"), "bulan": BULAN, "pemda": [PEMDA]}
    found = {
        tahun: sum(row["pasti"] for row in year_needs(duck, budget.Orang(person), tahun=tahun, **asked) if row["program"] == "jkk")
        for tahun in (2026, 2027)
    }
    assert found == {2026: (12 + 9 + 11 + 12) * 2_400, 2027: (12 + 3) * 2_400}


def test_what_is_open_next_year_ends_where_its_need_ends(duck: Engine) -> None:
    """The same people for both questions: nothing has been paid of a year that has not begun."""
    made = year([
        ("kontrak", 1_000_000, None, "2026-12-31"), ("nanti", 1_000_000, None, "2026-11-30"), ("lama", 1_000_000, None, "2027-03-15"),
    ])  # fmt: skip
    for kode in (JKK, JKM):
        made.line(kode, 10**6, tahap="RAPBD", tahun=2027)
    rows = [row for row in made.verdicts(duck)[0] if row["tahun"] == 2027]
    assert [(row["program"], row["kebutuhan"]) for row in rows] == [("jkk", 15 * 2_400), ("jkm", 15 * 3_000)]
    assert all(row["kebutuhan"] == row["kebutuhan_setahun"] for row in rows)


def test_next_year_is_asked_of_who_pays_then(duck: Engine) -> None:
    """From January each office pays for its own: the draft of B, which pays now, lacks nothing, and that of A must carry them."""
    made = year([("satu", 1_000_000, None, None)])
    made.world.payer += [
        {"pemda": PEMDA, "unit_pembayar": "B", "pembayar": "pemda", "sampai": "2026-12"}, {"pemda": PEMDA, "pembayar": "pemda", "dari": "2027-01"},
    ]  # fmt: skip
    for unit, kode in (("B", LAIN), ("A", JKK), ("A", JKM), ("A", LAIN)):
        made.line(kode, 10**6, tahap="RAPBD", tahun=2027, unit=unit)
    made.line(JKK, 10**6, unit="B")
    rows = [(row["tahun"], row["unit"], row["program"], row["anggaran"], row["setahun"]) for row in made.verdicts(duck)[0]]
    assert sorted(rows, key=lambda row: row[:3]) == [
        (2026, "B", "jkk", "tidak_diketahui", "cukup"), (2026, "B", "jkm", "tidak_diketahui", None),
        (2027, "A", "jkk", "cukup", "cukup"), (2027, "A", "jkm", "cukup", "cukup"),
    ]  # fmt: skip


def test_a_list_of_payers_that_is_made_for_a_year_goes_on(duck: Engine) -> None:
    """Every line ends in December: that says nothing of who pays next year, and moves nobody."""
    made = year([("satu", 1_000_000, None, None)])
    made.world.payer.append({"pemda": PEMDA, "unit_pembayar": "B", "pembayar": "pemda", "dari": "2026-01", "sampai": "2026-12"})
    for kode in (JKK, JKM):
        made.line(kode, 10**6, tahap="RAPBD", tahun=2027, unit="B")
    rows = [row for row in made.verdicts(duck)[0] if row["tahun"] == 2027]
    assert [(row["unit"], row["program"], row["setahun"]) for row in rows] == [("B", "jkk", "cukup"), ("B", "jkm", "cukup")]
