"""A front office that would be unsafe does not start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from naungan.kernel.errors import Refusal
from naungan.web.environment import read_environment


def _said(tmp_path: Path, **said: str) -> dict[str, str]:
    return {"NAUNGAN_DATA": str(tmp_path / "data"), "NAUNGAN_KEYS": str(tmp_path / "kunci"), **said}


@contextmanager
def _refused(code: str) -> Iterator[None]:
    with pytest.raises(Refusal) as refused:
        yield
    assert refused.value.code == code


SERVER = {"NAUNGAN_MODE": "server", "NAUNGAN_HOSTS": "naungan.contoh.go.id", "NAUNGAN_HTTPS": "1"}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"NAUNGAN_HOSTS": "naungan.contoh.go.id"}, "WEB_LOKAL_TERBUKA"),
        (SERVER | {"NAUNGAN_HOSTS": ""}, "WEB_TANPA_NAMA"),
        (SERVER | {"NAUNGAN_HOSTS": "*"}, "WEB_TANPA_NAMA"),
        (SERVER | {"NAUNGAN_HTTPS": "0"}, "WEB_TANPA_TLS"),
    ],
)
def test_what_is_unsafe_is_refused(tmp_path: Path, said: dict[str, str], code: str) -> None:
    environment = read_environment(_said(tmp_path, **said))
    environment.make_keys()
    with _refused(code):
        environment.refuse_unsafe()


def test_what_is_for_this_machine_listens_to_no_other(tmp_path: Path) -> None:
    here = read_environment(_said(tmp_path))
    here.refuse_open("127.0.0.1")
    read_environment(_said(tmp_path, **SERVER)).refuse_open("10.0.0.5")
    for address in ("0.0.0.0", "::", "192.168.1.7", ""):  # what must be refused
        with _refused("WEB_LOKAL_TERBUKA"):
            here.refuse_open(address)


def test_a_local_server_that_would_listen_to_others_does_not_start(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "naungan", "serve", "--alamat", "0.0.0.0", "--port", "1"]  # as above
    known = {name: value for name, value in os.environ.items() if not name.startswith(("NAUNGAN", "DATABASE", "DJANGO"))}
    done = subprocess.run(call, env=known | _said(tmp_path), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode != 0
    assert "hanya melayani komputer ini" in done.stdout + done.stderr


def test_keys_stand_apart_from_the_data_and_for_their_owner_alone(tmp_path: Path) -> None:
    inside = read_environment(_said(tmp_path, NAUNGAN_KEYS=str(tmp_path / "data" / "kunci")))
    inside.make_keys()
    with _refused("WEB_KUNCI_DI_DATA"):
        inside.refuse_unsafe()
    apart = read_environment(_said(tmp_path))
    with _refused("WEB_KUNCI_TIDAK_ADA"):
        apart.refuse_unsafe()
    assert apart.make_keys() == ["sesi", "berkas", "nik", "jejak"]
    apart.refuse_unsafe()
    assert apart.make_keys() == []
    (apart.keys / "nik").chmod(0o644)
    with _refused("WEB_KUNCI_TIDAK_AMAN"):
        apart.refuse_unsafe()


def test_a_value_that_no_setting_has_is_told() -> None:
    with _refused("CONFIG_INVALID"):
        read_environment({"NAUNGAN_POLICY": "longgar"})
    with _refused("CONFIG_INVALID"):
        read_environment({"NAUNGAN_IDLE": "sebentar"})


@pytest.mark.parametrize(
    ("url", "more", "host"),
    [
        ("postgresql://u:p@10.0.0.9/naungan", {}, "10.0.0.9"),
        ("postgres://u:p@basis.contoh.go.id/naungan?sslmode=prefer", {}, "basis.contoh.go.id"),
        ("postgresql:///naungan?host=10.0.0.9", {}, "10.0.0.9"),
        ("postgresql://localhost/naungan?hostaddr=10.0.0.9", {}, "10.0.0.9"),
        ("postgresql:///naungan", {"PGHOST": "basis"}, "basis"),
        ("postgresql:///naungan?service=kantor", {}, "kantor"),
        ("postgresql://u:p@basis/naungan?sslmode=disable", {"PGSSLMODE": "verify-full"}, "basis"),
    ],
)
def test_a_database_elsewhere_is_reached_by_tls_alone(tmp_path: Path, url: str, more: dict[str, str], host: str) -> None:
    environment = read_environment(_said(tmp_path, **SERVER, DATABASE_URL=url, **more))
    environment.make_keys()
    with pytest.raises(Refusal) as refused:
        environment.refuse_unsafe()
    assert (refused.value.code, refused.value.params["nama"]) == ("WEB_BASIS_TANPA_TLS", host)
    assert ":p@" not in refused.value.sentence()


@pytest.mark.parametrize(
    ("url", "more"),
    [
        ("postgresql://%2Frun%2Fpostgresql/naungan", {}),
        ("postgresql:///naungan", {}),
        ("postgresql://u:p@localhost/naungan", {}),
        ("postgresql://u:p@127.0.0.1:5433/naungan", {}),
        ("postgresql://u:p@[::1]/naungan", {}),
        *((f"postgresql://u:p@basis/naungan?sslmode={mode}", {}) for mode in ("require", "verify-ca", "verify-full")),
        ("postgresql://u:p@basis/naungan", {"PGSSLMODE": "verify-full"}),
    ],
)
def test_a_database_here_or_behind_tls_is_fine(tmp_path: Path, url: str, more: dict[str, str]) -> None:
    environment = read_environment(_said(tmp_path, **SERVER, DATABASE_URL=url, **more))
    environment.make_keys()
    environment.refuse_unsafe()


def test_what_a_proxy_says_is_believed_of_ours_alone(tmp_path: Path) -> None:
    behind = read_environment(_said(tmp_path, **SERVER, NAUNGAN_PROXIES="1"))
    behind.refuse_open("127.0.0.1")
    for address in ("0.0.0.0", "10.0.0.5", "::"):  # what must be refused
        with _refused("WEB_PERANTARA_TERBUKA"):
            behind.refuse_open(address)
    assert (
        behind.believes("127.0.0.1") and behind.believes("::ffff:127.0.0.1") and not behind.believes("10.0.0.5") and not behind.believes("")
    )
    named = read_environment(_said(tmp_path, **SERVER, NAUNGAN_PROXIES="1", NAUNGAN_PERANTARA="10.0.0.5, 10.0.1.0/24"))
    named.refuse_open("10.0.0.9")
    assert [named.believes(one) for one in ("10.0.0.5", "10.0.1.77", "10.0.2.1", "127.0.0.1")] == [True, True, False, False]
    assert not read_environment(_said(tmp_path, **SERVER)).believes("127.0.0.1")
    with _refused("CONFIG_INVALID"):
        read_environment({"NAUNGAN_PERANTARA": "proksi"})


def test_who_reaches_a_server_past_its_proxy_is_led_to_tls_and_named_by_his_own_address(tmp_path: Path) -> None:
    code = """
import django
django.setup()
from django.test import RequestFactory
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from naungan.web.addresses import believed, client_address
seen = []
def page(request):
    seen.append((request.is_secure(), client_address(request)))
    return HttpResponse("ada")
answer = believed(SecurityMiddleware(page))
said = {"HTTP_HOST": "naungan.contoh.go.id", "HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "203.0.113.7"}
for address in ("127.0.0.1", "10.0.0.66"):
    print(answer(RequestFactory().get("/", REMOTE_ADDR=address, **said)).status_code)
print(seen)
"""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("NAUNGAN", "DATABASE", "DJANGO"))}
    said = _said(tmp_path, **SERVER, NAUNGAN_PROXIES="1", DJANGO_SETTINGS_MODULE="naungan.web.settings")
    done = subprocess.run([sys.executable, "-c", code], env=known | said, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.splitlines() == ["200", "301", "[(True, '203.0.113.7')]"], done.stderr
