"""The planted truth agrees with itself, with the files, and with the precedence."""

from __future__ import annotations

from collections import Counter

import pytest

from naungan.demo.members import JATUH_TEMPO, month_number
from naungan.demo.offices import Office, Unit
from naungan.demo.state import Peserta, _answer, _flags, _state

from .conftest import Month

pytestmark = pytest.mark.chain

UNIT = Unit("1.01", "Dinas", "D", "opd", None, 1.0, "kantor", None)
OWN = frozenset({"91"})


def office(lingkup: str | None) -> Office:
    return Office("1671", "Kota", 1, 10, "campuran", lingkup, "91", "98", "99", False, False, False, (UNIT,))


def member(**given) -> Peserta:
    due = month_number(JATUH_TEMPO["2026-10"])
    return Peserta(**{"baris": 0, "npp": "91", "segmen": "PU", "aktif": True, "jkm": True, "lunas": due, "upah": 1_000_000, **given})


LATE = month_number(JATUH_TEMPO["2026-10"]) - 2
CASES = [
    ("nasional", "honorer", [member()], "covered"),
    ("nasional", "honorer", [member(jkm=False, lunas=LATE)], "incomplete_programmes"),
    ("nasional", "honorer", [member(lunas=LATE)], "arrears"),
    ("nasional", "honorer", [member(lunas=None)], "covered"),
    ("nasional", "honorer", [member(npp="99")], "covered_elsewhere"),
    ("nasional", "honorer", [member(segmen="BPU", npp="")], "covered_elsewhere"),
    ("nasional", "honorer", [member(aktif=False)], "inactive"),
    ("nasional", "honorer", [member(aktif=False), member(baris=1, npp="99")], "covered_elsewhere"),
    ("nasional", "honorer", [member(aktif=False, npp="99"), member(baris=1)], "covered"),
    ("nasional", "honorer", [], "unregistered"),
    ("cabang", "honorer", [], "not_on_own_npp"),
    ("own_npp", "honorer", [], "not_on_own_npp"),
    ("nasional", "pns", [member()], "not_eligible"),
    ("nasional", "pppk", [], "not_eligible"),
    ("nasional", "alih_daya", [member(npp="98")], "other_payer"),
    ("nasional", None, [], "unregistered"),
]


@pytest.mark.parametrize(("lingkup", "kategori", "rows", "keadaan"), CASES)
def test_the_first_state_that_holds(lingkup, kategori, rows, keadaan) -> None:
    assert _state(office(lingkup), "2026-10", kategori, rows, OWN, True)[0] == keadaan


def test_nothing_is_said_without_a_file_that_looks_at_the_unit() -> None:
    assert _state(office("own_npp"), "2026-10", "honorer", [], OWN, False)[0] == "no_data"
    assert _answer("no_data", None, "2026-10", ()).terlindungi == "tidak_diketahui"


def test_flags() -> None:
    assert _flags("not_eligible", member(), [member()], OWN, OWN, None, 5000) == ("ineligible_billed",)
    assert _flags("covered", member(), [member()], OWN, OWN, 2_000_000, 5000) == ("upah_kurang_lapor", "dipotong_dari_upah")
    assert _flags("covered_elsewhere", member(npp="99"), [member(npp="99")], OWN, OWN, None, None) == ("wrong_npp",)
    both = [member(), member(npp="92", baris=1)]
    assert _flags("covered", both[0], both, OWN, frozenset({"91", "92"}), None, None) == ("two_payers",)


def test_every_state_and_flag_is_planted(months: list[Month]) -> None:
    rows = [row for month in months for row in month.truth.orang]
    states = Counter(row["keadaan"] for row in rows)
    flags = Counter(flag for row in rows for flag in row["tanda"].split(",") if flag)
    assert set(states) == {"not_eligible", "other_payer", "no_data", "covered", "incomplete_programmes", "arrears", "covered_elsewhere",
                           "inactive", "not_on_own_npp", "unregistered"}  # fmt: skip
    assert set(flags) == {"ineligible_billed", "two_payers", "wrong_npp", "upah_kurang_lapor", "dipotong_dari_upah"}


def test_not_eligible_only_where_the_file_says_so(months: list[Month]) -> None:
    for month in months:
        for row in month.truth.orang:
            if row["keadaan"] in ("not_eligible", "other_payer"):
                assert row["kategori_tertulis"]


def test_a_member_row_is_of_the_same_person(months: list[Month]) -> None:
    for month in months:
        members = {(row["berkas"], row["lembar"], row["baris"]): row["orang"] for row in month.truth.peserta}
        for row in month.truth.orang:
            if row["member_baris"] is not None:
                assert members[row["member_berkas"], row["member_lembar"], row["member_baris"]] == row["orang"]


def test_units_account_for_every_row(months: list[Month]) -> None:
    for month in months:
        cara = {unit["unit"]: unit["cara"] for unit in month.truth.unit}
        assert len(cara) == len(month.office.units)
        # Villages that hand in vulnerable workers are no units of the list.
        staff = [row for row in month.truth.orang if row["kategori"] != "pekerja_rentan"]
        assert {row["unit"] for row in staff} <= {unit for unit, how in cara.items() if how in ("roster", "bertabrakan")}


def test_one_unit_sends_two_lists_that_differ(months: list[Month]) -> None:
    files = [{row["berkas"] for row in month.truth.orang if not row["dihitung"]} for month in months]
    colliding = [names for names in files if names]
    assert len(colliding) == 1 and len(colliding[0]) == 2


def test_a_short_line_is_short_and_an_ample_one_ample(months: list[Month]) -> None:
    fates = Counter(unit["anggaran"] for month in months for unit in month.truth.unit)
    assert {"tidak_dianggarkan", "kurang", "cukup", "tidak_diketahui"} <= set(fates)
    for month in months:
        for unit in month.truth.unit:
            if unit["anggaran"] == "tidak_dianggarkan":
                assert unit["pagu"] is None
