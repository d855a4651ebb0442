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

# Command → one line of help; nothing is imported to print this list.
COMMANDS = {
    "check": "Periksa satu berkas: tata letak, baris, dan masalahnya.",
    "map": "Usulkan arti kolom yang judulnya tidak dikenal.",
    "match": "Cocokkan daftar pekerja dengan berkas peserta.",
    "evaluate": "Evaluasi satu folder untuk satu bulan.",
    "compare": "Bandingkan dua daftar pekerja, dengan berkas SIPP yang menyusul.",
    "open": "Buka folder hasil di peramban, hanya di komputer ini.",
    "iuran": "Hitung iuran satu orang sebulan, dengan dasar hukumnya.",
    "manfaat": "Hitung manfaat satu kejadian, dengan dasar hukumnya.",
    "taruhan": "Berapa yang dipertaruhkan selama pekerja belum terlindungi.",
    "law": "Hukum yang dimuat: keadaannya, nilainya, penjelasannya.",
    "kecukupan": "Hitung apakah pagu cukup untuk masa tertentu.",
    "template": "Buat templat kosong untuk diisi kantor.",
    "schema": "Cetak skema tabel (Frictionless) suatu relasi atau tata letak.",
    "demo": "Buat folder contoh lima provinsi dengan orang rekaan.",
    "config": "Tampilkan pengaturan yang berlaku dan asalnya.",
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
        with formatter.section("Perintah"):
            formatter.write_dl(list(COMMANDS.items()))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """``[OPSI] PERINTAH [ISIAN]...``."""
        return [speech.metavar(piece) for piece in super().collect_usage_pieces(ctx)]


@click.group(cls=LazyCommands, help="Naungan: perlindungan Jamsostek bagi setiap pekerja yang menjadi tanggungan daerah.")
@click.version_option(naungan.__version__, message="naungan %(version)s", help="Tampilkan versi.")
def cli() -> None:
    """The root command."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run a command; every failure ends in one sentence on stderr and its exit code, never in a traceback."""
    from naungan.kernel.log import CleanStream

    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        # Whoever writes there, libraries included.
        with contextlib.redirect_stderr(CleanStream(sys.stderr)), contextlib.redirect_stdout(CleanStream(sys.stdout, figures=True)):
            code = _run(arguments, _settle())
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


def _settle() -> Path | None:
    """Choose the log before anything can fail; broken settings are told by the command that reads them."""
    from naungan.kernel.config import load
    from naungan.kernel.errors import Refusal
    from naungan.kernel.log import quiet

    speech.speak()
    try:
        log = load()["log"].path
    except Refusal:
        log = None
    quiet(log)
    return log


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
        click.echo(failure.sentence(), err=True)
    except (KeyError, ValueError):  # a broken catalogue must not turn a failure into a traceback
        click.echo(f"naungan: {failure.code}", err=True)
    if isinstance(failure, Fault):
        open_log(log).error("%s", failure.code, exc_info=error)
        close_log()
    return failure.exit_code
