"""Counts per level: persons once, bounds, exact and estimated rupiah apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from naungan import coverage
from naungan.engine import Engine
from tests.coverage.world import World, world


def _measures(engine: Engine, made: World) -> dict[tuple[Any, ...], dict[str, Any]]:
    rows = engine.rows(coverage.measures(engine, made.ledger_table(engine), lingkup="nasional"))
    return {(r["tingkat"], r["pemda"], r["unit"], r["kategori"], r["segmen"]): r for r in rows}


def _mixed() -> World:
    made = world()
    made.worker("p1", "A", peserta="m1")
    made.worker("p1", "B", peserta="m1")
    made.worker("p2", "A")
    made.worker("p3", "A", tahan=True, perkiraan=True)
    made.worker("p4", "A", hak="tidak_berhak")
    made.worker("p5", "A", pemda="16", perkiraan=True)
    made.participant("m1", "N1", lunas_sampai="2026-10")
    return made


def test_levels_and_bounds(engine: Engine) -> None:
    found = _measures(engine, _mixed())
    pemda = found["pemda", "1671", None, None, None]
    assert (pemda["pekerja"], pemda["n_covered"], pemda["n_unregistered"], pemda["n_unresolved"], pemda["n_not_eligible"]) == (
        3,
        1,
        1,
        1,
        1,
    )
    assert (pemda["batas_bawah"], pemda["batas_atas"]) == (Decimal("0.333333"), Decimal("0.666666"))
    assert (pemda["iuran"], pemda["iuran_perkiraan"], pemda["dampak"]) == (3 * 5400, 5400, 5400)
    assert found["provinsi", "16", None, None, None]["pekerja"] == found["nasional", None, None, None, None]["pekerja"] == 4
    assert found["unit", "1671", "B", None, None]["n_covered_elsewhere"] == 1
    assert found["kategori", "1671", None, "honorer", None]["pekerja"] == 3
    assert found["segmen", "1671", None, None, "PU"]["n_covered"] == 1
    assert found["pemda", "16", None, None, None]["n_no_data"] == 1


def test_no_workers_have_no_coverage(duck: Engine) -> None:
    made = world()
    made.worker("p", hak="tidak_berhak")
    pemda = _measures(duck, made)["pemda", "1671", None, None, None]
    assert (pemda["pekerja"], pemda["batas_bawah"], pemda["batas_atas"]) == (0, None, None)


def test_every_state_adds_up(duck: Engine) -> None:
    from naungan.coverage.tables import STATE

    for row in _measures(duck, _mixed()).values():
        assert sum(row[f"n_{state}"] for state in STATE) == row["pekerja"] + row["n_not_eligible"] + row["n_other_payer"]
        assert row["terlindungi_ya"] + row["terlindungi_tidak"] + row["terlindungi_tidak_diketahui"] == row["pekerja"]
