"""Whatever goes wrong is told in Indonesian, in the frame of every page, with a step to take."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client

from naungan.web.jobs import views
from tests.web.people import masuk

pytestmark = pytest.mark.django_db


def _frame(text: str) -> bool:
    return '<html lang="id">' in text and 'role="alert"' in text and "Kembali ke beranda" in text


def test_an_address_that_is_none(client: Client, orang: SimpleNamespace) -> None:
    for one in (Client(), masuk(client, orang.operator)):
        answer = one.get("/tidak/ada/")
        assert answer.status_code == 404 and _frame(answer.content.decode()) and "Halaman tidak ada" in answer.content.decode()


def test_an_address_that_takes_forms_alone_leads_back_when_it_is_opened(client: Client, orang: SimpleNamespace) -> None:
    answer = masuk(client, orang.operator).get("/pekerjaan/1/batal/")
    text = answer.content.decode()
    assert (answer.status_code, answer["Allow"]) == (405, "POST") and _frame(text) and "hanya menerima kiriman" in text


def test_a_form_of_another_session(orang: SimpleNamespace) -> None:
    answer = masuk(Client(enforce_csrf_checks=True), orang.operator).post("/pekerjaan/1/batal/")
    assert answer.status_code == 403 and _frame(answer.content.decode()) and "terlalu lama terbuka" in answer.content.decode()


def test_a_mistake_of_ours(orang: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("1671012345678901")

    monkeypatch.setattr(views, "_seen", broken)
    client = masuk(Client(raise_request_exception=False), orang.operator)
    answer = client.get("/pekerjaan/1/")
    text = answer.content.decode()
    assert answer.status_code == 500 and _frame(text) and "kesalahan program" in text and "1671012345678901" not in text
