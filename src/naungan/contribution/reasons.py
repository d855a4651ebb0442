"""Why an amount is what it is: each step of one case, per programme, with value, formula, article and certainty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from naungan.contribution.answer import Answer, parts, targets
from naungan.contribution.vat import vat_steps
from naungan.kernel.period import Bulan
from naungan.law import Step, leading_to
from naungan.regulasi import buku
from naungan.regulasi.keringanan import Keringanan
from naungan.regulasi.keringanan.pasang import FAKTOR


def reasons(found: Answer) -> dict[str, Any]:
    """The answer to one case with its steps; no part of it names a person."""
    case = found.case
    return {
        "bulan": str(case.bulan),
        "segmen": case.segmen,
        "diketahui": case.diketahui.isoformat() if case.diketahui else None,
        "program": [
            {
                "program": program,
                "iuran": found.iuran.get(program) or {"pemberi_kerja": 0, "pekerja": sum(found.paket.values())},
                "langkah": [step.document() for step in vat_steps(case)]
                + program_steps(
                    found.langkah.values(), targets(case, program), program, found.keringanan, bulan=case.bulan, known=case.diketahui
                ),
            }
            for program in parts(case)
        ],
        "total": found.total,
        "status": found.status,
        "catatan": found.catatan,
    }


def program_steps(
    steps: Iterable[Step], wanted: Sequence[str], program: str, given: Keringanan | None, *, bulan: Bulan, known: dt.date | None
) -> list[dict[str, Any]]:
    """The steps of one programme in the order in which they are needed; a relief stands before the rules that apply it."""
    lead = [step.document() for step in leading_to(buku(), steps, wanted, at=bulan, known=known) if step.nama not in FAKTOR]
    if given is None or program not in given.program:
        return lead
    last_value = max((number for number, step in enumerate(lead) if step["jenis"] != "rumus"), default=-1)
    return [*lead[: last_value + 1], _relief(given, program), *lead[last_value + 1 :]]


def _relief(given: Keringanan, program: str) -> dict[str, Any]:
    above, below = given.program[program]
    step = Step(
        given.kode, "keringanan", f"{above}/{below}", "bagian", "Keringanan iuran", given.dasar.aturan, given.dasar.pasal, given.status,
        given.catatan, given.sandaran,
    )  # fmt: skip
    return step.document()
