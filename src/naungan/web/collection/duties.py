"""What is due: data set × office × time, until when, how far it is, and whose turn it is. Asked in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from naungan.acuan.setoran import CABANG, UNIT, Aturan, Masa, due
from naungan.acuan.zona import zona
from naungan.web.accounts.models import Unit
from naungan.web.accounts.roles import Level, Role
from naungan.web.accounts.scope import Place, Scope
from naungan.web.collection import flow
from naungan.web.collection.branches import Branches, called, serving
from naungan.web.collection.flow import Kind, Stand, State
from naungan.web.collection.models import Submission
from naungan.web.collection.naming import period, place
from naungan.web.collection.rules import calendar, rules
from naungan.web.collection.stands import stand

# Whose calendar is a list of what he has to do; everybody else sees figures.
_AT_UNIT = frozenset({Role.OPERATOR, Role.KEPALA_OPD})
_AT_PEMDA = frozenset({Role.BKPSDM, Role.BPKAD, Role.BAPPEDA, Role.SEKTORAL, Role.PENYETUJU})
LISTED = _AT_UNIT | _AT_PEMDA | {Role.CABANG}
_CHECKS = {Role.BKPSDM: "status", Role.BPKAD: "uang"}
_WAITS = {Kind.SAH: "tanda tangan kepala", Kind.STATUS: "verifikasi status", Kind.UANG: "verifikasi uang", Kind.KUNCI: "kunci penyetuju"}
_CAPS = {State.TERKUNCI: ("Terkunci", "baik"), State.DIKEMBALIKAN: ("Dikembalikan", "salah"), State.DRAF: ("Disiapkan", "")}


@dataclass(frozen=True)
class Office:
    """Who hands in: a unit, a branch of BPJS, or (without either) the government itself."""

    pemda: str
    unit: str
    nama: str
    cabang: str = ""

    @property
    def tempat(self) -> str:
        """``<pemda>/<unit>``, of a branch ``<pemda>//<cabang>``: as addresses and forms say it."""
        return f"{self.pemda}/{self.unit}" + (f"/{self.cabang}" if self.cabang else "")


@dataclass(frozen=True)
class Duty:
    """One thing that is due. ``sisa`` are days left where the office is (negative: too late; None: no deadline)."""

    kantor: Office
    aturan: Aturan
    waktu: Masa
    setoran: Submission | None
    langkah: tuple[Kind, ...]
    sisa: int | None
    boleh: frozenset[Kind] = field(default=frozenset())

    @property
    def judul(self) -> str:
        """``Daftar pekerja Oktober 2026``."""
        return f"{self.aturan.nama} {period(self.waktu.masa, self.waktu.tahap)}"

    @property
    def diserahkan(self) -> bool:
        """Whether it has been handed over and not come back."""
        return self.setoran is not None and State(self.setoran.keadaan) not in flow.WITH_MAKER

    @property
    def terlambat(self) -> bool:
        """Whether its day has passed and it is not handed over."""
        return not self.diserahkan and self.sisa is not None and self.sisa < 0

    @property
    def selesai(self) -> bool:
        """Whether it is locked."""
        return self.setoran is not None and self.setoran.keadaan == State.TERKUNCI

    @property
    def cap(self) -> tuple[str, str]:
        """Its state in words, and how grave it is."""
        if self.setoran is None:
            return ("Terlambat, belum disetor", "salah") if self.terlambat else ("Belum disetor", "awas" if _near(self.sisa) else "")
        state = State(self.setoran.keadaan)
        if state in _CAPS:
            word, tone = _CAPS[state]
            return (f"{word}, terlambat", "salah") if self.terlambat else (word, tone)
        return "Menunggu " + " dan ".join(_WAITS[kind] for kind in self.langkah if kind in _WAITS), ""

    @property
    def kata_sisa(self) -> str:
        """``3 hari lagi``, ``hari ini``, ``lewat 2 hari``; nothing once it is handed over."""
        if self.sisa is None or self.diserahkan:
            return ""
        return "hari ini" if self.sisa == 0 else f"{self.sisa} hari lagi" if self.sisa > 0 else f"lewat {-self.sisa} hari"


def duties(scope: Scope, dari: dt.date, sampai: dt.date, *, now: dt.datetime | None = None, lasting: bool = True) -> list[Duty]:
    """What falls due between two days for somebody's own offices; ``lasting`` with what has no deadline. Four queries.

    What nobody has to hand in is among it once it is there: somebody has to check and lock it.
    """
    places = [one for one in scope.places if one.role in LISTED]
    if not places:
        return []
    wanted = list(_wanted(places, _offices(places), serving(governments(places)), dari, sampai, lasting))
    return [one for one in standing(scope, wanted, now or timezone.now()) if one.aturan.wajib or one.setoran]


