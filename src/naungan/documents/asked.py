"""The lists for the branches, written out of a finished folder, and the event of asking, recorded once they are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from naungan.asking.register import append, waiting_since
from naungan.documents.lists import write_questions
from naungan.kernel.aside import folder_aside
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown
from naungan.sheets.writing import safe_text
from naungan.told.questions import Questions, question_lists

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

PROOF = ".tanya"
_READ = ("ledger", "roster", "unit", "registration")


def ask(engine: Engine, finished: Finished, out: Path, register: Path, *, oleh: str, waktu: str, cabang: str | None) -> list[Questions]:
    """Write the lists to ``out`` and record each in ``register``; returns them without their rows of persons being changed.

    ``waktu`` (ISO) comes from the edge. Refusal without a name, and where nobody is to be asked about. The register is written last: lists
    of a run that was killed before are overwritten by the next, and count as never asked.
    """
    who = shown(" ".join(oleh.split())).lstrip("=+-@\t")
    if not who:
        raise Refusal("TANYA_TANPA_OLEH")
    tables = {name: finished.table(engine, name) for name in _READ}
    units = engine.rows(tables["unit"].select("pemda", "unit", "nama").order_by("nama"))
    names = {(row["pemda"], row["unit"]): row["nama"] for row in units}
    since = engine.table(waiting_since(register))
    every = question_lists(engine, tables, names, str(finished.bulan), since)
    lists = [one for one in every if cabang is None or _is(one, cabang)]
    if not lists:
        raise Refusal("TANYA_KOSONG")
    with folder_aside(out, replace=True, proof=PROOF, alien="TANYA_BUKAN_DAFTAR") as aside:
        (aside / PROOF).touch()
        marks = [digest(path) for path in write_questions(aside, lists)]
    append(
        register,
        [
            (waktu, who, safe_text(one.cabang), row["pemda"] or "", str(len(one.rows)), mark, row["sidik"])
            for one, mark in zip(lists, marks, strict=True) for row in one.rows
        ],
    )  # fmt: skip
    return lists


def _is(one: Questions, cabang: str) -> bool:
    return one.cabang is not None and one.cabang.upper() == " ".join(cabang.upper().split())
