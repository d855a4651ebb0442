"""The month that leads is the newest that is complete; a newer one is offered beside it, and what is locked stands beside the figures."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.test import Client

from naungan.web.environment import read_environment
from naungan.web.results import sums
from naungan.web.results.chosen import Chosen, Units, choose, chosen, units_of
from naungan.web.results.models import Across, Month
from tests.evaluation.offices import BULAN
from tests.web.evaluating.offices import KABUPATEN, KOTA
from tests.web.people import masuk
from tests.web.results.test_pages import text

pytestmark = pytest.mark.django_db
NEXT = "2026-11"


def month(pemda: str, bulan: str, terkunci: int | None, seluruh: int | None, like: Month | None = None) -> Month:
    said = {"ringkas": like.ringkas, "posisi": like.posisi} if like else {}
    return Month.objects.create(pemda=pemda, bulan=bulan, hasil="contoh", unit_terkunci=terkunci, unit_seluruh=seluruh, **said)


@pytest.mark.parametrize(
    ("rows", "lead", "newer"),
    [
        ([], "", ""),
        ([("2026-09", 6, 6), ("2026-10", 6, 6)], "2026-10", ""),
        ([("2026-09", 6, 6), ("2026-10", 1, 6)], "2026-09", "2026-10"),
        ([("2026-08", 4, 6), ("2026-09", 5, 6), ("2026-10", 1, 6)], "2026-09", "2026-10"),
        ([("2026-08", 5, 6), ("2026-09", 5, 6)], "2026-09", ""),
        ([("2023-07", 6, 6), ("2026-10", 1, 6)], "2026-10", ""),  # nobody waits so long for a list
        ([("2026-09", 6, 6), ("2026-10", None, None)], "2026-10", ""),  # nobody knows which units there are
    ],
)
def test_of_one_government(rows: list[tuple[str, int | None, int | None]], lead: str, newer: str) -> None:
    for bulan, terkunci, seluruh in rows:
        month(KOTA, bulan, terkunci, seluruh)
    found = choose(Month.objects.all())
    assert (found.bulan, found.terbaru) == (lead, newer)


def test_of_several_one_that_has_no_such_month_is_waited_for_and_one_late_unit_is_not() -> None:
    for number in range(20, 40):
        month(f"16{number}", "2026-09", 5 if number == 20 else 6, 6)
    month("1620", "2026-10", 6, 6)
    found = choose(Month.objects.all())
    assert (found.bulan, found.terbaru) == ("2026-09", "2026-10")
    assert found.kata("2026-10") == "6 dari 120 unit terkunci" and found.unit is not None and found.unit["2026-09"] == Units(119, 120)


def test_a_unit_goes_by_the_newest(orang: SimpleNamespace) -> None:
    from naungan.web.accounts.scope import scope_of

    month(KOTA, "2026-09", 6, 6)
    month(KOTA, "2026-10", 1, 6)
    assert chosen(scope_of(orang.operator)) == Chosen("2026-10")
    assert chosen(scope_of(orang.bkpsdm)).bulan == "2026-09"
    assert chosen(scope_of(orang.cabang)).bulan == ""


def test_the_units_are_those_of_the_evaluation(months: dict[str, Month]) -> None:
    folder = read_environment().lake / "hasil" / "contoh"
    assert units_of(folder, KOTA) == {"unit_terkunci": 2, "unit_seluruh": 3}
    assert units_of(folder, KABUPATEN) == {"unit_terkunci": None, "unit_seluruh": None}


@pytest.mark.parametrize("persona", ["pimpinan", "pengawas", "kementerian"])
def test_the_first_screen_leads_with_what_is_complete(
    persona: str, client: Client, orang: SimpleNamespace, months: dict[str, Month]
) -> None:
    Month.objects.filter(pemda=KABUPATEN).delete()
    Month.objects.filter(pemda=KOTA).update(unit_terkunci=6, unit_seluruh=6)
    month(KOTA, NEXT, 1, 6, like=months[KOTA])
    for bulan in (BULAN, NEXT):
        Across.objects.create(bulan=bulan, **sums.across(list(Month.objects.filter(bulan=bulan))))
    masuk(client, getattr(orang, persona))
    home = text(client, "/")
    assert "6 dari 6 unit terkunci" in home
    assert re.search(r"Angka sementara November 2026\s+1 dari 6 unit terkunci", home)
    desk = text(client, "/hasil/")
    assert "Hasil Oktober 2026" in desk and "Bulan terbaru, November 2026 , belum lengkap: 1 dari 6 unit terkunci." in desk
    newer = text(client, f"/hasil/?bulan={NEXT}")
    assert (
        "November 2026 belum lengkap: 1 dari 6 unit terkunci" in newer and "lebih lengkap: Oktober 2026 (6 dari 6 unit terkunci)" in newer
    )
    if persona != "pimpinan":
        assert across_units(NEXT) == (1, 6)


@pytest.mark.parametrize("persona", ["pengawas", "kementerian"])
def test_the_first_screen_of_many_says_what_is_wrong_and_where_to_look(
    persona: str, client: Client, orang: SimpleNamespace, months: dict[str, Month]
) -> None:
    Month.objects.filter(pemda=KOTA).update(unit_terkunci=4, unit_seluruh=6)
    short = sum((one.ringkas["shortfall"] or 0) > 0 for one in months.values())
    bare = sum((one.ringkas["terlindungi"]["tidak"] or 0) > 0 for one in months.values())
    masuk(client, getattr(orang, persona))
    home = text(client, "/")
    assert bare and f"Pemda dengan pekerja yang tidak terlindungi Oktober 2026 {bare} pemda" in home
    assert ("Pemda yang anggarannya kurang" in home) == bool(short)
    assert "Unit yang belum mengunci daftar pekerjanya Oktober 2026 2 unit" in home
    assert "Hasil tiap pemda Oktober 2026" in home
    Month.objects.update(ringkas={**months[KOTA].ringkas, "shortfall": None, "terlindungi": {"ya": None, "tidak": None, "belum": None}})
    home = text(client, "/")
    assert "anggarannya kurang" not in home and "tidak terlindungi Oktober" not in home


def across_units(bulan: str) -> tuple[int, int]:
    said = Across.objects.get(bulan=bulan).ringkas[sums.NATION]
    return said["unit_terkunci"], said["unit_seluruh"]


def test_the_month_says_how_many_to_whoever_sees_all_of_it(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    Month.objects.filter(pemda=KOTA).update(unit_terkunci=1, unit_seluruh=6)
    masuk(client, orang.pimpinan)
    assert "1 dari 6 unit terkunci" in text(client, f"/hasil/{months[KOTA].pk}/")
    masuk(client, orang.operator)
    assert "unit terkunci" not in text(client, f"/hasil/{months[KOTA].pk}/")
