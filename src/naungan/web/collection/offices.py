"""The job ``unit``: the unit list of a government that counts is what its accounts are given roles in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from naungan.web.accounts.actions.offices import units_known
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Counting
from naungan.web.jobs.kinds import kind
from naungan.web.jobs.running import Running

_COLUMNS = ["unit", "nama", "jenis", "berlaku_dari", "berlaku_sampai"]


@kind("unit")
def know_units(running: Running) -> dict[str, Any]:
    """Know the units that the list names today; those that it leaves out are given no more roles, and keep what they have handed in."""
    import pyarrow.parquet as pq

    pemda, day = running.isi["pemda"], timezone.localdate()
    counts = Counting.objects.filter(pemda=pemda, dataset="unit").order_by("-masa", "-pk").first()
    rows = [] if counts is None else pq.read_table(folder_of(counts.versi) / "unit.parquet", columns=_COLUMNS).to_pylist()
    units = {row["unit"]: (row["unit"][:40], row["nama"][:200], (row["jenis"] or "")[:40]) for row in rows if _holds(row, day)}
    running.hasil = {"unit": len(units)}
    with running.switching():
        if units:
            units_known(by=f"sistem:pekerjaan {running.nomor}", pemda=pemda, units=units.values())
    return running.hasil


def _holds(row: dict[str, Any], day: dt.date) -> bool:
    """Whether a unit is one on that day."""
    began, ended = row["berlaku_dari"], row["berlaku_sampai"]
    return (began is None or began <= day) and (ended is None or day < ended)
