"""The questions of a finished evaluation: its question files, with the two records of each pair and what they agree on.

Read and closed here, in a job; ``putting.put`` then makes them rows of the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.answers import read_file
from naungan.evaluation.finished import read_finished
from naungan.evaluation.said import readers
from naungan.web.decisions.forms import KINDS, Kata, Kind, number
from naungan.web.decisions.pairs import Pair, pairs
from naungan.web.decisions.putting import Asked
from naungan.web.decisions.store import keep

if TYPE_CHECKING:
    from naungan.engine import Engine

# Questions whose rows lie in one closed file: a page of a list opens one or two of them.
_TOGETHER = 200


def prepare(engine: Engine, folder: Path, pemda: str) -> list[Asked]:
    """All that the finished folder asks of a government, closed in the lake."""
    return prepare_all(engine, folder, [pemda])[pemda]


def prepare_all(engine: Engine, folder: Path, pemda: Sequence[str]) -> dict[str, list[Asked]]:
    """The same of each government; files are read, and pairs compared, once for all of them."""
    finished, found = read_finished(folder), {one: list[Asked]() for one in pemda}
    for kind in KINDS.values():
        rows = [row.kata for row in read_file(kind.form, folder / kind.form.berkas, readers()).rows]
        asked = [(one, key, lines) for one in pemda for key, lines in _groups(kind, rows, one)]
        seen = pairs(engine, finished, [lines[0] for *_, lines in asked]) if kind.kode == "keputusan" and asked else {}
        for at, (one, key, lines) in enumerate(asked):
            found[one].append(_asked(kind, key, at, lines, seen.get(at, Pair())))
    return {
        one: [row for at in range(0, len(all_), _TOGETHER) for row in _closed(all_[at : at + _TOGETHER])] for one, all_ in found.items()
    }


def _groups(kind: Kind, rows: Sequence[Kata], pemda: str) -> list[tuple[str, list[Kata]]]:
    """What waits, by what it is about."""
    own = [row for row in rows if row.get("pemda", "") in ("", pemda)]
    return [(key, lines) for key, lines in kind.groups(own, pemda).items() if kind.asks(lines)]


def _asked(kind: Kind, kunci: str, urut: int, lines: list[Kata], pair: Pair) -> Asked:
    return Asked(
        kind.kode, kunci, urut, kind.reason(lines[0]), kind.before(lines),
        isi={"baris": lines, "pekerja": pair.pekerja, "peserta": pair.peserta},
        unit=pair.unit, npp=number(lines[0]) if kind.kode == "keputusan" else "", bukti=pair.bukti,
    )  # fmt: skip


def _closed(found: Sequence[Asked]) -> list[Asked]:
    sidik = keep([one.isi for one in found])
    return [replace(one, sidik=sidik, letak=at) for at, one in enumerate(found)]
