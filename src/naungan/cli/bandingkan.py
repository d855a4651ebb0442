"""``naungan bandingkan``: two finished evaluations, why their figures differ, and what became of each finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naungan.cli.reading import A_FILE, A_FOLDER

if TYPE_CHECKING:
    from naungan.comparison.two import Told


@click.command(help="Bandingkan dua hasil evaluate, LAMA dengan BARU: mengapa angkanya berubah, dan apa yang terjadi dengan setiap temuan.")
@click.argument("lama", type=A_FOLDER)
@click.argument("baru", type=A_FOLDER)
@click.option("--out", required=True, type=A_FOLDER, help="Folder hasil; tidak boleh sudah ada.")
@click.option("--kebijakan", type=A_FILE, help="Kebijakan daerah (kebijakan.yaml) yang dipakai evaluasi BARU, bila ada.")
@click.option("--engine", "engine_name", help="Mesin hitung: duckdb atau spark.")
@click.option("--replace", is_flag=True, help="Ganti folder hasil yang sudah ada.")
@click.option("--json", "as_json", is_flag=True, help="Cetak ringkasan sebagai JSON.")
def command(lama: Path, baru: Path, out: Path, kebijakan: Path | None, engine_name: str | None, replace: bool, as_json: bool) -> int:
    """0 done; 2 wrong use, or sides that can't be compared; 3 a folder that is not whole."""
    from naungan.cli.reading import keep_apart, means
    from naungan.comparison.two import Asked, run

    keep_apart(out, lama, baru)
    _say(run(Asked(lama, baru, kebijakan, means(engine_name)), out, papers=_papers, replace=replace), out, as_json)
    return 0


def _papers(folder: Path, said: Told) -> None:
    from naungan.documents.two import write_two

    write_two(folder, said)


def _say(said: Told, out: Path, as_json: bool) -> None:
    from naungan.documents.two import BOOK
    from naungan.told.two_text import two_text
    from naungan.told.words import say

    if as_json:
        click.echo(json.dumps(said.summary, ensure_ascii=False))
    else:
        click.echo(f"{two_text(said.summary)}\n\n{say('RINGKAS_BUKA_BERKAS', berkas=out / BOOK)}")
