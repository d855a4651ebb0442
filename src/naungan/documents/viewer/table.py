"""One page of one relation: searched, sorted, cut; what could name a person is masked before anything else happens to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from naungan.intake.rules.slots import masked
from naungan.kernel.shown import SUSPECT
from naungan.kernel.shown import shown as safely
from naungan.relations.declare import PROVENANCE
from naungan.told.relations import governments, labelled

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.documents.viewer.shelf import Shelf
    from naungan.relations import Relation

SIZE, MOST, WORDS = 50, 100_000, 8
MASKED = ("nik", "nik_asli", "hp")
# Four digits of place, two of the serial and a birth date give a NIK back: beside it there is no birth date.
BESIDE_NIK = ("tanggal_lahir",)
_ORIGIN = tuple(column.name for column in PROVENANCE)
# Fingerprints of files and marks of rows are long numbers too, and nobody's.
_MARKS = ("sumber", "member_sumber", "orang", "peserta", "calon")


@dataclass(frozen=True)
class Asked:
    """What the reader wants to see; ``pemda`` and ``cari`` narrow, ``urut`` sorts, ``halaman`` counts from 1."""

    cari: str = ""
    pemda: str = ""
    urut: str = ""
    turun: bool = False
    halaman: int = 1


@dataclass(frozen=True)
class Cut:
    """The rows of one page, their columns, and how many rows and pages there are in all."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    total: int
    halaman: int
    pages: int


def shown(relation: Relation) -> tuple[str, ...]:
    """The columns that are shown, where the row came from last."""
    hidden = BESIDE_NIK if "nik" in relation.names else ()
    names = [name for name in relation.names if name not in hidden]
    return tuple(sorted(names, key=lambda name: name in _ORIGIN))


def cut(shelf: Shelf, name: str, asked: Asked) -> Cut:
    """Read one page of a relation that is on the shelf; a page beyond the last is the last."""
    with shelf.turn.taken("buka"):
        table = _wanted(shelf, name, asked)
        total = _counted(shelf, table) if asked.cari or asked.pemda else shelf.finished.counts[name]
        pages = max(-(-total // SIZE), 1)
        page = min(max(asked.halaman, 1), pages)
        rows = _rows(shelf, name, asked, table, SIZE, (page - 1) * SIZE)
    return Cut(shown(shelf.finished.relations[name]), rows, total, page, pages)


def download(shelf: Shelf, name: str, asked: Asked) -> list[dict[str, Any]]:
    """The rows of all pages in the same order, at most ``MOST``; masked just the same."""
    with shelf.turn.taken("buka"):
        return _rows(shelf, name, asked, _wanted(shelf, name, asked), MOST, 0)


def _counted(shelf: Shelf, table: ir.Table) -> int:
    return int(shelf.engine.rows(table.aggregate(n=table.count()))[0]["n"])


def _wanted(shelf: Shelf, name: str, asked: Asked) -> ir.Table:
    relation = shelf.finished.relations[name]
    return _narrowed(labelled(_masked(shelf.finished.table(shelf.engine, name), relation), relation), shown(relation), asked)


def _rows(shelf: Shelf, name: str, asked: Asked, table: ir.Table, most: int, first: int) -> list[dict[str, Any]]:
    relation = shelf.finished.relations[name]
    ordered = table.order_by(_order(relation, shown(relation), asked)).limit(most, offset=first)
    return shelf.engine.rows(ordered)


def _masked(table: ir.Table, relation: Relation) -> ir.Table:
    """Searching and sorting see no more than the reader does: the NIK masked, and in free text every number of a person."""
    texts = [column.name for column in relation.columns if column.kind in ("text", "json") and column.name not in (*MASKED, *_MARKS)]
    hidden = {name: ibis.ifelse(table[name].re_search(SUSPECT), _safely(table[name]), table[name]) for name in texts}
    masks = {name: masked(table[name]) for name in MASKED if name in relation.names}
    return table.mutate(**hidden, **masks).select(*shown(relation))


def _narrowed(table: ir.Table, columns: tuple[str, ...], asked: Asked) -> ir.Table:
    if asked.pemda and "pemda" in columns:
        table = table.filter(table.pemda.isin(governments(asked.pemda)))
    words = _words(asked.cari)
    if words:
        text = ibis.literal("\n").join([table[name].cast("string").fill_null("") for name in columns]).lower()
        table = table.mutate(_teks=text)
        table = table.filter([table._teks.contains(word) for word in words]).drop("_teks")
    return table


def _words(asked: str) -> list[str]:
    """The first few different words; more narrow nothing that these leave."""
    return list(dict.fromkeys(asked.lower().split()))[:WORDS]


def _order(relation: Relation, columns: tuple[str, ...], asked: Asked) -> list[ir.Value]:
    """The column asked for, then the key: no two orders are possible, so no row is on two pages."""
    first = [asked.urut] if asked.urut in columns else []
    rest = [name for name in (*relation.key, *columns) if name in columns and name not in first]
    wanted = [ibis.desc(name) if asked.turun else ibis.asc(name) for name in first]
    return [*wanted, *(ibis.asc(name, nulls_first=True) for name in dict.fromkeys(rest))]


def _one(text: str) -> str:
    return safely(text)


_safely: Any = ibis.udf.scalar.python(_one)
