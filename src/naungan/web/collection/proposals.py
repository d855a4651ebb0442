"""Files whose headings nobody knows, and useful columns left unread: what they probably mean, for a person to say yes or otherwise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from naungan.kernel.errors import Unreadable

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.intake import Checked
    from naungan.intake.reading.sources import Staged

# Why a file could not be read that an answer about its headings may mend.
_UNKNOWN = ("TATA_LETAK_TIDAK_DIKENAL", "TATA_LETAK_MERAGUKAN", "TATA_LETAK_BUKAN_ITU", "PEMETAAN_TIDAK_COCOK", "JUDUL_GANDA")
_UNREAD = "KOLOM_TIDAK_DIBACA"


def proposals(engine: Engine, checked: Checked, dataset: str) -> dict[str, Any]:
    """By the number of the file (as text): layout, columns with a field each, what is missing, and what a yes changes."""
    found = {str(one.no + 1): said for one in checked.staged if one.code in _UNKNOWN and (said := _whole(one, dataset))}
    unread = checked.problem.filter(checked.problem.kode == _UNREAD).select("berkas", "params").order_by("berkas", "params")
    numbers = {one.source.berkas: str(one.no + 1) for one in checked.staged}
    for row in engine.rows(unread):
        said = json.loads(row["params"])
        column = {"kolom": said["letak"], "judul": said["judul"], "bidang": said["bidang"], "keyakinan": said["keyakinan"], "alasan": ""}
        at = found.setdefault(numbers[row["berkas"]], {"layout": said["layout"], "kolom": [], "kurang": [], "akibat": ""})
        at["kolom"].append(column)
    return found


def _whole(one: Staged, dataset: str) -> dict[str, Any] | None:
    """The proposal for a file that was not understood; of the layouts of its data set, where the file looks like one of them."""
    from naungan.intake import propose
    from naungan.intake.layouts import layouts
    from naungan.intake.mapping.said import consequence, reason

    said: dict[str, Any] | None = None
    for code in (None, *(kind.code for kind in layouts() if dataset in kind.datasets and not kind.baku)):
        try:
            said = propose(one.source.path, code)
        except Unreadable:
            continue
        if dataset in _datasets(said["layout"]):
            break
    if said is None or dataset not in _datasets(said["layout"]):
        return None
    columns = [
        {"kolom": guess["kolom"], "judul": guess["judul"], "bidang": guess["bidang"] or "", "keyakinan": guess["keyakinan"],
         "alasan": reason(guess)}
        for guess in said["kolom"]
    ]  # fmt: skip
    return {"layout": said["layout"], "kolom": columns, "kurang": said["kurang"], "akibat": consequence(said)}


def _datasets(code: str) -> tuple[str, ...]:
    from naungan.intake.layouts import layout

    return layout(code).datasets
