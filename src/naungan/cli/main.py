"""The door: the list of commands, and the one place where failures become sentences and exit codes."""

from __future__ import annotations

import importlib
import sys

import click

import naungan

# Command name → module under naungan.cli and one line of help; nothing is imported to print this list.
COMMANDS = {
    "check": "Periksa satu berkas: tata letak, baris, dan masalahnya.",
    "match": "Cocokkan daftar pekerja dengan berkas peserta.",
    "evaluate": "Evaluasi satu folder untuk satu bulan.",
    "iuran": "Hitung iuran satu orang untuk satu bulan, dengan dasar hukumnya.",
    "kecukupan": "Hitung apakah pagu cukup untuk masa tertentu.",
    "demo": "Buat folder contoh lima provinsi dengan orang rekaan.",
    "config": "Tampilkan konfigurasi yang berlaku dan asalnya.",
}


class LazyCommands(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"naungan.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Perintah"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyCommands, help="Naungan: perlindungan Jamsostek bagi setiap pekerja yang menjadi tanggungan daerah.")
@click.version_option(naungan.__version__, message="naungan %(version)s", help="Tampilkan versi.")
def cli() -> None:
    """The root command."""


def main(argv: list[str] | None = None) -> None:
    """Run a command; every failure ends in one sentence on stderr and its exit code, never in a traceback."""
    try:
        code = cli.main(argv, prog_name="naungan", standalone_mode=False)
    except click.UsageError as error:
        click.echo(error.format_message(), err=True)
        code = 2
    except click.Abort:
        code = 130
    except Exception as error:
        code = _failed(error)
    sys.exit(code if isinstance(code, int) else 0)


def _failed(error: Exception) -> int:
    from naungan.kernel.errors import Failure, Fault

    failure = error if isinstance(error, Failure) else Fault("FAULT_STEP", langkah="naungan", jenis=type(error).__name__)
    click.echo(failure.sentence(), err=True)
    return failure.exit_code
