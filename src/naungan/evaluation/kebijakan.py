"""The policy of a run: the default and ``kebijakan.yaml``; a rule whose programmes are not followed is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from naungan.acuan.kebijakan import Aturan, decided_by, read_kebijakan, without_number
from naungan.evaluation.answers import Problem
from naungan.evaluation.inventory import KEBIJAKAN
from naungan.kernel.period import Bulan
from naungan.kernel.problem import Severity, problem_row


def rules(folder: Path, known: dt.date | None) -> tuple[Aturan, ...] | None:
    """The rules that could be known on a day; None where the folder has none of its own."""
    path = folder / KEBIJAKAN
    return decided_by(read_kebijakan(path), known) if path.is_file() else None


def problem_rows(aturan: Sequence[Aturan] | None, bulan: Bulan) -> list[Problem]:
    """Rules that change an open programme and name no instrument, as rows of ``problem``."""
    return [_problem(one) for one in without_number(aturan or (), bulan)]


def _problem(one: Aturan) -> Problem:
    program = ", ".join(name.upper() for name in one.isi["program"])
    params = {"urutan": one.urutan, "program": program, "berkas": KEBIJAKAN}
    return problem_row("KEBIJAKAN_TANPA_NOMOR", Severity.NOTE, KEBIJAKAN, pemda=one.pemda, kolom="program", nilai=program, params=params)
