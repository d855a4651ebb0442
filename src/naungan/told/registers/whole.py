"""All registers together: as text for a screen, and as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

from naungan.rounds.register_state import Registers
from naungan.told.registers.instruments import gap_texts, instrument_text, next_to_end
from naungan.told.registers.obstacles import obstacle_text, report_text
from naungan.told.registers.targets import target_text
from naungan.told.words import day, say


def letter(found: Registers, parts: Collection[str]) -> str:
    """The chosen parts (``sasaran``, ``instrumen``, ``kendala``) as text; a part without rows says so."""
    lines = [say("REGISTER_PADA", tanggal=day(found.pada))]
    said = {"sasaran": _targets(found), "instrumen": _instruments(found), "kendala": _obstacles(found)}
    for name in parts:
        lines += ["", say(f"{name}_JUDUL".upper()), *(f"- {one}" for one in said[name])]
    return "\n".join(lines)


def document(found: Registers, parts: Collection[str]) -> dict[str, Any]:
    """The chosen parts as plain JSON: days as ISO, shares as text, what is not known as null."""
    due = found.laporan
    said: dict[str, dict[str, Any]] = {
        "sasaran": {"sasaran": found.sasaran}, "instrumen": {"instrumen": found.instrumen, "celah": found.celah},
        "kendala": {"triwulan": str(found.triwulan), "jatuh_tempo": due.tanggal, "hari_kerja": due.hari_kerja, "kendala": found.kendala},
    }  # fmt: skip
    shown = {"pada": found.pada, **{name: value for part in parts for name, value in said[part].items()}}
    return {name: _plain(value) for name, value in shown.items()}


def _targets(found: Registers) -> Iterator[str]:
    yield from (target_text(row) for row in found.sasaran)
    if not found.sasaran:
        yield say("REGISTER_TANPA_SASARAN")


def _instruments(found: Registers) -> Iterator[str]:
    yield from (instrument_text(row) for row in next_to_end(found.instrumen))
    if not found.instrumen:
        yield say("REGISTER_TANPA_INSTRUMEN")
    yield from gap_texts(found.celah)


def _obstacles(found: Registers) -> Iterator[str]:
    yield report_text(found.triwulan, found.laporan, found.pada)
    yield from (obstacle_text(row) for row in found.kendala)
    if not found.kendala:
        yield say("REGISTER_TANPA_KENDALA")


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value
