"""``naungan rapat``: rounds of monitoring, from the opening to what became of each finding; one file a command, imported when called."""

from __future__ import annotations

import importlib

import click

from naungan.cli import speech

# Command → one line of help; each stands in ``rapat_<name>.py``, and nothing is imported to print this list.
COMMANDS = {
    "buka": "Buka rapat: bekukan hasil evaluasi dan buat temuannya.",
    "isi": "Baca lembar, blanko, dan daftar yang kembali dari rapat.",
    "periksa": "Daftar periksa satu pemda: tampilkan, atau catat jawabannya.",
    "naikkan": "Naikkan satu butir ke tangga yang lebih tinggi.",
    "tutup": "Tutup rapat; sesudah itu tidak ada yang ditambahkan.",
    "berikut": "Buka rapat berikutnya: apa yang terjadi dengan tiap butir.",
    "hitung-ulang": "Hitung ulang yang dibekukan rapat: sama, atau mengapa tidak.",
    "daftar": "Daftar rapat, butirnya, dan siapa harus bertindak.",
    "register": "Sasaran, instrumen, dan kendala sebagaimana adanya pada suatu hari.",
    "surat": "Tulis naskah rapat: undangan, berita acara, surat, laporan, buku.",
}


class Rounds(click.Group):
    """The commands of a round, in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return one command."""
        if name not in COMMANDS:
            return None
        word = name.replace("-", "_")
        found: click.Command = getattr(importlib.import_module(f"naungan.cli.rapat_{word}"), word)
        return speech.localise(found)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Perintah"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Rounds, help="Rapat monitoring: dibuka, diisi, ditutup, dan dilanjutkan; catatannya hanya bertambah.")
def command() -> None:
    """The group; its commands write to the folder of the book and answer on stdout."""
