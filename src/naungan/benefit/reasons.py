"""Why a benefit is what it is: what is known of the case, then each value and rule taken, with article and certainty."""

from __future__ import annotations

from typing import Any

from naungan.benefit.answer import Answer
from naungan.benefit.events import label
from naungan.benefit.remarks import remarks
from naungan.kernel.period import tanggal
from naungan.law import Step
from naungan.regulasi import buku


def reasons(found: Answer) -> dict[str, Any]:
    """The answer to one event with its steps; no part of it names a person."""
    case = found.case
    steps = [*_brought(case.kolom), *found.langkah]
    one = {
        "program": case.peristiwa.program,
        "rincian": {label(part): amount for part, amount in found.rincian.items()},
        "langkah": [step.document() for step in dict.fromkeys(steps)],
    }
    return {
        "judul": f"Penjelasan manfaat: {case.peristiwa.judul}, kejadian {tanggal(case.hari)}",
        "tanggal": case.hari.isoformat(),
        "diketahui": case.diketahui.isoformat() if case.diketahui else None,
        "program": [one],
        "total": found.total,
        "status": found.status,
        "catatan": remarks(found),
    }


def _brought(kolom: dict[str, Any]) -> list[Step]:
    declared = buku().kolom
    return [
        Step(name, "kolom", value, declared[name].satuan, declared[name].uraian)
        for name, value in kolom.items()
        if name in declared and value is not None
    ]
