"""Areas in which roles are held: what they are called, which lie in which, and which meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from naungan.kernel.errors import Refusal
from naungan.regions import nama as region_name
from naungan.regions import pemda_code
from naungan.web.accounts.models import Assignment, Branch, BranchNpp, Unit
from naungan.web.accounts.roles import ROLES, Level, Role
from naungan.web.accounts.scope import Place

LEVELS = {
    Level.NASIONAL: "nasional",
    Level.PROVINSI: "provinsi",
    Level.PEMDA: "pemda",
    Level.UNIT: "unit",
    Level.CABANG: "kantor cabang",
}


@dataclass(frozen=True)
class Area:
    """``governments``: the pemda that it touches; of a nation or a province none, for it touches all of its own."""

    level: Level
    code: str
    nama: str = field(compare=False)
    governments: frozenset[str] = frozenset()

    def within(self, place: Place) -> bool:
        """Whether it lies wholly in the area of that role: a government's administrator appoints nobody over its province."""
        match place.level:
            case Level.NASIONAL:
                return True
            case Level.PROVINSI:
                return self.code == place.wilayah if self.level == Level.PROVINSI else self._all_in(place.wilayah)
            case Level.PEMDA:
                return self.level != Level.PROVINSI and bool(self.governments) and self.governments == {place.wilayah}
            case _:
                return False

    def meets(self, other: Area) -> bool:
        """Whether a row can lie in both."""
        if Level.NASIONAL in (self.level, other.level):
            return True
        if self.level == other.level == Level.UNIT:
            return self.code == other.code
        if Level.PROVINSI in (self.level, other.level):
            return bool(self._provinces() & other._provinces())
        return bool(self.governments & other.governments)

    def _all_in(self, provinsi: str) -> bool:
        return bool(self.governments) and all(one.startswith(provinsi) for one in self.governments)

    def _provinces(self) -> set[str]:
        return {self.code} if self.level == Level.PROVINSI else {one[:2] for one in self.governments}


def area(level: Level, code: str) -> Area:
    """The area of that level and code; Refusal where there is none."""
    match level:
        case Level.NASIONAL:
            return Area(level, "", "Indonesia")
        case Level.PROVINSI | Level.PEMDA:
            found = pemda_code(code)
            if found is None or (level == Level.PROVINSI and len(found) != 2):
                raise Refusal("AKUN_WILAYAH_TIDAK_ADA", kode=code[:20])
            return Area(level, found, region_name(found) or found, frozenset() if level == Level.PROVINSI else frozenset({found}))
        case Level.UNIT:
            pemda, _, kode = code.partition("/")
            unit = Unit.objects.filter(pemda=pemda, kode=kode, aktif=True).first()
            if unit is None:
                raise Refusal("AKUN_UNIT_TIDAK_ADA", kode=code[:60])
            return Area(level, code, f"{unit.nama}, {region_name(pemda) or pemda}", frozenset({pemda}))
        case Level.CABANG:
            branch = Branch.objects.filter(kode=code).first()
            if branch is None:
                raise Refusal("AKUN_CABANG_TIDAK_ADA", kode=code[:20])
            numbers = BranchNpp.objects.filter(cabang=branch).values_list("pemda", flat=True)
            return Area(level, code, f"Cabang {branch.nama}", frozenset(numbers))


def level_of(role: Role, code: str) -> Level:
    """The level that somebody means who says an area by its code alone: the only one of the role's levels that such a code can be."""
    if Level.CABANG in ROLES[role].levels:
        return Level.CABANG
    if "/" in code:
        return Level.UNIT
    if not code:
        return Level.NASIONAL
    return Level.PROVINSI if len(code) == 2 and Level.PROVINSI in ROLES[role].levels else Level.PEMDA


def areas_of(held: Iterable[Assignment]) -> dict[int, Area]:
    """The areas of assignments by their id, in as many questions for a hundred as for one; also of units that are no longer."""
    rows = list(held)
    units = {f"{u.pemda}/{u.kode}": u.nama for u in _units_named(rows)}
    branches = {b.kode: b for b in Branch.objects.filter(kode__in=_codes(rows, Level.CABANG)).prefetch_related("npp")}
    return {one.pk: _known(one, units, branches) for one in rows}


def _units_named(rows: list[Assignment]) -> Iterable[Unit]:
    places = [code.partition("/") for code in _codes(rows, Level.UNIT)]
    return Unit.objects.filter(pemda__in={pemda for pemda, _, _ in places}, kode__in={kode for _, _, kode in places})


def _codes(rows: list[Assignment], level: Level) -> list[str]:
    return sorted({one.wilayah for one in rows if one.tingkat == level})


def _known(one: Assignment, units: dict[str, str], branches: dict[str, Branch]) -> Area:
    level, code = Level(one.tingkat), one.wilayah
    match level:
        case Level.NASIONAL:
            return Area(level, code, "Indonesia")
        case Level.PROVINSI:
            return Area(level, code, region_name(code) or code)
        case Level.PEMDA:
            return Area(level, code, region_name(code) or code, frozenset({code}))
        case Level.UNIT:
            pemda = code.partition("/")[0]
            return Area(level, code, f"{units.get(code, code)}, {region_name(pemda) or pemda}", frozenset({pemda}))
        case Level.CABANG:
            branch = branches.get(code)
            numbers = frozenset(npp.pemda for npp in branch.npp.all()) if branch else frozenset()
            return Area(level, code, f"Cabang {branch.nama if branch else code}", numbers)
