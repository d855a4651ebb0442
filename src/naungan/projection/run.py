"""From finished evaluations to strategy: series, forecast, scenarios and plan in one folder, there whole or not at all.

The same inputs give the same digest and the same rows: nothing here knows what day it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import naungan
from naungan.acuan.kebijakan import Aturan, decided_by, read_kebijakan
from naungan.answers.told import refuse
from naungan.engine import Means, digest_of, opened
from naungan.evaluation import hukum
from naungan.evaluation.finished import Finished, read_finished
from naungan.kernel.aside import folder_aside
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.projection.dated import dated_ends
from naungan.projection.flows import flows
from naungan.projection.forecast import forecast
from naungan.projection.kept import RELATIONS, SUMMARY, Told, read_projection, write_projection
from naungan.projection.outlook import outlook
from naungan.projection.plan import Plan, cheapest
from naungan.projection.plan_groups import groups_of
from naungan.projection.plan_purses import purses_of, unknown_purses
from naungan.projection.plan_tables import TUJUAN
from naungan.projection.purse_read import beside, read_purses
from naungan.projection.scenario import play
from naungan.projection.scenario_steps import Skenario, since_of
from naungan.projection.scenario_targets import against_targets
from naungan.projection.series import collect, newest_last
from naungan.projection.skenario_read import default_scenarios, read_scenarios
from naungan.projection.taken import taken
from naungan.rounds.book import read_book, read_events
from naungan.rounds.coverage_figures import coverage_figures
from naungan.rounds.register_state import LEVELS
from naungan.rounds.registers import payloads, read_register
from naungan.rounds.target_standing import target_standing

if TYPE_CHECKING:
    import pyarrow as pa

    from naungan.engine import Engine

Row = Mapping[str, Any]
Papers = Callable[[Path, Told], None]


@dataclass(frozen=True)
class Asked:
    """Finished folders of one or more months, and what is asked of them.

    ``skenario`` and ``sasaran`` are files, ``kebijakan`` that of the regional rules by which the newest was made. ``sampai`` None: until
    December of the year after the newest month. ``orang``: how many are to be protected, for the aim ``sasaran`` alone. ``dompet``: a file
    of purses beside those that the evaluation knows; ``calon``: whether residents on no list may be chosen too. ``buku``: a book
    of rounds, whose targets are looked at as it holds them now.
    """

    hasil: tuple[Path, ...]
    skenario: Path | None = None
    sasaran: Path | None = None
    kebijakan: Path | None = None
    sampai: Bulan | None = None
    tujuan: str = TUJUAN[1]
    orang: int | None = None
    dompet: Path | None = None
    calon: bool = False
    buku: Path | None = None
    means: Means = field(default_factory=Means)


def run(asked: Asked, out: Path, *, papers: Papers, replace: bool = False) -> Told:
    """Look ahead and save to ``out``. Refusal for what can't be asked, Unreadable for a folder or file that is not whole."""
    runs = in_order(asked.hasil)
    sampai = until(asked, runs[-1])
    with folder_aside(out, replace=replace, proof=SUMMARY) as aside, opened(asked.means, beside=aside) as (engine, _):
        with engine.step("proyeksi"):
            tables, said = _computed(engine, runs, asked, sampai)
        with engine.step("simpan"):
            recipe = recipe_of(runs, asked, sampai)
            summary = {**recipe, "sidik": digest_of(recipe), "posisi": str(position(runs[-1])), **said}
            write_projection(engine, aside, tables, recipe, summary)
            told = read_projection(aside)
        with engine.step("dokumen"):
            papers(aside, told)
    return told


def in_order(folders: Sequence[Path]) -> list[Finished]:
    """The evaluations, the newest last; Refusal where the newest month stands in two folders, for what comes is asked of one."""
    runs = newest_last(read_finished(one) for one in folders)
    if sum(one.bulan == runs[-1].bulan for one in runs) > 1:
        raise Refusal("PROYEKSI_BULAN_GANDA", bulan=runs[-1].bulan.nama)
    return runs


def until(asked: Asked, newest: Finished) -> Bulan:
    """The last month that is looked at; Refusal where it is not ahead."""
    sampai = asked.sampai or Bulan(newest.bulan.tahun + 1, 12)
    if sampai <= newest.bulan:
        raise Refusal("PROYEKSI_SAMPAI_LAMPAU", sampai=sampai.nama, terakhir=newest.bulan.nama)
    return sampai


def position(newest: Finished) -> dt.date:
    """The day from which one looks ahead: that of the newest figures."""
    return dt.date.fromisoformat(newest.record["posisi"])


def recipe_of(runs: Sequence[Finished], asked: Asked, sampai: Bulan) -> dict[str, Any]:
    """What decides the result, by hash where it is a file: the same recipe gives the same rows."""
    return {
        "hasil": [_made_from(one) for one in runs], "hukum": hukum.digest(), "versi": naungan.__version__,
        "skenario": _file(asked.skenario), "sasaran": _file(asked.sasaran),
        "kebijakan": _file(asked.kebijakan), "sampai": str(sampai), "tujuan": asked.tujuan, "orang": asked.orang,
        "dompet": _file(asked.dompet), "calon": asked.calon,
        "buku": read_events(asked.buku)[-1]["sidik"] if asked.buku else None,
    }  # fmt: skip


