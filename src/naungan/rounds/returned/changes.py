"""What is said of a finding that stands there: owner, action, deadline, status with its reason, cause; as events, or told why not.

The same for a row of a CSV and for a row of the sheet. What says nothing new gives no event.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from naungan.answers.told import Problem
from naungan.rounds.returned.taken import Draft, Judged, plain
from naungan.rounds.state import Item
from naungan.rounds.tables import TRANSITIONS, Event, Status, needs_reason

ASSIGNED = ("penanggung_jawab", "tindakan", "tenggat")
COMPLETED = ("kondisi", "kriteria", "sebab", "akibat", "rekomendasi")
# Longer than any plan of a government; a year is more likely misspelt.
_YEARS = 10


# Makes a problem of a cell of this row: code, column, what stands there, and what further fills its sentence.
Tell = Callable[..., Problem]


def changes(item: Item, said: Mapping[str, Any], hari: dt.date, tell: Tell) -> Judged:
    """``said`` by field, None where nothing is said; ``hari`` is the day of the round, before which no deadline can lie."""
    problems = (*_deadline(said.get("tenggat"), hari, tell), *_status(item, said, tell))
    return Judged(problems=problems) if problems else Judged(tuple(_events(item, said)))


def _deadline(tenggat: dt.date | None, hari: dt.date, tell: Tell) -> Iterator[Problem]:
    if tenggat is not None and not hari <= tenggat:
        yield tell("ISIAN_TENGGAT_LEWAT", "tenggat", tenggat, tanggal=str(hari))
    if tenggat is not None and tenggat.year > hari.year + _YEARS:
        yield tell("ISIAN_TENGGAT_JAUH", "tenggat", tenggat, tahun=_YEARS)


def _status(item: Item, said: Mapping[str, Any], tell: Tell) -> Iterator[Problem]:
    new = _new_status(item, said)
    if new is None or new is item.status:
        return
    if new not in TRANSITIONS[item.status]:
        yield tell("ISIAN_STATUS_LOMPAT", "status", new, dari=item.status, boleh=", ".join(TRANSITIONS[item.status]))
    elif needs_reason(item.status, new) and not said.get("alasan"):
        yield tell("ISIAN_TANPA_ALASAN", "alasan", new, dari=item.status)


def _new_status(item: Item, said: Mapping[str, Any]) -> Status | None:
    """The status that is stated; a reason alone is a further word on the present one."""
    if said.get("status"):
        return Status(said["status"])
    return item.status if said.get("alasan") else None


def _events(item: Item, said: Mapping[str, Any]) -> Iterator[Draft]:
    for jenis, names in ((Event.DITUGASKAN, ASSIGNED), (Event.DILENGKAPI, COMPLETED)):
        new = {name: said[name] for name in names if said.get(name) not in (None, getattr(item, name))}
        if new:
            yield Draft(jenis, {"butir": item.butir, **plain(new)})
    status, alasan = _new_status(item, said), said.get("alasan")
    if status is not None and (status is not item.status or alasan not in (None, item.alasan)):
        yield Draft(Event.DINYATAKAN, {"butir": item.butir, "status": str(status), **plain({"alasan": alasan})})
