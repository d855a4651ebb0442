"""The door: the list of commands, and the one place where failures become sentences and exit codes."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import click

import naungan
from naungan.cli import speech

if TYPE_CHECKING:
    from pathlib import Path

# Command → one line of help in both languages; nothing is imported to print this list.
COMMANDS = {
    "check": ("Periksa satu berkas: tata letak, baris, dan masalahnya.", "Check one file: layout, rows and problems."),
    "map": ("Usulkan arti kolom yang judulnya tidak dikenal.", "Propose what columns with unknown headings mean."),
    "match": ("Cocokkan daftar pekerja dengan berkas peserta.", "Match a roster with a member file."),
    "evaluate": ("Evaluasi satu folder untuk satu bulan.", "Evaluate a folder for one month."),
    "compare": ("Bandingkan dua daftar pekerja, dengan berkas SIPP yang menyusul.", "Compare two rosters; the SIPP files that follow."),
    "open": ("Buka folder hasil di peramban, hanya di komputer ini.", "Open a finished folder in the browser, on this machine only."),
    "iuran": ("Hitung iuran satu orang sebulan, dengan dasar hukumnya.", "One person's contribution, with its legal basis."),
    "manfaat": ("Hitung manfaat satu kejadian, dengan dasar hukumnya.", "What the law pays for one event, with its legal basis."),
    "taruhan": ("Berapa yang dipertaruhkan selama pekerja belum terlindungi.", "What is at stake while workers are not protected."),
    "law": ("Hukum yang dimuat: keadaannya, nilainya, penjelasannya.", "The law held here: standing, values, explanations."),
    "kecukupan": ("Hitung apakah pagu cukup untuk masa tertentu.", "Whether a budget lasts for a period."),
    "template": ("Buat templat kosong untuk diisi kantor.", "Make an empty template for offices to fill in."),
    "schema": ("Cetak skema tabel (Frictionless) suatu relasi atau tata letak.", "Print the Table Schema of a relation or layout."),
    "demo": ("Buat folder contoh lima provinsi dengan orang rekaan.", "Make an example folder of five provinces with invented people."),
    "config": ("Tampilkan pengaturan yang berlaku dan asalnya.", "Show the settings in force and where they come from."),
}  # fmt: skip
INTERRUPTED = 130
BROKEN_PIPE = 141


class LazyCommands(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return one command."""
        if name not in COMMANDS:
            return None
        return speech.localise(importlib.import_module(f"naungan.cli.{name}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Perintah" if speech.language() == "id" else "Commands"):
            formatter.write_dl([(name, help_[speech.language() == "en"]) for name, help_ in COMMANDS.items()])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """``[OPSI] PERINTAH [ISIAN]...``."""
        return [speech.metavar(piece) for piece in super().collect_usage_pieces(ctx)]


@click.group(cls=LazyCommands, help="Naungan: perlindungan Jamsostek bagi setiap pekerja yang menjadi tanggungan daerah.")
@click.option("--lang", type=click.Choice(["id", "en"]), help="Bahasa / language.")
@click.version_option(naungan.__version__, message="naungan %(version)s", help="Tampilkan versi.")
def cli(lang: str | None) -> None:
    """The root command."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command; every failure ends in one sentence on stderr and its exit code, never in a traceback."""
    from naungan.kernel.log import CleanStream

    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        with contextlib.redirect_stderr(CleanStream(sys.stderr)):  # whoever writes there, libraries included
            code = _run(arguments, _settle(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away (``… | head``); Python must not complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = BROKEN_PIPE
    sys.exit(code)


def _run(arguments: list[str], log: Path | None) -> int:
    try:
        with cli.make_context("naungan", arguments) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        return _misused(error)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        return _failed(error, log)
    return code if isinstance(code, int) else 0


def _settle(arguments: list[str]) -> Path | None:
    """Choose the language and the log before anything can fail; broken settings are told by the command that reads them."""
    from naungan.kernel.config import load
    from naungan.kernel.errors import Refusal
    from naungan.kernel.log import quiet

    try:
        settings = load({"language": _asked_language(arguments)})
    except Refusal:
        speech.speak("id")
        quiet(None)
        return None
    speech.speak(settings["language"].value)
    quiet(settings["log"].path)
    return settings["log"].path


def _asked_language(arguments: list[str]) -> str | None:
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        asked = following if word == "--lang" else word.partition("--lang=")[2]
        if asked in {"id", "en"}:
            return asked
    return None


def _misused(error: click.ClickException) -> int:
    click.echo(error.format_message(), err=True)
    context = getattr(error, "ctx", None)
    if context is not None and not isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(speech.hint([context.command_path]), err=True)
    return 2


def _failed(error: Exception, log: Path | None) -> int:
    from naungan.kernel.errors import Failure, Fault
    from naungan.kernel.log import close_log, open_log

    failure = error if isinstance(error, Failure) else Fault("FAULT_STEP", langkah="naungan", jenis=type(error).__name__)
    try:
        click.echo(failure.sentence(speech.language()), err=True)
    except (KeyError, ValueError):  # a broken catalogue must not turn a failure into a traceback
        click.echo(f"naungan: {failure.code}", err=True)
    if isinstance(failure, Fault):
        open_log(log).error("%s", failure.code, exc_info=error)
        close_log()
    return failure.exit_code
