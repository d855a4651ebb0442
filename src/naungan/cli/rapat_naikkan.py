"""``naungan rapat naikkan``: a finding is brought before the next rung by hand."""

from __future__ import annotations

from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER
from naungan.rounds.tables import Rung


@click.command(help="Naikkan BUTIR dalam RAPAT ke tangga yang lebih tinggi, dengan alasan; tingkat rapat membatasi tangganya.")
@click.argument("buku", type=A_FOLDER)
@click.argument("rapat")
@click.argument("butir")
@click.option("--ke", required=True, type=click.Choice([str(one) for one in Rung]), help="Tangga yang dituju.")
@click.option("--alasan", required=True, help="Mengapa dinaikkan.")
@click.option("--oleh", required=True, help="Siapa yang menaikkan: nama atau jabatan.")
def naikkan(buku: Path, rapat: str, butir: str, ke: str, alasan: str, oleh: str) -> int:
    """0 done; 2 where it can't go there."""
    from naungan.cli.rapat_values import now
    from naungan.kernel.messages import sentence
    from naungan.kernel.shown import shown
    from naungan.rounds.escalation import raise_by_hand
    from naungan.told.words import label

    raise_by_hand(buku, rapat, butir, Rung(ke), alasan=shown(alasan), oleh=oleh, waktu=now())
    click.echo(sentence("RAPAT_DINAIKKAN", {"butir": butir, "tangga": label("TANGGA", ke)}))
    return 0
