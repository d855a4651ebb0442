"""Lines of sums against the rows they stand under: a sum that does not follow may be a row that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.engine import whole
from naungan.intake.layouts import layout
from naungan.intake.tables import PROBLEM
from naungan.intake.words import rupiah_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.intake.reading import Staged

_CLAIM = pa.schema(
    [(name, pa.int64()) for name in ("no", "no_lembar", "baris", "sejak")] + [(name, pa.string()) for name in (
        "lembar", "field", "nilai", "sumber", "berkas", "pemda",
    )]
)  # fmt: skip
_KEY = ("no", "no_lembar", "baris", "field")


def sum_problems(engine: Engine, staged: list[Staged], rows: ir.Table, headings: ir.Table) -> ir.Table | None:
    """PROBLEM rows of the sums that are neither that of all rows above them nor of those since the last; None without sums.

    An amount that can't be read leaves its sum unjudged: it would not be the file that is wrong.
    """
    claims = [
        {**claim, "no": one.no, "sumber": one.sumber, "berkas": one.source.berkas, "pemda": one.source.pemda}
        for one in staged for claim in one.answer.get("jumlah", ())
    ]  # fmt: skip
    if not claims:
        return None
    said = engine.table(pa.Table.from_pylist(claims, _CLAIM))
    amounts = ibis.union(*(_amounts(rows, name) for name in layout(str(staged[0].layout)).jumlah))
    above = said.join(amounts, [said.no == amounts.a_no, said.no_lembar == amounts.a_lembar, said.field == amounts.a_field])
    above = above.filter(above.a_baris < above.baris)
    added = above.group_by(list(_KEY)).aggregate(
        semua=above.a_nilai.sum(), sebagian=above.a_nilai.sum(where=above.a_baris > above.sejak), ragu=above.a_ragu.any()
    )
    told = said.mutate(tertulis=rupiah_of(said.nilai)).join(added, list(_KEY))
    wrong = told.filter(~told.ragu & (told.tertulis != told.semua) & (told.tertulis != told.sebagian.fill_null(-1)))
    placed = wrong.left_join(headings, ["no", "no_lembar", "field"])
    params = ibis.literal('{"tertulis": ') + placed.tertulis.cast("string") + ', "hitung": ' + placed.semua.cast("string") + "}"
    return PROBLEM.conform(
        placed.mutate(
            dataset=ibis.literal(staged[0].answer["dataset"]), kode=ibis.literal("JUMLAH_BEDA"), tingkat=ibis.literal("note"), params=params
        )
    )


def _amounts(rows: ir.Table, name: str) -> ir.Table:
    value = whole(rows[f"v_{name}"])
    return rows.select(
        a_no="no", a_lembar="no_lembar", a_baris="baris", a_field=ibis.literal(name), a_nilai=value, a_ragu=rows.tahan | rows.ditolak
    )
