"""What one person of a finding would miss: the benefit on a death that is no accident, where it is the same for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow.parquet as pq

from naungan.evaluation.finished import Finished
from naungan.relations.words import State

# The states that the people of a finding are in; only those that are certain.
_STATES = {
    "TEMUAN_BELUM_TERDAFTAR": (State.UNREGISTERED,), "TEMUAN_NONAKTIF": (State.INACTIVE,),
    "TEMUAN_DIANGGARKAN_TIDAK_DIDAFTARKAN": (State.UNREGISTERED, State.INACTIVE),
}  # fmt: skip
_EVENT = "jkm"


def missed(finished: Finished) -> Mapping[tuple[str, str], int]:
    """Rupiah by pemda and code of the finding; nothing where people of it would get different amounts, or an amount is an estimate."""
    if "stake" not in finished.relations:
        return {}
    rows = [row for row in pq.read_table(finished.part("stake")).to_pylist() if row["peristiwa"] == _EVENT and row["terbukti"]]
    found: dict[tuple[str, str], set[int | None]] = {}
    for row in rows:
        for kode in (kode for kode, states in _STATES.items() if row["keadaan"] in states):
            found.setdefault((row["pemda"], kode), set()).add(_each(row))
    return {key: one for key, amounts in found.items() if len(amounts) == 1 and (one := next(iter(amounts))) is not None}


def _each(row: Mapping[str, Any]) -> int | None:
    """The amount that each of them would get; None where they differ or it is not certain."""
    if not row["orang"] or row["orang_pasti"] != row["orang"] or row["jumlah"] != row["terbesar"] * row["orang"]:
        return None
    return int(row["terbesar"])
