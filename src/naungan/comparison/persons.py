"""One side of the comparison: its persons, one row each, with what the law says is due for them in the month of that side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan import contribution
from naungan.acuan.kebijakan import Aturan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# What is carried along of the row that stands for the person: of several units the one with the highest wage.
CARRIED = (
    "sumber", "berkas", "lembar", "baris", "unit_nama", "nama", "nik", "nik_asli", "tanggal_lahir", "jenis_kelamin", "kategori", "upah",
    "mulai", "akhir", "hp", "potongan_iuran", "tahan",
)  # fmt: skip


def persons(engine: Engine, roster: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None = None, bawa: Sequence[str] = ()) -> ir.Table:
    """One row per person of a roster with ``orang`` and resolved units; ``bawa`` names further columns to carry along.

    ``unit``, ``unit_nama`` … of the row that stands for the person; ``unit_awal``, ``unit_akhir``, ``banyak_unit`` tell whether the set of
    units changed; ``upah_total`` is NULL where any wage is; ``iuran`` in whole rupiah of known wages, ``perkiraan`` of estimated ones.
    ``bekerja`` says that the person works in the month in any unit; only such rows count where there are any.
    """
    rows = contribution.dues(engine, contribution.one_row(roster), bulan=bulan, aturan=aturan, bawa=[*CARRIED, *bawa])
    key = ["pemda", "orang"]
    rows = rows.mutate(ada=rows.bekerja.cast("int8").max().over(ibis.window(group_by=key)))
    rows = engine.keep(rows.filter((rows.ada == 0) | rows.bekerja))
    first = ibis.window(
        group_by=key,
        order_by=[rows.upah.isnull().cast("int8"), rows.upah.desc(), rows.unit.fill_null(""), rows.sumber, rows.lembar, rows.baris],
    )
    main = rows.mutate(ke=ibis.row_number().over(first))
    main = main.filter(main.ke == 0).select(*key, "unit", *CARRIED, *bawa, "segmen", "hak", "bekerja")
    guess = rows.upah_perkiraan
    sums = rows.group_by("orang").agg(
        unit_awal=rows.unit.min(),
        unit_akhir=rows.unit.max(),
        banyak_unit=rows.unit.nunique(),
        unit_kosong=rows.unit.isnull().cast("int64").sum(),
        tanpa_upah=rows.upah.isnull().cast("int64").sum(),
        jumlah_upah=rows.upah.sum(),
        iuran=rows.iuran.sum(where=~guess).fill_null(0).cast("int64"),
        perkiraan=rows.iuran.sum(where=guess).fill_null(0).cast("int64"),
    )
    joined = main.inner_join(sums, "orang")
    total = ibis.cases((joined.tanpa_upah == 0, joined.jumlah_upah.cast("decimal(18, 2)")))
    return engine.keep(joined.mutate(upah_total=total).drop("tanpa_upah", "jumlah_upah"))
