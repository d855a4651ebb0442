"""Small worlds drawn at random: the ledger and the referee name the same state for every worker, and nobody is lost."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.engine import Engine
from tests.coverage import referee
from tests.coverage.world import PEMDA, World, world

pytestmark = pytest.mark.chain

_worker = st.fixed_dictionaries({
    "orang": st.integers(0, 3), "unit": st.sampled_from(["A", "B"]), "peserta": st.sampled_from([None, "m0", "m1", "m2"]),
    "decision": st.sampled_from(["same", "same", "review", "none"]), "hak": st.sampled_from(["wajib"] * 5 + ["tidak_berhak", "pembayar_lain", "tidak_diketahui"]),
    "segmen": st.sampled_from(["PU", "PU", "BPU"]), "tahan": st.sampled_from([False] * 5 + [True]),
})  # fmt: skip
_flag = st.sampled_from([None, True, True, False])
_member = st.fixed_dictionaries({
    "peserta": st.sampled_from(["m0", "m1", "m2", "m9"]), "npp": st.sampled_from(["N1", "N2", "N9"]), "segmen": st.sampled_from(["PU", "PU", "BPU"]),
    "aktif": _flag, "jkk": _flag, "jkm": _flag, "tahan": st.sampled_from([False] * 5 + [True]),
    "lunas_sampai": st.sampled_from([None, "2026-07", "2026-09", "2026-10", "2026-12"]),
    "nonaktif": st.sampled_from([None, None, dt.date(2026, 10, 31), dt.date(2026, 11, 1)]),
    "mulai": st.sampled_from([None, dt.date(2020, 1, 1), dt.date(2026, 11, 1)]),
})  # fmt: skip


# What BPJS answers: active on our NPP or on another, no longer active, or nowhere registered.
_answer = st.sampled_from([
    {"npp": "N1", "aktif": True}, {"npp": None, "npp_pemda": True, "aktif": True}, {"npp": None, "npp_pemda": False, "aktif": True},
    {"npp": "N9", "npp_pemda": False, "aktif": True}, {"npp": None, "aktif": False}, {"npp": None, "aktif": False, "terdaftar": False},
])  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> World:
    made = world()
    lingkup = draw(st.sampled_from(["own_npp", "cabang", "nasional"]))
    for member in draw(st.lists(_member, max_size=5)):
        made.participant(member.pop("peserta"), member.pop("npp"), lingkup=lingkup, **member)
    for peserta, said in draw(st.lists(st.tuples(st.sampled_from(["m0", "m1", "m8"]), _answer), max_size=2)):
        made.participant(peserta, said["npp"], lingkup="jawaban_bpjs", jkk=None, jkm=None, **{k: v for k, v in said.items() if k != "npp"})
    workers = draw(st.lists(_worker, min_size=1, max_size=6, unique_by=lambda one: (one["orang"], one["unit"])))
    people: dict[int, tuple[str | None, str]] = {}
    for worker in workers:
        # All rows of a person share the link.
        decision = worker["decision"] if worker["peserta"] or worker["decision"] != "same" else "none"
        peserta, decision = people.setdefault(worker["orang"], (worker["peserta"] if decision == "same" else None, decision))
        made.worker(
            f"p{worker['orang']}",
            worker["unit"],
            peserta=peserta,
            decision=decision,
            hak=worker["hak"],
            segmen=worker["segmen"],
            tahan=worker["tahan"],
        )
    pembayar = draw(st.sampled_from([None, "pemda", "vendor", "pekerja"]))
    if pembayar:
        made.payer.append({"pemda": PEMDA, "unit": draw(st.sampled_from(["A", "B"])), "pembayar": pembayar})
    return made


def _check(made: World, engine: Engine) -> None:
    found = made.ledger(engine)
    assert found == made.ledger(engine, silent=True)
    assert {(r["unit"], r["orang"]): r["keadaan"] for r in found} == {(r["unit"], r["orang"]): referee.state(made, r) for r in made.roster}
    assert len(found) == len(made.roster)
    assert Counter(r["orang"] for r in found if r["utama"]) == Counter({r["orang"] for r in found})
    for row in found:
        assert (row["dampak"] is None) == (row["keadaan"] in ("unresolved", "no_data"))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=worlds())
def test_referee(duck: Engine, made: World) -> None:
    _check(made, duck)


@pytest.mark.spark
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=worlds())
def test_referee_on_spark(spark: Engine, made: World) -> None:
    _check(made, spark)
