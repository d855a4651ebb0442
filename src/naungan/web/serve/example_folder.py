"""The folder of the example, as ``make demo`` has left it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from naungan.evaluation.finished import Finished, is_finished, read_finished
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal

_INPUT = Path("demo") / "berkas"


@dataclass(frozen=True)
class Example:
    """``hasil`` as ``make demo`` has left it: the files of offices and the finished evaluation of each month, the oldest first."""

    folder: Path

    @property
    def inputs(self) -> Path:
        """The folder of the offices' files."""
        return self.folder / _INPUT

    @cached_property
    def months(self) -> list[Finished]:
        """Refusal where nothing has been evaluated."""
        there = [one for one in sorted(self.folder.glob("20??-??")) if is_finished(one)]
        if not there or not self.inputs.is_dir():
            raise Refusal("WEB_CONTOH_TIDAK_ADA", folder=self.folder)
        return [read_finished(one) for one in there]

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file of the offices by its SHA-256."""
        return {digest(path): path for path in sorted(self.inputs.rglob("*")) if path.is_file()}

    def rows(self, month: Finished, relation: str) -> list[dict[str, Any]]:
        """All of a small relation."""
        found: list[dict[str, Any]] = pq.read_table(month.part(relation)).to_pylist()
        return found
