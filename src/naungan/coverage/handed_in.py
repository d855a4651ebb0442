"""What has come in for each unit, used or not: whoever is said not to have handed in stands in none of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import ibis

from naungan.coverage.tables import HANDED_IN

if TYPE_CHECKING:
    import ibis.expr.types as ir

DAFTAR = ("roster", "recap")
BERTABRAKAN = "BERKAS_BERTABRAKAN"
_OF_UNIT = (*DAFTAR, "budget_line")


def handed_in(read: Mapping[str, ir.Table], used: Mapping[str, ir.Table], file: ir.Table) -> ir.Table:
    """HANDED_IN: rows ``read`` of each unit and data set, and those ``used`` once files that contradict each other are set aside.

    A file that names its unit has come in although none of its rows could be read, and whatever it was taken for.
    """
    named = file.filter(file.unit.notnull() & (file.dataset.isnull() | file.dataset.isin(_OF_UNIT)))
    counted = [_rows(read[name], name, "baris") for name in _OF_UNIT] + [_rows(used[name], name, "dipakai") for name in _OF_UNIT]
    rows = ibis.union(*counted, _counts(named.select("pemda", "unit", "dataset").distinct()))
    summed = rows.group_by("pemda", "unit", "dataset").aggregate(baris=rows.baris.sum(), dipakai=rows.dipakai.sum())
    return HANDED_IN.conform(summed)


def answered(rows: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    """The units of which a list of workers, a recap, or a file not understood has come in."""
    return {(row["pemda"], row["unit"]) for row in rows if row["unit"] and row["dataset"] in (*DAFTAR, None)}


def unused(files: Iterable[Mapping[str, Any]]) -> dict[str, int | None]:
    """Of rows of FILE: ``belum_dibaca`` files and the ``orang`` in them, ``bertabrakan`` files and their ``baris``.

    People are known of files with a NIK in them: None where no file shows one. ``orang_pasti`` says that every file does.
    """
    aside = [row for row in files if not row["dipakai"]]
    unread = [row["orang"] for row in aside if row["kode"] != BERTABRAKAN]
    clashing = [row["masuk"] or 0 for row in aside if row["kode"] == BERTABRAKAN]
    people = [one for one in unread if one is not None]
    return {
        "belum_dibaca": len(unread), "orang": sum(people) if people else None, "orang_pasti": len(people) == len(unread),
        "bertabrakan": len(clashing), "baris": sum(clashing),
    }  # fmt: skip


def _rows(table: ir.Table, dataset: str, column: str) -> ir.Table:
    counted = table.group_by("pemda", "unit").aggregate(n=table.count())
    return _counts(counted.mutate(dataset=ibis.literal(dataset)), **{column: counted.n})


def _counts(table: ir.Table, **counts: ir.Value) -> ir.Table:
    nothing = {name: ibis.literal(0) for name in ("baris", "dipakai")}
    return HANDED_IN.conform(table.mutate(**(nothing | counts)))
