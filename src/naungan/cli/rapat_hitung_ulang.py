"""``naungan rapat hitung-ulang``: what a round froze, computed again from its own inputs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER


@click.command(help="Hitung ulang yang dibekukan RAPAT, dari berkas bekunya dan hukum yang diketahui waktu itu: sama, atau mengapa tidak.")
@click.argument("buku", type=A_FOLDER)
@click.argument("rapat")
@click.option("--pemda", multiple=True, help="Kode pemda; boleh berulang. Bila kosong semua.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def hitung_ulang(buku: Path, rapat: str, pemda: tuple[str, ...], as_json: bool) -> int:
    """0 equal; 1 something differs, is damaged or can't be computed; 3 the chain of events is broken."""
    from naungan.cli.progress import bars
    from naungan.cli.rapat_values import codes
    from naungan.cli.reading import workshop
    from naungan.rounds import read_events, recompute
    from naungan.rounds.freeze import damaged_proofs
    from naungan.told.recomputed import as_told, recomputed_text

    events = read_events(buku)
    with workshop() as (engine, work), bars(sys.stderr) as progress, engine.step("hitung ulang"):
        one, found = recompute(engine, events, buku, rapat, pemda=codes(pemda), work=work, progress=progress)
    told = as_told(one, found, len(events), damaged_proofs(buku, one))
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else recomputed_text(told))
    whole = told["keadaan_sama"] and not told["bukti_rusak"]
    return 0 if whole and all(again.equal for again in found) else 1
