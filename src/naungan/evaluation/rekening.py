"""The account map of a run: the default, ``rekening.yaml``, and the answers in ``usulan_rekening.csv``; what is open is asked again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan import budget
from naungan.acuan.jawaban_rekening import USULAN_REKENING
from naungan.acuan.peta_rekening import Aturan
from naungan.answers.told import Problem, names_nothing
from naungan.kernel.shown import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.evaluated import Evaluation
    from naungan.evaluation.inputs import Inputs


def unfollowed(engine: Engine, inputs: Inputs, found: Mapping[str, ir.Table]) -> list[Problem]:
    """Answers that hold and place no line of this folder."""
    if not inputs.jawaban.holding:
        return []
    placed = _placed(engine, inputs, found)
    idle = [one for one in inputs.jawaban.pola if one.jawaban not in placed]
    return [names_nothing(USULAN_REKENING, one.jawaban or 0, "kode_rekening", one.kode, one.pemda) for one in idle]


def answers(engine: Engine, run: Evaluation) -> list[dict[str, Any]]:
    """For the run record: each answer that holds, who gave it, and the lines it placed (newest stage; ``pagu`` None where one is open)."""
    said = run.inputs.jawaban.holding
    if not said:
        return []
    placed = _placed(engine, run.inputs, run.results)
    return [{**_said(one), "oleh": shown(who) or None, **_lines(placed.get(one.jawaban or 0))} for one, who in said]


def write_questions(engine: Engine, run: Evaluation, path: Path) -> int:
    """What is open below what was answered, with what is wrong beside an answer; returns how many wait."""
    bulan, peta = run.inputs.bulan, run.inputs.peta
    asked = budget.proposals(engine, run.results["budget_line"], run.results["payer"], bulan=bulan, peta=peta)
    return budget.write_proposals(path, asked, run.inputs.jawaban.read)


def _placed(engine: Engine, inputs: Inputs, found: Mapping[str, ir.Table]) -> dict[int, dict[str, Any]]:
    return budget.answered(engine, found["budget_line"], found["payer"], bulan=inputs.bulan, peta=inputs.peta)


def _said(one: Any) -> dict[str, Any]:
    ours = isinstance(one, Aturan)
    return {
        "baris": one.jawaban, "terima": ours, "pemda": one.pemda, "kode_rekening": one.kode, "subkegiatan": one.subkegiatan,
        "dana": next(iter(one.dana), None), "uraian": one.uraian and shown(one.uraian), "keluarga": one.keluarga if ours else None,
        "program": one.program if ours else None, "dari": one.dari or None, "sampai": one.sampai,
    }  # fmt: skip


def _lines(row: dict[str, Any] | None) -> dict[str, Any]:
    found = row or {"tahun": None, "tahap": None, "baris": 0, "jumlah_unit": 0, "pagu": 0}
    names = {"tahun": "tahun", "tahap": "tahap", "baris_anggaran": "baris", "unit": "jumlah_unit", "pagu": "pagu"}
    return {name: found[column] for name, column in names.items()}
