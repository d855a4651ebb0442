"""``naungan audit``: the trail of the front office is verified, and its head written where nobody on this machine can change it."""

from __future__ import annotations

from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER, A_PLACE


@click.group(help="Jejak meja depan: periksa keutuhannya, tulis kepalanya.")
def command() -> None:
    """The group."""


@command.command(help="Periksa apakah jejak utuh: tiap baris, rantainya, kepala yang pernah ditulis, dan isi tabelnya.")
@click.option("--kepala", type=A_PLACE, help="Berkas atau folder kepala jejak yang disimpan; bawaan: folder kepala server ini, bila ada.")
@click.option("--paling-banyak", type=click.IntRange(1), default=50, show_default=True, help="Berapa hal yang dicetak.")
def verify(kepala: Path | None, paling_banyak: int) -> int:
    """0 whole; 1 something does not fit; 2 the heads can't be read."""
    from naungan.web.opened import open_tables

    open_tables()
    from itertools import islice

    from naungan.kernel.messages import sentence
    from naungan.web.audit.heads import default_heads, read_heads
    from naungan.web.audit.verify import length, verify

    heads = read_heads(kepala) if kepala else default_heads()
    found = list(islice(verify(heads), paling_banyak))
    for one in found:
        click.echo(str(one))
    if found:
        click.echo(sentence("JEJAK_SALAH", {"jumlah": len(found)}))
        return 1
    click.echo(sentence("JEJAK_UTUH", {"jumlah": length(), "kepala": len(heads)}))
    return 0


@command.command(help="Tulis kepala jejak hari ini ke sebuah folder dan cetak barisnya; simpan salinannya di luar server ini.")
@click.option("--ke", type=A_FOLDER, help="Folder tujuan; bawaan: NAUNGAN_KEPALA, atau folder kepala di samping basis data.")
def heads(ke: Path | None) -> int:
    """0 written."""
    from naungan.web.opened import open_tables

    open_tables()
    from naungan.web.audit.heads import export
    from naungan.web.environment import read_environment

    click.echo(export(ke or read_environment().sealed).line)
    return 0
