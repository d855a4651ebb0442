"""Which setting wins, and what is said about a wrong one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.kernel.config import KNOWN, load
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import catalogue


def test_flag_beats_environment_beats_file_beats_default(tmp_path: Path) -> None:
    (tmp_path / "naungan.toml").write_text('engine = "spark"\nthreads = 3\nmemory = "2GB"\n', "utf-8")
    found = load({"engine": "duckdb", "threads": None}, environment={"NAUNGAN_ENGINE": "spark", "NAUNGAN_THREADS": "4"}, folder=tmp_path)
    assert {name: (one.value, one.source) for name, one in found.items()} == {
        "engine": ("duckdb", "flag"),
        "threads": (4, "NAUNGAN_THREADS"),
        "memory": ("2GB", "naungan.toml"),
        "work": (None, "default"),
        "log": (None, "default"),
        "readers": (min(2, os.cpu_count() or 1), "default"),
    }


def test_an_empty_variable_is_no_setting(tmp_path: Path) -> None:
    assert load(environment={"NAUNGAN_ENGINE": ""}, folder=tmp_path)["engine"].source == "default"


def test_another_file_by_variable(tmp_path: Path) -> None:
    path = tmp_path / "kantor.toml"
    path.write_text('engine = "spark"\nwork = "kerja"\n', "utf-8")
    found = load(environment={"NAUNGAN_CONFIG": str(path)})
    assert (found["engine"].value, found["engine"].source) == ("spark", "kantor.toml")
    assert found["work"].path == Path("kerja")
    with pytest.raises(Refusal, match="tidak ditemukan"):
        load(environment={"NAUNGAN_CONFIG": str(tmp_path / "tidak-ada.toml")})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("engine = ", "CONFIG_BROKEN"),
        ("mesin = 'duckdb'", "CONFIG_UNKNOWN"),
        ("engine = 'oracle'", "CONFIG_INVALID"),
        ("threads = 0", "CONFIG_INVALID"),
        ("threads = true", "CONFIG_INVALID"),
        ("memory = 'banyak'", "CONFIG_INVALID"),
        ("work = ['a']", "CONFIG_INVALID"),
        ("log = [1, 2]", "CONFIG_INVALID"),
        ("log = 2026-10-01", "CONFIG_INVALID"),
        ('work = "a\\u0000b"', "CONFIG_INVALID"),
        ("threads = " + "9" * 5000, "CONFIG_BROKEN"),
        ("threads = '" + "9" * 5000 + "'", "CONFIG_INVALID"),
        ("work = " + "[" * 5000, "CONFIG_BROKEN"),
    ],
)
def test_wrong_settings_are_refused_with_a_sentence(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "naungan.toml").write_text(text, "utf-8")
    with pytest.raises(Refusal) as refusal:
        load(environment={}, folder=tmp_path)
    assert refusal.value.code == code
    assert "{" not in refusal.value.sentence()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.one_of(st.binary(max_size=60), st.builds(lambda name, value: f"{name} = {value}".encode(), st.sampled_from([one.name for one in KNOWN]), st.text(max_size=20))))  # fmt: skip
def test_junk_is_refused_or_read_and_nothing_else(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "naungan.toml").write_bytes(raw)
    try:
        load(environment={}, folder=tmp_path)
    except Refusal as refusal:
        assert "naungan.toml" in refusal.sentence()


def test_every_setting_is_explained() -> None:
    assert all(f"CONFIG_{known.name.upper()}" in catalogue() for known in KNOWN)
