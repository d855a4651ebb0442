"""``naungan rapat tutup``: a round is closed by somebody else than who opened it."""

from __future__ import annotations

from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER


@click.command(help="Tutup RAPAT dalam BUKU; yang menutup bukan yang membuka. Sesudah itu tidak ada yang ditambahkan.")
@click.argument("buku", type=A_FOLDER)
@click.argument("rapat")
@click.option("--tidak-hadir", multiple=True, help="Kode pemda yang diundang tetapi tidak hadir; boleh berulang.")
@click.option("--tidak-menyerahkan", multiple=True, help="Kode pemda yang hadir tetapi tidak menyerahkan berkas; boleh berulang.")
@click.option("--oleh", required=True, help="Siapa yang menutup: nama atau jabatan, bukan yang membuka.")
def tutup(buku: Path, rapat: str, tidak_hadir: tuple[str, ...], tidak_menyerahkan: tuple[str, ...], oleh: str) -> int:
    """0 closed; 2 where it may not be closed; 4 somebody else is writing the book."""
    from naungan.cli.rapat_values import codes, now
    from naungan.rounds import close_round
    from naungan.told.rounds import closed_text

    absent = {**dict.fromkeys(codes(tidak_hadir), "tidak_hadir"), **dict.fromkeys(codes(tidak_menyerahkan), "tidak_menyerahkan")}
    sign, book = close_round(buku, rapat, absent, oleh=oleh, waktu=now())
    click.echo(closed_text(book.rapat[sign], buku))
    return 0
