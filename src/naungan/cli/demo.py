"""``naungan demo``: a folder of invented files of five provinces, with the planted truth beside it."""

from __future__ import annotations

from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER


@click.command(help="Buat folder contoh: berkas 65 pemda dari lima provinsi untuk 2023-07 dan 2026-10, dengan orang rekaan.")
@click.option("--out", required=True, type=A_FOLDER, help="Folder hasil; belum boleh ada.")
@click.option("--scale", default=0.05, show_default=True, type=float, help="Besarnya: 1 = 150.000 pekerja.")
@click.option(
    "--seed", default=7, show_default=True, type=click.IntRange(0), help="Angka awal acak; angka yang sama memberi data yang sama."
)
@click.option(
    "--riwayat", default=0, type=click.IntRange(0, 240), help="Tambahkan angka cakupan terbitan rekaan: sekian bulan sampai 2026-10."
)
@click.option("--replace", is_flag=True, help="Ganti folder contoh yang sudah ada.")
def command(out: Path, scale: float, seed: int, riwayat: int, replace: bool) -> int:
    """Write the demo and say what lies where."""
    import sys

    from naungan.cli.progress import bars
    from naungan.demo import make_demo
    from naungan.kernel.errors import Refusal
    from naungan.kernel.messages import sentence
    from naungan.told.listings import example_text

    if not 0 < scale <= 5:
        raise Refusal("DEMO_SKALA", nilai=scale)
    with bars(sys.stderr) as progress:
        made = make_demo(
            out, scale=scale, seed=seed, replace=replace, riwayat=riwayat,
            progress=lambda done, of: progress("Menulis berkas pemda", done, of),
        )  # fmt: skip
    click.echo(example_text(made.pemda, made.berkas, made.baris))
    click.echo(sentence("DEMO_DITULIS", {"berkas": out / "berkas", "kebenaran": out / "kebenaran"}))
    return 0
