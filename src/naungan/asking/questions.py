"""The list for a branch: one row per person whose membership it must look up, in the order of its work."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from naungan.asking.register import mark_of
from naungan.asking.unknown import unknown, with_branch
from naungan.relations import NOMOR
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PERSON = ("nik", "nama", "tanggal_lahir")
_PLACE = ("k_pemda", "sumber", "k_lembar", "baris")
COLUMNS = ("cabang", "pemda", "unit", "unit_nama", "npp_ditanya", *_PERSON, "sidik", "menunggu")


@dataclass(frozen=True)
class Question:
    """One list: the branch, or one pemda whose branch is not known, and its rows (``COLUMNS``)."""

    cabang: str | None
    pemda: str | None
    rows: list[dict[str, Any]]


def to_ask(
    ledger: ir.Table, roster: ir.Table, unit: ir.Table, registration: ir.Table, bulan: str, since: ir.Table | None = None
) -> ir.Table:  # fmt: skip
    """``COLUMNS`` of everybody whom BPJS must be asked about; of a run by the numbers of its rows, of a finished folder by their places.

    ``since`` (``register.waiting_since``) says since when somebody waits.
    """
    rows = with_branch(ledger.filter(unknown(ledger)), unit, registration, bulan)
    keys = [NOMOR] if NOMOR in ledger.columns else list(_PLACE)
    rows, people = _placed(rows), _placed(roster)
    joined = rows.inner_join(people.select(*dict.fromkeys([*keys, *_PERSON])), keys)
    marked = joined.mutate(sidik=mark_of(joined))
    if since is None:
        return marked.mutate(menunggu=ibis.null("date")).select(*COLUMNS)
    return left(marked, since.rename(sidik="sidik_orang"), "sidik").select(*COLUMNS)


def questions(engine: Engine, rows: ir.Table) -> Iterator[Question]:
    """One list a branch; where no branch is known one a pemda. Sorted by pemda, unit, name and NIK; one list at a time is held."""
    order = ("pemda", "unit", "unit_nama", "nama", "nik", "tanggal_lahir")
    whose = ibis.ifelse(rows.cabang.isnull(), rows.pemda.fill_null(""), "")
    keyed = rows.mutate(k_pemda=whose)
    sorting = [ibis.asc(keyed[name], nulls_first=True) for name in ("cabang", "k_pemda", *order)]
    batches = engine.batches(keyed.order_by(sorting), 20_000)
    stream = (row for batch in batches for row in batch.to_pylist())
    for (cabang, pemda), found in itertools.groupby(stream, key=lambda row: (row["cabang"], row["k_pemda"])):
        yield Question(cabang, pemda or None, [{name: row[name] for name in COLUMNS} for row in found])


def _placed(table: ir.Table) -> ir.Table:
    named = {"k_lembar": table.lembar.fill_null("")} if "lembar" in table.columns else {}
    return table.mutate(k_pemda=table.pemda.fill_null(""), **named)
