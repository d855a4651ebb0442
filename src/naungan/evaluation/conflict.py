"""Two files for one unit and month are never added up: the run asks, and counts neither as final."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import ibis

from naungan.kernel.problem import Severity, problem_row

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# What may stand in one file only; several member files of a pemda (one per NPP) are the ordinary case.
KEYS = {
    "roster": ("pemda", "unit", "bulan", "daftar"),
    "recap": ("pemda", "unit", "bulan"),
    # Each pergeseran of a year is a budget of its own.
    "budget_line": ("pemda", "unit", "tahun", "tahap", "urutan_tahap"),
    "cash_plan": ("pemda", "unit", "tahun"),
    # A realisation of another day and a payment of another number say something else.
    "treasury": ("pemda", "unit", "tahun", "jenis", "tanggal", "nomor", "kode_rekening"),
    "bill": ("pemda", "npp", "bulan"),
}
# Several files may claim the same place as long as each names parts of it that no other does: SIPD prints an RKA a sub-activity,
# and a bill may come in pieces, but asks for nobody twice.
PARTS = {"budget_line": "subkegiatan", "cash_plan": "subkegiatan", "bill": "nik"}
# What people are told of them; of a bill the people are still read as members, which is no sum.
_CODES = {"bill": "TAGIHAN_BERTABRAKAN"}


def conflicts(engine: Engine, dataset: str, table: ir.Table) -> ir.Table:
    """Key columns and ``berkas`` of every file that claims a unit and period which another file claims too."""
    keys, table = KEYS[dataset], _with_list(table)
    files = table.select(*keys, "berkas").distinct()
    twice = _claimed_twice(table, keys)
    if part := PARTS.get(dataset):
        whole = table.filter(table[part].isnull()).select(*keys).distinct()
        overlapping = _claimed_twice(table, (*keys, part)).select(*keys).distinct()
        twice = _join_null_safe(twice, ibis.union(whole, overlapping, distinct=True), keys)
    return engine.keep(_join_null_safe(files, twice, keys).select(*keys, "berkas"))


def told_once(treasury: ir.Table) -> ir.Table:
    """TREASURY with each SP2D that several files tell alike, account by account, in the last of them only: a register is handed in
    month after month with all of the year, and the same number, day and amount are one payment."""
    keys = KEYS["treasury"]
    rows = treasury.filter((treasury.jenis == "SP2D") & treasury.nomor.notnull())
    told = rows.group_by([*keys, "berkas"]).aggregate(
        banyak=rows.count(), jumlah=rows.nilai.sum().fill_null(-1), kecil=rows.nilai.min().fill_null(-1),
        besar=rows.nilai.max().fill_null(-1), ragu=(rows.tahan.fill_null(False) | rows.nilai.isnull()).any(),
    )  # fmt: skip
    alike = ibis.and_(*(told[name].nunique() == 1 for name in ("banyak", "jumlah", "kecil", "besar")), ~told.ragu.any())
    same = told.group_by(list(keys)).aggregate(terakhir=told.berkas.max(), sama=alike)
    same = same.filter(same.sama)
    again = [_same(treasury, same, name) for name in keys]
    return treasury.anti_join(same, [*again, treasury.berkas != same.terakhir, treasury.nomor.notnull(), treasury.jenis == "SP2D"])


def _claimed_twice(table: ir.Table, keys: tuple[str, ...]) -> ir.Table:
    claimed = table.group_by(list(keys)).aggregate(n=table.berkas.nunique())
    return claimed.filter(claimed.n > 1).drop("n")


def without(table: ir.Table, found: ir.Table) -> ir.Table:
    """The rows that no conflict touches; ``found`` has any of the key columns, and ``berkas``."""
    listed, marked = _with_list(table), _places(found)
    return listed.anti_join(marked, [_same(listed, marked, name) for name in marked.columns]).select(*table.columns)


def among(table: ir.Table, found: ir.Table) -> ir.Table:
    """The rows that a conflict touches: all the others than those of ``without``."""
    listed, marked = _with_list(table), _places(found)
    return _join_null_safe(listed, marked, marked.columns).select(*table.columns)


def _places(found: ir.Table) -> ir.Table:
    return found.drop("berkas").distinct()


def _with_list(table: ir.Table) -> ir.Table:
    """A roster with ``daftar``: the vulnerable workers an office pays for stand in a list of their own, beside that of its staff."""
    if "kategori" not in table.columns:
        return table
    vulnerable = (table.kategori == "pekerja_rentan").fill_null(False).cast("int64")
    files = table.group_by("berkas").aggregate(daftar=ibis.ifelse(vulnerable.sum() * 2 > table.count(), "rentan", "pegawai"))
    return table.join(files, "berkas")


def _join_null_safe(left: ir.Table, right: ir.Table, keys: Sequence[str]) -> ir.Table:
    return left.semi_join(right, [_same(left, right, name) for name in keys])


def _same(left: ir.Table, right: ir.Table, name: str) -> ir.BooleanValue:
    """Equal where both are known; an unknown unit is one and the same unknown unit."""
    first, second = (one[name].cast("string").fill_null("") for one in (left, right))
    return first == second


def files(found: Mapping[str, ir.Table]) -> ir.Table:
    """Pemda and file of the conflicts of each data set, with ``dataset`` and its place in the order (``ke``)."""
    named = (one.select("pemda", "berkas", dataset=ibis.literal(name), ke=ibis.literal(ke)) for ke, (name, one) in enumerate(found.items()))
    return ibis.union(*named).distinct()  # of one table alone a distinct union would be the table


def problem_rows(engine: Engine, found: ir.Table) -> list[dict[str, object]]:
    """One note to the owner of each of the ``files``, in the shape of the problem relation."""
    return [
        problem_row(
            _CODES.get(row["dataset"], "BERKAS_BERTABRAKAN"),
            Severity.HOLD,
            row["berkas"],
            pemda=row["pemda"],
            dataset=row["dataset"],
            params={"dataset": row["dataset"]},
        )
        for row in engine.rows(found.order_by("ke", "berkas"))
    ]
