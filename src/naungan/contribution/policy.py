"""The regional policy of a month as a small table, with everything of the law that does not depend on the person joined to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.acuan.kebijakan import TAWARAN, Aturan, Kebijakan, kebijakan, pemda_with_rules
from naungan.kernel.period import Bulan
from naungan.law import evaluate
from naungan.regulasi import buku
from naungan.regulasi.keringanan import pasang_keringanan
from naungan.relations.words import KATEGORI, PROGRAM, Hak

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# A category not named stands under this word, so that the join has a key.
TANPA = ""
_UPAH = pa.decimal128(18, 2)
_SCHEMA = pa.schema(
    [
        pa.field(name, pa.string())
        for name in ("pemda_k", "kategori_k", "hak", "segmen", "risiko", "sektor", "dibayar", "syarat", "basis_upah")
    ]
    + [
        pa.field(name, pa.bool_())
        for name in ("asn", "bpu", *(f"ikut_{program}" for program in PROGRAM), *(f"tawar_{one}" for one in TAWARAN))
    ]
    + [pa.field(name, _UPAH) for name in ("nilai_upah", "nilai_perkiraan")]
)


def join_policy(
    engine: Engine, roster: ir.Table, *, bulan: Bulan, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None
) -> ir.Table:
    """The roster with the policy of each row: hash joins on the category and, where a region has its own rules, on the pemda."""
    values = engine.keep(_with_law(engine, engine.table(policy_table(bulan, aturan, known)), bulan, known))
    return _joined(roster, values, pemda_with_rules(aturan))


def with_segment(engine: Engine, cells: ir.Table, *, bulan: Bulan, aturan: Sequence[Aturan] | None = None) -> ir.Table:
    """Any table with ``pemda`` and ``kategori``, and the ``segmen`` that the policy gives them."""
    values = engine.table(policy_table(bulan, aturan).select(["pemda_k", "kategori_k", "segmen"]))
    return _joined(cells, values, pemda_with_rules(aturan))


def with_offer(
    engine: Engine, rows: ir.Table, *, bulan: Bulan, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None
) -> ir.Table:
    """Any table with ``pemda`` and ``kategori``, and ``tawar_<program>``: whether the programme stands open as an option."""
    columns = ["pemda_k", "kategori_k", *(f"tawar_{one}" for one in TAWARAN)]
    return _joined(rows, engine.table(policy_table(bulan, aturan, known).select(columns)), pemda_with_rules(aturan))


def _joined(roster: ir.Table, values: ir.Table, own: Sequence[str]) -> ir.Table:
    pemda = roster.pemda.isin(own).ifelse(roster.pemda, TANPA) if own else ibis.literal(TANPA)
    keyed = roster.mutate(pemda_k=pemda, kategori_k=roster.kategori.fill_null(TANPA))
    if not own:
        values = values.drop("pemda_k")
    on = ["pemda_k", "kategori_k"] if own else ["kategori_k"]
    added = [values[name] for name in values.columns if name not in ("pemda_k", "kategori_k")]
    # A left join: a category outside the vocabulary keeps its row, and its duty is unknown.
    return keyed.left_join(values, on).select(keyed, *added).drop("pemda_k", "kategori_k")


def programs(bulan: Bulan, aturan: Sequence[Aturan] | None = None) -> tuple[str, ...]:
    """The programmes that any policy of the month asks for, in the usual order."""
    rows = policy_table(bulan, aturan).to_pylist()
    return tuple(program for program in PROGRAM if any(row[f"ikut_{program}"] for row in rows))


def policy_table(bulan: Bulan, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None) -> pa.Table:
    """Pemda with rules of its own (or none) × category (or none): one row each. ``known`` asks for minimum wages as of that day."""
    rows = [
        _row(pemda, kategori, kebijakan(bulan, kategori or None, pemda or None, aturan, known))
        for pemda in (TANPA, *pemda_with_rules(aturan))
        for kategori in (TANPA, *KATEGORI)
    ]
    return pa.Table.from_pylist(rows, _SCHEMA)


def _row(pemda: str, kategori: str, found: Kebijakan) -> dict[str, Any]:
    paid_by_pemda = {"PU": ("pemerintahan", "pemberi_kerja"), "BPU": ("lainnya", "apbd")}
    sektor, dibayar = paid_by_pemda[found.segmen]
    return {
        "pemda_k": pemda, "kategori_k": kategori, "hak": found.hak, "asn": found.asn, "bpu": found.segmen == "BPU", "segmen": found.segmen,
        "risiko": found.risiko,
        "sektor": sektor, "dibayar": dibayar, "syarat": " ".join(found.syarat), "basis_upah": found.basis_upah,
        "nilai_upah": _decimal(found.nilai_upah), "nilai_perkiraan": _decimal(found.nilai_perkiraan),
        # What a pemda may owe at all: nothing where another must pay, and no JP for BPU whatever a region has written down.
        **{f"ikut_{program}": _may_owe(found, program) for program in PROGRAM},
        **{f"tawar_{one}": one in found.tawaran for one in TAWARAN},
    }  # fmt: skip


def _may_owe(found: Kebijakan, program: str) -> bool:
    return (found.hak == Hak.WAJIB or found.asn) and program in found.program and (found.segmen, program) != ("BPU", "jp")


def bases(bulan: Bulan, aturan: Sequence[Aturan] | None = None) -> set[str]:
    """The ways of taking the wage that any policy of the month uses."""
    return {str(row["basis_upah"]) for row in policy_table(bulan, aturan).to_pylist()}


def _with_law(engine: Engine, policy: ir.Table, bulan: Bulan, known: dt.date | None) -> ir.Table:
    return evaluate(engine, buku(), pasang_keringanan(engine, policy, bulan=bulan, known=known), ["tarif_jkk"], at=bulan, known=known)


def _decimal(amount: Decimal | int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)