def _made_from(run: Finished) -> dict[str, Any]:
    names = ("bulan", "posisi", "diketahui", "hukum", "lingkup", "masukan", "program_version")
    return {name: run.record.get(name) for name in names}


def _file(path: Path | None) -> dict[str, str] | None:
    return None if path is None else {"berkas": path.name, "sidik": digest(path)}


def _computed(
    engine: Engine, runs: Sequence[Finished], asked: Asked, sampai: Bulan
) -> tuple[Mapping[str, pa.Table], Mapping[str, Any]]:  # fmt: skip
    """Every relation, and what the summary says beside them."""
    newest, aturan = runs[-1], _rules(asked, runs[-1])
    found = collect(engine, runs)
    moved = _moved(engine, runs, asked.kebijakan)
    ahead = forecast(found.rows, moved or (), sampai=sampai)
    played = play(engine, newest, _scenarios(asked, newest, sampai), sampai=sampai, aturan=aturan)
    money = read_purses(asked.dompet) if asked.dompet else []
    groups = groups_of(engine, newest, sampai=sampai, calon=asked.calon)
    named = {(row["pemda"], row["dompet"]) for row in money}
    moneyless = [one for one in unknown_purses(engine, newest) if one not in named]
    plan = cheapest(groups, beside(purses_of(engine, newest), money), tujuan=asked.tujuan, sasaran=asked.orang)
    entered, figures = _entered(asked), _figures(engine, runs)
    rows: dict[str, Sequence[Row]] = {
        "scenario_target": against_targets(played.cover.to_pylist(), entered, figures),
        "plan_group": groups, "plan_purse": plan.purses, "plan_step": plan.steps, "plan_bound": plan.bounds, "plan_short": plan.shortfall,
        "series": found.rows, "flow": moved or (),
        "dated_end": dated_ends(engine, newest, aturan=aturan),
        "forecast": ahead.forecast, "forecast_check": ahead.checks,
        "target_outlook": outlook(ahead.forecast, target_standing(entered, figures, position(newest)), position(newest)),
    }  # fmt: skip
    tables = {name: relation.of(rows.get(name, ())) for name, relation in RELATIONS.items()}
    tables |= {"scenario_dues": played.dues, "scenario_cover": played.cover}
    said = {
        "tren": len({str(one.bulan) for one in runs}) > 1 or any(row["nilai"] is not None for row in ahead.forecast),
        "tidak_masuk": found.left_out, "rencana": _told_plan(plan),
        "skenario_dimainkan": [_told(one) for one in played.scenarios],
        "anggapan": taken(newest, played.scenarios, rows, moneyless, found.left_out, flows_known=moved is not None),
        "dompet_tanpa_uang": [{"pemda": pemda, "dompet": dompet} for pemda, dompet in moneyless],
    }  # fmt: skip
    return tables, said


def _moved(engine: Engine, runs: Sequence[Finished], kebijakan: Path | None) -> list[dict[str, Any]] | None:
    """Who came and went; None where a folder of another version of the program can't be compared. Its series stands all the same."""
    try:
        return flows(engine, runs, kebijakan=kebijakan)
    except Refusal as refused:
        if refused.code != "BANDING_VERSI":
            raise
        return None


def _told_plan(plan: Plan) -> dict[str, Any]:
    """How good a plan is, beside the one that takes the best first; shares as text, for JSON has no exact ones."""
    return {
        "status": plan.status, "celah": f"{plan.gap:.6f}", "jumlah": asdict(plan.sums), "serakah": asdict(plan.greedy),
        "serakah_tertinggal": f"{plan.greedy_behind:.6f}", "tanpa_harga": plan.unpriced,
    }  # fmt: skip


def _entered(asked: Asked) -> list[dict[str, Any]]:
    """The targets of the book and of the file, which goes before; Refusal where the file does not hold as a whole."""
    entered = [dict(one) for one in read_book(asked.buku).sasaran] if asked.buku else []
    if asked.sasaran is None:
        return entered
    found = read_register("sasaran", asked.sasaran)
    refuse(found.problems, "PROYEKSI_SASARAN")
    return [*entered, *payloads(found)]


def _figures(engine: Engine, runs: Sequence[Finished]) -> list[dict[str, Any]]:
    """COVERAGE_FIGURE as known: the newest evaluation, and the publications in all of them."""
    measure = runs[-1].table(engine, "measure")
    aggregate = [row for one in runs for row in engine.rows(one.table(engine, "aggregate"))]
    return coverage_figures(engine.rows(measure.filter(measure.tingkat.isin(LEVELS))), aggregate)


def _scenarios(asked: Asked, newest: Finished, sampai: Bulan) -> tuple[Skenario, ...]:
    """Those of the file; else those that come with the program and begin within the months that are looked at."""
    if asked.skenario:
        return read_scenarios(asked.skenario, newest.bulan)
    return tuple(one for one in default_scenarios(newest.bulan) if all((since_of(step) or sampai) <= sampai for step in one.langkah))


def _rules(asked: Asked, newest: Finished) -> Sequence[Aturan] | None:
    return decided_by(read_kebijakan(asked.kebijakan), newest.diketahui) if asked.kebijakan else None


def _told(one: Skenario) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("kode", "nama", "uraian", "sumber", "anggapan")}
