"""The unit list of a government that counts is what its accounts are given roles in."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from naungan.web.accounts.models import Unit
from naungan.web.audit.actor import acts
from naungan.web.collection.counting import switch
from naungan.web.collection.datasets import Wanted
from naungan.web.jobs.models import Job
from tests.web.collection.handing import checked, hand_in, work
from tests.web.people import PEMDA

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "kode unit;nama unit;singkatan;jenis\n1.01;Dinas Pendidikan dan Kebudayaan;Disdikbud;opd\n1.09;Dinas Kominfo;Kominfo;opd\n"


def test_the_accounts_know_the_units_of_the_list_that_counts(orang: SimpleNamespace) -> None:
    version = checked(hand_in(orang.bkpsdm, LIST.encode(), wanted=Wanted(PEMDA, "", "unit", "", "")))
    assert version.diterima == 2
    with acts("sistem:uji"):
        switch(version.setoran, version)
    assert Unit.objects.get(pemda=PEMDA, kode="1.01").nama == "Dinas Pendidikan"
    assert work(Job.objects.get(jenis="unit")).hasil == {"unit": 2}
    known = dict(Unit.objects.filter(pemda=PEMDA, aktif=True).values_list("kode", "nama"))
    assert known == {"1.01": "Dinas Pendidikan dan Kebudayaan", "1.09": "Dinas Kominfo"}
    assert Unit.objects.filter(pemda=PEMDA, kode="1.02", aktif=False).exists()
