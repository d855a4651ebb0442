"""``naungan proyeksi``: where finished evaluations lead, what would be if, and which steps reach a target at least cost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naungan.cli.reading import A_FILE, A_FOLDER
from naungan.cli.values import BULAN, Count, as_month
from naungan.projection.plan_tables import TUJUAN

if TYPE_CHECKING:
    from naungan.kernel.period import Bulan
    from naungan.projection.kept import Told


@click.command(
    help=(
        "Lihat ke depan dari satu atau beberapa HASIL evaluate: perkiraan dengan rentangnya, akhir yang sudah bertanggal, skenario, dan "
        "rencana termurah, dengan buku dan halaman strategi."
    )
)
@click.argument("hasil", type=A_FOLDER, nargs=-1, required=True)
@click.option("--out", required=True, type=A_FOLDER, help="Folder hasil; tidak boleh sudah ada.")
@click.option("--skenario", type=A_FILE, help="Skenario (skenario.yaml); bila tidak disebut, yang bawaan.")
@click.option("--sasaran", type=A_FILE, help="Sasaran (CSV atau XLSX, seperti register rapat), di samping yang bawaan.")
@click.option("--buku", type=A_FOLDER, help="Buku rapat; sasaran yang dicatat di dalamnya disandingkan juga.")
@click.option("--sampai", type=BULAN, callback=as_month, help="Bulan terakhir; bila tidak disebut, Desember tahun sesudah bulan terbaru.")
@click.option("--tujuan", type=click.Choice(TUJUAN), default=TUJUAN[1], show_default=True, help="Untuk apa rencananya.")
@click.option("--orang", type=Count(0), help="Berapa orang pilihan yang harus dilindungi; hanya bagi --tujuan sasaran.")
@click.option("--dompet", type=A_FILE, help="Dompet dan uangnya (CSV atau XLSX), di samping yang diketahui evaluasi.")
@click.option("--calon", is_flag=True, help="Penduduk yang tidak ada dalam daftar mana pun boleh dipilih juga; jumlahnya anggapan.")
@click.option("--kebijakan", type=A_FILE, help="Kebijakan daerah (kebijakan.yaml) yang dipakai evaluasi terbaru, bila ada.")
@click.option("--engine", "engine_name", help="Mesin hitung: duckdb atau spark.")
@click.option("--replace", is_flag=True, help="Ganti folder hasil yang sudah ada.")
@click.option("--json", "as_json", is_flag=True, help="Cetak ringkasan sebagai JSON.")
def command(
    hasil: tuple[Path, ...], out: Path, skenario: Path | None, sasaran: Path | None, sampai: Bulan | None, tujuan: str,
    orang: int | None, dompet: Path | None, buku: Path | None, kebijakan: Path | None, engine_name: str | None, *,
    calon: bool, replace: bool, as_json: bool,
) -> int:  # fmt: skip
    """0 done; 2 wrong use, or what can't be asked; 3 a folder or file that is not whole; 4 a library or place that is missing."""
    from naungan.cli.reading import keep_apart, means
    from naungan.projection.run import Asked, run

    keep_apart(out, *hasil)
    asked = Asked(hasil, skenario, sasaran, kebijakan, sampai, tujuan, orang, dompet, calon, buku, means(engine_name))
    _say(run(asked, out, papers=_papers, replace=replace), out, as_json=as_json)
    return 0


def _papers(folder: Path, told: Told) -> None:
    from naungan.documents.strategi import write_strategy

    write_strategy(folder, told)


def _say(told: Told, out: Path, *, as_json: bool) -> None:
    from naungan.documents.strategi import PAGE
    from naungan.told.strategy.front import front_text
    from naungan.told.words import say

    if as_json:
        click.echo(json.dumps(told.summary, ensure_ascii=False))
    else:
        click.echo(f"{front_text(told)}\n\n{say('RINGKAS_BUKA_BERKAS', berkas=out / PAGE)}")
