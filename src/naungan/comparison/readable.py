"""Whether two finished runs can be read for all that is asked of them: what can't be read is refused, and never taken for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from naungan.kernel.errors import Refusal

if TYPE_CHECKING:
    from naungan.evaluation.finished import Finished

# Without these nothing can be said of people.
_NEEDED = ("ledger", "roster", "link", "member", "measure", "finding")
# By these alone the newer run tells what became of accounts, payments and files.
_JUDGED = ("handed_in", "file", "adequacy", "unit_status")
# Read where they are there; what another version has written otherwise is there too, and would look like nothing.
_BESIDE = ("unit", "assessment", "purse_end")


def governments(run: Finished) -> set[str]:
    """The governments of which a run holds workers, or any file: whose lists have all gone missing is there, and can't be judged."""
    counted = pq.read_table(run.part("measure"), columns=["pemda"], filters=[("tingkat", "==", "pemda")])
    filed = [pq.read_table(run.part("file"), columns=["pemda"])] if "file" in run.relations else []
    return {code for table in (counted, *filed) for code in table["pemda"].to_pylist() if code}


def readable(old: Finished, new: Finished) -> None:
    """Refusal for a folder of another version of the program that lacks a result which is read here, or has it in other columns."""
    for run, needed in ((old, _NEEDED), (new, (*_NEEDED, *_JUDGED))):
        lost = [name for name in needed if name not in run.relations] + [name for name in _BESIDE if name in run.others]
        if lost:
            raise Refusal("BANDING_VERSI", folder=run.folder.name, relasi=", ".join(lost))
