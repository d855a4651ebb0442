"""Scenarios over a finished evaluation: the base is what was evaluated, and a step changes what it says and nothing else."""

from __future__ import annotations

from pathlib import Path

import ibis
import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.evaluation.finished import Finished, read_finished
from naungan.kernel.errors import Refusal
from naungan.projection.scenario import Played, play
from naungan.projection.scenario_steps import DaftarSemua, Hukum, Skenario

pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def run(hasil: Path) -> Finished:
    return read_finished(hasil)


@pytest.fixture(scope="module")
def played(duck: Engine, run: Finished) -> Played:
    month = run.bulan.plus(1)
    scenarios = [
        Skenario("semua", "Semua terdaftar", (DaftarSemua(month),)),
        Skenario("honorer", "Honorer terdaftar", (DaftarSemua(month, kategori="honorer"),)),
        Skenario("tarif", "Tarif JKK naik", (Hukum(month.plus(1).first_day, "tarif_jkk", {"I": 3_000}),)),
    ]
    return play(duck, run, scenarios, sampai=run.bulan.plus(4))


def _sums(rows: pa.Table, skenario: str, bulan: object, by: tuple[str, ...], name: str = "rupiah") -> dict[tuple[object, ...], int]:
    found: dict[tuple[object, ...], int] = {}
    for row in rows.to_pylist():
        if (row["skenario"], row["bulan"]) == (skenario, str(bulan)):
            key = tuple(row[one] for one in by)
            found[key] = found.get(key, 0) + row[name]
    return found


def _cover(played: Played, skenario: str, bulan: object) -> tuple[int, int, int]:
    mine = [one for one in played.cover.to_pylist() if (one["skenario"], one["bulan"], one["segmen"]) == (skenario, str(bulan), None)]
    pekerja, bawah, atas = (sum(one[name] for one in mine) for name in ("pekerja", "terlindungi_bawah", "terlindungi_atas"))
    return pekerja, bawah, atas


def test_the_base_of_the_evaluated_month_is_the_assessment(duck: Engine, run: Finished, played: Played) -> None:
    owed = run.table(duck, "assessment")
    share = ibis.ifelse(owed.segmen == "BPU", owed.pemberi_kerja + owed.pekerja, owed.pemberi_kerja)
    rows = owed.mutate(rupiah=share).group_by(["pemda", "program", "perkiraan"]).aggregate(rupiah=lambda t: t.rupiah.sum())
    said = {(row["pemda"], row["program"], row["perkiraan"]): row["rupiah"] or 0 for row in duck.rows(rows)}
    assert said
    assert _sums(played.dues, "dasar", run.bulan, ("pemda", "program", "perkiraan")) == said


def test_the_base_of_the_evaluated_month_is_the_measure(duck: Engine, run: Finished, played: Played) -> None:
    measure = run.table(duck, "measure")
    (nation,) = duck.rows(measure.filter(measure.tingkat == "nasional"))
    yes, unknown = nation["terlindungi_ya"], nation["terlindungi_tidak_diketahui"]
    assert _cover(played, "dasar", run.bulan) == (nation["pekerja"], yes, yes + unknown)


def test_the_base_of_the_evaluated_month_has_at_stake_what_was_priced(duck: Engine, run: Finished, played: Played) -> None:
    stake = run.table(duck, "stake")
    (said,) = duck.rows(stake.filter(stake.terbukti).aggregate(setahun=lambda t: t.setahun.sum()))
    mine = [
        one["taruhan"]
        for one in played.cover.to_pylist()
        if (one["skenario"], one["bulan"]) == ("dasar", str(run.bulan)) and not one["segmen"]
    ]
    assert sum(one or 0 for one in mine) == (said["setahun"] or 0)
    assert said["setahun"]


def test_a_law_that_changes_on_a_day_leaves_the_months_before(run: Finished, played: Played) -> None:
    day = run.bulan.plus(2)
    by = ("pemda", "unit_pembayar", "kategori", "program", "perkiraan", "terdaftar")
    for month in run.bulan.until(run.bulan.plus(4)):
        base, changed = (_sums(played.dues, one, month, by) for one in ("dasar", "tarif"))
        assert (base == changed) == (month < day)
        assert {key: value for key, value in base.items() if key[3] != "jkk"} == {
            key: value for key, value in changed.items() if key[3] != "jkk"
        }
    assert set(played.hukum) == {"tarif"}


def test_to_register_all_moves_dues_and_adds_none(run: Finished, played: Played) -> None:
    for month in run.bulan.until(run.bulan.plus(4)):
        for by in (("pemda", "program", "perkiraan"), ("kategori", "pembayar", "dompet")):
            assert _sums(played.dues, "semua", month, by) == _sums(played.dues, "dasar", month, by)
        before, after = (_cover(played, one, month) for one in ("dasar", "semua"))
        assert after[0] == before[0]
        assert after[1] >= before[1]
        assert after[2] >= before[2]
    assert _cover(played, "semua", run.bulan) == _cover(played, "dasar", run.bulan)
    later = run.bulan.plus(1)
    assert _cover(played, "semua", later)[1] > _cover(played, "dasar", later)[1]
    assert ("tidak",) not in _sums(played.dues, "semua", later, ("terdaftar",))


def test_to_register_a_category_leaves_the_others(run: Finished, played: Played) -> None:
    later = run.bulan.plus(1)
    by = ("kategori", "terdaftar")
    base, some = (_sums(played.dues, one, later, by) for one in ("dasar", "honorer"))
    assert {key: value for key, value in some.items() if key[0] != "honorer"} == {
        key: value for key, value in base.items() if key[0] != "honorer"
    }
    assert ("honorer", "tidak") in base
    assert ("honorer", "tidak") not in some


def test_the_last_month_is_not_before_the_first(duck: Engine, run: Finished) -> None:
    with pytest.raises(Refusal) as told:
        play(duck, run, [], sampai=run.bulan.plus(-1))
    assert told.value.code == "SKENARIO_SAMPAI"
