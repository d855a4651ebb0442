"""A front office that would be unsafe does not start."""

from __future__ import annotations

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
