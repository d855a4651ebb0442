"""How complete and how timely offices hand in, as DHIS2 counts it: handed in and on time of what was due. Nobody is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, F, OuterRef, Q

from naungan import regions
from naungan.acuan.setoran import CABANG, UNIT, Aturan, Masa, due
from naungan.acuan.zona import ends
from naungan.web.accounts.models import Unit
from naungan.web.collection.branches import serving
from naungan.web.collection.flow import State
from naungan.web.collection.models import Submission
from naungan.web.collection.naming import place
from naungan.web.collection.rules import calendar, rules

_IN = (State.DISERAHKAN, State.DISAHKAN, State.TERKUNCI)
_PROVINCE = 2
Due = dict[tuple[bool, str, str, str, dt.datetime], list[str]]


@dataclass(frozen=True)
class Share:
    """What was due of an office (``wajib``), how much of it is handed in, in time, and locked."""

    kode: str
    nama: str
    wajib: int = 0
    masuk: int = 0
    tepat: int = 0
    terkunci: int = 0

    @property
    def lengkap(self) -> str:
        """Completeness in percent; a dash where nothing was due."""
        return _percent(self.masuk, self.wajib)

    @property
    def tepat_waktu(self) -> str:
        """Timeliness in percent."""
        return _percent(self.tepat, self.wajib)

    def plus(self, other: Share) -> Share:
        """Both together, under the name of this one."""
        return replace(
            self, wajib=self.wajib + other.wajib, masuk=self.masuk + other.masuk, tepat=self.tepat + other.tepat,
            terkunci=self.terkunci + other.terkunci,
        )  # fmt: skip


def of_governments(pemda: Sequence[str], dari: dt.date, sampai: dt.date) -> list[Share]:
    """One row a government; three queries whatever their number."""
    units = dict(Unit.objects.filter(pemda__in=pemda, aktif=True).values_list("pemda").annotate(Count("pk")).order_by("pemda"))
    branches = {code: len(found) for code, found in serving(pemda).items()}
    due = {code: [rule for rule, _ in _due(code, dari, sampai)] for code in pemda}
    expected = {code: sum(_senders(one, units.get(code, 0), branches.get(code, 0)) for one in due[code]) for code in pemda}
    found = _counted("pemda", pemda, dari, sampai)
    return [Share(code, place(code), expected[code], *found.get(code, (0, 0, 0))) for code in pemda]


def of_provinces(shares: Iterable[Share]) -> list[Share]:
    """The same, one row a province."""
    found: dict[str, Share] = {}
    for one in shares:
        code = one.kode[:_PROVINCE]
        found[code] = found.get(code, Share(code, regions.nama(code) or code)).plus(one)
    return list(found.values())


def of_units(pemda: str, dari: dt.date, sampai: dt.date) -> list[Share]:
    """One row a unit, and one for what the government itself and branches hand in; three queries."""
    times = list(_due(pemda, dari, sampai))
    of_unit = sum(rule.tingkat == UNIT for rule, _ in times)
    units = Unit.objects.filter(pemda=pemda, aktif=True)
    found = _counted("unit", [pemda], dari, sampai)
    branches = len(serving([pemda]).get(pemda, []))
    together = sum(_senders(rule, 0, branches) for rule, _ in times)
    whole = Share("", f"{place(pemda)} (bersama)", together, *found.get("", (0, 0, 0)))
    return [whole, *(Share(one.kode, one.nama, of_unit, *found.get(one.kode, (0, 0, 0))) for one in units)]


def total(shares: Iterable[Share], nama: str) -> Share:
    """All together."""
    found = Share("", nama)
    for one in shares:
        found = found.plus(one)
    return found


def _senders(rule: Aturan, units: int, branches: int) -> int:
    """How many hand in under a rule: each unit, each branch that serves the government (one, where none is written down), or itself."""
    return units if rule.tingkat == UNIT else max(branches, 1) if rule.tingkat == CABANG else 1


def _due(pemda: str, dari: dt.date, sampai: dt.date) -> list[tuple[Aturan, Masa]]:
    """What must be handed in and has a day between the two."""
    return [
        (rule, masa)
        for rule in rules(pemda)
        if rule.wajib
        for masa in due(rule, dari, sampai, pemda=pemda, kalender=calendar())
        if masa.tenggat
    ]


def _counted(by: str, pemda: Sequence[str], dari: dt.date, sampai: dt.date) -> dict[str, tuple[int, int, int]]:
    """Handed in, in time, locked; one query. A deadline ends with the day of the office that has it: three zones at most."""
    asked, in_time = Q(pk__in=()), Q(pk__in=())
    for (unit, dataset, masa, tahap, end), codes in _grouped(pemda, dari, sampai).items():
        of_whom = ~Q(unit="") if unit else Q(unit="")
        here = of_whom & Q(dataset=dataset, masa=masa, tahap=tahap, pemda__in=codes)
        asked |= here
        in_time |= here & Q(diserahkan__lt=end)
    active = Unit.objects.filter(pemda=OuterRef("pemda"), kode=OuterRef("unit"), aktif=True)
    rows = Submission.objects.filter(asked, Q(unit="") | Exists(active), keadaan__in=_IN).values(key=F(by)).order_by(by)
    counts = {"masuk": Count("pk"), "tepat": Count("pk", filter=in_time), "terkunci": Count("pk", filter=Q(keadaan=State.TERKUNCI))}
    return {one["key"]: (one["masuk"], one["tepat"], one["terkunci"]) for one in rows.annotate(**counts)}


def _grouped(pemda: Sequence[str], dari: dt.date, sampai: dt.date) -> Due:
    """Governments by what is due and the moment at which its day ends there."""
    found: Due = {}
    for code in pemda:
        for rule, masa in _due(code, dari, sampai):
            if masa.tenggat is not None:
                key = (rule.tingkat == UNIT, rule.dataset, masa.masa, masa.tahap, ends(masa.tenggat, code))
                found.setdefault(key, []).append(code)
    return found


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "–"
