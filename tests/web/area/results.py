"""A result of each government in the lake, the people in it, and what was drawn of them for an auditor."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

from naungan.evaluation.record import SUMMARY
from naungan.web.accounts.models import User
from naungan.web.environment import read_environment
from naungan.web.results.models import Month, Sample
from tests.evaluation.offices import BULAN
from tests.web.area.world import ANY, PEMDAS, Thing, makes
from tests.web.people import KESEHATAN, PEMDA, PEMDA_LAIN, PENDIDIKAN

# Row of the small folder's result, by office; a worker of the third has no unit.
PEOPLE = {(PEMDA, PENDIDIKAN): (0, "Budi Santoso"), (PEMDA, KESEHATAN): (3, "Dewi Lestari"), (PEMDA_LAIN, PENDIDIKAN): (0, "Joko Susilo")}


def lay_results(hasil: Path) -> None:
    """The finished run under a name of each government, as if it had been evaluated alone."""
    for pemda in PEMDAS:
        place = read_environment().lake / "hasil" / f"wilayah-{pemda}"
        if not place.exists():
            shutil.copytree(hasil, place)
            said = json.loads((place / SUMMARY).read_text("utf-8"))
            said["pemda"] = {pemda: said["pemda"].get(pemda, said["pemda"][PEMDA])}
            (place / SUMMARY).write_text(json.dumps(said), "utf-8")


def _month(pemda: str) -> Month:
    name = f"wilayah-{pemda}"
    figures = json.loads((read_environment().lake / "hasil" / name / SUMMARY).read_text("utf-8"))["pemda"][pemda]
    said = {"hasil": name, "ringkas": figures, "posisi": dt.date(2026, 11, 20), "nomor": 1}
    return Month.objects.get_or_create(pemda=pemda, bulan=BULAN, defaults=said)[0]


@makes("bulan", unit=False)
def _page(pemda: str, unit: str) -> Thing:
    """A month, of which each unit sees its part."""
    return Thing("bulan", _month(pemda).pk, pemda, ANY, marked=False)


@makes("bulan_buku", unit=False)
def _book(pemda: str, unit: str) -> Thing:
    """Its workbook."""
    return Thing("bulan_buku", (_month(pemda).pk, "buku"), pemda, ANY, marked=False)


@makes("orang")
def _person(pemda: str, unit: str) -> Thing:
    """A worker by the number of his row, known by his name."""
    row, name = PEOPLE.get((pemda, unit), (0, "Tidak Ada Orangnya"))
    return Thing("orang", (_month(pemda).pk, 1, row), pemda, unit if pemda == PEMDA else "", text=name)


@makes("sampel", unit=False)
def _sample(pemda: str, unit: str) -> Thing:
    """What an auditor has drawn."""
    return Thing("sampel", _drawn(pemda).pk, pemda, "", marked=False)


@makes("sampel_baris", unit=False)
def _sample_row(pemda: str, unit: str) -> Thing:
    """One row of it."""
    return Thing("sampel_baris", (_drawn(pemda).pk, 0), pemda, "", marked=False)


def _drawn(pemda: str) -> Sample:
    auditor = User.objects.get(username="auditor")
    letter = {"oleh": auditor, "nomor_surat": "700/1/2026"}
    said = {"hasil": f"wilayah-{pemda}", "baris": [0], "dari": 1, "sampai": dt.date(2099, 1, 1)}
    return Sample.objects.get_or_create(pemda=pemda, bulan=BULAN, **letter, defaults=said)[0]
