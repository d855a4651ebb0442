"""A roster file beside a member file: both checked, their persons joined, one row per roster row written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from naungan.intake import Source, check_files
from naungan.kernel.aside import file_aside
from naungan.kernel.errors import Refusal, Unreadable
from naungan.matching.answer import answer, from_rows
from naungan.matching.given import read_given
from naungan.matching.linking import link
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_NAMES = {"roster": "daftar pekerja", "member": "berkas peserta"}
_ORDER = ["roster_row"]


@dataclass(frozen=True)
class Asked:
    """The two files, the position date (it tells the century of a NIK), what was decided before, and layouts somebody forces."""

    roster: Path
    members: Path
    posisi: dt.date
    decisions: Path | None = None
    layout_roster: str | None = None
    layout_members: str | None = None


@dataclass(frozen=True)
class Outcome:
    """``files``: FILE of roster and members; ``decisions``: rows by decision and tier; ``skipped``: tiers that the engine has not."""

    files: Mapping[str, Mapping[str, Any]]
    counts: tuple[Mapping[str, Any], ...]
    skipped: tuple[str, ...]

    @property
    def left_open(self) -> bool:
        """Whether rows of either file were held or refused."""
        return any(one["ditahan"] or one["ditolak"] for one in self.files.values())

    @property
    def decisions(self) -> dict[str, int]:
        """Roster rows by decision, those of none too."""
        return {word: sum(row["n"] for row in self.counts if row["decision"] == word) for word in Decision}

    @property
    def tiers(self) -> dict[str, dict[str, int]]:
        """Roster rows by decision and tier."""
        return {word: {row["tier"]: row["n"] for row in self.counts if row["decision"] == word} for word in Decision}


def run(engine: Engine, asked: Asked, out: Path, work: Path) -> Outcome:
    """Match and write ``out`` whole (Parquet, as ``answer.answer``).

    Refusal for files or decisions of another kind, Unreadable for broken ones.
    """
    said = read_given(asked.decisions) if asked.decisions else None
    roster, file, refused = _checked(engine, asked.roster, "roster", asked.layout_roster, asked.posisi, work)
    member, other, _ = _checked(engine, asked.members, "member", asked.layout_members, asked.posisi, work)
    with engine.step("cocokkan"):
        known = None if said is None else engine.keep(from_rows(engine.table(said), roster, member))
        linked = link(engine, roster, member, known)
        found = engine.keep(answer(engine, linked.link, roster, member, refused=refused))
    with file_aside(out) as aside, engine.step("simpan"):
        engine.write(found, aside, _ORDER)
        counts = engine.rows(found.group_by("decision", "tier").agg(n=found.count()).order_by("decision", "tier"))
    return Outcome({"roster": file, "members": other}, tuple(counts), linked.skipped)


def _checked(
    engine: Engine, path: Path, dataset: str, layout: str | None, day: dt.date, work: Path
) -> tuple[ir.Table, dict[str, Any], ir.Table]:
    """The checked relation of a file, its FILE row and its refused rows; both files are taken to be of one pemda."""
    with engine.step("periksa"):
        checked = check_files(engine, [Source(path, path.name, layout=layout)], posisi=day, work=work / dataset)
        (file,) = engine.rows(checked.file)
        if file["kode"]:
            problem = engine.rows(checked.problem.filter(checked.problem.kode == file["kode"]))[0]
            raise Unreadable(file["kode"], **json.loads(problem["params"] or "{}"))
        if file["dataset"] != dataset:
            found = _NAMES.get(file["dataset"], file["layout"])
            raise Refusal("MATCH_WRONG_FILE", berkas=path.name, diharapkan=_NAMES[dataset], ternyata=found)
        return engine.keep(checked.relations[dataset].mutate(pemda=ibis.null("string"))), file, checked.refused
