"""What is said of files that came back to a round: how many rows were taken, and every row that was not, with place and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naungan.answers.told import Problem, place_and_sentence, says
from naungan.kernel.problem import Severity
from naungan.kernel.shown import shown
from naungan.rounds.returned import Taken
from naungan.told.words import number, say


@dataclass(frozen=True)
class Back:
    """One file that came back: what it gave; ``sudah`` where it was read before, ``gagal`` the sentence where nobody can read it."""

    berkas: str
    taken: Taken | None = None
    sudah: bool = False
    gagal: str = ""

    @property
    def refused(self) -> bool:
        """Whether anything of it was not taken."""
        return bool(self.gagal) or any(one["tingkat"] != Severity.NOTE for one in (self.taken.problems if self.taken else ()))


def back_text(files: Sequence[Back], events: int, proofs: int) -> str:
    """All files, and how many events they gave together."""
    lines = [line for one in files for line in _file(one)]
    return "\n".join([*lines, say("ISIAN_SELESAI", peristiwa=number(events), bukti=number(proofs))])


def _file(one: Back) -> Iterable[str]:
    name = shown(one.berkas)
    if one.taken is None:
        yield say("ISIAN_SUDAH", berkas=name) if one.sudah else f"{name}: {one.gagal}"
        return
    found = one.taken
    counts = {"masuk": number(found.masuk), "diterima": number(found.diterima), "ditolak": number(found.ditolak)}
    yield say("ISIAN_BERKAS", berkas=name, jenis=found.jenis, **counts)
    yield from (f"  {_mark(each)} {_placed(each)}" for each in found.problems)


def _mark(one: Problem) -> str:
    return say("ISIAN_CATATAN" if one["tingkat"] == Severity.NOTE else "ISIAN_DITOLAK")


def _placed(one: Problem) -> str:
    """A cell of a sheet by its name, a row of a list by its number."""
    params = back_params(one)
    if "lembar" not in params:
        return place_and_sentence(one)
    where = [say("ISIAN_LEMBAR", lembar=params["lembar"])]
    where += [say("ISIAN_SEL", sel=params["sel"])] if "sel" in params else []
    where += [say("ISIAN_KOLOM", kolom=one["kolom"])] if one["kolom"] else []
    return f"{', '.join(where)}: {says(one)}"


def back_params(one: Problem) -> Mapping[str, Any]:
    """The parameters of a problem's sentence."""
    import json

    found: Mapping[str, Any] = json.loads(str(one["params"]))
    return found
