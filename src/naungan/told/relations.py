"""Tables as people read them: headings and words of closed lists by their labels, findings and problems by their sentences."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from naungan import regions
from naungan.kernel.messages import catalogue
from naungan.regions.codes import current_names
from naungan.told.words import day, label, month, number, office, said, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.relations import Relation
    from naungan.relations.declare import Column

# Which labels a column's words go by, where the column is not called like them.
_GROUPS = {
    "terlindungi": "JAWABAN", "kewajiban_terpenuhi": "JAWABAN", "sebab": "KOLOM_SEBAB", "decision": "MATCH", "tanggungan": "TANGGUNGAN",
    "pembayaran": "PEMBAYARAN", "dataset": "DATASET",
    **dict.fromkeys(("daftar_tagihan", "tagihan_sp2d", "tagihan_terima", "sp2d_terima"), "PASANGAN"),
}  # fmt: skip
_LEVELS = {"finding": "TINGKAT_TEMUAN", "problem": "TINGKAT_MASALAH", "measure": "TINGKAT"}
_CAPITALS = re.compile(r"\b(nik|npp|opd|hp|jkk|jkm|jht|jp|tmt|kpj|bkn|rka)\b")


def title(relation: Relation) -> str:
    """What a table is called."""
    return label("TABEL", relation.name)


def heading(column: Column) -> str:
    """What a column is called: as in the book, or its own name in words."""
    if column.name.startswith("n_"):
        group = "KEADAAN" if f"KEADAAN_{column.name[2:].upper()}" in catalogue() else "KOLOM_SEBAB"
        return label(group, column.name[2:])
    if f"DOK_KOLOM_{column.name.upper()}" in catalogue():
        return say(f"KOLOM_{column.name.upper()}")
    words = _CAPITALS.sub(lambda found: found[0].upper(), column.name.replace("_", " "))
    return words[:1].upper() + words[1:]


def labelled(table: ir.Table, relation: Relation) -> ir.Table:
    """The words of closed lists by their labels, so that searching and sorting go by what is read; NULL stays."""
    found = {}
    for column in relation.columns:
        if column.values and column.name in table.columns and column.name != "kode":
            words = [(word, label(_group(relation, column), word)) for word in column.values]
            found[column.name] = table[column.name].cases(*words, else_=table[column.name])
    return table.mutate(**found) if found else table


def governments(asked: str) -> list[str]:
    """The codes of the governments that a code or a part of a name means."""
    wanted = " ".join(asked.lower().split())
    try:
        return [regions.normalise_code(wanted)]
    except ValueError:
        return [code for code in current_names() if len(code) <= 4 and wanted in office(code).lower()]


def spoken(column: Column, row: dict[str, Any]) -> object:
    """A value in words: a finding or problem by its sentence, a step by its label, a government by its name."""
    value = row[column.name]
    if column.name == "kode" and "params" in row and value is not None:
        return said(value, row["params"])
    if column.name == "langkah" and value is not None:
        return said(value, row.get("params"))
    return office(value) if column.name == "pemda" and value is not None else value


def written(column: Column, value: object) -> str:
    """A value as people read it; empty for what is not there."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("BUKA_YA") if value else say("BUKA_TIDAK")
    if isinstance(value, dt.date):
        return day(value)
    if column.kind == "month":
        return month(str(value))
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}".translate(str.maketrans(",.", ".,"))
    if column.name in ("sumber", "member_sumber"):
        return str(value)[:12]
    return number(value) if isinstance(value, int) and column.name not in ("tahun", "baris") else str(value)


def _group(relation: Relation, column: Column) -> str:
    return _LEVELS[relation.name] if column.name == "tingkat" and relation.name in _LEVELS else _GROUPS.get(column.name, column.name)
