"""The areas that an administrator may choose from when he gives a role."""

from __future__ import annotations

from naungan.kernel.errors import Refusal
from naungan.regions import list_pemda
from naungan.regions import nama as region_name
from naungan.web.accounts.actions.permitted import demand_area
from naungan.web.accounts.areas import area
from naungan.web.accounts.models import Branch, Unit, User
from naungan.web.accounts.roles import Level, Right
from naungan.web.accounts.scope import Scope, scope_of

Group = tuple[str, list[tuple[str, str]]]


def governments(scope: Scope) -> list[tuple[str, str]]:
    """The governments (code, name) of the areas that somebody administers; his own one alone for that of one government."""
    found: set[str] = set()
    for place in scope.where(Right.KELOLA):
        if place.level == Level.NASIONAL:
            found |= {kode for provinsi in range(11, 100) for kode in list_pemda(str(provinsi))}
        else:
            found |= set(list_pemda(place.wilayah)) if place.level == Level.PROVINSI else {place.wilayah}
    return [(kode, region_name(kode) or kode) for kode in sorted(found)]


def chosen(scope: Scope, said: str) -> str:
    """The government that a page is about: what was said, where it lies in the area, else the only one, else none."""
    known = dict(governments(scope))
    kode = said.replace(".", "").strip()[:4]
    if kode in known:
        return kode
    return next(iter(known)) if len(known) == 1 else ""


def areas(by: User, pemda: str) -> list[Group]:
    """What may be chosen, in groups: the area of the administrator himself, the government, its units, its branches."""
    own = [(f"{place.level}:{place.wilayah}", area(place.level, place.wilayah).nama) for place in scope_of(by).where(Right.KELOLA)]
    here = [] if not pemda else [(f"{Level.PEMDA}:{pemda}", region_name(pemda) or pemda)]
    units = [(f"{Level.UNIT}:{pemda}/{one.kode}", f"{one.kode} {one.nama}") for one in Unit.objects.filter(pemda=pemda, aktif=True)]
    served = [(f"{Level.CABANG}:{one.kode}", f"Cabang {one.nama}") for one in branches(by, pemda)]
    groups = [("Wilayah Anda", own), ("Pemda", [one for one in here if one not in own]), ("Unit", units), ("Kantor cabang", served)]
    return [(name, rows) for name, rows in groups if rows]


def branches(by: User, pemda: str) -> list[Branch]:
    """The branches that serve a government and lie wholly in the area of an administrator."""
    found = []
    for branch in Branch.objects.filter(npp__pemda=pemda).distinct().prefetch_related("npp"):
        try:
            demand_area(by, area(Level.CABANG, branch.kode))
        except Refusal:
            continue
        found.append(branch)
    return found
