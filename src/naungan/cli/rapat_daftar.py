"""``naungan rapat daftar``: the rounds of a book, their findings, and who must act by a day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER
from naungan.cli.values import TANGGAL


@click.command(help="Daftar rapat dalam BUKU: butir yang terbuka, yang lewat tenggat, dan siapa harus bertindak.")
@click.argument("buku", type=A_FOLDER)
@click.option("--rapat", help="Satu rapat saja: tanda atau nomornya; bila kosong rapat terakhir yang dirinci.")
@click.option("--pada", type=TANGGAL, help="Lewat tenggat dihitung pada tanggal ini; bila kosong hari ini.")
@click.option("--butir", is_flag=True, help="Rinci tiap butir.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def daftar(buku: Path, rapat: str | None, pada: dt.date | None, butir: bool, as_json: bool) -> int:
    """0 always, unless the book can't be read."""
    from naungan.rounds import read_book, round_called
    from naungan.told.rounds import listing, listing_text

    book = read_book(buku)
    hari = pada or dt.datetime.now(dt.UTC).date()
    one = round_called(book, rapat) if rapat else list(book.rapat.values())[-1]
    found = listing(book, one, hari)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else listing_text(found, one, butir=butir))
    return 0
