"""Scenarios reckoned person by person in plain Python, with the referee of contributions: slow, and written from the words of the steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from naungan.kernel.period import Bulan
from naungan.projection.scenario_steps import (
    DaftarSemua,
    DasarUpah,
    DompetBerakhir,
    Hukum,
    Jht,
    KontrakDiperpanjang,
    Langkah,
    PekerjaRentan,
)
from tests import referee

Row = Mapping[str, Any]
# pemda, category, programme, estimate, registered → people, rupiah
Cell = tuple[str, str, str, bool, str]
NAMED_BY_ARTICLE = ("honorer", "guru_non_asn")
REGISTERED = {"covered": "ya", "arrears": "ya", "no_data": "tidak_diketahui"}
CAN_BE = ("unregistered", "inactive", "not_on_own_npp", "covered_elsewhere", "no_data")
PURSE = {"pemda": "apbd", "desa": "apbdes"}
ASSUMED = Decimal(1_000_000)


def reckon(people: Sequence[Row], langkah: Sequence[Langkah], month: Bulan) -> dict[Cell, tuple[int, int]]:
    """What payers owe in a month."""
    found: dict[Cell, list[int]] = defaultdict(lambda: [0, 0])
    for person, many in [*((one, 1) for one in people), *_new(langkah)]:
        if not _works(person, langkah, month):
            continue
        registered = _registered(person, langkah, month)
        for program, estimate, rupiah in _owed(person, langkah, month):
            cell = found[person["pemda"], person["kategori"], program, estimate, registered]
            cell[0] += many
            cell[1] += many * rupiah
    return {key: (people, rupiah) for key, (people, rupiah) in found.items()}


def _new(langkah: Sequence[Langkah]) -> Iterator[tuple[Row, int]]:
    for one in langkah:
        if isinstance(one, PekerjaRentan):
            wage = None if one.penghasilan is None else Decimal(one.penghasilan)
            row = {"pemda": one.pemda, "kategori": "pekerja_rentan", "keadaan": "covered", "pembayar": one.pembayar, "upah": wage,
                   "mulai": one.dari.first_day, "akhir": None, "dompet": one.dompet}  # fmt: skip
            yield row, one.orang * (one.desa or 0)


def _works(person: Row, langkah: Sequence[Langkah], month: Bulan) -> bool:
    first, last = month.first_day, month.last_day
    begins, ends = person["mulai"], person["akhir"]
    if any(isinstance(one, KontrakDiperpanjang) and _speaks_of(one, person) for one in langkah) and ends and ends.month == 12:
        ends = None if ends >= Bulan(2026, 10).first_day else ends
    if ends is not None and ends < first:
        return False
    if person["kategori"] == "pppk":
        return begins is not None and begins > first
    return begins is None or begins <= last


def _speaks_of(one: Any, person: Row) -> bool:
    return one.pemda in (None, person["pemda"]) and getattr(one, "kategori", None) in (None, person["kategori"])


def _registered(person: Row, langkah: Sequence[Langkah], month: Bulan) -> str:
    purse = person.get("dompet", PURSE.get(person["pembayar"] or ""))
    for one in langkah:
        if isinstance(one, DompetBerakhir) and one.bulan <= month and one.dompet == purse and _speaks_of(one, person):
            return "tidak"
    state, vendor = person["keadaan"], person["pembayar"] == "vendor"
    # Whom nothing is owed yet is no state of coverage in the evaluated month.
    if "dompet" not in person and _sleeps(person):
        state = "not_eligible"
    for one in langkah:
        asked = isinstance(one, DaftarSemua) and one.bulan <= month and _speaks_of(one, person)
        if asked and not vendor and state in (*CAN_BE, "not_eligible"):
            return "ya"
    if vendor or state == "not_eligible":
        return "tidak_diketahui"
    return REGISTERED.get(state, "tidak")


def _sleeps(person: Row) -> bool:
    """Nothing is owed of him in the evaluated month."""
    return not _works(person, (), Bulan(2026, 10))


def _owed(person: Row, langkah: Sequence[Langkah], month: Bulan) -> Iterator[tuple[str, bool, int]]:
    """Programme, whether it is an estimate, and the payer's share."""
    wage = person["upah"]
    known = wage is not None and wage > 0
    for one in langkah:
        if known and isinstance(one, DasarUpah) and one.persen and one.dari <= month and _speaks_of(one, person):
            wage = Decimal(referee.half_up(Fraction(wage) * (10_000 + one.persen) / 10_000))
    base, estimate = (wage, False) if known else (ASSUMED, True)
    rule = _base(person, langkah, month)
    if rule is not None and rule.basis == "tetap":
        base, estimate = Decimal(rule.nilai), False
    elif rule is not None and rule.basis == "maks" and known:
        base = max(base, Decimal(rule.nilai))
    if person["kategori"] == "pekerja_rentan":
        for program in ("jkk", "jkm"):
            mine = sum(referee.contribution(program, segmen="BPU", upah=base, bulan=str(month), sektor="lainnya", dibayar="apbd"))
            yield program, estimate and program == "jkk", mine
        return
    rate = _jkk(langkah, month)
    yield "jkk", estimate, referee.half_up(Fraction(base) * rate)
    yield "jkm", estimate, referee.contribution("jkm", segmen="PU", upah=base, bulan=str(month))[0]
    decided = any(isinstance(one, Jht) and one.dari <= month and _speaks_of(one, person) for one in langkah)
    if decided and person["kategori"] in NAMED_BY_ARTICLE:
        yield "jht", estimate, referee.contribution("jht", segmen="PU", upah=base, bulan=str(month))[0]


def _base(person: Row, langkah: Sequence[Langkah], month: Bulan) -> Any:
    """The most particular rule, and of those the last."""
    rules = [one for one in langkah if isinstance(one, DasarUpah) and one.basis and one.dari <= month and _speaks_of(one, person)]
    return max(rules, key=lambda one: (one.pemda is not None, one.kategori is not None, rules.index(one)), default=None)


def _jkk(langkah: Sequence[Langkah], month: Bulan) -> Fraction:
    rate = referee.percent(referee.JKK_PU["I"])
    changed = sorted((one for one in langkah if isinstance(one, Hukum) and one.mulai <= month.first_day), key=lambda one: one.mulai)
    for one in changed:
        rate = Fraction(one.nilai["I"], 1_000_000)
    return rate
