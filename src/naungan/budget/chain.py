"""RKPD → KUA-PPAS → RKA → RAPBD → APBD → pergeseran → APBD-P: is Jamsostek in each, does it stay, and is it enough."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from naungan.acuan.peta_rekening import Peta
from naungan.acuan.siklus import PREFIX, Kalender, Langkah
from naungan.budget.held import held
from naungan.budget.kept import against, vague
from naungan.budget.moved import Moved
from naungan.budget.planned import Rencana
from naungan.budget.rows import Line, YearCell
from naungan.budget.sums import whole_sum
from naungan.budget.tables import BUDGET_CHAIN
from naungan.budget.tahapan import CHANGED, Tahapan
from naungan.relations.words import TAHAP

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Row = dict[str, Any]
Place = tuple[str, int]  # pemda, fiscal year
Stage = tuple[str, int | None]  # stage, which of several
Needs = Mapping[tuple[Place, dt.date | None], Sequence[YearCell]]
# The order of a year: a plan that is changed in the year comes before the changed budget.
_ORDER = ("RKPD", "KUA_PPAS", "RKA", "RAPBD", "APBD", "PERGESERAN", "RKPD_P", "KUPA_PPAS_P", "APBD_P")
# What the calendar calls the end of a stage, and who looked at it.
_ENDS = {"APBD": "PENETAPAN"}
_FACILITATED = {"RKPD": ("FASILITASI_RKPD",), "RKPD_P": ("FASILITASI_RKPD_P",), "KUPA_PPAS_P": ("FASILITASI_KUPA",)}


def stages(lines: Sequence[Line], first: int, also: Iterable[Place] = ()) -> dict[Place, list[Tahapan]]:
    """The stages of each government and fiscal year from ``first`` on, in the order of the year; each stage of the year stands there.

    ``also`` are places that stand there without any line.
    """
    found: dict[Place, dict[Stage, list[Line]]] = defaultdict(lambda: defaultdict(list), {place: defaultdict(list) for place in also})
    for row in lines:
        if row["tahun"] is not None and row["tahun"] >= first and row["tahap"]:
            found[row["pemda"], row["tahun"]][row["tahap"], row["urutan"]].append(row)
    return {place: _in_order(place, mine) for place, mine in sorted(found.items())}


def _in_order(place: Place, mine: Mapping[Stage, list[Line]]) -> list[Tahapan]:
    there = {tahap for tahap, urutan in mine if urutan is None or tahap not in CHANGED}
    every: list[tuple[Stage, list[Line]]] = [*mine.items(), *(((tahap, None), []) for tahap in TAHAP if tahap not in there)]
    made = [Tahapan(*place, tahap, urutan, tuple(rows)) for (tahap, urutan), rows in every]
    return sorted(made, key=lambda one: (_ORDER.index(one.kata), one.urutan or 0))


def dated(found: Mapping[Place, list[Tahapan]], kalender: Kalender, posisi: dt.date) -> dict[tuple[int, dt.date], list[str]]:
    """The governments by fiscal year and day of which the need must be asked as the law was known then: stages whose day is said."""
    asked: dict[tuple[int, dt.date], set[str]] = defaultdict(set)
    for (pemda, tahun), mine in found.items():
        for one in mine:
            if one.lines and (day := _ended(one, kalender, posisi)):
                asked[tahun, day].add(pemda)
    return {key: sorted(codes) for key, codes in sorted(asked.items())}


def budget_chain(
    engine: Engine, found: Mapping[Place, list[Tahapan]], *, needs: Needs, kalender: Kalender, peta: Peta,
    rencana: Mapping[tuple[str, int, str, int | None], Rencana], moved: Moved, posisi: dt.date,
) -> ir.Table:  # fmt: skip
    """BUDGET_CHAIN: a row a stage that was handed in or is over by the calendar; what is still to come nobody has failed to hand in.

    ``needs`` are cells of the year's need by place and day of the law (None: as it is known now).
    """
    rows = []
    for place, mine in found.items():
        for at, one in enumerate(mine):
            if not (one.lines or _over(one, kalender, posisi)):
                continue
            day = _ended(one, kalender, posisi)
            cells = needs.get((place, day), needs.get((place, None), ()))
            said = rencana.get((*place, one.tahap, one.urutan), Rencana())
            kept = against(one, mine[:at], moved) if one.lines else {}
            rows.append(
                {"ke": at + 1, **_head(one, said), **kept, **_need(one, cells, day, peta), **_told(one, kalender), "ditetapkan": day}
            )
    return engine.table(BUDGET_CHAIN.of(rows))


def _head(one: Tahapan, said: Rencana) -> Row:
    units = {row["unit"] for row in one.ours}
    return {
        "pemda": one.pemda, "tahun": one.tahun, "tahap": one.tahap, "urutan": one.urutan, "ada": _there(one),
        "unit": len(units) if one.lines else None, "unit_seluruh": len({row["unit"] for row in one.lines}) if one.lines else None,
        "subkegiatan": said.subkegiatan, "indikator": said.indikator, "target": said.target,
        "pagu": whole_sum(row["pagu"] for row in one.ours) if one.ours else None,
    }  # fmt: skip


def _there(one: Tahapan) -> str:
    """A plan that does not name it says nothing; a budget lacks it only where the whole of it is there and nothing in it is lumped."""
    if not one.lines:
        return "tidak_diserahkan"
    if one.ours:
        return "ada"
    return "tidak_disebut" if one.early or vague(one.lines) else "tidak_ada"


def _need(one: Tahapan, cells: Sequence[YearCell], day: dt.date | None, peta: Peta) -> Row:
    if not one.lines:
        return {}
    against = held(one.lines, cells, peta)
    known = {"kebutuhan": against.kebutuhan, "kebutuhan_perkiraan": against.perkiraan}
    return {
        **known,
        "setahun": against.setahun,
        "kekurangan": against.kekurangan,
        "hukum_per": day if against.kebutuhan is not None else None,
    }


def _told(one: Tahapan, kalender: Kalender) -> Row:
    looked = [_step(kalender, one, word, None) for word in _FACILITATED.get(one.kata, ())]
    said = next((step for step in looked if step and step.hasil), None)
    return (
        {"fasilitasi": said.hasil, "fasilitasi_nomor": said.nomor, "fasilitasi_tanggal": said.penetapan.hari if said.sendiri else None}
        if said else {}
    )  # fmt: skip


def _over(one: Tahapan, kalender: Kalender, posisi: dt.date) -> bool:
    """Whether a stage of this kind should be there by now."""
    return any(step.penetapan.hari <= posisi for step in _steps(kalender, one, _ENDS.get(one.kata, one.kata)))


def _ended(one: Tahapan, kalender: Kalender, posisi: dt.date) -> dt.date | None:
    """The day a stage was settled, where its government says it; what is only planned on the position date is not settled."""
    step = _step(kalender, one, _ENDS.get(one.kata, one.kata), one.urutan if one.tahap == "PERGESERAN" else None)
    return step.penetapan.hari if step and step.sendiri and step.penetapan.hari <= posisi else None


def _steps(kalender: Kalender, one: Tahapan, word: str) -> list[Langkah]:
    return [step for step in kalender.langkah(one.tahun, one.pemda) if step.kode == PREFIX + word]


def _step(kalender: Kalender, one: Tahapan, word: str, urutan: int | None) -> Langkah | None:
    every = _steps(kalender, one, word)
    alone = every[0] if len(every) == 1 and None in (urutan, every[0].urutan) else None
    return next((step for step in every if step.urutan == urutan), alone)
