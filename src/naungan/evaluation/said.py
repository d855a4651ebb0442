"""All that people have laid down beside the folders, as this run understands it; and the answer files among the files.

A file of answers stands in the list of files with the number of its rows that were not followed.
"""

from __future__ import annotations

from collections import abc
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.acuan.asumsi import Asumsi, with_asumsi
from naungan.acuan.jawaban_rekening import Jawaban, jawaban_of
from naungan.acuan.kalender import kalender_of
from naungan.acuan.kebijakan import Aturan, with_rules
from naungan.acuan.peta_rekening import Peta, with_entries
from naungan.acuan.readers import readers as acuan_readers
from naungan.acuan.siklus import Kalender
from naungan.answers import Answers, Reader, read_answers
from naungan.answers.told import FOLLOWED, JAWABAN, Problem
from naungan.evaluation.corrections import read_data
from naungan.intake.corrections.file import Koreksi, corrections_of
from naungan.intake.mapping.file import Mapping, mappings_of
from naungan.intake.mapping.file import readers as mapping_readers

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True)
class Said:
    """The files as they were understood, and what follows from them.

    ``aturan`` is None where the folder has no policy of its own; ``peta`` is the account map with the answers in it.
    """

    answers: Answers
    pemetaan: tuple[Mapping, ...]
    koreksi: tuple[Koreksi, ...]
    peta: Peta
    jawaban: Jawaban
    aturan: tuple[Aturan, ...] | None
    asumsi: tuple[Asumsi, ...]
    kalender: Kalender


def readers() -> dict[str, Reader]:
    """How the columns are read whose words only the rooms know."""
    return {**acuan_readers(), **mapping_readers(), "data": read_data}


def read_said(folder: Path) -> Said:
    """Everything once, before any file of an office is opened; Refusal for a policy, map or assumption that nobody understands."""
    said = read_answers(folder, readers())
    mappings, pemetaan = mappings_of(said.pemetaan)
    peta = with_entries(said.rekening, said.bukan, said.gabungan)
    jawaban = jawaban_of(said.usulan_rekening, peta)
    kalender, dates = kalender_of(said.kalender_anggaran)
    return Said(
        answers=replace(said, pemetaan=pemetaan, usulan_rekening=jawaban.read, kalender_anggaran=dates),
        pemetaan=mappings,
        koreksi=corrections_of(said.koreksi),
        peta=peta.with_answers(jawaban.pola),
        jawaban=jawaban,
        aturan=with_rules(said.kebijakan) if said.kebijakan.ada else None,
        asumsi=with_asumsi(said.asumsi),
        kalender=kalender,
    )


def listed(answers: Answers, hashes: abc.Mapping[str, str], problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Rows of FILE: the answer files with rows that were not followed, for whatever reason; ``hashes`` are their SHA-256 by name."""
    idle: dict[str, set[object]] = {}
    for one in problems:
        if one["kode"] not in FOLLOWED:
            idle.setdefault(str(one["berkas"]), set()).add(one["baris"])
    totals = {read.form.berkas: len(read.rows) for read in answers.files}
    return [_listed(name, hashes.get(name), totals[name], rows) for name, rows in sorted(idle.items()) if name in totals]


def received(file: ir.Table) -> ir.Table:
    """FILE without the answer files: what the offices sent."""
    return file.filter(file.dataset.fill_null("") != JAWABAN)


def _listed(berkas: str, sumber: str | None, total: int, idle: set[object]) -> dict[str, object]:
    # What is wrong with the whole file, or with its headings, leaves no row followed.
    lost = total if idle & {None, 1} else min(len(idle), total)
    return {
        "berkas": berkas, "sumber": sumber, "dataset": JAWABAN, "masuk": total,
        "diterima": total - lost, "ditahan": 0, "ditolak": lost, "dipakai": True, "kode": "JAWABAN_TIDAK_DIIKUTI",
    }  # fmt: skip
