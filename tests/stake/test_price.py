"""What is at stake: proven lower bound, upper bound, estimates apart, and the referee's amounts."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from naungan.acuan.asumsi import Asumsi, asumsi_for, default_asumsi, read_asumsi
from naungan.contribution.tables import ASSESSMENT
from naungan.coverage.tables import LEDGER
from naungan.engine import Engine
from naungan.kernel.errors import Refusal
from naungan.stake import price
from naungan.stake.sums import add_up
from tests import referee_manfaat as referee

BULAN, HARI = "2026-10", dt.date(2026, 10, 31)
RATES = (Asumsi("jkk_meninggal", 100, "anggapan"), Asumsi("jkk_cacat_total", 10, "anggapan"), Asumsi("jkm", 2_000, "anggapan"))


class World:
    def __init__(self) -> None:
        self.ledger: list[dict[str, Any]] = []
        self.assessment: list[dict[str, Any]] = []

    def worker(self, keadaan: str, terlindungi: str, *, upah: int | None = 2_000_000, segmen: str | None = "PU", perkiraan: bool = False,
               unit: str | None = "A", **ledger: Any) -> World:  # fmt: skip
        who = {"pemda": "1671", "orang": f"o{len(self.ledger)}", "unit": unit, "bulan": BULAN}
        self.ledger.append({
            **who, "kategori": "honorer", "segmen": segmen, "keadaan": keadaan, "terlindungi": terlindungi, "kewajiban_terpenuhi": "tidak",
            "utama": True, **ledger,
        })  # fmt: skip
        for program, due in (("jkk", 4_800), ("jkm", 6_000)):
            self.assessment.append(
                {
                    **who,
                    "program": program,
                    "segmen": segmen,
                    "dasar_upah": upah,
                    "perkiraan": perkiraan,
                    "pemberi_kerja": due,
                    "pekerja": 0,
                }
            )
        return self

    def priced(self, engine: Engine, asumsi: tuple[Asumsi, ...] = RATES) -> list[dict[str, Any]]:
        ledger, assessment = engine.table(LEDGER.of(self.ledger)), engine.table(ASSESSMENT.of(self.assessment))
        return engine.rows(price(engine, ledger, assessment, bulan=BULAN, asumsi=asumsi))


def by_event(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    assert len({row["peristiwa"] for row in rows}) == len(rows)
    return {row["peristiwa"]: row for row in rows}


def test_an_unregistered_worker_costs_the_employer_the_benefit(engine: Engine) -> None:
    found = by_event(World().worker("unregistered", "tidak").priced(engine))
    wage = Fraction(2_000_000)
    expected = {
        "jkk_meninggal": sum(referee.jkk_death(HARI, wage)),
        "jkk_cacat_total": sum(referee.jkk_total(HARI, wage)),
        "jkm": sum(referee.jkm(HARI, "PU", 99, 1)),
    }
    assert {name: row["jumlah"] for name, row in found.items()} == expected
    assert all(row["terbukti"] and row["tanggungan"] == "pemberi_kerja" and row["orang"] == 1 for row in found.values())
    assert found["jkk_meninggal"]["setahun"] == referee.half_up(Fraction(expected["jkk_meninggal"] * 100, 1_000_000))
    assert found["jkm"]["setahun"] == referee.half_up(Fraction(expected["jkm"] * 2_000, 1_000_000))


def test_a_state_without_proof_is_never_priced_as_unprotected(duck: Engine) -> None:
    world = World()
    for state in ("no_data", "unresolved", "arrears", "not_on_own_npp"):
        world.worker(state, "tidak_diketahui", kurang_jkk=True, kurang_jkm=True)
    rows = world.priced(duck)
    assert len(rows) == 4 * 3
    assert not any(row["terbukti"] for row in rows)


def test_the_protected_and_those_who_are_not_ours_are_not_priced(duck: Engine) -> None:
    world = World().worker("covered", "ya").worker("covered_elsewhere", "ya").worker("not_eligible", "tidak_diketahui")
    world.worker("other_payer", "tidak_diketahui").worker("unregistered", "tidak", utama=False)
    assert world.priced(duck) == []


def test_a_missing_programme_is_priced_alone(duck: Engine) -> None:
    (row,) = World().worker("incomplete_programmes", "ya", kurang_jkm=True).priced(duck)
    assert (row["peristiwa"], row["terbukti"], row["jumlah"]) == ("jkm", True, 42_000_000)


def test_behind_a_self_employed_worker_stands_nobody(duck: Engine) -> None:
    found = by_event(World().worker("unregistered", "tidak", upah=1_000_000, segmen="BPU").priced(duck))
    assert {row["tanggungan"] for row in found.values()} == {"keluarga"}
    assert found["jkk_meninggal"]["jumlah"] == 70_000_000


def test_an_unknown_wage_is_an_estimate_beside_the_exact_part_and_the_flat_jkm_is_exact(engine: Engine) -> None:
    world = World().worker("unregistered", "tidak").worker("unregistered", "tidak", upah=1_000_000, perkiraan=True)
    found = by_event(world.priced(engine))
    death = found["jkk_meninggal"]
    assert (death["orang"], death["orang_pasti"], death["orang_perkiraan"]) == (2, 1, 1)
    assert (death["jumlah"], death["jumlah_perkiraan"]) == (118_000_000, 70_000_000)
    assert (found["jkm"]["jumlah"], found["jkm"]["jumlah_perkiraan"]) == (84_000_000, 0)
    assert (death["iuran_setahun"], death["iuran_setahun_perkiraan"]) == (12 * 4_800, 12 * 4_800)
    assert found["jkk_cacat_total"]["iuran_setahun"] is None


def test_whom_nobody_can_price_is_counted_and_stays_unknown(duck: Engine) -> None:
    found = by_event(World().worker("unregistered", "tidak", upah=None, unit=None).priced(duck))
    assert (found["jkk_meninggal"]["orang"], found["jkk_meninggal"]["jumlah"], found["jkk_meninggal"]["setahun"]) == (1, None, None)
    unclear = by_event(World().worker("unresolved", "tidak_diketahui", segmen=None).priced(duck))
    assert {row["jumlah"] for row in unclear.values()} == {None}
    assert {row["tanggungan"] for row in unclear.values()} == {"tidak_diketahui"}


def test_the_unit_that_is_not_known_joins_its_dues(duck: Engine) -> None:
    found = by_event(World().worker("unregistered", "tidak", unit=None).priced(duck))
    assert found["jkk_meninggal"]["jumlah"] == 118_000_000


def test_an_assumption_for_a_category_stands_above_the_general_one(duck: Engine) -> None:
    rates = (*RATES, Asumsi("jkk_meninggal", 900, "anggapan", kategori="linmas"))
    world = World().worker("unregistered", "tidak").worker("unregistered", "tidak", kategori="linmas")
    found = {row["kategori"]: row["per_juta"] for row in world.priced(duck, rates) if row["peristiwa"] == "jkk_meninggal"}
    assert found == {"honorer": 100, "linmas": 900}


def test_a_file_replaces_assumptions_and_mistakes_are_told(tmp_path: Path) -> None:
    file = tmp_path / "asumsi.yaml"
    file.write_text("asumsi:\n  - {peristiwa: jkm, per_juta: 3100, status: bersumber, sumber: Dinas Kesehatan 2025}\n", "utf-8")
    assert asumsi_for(read_asumsi(file), "jkm", "honorer").per_juta == 3_100
    assert asumsi_for(read_asumsi(file), "jkk_meninggal", None) == asumsi_for(default_asumsi(), "jkk_meninggal", None)
    for wrong in ("{peristiwa: gempa, per_juta: 1}", "{peristiwa: jkm, per_juta: 0.5}", "{peristiwa: jkm, per_juta: 1, status: bersumber}"):
        file.write_text(f"asumsi:\n  - {wrong}\n", "utf-8")
        with pytest.raises(Refusal, match=r"asumsi\.yaml"):
            read_asumsi(file)


def test_a_mixed_ledger_comes_out_as_a_plain_sum_over_its_people(engine: Engine) -> None:
    people = [
        ("unregistered", "tidak", "PU", 2_000_000), ("unregistered", "tidak", "PU", 3_456_789), ("inactive", "tidak", "PU", 4_100_000),
        ("unregistered", "tidak", "BPU", 1_000_000), ("no_data", "tidak_diketahui", "PU", 2_750_000), ("arrears", "tidak_diketahui", "PU", 2_000_000),
        ("covered", "ya", "PU", 2_000_000),
    ]  # fmt: skip
    world = World()
    for state, protected, segmen, upah in people:
        world.worker(state, protected, upah=upah, segmen=segmen)
    found = add_up(world.priced(engine))

    def once(event: str, upah: int) -> int:
        parts = {
            "jkk_meninggal": lambda: referee.jkk_death(HARI, Fraction(upah)),
            "jkk_cacat_total": lambda: referee.jkk_total(HARI, Fraction(upah)),
        }
        return sum(parts[event]() if event in parts else referee.jkm(HARI, "PU", 99, 1))

    def year(keep: set[str]) -> Fraction:
        paid = [upah for _, protected, segmen, upah in people if segmen == "PU" and protected in keep]
        return sum((Fraction(once(rate.peristiwa, upah) * rate.per_juta, 1_000_000) for rate in RATES for upah in paid), Fraction(0))

    # Cells are rounded one by one: a state and an event each.
    assert abs(found["pemda_bawah"] - year({"tidak"})) <= 3
    assert abs(found["pemda_atas"] - year({"tidak", "tidak_diketahui"})) <= 6
    deaths = [once("jkk_meninggal", upah) for _, protected, segmen, upah in people if (protected, segmen) == ("tidak", "PU")]
    assert found["jkk_meninggal_rata"] == referee.half_up(Fraction(sum(deaths), len(deaths)))
    assert found["jkk_meninggal_terbesar"] == max(deaths)
    assert (found["orang_terbukti"], found["orang_belum_pasti"]) == (4, 2)
    assert found["iuran_setahun"] == 4 * 12 * (4_800 + 6_000)
