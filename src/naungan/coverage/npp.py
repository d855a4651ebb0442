"""Which NPP a worker of a unit may stand on, and which member files look at that unit at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.relations.joins import OFFICE, left
from naungan.relations.words import OF_NAMED

if TYPE_CHECKING:
    import ibis.expr.types as ir


def accepted_npp(offices: ir.Table, unit: ir.Table, registration: ir.Table, bulan: str) -> ir.Table:
    """Per office (``OFFICE``) each NPP that counts as its own: the unit's, its payer's, its parent's, or the whole pemda's."""
    current = registration.filter((registration.dari.fill_null(bulan) <= bulan) & (registration.sampai.fill_null(bulan) >= bulan))
    known = current.select(k_pemda=current.pemda, npp=current.npp, r_unit=current.unit.fill_null(""))
    parents = unit.group_by(k_pemda=unit.pemda, k_unit=unit.unit).aggregate(induk=unit.induk.min())
    both = left(offices, parents, ("k_pemda", "k_unit")).inner_join(known, "k_pemda")
    own = both.filter(both.r_unit.isin([both.k_unit, both.k_bayar, both.induk.fill_null(""), ibis.literal("")]))
    return own.select(*OFFICE, "npp").distinct()


def sight(offices: ir.Table, accepted: ir.Table, looked: ir.Table) -> ir.Table:
    """Per office: ``nasional`` (every registration is visible) and ``terlihat`` (some member file looks at its workers).

    ``looked`` are the ``k_pemda``, ``lingkup`` and ``npp`` of member rows, repeated or not.
    """
    rows = looked.mutate(lingkup=looked.lingkup.fill_null("own_npp"))
    rows = rows.filter(rows.lingkup.notin(OF_NAMED))  # an office's own list, or an answer, looks at nobody but those it names
    scopes = rows.group_by("k_pemda").aggregate(
        nasional=(rows.lingkup == "nasional").any(), cabang=(rows.lingkup == "cabang").any(), ada=rows.count() > 0
    )
    reported = rows.select("k_pemda", "npp").distinct()
    seen = accepted.semi_join(reported, ["k_pemda", "npp"]).select(*OFFICE).distinct().mutate(npp_dilaporkan=True)
    listed = accepted.select(*OFFICE).distinct().mutate(npp_dikenal=True)
    joined = left(left(left(offices, scopes, ("k_pemda",)), seen, OFFICE), listed, OFFICE)
    wide = (joined.nasional | joined.cabang).fill_null(False)
    # Without a list of NPP an own-NPP file is taken to be of the whole pemda.
    own = joined.npp_dilaporkan.fill_null(False) | (joined.npp_dikenal.isnull() & joined.ada.fill_null(False))
    return joined.select(*OFFICE, nasional=joined.nasional.fill_null(False), terlihat=wide | own, npp_dikenal=joined.npp_dikenal.notnull())
