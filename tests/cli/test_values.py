"""Amounts, months and days on the command line, as Indonesians write them, in every command that takes one."""

from __future__ import annotations

import datetime as dt
import importlib
import json
from decimal import Decimal

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from naungan.cli import kecukupan, law, manfaat
from naungan.cli.main import COMMANDS, home, main
from naungan.cli.values import BULAN, RUPIAH, TANGGAL, Count, Day, Month, Rupiah, RupiahPer
from naungan.kernel.errors import Refusal
from naungan.kernel.period import NAMA_BULAN, Bulan, tanggal
from naungan.kernel.rupiah import rp

AMOUNTS = {
    "5400": "5400", "5.400": "5400", "Rp5.400": "5400", "Rp 5.400,-": "5400", "rp. 5.400,00": "5400", "IDR 1.000.000": "1000000",
    "1.000.000,50": "1000000.50", "1000000.50": "1000000.50", "1,000,000": "1000000", "5 400 000": "5400000", "5,4": "5.4", "0": "0",
}  # fmt: skip


@pytest.mark.parametrize(("text", "plain"), AMOUNTS.items())
def test_an_amount_as_it_is_written(text: str, plain: str) -> None:
    assert RUPIAH.convert(text, None, None) == Decimal(plain)


@given(amount=st.integers(0, 10**13))
def test_whatever_the_program_prints_is_read_back(amount: int) -> None:
    assert RUPIAH.convert(rp(amount), None, None) == RUPIAH.convert(str(amount), None, None) == amount


@pytest.mark.parametrize(
    ("text", "either", "other"), [("5.4", "5.400", "5,40"), ("1,000", "1.000", "1,00"), ("Rp16.80", "16.800", "16,80")]
)
def test_what_could_be_two_amounts_is_refused_with_both(text: str, either: str, other: str) -> None:
    with pytest.raises(Refusal) as told:
        RUPIAH.convert(text, None, None)
    said = told.value.sentence()
    assert told.value.code == "RUPIAH_TAKSA" and either in said and other in said and text in said


@pytest.mark.parametrize("text", ["", "banyak", "5 4", "1.00.000", "-5", "1.000,5,0", "5.400.50", "½"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        RUPIAH.convert(text, None, None)


@pytest.mark.parametrize("text", ["2026-10", "Oktober 2026", "okt 2026", "OKTOBER  2026", "Okt-2026", "10/2026", "10-2026"])
def test_a_month_as_it_is_written(text: str) -> None:
    assert BULAN.convert(text, None, None) == "2026-10"


@given(number=st.integers(1, 12), year=st.integers(1900, 2200))
def test_every_month_is_read_as_it_is_printed(number: int, year: int) -> None:
    month = Bulan(year, number)
    assert BULAN.convert(month.nama, None, None) == str(month) == BULAN.convert(f"{NAMA_BULAN[number - 1][:3]} {year}", None, None)


@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_every_day_is_read_as_it_is_printed(day: dt.date) -> None:
    forms = (day.isoformat(), tanggal(day), f"{day.day}-{day.month}-{day.year}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}")
    assert {TANGGAL.convert(form, None, None) for form in forms} == {day}


@pytest.mark.parametrize("text", ["", "2026", "13/2026", "Oktobar 2026", "Marmer 2026", "okt 26", "31-10-2026"])
def test_what_is_no_month_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(Refusal, match="Oktober 2026"):
        BULAN.convert(text, None, None)


@pytest.mark.parametrize("text", ["", "31-11-2026", "10-31-2026", "31-10-26", "Oktober 2026", "2026-W40-1", "1 dan 2"])
def test_what_is_no_day_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(Refusal, match="15 November 2026"):
        TANGGAL.convert(text, None, None)


def test_amounts_under_a_key() -> None:
    assert RupiahPer(bare=False).convert("darat=1.000.000,laut=Rp500.000,ortosis", None, None) == "darat=1000000,laut=500000,ortosis"
    assert RupiahPer(bare=True).convert("2025=452.508.000", None, None) == "2025=452508000"
    assert RupiahPer(bare=True).convert("452,508,000", None, None) == "452508000"


def test_a_count_with_dots() -> None:
    assert Count(0, 10_000).convert("5.400", None, None) == 5400
    with pytest.raises(click.BadParameter):
        Count().convert("5.4", None, None)


def _options(command: click.Command) -> list[click.Option]:
    below = getattr(command, "commands", {}).values()
    return [one for one in command.params if isinstance(one, click.Option)] + [option for one in below for option in _options(one)]


# What an option is called tells what it holds, in every command.
WORDS = {
    "bulan": Month, "bulan_lama": Month, "dari": Month, "sampai": Month, "lunas_sampai": Month, "peserta_sejak": Month, "tanggal": Day,
    "posisi": Day, "diketahui": Day, "pada": Day, "lahir": Day, "mulai": Day, "akhir": Day, "upah": Rupiah, "penghasilan": Rupiah,
    "nilai_kontrak": Rupiah, "upah_total": Rupiah, "sudah_dibayar": Rupiah, "iuran": Rupiah, "saldo_awal": Rupiah, "upah_rata": Rupiah,
    "upah_dilaporkan": Rupiah, "pagu": RupiahPer, "biaya": RupiahPer,
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_reads_its_values_in_one_way(name: str) -> None:
    options = _options(importlib.import_module(home(name)).command)
    assert {one.name: type(one.type) for one in options if one.name in WORDS and not isinstance(one.type, WORDS[one.name])} == {}
    assert not [one.name for one in options if "TTTT" in (one.help or "")]


def answer(command: click.Command, *words: str) -> dict:
    result = CliRunner().invoke(command, [*words, "--json"], standalone_mode=False)
    assert result.exception is None
    return dict(json.loads(result.output))


def test_the_commands_answer_alike_in_either_writing() -> None:
    plain = ("--orang", "1200", "--iuran", "5400", "--dari", "2026-01", "--sampai", "2026-12", "--pagu", "77760000")
    written = ("--orang", "1.200", "--iuran", "Rp5.400", "--dari", "Januari 2026", "--sampai", "Des 2026", "--pagu", "Rp77.760.000,-")
    assert answer(kecukupan.command, *plain) == answer(kecukupan.command, *written)
    event = manfaat.command.commands["jkk-meninggal"]
    assert answer(event, "--tanggal", "2026-10-31", "--upah", "5400000") == answer(
        event, "--tanggal", "31 Oktober 2026", "--upah", "5.400.000"
    )
    shown = law.command.commands["show"]
    assert answer(shown, "pagu_jp", "--pada", "2026-10-31") == answer(shown, "pagu_jp", "--pada", "31-10-2026")


def test_a_doubtful_amount_ends_with_the_option_and_the_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["iuran", "--upah", "5.4", "--bulan", "Oktober 2026"])
    said = capsys.readouterr()
    assert ended.value.code == 2 and said.out == ""
    assert "--upah" in said.err and "5.400" in said.err and "5,40" in said.err
