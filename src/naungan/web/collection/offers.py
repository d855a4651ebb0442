"""What somebody may hand in, for whom: what the page offers is what the rules let through, and what is due comes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from naungan import regions
from naungan.acuan.setoran import Aturan, look_back
from naungan.kernel.period import Bulan
from naungan.web.accounts.models import Branch, Unit
from naungan.web.accounts.roles import Level, Right
from naungan.web.accounts.scope import Scope
from naungan.web.collection.branches import called
from naungan.web.collection.duties import Duty, Office, duties
from naungan.web.collection.flow import Kind
from naungan.web.collection.rules import makeable

_AHEAD = dt.timedelta(days=30)


@dataclass(frozen=True)
class Offer:
    """An office with the rules under which this person hands in for it."""

    kantor: Office
    aturan: tuple[Aturan, ...]

    @property
    def tempat(self) -> str:
        """As addresses and forms say the office."""
        return self.kantor.tempat


def offers(scope: Scope) -> list[Offer]:
    """The offices for which there is anything that this person may hand in."""
    made = (Offer(one, tuple(makeable(scope, one.pemda, one.unit, one.cabang))) for one in _offices(scope))
    return [one for one in made if one.aturan]


def waited_for(scope: Scope) -> list[Duty]:
    """What is due of him: not handed over yet, late or within a month; what comes first is first."""
    today = timezone.localdate()
    found = duties(scope, Bulan.of(today).plus(-look_back()).first_day, today + _AHEAD)
    return [one for one in found if Kind.SERAH in one.boleh and not one.diserahkan]


def _offices(scope: Scope) -> Iterator[Office]:
    """Where he hands in at all: governments that he stands for, and units of his area."""
    places = scope.where(Right.SETOR)
    whole = sorted({one.wilayah for one in places if one.level == Level.PEMDA})
    branches = sorted({(code, one.wilayah) for one in places if one.level == Level.CABANG for code in one.of_npp})
    names = dict(Branch.objects.filter(kode__in={kode for _, kode in branches}).values_list("kode", "nama")) if branches else {}
    units = list(scope.visible(Unit.objects.filter(aktif=True), Right.SETOR, unit="kode"))
    several = len({one.pemda for one in units} | set(whole)) > 1
    yield from (Office(code, "", f"{regions.nama(code) or code} (pemda)") for code in whole)
    yield from (Office(code, "", f"{called(names[kode])}, {regions.nama(code) or code}", kode) for code, kode in branches)
    yield from (Office(one.pemda, one.kode, f"{one.nama}, {regions.nama(one.pemda)}" if several else one.nama) for one in units)
