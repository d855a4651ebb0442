"""From rules to problems: each slot yields at most one problem a row, and a row counts once, at its worst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import ibis
import pyarrow as pa

from naungan.engine import cut
from naungan.intake.problems import HOLD, REFUSE, severity_of
from naungan.intake.tables import PROBLEM
from naungan.relations import NOMOR
from naungan.relations.joins import left
from naungan.relations.numbers import row_number
from naungan.sheets.errors import ERROR, NESTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.relations import Relation

# How the value of a field may be shown beside its problem.
PLAIN, NIK, SHAPE, HIDDEN = "plain", "nik", "shape", "hidden"
_PLACE = ("no", "no_lembar", "lembar", "baris", "urutan", "sumber", "berkas", "k_digits")
_SPOKEN = ("no", "no_lembar", "lembar", "baris", "sumber", "berkas", "f_pemda", "k_jumlah", "masalah")
_SLOT = pa.schema([(name, pa.string()) for name in ("k_slot", "field", "cara", "dataset")])
# Between what two slots say of a row, and between code and value: signs that no text has once it was read.
_BETWEEN, _WITHIN = "\x1e", "\x1f"
_KEY_LENGTH, _CODE_LENGTH = 5, 80
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
    """The rows of one layout after all rules (``v_…`` values, ``tahan``, ``ditolak``), which of them have ``masalah``, and its slots.

    ``masalah`` holds all that is said of a row in one text: so a clean row costs nothing, and each rule is asked once.
    """

    rows: ir.Table
    slots: list[dict[str, str]]


def first(*rules: tuple[str, ir.BooleanValue]) -> Code:
    """The code of the first rule that holds."""
    value = ibis.cases(*((when.fill_null(False), ibis.literal(code)) for code, when in rules))
    return Code(value, tuple(code for code, _ in rules))


def wrong_slots(table: ir.Table, fields: list[str]) -> list[Slot]:
    """Cells of these fields that hold an error, or more than one value: the row waits, whatever the field would mean."""
    return [
        Slot(name, first(("SEL_GALAT", table[name].re_search(ERROR)), ("SEL_BERSARANG", table[name].re_search(NESTED)))) for name in fields
    ]


def judge(engine: Engine, table: ir.Table, slots: list[Slot], *, dataset: str, number: int) -> Judged:
    """Ask every slot of each row, once. ``number`` is that of the layout within this run."""
    keys = [f"{number:02d}{place:03d}" for place in range(len(slots))]
    values = [name for name in table.columns if name.startswith(("v_", "f_")) or name in _PLACE]
    count = table.k_baris.cast("int64") if "k_baris" in table.columns else ibis.null("int64")
    texts = {f"r_{field}": table[field] for field in sorted({slot.field for slot in slots if _is_shown(slot, table)})}
    codes = {f"s{key}": slot.code.value for key, slot in zip(keys, slots, strict=True)}
    coded = table.select(*values, **texts, **codes, k_jumlah=count)
    said = [_said(coded, key, f"r_{slot.field}") for key, slot in zip(keys, slots, strict=True)]
    refused, held = (_any_of(coded, keys, slots, wanted) for wanted in (REFUSE, HOLD))
    told = coded.select(*values, "k_jumlah", k_tolak=refused, k_tahan=held, masalah=ibis.literal(_BETWEEN).join(said).nullif(""))
    rows = told.mutate(ditolak=told.k_tolak, tahan=told.k_tahan & ~told.k_tolak).drop("k_tolak", "k_tahan")
    facts = [{"k_slot": key, "field": slot.field, "cara": slot.shown, "dataset": dataset} for key, slot in zip(keys, slots, strict=True)]
    return Judged(engine.keep(rows), facts)


def _is_shown(slot: Slot, table: ir.Table) -> bool:
    return slot.shown != HIDDEN and slot.field in table.columns


def _said(coded: ir.Table, key: str, text: str) -> ir.StringValue:
    """Slot, code and the value as it was read; NULL where the slot is silent."""
    said = ibis.literal(key) + coded[f"s{key}"]
    return said + (ibis.literal(_WITHIN) + coded[text]).fill_null("") if text in coded.columns else said


def _any_of(coded: ir.Table, keys: list[str], slots: list[Slot], wanted: tuple[str, ...]) -> ir.BooleanValue:
    """Whether any slot speaks with one of these codes; slots that never can are left out."""
    able = [(f"s{key}", [code for code in slot.code.codes if code in wanted]) for key, slot in zip(keys, slots, strict=True)]
    return ibis.or_(ibis.literal(False), *(coded[name].isin(codes) for name, codes in able if codes)).fill_null(False)


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


def problems_of(engine: Engine, judged: Sequence[Judged], headings: ir.Table) -> ir.Table:
    """PROBLEM rows of all layouts; what may be shown of a value is made of the rows that have one, alone.

    ``headings``: no, no_lembar, field, kolom.
    """
    slots = engine.table(pa.Table.from_pylist([fact for one in judged for fact in one.slots], _SLOT))
    spoken = [one.rows.filter(one.rows.masalah.notnull()).select(*_SPOKEN) for one in judged]
    each = ibis.union(*spoken) if len(spoken) > 1 else spoken[0]
    each = each.mutate(masalah=each.masalah.split(_BETWEEN)).unnest("masalah")
    part = each.mutate(k_slot=cut(each.masalah, 0, _KEY_LENGTH), bagian=each.masalah.split(_WITHIN)).drop("masalah")
    part = part.mutate(kode=cut(part.bagian[0], _KEY_LENGTH, _CODE_LENGTH), teks=part.bagian[1]).drop("bagian")
    placed = left(part.join(slots, "k_slot"), headings, ["no", "no_lembar", "field"])
    return engine.keep(PROBLEM.conform(
        placed.mutate(pemda=placed.f_pemda, tingkat=severity_of(placed.kode), nilai=_shown(placed), params=_params(placed))
    ))  # fmt: skip


def _params(placed: ir.Table) -> ir.StringValue:
    """What the sentence of a code needs beyond its place."""
    count = ibis.literal('{"jumlah": ') + placed.k_jumlah.cast("string") + "}"
    return ibis.cases((placed.kode.isin(_COUNTED), count), else_="{}")


def _shown(placed: ir.Table) -> ir.StringValue:
    text = placed.teks
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
