"""The checklist of a round for one pemda: question by question what was answered, and what the frozen evaluation says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from naungan.kernel.messages import sentence
from naungan.kernel.rupiah import rp
from naungan.rounds.checklist import Question, questions
from naungan.rounds.state import Round
from naungan.told.words import day, label, number, office, unknown


def checklist(one: Round, pemda: str, computed: Mapping[str, int | None]) -> dict[str, Any]:
    """Everything as plain values."""
    return {
        "rapat": one.rapat, "versi": one.daftar_periksa, "pemda": pemda,
        "pertanyaan": [_row(one, pemda, question, computed) for question in questions(one.daftar_periksa)],
    }  # fmt: skip


def checklist_text(found: Mapping[str, Any]) -> str:
    """The same in lines, pillar by pillar."""
    lines = [sentence("PERIKSA_JUDUL", {**found, "wilayah": office(found["pemda"])})]
    for pilar in dict.fromkeys(row["pilar"] for row in found["pertanyaan"]):
        lines += ["", label("PILAR", pilar).capitalize()]
        lines += [_line(row) for row in found["pertanyaan"] if row["pilar"] == pilar]
    return "\n".join(lines)


def _row(one: Round, pemda: str, question: Question, computed: Mapping[str, int | None]) -> dict[str, Any]:
    said = one.jawaban.get((pemda, question.id), {})
    counted = computed.get(question.dihitung) if question.dihitung else None
    return {**vars(question), "dijawab": said.get("jawaban"), "catatan": said.get("catatan"), "oleh": said.get("oleh"), "angka": counted}


def _line(row: Mapping[str, Any]) -> str:
    answered = sentence("PERIKSA_DIJAWAB", {"jawaban": _value(row, row["dijawab"]), "oleh": row["oleh"]}) if row["oleh"] else ""
    counted = sentence("PERIKSA_DIHITUNG", {"angka": _value(row, row["angka"])}) if row["dihitung"] else ""
    open_ = "" if answered or counted else sentence("PERIKSA_TERBUKA")
    return f"  {row['id']}  {row['teks']} {' '.join(part for part in (answered, counted, open_) if part)}"


def _value(row: Mapping[str, Any], value: bool | int | str | None) -> str:
    if value is None:
        return unknown()
    if isinstance(value, bool):
        return sentence("PERIKSA_YA" if value else "PERIKSA_TIDAK")
    if isinstance(value, int):
        return rp(value) if row["jawaban"] == "rupiah" else number(value)
    return day(dt.date.fromisoformat(value)) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
