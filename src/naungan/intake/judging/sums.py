"""Lines of sums against the rows they stand under: a sum that does not follow may be a row that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.intake.layouts import layout
from naungan.intake.rules.words import amount_of
from naungan.intake.tables import PROBLEM
from naungan.kernel.problem import Severity

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.intake.reading.sources import Staged

_CLAIM = pa.schema(
    [(name, pa.int64()) for name in ("no", "no_lembar", "baris")] + [(name, pa.string()) for name in (
        "lembar", "field", "nilai", "sumber", "berkas", "pemda",
    )]
)  # fmt: skip
_COLUMN = ("no", "no_lembar", "field")
_KEY = (*_COLUMN, "baris")


def sum_problems(engine: Engine, staged: list[Staged], rows: ir.Table, headings: ir.Table) -> ir.Table | None:
    """PROBLEM rows of the sums that are neither that of all rows above them nor of those since any sum before; None without sums.

    A group within a group ends with its own sum and with that of the wider one; some count their rows instead. An amount that
    can't be read leaves the sum unjudged: it would not be the file that is wrong. Of a layout whose sums are printed by the program that
    made it (``jumlah_pasti``) one that differs is no note: something in the file is lost or was changed by hand.
    """
    claims = [
        {**claim, "no": one.no, "sumber": one.sumber, "berkas": one.source.berkas, "pemda": one.source.pemda}
        for one in staged for claim in one.answer.get("jumlah", ())
    ]  # fmt: skip
    if not claims:
        return None
    said = engine.table(pa.Table.from_pylist(claims, _CLAIM))
    added = engine.keep(_added(said, ibis.union(*(_amounts(rows, name) for name in layout(str(staged[0].layout)).jumlah))))
    names = {f"s_{name}": name for name in (*_COLUMN, "baris", "semua", "banyak")}
    since = added.select(**names)
    told = added.filter(added.tertulis.notnull() & ~added.ragu & (added.tertulis != added.semua) & (added.tertulis != added.banyak))
    parts = told.join(since, [told[name] == since[f"s_{name}"] for name in _COLUMN])
    follows = (parts.semua - parts.s_semua == parts.tertulis) | (parts.banyak - parts.s_banyak == parts.tertulis)
    wrong = told.anti_join(parts.filter((parts.s_baris < parts.baris) & follows).select(*_KEY).distinct(), list(_KEY))
    placed = wrong.left_join(headings, list(_COLUMN))
    sure = layout(str(staged[0].layout)).jumlah_pasti
    params = ibis.literal('{"tertulis": ') + _whole(placed.tertulis) + ', "hitung": ' + _whole(placed.semua) + "}"
    return PROBLEM.conform(
        placed.mutate(
            dataset=ibis.literal(staged[0].answer["dataset"]),
            kode=ibis.literal("TAGIHAN_JUMLAH_SELURUHNYA_BEDA" if sure else "JUMLAH_BEDA"),
            tingkat=ibis.literal(Severity.HOLD if sure else Severity.NOTE),
            params=params,
        )
    )


def held_by(engine: Engine, rows: ir.Table, problems: ir.Table) -> ir.Table:
    """The rows of a layout, held in each file of which a sum differs: nobody knows which of them is the wrong one."""
    wrong = engine.keep(problems.select(w_berkas="berkas").distinct())
    joined = rows.left_join(wrong, rows.berkas == wrong.w_berkas)
    return engine.keep(joined.mutate(tahan=joined.tahan | (joined.w_berkas.notnull() & ~joined.ditolak)).drop("w_berkas"))


def _added(said: ir.Table, amounts: ir.Table) -> ir.Table:
    """Each line of sums: what it says (``tertulis``), sum and number of all rows above, and whether one can't be read (``ragu``)."""
    joined = said.left_join(
        amounts,
        [said.no == amounts.a_no, said.no_lembar == amounts.a_lembar, said.field == amounts.a_field, amounts.a_baris < said.baris],
    )
    added = joined.group_by(*_KEY, "lembar", "nilai", "sumber", "berkas", "pemda").aggregate(
        semua=joined.a_nilai.sum().fill_null(0), banyak=joined.a_baris.count(), ragu=joined.a_ragu.any().fill_null(False)
    )
    return added.mutate(
        tertulis=amount_of(added.nilai), semua=added.semua.cast("decimal(20, 2)"), banyak=added.banyak.cast("decimal(20, 2)")
    )


def _amounts(rows: ir.Table, name: str) -> ir.Table:
    """The amounts of the rows. One that is held for something else is an amount all the same."""
    value = rows[f"v_{name}"].cast("decimal(18, 2)")
    return rows.select(
        a_no="no", a_lembar="no_lembar", a_baris="baris", a_field=ibis.literal(name), a_nilai=value,
        a_ragu=rows.ditolak | (rows.tahan & value.isnull()),
    )  # fmt: skip


def _whole(amount: ir.DecimalValue) -> ir.StringValue:
    """As a number of JSON, without cents where there are none."""
    return amount.cast("string").re_replace("[.]00$", "")
