"""What a branch of BPJS is asked: the people whose membership it must look up under its own employer numbers, and what its answers did."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyarrow.compute as pc

from naungan.told.questions import Questions, question_lists
from naungan.web.results.bench import taken
from naungan.web.results.material import government
from naungan.web.results.stored import of, rows, table

_SIDES = ("roster", "unit", "registration")
ANSWERED = ("perlu", "tertutup", "menunggu", "bertentangan", "tidak_dipakai")


def asked(folder: Path, pemda: str, bulan: str, npp: frozenset[str], nama: str) -> Questions | None:
    """The list of a government for the branch that serves these numbers; None where nobody is asked about."""
    with taken("tanya") as engine:
        found = {name: engine.table(table(folder, name, where=of(pemda))) for name in _SIDES}
        # Who is asked about is counted once, in his first place.
        found["ledger"] = engine.table(table(folder, "ledger", where=of(pemda) & pc.field("utama")))
        lists = list(question_lists(engine, found, government(folder, pemda).material.unit_names, bulan))
    mine = [row for one in lists for row in one.rows if row["npp_unit"] in npp]
    if not mine:
        return None
    numbered = [row | {"nomor": at} for at, row in enumerate(mine, start=1)]
    # The trail records who takes it with whom on it: no list of the terminal is needed for that.
    return replace(lists[0], nama=f"pertanyaan-{pemda}-{bulan}", whose=nama, pemda=pemda, rows=numbered, dicatat=True)


def by_unit(questions: Questions) -> list[tuple[str, int]]:
    """How many are asked about, by office."""
    return sorted(Counter(str(row["unit_pemda"]) for row in questions.rows).items())


def answered(folder: Path, pemda: str, npp: frozenset[str]) -> Counter[str]:
    """What became of the answers of the branches under which the government has registered these numbers."""
    names = {row["cabang"] for row in rows(folder, "registration", pemda) if row["npp"] in npp and row["cabang"]}
    counts: Counter[str] = Counter()
    for row in rows(folder, "branch_sum", pemda):
        if row["cabang"] in names:
            counts.update({name: row[name] or 0 for name in ANSWERED})
    return counts
