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
