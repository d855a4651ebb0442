"""``naungan serve``: the front office, on this machine or behind a server's TLS."""

from __future__ import annotations

from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER

HELP = "Jalankan meja depan: siapkan basis data dan kunci, layani halamannya, dan kerjakan pekerjaan panjangnya, sampai Ctrl-C."


@click.command(help=HELP)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Nomor port; bila terpakai, yang berikutnya.")
@click.option("--alamat", default="127.0.0.1", show_default=True, help="Alamat tempat mendengar; biarkan bila TLS di komputer yang sama.")
@click.option("--proses", default=2, show_default=True, type=click.IntRange(1, 64), help="Banyaknya proses yang menjawab.")
@click.option("--utas", default=4, show_default=True, type=click.IntRange(1, 64), help="Banyaknya permintaan sekaligus tiap proses.")
@click.option("--tanpa-pekerja", is_flag=True, help="Jangan jalankan pekerja; naungan worker berjalan sendiri.")
@click.option("--contoh", type=A_FOLDER, help="Folder hasil make demo; dimuat bila belum ada pengguna.")
def command(port: int, alamat: str, proses: int, utas: int, tanpa_pekerja: bool, contoh: Path | None) -> int:
    """Serve until Ctrl-C."""
    from naungan.web.serve.server import Asked, serve

    return serve(Asked(port, alamat, proses, utas, not tanpa_pekerja, contoh), click.echo)
