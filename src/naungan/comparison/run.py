"""A comparison of two rosters: both sides read, what changed, and the papers asked for, in one folder that is there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.acuan.kebijakan import FILE as KEBIJAKAN
from naungan.acuan.kebijakan import Aturan, read_kebijakan
from naungan.comparison.change import compare
from naungan.comparison.sides import Side, read_members, read_sides
from naungan.comparison.summary import summarise
from naungan.engine import Engine, Means, opened
from naungan.evaluation import kebijakan
from naungan.evaluation.record import write_json
from naungan.kernel.aside import folder_aside
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

SUMMARY = "perbandingan.json"
Papers = Callable[[Path, Engine, "ir.Table", dict[str, Any]], None]


@dataclass(frozen=True)
class Asked:
    """What is compared: a file, a folder or a finished folder on each side; None = the files say it.

    ``kebijakan`` is a file of regional rules, by default the one beside the new files; ``peserta`` a member file.
    """

    lama: Path
    baru: Path
    bulan_lama: str | None = None
    bulan: str | None = None
    peserta: Path | None = None
    pemda: str | None = None
    layout: str | None = None
    kebijakan: Path | None = None
    means: Means = field(default_factory=Means)


@dataclass(frozen=True)
class Outcome:
    """``summary`` as in ``perbandingan.json``; ``told``: problems of the rules, each once (code, params); ``left_open``: rows of either
    side were held, refused or set aside."""

    summary: dict[str, Any]
    told: tuple[tuple[str, str], ...]
    left_open: bool


def run(asked: Asked, out: Path, *, papers: Papers, replace: bool = False) -> Outcome:
    """Compare and save to ``out``, built beside it and then renamed. Refusal where a month or any roster row is missing."""
    with folder_aside(out, replace=replace, proof=SUMMARY) as aside, opened(asked.means, beside=aside) as (engine, work):
        with engine.step("baca"):
            months = (asked.bulan_lama, asked.bulan)
            old, new = read_sides(engine, asked.lama, asked.baru, bulan=months, pemda=asked.pemda, layout=asked.layout, work=work)
        with engine.step("bandingkan"):
            aturan = _rules(asked)
            change = compare(engine, old, new, member=_members(engine, asked, new, work), aturan=aturan)
            summary = summarise(engine, change, old, new)
        with engine.step("dokumen"):
            papers(aside, engine, change, summary)
            write_json(aside / SUMMARY, summary)
        return Outcome(summary, _told(aturan, (old.bulan, new.bulan)), old.left_open or new.left_open)


def _members(engine: Engine, asked: Asked, new: Side, work: Path) -> ir.Table | None:
    if asked.peserta is None:
        return None
    return read_members(engine, asked.peserta, posisi=Bulan.parse(new.bulan).last_day, pemda=new.roster, work=work / "peserta")


def _rules(asked: Asked) -> tuple[Aturan, ...] | None:
    beside = asked.baru / KEBIJAKAN
    path = asked.kebijakan or (beside if beside.exists() else None)
    return tuple(read_kebijakan(path)) if path else None


def _told(aturan: Sequence[Aturan] | None, months: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Rules that were not followed in either month, each once."""
    found = [(str(one["kode"]), str(one["params"])) for bulan in months for one in kebijakan.problem_rows(aturan, Bulan.parse(bulan))]
    return tuple(dict.fromkeys(found))
