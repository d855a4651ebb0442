"""What papers ask of the ledger itself: counts by unit, category and state, who can be registered, and the sample of an auditor."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from naungan.engine.text import cut
from naungan.kernel.shown import shown
from naungan.relations.words import State
from naungan.told.material import Row
from naungan.told.people import ORDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir

    from naungan.engine import Engine

_UNREGISTERED = ("nama", "nik_asli", "mulai")
_PLACE = ("k_berkas", "k_lembar", "k_baris")
_COUNTED = ("pemda", "unit", "unit_nama", "kategori", "keadaan", "terlindungi", "pembayar")
SAMPLED = ("keadaan", "nik_asli")
# Rows of each unit that an auditor draws.
DRAWN = 3
_SEED = 16


@dataclass(frozen=True)
class Listed:
    """``counted`` has workers by unit, category, state and payer (``jumlah``), ``pendaftaran`` who can be registered.

    ``sampel`` is the sample of an auditor.
    """

    counted: Sequence[Row] = ()
    pendaftaran: Sequence[Row] = ()
    sampel: Sequence[Row] = ()

    def of(self, pemda: str) -> Listed:
        """What is of one government."""
        return Listed(*([row for row in rows if row["pemda"] == pemda] for rows in (self.counted, self.pendaftaran, self.sampel)))


def seed_of(rapat: str, evaluasi: str) -> str:
    """The seed of the sample: fixed by the round and what it froze, so that nobody chooses it.

    It is printed, for whoever draws again: so many signs of the hash as stand together and are not masked as somebody's number would be.
    """
    signs = hashlib.sha256(f"{rapat}|{evaluasi}".encode()).hexdigest()
    parts = (signs[start : start + _SEED] for start in range(len(signs) - _SEED + 1))
    return next(part for part in parts if shown(part) == part)


def listed(engine: Engine, results: Mapping[str, ir.Table], pemda: Sequence[str], seed: str) -> Listed:
    """Everything of these governments, in the order of unit and place in the file. Persons only for lists of their own unit."""
    ledger = results["ledger"].filter(results["ledger"].pemda.isin(pemda))
    counts = ledger.filter(ledger.utama).group_by(list(_COUNTED)).agg(jumlah=lambda t: t.count())
    return Listed(
        engine.rows(counts.order_by(list(_COUNTED))),
        _rows(
            engine,
            _on_roster(ledger.filter(ledger.keadaan == State.UNREGISTERED), results["roster"], _UNREGISTERED),
            "kategori",
            *_UNREGISTERED,
        ),
        _rows(engine, drawn(_on_roster(ledger, results["roster"], ("nik_asli",)), seed), "undian", *SAMPLED),
    )


def drawn(rows: ir.Table, seed: str) -> ir.Table:
    """The first rows of each unit by SHA-256 of ``seed|berkas|lembar|baris``: anybody can draw them again with any tool."""
    place = [rows[name].cast("string").fill_null("") for name in ("berkas", "lembar", "baris")]
    lot = ibis.literal(seed)
    for part in place:
        lot = lot + "|" + part
    marked = rows.mutate(undian=lot.hexdigest("sha256"))
    order = ibis.window(group_by=["pemda", "unit", "unit_nama"], order_by=[marked.undian, marked.baris])
    first = marked.mutate(ke=ibis.row_number().over(order)).filter(lambda t: t.ke < DRAWN)
    return first.mutate(undian=cut(first.undian, 0, 12))


def _rows(engine: Engine, table: ir.Table, *columns: str) -> list[dict[str, Any]]:
    ordered = table.select(*ORDER, *columns).order_by([*ORDER])
    return list(engine.rows(ordered))


def _on_roster(ledger: ir.Table, roster: ir.Table, columns: tuple[str, ...]) -> ir.Table:
    """Saved rows of the ledger beside columns of the roster row they came from, found by its place."""
    return _placed(ledger).inner_join(_placed(roster).select(*_PLACE, *columns), _PLACE)


def _placed(table: ir.Table) -> ir.Table:
    """A file of one sheet has no name of it: the unknown joins with the unknown."""
    return table.mutate(k_berkas=table.berkas, k_lembar=table.lembar.fill_null(""), k_baris=table.baris)
