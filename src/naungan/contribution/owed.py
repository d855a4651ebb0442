"""What the law says of everybody in one month, held narrow: the law is asked once a combination, and a wage is priced where it is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.kebijakan import Aturan
from naungan.contribution.dues import PERSON, priced
from naungan.contribution.duty import bulan_hukum, entitle, standing_days
from naungan.contribution.persons import fallen, named, several_of
from naungan.contribution.policy import programs
from naungan.matching import mark
from naungan.relations import NOMOR
from naungan.relations.coded import SEL, Coded, coded
from naungan.relations.joins import left
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_DAYS = ("mulai", "akhir", "tanggal_lahir")
# Free text makes as many combinations as there are people, and no rule reads it: it stays with the row.
_FREE = ("dasar_pengangkatan",)
# By which a row and the person who has it alone are named (``matching.mark``).
_NAMED = ("sumber", "urutan")


@dataclass(frozen=True)
class Owed:
    """The people of a roster with their law. ``people.rows``: number of the row and wage; ``people.cells``: who they are and their law.

    ``price`` adds to rows with the columns of both sides what the law makes of the wage (``contribution.dues``), and to rows without
    ``orang`` the mark of the row, which names whoever has one row alone. ``own`` holds of each row what few ask for and the many rows
    do not carry: its days, and ``orang`` of who has several; nothing where nobody asks for ``table`` or ``persons``.
    """

    people: Coded
    price: Callable[[ir.Table], ir.Table]
    own: ir.Table | None = None

    @classmethod
    def of(
        cls, engine: Engine, people: Coded, own: ir.Table | None = None, *, bulan: str, aturan: Sequence[Aturan] | None,
        known: dt.date | None,
    ) -> Owed:  # fmt: skip
        """The law of a month over people whose rights are known (``entitled``)."""
        return cls(people, partial(_price, engine, bulan=bulan, aturan=aturan, known=known), own)

    def table(self) -> ir.Table:
        """``contribution.dues`` of everybody; what of it is not asked for is not computed."""
        return self.price(self._whole())

    def persons(self) -> ir.Table:
        """What the law reads of everybody (``PERSON``), and whether he is an ASN to be."""
        return self._whole().select(*PERSON, "asn")

    def _whole(self) -> ir.Table:
        whole = self.people.whole()
        if self.own is None:
            return whole
        whole = left(whole, self.own, NOMOR)
        return whole.mutate(orang=ibis.coalesce(whole.orang, mark(whole)))


def owed(
    engine: Engine, roster: ir.Table, link: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None,
    bawa: Sequence[str] = (),
) -> Owed:  # fmt: skip
    """``contribution.dues`` of the persons of a roster with what ``bawa`` names of their rows, kept for all who ask of it."""
    people = engine.again(entitled, roster, link, bulan=bulan, aturan=aturan, known=known, bawa=bawa)
    own = left(roster.select(NOMOR, *_DAYS), several_of(link), NOMOR)
    return Owed.of(engine, people, own, bulan=bulan, aturan=aturan, known=known)


def entitled(
    engine: Engine, roster: ir.Table, link: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None, known: dt.date | None,
    bawa: Sequence[str],
) -> Coded:  # fmt: skip
    """The people of ``owed``: each distinct combination of what the law reads once."""
    month = bulan_hukum(bulan)
    asked = programs(month, aturan)
    days = {f"k_{name}": day for name, day in standing_days(roster, month, known, jp="jp" in asked).items()}
    words = [name for name in (*PERSON, *bawa, *_NAMED) if name in roster.columns and name not in _FREE and _is_word(roster[name])]
    shared = dict.fromkeys([*words, *days])
    own = [name for name in dict.fromkeys([NOMOR, *PERSON, *bawa, *_NAMED]) if name not in shared and name not in ("orang", *_DAYS)]
    others = engine.aside(fallen, roster, link)
    # Every row is read for the combinations there are; whose row does not stand then takes none of them.
    people = coded(engine, roster.mutate(**days).select(*own, *shared), list(shared), lambda rows: rows.anti_join(others, NOMOR))
    cells = people.cells.semi_join(people.rows.select(SEL).distinct(), SEL).rename(**{name: f"k_{name}" for name in _DAYS})
    cells = entitle(engine, cells, bulan=bulan, aturan=aturan, known=known)
    cells = engine.keep(cells.drop(*_DAYS, *(f"wajib_{program}" for program in PROGRAM if program not in asked)))
    return Coded(people.rows, cells)


def _is_word(column: ir.Value) -> bool:
    return bool(column.type().is_string() or column.type().is_boolean())


def _price(engine: Engine, rows: ir.Table, **law: Any) -> ir.Table:
    rows = named(rows)
    return priced(engine, rows, rows.columns, **law)
