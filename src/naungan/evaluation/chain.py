"""The chain: from what was handed in to every result. A step takes values and returns a result; nothing flows back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from naungan import asking, budget, contribution, coverage, findings, intake, matching, reconciliation, stake
from naungan.acuan.kebijakan import Aturan
from naungan.answers.told import Problem
from naungan.engine import Engine
from naungan.evaluation import alokasi, decisions, koreksi, pemetaan, rekening, units
from naungan.evaluation.evaluated import Evaluation, Relations
from naungan.evaluation.inputs import Inputs
from naungan.evaluation.said import listed
from naungan.evaluation.settle import Settled, settle
from naungan.intake.tables import FILE, PROBLEM
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir


Progress = Callable[[str, int, int], None]
STEPS = ("settle", "match", "answer", "assess", "cover", "money", "reconcile", "price", "find")


def evaluate(engine: Engine, inputs: Inputs, *, work: Path, progress: Progress) -> Evaluation:
    """Run the whole chain for one month; files are read into ``work``, results stay with the engine."""
    month = Bulan.parse(inputs.bulan)
    with engine.step("intake"):
        checked = _read(engine, inputs, work, progress)
        posisi = inputs.posisi or _member_date(engine, checked.file) or month.last_day
    step = _steps(engine, progress)
    with step("settle"):
        settled = settle(engine, inputs, checked)
        staged, found, idle = tuple(checked.staged), dict(settled.relations), checked.tak_terpakai
        del checked  # what was read and is not asked for any more gives its memory back
    with step("match"):
        links, wrong = _matched(engine, inputs, found)
        found |= links
    with step("answer"):
        salah = (*wrong, *koreksi.unfollowed(inputs.inventory, idle), *_unfollowed(engine, inputs, settled, posisi))
        found |= _told(engine, inputs, found, salah)
    with step("assess"):
        owed, orang, told = _assess(engine, inputs, found)
        found |= told
    with step("cover"):
        found |= _cover(engine, inputs, found, owed, posisi)
    with step("money"):
        told, lines, moved = _money(engine, inputs, found, orang, posisi)
        found |= told
    with step("reconcile"):
        found |= _reconcile(engine, inputs, found, orang, posisi)
        del owed, orang  # with what the law says of everybody in the months of the year
    with step("price"):
        found["stake"] = _price(engine, inputs, found)
    with step("find"):
        found["finding"] = engine.keep(_find(engine, inputs, found, lines, moved, posisi))
    return Evaluation(inputs, posisi, staged, found, settled.names, salah)


def _read(engine: Engine, inputs: Inputs, work: Path, progress: Progress) -> intake.Checked:
    return intake.check_files(
        engine,
        inputs.inventory.sources,
        posisi=inputs.posisi or Bulan.parse(inputs.bulan).last_day,
        work=work,
        readers=inputs.means.readers,
        progress=lambda done, of: progress("Membaca berkas", done, of),
        koreksi=inputs.koreksi,
    )


def _steps(engine: Engine, progress: Progress) -> Callable[[str], Any]:
    @contextmanager
    def step(name: str) -> Iterator[None]:
        progress("Menghitung", STEPS.index(name) + 1, len(STEPS))
        with engine.step(name):
            yield

    return step


def _matched(engine: Engine, inputs: Inputs, found: Relations) -> tuple[dict[str, ir.Table], list[Problem]]:
    """Workers and members linked, with what people have decided; and the decisions that nobody could follow."""
    said, wrong = decisions.read_decisions(engine, inputs.answers.keputusan, found)
    linked = engine.again(matching.link, found["roster"], found["member"], said)
    return {"link": engine.keep(linked.link), "member_person": engine.keep(linked.member_person)}, wrong


def _unfollowed(engine: Engine, inputs: Inputs, settled: Settled, posisi: dt.date) -> list[Problem]:
    """Rows of the answer files that name nothing, or that nobody understands."""
    found, said = settled.relations, inputs.answers
    return [
        *said.problems, *inputs.inventory.isi, *units.unfollowed(engine, found, settled.names, settled.jawaban_unit),
        *pemetaan.unfollowed(inputs.inventory, said.pemetaan), *rekening.unfollowed(engine, inputs, found),
        *alokasi.unfollowed(engine, inputs, found, posisi),
    ]  # fmt: skip


def _told(engine: Engine, inputs: Inputs, found: Relations, salah: tuple[Problem, ...]) -> dict[str, ir.Table]:
    """``file`` and ``problem`` with the answers that were not followed."""
    files = engine.table(FILE.of(listed(inputs.answers, dict(inputs.beside), salah)))
    problems = engine.table(PROBLEM.of(list(salah)))
    return {"file": engine.keep(ibis.union(found["file"], files)), "problem": engine.keep(ibis.union(found["problem"], problems))}


def _assess(engine: Engine, inputs: Inputs, found: Relations) -> tuple[contribution.Owed, budget.Orang, dict[str, ir.Table]]:
    """What the law says of everybody, once: as the ledger and the need of a year read it, and as it is told, with what a region may add."""
    rules: dict[str, Any] = {"bulan": inputs.bulan, "aturan": inputs.aturan, "known": inputs.diketahui}
    owed = contribution.owed(engine, found["roster"], found["link"], **rules, bawa=coverage.SHOWN)
    due = owed.table()
    told = {"assessment": engine.again(contribution.assess, due), "offer": engine.again(contribution.offer, due, **rules)}
    told = {name: engine.keep(one) for name, one in told.items()}
    return owed, budget.Orang(engine.keep(owed.persons()), inputs.aturan, inputs.diketahui), told


def _cover(engine: Engine, inputs: Inputs, found: Relations, owed: contribution.Owed, posisi: dt.date) -> dict[str, ir.Table]:
    """Each worker in one state, and the counts."""
    offices = {name: found[name] for name in ("roster", "unit", "registration", "payer")}

    def judged(member: ir.Table, linked: matching.Linked) -> ir.Table:
        sides = {**offices, "member": member, "linked": linked, "people": owed.people}
        return engine.again(_ledger, sides, bulan=inputs.bulan, posisi=posisi, aturan=inputs.aturan, known=inputs.diketahui)

    ledger, asked = asking.with_answers(engine, found, judged, inputs.bulan)
    beside = {name: found[name] for name in ("member_person", "link", "roster", "unit", "registration", "mutation")}
    bill = found["bill"].filter(found["bill"].bulan == inputs.bulan)
    check = engine.keep(engine.again(coverage.bill_check, **beside, bill=bill, ledger=ledger, bulan=inputs.bulan))
    member = asked.get("member", found["member"])
    return {
        **asked,
        "ledger": ledger,
        "measure": engine.keep(engine.again(coverage.measures, ledger, lingkup=scope(engine, member))),
        "bill_check": check,
        "bill_sum": engine.keep(coverage.bill_sum(check, bill)),
        "candidate_count": engine.keep(coverage.candidate_count(found["candidate"], found["roster"], member)),
    }


def _ledger(
    engine: Engine, sides: Mapping[str, Any], *, bulan: str, posisi: dt.date, aturan: Sequence[Aturan] | None, known: dt.date | None
) -> ir.Table:  # fmt: skip
    """``coverage.ledger`` of people whose rights are known."""
    owed = contribution.Owed.of(engine, sides["people"], bulan=bulan, aturan=aturan, known=known)
    others = {name: one for name, one in sides.items() if name != "people"}
    return engine.keep(coverage.ledger(engine, **others, owed=owed, bulan=bulan, posisi=posisi))


def _lines(engine: Engine, inputs: Inputs, found: Relations, posisi: dt.date) -> list[budget.Line]:
    """The budget counted to the account, once for need, status and findings."""
    sides = {name: found[name] for name in ("budget_line", "payer", "treasury")}
    return budget.lines(engine, **sides, bulan=inputs.bulan, posisi=posisi, peta=inputs.peta)


def _money(
    engine: Engine, inputs: Inputs, found: Relations, orang: budget.Orang, posisi: dt.date
) -> tuple[dict[str, ir.Table], list[budget.Line], budget.Moved]:
    """Need against budget on the account map in force, and the two axes of each unit; the lines, and what has gone to another office."""
    lines = _lines(engine, inputs, found, posisi)
    common: dict[str, Any] = {"ledger": found["ledger"], "unit": found["unit"], "lines": lines, "bulan": inputs.bulan, "posisi": posisi}
    year = budget.needs_of_years(engine, orang, lines=lines, ledger=found["ledger"], payer=found["payer"], bulan=inputs.bulan)
    need = {"assessment": found["assessment"], "payer": found["payer"], "year": year}
    adequacy = engine.keep(budget.adequacy(engine, **common, **need, peta=inputs.peta))
    status = engine.keep(budget.unit_status(engine, **common, adequacy=adequacy, handed_in=found["handed_in"]))
    shared: dict[str, Any] = {"ledger": found["ledger"], "payer": found["payer"], "lines": lines, "bulan": inputs.bulan}
    purses = budget.cover(engine, orang, **shared, peta=inputs.peta)
    change = budget.payer_change(engine, orang, **shared)
    moved = budget.Moved.of(engine, payer_change=change, ledger=found["ledger"], lines=lines)
    said = {name: shared[name] for name in ("ledger", "payer", "bulan")}
    proposal = budget.budget_proposal(engine, orang, **said, adequacy=adequacy, peta=inputs.peta)
    sides = {name: found[name] for name in ("budget_line", "payer", "ledger")}
    asked = budget.Asked(
        **sides, orang=orang, kalender=inputs.kalender, peta=inputs.peta, bulan=inputs.bulan, posisi=posisi, moved=moved, pemda=inputs.asked
    )
    steps = budget.budget_step(engine, inputs.kalender, pemda=inputs.asked, bulan=inputs.bulan, posisi=posisi)
    told = {**budget.followed(engine, asked, year), "budget_step": steps}
    return (
        {
            "adequacy": adequacy,
            "unit_status": status,
            **purses,
            "payer_change": change,
            "budget_proposal": proposal,
            **{name: engine.keep(one) for name, one in told.items()},
        },
        lines,
        moved,
    )


def _reconcile(engine: Engine, inputs: Inputs, found: Relations, orang: budget.Orang, posisi: dt.date) -> dict[str, ir.Table]:
    """What was paid, for whom, and what packages of work show."""
    paid = reconciliation.reconcile(engine, found, orang, alokasi.asked(inputs, posisi))
    shown = reconciliation.package_check(engine, found["package"], posisi=posisi, known=inputs.diketahui)
    honor = reconciliation.honorarium_check(engine, found, inputs.bulan)
    return {
        **paid, "package_check": engine.keep(shown), "honorarium_check": honor,
        "honorarium_sum": engine.keep(reconciliation.honorarium_sum(honor)),
    }  # fmt: skip


def _price(engine: Engine, inputs: Inputs, found: Relations) -> ir.Table:
    """What is at stake for the unprotected."""
    rules: dict[str, Any] = {"bulan": inputs.bulan, "asumsi": inputs.asumsi, "known": inputs.diketahui}
    return engine.keep(engine.again(stake.price, found["ledger"], found["assessment"], **rules))


def _find(engine: Engine, inputs: Inputs, found: Relations, lines: list[budget.Line], moved: budget.Moved, posisi: dt.date) -> ir.Table:
    """What is wrong, and the next step still open."""
    names = (
        "ledger", "adequacy", "unit_status", "budget_line", "cash_plan", "file", "handed_in", "problem", "unit", "bill_sum", "roster",
        "purse_end", "payer_change", "branch_sum", "budget_step", "raperda_check", "package_check",
        "honorarium_sum",
    )  # fmt: skip
    told = {name: found[name] for name in names}
    paid = {name: found[name] for name in ("overpayment", "reconciliation", "suspense", "arrears_age")}
    asked: dict[str, Any] = {"pemda": inputs.asked, "peta": inputs.peta, "kalender": inputs.kalender}
    return findings.find(engine, **told, paid=paid, lines=lines, moved=moved, bulan=inputs.bulan, posisi=posisi, **asked)


def _member_date(engine: Engine, file: ir.Table) -> dt.date | None:
    """The date of the member file; the latest where there are several."""
    members = file.filter(file.dataset == "member")
    found: dt.date | None = engine.rows(members.aggregate(posisi=members.posisi.max()))[0]["posisi"]
    return found


def scope(engine: Engine, member: ir.Table) -> str:
    """The scopes of the member files that were used, as one text."""
    rows = engine.rows(member.select("lingkup").distinct().order_by("lingkup"))
    return ", ".join(row["lingkup"] for row in rows if row["lingkup"]) or "tidak ada berkas peserta"
