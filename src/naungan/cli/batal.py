"""``naungan batal``: a file that was taken in counts no more, as if it had never come; what happened stays written down."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER


@click.command(help="Batalkan penerimaan satu berkas di FOLDER masukan. SEBUTAN: sidik (awalnya cukup) atau nama berkasnya.")
@click.argument("folder", type=A_FOLDER)
@click.argument("sebutan")
@click.option("--oleh", required=True, help="Siapa yang membatalkan: nama atau jabatan.")
@click.option("--alasan", required=True, help="Mengapa dibatalkan.")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(folder: Path, sebutan: str, oleh: str, alasan: str, as_json: bool) -> int:
    """0 undone, 2 where no file, or more than one, is called so."""
    from naungan.evaluation.taking import undo
    from naungan.kernel.messages import sentence
    from naungan.kernel.shown import shown

    one = undo(folder, sebutan, oleh=oleh, waktu=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), alasan=alasan)
    if as_json:
        click.echo(json.dumps({"terima": asdict(one.terima), "batal": one.batal and asdict(one.batal)}, ensure_ascii=False))
        return 0
    place = shown(one.tempat.relative_to(folder).as_posix())
    click.echo(sentence("BATAL_SELESAI", {"oleh": one.batal and one.batal.oleh, "nama": shown(one.terima.berkas), "tempat": place}))
    return 0
