"""``naungan rapat berikut``: the next round begins with what became of each finding of the one before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naungan.cli.reading import A_FOLDER
from naungan.cli.values import TANGGAL
from naungan.rounds.tables import Tingkat

if TYPE_CHECKING:
    from naungan.rounds import Round


@click.command(help="Buka rapat sesudah RAPAT: butir yang terbuka terbawa, masing-masing dengan nasibnya menurut evaluasi yang baru.")
@click.argument("buku", type=A_FOLDER)
@click.argument("rapat")
@click.option("--nomor", required=True, help="Nomor rapat yang baru, misalnya 2/2026.")
@click.option("--tanggal", required=True, type=TANGGAL, help="Tanggal rapat yang baru.")
@click.option("--tempat", help="Tempatnya; bila kosong sama dengan rapat sebelumnya.")
@click.option("--tingkat", type=click.Choice([str(one) for one in Tingkat]), help="Tingkatnya; bila kosong sama dengan rapat sebelumnya.")
@click.option("--peserta", multiple=True, help="Peserta; boleh berulang. Bila kosong sama dengan rapat sebelumnya.")
@click.option("--hasil", required=True, multiple=True, type=A_FOLDER, help="Folder hasil naungan evaluate yang baru; boleh berulang.")
@click.option("--masukan", multiple=True, type=A_FOLDER, help="Folder masukan hasil itu, agar kelak dapat dihitung ulang; boleh berulang.")
@click.option("--pemda", multiple=True, help="Kode pemda yang diundang; bila kosong seperti dahulu. Yang punya butir terbuka selalu ikut.")
@click.option("--oleh", required=True, help="Siapa yang membuka: nama atau jabatan.")
def berikut(
    buku: Path, rapat: str, nomor: str, tanggal: dt.date, tempat: str | None, tingkat: str | None, peserta: tuple[str, ...],
    hasil: tuple[Path, ...], masukan: tuple[Path, ...], pemda: tuple[str, ...], oleh: str,
) -> int:  # fmt: skip
    """0 opened; 2 wrong use, or the round before is still open; 3 a folder nobody could read; 4 somebody else is writing the book."""
    from naungan.cli.rapat_values import codes, now
    from naungan.cli.reading import keep_apart, workshop
    from naungan.rounds import Called, next_round
    from naungan.told.rounds import followed_text, said_item

    keep_apart(buku, *masukan)

    def called(old: Round) -> Called:
        return Called(
            nomor, tingkat or str(old.tingkat), tanggal, tempat or old.tempat, peserta or old.peserta, codes(pemda) or None, old.rapat
        )

    with workshop("duckdb") as (engine, _), engine.step("nasib"):
        done = next_round(engine, buku, rapat, called, hasil=hasil, masukan=masukan, says=said_item, oleh=oleh, waktu=now())
    click.echo(followed_text(done, buku))
    return 0
