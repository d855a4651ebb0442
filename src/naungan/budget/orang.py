"""Whose months are asked, and what the law says of everybody: worked out once per law, whoever asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import ibis

from naungan.acuan.kebijakan import Aturan
from naungan.budget.needs import paid_by_payer
from naungan.contribution import PERSON, assess, dues, law_of, offered
from naungan.kernel.period import Bulan
from naungan.regulasi import buku
from naungan.relations.joins import WORKER, keyed

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_NEVER = dt.date(2999, 12, 31)


@dataclass(frozen=True)
class Orang:
    """One row per person and unit with what the law reads of it (``contribution.PERSON``), and the law that holds.

    ``terutang`` holds what was worked out already, of all people of the first list.
    """

    daftar: ir.Table
    aturan: Sequence[Aturan] | None = None
    known: dt.date | None = None
    semua: ir.Table | None = None
    terutang: dict[tuple[str, str], ir.Table] = field(default_factory=dict, compare=False, repr=False)

    def of(self, daftar: ir.Table) -> Orang:
        """Some of the same people, or all, with the days on which they work as this list says."""
        return replace(self, daftar=daftar, semua=self.everybody)

    @property
    def everybody(self) -> ir.Table:
        """All people of the first list."""
        return self.daftar if self.semua is None else self.semua

    def once(self, what: str, month: Bulan, made: Callable[[], ir.Table]) -> ir.Table:
        """What is made of everybody by the law of a month, made for the first who asks."""
        key = (what, law_of(month, self.aturan, self.known))
        if key not in self.terutang:
            self.terutang[key] = made()
        return self.terutang[key]


def as_if_always(engine: Engine, orang: Orang, month: Bulan) -> ir.Table:
    """``contribution.dues`` of a month of everybody as if all worked in it: for all months of one law; ``works`` says who does.

    The TMT of an ASN ends what is owed, so that it is put off there; where it is a first day of work it is left out. Who has one stands
    here twice, and of the two only one is owed anything.
    """
    law = _law(orang, month)
    return orang.once("iuran", month, lambda: engine.again(_always, orang.everybody.select(*PERSON), **law))


def law_dues(engine: Engine, orang: Orang, month: Bulan) -> ir.Table:
    """What who pays must find by the law of one month for the people of ``orang``, as if they always worked; ``works`` says when they do.

    Grain: person × unit × programme.
    """
    told = orang.once("pembayar", month, lambda: engine.again(_told, as_if_always(engine, orang, month)))
    return told.inner_join(_days(orang), list(WORKER))


def option_dues(engine: Engine, orang: Orang, month: Bulan) -> ir.Table:
    """The option of a month in the columns of ``law_dues``: the employer's share alone is budget."""
    law = _law(orang, month)
    option = orang.once(f"pilihan {orang.known}", month, lambda: engine.again(_option, as_if_always(engine, orang, month), **law))
    return option.inner_join(_days(orang), list(WORKER))


def works(owed: ir.Table, first: ir.DateValue, last: ir.DateValue) -> ir.BooleanValue:
    """Whether somebody works, and is owed something, in the month of these two days: by ``mulai`` and ``akhir``, and ``asn``."""
    begun = owed.mulai.isnull() | (owed.mulai <= last)
    begun = ibis.ifelse(owed.asn, owed.mulai > first, begun).fill_null(False)
    return begun & (owed.akhir.isnull() | (owed.akhir >= first))


def _law(orang: Orang, month: Bulan) -> dict[str, Any]:
    """What decides the dues of a month beside the person; ``sidik`` tells a book that is changed from what is law."""
    return {"bulan": str(month), "aturan": orang.aturan, "known": orang.known, "sidik": buku().sidik}


def _days(orang: Orang) -> ir.Table:
    return keyed(orang.daftar.select("pemda", "unit", "orang", "mulai", "akhir")).select(*WORKER, "mulai", "akhir")


def _always(
    engine: Engine, person: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None, known: dt.date | None, sidik: str
) -> ir.Table:  # fmt: skip
    days = {name: ibis.null("date") for name in ("mulai", "akhir")}
    tmt = person.filter(person.mulai.notnull()).mutate(days | {"mulai": ibis.literal(_NEVER)})
    always = ibis.union(person.mutate(days), tmt.select(*person.columns))
    return engine.keep(dues(engine, always, bulan=bulan, aturan=aturan, known=known))


def _told(engine: Engine, always: ir.Table) -> ir.Table:
    owed = keyed(assess(engine, always))
    return engine.keep(owed.select(*WORKER, "program", "segmen", "dasar_upah", "aturan", jumlah=paid_by_payer(owed),
                                   kira=owed.perkiraan.fill_null(False), asn=owed.sampai.notnull()))  # fmt: skip


def _option(
    engine: Engine, always: ir.Table, *, bulan: str, aturan: Sequence[Aturan] | None, known: dt.date | None, sidik: str
) -> ir.Table:  # fmt: skip
    rows = keyed(offered(engine, always, bulan=bulan, aturan=aturan, known=known))
    rows = rows.mutate(segmen=ibis.literal("PU"), kira=rows.perkiraan.fill_null(False), asn=ibis.literal(False))
    rows = rows.mutate(jumlah=rows.pemberi_kerja, dasar_upah=rows.dasar.cast("decimal(18, 2)"))
    return engine.keep(rows.select(*WORKER, "program", "segmen", "dasar_upah", "jumlah", "kira", "asn"))
