"""What every answer carries, how a session's key goes out, and what a form without its token is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from tests.web.people import SANDI, bersandi, masuk

pytestmark = pytest.mark.django_db


def test_every_answer_has_its_headers(client: Client) -> None:
    said = client.get("/akun/masuk/").headers
    policy = {one.split()[0]: one.split()[1:] for one in said["Content-Security-Policy"].split(";") if one.strip()}
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert (said["X-Frame-Options"], said["X-Content-Type-Options"], said["Referrer-Policy"]) == ("DENY", "nosniff", "same-origin")
    assert said["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_key_of_a_session_is_long_new_each_time_and_for_the_server_alone(orang: SimpleNamespace, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True
    user, seen = bersandi(orang.operator), set()
    for _ in range(3):
        client = Client()
        client.post("/akun/masuk/", {"login": user.username, "password": SANDI}, secure=True)
        cookie = client.cookies["sessionid"]
        assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
        assert len(cookie.value) >= 32
        seen.add(cookie.value)
    assert len(seen) == 3


def test_a_form_without_its_token_is_refused(orang: SimpleNamespace) -> None:
    client = masuk(Client(enforce_csrf_checks=True), orang.auditor)
    assert client.post("/jejak/unduh/").status_code == 403


@pytest.mark.parametrize("said", ["' OR 1=1 --", "%' OR '1'='1", "1); DROP TABLE accounts_user; --", '" OR ""="'])
def test_what_is_typed_is_never_a_question_to_the_database(orang: SimpleNamespace, said: str) -> None:
    client = masuk(Client(), orang.auditor)
    assert "Tidak ada kejadian" in client.get("/jejak/", {"orang": said}).content.decode()
    assert "Tidak ada kejadian" not in client.get("/jejak/", {"jenis": said}).content.decode()
