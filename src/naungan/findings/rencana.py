"""Rules about plans without accounts (RKPD, KUA-PPAS): a word that is not found accuses nobody, it names what must be looked up.

A plan lists sub-activities; the account comes with the RKA. So what is compared is the sub-activity: the one whose account carries the
contributions in another stage or year, where one is known.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.peta_rekening import Peta, default_peta
from naungan.budget.lines import AWAL, order
from naungan.budget.mapped import PETA, mapped, names_jamsostek
from naungan.findings.make import Finding, Today, budget_step, finding
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Office = tuple[str, str | None]
_NAMED = 3


@dataclass
class _Plan:
    """What one office has at one stage: sub-activities in plain form, whether any names Jamsostek, and its name."""

    unit_nama: str | None = None
    subs: set[str] = field(default_factory=set)
    named: bool = False


def plan_rows(engine: Engine, budget_line: ir.Table, bulan: Bulan, peta: Peta | None) -> list[dict[str, Any]]:
    """The sub-activities of plans, and those that carry Jamsostek (``jamsostek``) at any stage.

    Grain: pemda × unit × year × stage × sub-activity; ``nama`` is its name where it is written.
    """
    rows = mapped(budget_line, peta or default_peta(), bulan)
    plan = rows.tahap.isin(AWAL) & rows.kode_rekening.isnull()
    ours = (rows.letak == PETA).fill_null(False) | (rows.kode_rekening.isnull() & names_jamsostek(rows, bulan))
    rows = rows.mutate(nama=ibis.coalesce(rows.subkegiatan_nama, ibis.ifelse(plan, rows.uraian, ibis.null("string"))), jamsostek=ours)
    rows = rows.filter((plan | ours) & rows.tahun.notnull() & rows.tahap.notnull())
    keys = ["pemda", "unit", "tahun", "tahap", "subkegiatan", "nama"]
    found = rows.group_by(keys).aggregate(unit_nama=rows.unit_nama.min(), jamsostek=rows.jamsostek.any())
    return engine.rows(found.order_by([ibis.asc(name, nulls_first=True) for name in keys]))


def plan_findings(rows: list[dict[str, Any]], today: Today) -> list[Finding]:
    """One finding a unit, at the first plan where something must be looked up; one for the pemda where it holds for each of its units."""
    plans: dict[tuple[str, int, str], dict[Office, _Plan]] = defaultdict(lambda: defaultdict(_Plan))
    for row in rows:
        if row["tahap"] in AWAL and row["tahun"] >= today.tahun:
            _learn(plans[row["pemda"], row["tahun"], row["tahap"]][row["pemda"], row["unit"]], row)
    found: list[Finding] = []
    asked: set[Office] = set()
    for (pemda, tahun, tahap), offices in sorted(plans.items(), key=lambda one: (one[0][0], one[0][1], order(one[0][2]))):
        open_ = {
            office: _carriers(rows, office, tahun, tahap) for office, plan in offices.items() if not plan.named and office not in asked
        }
        open_ = {office: subs for office, subs in open_.items() if not any(_plain(sub) & offices[office].subs for sub in subs)}
        asked |= set(open_)
        found += _told(pemda, tahun, tahap, open_, offices, today)
    return found


def _learn(plan: _Plan, row: dict[str, Any]) -> None:
    plan.unit_nama = plan.unit_nama or row["unit_nama"]
    plan.subs |= _plain(row)
    plan.named = plan.named or row["jamsostek"]


def _carriers(rows: list[dict[str, Any]], office: Office, tahun: int, tahap: str) -> list[dict[str, Any]]:
    """The sub-activities that carry Jamsostek elsewhere: the latest stage of the same year, else of the nearest other year."""
    known = (row for row in rows if row["jamsostek"] and (row["subkegiatan"] or row["nama"]) and (row["pemda"], row["unit"]) == office)
    other = [row for row in known if (row["tahun"], row["tahap"]) != (tahun, tahap)]
    best = min(other, key=lambda row: (abs(row["tahun"] - tahun), -order(row["tahap"])), default=None)
    return [row for row in other if best and (row["tahun"], row["tahap"]) == (best["tahun"], best["tahap"])]


def _told(
    pemda: str, tahun: int, tahap: str, open_: dict[Office, list[dict[str, Any]]], offices: dict[Office, _Plan], today: Today
) -> list[Finding]:
    """The findings of one plan: for the whole pemda where no unit's plan says it and no sub-activity is known anywhere."""
    if open_ and len(open_) == len(offices) and not any(open_.values()):
        return [_check({"pemda": pemda, "unit": None}, len(offices), tahun, tahap, [], today)]
    places = ({"pemda": pemda, "unit": unit, "unit_nama": offices[pemda, unit].unit_nama} for _, unit in open_ if unit is not None)
    return [_check(place, 1, tahun, tahap, open_[pemda, place["unit"]], today) for place in places]


def _check(place: dict[str, Any], jumlah: int, tahun: int, tahap: str, subs: list[dict[str, Any]], today: Today) -> Finding:
    step = budget_step(tahun, today, place["pemda"])
    params: dict[str, Any] = {"tahun": tahun, "tahap": tahap}
    if not subs:
        return finding("TEMUAN_RENCANA_PERLU_DICEK", place, jumlah, "unit", None, step, **params)
    names = "; ".join(dict.fromkeys(" ".join(filter(None, (one["subkegiatan"], one["nama"]))) for one in subs[:_NAMED]))
    said: dict[str, Any] = {"subkegiatan": names, "tahun_rekening": subs[0]["tahun"], "rekening_tahap": subs[0]["tahap"]}
    return finding("TEMUAN_RENCANA_CEK_SUBKEGIATAN", place, jumlah, "unit", None, step, **params, **said)


def _plain(row: dict[str, Any]) -> set[str]:
    """What a sub-activity is known by: its code, and its name without signs."""
    name = "".join(one for one in (row["nama"] or "").lower() if one.isalnum())
    return {one for one in (row["subkegiatan"], name) if one}
