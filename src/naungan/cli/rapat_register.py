"""``naungan rapat register``: targets, instruments and obstacles of a book as they stand on a day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from naungan.cli.reading import A_FILE, A_FOLDER
from naungan.cli.values import TANGGAL

BAGIAN = ("sasaran", "instrumen", "kendala")


@click.command(
    help=(
        "Tampilkan sasaran, instrumen, dan kendala dalam BUKU pada suatu hari: jarak ke sasaran, yang berakhir berikutnya, "
        "yang masih terbuka. RAPAT adalah tanda atau nomornya; bila tidak disebut, rapat terakhir."
    )
)
@click.argument("buku", type=A_FOLDER)
@click.argument("rapat", required=False)
@click.option("--pada", type=TANGGAL, help="Hari yang dilihat, misalnya 31-12-2026; bila kosong hari ini.")
@click.option("--bagian", type=click.Choice(BAGIAN), help="Satu bagian saja.")
@click.option("--out", type=A_FILE, help="Tulis juga sebagai buku kerja XLSX ke berkas ini; tidak boleh sudah ada.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def register(buku: Path, rapat: str | None, pada: dt.date | None, bagian: str | None, out: Path | None, *, as_json: bool) -> int:
    """0 told; 2 wrong use, or a folder that is no book; 3 a book that is damaged."""
    from naungan.cli.reading import workshop
    from naungan.documents.registers import write_registers
    from naungan.kernel.aside import file_aside
    from naungan.rounds import frozen_rows, read_book, registers, round_called
    from naungan.told.registers import document, letter

    book = read_book(buku)
    one = round_called(book, rapat or list(book.rapat)[-1])
    with workshop("duckdb") as (engine, _), engine.step("register"):
        measure, aggregate = frozen_rows(engine, buku, one)
    found = registers(book, pada or dt.datetime.now(dt.UTC).date(), pemda=one.pemda, measure=measure, aggregate=aggregate)
    if out is not None:
        with file_aside(out, replace=False) as aside:
            write_registers(aside, found)
    chosen = (bagian,) if bagian else BAGIAN
    click.echo(json.dumps(document(found, chosen), ensure_ascii=False, indent=2) if as_json else letter(found, chosen))
    return 0
