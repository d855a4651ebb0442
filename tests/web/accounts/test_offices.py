"""Units and branches are known by whoever administers where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.test import Client

from naungan.kernel.errors import Refusal
from naungan.web.accounts import actions
from naungan.web.accounts.models import BranchNpp, Unit
from tests.web.people import PEMDA, PEMDA_LAIN, masuk

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


def test_units_are_pasted_from_a_sheet(client: Client, orang: SimpleNamespace) -> None:
    masuk(client, orang.admin)
    said = "1.01\tDinas Pendidikan dan Kebudayaan\tdinas\n\n2.01;Badan Kepegawaian\n"
    assert client.post("/akun/unit/", {"daftar": said}).status_code == 302
    assert Unit.objects.get(pemda=PEMDA, kode="1.01").nama == "Dinas Pendidikan dan Kebudayaan"
    assert Unit.objects.get(pemda=PEMDA, kode="1.03").aktif, "a list that is not whole takes none away"
    client.post("/akun/unit/", {"daftar": said, "lengkap": "on"})
    assert not Unit.objects.get(pemda=PEMDA, kode="1.03").aktif
    assert "Badan Kepegawaian" in client.get("/akun/unit/").content.decode()
    assert "2.01 Badan Kepegawaian" in client.get("/akun/orang/undang/").content.decode()
    for wrong in ("1.01", "a b;Dinas", "1.01;Satu\n1.01;Dua", "1;2;3;4", ""):
        assert client.post("/akun/unit/", {"daftar": wrong}).status_code == 422, wrong


def test_another_area_is_not_pasted_into(client: Client, orang: SimpleNamespace) -> None:
    masuk(client, orang.admin)
    client.post(f"/akun/unit/?pemda={PEMDA_LAIN}", {"daftar": "9.99;Dinas Gelap"})
    assert not Unit.objects.filter(pemda=PEMDA_LAIN, kode="9.99").exists()
    assert masuk(client, orang.operator).post("/akun/unit/", {"daftar": "9.99;Dinas"}).status_code == 403
    assert masuk(client, orang.operator).post("/akun/cabang/", {}).status_code == 403


def test_a_branch_is_written_down_with_its_numbers(client: Client, orang: SimpleNamespace) -> None:
    masuk(client, orang.admin_provinsi)
    said = {"kode": "M01", "nama": "Palembang", "npp": f"16000001\n16000003;{PEMDA_LAIN}"}
    assert client.post(f"/akun/cabang/?pemda={PEMDA}", said).status_code == 302
    assert dict(BranchNpp.objects.filter(cabang__kode="M01").values_list("npp", "pemda")) == {"16000001": PEMDA, "16000003": PEMDA_LAIN}
    assert "16000003 (1601)" in client.get(f"/akun/cabang/?pemda={PEMDA}").content.decode()
    masuk(client, orang.admin)
    stolen = client.post("/akun/cabang/", {"kode": "P9", "nama": "Baru", "npp": "32000001"})
    assert stolen.status_code == 422
    assert "tidak mencakup tindakan ini" in stolen.content.decode()
    assert client.post("/akun/cabang/", {"kode": "P9", "nama": "Baru", "npp": "x;y;z"}).status_code == 422
