"""Which units and branches there are: said by whoever imports a unit list, or the numbers of a branch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q

from naungan.web.accounts.actions.permitted import By, demand_area
from naungan.web.accounts.areas import Area, area
from naungan.web.accounts.models import Branch, BranchNpp, Unit
from naungan.web.accounts.roles import Level
from naungan.web.audit.actor import acts


def units_known(*, by: By, pemda: str, units: Iterable[tuple[str, str, str]], whole: bool = True) -> int:
    """Know the units (code, name, kind) of a government; those that a ``whole`` list leaves out are no longer. How many it names."""
    demand_area(by, area(Level.PEMDA, pemda))
    rows = [Unit(pemda=pemda, kode=kode, nama=nama, jenis=jenis, aktif=True) for kode, nama, jenis in units]
    with acts(by):
        Unit.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["pemda", "kode"], update_fields=["nama", "jenis", "aktif"], batch_size=500
        )
        if whole:
            Unit.objects.filter(pemda=pemda, aktif=True).exclude(kode__in=[row.kode for row in rows]).update(aktif=False)
    return len(rows)


def branch_known(*, by: By, kode: str, nama: str, npp: Mapping[str, str]) -> Branch:
    """Know a branch and the employer numbers that it serves (number → government); a number of another branch moves here."""
    touched = BranchNpp.objects.filter(Q(cabang__kode=kode) | Q(npp__in=list(npp))).values_list("pemda", flat=True)
    demand_area(by, Area(Level.CABANG, kode, nama, frozenset(npp.values()) | set(touched)))
    with acts(by):
        branch, _ = Branch.objects.update_or_create(kode=kode, defaults={"nama": nama})
        BranchNpp.objects.filter(cabang=branch).exclude(npp__in=list(npp)).delete()
        for number, pemda in sorted(npp.items()):
            BranchNpp.objects.update_or_create(npp=number, defaults={"cabang": branch, "pemda": pemda})
    return branch
