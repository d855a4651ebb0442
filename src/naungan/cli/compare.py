"""``naungan compare``: two rosters of one pemda, what changed between them with rupiah, and the files for SIPP that follow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naungan.cli.reading import A_FILE, A_FOLDER, A_PLACE
from naungan.cli.values import BULAN

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.comparison.run import Outcome
    from naungan.engine import Engine


@click.command(help="Bandingkan daftar pekerja LAMA dengan BARU (berkas, folder, hasil evaluate): yang masuk, keluar, pindah, beralih.")
@click.argument("lama", type=A_PLACE)
@click.argument("baru", type=A_PLACE)
@click.option("--out", required=True, type=A_FOLDER, help="Folder hasil; tidak boleh sudah ada.")
@click.option("--bulan", type=BULAN, help="Bulan daftar BARU, misalnya Oktober 2026; bila kosong menurut berkasnya.")
@click.option("--bulan-lama", type=BULAN, help="Bulan daftar LAMA, misalnya Oktober 2026; bila kosong menurut berkasnya.")
@click.option("--peserta", type=A_FILE, help="Berkas peserta, untuk tahu pekerja baru yang sudah punya kepesertaan.")
@click.option("--pemda", help="Kode pemda bila berkasnya tidak menyebut.")
@click.option("--layout", help="Paksa tata letak kedua daftar, misalnya roster_bebas.")
@click.option("--kebijakan", type=A_FILE, help="Kebijakan daerah (kebijakan.yaml).")
@click.option("--engine", "engine_name", help="Mesin hitung: duckdb atau spark.")
@click.option("--replace", is_flag=True, help="Ganti folder hasil yang sudah ada.")
@click.option("--json", "as_json", is_flag=True, help="Cetak ringkasan sebagai JSON.")
def command(
    lama: Path, baru: Path, out: Path, bulan: str | None, bulan_lama: str | None, peserta: Path | None, pemda: str | None,
    layout: str | None, kebijakan: Path | None, engine_name: str | None, replace: bool, as_json: bool,
) -> int:  # fmt: skip
    """0 done; 1 done, but rows of either side were held, refused or set aside; 2 wrong use; 3 a file can't be read."""
    from naungan.cli.check import known_layout
    from naungan.cli.reading import keep_apart, means
    from naungan.comparison.run import Asked, run

    known_layout(layout)
    keep_apart(out, lama, baru)
    asked = Asked(lama, baru, bulan_lama, bulan, peserta, _pemda(pemda), layout, kebijakan, means(engine_name))
    done = run(asked, out, papers=_papers, replace=replace)
    _say(done, out, as_json)
    return 1 if done.left_open else 0


def _papers(folder: Path, engine: Engine, change: ir.Table, summary: dict[str, Any]) -> None:
    from naungan.documents.comparison import write_comparison

    write_comparison(folder, engine, change, summary)


def _say(done: Outcome, out: Path, as_json: bool) -> None:
    from naungan.documents.comparison import BOOK
    from naungan.told.changes_text import comparison_text
    from naungan.told.words import said, said_remedy, say

    for problem in done.told:
        click.echo(f"{said(*problem)} {said_remedy(*problem)}", err=True)
    if as_json:
        click.echo(json.dumps(done.summary, ensure_ascii=False))
    else:
        click.echo(f"{comparison_text(done.summary)}\n\n{say('RINGKAS_BUKA_BERKAS', berkas=out / BOOK)}")


def _pemda(text: str | None) -> str | None:
    from naungan import regions
    from naungan.kernel.errors import Refusal
    from naungan.kernel.shown import shown

    code = regions.pemda_code(text) if text else None
    if text and code is None:
        raise Refusal("TERIMA_PEMDA", kode=shown(text))
    return code
