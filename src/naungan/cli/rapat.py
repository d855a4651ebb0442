"""``naungan rapat``: rounds of monitoring, from the opening to what became of each finding; one file a command, imported when called."""

from __future__ import annotations

import importlib

import click

from naungan.cli.lazy import LazyGroup

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


def _found(name: str) -> click.Command:
    word = name.replace("-", "_")
    found: click.Command = getattr(importlib.import_module(f"naungan.cli.rapat_{word}"), word)
    return found


@click.group(
    cls=LazyGroup, known=COMMANDS, found=_found,
    help="Rapat monitoring: dibuka, diisi, ditutup, dan dilanjutkan; catatannya hanya bertambah.",
)  # fmt: skip
def command() -> None:
    """The group; its commands write to the folder of the book and answer on stdout."""
