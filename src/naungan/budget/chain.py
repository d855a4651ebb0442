"""RKPD → KUA-PPAS → RKA → RAPBD → APBD → pergeseran → APBD-P: is Jamsostek in each, does it stay, and is it enough."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from naungan.acuan.peta_rekening import Peta
from naungan.acuan.siklus import PREFIX, Kalender, Langkah
from naungan.budget.held import held
from naungan.budget.lines import AWAL
from naungan.budget.planned import Rencana
from naungan.budget.rows import Line, YearCell
from naungan.budget.sums import whole_sum
from naungan.budget.tables import BUDGET_CHAIN
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
_CHANGED = {"RKPD": "RKPD_P", "KUA_PPAS": "KUPA_PPAS_P"}
# What the calendar calls the end of a stage, and who looked at it.
_ENDS = {"APBD": "PENETAPAN"}
_FACILITATED = {"RKPD": ("FASILITASI_RKPD",), "RKPD_P": ("FASILITASI_RKPD_P",), "KUPA_PPAS_P": ("FASILITASI_KUPA",)}


@dataclass(frozen=True)
class Tahapan:
    """One stage of one government and year, with its lines (``lines.all_lines``); empty where nobody handed it in."""

    pemda: str
    tahun: int
    tahap: str
    urutan: int | None
    lines: tuple[Line, ...] = ()

    @property
    def kata(self) -> str:
        """The stage by the word of the calendar."""
        return _CHANGED[self.tahap] if self.tahap in _CHANGED and self.urutan else self.tahap

    @property
    def ours(self) -> list[Line]:
        """The lines of Jamsostek that hold money or leave it open."""
        return [row for row in self.lines if row["jamsostek"] and row["pagu"] != 0]

    @property
    def early(self) -> bool:
        """A plan: no account yet."""
        return self.tahap in AWAL


def stages(lines: Sequence[Line], first: int) -> dict[Place, list[Tahapan]]:
    """The stages of each government and fiscal year from ``first`` on, in the order of the year; each stage of the year stands there."""
    found: dict[Place, dict[Stage, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for row in lines:
        if row["tahun"] is not None and row["tahun"] >= first and row["tahap"]:
            found[row["pemda"], row["tahun"]][row["tahap"], row["urutan"]].append(row)
    return {place: _in_order(place, mine) for place, mine in sorted(found.items())}


def _in_order(place: Place, mine: Mapping[Stage, list[Line]]) -> list[Tahapan]:
    there = {tahap for tahap, _ in mine}
    every: list[tuple[Stage, list[Line]]] = [*mine.items(), *(((tahap, None), []) for tahap in TAHAP if tahap not in there)]
    made = [Tahapan(*place, tahap, urutan, tuple(rows)) for (tahap, urutan), rows in every]
    return sorted(made, key=lambda one: (_ORDER.index(one.kata), one.urutan or 0))


def dated(found: Mapping[Place, list[Tahapan]], kalender: Kalender) -> dict[tuple[int, dt.date], list[str]]:
    """The governments by fiscal year and day of which the need must be asked as the law was known then: stages whose day is said."""
    asked: dict[tuple[int, dt.date], set[str]] = defaultdict(set)
    for (pemda, tahun), mine in found.items():
        for one in mine:
            if one.lines and (day := _ended(one, kalender)):
                asked[tahun, day].add(pemda)
    return {key: sorted(codes) for key, codes in sorted(asked.items())}


def budget_chain(
    engine: Engine, found: Mapping[Place, list[Tahapan]], *, needs: Needs, kalender: Kalender, peta: Peta,
    rencana: Mapping[tuple[str, int, str, int | None], Rencana],
) -> ir.Table:  # fmt: skip
    """BUDGET_CHAIN: a row a stage. ``needs`` are cells of the year's need by place and day of the law (None: as it is known now)."""
    rows = []
    for place, mine in found.items():
        for at, one in enumerate(mine):
            day = _ended(one, kalender)
            cells = needs.get((place, day), needs.get((place, None), ()))
            said = rencana.get((*place, one.tahap, one.urutan), Rencana())
            rows.append(
                {"ke": at + 1, **_head(one, said), **_against(one, mine[:at]), **_need(one, cells, day, peta), **_told(one, kalender)}
            )
    return engine.table(BUDGET_CHAIN.of(rows))


