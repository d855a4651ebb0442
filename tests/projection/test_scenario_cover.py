"""Who is protected under a scenario: who is registered is, whose purse ends is not, and what nobody knows stays between its bounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from naungan import stake
from naungan.acuan.kebijakan import Aturan, default_rules
from naungan.answers.tables import PERISTIWA
from naungan.engine import Engine
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.period import Bulan
from naungan.projection.scenario import Played, play
from naungan.projection.scenario_cover import with_ends
from naungan.projection.scenario_steps import DaftarSemua, DompetBerakhir, Langkah, PekerjaRentan, Skenario
from tests.projection.world import BULAN, finished, invented, person

NEXT, LAST = BULAN.plus(1), BULAN.plus(3)


def stage(engine: Engine, folder: Path, people: list[dict[str, Any]], *langkah: Langkah, **said: Any) -> Played:
    return play(engine, finished(engine, folder, people, **said), [Skenario("satu", "Satu", langkah, anggapan="x")], sampai=LAST)


def bounds(played: Played, skenario: str, month: Bulan) -> tuple[int, int, int]:
    (row,) = [one for one in played.cover.to_pylist() if (one["skenario"], one["bulan"], one["segmen"]) == (skenario, str(month), None)]
    return row["pekerja"], row["terlindungi_bawah"], row["terlindungi_atas"]


def test_who_is_registered_is_protected_from_that_month_on(duck: Engine, tmp_path: Path) -> None:
    states = ("covered", "unregistered", "not_on_own_npp", "no_data", "arrears", "inactive", "covered_elsewhere")
    played = stage(duck, tmp_path, [person(keadaan=one) for one in states], DaftarSemua(NEXT))
    assert bounds(played, "dasar", NEXT) == (7, 2, 5)
    assert bounds(played, "satu", BULAN) == (7, 2, 5)
    # Who is in arrears is registered already; whether he is protected is as little known as before.
    assert bounds(played, "satu", NEXT) == (7, 6, 7)


def test_who_begins_and_who_ends_is_there_for_those_months_alone(engine: Engine, tmp_path: Path) -> None:
    people = [
        person(), person(mulai=dt.date(2026, 12, 15)), person(akhir=dt.date(2026, 11, 1)), person(akhir=dt.date(2026, 10, 31)),
        person(kategori="pppk", mulai=dt.date(2026, 12, 1)), person(kategori="pppk", mulai=dt.date(2026, 12, 2)),
    ]  # fmt: skip
    played = stage(engine, tmp_path, people, DaftarSemua(NEXT))
    assert [bounds(played, "dasar", month)[0] for month in BULAN.until(LAST)] == [5, 4, 3, 2]
    assert bounds(played, "dasar", BULAN.plus(2))[1:] == (2, 3)
    assert bounds(played, "satu", BULAN.plus(2)) == (3, 3, 3)


def test_a_purse_that_ends_leaves_its_people_owed_and_unprotected(duck: Engine, tmp_path: Path) -> None:
    people = [
        person(), person(keadaan="covered_elsewhere"), person(keadaan="unregistered"),
        person(kategori="perangkat_desa", pembayar="desa"), person(kategori="perangkat_desa", pembayar="desa"),
    ]  # fmt: skip
    played = stage(duck, tmp_path, people, DompetBerakhir(NEXT, "apbdes"), DaftarSemua(NEXT))
    assert bounds(played, "dasar", NEXT) == (5, 4, 4)
    assert bounds(played, "satu", BULAN) == (5, 4, 4)
    assert bounds(played, "satu", NEXT) == (5, 3, 3)
    rows = [one for one in played.dues.to_pylist() if one["bulan"] == str(NEXT) and one["program"] == "jkk"]
    found = {(one["skenario"], one["dompet"], one["terdaftar"]): one["orang"] for one in rows if one["kategori"] == "perangkat_desa"}
    assert found == {("dasar", "apbdes", "ya"): 2, ("satu", None, "tidak"): 2}


def test_new_workers_are_there_and_protected_from_their_month_on(duck: Engine, tmp_path: Path) -> None:
    played = stage(duck, tmp_path, [person(keadaan="unregistered")], PekerjaRentan(NEXT.plus(1), "1671", 10, 4))
    assert bounds(played, "satu", NEXT) == (1, 0, 0)
    assert bounds(played, "satu", NEXT.plus(1)) == (41, 40, 40)
    dues = [one for one in played.dues.to_pylist() if one["skenario"] == "satu" and one["segmen"] == "BPU" and one["bulan"] == str(LAST)]
    assert {(one["program"], one["perkiraan"]): (one["orang"], one["rupiah"]) for one in dues} == {
        ("jkk", True): (40, 400_000), ("jkm", False): (40, 272_000),
    }  # fmt: skip


def test_a_purse_that_ends_by_date_for_some_of_a_group_gives_bounds() -> None:
    ends = {"g": {"2026-11": 3}}
    cell = {"pemda": "1671", "segmen": "PU", "kelompok": "g", "pekerja": 10, "ya": 6, "ragu": 2}
    months = [{**cell, "bulan": bulan} for bulan in ("2026-10", "2026-11", "2027-01")]
    found = {row["bulan"]: (row["terlindungi_bawah"], row["terlindungi_atas"]) for row in with_ends(months, ends, []) if row["segmen"]}
    # Of 10 at most 7 are carried; perhaps the 3 were the protected ones. In the next fiscal year there may be money for them again.
    assert found == {"2026-10": (6, 8), "2026-11": (3, 7), "2027-01": (3, 8)}


def test_an_end_by_date_is_part_of_the_base(duck: Engine, tmp_path: Path) -> None:
    end = {"pemda": "1671", "unit": "u", "kategori": "honorer", "segmen": "PU", "perkiraan": False, "tahun": 2026, "bulan": "2026-11",
           "orang": 2, "rupiah": 1, "dompet": "DBHCHT", "sebab": "masa"}  # fmt: skip
    played = stage(duck, tmp_path, [person(), person(), person(unit="v")], DaftarSemua(NEXT), ends=[end])
    assert [bounds(played, "dasar", month) for month in (BULAN, NEXT, LAST)] == [(3, 3, 3), (3, 1, 1), (3, 1, 3)]


def test_dues_that_can_not_be_reckoned_are_people_without_rupiah(duck: Engine, tmp_path: Path) -> None:
    # The minimum wage of a year to come stands in for a wage that nobody knows, and is not known itself.
    own = (*default_rules(), Aturan(Bulan(2026, 1), None, "1671", None, {"nilai_perkiraan": "ump"}))
    run = finished(duck, tmp_path, [person(upah=None), person()], aturan=own)
    played = play(duck, run, [], sampai=Bulan(2027, 1), aturan=own)
    rows = [one for one in played.dues.to_pylist() if one["program"] == "jkk" and one["bulan"] == "2027-01"]
    assert {one["perkiraan"]: (one["orang"], one["rupiah"], one["orang_ragu"]) for one in rows} == {True: (0, 0, 1), False: (1, 4_800, 0)}


def test_an_evaluation_by_other_rules_is_not_built_on(duck: Engine, tmp_path: Path) -> None:
    own = (*default_rules(), Aturan(Bulan(2026, 1), None, "1671", None, {"basis_upah": "tetap", "nilai_upah": 5_000_000}))
    run = finished(duck, tmp_path, [person()], aturan=own)
    with pytest.raises(Refusal) as told:
        play(duck, run, [], sampai=NEXT)
    assert told.value.code == "SKENARIO_DASAR_BERBEDA"
    assert play(duck, run, [], sampai=NEXT, aturan=own).dues.num_rows


def test_what_is_at_stake_stands_on_the_assumptions_of_the_evaluation(duck: Engine, tmp_path: Path) -> None:
    run = finished(duck, tmp_path, [person(keadaan="unregistered")])
    said = [{"peristiwa": name, "per_juta": 1_000_000 if name == "jkm" else 0, "status": "anggapan"} for name in PERISTIWA]
    own = replace(run, record={**run.record, "asumsi": said})
    found = [row["taruhan"] for row in play(duck, own, [], sampai=BULAN).cover.to_pylist() if row["segmen"] is None]
    assert found == [42_000_000]  # the whole JKM of one worker, who surely dies
    broken = replace(run, record={**run.record, "asumsi": [{"entah": 1}]})
    with pytest.raises(Unreadable):
        play(duck, broken, [], sampai=BULAN)


def test_what_is_at_stake_is_what_stake_says_of_those_who_are_left(duck: Engine, tmp_path: Path) -> None:
    people = [{**one, "mulai": None, "akhir": None} for one in invented(200, 5)]
    there = [one for one in people if one["kategori"] != "pppk"]
    played = stage(duck, tmp_path / "dahulu", there, DaftarSemua(NEXT, kategori="honorer"))
    left = [{**one, "keadaan": "covered"} if one["kategori"] == "honorer" and one["keadaan"] != "arrears" else one for one in there]
    run = finished(duck, tmp_path / "kemudian", left)
    priced = stake.price(duck, run.table(duck, "ledger"), run.table(duck, "assessment"), bulan=str(BULAN))
    sums = priced.filter(priced.terbukti).group_by("pemda").aggregate(setahun=lambda t: t.setahun.sum())
    said = {row["pemda"]: row["setahun"] for row in duck.rows(sums)}
    rows = [one for one in played.cover.to_pylist() if one["skenario"] == "satu" and one["segmen"] is None]
    assert {one["pemda"]: one["taruhan"] for one in rows if one["bulan"] == str(NEXT)} == said
    before = {one["pemda"]: one["taruhan"] for one in rows if one["bulan"] == str(BULAN)}
    assert all(said[pemda] < before[pemda] for pemda in said)


def test_a_line_of_the_payer_list_ends_by_its_date(duck: Engine, tmp_path: Path) -> None:
    common = {"pemda": "1671", "pembayar": "pemda"}
    payers = [
        {**common, "kategori": "honorer", "dana": "DBHCHT", "dari": "2026-01", "sampai": "2026-11"},
        {**common, "kategori": "honorer", "dana": "APBD", "dari": "2026-12", "sampai": "2026-12"},
        {**common, "kategori": "guru_non_asn", "dana": "DBHCHT", "dari": "2026-01", "sampai": "2026-11"},
        {**common, "kategori": "perangkat_desa", "dana": "APBD", "dari": "2026-01", "sampai": "2026-12"},
    ]
    people = [person(kategori=one["kategori"]) for one in payers[1:]]
    run = finished(duck, tmp_path, people, payers=payers)
    played = play(duck, run, [], sampai=Bulan(2027, 1))
    found = {(one["kategori"], one["bulan"]): one["dompet"] for one in played.dues.to_pylist() if one["program"] == "jkk"}
    told = {kategori: [found[kategori, str(month)] for month in NEXT.until(LAST)] for kategori in ("honorer", "guru_non_asn")}
    assert told == {"honorer": ["dbhcht", "apbd", "apbd"], "guru_non_asn": ["dbhcht", None, None]}
    # Lists are made for a year: where each has ended by the next one, who pays now goes on.
    assert found["perangkat_desa", "2027-01"] == "apbd"
