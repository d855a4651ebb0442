"""Each state, answer and flag of the ledger, one small world a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from naungan.engine import Engine
from tests.coverage.world import PEMDA, World, together, world

Setup = Callable[[World], None]


def _covered(w: World, **member: Any) -> None:
    w.worker("p", peserta="m")
    w.participant("m", **member)


def _elsewhere(w: World) -> None:
    w.worker("p", peserta="m")
    w.participant("m", "N2", lunas_sampai="2026-10")


def _vendor(w: World) -> None:
    w.worker("p")
    w.payer.append({"pemda": PEMDA, "unit": "A", "kategori": "honorer", "pembayar": "vendor"})
    w.participant("x")


def _own_file(w: World) -> None:
    w.worker("p")
    w.participant("x", lingkup="own_npp")


def _other_units_file(w: World) -> None:
    w.worker("p", "B")
    w.participant("x", "N1", lingkup="own_npp")


def _with_stranger(**worker: Any) -> Setup:
    def build(w: World) -> None:
        w.worker("p", **worker)
        w.participant("x")

    return build


def _member(**member: Any) -> Setup:
    return lambda w: _covered(w, **member)


CASES: dict[str, tuple[Setup, str, str, str, int | None]] = {
    "PNS": (_with_stranger(hak="tidak_berhak"), "not_eligible", "tidak_diketahui", "ya", 0),
    "penyedia membayar": (_vendor, "other_payer", "tidak_diketahui", "tidak_diketahui", 0),
    "alih daya menurut hukum": (_with_stranger(hak="pembayar_lain"), "other_payer", "tidak_diketahui", "tidak_diketahui", 0),
    "baris ditahan": (_with_stranger(tahan=True), "unresolved", "tidak_diketahui", "tidak_diketahui", None),
    "perlu dilihat": (_with_stranger(decision="review"), "unresolved", "tidak_diketahui", "tidak_diketahui", None),
    "hak tidak diketahui": (_with_stranger(hak="tidak_diketahui"), "unresolved", "tidak_diketahui", "tidak_diketahui", None),
    "status tidak disebut": (_member(aktif=None), "unresolved", "tidak_diketahui", "tidak_diketahui", None),
    "baris peserta ditahan": (_member(tahan=True), "unresolved", "tidak_diketahui", "tidak_diketahui", None),
    "tanpa berkas peserta": (lambda w: w.worker("p"), "no_data", "tidak_diketahui", "tidak_diketahui", None),
    "berkas NPP unit lain": (_other_units_file, "no_data", "tidak_diketahui", "tidak_diketahui", None),
    "aktif dan lunas": (_member(lunas_sampai="2026-10"), "covered", "ya", "ya", 0),
    "aktif, lunas tidak disebut": (_member(), "covered", "ya", "ya", 0),
    "tanpa JKM": (_member(jkm=False, lunas_sampai="2026-10"), "incomplete_programmes", "ya", "tidak", 3000),
    "program tidak disebut": (_member(jkk=None, jkm=None), "covered", "ya", "ya", 0),
    "tanpa program wajib": (_member(jkk=False, jkm=False), "incomplete_programmes", "tidak", "tidak", 5400),
    "menunggak": (_member(lunas_sampai="2026-08"), "arrears", "tidak_diketahui", "tidak", 5400),
    "NPP unit lain": (_elsewhere, "covered_elsewhere", "ya", "tidak", 0),
    "segmen lain": (_member(segmen="BPU", npp=None), "covered_elsewhere", "ya", "tidak", 0),
    "nonaktif": (_member(aktif=False), "inactive", "tidak", "tidak", 5400),
    "nonaktif pada bulan ini": (_member(nonaktif=dt.date(2026, 10, 20)), "inactive", "tidak", "tidak", 5400),
    "nonaktif sesudah bulan ini": (_member(nonaktif=dt.date(2026, 11, 1)), "covered", "ya", "ya", 0),
    "mulai sesudah bulan ini": (_member(mulai=dt.date(2026, 11, 1)), "inactive", "tidak", "tidak", 5400),
    "tidak ada pada NPP sendiri": (_own_file, "not_on_own_npp", "tidak_diketahui", "tidak", 5400),
    "tidak terdaftar": (_with_stranger(), "unregistered", "tidak", "tidak", 5400),
}


def test_an_untold_month_of_payment_is_unknown_not_paid(engine: Engine) -> None:
    w = world()
    w.worker("p", peserta="m")
    w.participant("m")
    (row,) = w.ledger(engine)
    assert (row["keadaan"], row["lunas_sampai"], row["bulan_menunggak"]) == ("covered", None, None)


CAUSES: dict[str, dict[str, Any]] = {
    "data": {"tahan": True, "decision": "review"}, "hak": {"hak": "tidak_diketahui", "decision": "review"}, "keputusan": {"decision": "review"},
    "status": {"peserta": "m"},
}  # fmt: skip


@pytest.mark.parametrize("cause", CAUSES)
def test_an_unresolved_row_says_what_it_waits_for(engine: Engine, cause: str) -> None:
    w = world()
    w.worker("p", **CAUSES[cause])
    w.worker("q")
    w.participant("m", aktif=None)
    rows = {row["orang"]: row for row in w.ledger(engine)}
    assert (rows["p"]["keadaan"], rows["p"]["sebab"]) == ("unresolved", cause)
    assert (rows["q"]["keadaan"], rows["q"]["sebab"]) == ("unregistered", None)


def test_states(engine: Engine) -> None:
    """Each case is a pemda of its own."""
    worlds, expected = {}, {}
    for number, (name, (build, *wanted)) in enumerate(CASES.items()):
        one = world()
        build(one)
        worlds[f"{1600 + number}"], expected[f"{1600 + number}"] = one, (name, wanted)
    rows = together(worlds).ledger(engine)
    found = {r["pemda"]: (expected[r["pemda"]][0], [r["keadaan"], r["terlindungi"], r["kewajiban_terpenuhi"], r["dampak"]]) for r in rows}
    assert found == expected


def test_a_month_is_unpaid_only_after_its_due_date(duck: Engine) -> None:
    """October 2026 is due on Monday 16 November: 15 November is a Sunday."""
    for posisi, state, months in ((dt.date(2026, 11, 16), "covered", 0), (dt.date(2026, 11, 17), "arrears", 1)):
        w = world()
        _covered(w, lunas_sampai="2026-09")
        (row,) = w.ledger(duck, posisi)
        assert (row["keadaan"], row["bulan_menunggak"]) == (state, months)


def test_self_employed_months_are_due_earlier(duck: Engine) -> None:
    w = world()
    w.worker("p", peserta="m", segmen="BPU")
    w.participant("m", None, segmen="BPU", lunas_sampai="2026-09")
    (row,) = w.ledger(duck, dt.date(2026, 10, 16))
    assert (row["keadaan"], row["bulan_menunggak"]) == ("arrears", 1)


def test_satpol_pp_of_buton(duck: Engine) -> None:
    """391 people, nothing paid for eleven months (Kabupaten Buton, November 2023)."""
    w = world()
    for number in range(391):
        w.worker(f"p{number}", peserta=f"m{number}")
        w.participant(f"m{number}", lunas_sampai="2025-11")
    rows = w.ledger(duck, dt.date(2026, 11, 16 + 1))
    assert {(row["keadaan"], row["bulan_menunggak"]) for row in rows} == {("arrears", 11)} and len(rows) == 391


def test_person_in_two_units_counts_once_and_has_two_payers(engine: Engine) -> None:
    w = world()
    w.worker("p", "A", peserta="m")
    w.worker("p", "B", peserta="m")
    w.participant("m", "N1", lunas_sampai="2026-10")
    first, second = w.ledger(engine)
    assert [first["keadaan"], second["keadaan"]] == ["covered", "covered_elsewhere"]
    assert [first["utama"], second["utama"]] == [True, False]
    assert first["flag_two_payers"] and second["flag_two_payers"]


def test_one_paying_unit_for_two_units_is_one_payer(duck: Engine) -> None:
    w = world({"N1": None})
    w.payer.append({"pemda": PEMDA, "unit_pembayar": "BKPSDM", "pembayar": "pemda"})
    w.worker("p", "A", peserta="m")
    w.worker("p", "B", peserta="m")
    w.participant("m", "N1")
    rows = w.ledger(duck)
    assert [row["keadaan"] for row in rows] == ["covered", "covered"]
    assert {row["unit_pembayar"] for row in rows} == {"BKPSDM"} and not any(row["flag_two_payers"] for row in rows)


def test_repeated_row_is_one_worker_and_the_accepted_row_stands(duck: Engine) -> None:
    w = world()
    w.worker("p", peserta="m", tahan=True)
    w.worker("p", peserta="m", tahan=False)
    w.participant("m", lunas_sampai="2026-10")
    (row,) = w.ledger(duck)
    assert (row["keadaan"], row["utama"], row["baris"]) == ("covered", True, 3)


def test_unknown_unit_keeps_its_workers(duck: Engine) -> None:
    w = world()
    w.worker("p", None)
    w.participant("x")
    (row,) = w.ledger(duck)
    assert (row["unit"], row["keadaan"], row["iuran"], row["dampak"]) == (None, "unregistered", 5400, 5400)


def test_npp_without_a_list_is_not_known_to_be_right(duck: Engine) -> None:
    w = world({})
    _covered(w, lunas_sampai="2026-10")
    (row,) = w.ledger(duck)
    assert (row["keadaan"], row["terlindungi"], row["kewajiban_terpenuhi"]) == ("covered", "ya", "tidak_diketahui")


def test_school_on_the_npp_of_its_parent(duck: Engine) -> None:
    w = world()
    w.unit.append({"pemda": PEMDA, "unit": "SD", "nama": "SD 1", "jenis": "sekolah", "induk": "A"})
    w.worker("p", "SD", peserta="m")
    w.participant("m", "N1")
    assert w.ledger(duck)[0]["keadaan"] == "covered"


def test_unknown_wage_leaves_amounts_unknown(duck: Engine) -> None:
    w = world()
    w.worker("p", iuran={"jkk": None})
    w.participant("x")
    (row,) = w.ledger(duck)
    assert (row["keadaan"], row["iuran"], row["dampak"]) == ("unregistered", None, None)


def _flags(row: dict[str, Any]) -> set[str]:
    return {name.removeprefix("flag_") for name, value in row.items() if name.startswith("flag_") and value}


def _billed(w: World) -> None:
    w.worker("p", peserta="m", hak="tidak_berhak")
    w.participant("m")


def _two_npp(w: World) -> None:
    _covered(w)
    w.participant("m", "N2")
    w.worker("q", "B")


def _wrong_npp(w: World) -> None:
    _elsewhere(w)


def _under(w: World) -> None:
    _covered(w, upah=999_999)


def _waiting(w: World) -> None:
    w.worker("p", peserta="m", segmen="BPU")
    w.participant("m", None, segmen="BPU", mulai=dt.date(2026, 9, 1))


def _deducted(w: World) -> None:
    w.worker("p", peserta="m", potongan_iuran=5400)
    w.participant("m")


FLAGS: dict[str, Setup] = {
    "ineligible_billed": _billed, "two_payers": _two_npp, "wrong_npp": _wrong_npp,
    "upah_kurang_lapor": _under, "masa_tunggu_jkm": _waiting, "dipotong_dari_upah": _deducted,
}  # fmt: skip


def test_flags(duck: Engine) -> None:
    worlds = {}
    for number, build in enumerate(FLAGS.values()):
        worlds[f"{1600 + number}"] = world()
        build(worlds[f"{1600 + number}"])
    rows = [row for row in together(worlds).ledger(duck) if row["orang"] == "p"]
    assert [_flags(row) for row in rows] == [{flag} for flag in FLAGS]


def test_own_share_of_jht_is_no_wrong_deduction(duck: Engine) -> None:
    w = world()
    w.worker("p", peserta="m", programs="jkk jkm jht", potongan_iuran=20_000)
    w.law[0].update(jht_pemberi_kerja=37_000, jht_pekerja=20_000)
    w.participant("m", jht=True)
    assert _flags(w.ledger(duck)[0]) == set()