def _head(one: Tahapan, said: Rencana) -> Row:
    units = {row["unit"] for row in one.ours}
    amounts = [row["pagu"] for row in one.ours]
    return {
        "pemda": one.pemda, "tahun": one.tahun, "tahap": one.tahap, "urutan": one.urutan, "ada": _there(one),
        "unit": len(units) if one.lines else None, "unit_seluruh": len({row["unit"] for row in one.lines}) if one.lines else None,
        "subkegiatan": said.subkegiatan, "indikator": said.indikator, "target": said.target,
        "pagu": whole_sum(amounts) if amounts else None,
    }  # fmt: skip


def _there(one: Tahapan) -> str:
    """A plan that does not name it says nothing; a budget lacks it only where the whole of it is there and nothing in it is lumped."""
    if not one.lines:
        return "tidak_diserahkan"
    if one.ours:
        return "ada"
    return "tidak_disebut" if one.early or any(row["gabungan"] or row["usulan"] for row in one.lines) else "tidak_ada"


def _against(one: Tahapan, earlier: Sequence[Tahapan]) -> Row:
    """Against the stage before of the same kind (accounts with accounts), else the nearest before, else the twins in its own file."""
    if not one.lines:
        return {}
    before = [past for past in earlier if past.lines and past.ours]
    alike = [past for past in before if past.early == one.early] or before
    if not alike:
        return _against_murni(one)
    past = alike[-1]
    both = {row["unit"] for row in one.lines} & {row["unit"] for row in past.lines}
    had, has = ([row for row in stage.ours if row["unit"] in both] for stage in (past, one))
    if not had:
        return {"sebelum": past.kata, "bertahan": "tidak_diketahui"}
    gone = {row["unit"] for row in had} - {row["unit"] for row in has}
    plain = past.early or one.early
    lost = set() if plain else {(row["unit"], row["kode"]) for row in had} - {(row["unit"], row["kode"]) for row in has}
    was, now = (whole_sum([row["pagu"] for row in rows]) for rows in (had, has))
    return {
        "sebelum": past.kata, "pagu_sebelum": was, "perubahan": None if was is None or now is None else now - was,
        "unit_hilang": None if one.early else len(gone), "rekening_hilang": None if plain else len(lost),
        "bertahan": _kept(was, now, bool(has), bool(gone or lost) and not one.early, bool(gone) and one.early),
    }  # fmt: skip


def _against_murni(one: Tahapan) -> Row:
    twins = [row["pagu_murni"] for row in one.ours]
    was, now = whole_sum(twins), whole_sum([row["pagu"] for row in one.ours])
    if was is None or now is None or not twins:
        return {"bertahan": "awal"}
    return {"sebelum": "murni", "pagu_sebelum": was, "perubahan": now - was, "bertahan": _kept(was, now, True, False, False)}


def _kept(was: int | None, now: int | None, has: bool, lost: bool, unsaid: bool) -> str:
    """A plan that no longer names it has not lost it: nobody knows."""
    if unsaid or (not has and not lost):
        return "tidak_diketahui"
    if not has:
        return "hilang"
    if lost:
        return "sebagian_hilang"
    if was is None or now is None:
        return "tidak_diketahui"
    return "tetap" if now == was else "naik" if now > was else "turun"


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
    return {"ditetapkan": _ended(one, kalender)} | (
        {"fasilitasi": said.hasil, "fasilitasi_nomor": said.nomor, "fasilitasi_tanggal": said.penetapan.hari if said.sendiri else None}
        if said else {}
    )  # fmt: skip


def _ended(one: Tahapan, kalender: Kalender) -> dt.date | None:
    """The day a stage was settled, where its government says it."""
    step = _step(kalender, one, _ENDS.get(one.kata, one.kata), one.urutan if one.tahap == "PERGESERAN" else None)
    return step.penetapan.hari if step and step.sendiri else None


def _step(kalender: Kalender, one: Tahapan, word: str, urutan: int | None) -> Langkah | None:
    every = [step for step in kalender.langkah(one.tahun, one.pemda) if step.kode == PREFIX + word]
    return next((step for step in every if step.urutan == urutan), every[0] if len(every) == 1 else None)
