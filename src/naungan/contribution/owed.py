"""What the law says of everybody in one month, held narrow: the law is asked once a combination, and a wage is priced where it is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from naungan.acuan.kebijakan import Aturan
from naungan.contribution.dues import PERSON, priced
from naungan.contribution.duty import bulan_hukum, entitle, standing_days
from naungan.contribution.persons import named, standing, those_of
from naungan.contribution.policy import programs
from naungan.relations import NOMOR
from naungan.relations.coded import SEL, Coded, coded
from naungan.relations.words import PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_DAYS = ("mulai", "akhir", "tanggal_lahir")
# By which a row and the person who has it alone are named (``matching.mark``).
_NAMED = ("sumber", "urutan")


@dataclass(frozen=True)
class Owed:
    """The people of a roster with their law. ``people.rows``: number of the row, wage, days; ``people.cells``: who they are and their law.

    ``price`` adds to rows with the columns of both sides what the law makes of the wage (``contribution.dues``) and ``orang``.
    """

    people: Coded
    price: Callable[[ir.Table], ir.Table]

    @classmethod
    def of(cls, engine: Engine, people: Coded, *, bulan: str, aturan: Sequence[Aturan] | None, known: dt.date | None) -> Owed:
        """The law of a month over people whose rights are known (``entitled``)."""
        return cls(people, partial(_price, engine, bulan=bulan, aturan=aturan, known=known))

    def table(self) -> ir.Table:
        """``contribution.dues`` of everybody; what of it is not asked for is not computed."""
        return self.price(self.people.whole())

    def persons(self) -> ir.Table:
        """What the law reads of everybody (``PERSON``), and whether he is an ASN to be."""
        return named(self.people.whole()).select(*PERSON, "asn")


def owed(
    engine: Engine, roster: ir.Table, link: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None = None, known: dt.date | None = None,
    bawa: Sequence[str] = (),
) -> Owed:  # fmt: skip
    """``contribution.dues`` of the persons of a roster with what ``bawa`` names of their rows, kept for all who ask of it."""
    people = engine.again(entitled, roster, link, bulan=bulan, aturan=aturan, known=known, bawa=bawa)
    return Owed.of(engine, people, bulan=bulan, aturan=aturan, known=known)


def entitled(
    engine: Engine, roster: ir.Table, link: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None, known: dt.date | None,
    bawa: Sequence[str],
) -> Coded:  # fmt: skip
    """The people of ``owed``: each distinct combination of what the law reads once."""
    month = bulan_hukum(bulan)
    asked = programs(month, aturan)
    days = {f"k_{name}": day for name, day in standing_days(roster, month, known, jp="jp" in asked).items()}
    words = [name for name in (*PERSON, *bawa, *_NAMED) if name in roster.columns and _is_word(roster[name])]
    shared = dict.fromkeys([*words, *days])
    own = [name for name in dict.fromkeys([NOMOR, *PERSON, *bawa, *_NAMED]) if name not in shared and name != "orang"]
    several = standing(engine, roster, link)
    # Every row is read for the combinations there are; whose row does not stand then takes none of them.
    people = coded(engine, roster.mutate(**days).select(*own, *shared), list(shared), lambda rows: those_of(rows, several))
    cells = people.cells.semi_join(people.rows.select(SEL).distinct(), SEL).rename(**{name: f"k_{name}" for name in _DAYS})
    cells = entitle(engine, cells, bulan=bulan, aturan=aturan, known=known)
    cells = engine.keep(cells.drop(*_DAYS, *(f"wajib_{program}" for program in PROGRAM if program not in asked)))
    return Coded(people.rows, cells)


def _is_word(column: ir.Value) -> bool:
    return bool(column.type().is_string() or column.type().is_boolean())


def _price(engine: Engine, rows: ir.Table, **law: Any) -> ir.Table:
    return priced(engine, named(rows), rows.columns, **law)
