"""Which month leads: the newest for which the units that are asked have locked, and beside it one that is newer and not so far yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from django.db.models import QuerySet

from naungan import regions
from naungan.acuan.setoran import look_back
from naungan.coverage import answered
from naungan.kernel.period import Bulan
from naungan.told.words import number
from naungan.web.accounts.roles import Level, Right, Role
from naungan.web.accounts.scope import Scope
from naungan.web.results.models import Month
from naungan.web.results.stored import finished, rows
from naungan.web.results.whose import months

# Of one government all units are waited for; of many there is always one that is late.
_ENOUGH = Fraction(95, 100)


@dataclass(frozen=True)
class Units:
    """How many of the units that are asked for a list of workers have locked theirs; ``seluruh`` 0: nobody knows which there are."""

    terkunci: int
    seluruh: int

    @property
    def kata(self) -> str:
        """``1 dari 6 unit terkunci``; empty where nobody knows."""
        return f"{number(self.terkunci)} dari {number(self.seluruh)} unit terkunci" if self.seluruh else ""

    @property
    def share(self) -> Fraction:
        """The part that has."""
        return Fraction(self.terkunci, self.seluruh) if self.seluruh else Fraction(1)


@dataclass(frozen=True)
class Chosen:
    """``bulan`` leads (empty where nothing is evaluated); ``terbaru`` is newer and not complete; ``unit`` what is locked in both."""

    bulan: str = ""
    terbaru: str = ""
    unit: Mapping[str, Units] | None = None

    def kata(self, bulan: str) -> str:
        """What is locked in a month, in words; empty of one that was not looked at."""
        return (self.unit or {}).get(bulan, Units(0, 0)).kata


def units_of(folder: Path, pemda: str) -> dict[str, int | None]:
    """The columns of a month: of the units that its own list asks, how many have handed in, as the evaluation says it."""
    bulan, listed = finished(folder).bulan, rows(folder, "unit", pemda)
    asked, sent = regions.asked_units(listed, bulan), answered(rows(folder, "handed_in", pemda))
    silent = regions.silent_units(listed, sent, bulan)
    return {"unit_terkunci": len(asked) - len(silent) if asked else None, "unit_seluruh": len(asked) or None}


def of_month(month: Month) -> Units:
    """The units of one month of a government."""
    return Units(month.unit_terkunci or 0, month.unit_seluruh or 0)


def chosen(scope: Scope) -> Chosen:
    """The month that leads for somebody. Whose area is a unit or a branch goes by the newest: other units are not his to wait for."""
    found = months(scope).exclude(hasil="")
    if any(one.level not in (Level.UNIT, Level.CABANG) for one in scope.where(Right.LIHAT_ANGKA) if one.role != Role.CABANG):
        return choose(found)
    return Chosen(found.order_by("-bulan").values_list("bulan", flat=True).first() or "")


def choose(found: QuerySet[Month]) -> Chosen:
    """Of these months; what is older than a missing list is asked for leads no more. Two queries.

    Where none is complete, the one of which the most is there.
    """
    newest = found.order_by("-bulan").values_list("bulan", flat=True).first()
    if newest is None:
        return Chosen()
    near = found.filter(bulan__gte=str(Bulan.parse(newest).plus(-look_back())))
    said = _added(near.order_by("-bulan").values_list("bulan", "pemda", "unit_terkunci", "unit_seluruh"))
    lead = next((bulan for bulan, (one, enough) in said.items() if one.share >= enough), None)
    if lead is None:
        lead = max(said, key=lambda bulan: (said[bulan][0].share, bulan))
    return Chosen(lead, newest if newest != lead else "", {bulan: one for bulan, (one, _) in said.items()})


def _added(rows: Iterable[tuple[str, str, int | None, int | None]]) -> dict[str, tuple[Units, Fraction]]:
    """By month, the newest first: its units, and what part is enough. A government that has no such month yet is waited for too."""
    known: dict[str, int] = {}
    locked: dict[str, dict[str, tuple[int, int]]] = {}
    for bulan, pemda, terkunci, seluruh in rows:
        known.setdefault(pemda, seluruh or 0)
        locked.setdefault(bulan, {})[pemda] = terkunci or 0, seluruh or 0
    enough = _ENOUGH if len(known) > 1 else Fraction(1)
    return {
        bulan: (Units(sum(one for one, _ in there.values()), sum(there.get(pemda, (0, of))[1] for pemda, of in known.items())), enough)
        for bulan, there in locked.items()
    }