def standing(scope: Scope, wanted: Iterable[tuple[Office, Aturan, Masa]], now: dt.datetime) -> list[Duty]:
    """How far each of these is."""
    asked = list(dict.fromkeys(wanted))
    found = _submissions(asked)
    made = [_duty(scope, found, one, now) for one in asked]
    return sorted(made, key=lambda one: (one.waktu.tenggat or dt.date.max, *_order(one)))


def _order(one: Duty) -> tuple[str, ...]:
    return one.kantor.pemda, one.kantor.unit, one.aturan.dataset, one.kantor.cabang


def governments(places: Iterable[Place]) -> list[str]:
    """The governments in which somebody has a calendar of his own."""
    found: set[str] = set()
    for one in places:
        found |= one.of_npp if one.level == Level.CABANG else {one.wilayah.partition("/")[0]}
    return sorted(found)


def _offices(places: list[Place]) -> dict[str, list[Office]]:
    """The units that are due to hand in, by government."""
    whole = [one.wilayah for one in places if one.role in _AT_PEMDA]
    asked = Q(pemda__in=whole)
    for one in places:
        if one.role in _AT_UNIT:
            pemda, _, unit = one.wilayah.partition("/")
            asked |= Q(pemda=pemda, kode=unit)
    found: dict[str, list[Office]] = {}
    for row in Unit.objects.filter(asked, aktif=True):
        found.setdefault(row.pemda, []).append(Office(row.pemda, row.kode, row.nama))
    return found


def _wanted(
    places: list[Place], units: dict[str, list[Office]], branches: Branches, dari: dt.date, sampai: dt.date, lasting: bool
) -> Iterator[tuple[Office, Aturan, Masa]]:
    said = calendar()
    for one in places:
        for pemda in governments([one]):
            for rule in rules(pemda):
                if not _concerns(one.role, rule):
                    continue
                times = [masa for masa in due(rule, dari, sampai, pemda=pemda, kalender=said) if lasting or masa.tenggat]
                here = units.get(pemda, []) if rule.tingkat == UNIT else _beside(pemda, rule, branches)
                yield from ((office, rule, masa) for office in here if _own(one, office) for masa in times)


def _beside(pemda: str, rule: Aturan, branches: Branches) -> list[Office]:
    """The government itself; of what branches send, each that serves it, where anybody has written them down."""
    if rule.tingkat == CABANG and pemda in branches:
        return [Office(pemda, "", f"{called(nama)}, {place(pemda)}", kode) for kode, nama in branches[pemda]]
    return [Office(pemda, "", place(pemda))]


def _concerns(role: Role, rule: Aturan) -> bool:
    """Whether somebody of that role makes, signs, checks or locks it."""
    if role == Role.PENYETUJU:
        return True
    if role == Role.KEPALA_OPD:
        return rule.tingkat == UNIT
    return role.value in rule.penyetor or _CHECKS.get(role) in rule.periksa or (role == Role.CABANG and rule.tingkat == CABANG)


def _own(one: Place, office: Office) -> bool:
    if one.level == Level.CABANG:
        return office.cabang == one.wilayah
    return one.level != Level.UNIT or one.wilayah == f"{office.pemda}/{office.unit}"


def _submissions(asked: list[tuple[Office, Aturan, Masa]]) -> dict[tuple[str, ...], Submission]:
    """What there is of it, with its steps; two queries."""
    pemda = {office.pemda for office, _, _ in asked}
    masa = {masa.masa for _, _, masa in asked}
    dataset = {rule.dataset for _, rule, _ in asked}
    alive = Submission.objects.filter(pemda__in=pemda, masa__in=masa, dataset__in=dataset).exclude(keadaan=State.DITARIK)
    return {(one.pemda, one.unit, one.cabang, one.dataset, one.masa, one.tahap): one for one in alive.prefetch_related("steps")}


def _duty(scope: Scope, found: dict[tuple[str, ...], Submission], asked: tuple[Office, Aturan, Masa], now: dt.datetime) -> Duty:
    office, rule, masa = asked
    one = found.get((office.pemda, office.unit, office.cabang, rule.dataset, masa.masa, masa.tahap))
    here = stand(one, list(one.steps.all()), counts=False) if one else Stand(State.DRAF)
    waited = flow.pending(here, rule)
    ghost = one or Submission(pemda=office.pemda, unit=office.unit, cabang=office.cabang)
    allowed = frozenset(kind for kind in waited if flow.may(kind, ghost, here, rule, scope))
    today = now.astimezone(zona(office.pemda)).date()
    left = (masa.tenggat - today).days if masa.tenggat else None
    return Duty(office, rule, masa, one, waited, left, allowed)


def _near(left: int | None) -> bool:
    return left is not None and left <= _SOON


_SOON = 7
