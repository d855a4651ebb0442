"""``strategi.html``: a governor's page, charts with their intervals and tables, and a printed sheet for each government."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from naungan.documents.page.lines import Point, band_chart, money_chart, scale
from naungan.documents.paper import render
from naungan.projection.kept import Told
from naungan.projection.tables import DERET_KUNCI
from naungan.told import strategy
from naungan.told.strategy.ahead import BOUNDS, counted, where
from naungan.told.strategy.government import origin
from naungan.told.strategy.plan import monthly_by_purse
from naungan.told.strategy.purse_names import purse_name
from naungan.told.strategy.whatif import scenario_notes
from naungan.told.table import Table
from naungan.told.words import month, say

# Charts of the nation and of provinces; a government has its own page.
_DRAWN = ("nasional", "provinsi")
_PARTS = ("ringkas", "perkiraan", "ketepatan", "sasaran", "akhir", "skenario", "rencana", "mengikat", "anggapan", "pemda")
SHOWN = 40
_SMALL = (420, 190)


def write_strategy_page(path: Path, told: Told, pages: Sequence[strategy.Sheet]) -> None:
    """Self-contained: nothing is fetched and no script runs."""
    last = told.summary["sampai"]
    charts = [] if not told.summary["tren"] else _charts(told)
    money = strategy.by_month(told)
    title = say("STRATEGI_JUDUL", bulan=month(last))
    parts = [(one, say(f"STRATEGI_BAGIAN_{one.upper()}")) for one in _PARTS if one != "perkiraan" or charts]
    text = render(
        "strategi.html", style=("page.css", "strategi.css"), judul=title, asal=origin(told), sampai=month(last), bagian=parts,
        depan=strategy.front(told), grafik=charts, ketepatan=strategy.checks(told), sasaran=strategy.outlooks_on_page(told),
        akhir=strategy.endings(told), skenario=strategy.scenarios(told), skenario_akhir=_last(strategy.scenarios(told), last),
        gambar_skenario=_scenario_charts(told), biaya=money, biaya_dompet=strategy.by_purse(told), **_money(told),
        mengikat=_first(strategy.bounds(told)), anggapan=strategy.assumptions(told), lembar=pages,
        kaki=say("STRATEGI_KAKI", sidik=told.summary["sidik"][:16], versi=told.summary["versi"]),
    )  # fmt: skip
    path.write_text(text, "utf-8")


def _first(said: Table) -> Table:
    """So many rows as a page bears; the workbook has all."""
    return Table(said.code, said.columns, said.rows[:SHOWN])


def _last(said: Table, last: str) -> Table:
    return Table(said.code, said.columns, [row for row in said.rows if row["bulan"] == last])


def _charts(told: Told) -> list[dict[str, Any]]:
    """Each series of a place, all segments: what was, and what is expected within both bounds."""
    past: dict[tuple[Any, ...], list[Point]] = {}
    shown: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in (one for one in told.rows("series") if one["tingkat"] in _DRAWN and one["segmen"] is None):
        key = tuple(row[name] for name in DERET_KUNCI)
        past.setdefault(key, []).append(Point(row["bulan"], row["aktif"], lalu=True))
    ahead: dict[tuple[Any, ...], list[Point]] = {}
    for row in (one for one in told.rows("forecast") if one["ukuran"] == "aktif" and one["nilai"] is not None):
        key = tuple(row[name] for name in DERET_KUNCI)
        ahead.setdefault(key, []).append(
            Point(row["bulan"], row["nilai"], tuple((row[f"bawah_{level}"], row[f"atas_{level}"]) for level in (80, 95)))
        )
        shown.setdefault(key, row)
    table = strategy.forecasts(told)
    drawn = [key for key in past if key in ahead]
    return [_chart(shown[key], past[key], ahead[key], table) for key in drawn]


def _chart(row: dict[str, Any], past: list[Point], ahead: list[Point], table: Table) -> dict[str, Any]:
    name = say("STRATEGI_GRAFIK_NAMA", wilayah=where(row), dihitung=counted(row))
    mine = [one for one in table.rows if one["_kunci"] == tuple(row[key] for key in DERET_KUNCI)]
    columns = tuple(one for one in table.columns if one.key in ("bulan", "nilai_ramal", *BOUNDS) or one.key.startswith("c_"))
    return {"nama": name, "gambar": band_chart([*past, *ahead], name), "tabel": Table(table.code, columns, mine)}


def _scenario_charts(told: Told) -> list[dict[str, Any]]:
    """Small drawings on one scale: between the certain and the possible."""
    found: dict[str, list[Point]] = {}
    for row in strategy.scenarios(told).rows:
        bounds = ((row["terlindungi_bawah"], row["terlindungi_atas"]),)
        found.setdefault(row["kode"], []).append(Point(row["bulan"], None, bounds))
    if not found:
        return []
    every = [one for points in found.values() for one in points]
    on = scale(every, wide=_SMALL[0], high_px=_SMALL[1])
    notes = scenario_notes(told)
    return [
        {"nama": notes[kode][0], "uraian": notes[kode][1], "gambar": band_chart(points, notes[kode][0], on=on)}
        for kode, points in found.items()
    ]


def _money(told: Told) -> dict[str, Any]:
    """The columns of money by month, and what each colour stands for."""
    money = monthly_by_purse(told)
    kinds = sorted({purse for purse, _ in money}, key=lambda one: -sum(value for (purse, _), value in money.items() if purse == one))
    months = sorted({month for _, month in money})
    return {
        "gambar_biaya": money_chart(months, money, kinds, say("STRATEGI_BIAYA_JUDUL")) if money else "",
        "legenda_biaya": [(f"k{at % 6}", purse_name(one)) for at, one in enumerate(kinds)],
    }  # fmt: skip
