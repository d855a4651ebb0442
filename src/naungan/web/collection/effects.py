"""What a withdrawal or an undoing changes, shown before it is done: people, wages, what is due, months, and what cannot be said."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from naungan.web.collection.counting import Figures, before, counting_of, figures, leaning, months
from naungan.web.collection.models import Step, Submission, Version
from naungan.web.collection.naming import period
from naungan.web.collection.stakes import Stake, stake

Kind = Step.Kind
_NONE = Figures(0, 0, 0)


@dataclass(frozen=True)
class Effect:
    """``kini`` counts now, ``nanti`` would count after; None = nothing does. ``bulan`` are evaluated again, ``sandaran`` go on from it.

    ``iuran`` is what is due of this office in the month as last evaluated, and its budget; None where nobody has evaluated it.
    """

    jenis: Kind
    kini: Version | None
    nanti: Version | None
    orang: tuple[int | None, int | None]
    upah: tuple[int | None, int | None]
    bulan: tuple[str, ...]
    sandaran: tuple[str, ...] = ()
    taruhan: Stake | None = None
    tidak_diketahui: tuple[str, ...] = field(default=())

    @property
    def berubah(self) -> bool:
        """Whether anything that counts changes."""
        return self.kini != self.nanti

    @property
    def beda_orang(self) -> int | None:
        """How many people more (less where negative) would count; None where it is not known."""
        return _less(self.orang)

    @property
    def beda_upah(self) -> int | None:
        """The same of wages, in rupiah."""
        return _less(self.upah)

    @property
    def sidik(self) -> str:
        """What was seen, in short: whoever confirms says it, so that nobody confirms another effect."""
        parts = [
            self.jenis, self.kini and self.kini.pk, self.nanti and self.nanti.pk, self.orang, self.upah, self.bulan, self.sandaran,
            self.taruhan.sidik if self.taruhan else "",
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def effect(setoran: Submission, jenis: Kind) -> Effect:
    """What that step would change. Withdrawing and opening for repair change nothing that counts."""
    now = counting_of(setoran)
    kini = now.versi if now else None
    nanti = before(setoran) if jenis == Kind.BATAL and kini and kini.setoran_id == setoran.pk else kini
    one, other = figures(kini) if kini else _NONE, figures(nanti) if nanti else _NONE
    changes = kini != nanti
    found = stake(setoran, months(setoran)) if changes else None
    leans = tuple(period(row.masa, row.tahap) for row in leaning(kini)) if changes and kini else ()
    return Effect(
        jenis, kini, nanti, (one.orang, other.orang), (one.upah, other.upah), tuple(months(setoran)) if changes else (), leans, found,
        _unknown(one, other, found, changes=changes),
    )  # fmt: skip


def _less(pair: tuple[int | None, int | None]) -> int | None:
    now, then = pair
    return None if now is None or then is None else then - now


def _unknown(one: Figures, other: Figures, found: Stake | None, *, changes: bool) -> tuple[str, ...]:
    """What can't be said, by name."""
    if not changes:
        return ()
    missing = ["orang"] if None in (one.orang, other.orang) else []
    missing += ["upah"] if None in (one.upah, other.upah) else []
    return (
        *missing,
        *(("iuran",) if found is None or found.iuran is None else ()),
        *(("anggaran",) if found is None or found.anggaran is None else ()),
    )
