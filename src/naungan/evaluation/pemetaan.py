"""``pemetaan.csv`` of a run: what columns with unknown headings probably mean, to be accepted and put into the input folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan import intake
from naungan.answers import Read
from naungan.answers.told import Problem, names_nothing
from naungan.intake.mapping.file import PEMETAAN, write_mappings
from naungan.intake.mapping.said import proposed_rows, unread_row
from naungan.kernel.errors import Unreadable

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.evaluation.evaluated import Evaluation
    from naungan.evaluation.inventory import Inventory

_UNKNOWN = ("TATA_LETAK_TIDAK_DIKENAL", "TATA_LETAK_MERAGUKAN", "PEMETAAN_TIDAK_COCOK", "JUDUL_GANDA")
_UNREAD = "KOLOM_TIDAK_DIBACA"
# One column that looks like something is no table.
_FEWEST = 2


def unfollowed(there: Inventory, said: Read) -> list[Problem]:
    """Accepted columns of a file that is not in the folder, and answers beside which no file and no layout stands."""
    files = [*there.sources, *there.left_out, *there.set_aside, *there.twins]
    known = {one.baris: one for source in files for one in source.pemetaan}
    idle = [one for one in known.values() if not any(one.fits(source.pemda, source.berkas) for source in files)]
    lone = [row.nomor for row in said.berlaku if row.nilai["setuju"] and not any(map(row.kata.get, said.form.kelompok))]
    return [
        *(names_nothing(PEMETAAN, one.baris, "berkas", one.berkas, one.pemda) for one in idle),
        *(names_nothing(PEMETAAN, number, "berkas", "–") for number in lone),
    ]


def write_questions(engine: Engine, run: Evaluation, path: Path) -> int:
    """Proposals for the files nobody could read and for useful columns left unread, beside what is answered already.

    Returns how many files or layouts wait for an answer.
    """
    problem = run.results["problem"]
    asked = problem.filter(problem.kode.isin([*_UNKNOWN, _UNREAD])).select("berkas", "pemda", "kode", "params").order_by("berkas", "params")
    paths = {source.berkas: source.path for source in run.sources}
    rows: list[dict[str, Any]] = []
    for row in engine.rows(asked):
        if row["kode"] == _UNREAD:
            rows.append(unread_row(json.loads(row["params"]), berkas=row["berkas"], pemda=row["pemda"]))
        elif row["berkas"] in paths:
            rows += _proposed(paths[row["berkas"]], row["berkas"], row["pemda"])
    return write_mappings(path, rows, run.inputs.answers.pemetaan)


def _proposed(path: Path, berkas: str, pemda: str | None) -> list[dict[str, Any]]:
    try:
        proposal = intake.propose(path)
    except Unreadable:
        return []
    if proposal["lainnya"]:  # one yes could not say which is meant; isi.csv asks
        return []
    named = sum(1 for one in proposal["kolom"] if one["bidang"])
    return proposed_rows(proposal, berkas=berkas, pemda=pemda) if named >= _FEWEST else []
