"""Rules of ``kebijakan.yaml`` whose programmes are not followed are told."""

from __future__ import annotations

from collections.abc import Sequence

from naungan.acuan.kebijakan import FILE as KEBIJAKAN
from naungan.acuan.kebijakan import Aturan, without_number
from naungan.answers.told import Problem
from naungan.kernel.period import Bulan
from naungan.kernel.problem import Severity, problem_row


def problem_rows(aturan: Sequence[Aturan] | None, bulan: Bulan) -> list[Problem]:
    """Rules that change an open programme and name no instrument, as rows of ``problem``."""
    return [_problem(one) for one in without_number(aturan or (), bulan)]


def _problem(one: Aturan) -> Problem:
    program = ", ".join(name.upper() for name in one.isi["program"])
    params = {"urutan": one.urutan, "program": program, "berkas": KEBIJAKAN}
    return problem_row("KEBIJAKAN_TANPA_NOMOR", Severity.NOTE, KEBIJAKAN, pemda=one.pemda, kolom="program", nilai=program, params=params)
