"""Units and branches are known by whoever administers where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from naungan.kernel.errors import Refusal
from naungan.web.accounts import actions
from naungan.web.accounts.models import BranchNpp, Unit
from tests.web.people import PEMDA, PEMDA_LAIN

pytestmark = pytest.mark.django_db


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refusal) as found:
        yield
    assert found.value.code == code


def test_units_and_branches_are_known(orang: SimpleNamespace) -> None:
    assert (
        actions.units_known(
            by=orang.admin, pemda=PEMDA, units=[("1.01", "Dinas Pendidikan dan Kebudayaan", "dinas"), ("2.01", "Badan", "badan")]
        )
        == 2
    )
    found = dict(Unit.objects.filter(pemda=PEMDA, aktif=True).values_list("kode", "nama"))
    assert found == {"1.01": "Dinas Pendidikan dan Kebudayaan", "2.01": "Badan"}
    with refused("WEB_TIDAK_BERHAK"):
        actions.units_known(by=orang.admin, pemda=PEMDA_LAIN, units=[])
    actions.branch_known(by=orang.admin_provinsi, kode="M01", nama="Palembang", npp={"16000001": PEMDA, "16000009": PEMDA})
    assert set(BranchNpp.objects.filter(cabang__kode="M01").values_list("npp", flat=True)) == {"16000001", "16000009"}
    with refused("WEB_TIDAK_BERHAK"):  # a number of somebody else's branch
        actions.branch_known(by=orang.admin, kode="P09", nama="Baru", npp={"32000001": PEMDA})
