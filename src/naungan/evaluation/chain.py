"""The chain: from a folder of files to every result, one step after the other, nothing flowing back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from naungan import budget, contribution, coverage, findings, intake, matching, stake
from naungan.acuan.asumsi import Asumsi, default_asumsi, read_asumsi
from naungan.acuan.jawaban_rekening import Jawaban
from naungan.acuan.kebijakan import Aturan
from naungan.acuan.peta_rekening import Peta, default_peta
from naungan.coverage.keys import on_row
from naungan.engine import Engine
from naungan.evaluation import answers, conflict, decisions, kebijakan, pemetaan, rekening, units
from naungan.evaluation.inventory import ASUMSI, KEPUTUSAN, Inventory, take_inventory
from naungan.intake.tables import FILE, PROBLEM
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.intake.reading.sources import Staged

Progress = Callable[[str, int, int], None]


@dataclass
class Evaluation:
    """All results of a run, still lazy or kept by the engine, and what the run record needs."""

    bulan: str
    posisi: dt.date
    inventory: Inventory
    diketahui: dt.date | None = None
    staged: list[Staged] = field(default_factory=list)
    results: dict[str, ir.Table] = field(default_factory=dict)
    unit_names: ir.Table | None = None
    aturan: tuple[Aturan, ...] | None = None
    person: ir.Table | None = None
    peta: Peta = field(default_factory=default_peta)
    jawaban: Jawaban = field(default_factory=Jawaban)
    asumsi: tuple[Asumsi, ...] = ()
    salah: list[answers.Problem] = field(default_factory=list)


def evaluate(
    engine: Engine, folder: Path, *, bulan: str, posisi: dt.date | None, work: Path, progress: Progress, diketahui: dt.date | None = None
) -> Evaluation:
    """Run the whole chain for one folder and month; files are read into ``work``, results stay with the engine.

    ``diketahui`` asks for the law as it was known on that day, so that an old calculation can be made again.
    """
    inventory = take_inventory(folder, bulan)
    month = Bulan.parse(bulan)
    with engine.step("intake"):
        checked = intake.check_files(
            engine,
            inventory.sources,
            posisi=posisi or month.last_day,
            work=work,
            progress=lambda done, of: progress("Membaca berkas", done, of),
        )
    run = Evaluation(bulan, posisi or _member_date(engine, checked.file) or month.last_day, inventory, diketahui, checked.staged)
    steps = (_settle, _match, _answer, _assess, _cover, _money, _price, _find)
    run.results = {name: _of_month(table, bulan) for name, table in checked.relations.items()}
    run.results |= {"problem": checked.problem, "file": _of_month(checked.file, bulan)}
    for number, step in enumerate(steps, start=1):
        progress("Menghitung", number, len(steps))
        with engine.step(step.__name__.strip("_")):
            step(engine, run, folder)
    return run


def _settle(engine: Engine, run: Evaluation, folder: Path) -> None:
    """Answers are read, units resolved, rows of other months set aside, and files that contradict each other excluded."""
    found = run.results
    found |= {dataset: units.parted(found[dataset]) for dataset in (*units.WITH_UNIT, "file")}
    run.unit_names = units.resolved_names(engine, found, folder)
    found["unit_list"] = found["unit"]
    found["unit"] = engine.keep(units.all_units(found["unit_list"], run.unit_names, units.implied(found)))
    run.peta, run.jawaban = rekening.account_map(folder)
    problems = [*map(_twin, run.inventory.twins), *map(_stray, run.inventory.strays)]
    found["file"] = engine.keep(units.with_units(FILE.conform(found["file"]), run.unit_names, found["unit_list"]))
    read = {}
    for dataset in units.WITH_UNIT:
        table = units.with_units(found[dataset], run.unit_names, found["unit_list"])
        if "bulan" in table.columns:
            table = table.filter(table.bulan == run.bulan)
        read[dataset] = table = engine.keep(table)
        clashes = conflict.conflicts(engine, dataset, table)
        problems += conflict.problem_rows(engine, dataset, clashes)
        found[dataset] = engine.keep(conflict.without(table, clashes))
    found["handed_in"] = engine.keep(coverage.handed_in(read, found, found["file"].filter(ibis._.bulan == run.bulan)))
    for dataset in ("member", "bill", "mutation", "candidate"):
        found[dataset] = found[dataset].filter(found[dataset].bulan == run.bulan)
    run.aturan = kebijakan.rules(folder, run.diketahui)
    offices = {name: found[name] for name in ("roster", "member", "unit", "registration", "payer")}
    found["member"] = coverage.standing_claims(engine, **offices, bulan=run.bulan, aturan=run.aturan)
    problems += [*kebijakan.problem_rows(run.aturan, Bulan.parse(run.bulan)), *_unit_problems(engine, run)]
    found["problem"] = engine.keep(ibis.union(PROBLEM.conform(found["problem"]), engine.table(PROBLEM.of(problems))))
    found["file"] = engine.keep(_used(engine, found["file"], problems))


def _match(engine: Engine, run: Evaluation, folder: Path) -> None:
    """Roster persons and member persons are joined; decisions people made earlier stand above every tier."""
    found = run.results
    said, run.salah = decisions.read_decisions(engine, folder / KEPUTUSAN, found)
    linked = matching.link(engine, found["roster"], found["member"], said)
    found["link"], found["member_person"] = linked.link, linked.member_person


def _answer(engine: Engine, run: Evaluation, folder: Path) -> None:
    """Rows of the answer files that name nothing, or that nobody understands, are problems and told in the list of files."""
    found = run.results
    assert run.unit_names is not None
    run.salah += [
        *run.inventory.isi, *units.unfollowed(engine, found, run.unit_names, folder), *pemetaan.unfollowed(run, folder),
        *rekening.problem_rows(run.jawaban), *rekening.unfollowed(engine, run),
    ]  # fmt: skip
    found["file"] = engine.keep(ibis.union(found["file"], engine.table(FILE.of(answers.listed(folder, run.salah)))))
    found["problem"] = engine.keep(ibis.union(found["problem"], engine.table(PROBLEM.of(run.salah))))


def _assess(engine: Engine, run: Evaluation, folder: Path) -> None:
    """What the law says is due, one row per person and unit whatever the number of roster rows."""
    del folder
    found = run.results
    key = found["link"].select("pemda", "sumber", "lembar", "baris", "orang")
    person = contribution.one_row(on_row(found["roster"], key))
    run.person = person
    owed = contribution.assess(engine, person, bulan=run.bulan, aturan=run.aturan, unik=True, known=run.diketahui)
    found["assessment"] = engine.keep(owed)
    optional = contribution.offer(engine, person, found["assessment"], bulan=run.bulan, aturan=run.aturan, known=run.diketahui)
    found["offer"] = engine.keep(optional)


def _cover(engine: Engine, run: Evaluation, folder: Path) -> None:
    """Each worker in one state, and the counts."""
    del folder
    found = run.results
    found["ledger"] = engine.keep(
        coverage.month(
            engine,
            roster=found["roster"],
            linked=matching.Linked(found["link"], found["member_person"]),
            member=found["member"],
            unit=found["unit"],
            registration=found["registration"],
            payer=found["payer"],
            bulan=run.bulan,
            posisi=run.posisi,
            aturan=run.aturan,
            known=run.diketahui,
        )
    )
    found["measure"] = engine.keep(coverage.measures(engine, found["ledger"], lingkup=scope(engine, found["member"])))
    beside = {name: found[name] for name in ("bill", "member_person", "ledger", "link", "roster", "unit", "registration", "mutation")}
    found["bill_check"] = engine.keep(coverage.bill_check(engine, **beside, bulan=run.bulan))
    found["bill_sum"] = engine.keep(coverage.bill_sum(found["bill_check"], found["bill"]))
    found["candidate_count"] = engine.keep(coverage.candidate_count(found["candidate"], found["roster"], found["member"]))


def _money(engine: Engine, run: Evaluation, folder: Path) -> None:
    """Need against budget on the account map in force, and the two axes of each unit."""
    del folder
    found = run.results
    common: dict[str, Any] = {name: found[name] for name in ("ledger", "budget_line", "payer", "unit", "treasury")} | {"peta": run.peta}
    assert run.person is not None
    orang = budget.Orang(run.person, run.aturan, run.diketahui)
    adequacy = budget.adequacy(engine, **common, assessment=found["assessment"], bulan=run.bulan, posisi=run.posisi, orang=orang)
    found["adequacy"] = engine.keep(adequacy)
    beside = {name: found[name] for name in ("adequacy", "handed_in")}
    found["unit_status"] = engine.keep(budget.unit_status(engine, **common, **beside, bulan=run.bulan, posisi=run.posisi))


def _price(engine: Engine, run: Evaluation, folder: Path) -> None:
    """What is at stake while workers are not protected, under the assumptions of the house or of the folder."""
    found, said = run.results, folder / ASUMSI
    run.asumsi = read_asumsi(said) if said.is_file() else default_asumsi()
    priced = stake.price(engine, found["ledger"], found["assessment"], bulan=run.bulan, asumsi=run.asumsi, known=run.diketahui)
    found["stake"] = engine.keep(priced)


def _find(engine: Engine, run: Evaluation, folder: Path) -> None:
    """What is wrong, and the next step still open."""
    del folder
    names = ("ledger", "adequacy", "unit_status", "budget_line", "cash_plan", "file", "handed_in", "problem", "unit", "payer", "bill_sum")
    inputs = {name: run.results[name] for name in names}
    run.results["finding"] = engine.keep(
        findings.find(engine, **inputs, bulan=run.bulan, posisi=run.posisi, pemda=run.inventory.pemda, peta=run.peta)
    )


def _of_month(table: ir.Table, bulan: str) -> ir.Table:
    """Rows that name no month are of the month evaluated: files whose folder or name says another were not read at all."""
    return table.mutate(bulan=table.bulan.fill_null(bulan)) if "bulan" in table.columns else table


def _member_date(engine: Engine, file: ir.Table) -> dt.date | None:
    """The date of the member file; the latest where there are several."""
    members = file.filter(file.dataset == "member")
    found: dt.date | None = engine.rows(members.aggregate(posisi=members.posisi.max()))[0]["posisi"]
    return found


def scope(engine: Engine, member: ir.Table) -> str:
    """The scopes of the member files that were used, as one text."""
    rows = engine.rows(member.select("lingkup").distinct().order_by("lingkup"))
    return ", ".join(row["lingkup"] for row in rows if row["lingkup"]) or "tidak ada berkas peserta"


def _unit_problems(engine: Engine, run: Evaluation) -> list[dict[str, object]]:
    """A doubtful unit name is a problem of each file that uses it, once."""
    import json

    assert run.unit_names is not None
    doubtful = run.unit_names.filter(run.unit_names.cara == "diragukan").select("pemda", "unit_nama")
    problems = []
    for dataset in units.WITH_UNIT:
        files = run.results[dataset].select("pemda", "unit_nama", "berkas").distinct().inner_join(doubtful, ["pemda", "unit_nama"])
        for row in engine.rows(files.order_by("berkas", "unit_nama")):
            params = json.dumps({"unit_nama": row["unit_nama"]}, ensure_ascii=False)
            head = {"berkas": row["berkas"], "pemda": row["pemda"], "dataset": dataset}
            problems.append({**head, "kode": "UNIT_DIRAGUKAN", "tingkat": "note", "nilai": row["unit_nama"], "params": params})
    return problems


def _twin(source: intake.Source) -> dict[str, object]:
    return {"berkas": source.berkas, "pemda": source.pemda, "kode": "BERKAS_KEMBAR", "tingkat": "note", "params": "{}"}


def _stray(name: str) -> dict[str, object]:
    return {"berkas": name, "kode": "BERKAS_DI_LUAR_PEMDA", "tingkat": "note", "params": "{}"}


def _used(engine: Engine, file: ir.Table, problems: list[dict[str, object]]) -> ir.Table:
    """The file relation with the files that contradict each other marked as not used."""
    clashing = [{"berkas": row["berkas"], "kode": row["kode"]} for row in problems if row["kode"] == "BERKAS_BERTABRAKAN"]
    if not clashing:
        return file
    unique = {str(row["berkas"]): row for row in clashing}.values()
    marks = engine.table(FILE.of([dict(row) for row in unique])).select("berkas", mark="kode")
    joined = file.left_join(marks, "berkas")
    return joined.mutate(
        dipakai=ibis.ifelse(joined.mark.notnull(), False, joined.dipakai), kode=ibis.coalesce(joined.kode, joined.mark)
    ).select(*file.columns)
