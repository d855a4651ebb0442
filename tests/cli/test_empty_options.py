"""An option that is given with nothing behind it, as a script does with a variable that is not set: refused, never passed over."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from naungan.cli import iuran, law, manfaat
from naungan.cli.values import Day, Month, Rupiah
from naungan.kernel.errors import Failure

PU = {"--upah": "1000000", "--bulan": "2026-10"}
BPU = {"--segmen": "BPU", "--penghasilan": "1000000", "--bulan": "2026-10"}
PROJECT = {"--segmen": "JAKON", "--nilai-kontrak": "100000000", "--bulan": "2026-10"}
MIGRANT = {"--segmen": "PMI", "--jalur": "p3mi", "--bulan-kontrak": "24", "--bulan": "2026-10"}
# A whole request for each segment and event; an option of no request here is added to the first one.
ASKED = {
    "jkk-meninggal": {"--upah": "1000000"}, "jkk-cacat-total": {"--upah": "1000000"}, "jkk-stmb": {"--upah": "1000000", "--bulan-ke": "1..3"},
    "jkk-cacat-sebagian": {"--upah": "1000000", "--bagian": "penciuman"}, "jkk-biaya": {"--biaya": "darat=5"}, "jkm": {"--masa-bulan": "9"},
    "beasiswa": {"--anak": "SD:1"}, "jht": {"--iuran": "5000", "--dari": "2020-01"}, "jp": {"--upah-rata": "1000000", "--masa-bulan": "180"},
    "jkp": {"--upah": "1000000"},
}  # fmt: skip
OWN = {"--penghasilan": BPU, "--nilai-kontrak": PROJECT, "--sudah-dibayar": PROJECT, "--jht": MIGRANT}


def texts(command: click.Command) -> Iterator[str]:
    """The options that take text, as it is or read as an amount, a month or a day."""
    for one in command.params:
        if isinstance(one, click.Option) and isinstance(one.type, (click.types.StringParamType, Rupiah, Month, Day)):
            yield one.opts[0]


def requests() -> Iterator[tuple[click.Command, dict[str, str], str]]:
    """Every command, a whole request, and each option to be left empty in it."""
    for option in texts(iuran.command):
        if option != "--upah-total":
            yield iuran.command, OWN.get(option, PU), option
    yield iuran.command, {name: value for name, value in PROJECT.items() if name != "--nilai-kontrak"}, "--upah-total"
    for name, rest in ASKED.items():
        event = manfaat.command.commands[name]
        yield from ((event, {"--tanggal": "2021-01-04", **rest}, option) for option in texts(event))


@pytest.mark.parametrize(("command", "asked", "option"), [*requests()], ids=lambda one: one if isinstance(one, str) else "")
def test_an_empty_option_is_refused(command: click.Command, asked: dict[str, str], option: str) -> None:
    whole = {**asked, option: ""}
    result = CliRunner().invoke(command, [part for pair in whole.items() for part in pair], standalone_mode=False)
    assert isinstance(result.exception, Failure), f"{option}: {result.output}"
    assert result.exception.exit_code == 2


@pytest.mark.parametrize("asked", [PU, BPU, PROJECT, MIGRANT])
def test_the_requests_are_answered_when_nothing_is_empty(asked: dict[str, str]) -> None:
    result = CliRunner().invoke(iuran.command, [part for pair in asked.items() for part in pair], standalone_mode=False)
    assert result.exception is None


@pytest.mark.parametrize("option", ["--pada", "--diketahui"])
def test_an_empty_day_of_the_law_is_refused(option: str) -> None:
    result = CliRunner().invoke(law.command, ["show", "tarif_jkk", option, ""], standalone_mode=False)
    assert isinstance(result.exception, Failure)
