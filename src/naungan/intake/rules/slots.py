"""From rules to problems: each slot yields at most one problem a row, and a row counts once, at its worst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import ibis

from naungan.engine import cut
from naungan.intake.problems import HOLD, REFUSE, severity_of
from naungan.intake.tables import PROBLEM
from naungan.relations import NOMOR
from naungan.relations.joins import left
from naungan.relations.numbers import row_number
from naungan.sheets.errors import ERROR, NESTED

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.relations import Relation

# How the value of a field may be shown beside its problem.
PLAIN, NIK, SHAPE, HIDDEN = "plain", "nik", "shape", "hidden"
_KEY = ("no", "no_lembar", "baris")
_PLACE = ("no", "no_lembar", "lembar", "baris", "urutan", "sumber", "berkas", "k_digits")
# Codes whose sentence says on how many rows.
_COUNTED = ("NIK_DIPAKAI_BERSAMA", "ORANG_GANDA")
# No run of digits as long as a NIK leaves through a column where it was not expected.
_LONG_DIGITS = "[0-9]{13,}|[0-9]([^A-Za-z0-9]{0,3}[0-9]){15,}"


class Code(NamedTuple):
    """An expression that yields a problem's code or NULL, and which codes it can yield."""

    value: ir.StringValue
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Slot:
    """One question about one field: the code of the first rule that is broken, NULL where none is."""

    field: str
    code: Code
    shown: str = PLAIN


@dataclass(frozen=True)
class Judged:
    """The rows of one layout after all rules (``v_…`` values, ``tahan``, ``ditolak``), and their problems."""

    rows: ir.Table
    problems: ir.Table


def first(*rules: tuple[str, ir.BooleanValue]) -> Code:
    """The code of the first rule that holds."""
    value = ibis.cases(*((when.fill_null(False), ibis.literal(code)) for code, when in rules))
    return Code(value, tuple(code for code, _ in rules))


def wrong_slots(table: ir.Table, fields: list[str]) -> list[Slot]:
    """Cells of these fields that hold an error, or more than one value: the row waits, whatever the field would mean."""
    return [
        Slot(name, first(("SEL_GALAT", table[name].re_search(ERROR)), ("SEL_BERSARANG", table[name].re_search(NESTED)))) for name in fields
    ]


def judge(engine: Engine, table: ir.Table, slots: list[Slot], headings: ir.Table, *, dataset: str) -> Judged:
    """Evaluate every slot once and list the problems. ``table`` is already kept; ``headings``: no, no_lembar, field, kolom."""
    names = [f"s{number}" for number in range(len(slots))]
    values = [name for name in table.columns if name.startswith(("v_", "f_")) or name in _PLACE]
    coded = engine.keep(table.select(*values, **{name: slot.code.value for name, slot in zip(names, slots, strict=True)}))
    refused, held = _any_of(coded, slots, REFUSE), _any_of(coded, slots, HOLD)
    rows = engine.keep(coded.select(*values, ditolak=refused, tahan=held & ~refused))
    return Judged(rows, _problems(engine, coded, table, slots, headings, dataset))


def _any_of(coded: ir.Table, slots: list[Slot], wanted: tuple[str, ...]) -> ir.BooleanValue:
    """Whether any slot speaks with one of these codes; slots that never can are left out."""
    able = [(f"s{number}", [code for code in slot.code.codes if code in wanted]) for number, slot in enumerate(slots)]
    return ibis.or_(ibis.literal(False), *(coded[name].isin(codes).fill_null(False) for name, codes in able if codes))


def relation_of(judged: Judged, relation: Relation) -> ir.Table:
    """The accepted and held rows as the declared relation.

    Where rows yield several relations, ``v_<relation>_<column>`` stands before ``v_<column>``, and ``v_ada_<relation>`` says which do.
    """
    rows = judged.rows.filter(~judged.rows.ditolak)
    if f"v_ada_{relation.name}" in rows.columns:
        rows = rows.filter(rows[f"v_ada_{relation.name}"])
    named = {name[2:]: rows[name] for name in rows.columns if name.startswith("v_")}
    own = f"{relation.name}_"
    named |= {name.removeprefix(own): value for name, value in named.items() if name.startswith(own)}
    fixed = {name: rows[name] for name in ("sumber", "berkas", "lembar", "baris", "urutan", "tahan")}
    fixed[NOMOR] = row_number(rows.no, rows.urutan)
    # No layout knows every column.
    return relation.conform(rows.select(**{**fixed, **named}), absent=relation.names)


def _problems(engine: Engine, coded: ir.Table, table: ir.Table, slots: list[Slot], headings: ir.Table, dataset: str) -> ir.Table:
    """One row per slot that speaks; what may be shown of the value is fetched afterwards, for those rows alone."""
    parts = []
    for number, slot in enumerate(slots):
        speaks = coded.filter(coded[f"s{number}"].notnull())
        parts.append(speaks.select(*_KEY, kode=f"s{number}", field=ibis.literal(slot.field), cara=ibis.literal(slot.shown)))
    found = left(ibis.union(*parts), headings, ["no", "no_lembar", "field"])
    fields = sorted({slot.field for slot in slots if slot.shown != HIDDEN and slot.field in table.columns})
    extra = ["k_baris"] if "k_baris" in table.columns else []
    seen = table.select(*_KEY, "lembar", "sumber", "berkas", "f_pemda", *extra, **{f"r_{name}": table[name] for name in fields})
    placed = engine.keep(found.join(seen, list(_KEY)))
    return PROBLEM.conform(
        placed.mutate(
            pemda=placed.f_pemda, dataset=ibis.literal(dataset), tingkat=severity_of(placed.kode),
            nilai=_shown(placed, fields), params=_params(placed),
        )
    )  # fmt: skip


def _params(placed: ir.Table) -> ir.StringValue:
    """What the sentence of a code needs beyond its place."""
    if "k_baris" not in placed.columns:
        return ibis.literal("{}")
    count = ibis.literal('{"jumlah": ') + placed.k_baris.cast("string") + "}"
    return ibis.cases((placed.kode.isin(_COUNTED), count), else_="{}")


def _shown(placed: ir.Table, fields: list[str]) -> ir.StringValue:
    text = ibis.cases(*((placed.field == name, placed[f"r_{name}"]) for name in fields)) if fields else ibis.null("string")
    return ibis.cases(
        (placed.cara == NIK, masked(text)),
        (placed.cara == SHAPE, text.re_replace("[0-9]", "•")),
        (placed.cara == PLAIN, cut(text.re_replace(_LONG_DIGITS, "••••••••"), 0, 60)),
    )


def masked(text: ir.StringValue) -> ir.StringValue:
    """As ``kernel.nik.mask``."""
    length = text.length()
    dots = ibis.literal("•")
    middle = cut(text, 0, 4) + dots.repeat(ibis.greatest(length - 6, 0)) + text.right(2)
    return ibis.cases(((length <= 8) | ~text.re_search("[0-9]"), dots.repeat(length)), else_=middle)
