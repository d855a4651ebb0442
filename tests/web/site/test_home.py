"""The first page says what is due, what is wrong and what is next, and what somebody is here."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from naungan.web.site import board
from naungan.web.site.board import Board, Figure, Item
from tests.web.people import masuk


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    late, later = Item("Daftar pekerja", "/a/", tenggat=dt.date(2026, 11, 5)), Item("Bukti bayar", "/b/", tenggat=dt.date(2026, 12, 21))
    said = [
        Board(jatuh_tempo=(later,), angka=(Figure("Terlindungi", "12"),)),
        Board(jatuh_tempo=(late,), salah=(Item("Baris ditolak", "/c/", cap="3", nada="salah"),)),
    ]
    monkeypatch.setattr(board, "TELLERS", [lambda user, scope, one=one: one for one in said])


@pytest.mark.usefixtures("told")
def test_the_nearest_deadline_comes_first(client: Client, orang: SimpleNamespace) -> None:
    text = masuk(client, orang.operator).get("/").content.decode()
    assert text.index("Daftar pekerja") < text.index("Bukti bayar") < text.index("Baris ditolak")
    assert "tenggat 5 November 2026" in text
    assert "Operator OPD · Dinas Pendidikan, Kota Palembang" in text


@pytest.mark.usefixtures("told")
def test_who_has_no_role_is_told_so_and_sees_nothing_else(client: Client, orang: SimpleNamespace) -> None:
    text = masuk(client, orang.tanpa_peran).get("/").content.decode()
    assert "belum mempunyai peran" in text
    assert "jatuh tempo" not in text


def test_who_is_not_signed_in_is_led_to_the_door(client: Client, db: Any) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/akun/masuk/")


def test_the_page_speaks_indonesian_to_an_english_browser(client: Client, orang: SimpleNamespace) -> None:
    answer = masuk(client, orang.operator).get("/", headers={"accept-language": "en-US"})
    assert '<html lang="id">' in answer.content.decode()
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'"} <= set(answer["Content-Security-Policy"].split("; "))
