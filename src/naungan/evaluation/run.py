"""A run: the chain, its results and questions, and whatever papers are asked for, in one folder that is there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan import regions
from naungan.answers import forms
from naungan.answers.told import refused
from naungan.engine import Engine, opened
from naungan.evaluation import alokasi, corrections, hukum, pemetaan, record, rekening, undecided
from naungan.evaluation.chain import Progress, evaluate, scope
from naungan.evaluation.evaluated import Evaluation
from naungan.evaluation.inputs import Inputs
from naungan.evaluation.inventory import write_isi
from naungan.evaluation.said import received
from naungan.evaluation.summary import summarise
from naungan.kernel.aside import folder_aside
from naungan.matching.opinion import opinion as second_opinion

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True)
class Finishing:
    """What the papers of a run are made from: the folder to fill, the engine with its results, the record, and a folder for scratch."""

    folder: Path
    engine: Engine
    evaluation: Evaluation
    record: Mapping[str, Any]
    work: Path


Papers = Callable[[Finishing], None]


@dataclass(frozen=True)
class Waiting:
    """Questions that wait for a person: the code of the sentence that says so, the answer file, and how many."""

    kode: str
    berkas: str
    jumlah: int


@dataclass(frozen=True)
class Outcome:
    """``summary`` as in ``summary.json``; ``left_open``: rows were held or refused, or a file or answer could not be used; ``no_opinion``:
    the engine has no second opinion though one was asked for."""

    summary: dict[str, Any]
    waiting: tuple[Waiting, ...]
    left_open: bool
    no_opinion: bool = False


def run(
    inputs: Inputs, out: Path, *, papers: Papers, progress: Progress = lambda *_: None, replace: bool = False, opinion: bool = False
) -> Outcome:
    """Evaluate and save to ``out``, built beside it and then renamed; nothing is left of a run that failed.

    ``papers`` is called once with all results; ``opinion`` sorts open matches by a second opinion. Refusal where ``out`` is in the way.
    """
    means = inputs.means.enough_for(one.path for one in inputs.inventory.sources)
    with folder_aside(out, replace=replace, proof=record.RUN) as aside, opened(means, beside=aside) as (engine, work):
        found = evaluate(engine, inputs, work=work, progress=progress)
        with engine.step("simpan"):
            chance = second_opinion(engine, *(found.results[name] for name in ("roster", "member", "link"))) if opinion else None
            written = record.write_record(engine, found, aside, scope(engine, found.results["member"]))
            summary = _summary(engine, found)
            record.write_json(aside / record.SUMMARY, summary)
            waiting = write_questions(engine, found, aside, chance)
        with engine.step("dokumen"):
            papers(Finishing(aside, engine, found, written, work))
        return Outcome(summary, waiting, refused(found.salah) or _left_open(engine, found), opinion and chance is None)


def write_questions(engine: Engine, run: Evaluation, out: Path, opinion: ir.Table | None = None) -> tuple[Waiting, ...]:
    """Every answer file with what is open now below what was answered, and what waits for a person."""
    said, rows = run.inputs.answers, record.isi_rows(engine, run)
    write_isi(out / forms.ISI.berkas, rows)
    regions.write_questions(engine, run.names, run.results["unit_list"], out / forms.JAWABAN_UNIT.berkas, said.jawaban_unit)
    mapped, account, decided, paid = (
        out / form.berkas for form in (forms.PEMETAAN, forms.USULAN_REKENING, forms.KEPUTUSAN, forms.ALOKASI_BAYAR)
    )
    counts = (
        ("ISI_MENUNGGU", forms.ISI.berkas, corrections.questions(rows)),
        ("PEMETAAN_MENUNGGU", mapped.name, pemetaan.write_questions(engine, run, mapped)),
        ("JAWABAN_REKENING_MENUNGGU", account.name, rekening.write_questions(engine, run, account)),
        ("KEPUTUSAN_MENUNGGU", decided.name, undecided.write_questions(engine, run.results, decided, said.keputusan, opinion)),
        ("ALOKASI_MENUNGGU", paid.name, alokasi.write_questions(engine, run.results["suspense"], paid, said.alokasi_bayar)),
    )
    return tuple(Waiting(*one) for one in counts if one[-1])


def _summary(engine: Engine, run: Evaluation) -> dict[str, Any]:
    inputs = run.inputs
    return summarise(
        engine, run.results, pemda=inputs.asked, bulan=inputs.bulan, posisi=run.posisi.isoformat(), hukum=hukum.digest()
    )  # fmt: skip


def _left_open(engine: Engine, run: Evaluation) -> bool:
    """Rows held or refused, or a whole file that could not be read or used."""
    file = received(run.results["file"])
    open_ = (file.ditahan.fill_null(0) + file.ditolak.fill_null(0) > 0) | file.kode.notnull()
    return bool(engine.rows(file.aggregate(n=open_.sum()))[0]["n"])
