"""``naungan rapat buka``: evaluations are frozen and a round begins with the findings that follow from them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER
from naungan.cli.values import TANGGAL
from naungan.rounds.tables import Tingkat


@click.command(help="Buka rapat dalam BUKU: evaluasi yang sudah jadi dibekukan, dan temuannya menjadi butir rapat.")
@click.argument("buku", type=A_FOLDER)
@click.option("--nomor", required=True, help="Nomor rapat, misalnya 1/2026.")
@click.option("--tingkat", required=True, type=click.Choice([str(one) for one in Tingkat]), help="Tingkat rapat.")
@click.option("--tanggal", required=True, type=TANGGAL, help="Tanggal rapat, misalnya 25-11-2026.")
@click.option("--tempat", required=True, help="Tempat rapat.")
@click.option("--peserta", required=True, multiple=True, help="Peserta: jabatan atau instansi; boleh berulang.")
@click.option("--hasil", required=True, multiple=True, type=A_FOLDER, help="Folder hasil naungan evaluate; boleh berulang.")
@click.option("--masukan", multiple=True, type=A_FOLDER, help="Folder masukan hasil itu, agar kelak dapat dihitung ulang; boleh berulang.")
@click.option("--pemda", multiple=True, help="Kode pemda yang diundang; boleh berulang. Bila kosong: semua pemda dalam hasil.")
@click.option("--sebelumnya", help="Tanda atau nomor rapat sebelumnya, tanpa membawa butirnya (untuk membawa: naungan rapat berikut).")
@click.option("--oleh", required=True, help="Siapa yang membuka: nama atau jabatan.")
def buka(
    buku: Path, nomor: str, tingkat: str, tanggal: dt.date, tempat: str, peserta: tuple[str, ...], hasil: tuple[Path, ...],
    masukan: tuple[Path, ...], pemda: tuple[str, ...], sebelumnya: str | None, oleh: str,
) -> int:  # fmt: skip
    """0 opened; 2 wrong use; 3 a folder nobody could read; 4 somebody else is writing the book."""
    from naungan.cli.rapat_values import codes, now
    from naungan.cli.reading import keep_apart
    from naungan.rounds import Called, is_book, open_round, read_book, round_called
    from naungan.told.rounds import opened_text, said_item

    keep_apart(buku, *masukan)
    before = round_called(read_book(buku), sebelumnya).rapat if sebelumnya and is_book(buku) else sebelumnya
    called = Called(nomor, tingkat, tanggal, tempat, peserta, codes(pemda) or None, before)
    done = open_round(buku, called, hasil=hasil, masukan=masukan, says=said_item, oleh=oleh, waktu=now())
    click.echo(opened_text(done, buku))
    return 0
