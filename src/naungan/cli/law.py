"""``naungan law``: how the law held here stands, what a series says on a day, and why an amount is what it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naungan.cli import iuran
from naungan.cli.reading import A_FILE, A_FOLDER
from naungan.cli.values import TANGGAL

if TYPE_CHECKING:
    import datetime as dt


@click.group(name="law", help="Hukum yang dimuat program ini: keadaannya, nilainya pada suatu tanggal, dan penjelasan suatu jumlah.")
def command() -> None:
    """The group; its commands answer on stdout."""


@command.command(
    short_help="Yang lemah dan mengubah jumlah; --semua untuk seluruhnya.",
    help=(
        "Tampilkan seberapa pasti hukum yang dimuat, dan nilai yang lemah dan mengubah jumlah. Dengan --semua: semua deret, kelengkapan "
        "tiap program, yang harus dicari setiap tahun, dan yang masih terbuka."
    ),
)
@click.option("--semua", is_flag=True, help="Seluruh daftar.")
@click.option("--bentuk", is_flag=True, help="Periksa juga bentuk setiap berkas hukum menurut skemanya.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def status(*, semua: bool, bentuk: bool, as_json: bool) -> int:
    """JSON always holds everything: each series with its status counts and the day it was checked; registry; checklist; what is open."""
    import datetime as dt

    from naungan.acuan.buku import malformed, whole_book
    from naungan.told.law.status import document, letter, short

    if bentuk:
        malformed()
    found = document(whole_book(), dt.datetime.now(dt.UTC).date())
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else (letter if semua else short)(found))
    return 0


@command.command(
    short_help="Satu deret, rumus, atau keringanan dengan sumbernya.",
    help=(
        "Tampilkan satu deret nilai, rumus, atau keringanan (keringanan, pp50-2025, pp50-2025-lain) dengan sumbernya; dengan --pada "
        "hanya yang berlaku pada tanggal itu."
    ),
)
@click.argument("nama")
@click.option("--pada", type=TANGGAL, help="Tanggal yang diatur, misalnya 31-10-2026.")
@click.option("--diketahui", type=TANGGAL, help="Hanya yang sudah diketahui pada tanggal ini, misalnya 31-10-2026.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def show(nama: str, pada: dt.date | None, diketahui: dt.date | None, *, as_json: bool) -> int:
    """A name nobody knows ends with exit code 2 and the closest ones."""
    from naungan.acuan.buku import whole_book
    from naungan.told.law.found import shown

    found, text = shown(whole_book(), nama, pada, diketahui)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else text)
    return 0


@command.command(
    short_help="Mengapa sebesar itu: satu kasus, satu baris berkas, atau satu jumlah.",
    help=(
        "Jelaskan iuran langkah demi langkah, dengan pasal, nilai, dan kepastiannya. Satu kasus: opsi seperti pada naungan iuran. "
        "Dari hasil evaluasi: --hasil FOLDER, untuk satu baris berkas (--berkas, --baris) atau untuk jumlah (--pemda, --unit, --program)."
    ),
    params=[
        *(one for one in iuran.command.params if one.name not in ("as_json", "rekomposisi", "daftar_kategori")),
        click.Option(["--hasil"], type=A_FOLDER, help="Folder hasil naungan evaluate."),
        click.Option(["--berkas"], help="Nama berkas daftar pekerja seperti pada isi.csv."),
        click.Option(["--lembar"], help="Lembar pada berkas itu."),
        click.Option(["--baris"], type=int, help="Nomor baris pada lembar itu."),
        click.Option(["--pemda"], help="Kode pemda, misalnya 1671."),
        click.Option(["--unit"], help="Kode unit."),
        click.Option(["--html"], type=A_FILE, help="Tulis sebagai halaman HTML ke berkas ini."),
        click.Option(["--json", "as_json"], is_flag=True, help="Cetak sebagai JSON."),
    ],
)
def explain(*, hasil: Path | None, html: Path | None, as_json: bool, **asked: Any) -> int:
    """No part of the answer names a person."""
    from naungan.cli import law_explain

    found = law_explain.of_case(asked) if hasil is None else law_explain.of_results(hasil, asked)
    return law_explain.say(found, html, as_json=as_json)
