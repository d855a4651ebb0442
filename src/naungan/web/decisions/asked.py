"""The questions of a finished evaluation: its question files, with the two records of each pair and what they agree on.

Read and closed here, in a job; ``putting.put`` then makes them rows of the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.answers import read_file
from naungan.evaluation.finished import read_finished
from naungan.evaluation.said import readers
from naungan.web.decisions.forms import KINDS, Kind, number
from naungan.web.decisions.pairs import Pair, pairs
from naungan.web.decisions.putting import Asked
from naungan.web.decisions.store import keep

if TYPE_CHECKING:
    from naungan.engine import Engine

# Questions whose rows lie in one closed file: a page of a list opens one or two of them.
_TOGETHER = 200


def prepare(engine: Engine, folder: Path, pemda: str) -> list[Asked]:
    """All that the finished folder asks of a government, closed in the lake."""
    found = [one for kind in KINDS.values() for one in _of_kind(engine, folder, kind, pemda)]
    return [one for at in range(0, len(found), _TOGETHER) for one in _closed(found[at : at + _TOGETHER])]


def _of_kind(engine: Engine, folder: Path, kind: Kind, pemda: str) -> Iterator[Asked]:
    rows = [row.kata for row in read_file(kind.form, folder / kind.form.berkas, readers()).rows]
    own = [row for row in rows if row.get("pemda", "") in ("", pemda)]
    groups = {key: found for key, found in kind.groups(own, pemda).items() if kind.asks(found)}
    seen = pairs(engine, read_finished(folder), [found[0] for found in groups.values()]) if kind.kode == "keputusan" and groups else {}
    for urut, (kunci, found) in enumerate(groups.items()):
        pair = seen.get(urut, Pair())
        yield Asked(
            kind.kode, kunci, urut, kind.reason(found[0]), kind.before(found),
            isi={"baris": found, "pekerja": pair.pekerja, "peserta": pair.peserta},
            unit=pair.unit, npp=number(found[0]) if kind.kode == "keputusan" else "", bukti=pair.bukti,
        )  # fmt: skip


def _closed(found: Sequence[Asked]) -> list[Asked]:
    sidik = keep([one.isi for one in found])
    return [replace(one, sidik=sidik, letak=at) for at, one in enumerate(found)]
