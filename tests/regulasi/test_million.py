"""Person-months by the million against the referee: a sample in the quick tests, a million in the heavy ones; memory stays flat."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from tests.referee import contribution
from tests.regulasi.people import EDGES, MONTHS, PROGRAM, payer

from naungan.engine import Engine
from naungan.kernel.period import Bulan
from naungan.regulasi import IURAN, hitung, target

CHUNK = 50_000
NAMES = target("PU", PROGRAM) + target("BPU", PROGRAM)
_TEXTS = ("bulan", "segmen", "risiko", "sektor", "dibayar", "syarat")
# The months of a ceiling, a relief or their neighbours come more often than the quiet ones.
BUSY = [
    f"{year}-{month:02d}"
    for year, month in (
        (2015, 7), (2016, 2), (2016, 3), (2020, 2), (2020, 3), (2020, 7), (2020, 8), (2021, 1), (2021, 2), (2021, 3), (2025, 1), (2025, 2),
        (2025, 7), (2025, 8), (2026, 1), (2026, 2), (2026, 3), (2026, 4), (2026, 12), (2027, 1), (2027, 3), (2027, 4),
    )
]  # fmt: skip
ALL = sorted({Bulan.parse(month) for month in BUSY} | set(MONTHS))


def draw(rng: random.Random, n: int) -> dict[str, Any]:
    edge = rng.choice(EDGES) if n % 3 == 0 else Decimal(0)
    wage = edge + Decimal(rng.randrange(-50_000, 50_000) if edge else rng.randrange(1, 2_500_000_000)) / 100
    return {
        "n": n, "bulan": rng.choice(BUSY) if n % 2 else str(rng.choice(ALL)), "segmen": "PU" if rng.random() < 0.6 else "BPU",
        "upah": max(wage, Decimal("0.01")), "risiko": rng.choice(["I", "II", "III", "IV", "V"]),
        "sektor": rng.choice(["pemerintahan", "transportasi", "padat_karya", "lainnya"]),
        "dibayar": rng.choice(["sendiri", "apbd", "apbn"]),
        "syarat": {one for one in ("pp49-2020", "padat_karya", "peserta_baru") if rng.random() < 0.35},
    }  # fmt: skip


def table(engine: Engine, cases: list[dict[str, Any]]) -> Any:
    sen = pa.array([int(case["upah"] * 100) for case in cases], pa.int64())
    texts = {name: [payer(case) if name == "dibayar" else case[name] for case in cases] for name in _TEXTS[:-1]}
    texts["syarat"] = [" ".join(sorted(case["syarat"])) for case in cases]
    return engine.table(pa.table({"n": [case["n"] for case in cases], "upah_sen": sen, "penghasilan_sen": sen, **texts}))


def disagreements(engine: Engine, cases: list[dict[str, Any]]) -> Iterator[Any]:
    found = hitung(engine, table(engine, cases), NAMES, months=ALL).select("n", *NAMES).order_by("n")
    columns = engine.arrow(found).to_pydict()
    for place, case in enumerate(cases):
        facts = {name: value for name, value in case.items() if name != "n"} | {"dibayar": payer(case)}
        for program, formulas in IURAN[case["segmen"]].items():
            employer, worker = contribution(program, **facts)
            expected = {"pemberi_kerja": employer, "pekerja": worker}
            for who, name in formulas.items():
                if columns[name][place] != expected[who]:
                    yield case, name, columns[name][place], expected[who]


def run(engine: Engine, people: int, seed: int) -> None:
    rng = random.Random(seed)
    for start in range(0, people, CHUNK):
        cases = [draw(rng, n) for n in range(start, min(start + CHUNK, people))]
        assert next(disagreements(engine, cases), None) is None


def test_a_sample_of_person_months(duck: Engine) -> None:
    run(duck, 10_000, seed=20260731)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_a_million_person_months(duck: Engine) -> None:
    run(duck, 1_000_000, seed=20261130)


@pytest.mark.slow
def test_twenty_thousand_person_months_on_every_engine(engine: Engine) -> None:
    run(engine, 20_000, seed=7)
