"""The run record and the results on disk: what was read, under which law, with which steps, and how many rows."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import naungan
from naungan.answers.forms import QUESTION
from naungan.asking.tables import ANSWER_CHECK, BRANCH_SUM
from naungan.budget.purse_tables import BUDGET_PROPOSAL, PAYER_CHANGE, PURSE_COVER, PURSE_END
from naungan.budget.tables import ADEQUACY, BUDGET_CHAIN, BUDGET_STEP, RAPERDA_CHECK, UNIT_STATUS
from naungan.contribution.tables import ASSESSMENT, OFFER
from naungan.coverage.tables import BILL_CHECK, BILL_SUM, CANDIDATE_COUNT, HANDED_IN, LEDGER, MEASURE
from naungan.engine import Engine, write_snapshot
from naungan.evaluation import hukum, rekening
from naungan.evaluation.said import received
from naungan.findings.tables import FINDING
from naungan.intake.tables import (
    AGGREGATE,
    BILL,
    BPJS_ANSWER,
    BUDGET_LINE,
    CANDIDATE,
    CASH_PLAN,
    FILE,
    HONORARIUM,
    MEMBER,
    MUTATION,
    PACKAGE,
    PROBLEM,
    RECAP,
    RECEIPT,
    ROSTER,
    TREASURY,
)
from naungan.kernel.digest import digest
from naungan.kernel.shown import shown_in
from naungan.matching.tables import LINK, MEMBER_PERSON
from naungan.reconciliation.honorarium_tables import HONORARIUM_CHECK, HONORARIUM_SUM
from naungan.reconciliation.package_tables import PACKAGE_CHECK
from naungan.reconciliation.tables import (
    ARREARS_AGE,
    DIFFERENCE,
    LIABILITY,
    MINUTES,
    OVERPAYMENT,
    PAYMENT_ALLOCATION,
    RECONCILIATION,
    SUSPENSE,
    UNIT_PROGRESS,
)
from naungan.regions.tables import PAYER, REGISTRATION, UNIT
from naungan.relations.numbers import looked_up
from naungan.stake.tables import STAKE

if TYPE_CHECKING:
    from naungan.evaluation.evaluated import Evaluation
    from naungan.intake import Source

# Lists and budgets hold for more than one month: a month beside them would shut them out of the next one.
_MONTHLY = ("roster", "member", "recap", "mutation", "candidate", "honorarium")
RUN = "run.json"
# The folder of the snapshots.
HASIL = "hasil"
SUMMARY = "summary.json"
RESULTS = {
    "roster": ROSTER, "member": MEMBER, "recap": RECAP, "unit": UNIT, "registration": REGISTRATION, "payer": PAYER,
    "budget_line": BUDGET_LINE, "cash_plan": CASH_PLAN, "treasury": TREASURY, "receipt": RECEIPT,
    "bill": BILL, "mutation": MUTATION, "candidate": CANDIDATE, "aggregate": AGGREGATE, "bpjs_answer": BPJS_ANSWER,
    "package": PACKAGE, "honorarium": HONORARIUM,
    "file": FILE, "problem": PROBLEM, "handed_in": HANDED_IN, "link": LINK, "member_person": MEMBER_PERSON,
    "assessment": ASSESSMENT, "offer": OFFER, "ledger": LEDGER, "measure": MEASURE, "adequacy": ADEQUACY, "unit_status": UNIT_STATUS,
    "bill_check": BILL_CHECK, "bill_sum": BILL_SUM, "candidate_count": CANDIDATE_COUNT, "finding": FINDING,
    "purse_cover": PURSE_COVER, "purse_end": PURSE_END, "payer_change": PAYER_CHANGE,
    "budget_proposal": BUDGET_PROPOSAL,
    "answer_check": ANSWER_CHECK, "branch_sum": BRANCH_SUM, "package_check": PACKAGE_CHECK,
    "honorarium_check": HONORARIUM_CHECK, "honorarium_sum": HONORARIUM_SUM,
    "stake": STAKE, "budget_chain": BUDGET_CHAIN, "budget_step": BUDGET_STEP, "raperda_check": RAPERDA_CHECK,
    "reconciliation": RECONCILIATION, "payment_allocation": PAYMENT_ALLOCATION, "suspense": SUSPENSE, "arrears_age": ARREARS_AGE,
    "unit_progress": UNIT_PROGRESS, "difference": DIFFERENCE, "overpayment": OVERPAYMENT, "liability": LIABILITY, "minutes": MINUTES,
}  # fmt: skip


def write_record(engine: Engine, run: Evaluation, folder: Path, lingkup: str) -> dict[str, Any]:
    """Every result as a snapshot under ``folder/hasil``, and ``run.json``; returns the record.

    ``lingkup`` are the scopes of the member files.
    """
    inputs = _inputs(engine, run)
    recipe = {"inputs": inputs, **_dates(run), "hukum": hukum.digest()}
    steps = []
    for name, relation in RESULTS.items():
        rows = looked_up(relation, run.results[name], run.results)
        made = {**recipe, "relation": name, "version": naungan.__version__}
        snapshot = write_snapshot(engine, relation, rows, folder / HASIL / name, made)
        steps.append({"nama": name, "baris": snapshot.rows})
    return write_json(folder / RUN, _record(engine, run, inputs, steps, lingkup))


def _inputs(engine: Engine, run: Evaluation) -> list[dict[str, Any]]:
    """The files that were read, by name and hash: those of the offices, and the corrections, answers and policies beside them."""
    return [
        *engine.rows(received(run.results["file"]).select("berkas", "sumber").order_by("berkas")),
        *({"berkas": name, "sumber": sumber} for name, sumber in run.inputs.beside),
    ]


def _record(
    engine: Engine, run: Evaluation, inputs: list[dict[str, Any]], steps: list[dict[str, Any]], lingkup: str
) -> dict[str, Any]:  # fmt: skip
    """What anybody needs to say where a number came from, and to make it again."""
    there = run.inputs.inventory
    return {
        "program_version": naungan.__version__,
        "python": platform.python_version(),
        "mesin": engine.name,
        "hukum": hukum.digest(),
        **_dates(run),
        "lingkup": lingkup,
        "penyebut": "pekerja dalam daftar yang diserahkan unit, tanpa yang tidak berhak dan yang dibayar pihak lain",
        "masukan": inputs,
        "di_luar_bulan": [source.berkas for source in there.left_out],
        "disisihkan": [source.berkas for source in there.set_aside],
        "kembar": [{"berkas": source.berkas, "sumber": digest(source.path)} for source in there.twins],
        "langkah": steps,
        "parameter": hukum.parameters(run.inputs.bulan, run.inputs.diketahui),
        "asumsi": [asdict(one) for one in run.inputs.asumsi],
        "jawaban_rekening": rekening.answers(engine, run),
    }


def _dates(run: Evaluation) -> dict[str, str | None]:
    """The month, the position (``posisi_diminta``: the one asked for, if any), and the day the law was known on (None = today's)."""
    known, asked = (day.isoformat() if day else None for day in (run.inputs.diketahui, run.inputs.posisi))
    return {"bulan": run.inputs.bulan, "posisi": run.posisi.isoformat(), "posisi_diminta": asked, "diketahui": known}


def _unread(source: Source, pakai: str) -> dict[str, object]:
    """A file that was not read keeps what was said of it."""
    return {
        "berkas": source.berkas, "pemda": source.pemda, "unit": source.unit or source.unit_nama, "data": source.layout or source.dataset,
        "bulan": source.bulan, "tahap": source.tahap, "lingkup": source.lingkup, "posisi": source.posisi, "pakai": pakai,
    }  # fmt: skip


def write_json(path: Path, content: dict[str, Any]) -> dict[str, Any]:
    """JSON that a person can read and that is the same bytes for the same content; numbers of persons masked. Returns what was written."""
    text = json.dumps(shown_in(content), indent=2, ensure_ascii=False, default=str)
    path.write_text(text + "\n", "utf-8")
    written: dict[str, Any] = json.loads(text)
    return written


def isi_rows(engine: Engine, run: Evaluation) -> list[dict[str, object]]:
    """What was understood of each file, in the columns of isi.csv; files of other months are listed too."""
    used = engine.rows(received(run.results["file"]).order_by("berkas"))
    answered = {source.berkas: source.layout for source in run.sources}
    rows: list[dict[str, object]] = [
        {
            "berkas": row["berkas"], "pemda": row["pemda"], "unit": row["unit"] or row["unit_nama"],
            "data": QUESTION if row["kode"] == "TATA_LETAK_DUA_ARTI" else answered.get(row["berkas"]) or row["dataset"],
            "bulan": row["bulan"] if row["dataset"] in _MONTHLY else None, "tahap": row["tahap"],
            "lingkup": row["lingkup"], "posisi": row["posisi"],
            "pakai": "ya" if row["dipakai"] else "",
        }
        for row in used
    ]  # fmt: skip
    rows += [_unread(source, "") for source in run.inputs.inventory.left_out]
    there = run.inputs.inventory
    rows += [_unread(source, "tidak") for source in (*there.set_aside, *there.twins)]
    return sorted(rows, key=lambda row: str(row["berkas"]))
