"""``naungan iuran``: what one person owes for one month, with its legal basis."""

from __future__ import annotations

import json

import click


@click.command(name="iuran", help="Hitung iuran satu orang untuk satu bulan, dengan dasar hukumnya.")
@click.option("--segmen", type=click.Choice(["PU", "BPU"], case_sensitive=False), default="PU", help="Penerima upah (PU) atau bukan (BPU).")
@click.option("--upah", help="Upah sebulan dalam rupiah, boleh bersen; untuk PU.")
@click.option("--penghasilan", help="Penghasilan sebulan dalam rupiah; untuk BPU.")
@click.option("--bulan", required=True, help="Bulan iuran, TTTT-BB.")
@click.option("--program", default="jkk,jkm", show_default=True, help="Program dipisah koma: jkk, jkm, jht, jp (jp hanya PU).")
@click.option(
    "--risiko", type=click.Choice(["I", "II", "III", "IV", "V"], case_sensitive=False), default="I", show_default=True,
    help="Kelompok risiko JKK; jasa pemerintahan I.",
)  # fmt: skip
@click.option("--sektor", help="Sektor pekerjaan bila menentukan keringanan: transportasi, padat_karya, pemerintahan, lainnya.")
@click.option(
    "--dibayar", type=click.Choice(["apbd", "sendiri"]), default="sendiri", show_default=True, help="Siapa yang membayar; untuk BPU."
)
@click.option("--syarat", multiple=True, help="Syarat keringanan yang terpenuhi: pp49-2020, padat_karya, peserta_baru. Boleh diulang.")
@click.option("--diketahui", help="Pakai hukum yang sudah diketahui pada tanggal ini, TTTT-BB-HH; untuk mengulang hitungan lama.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def command(
    segmen: str, upah: str | None, penghasilan: str | None, bulan: str, program: str, risiko: str, sektor: str | None,
    dibayar: str, syarat: tuple[str, ...], diketahui: str | None, as_json: bool,
) -> int:  # fmt: skip
    """Answer on stdout; a request that can't be answered ends with exit code 2 and a sentence."""
    from naungan.cli.reading import read_date
    from naungan.contribution.answer import answer
    from naungan.contribution.case import make_case
    from naungan.contribution.duty import bulan_hukum
    from naungan.contribution.letter import letter
    from naungan.engine import open_engine

    segment = segmen.upper()
    case = make_case(
        segmen=segment, bulan=bulan_hukum(bulan), jumlah=upah if segment == "PU" else penghasilan, program=program,
        risiko=risiko.upper(), sektor=sektor, dibayar=dibayar, syarat=syarat, diketahui=read_date(diketahui),
    )  # fmt: skip
    with open_engine("duckdb", threads=1) as engine, engine.step("iuran"):
        found = answer(engine, case)
    click.echo(json.dumps(found.document(), ensure_ascii=False, indent=2) if as_json else letter(found))
    return 0
