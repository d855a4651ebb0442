"""``naungan rapat isi``: what came back from the table is read, held to the book, and written as one batch."""

from __future__ import annotations

from pathlib import Path

import click

from naungan.cli.rapat_values import now
from naungan.cli.reading import A_FILE, A_FOLDER, workshop


@click.command(
    help=(
        "Baca yang kembali dari RAPAT ke BUKU: lembar dan blanko (XLSX), butir.csv, sasaran.csv, instrumen.csv, kendala.csv; dikenali "
        "dari isinya. Angka terkunci yang berubah ditolak; isian yang salah disebut satu per satu dengan sel dan perbaikannya."
    )
)
@click.argument("buku", type=A_FOLDER)
@click.argument("rapat")
@click.argument("file", nargs=-1, type=A_FILE)
@click.option("--oleh", required=True, help="Siapa yang mencatat: nama atau jabatan.")
@click.option(
    "--bukti", multiple=True, type=A_FILE, help="Berkas bukti: yang disebut sanggahan pada lembar, atau untuk --butir; boleh berulang."
)
@click.option("--butir", help="Nomor butir yang dibuktikan oleh --bukti, misalnya R1-0004.")
@click.option("--sebagian", is_flag=True, help="Ambil juga isian lembar yang sel terkuncinya berubah, selain pada baris yang berubah itu.")
def isi(
    buku: Path, rapat: str, file: tuple[Path, ...], oleh: str, bukti: tuple[Path, ...], butir: str | None, *, sebagian: bool
) -> int:  # fmt: skip
    """0 everything was taken; 1 something was refused and told; 2 wrong use; 3 a file nobody could read; 4 the book is being written."""
    from naungan.documents.rapat import Sheets, gathered
    from naungan.documents.rapat.kembali import read_back
    from naungan.kernel.errors import Refusal
    from naungan.rounds import append, read_book, round_called
    from naungan.rounds.returned.reading import Reading
    from naungan.rounds.tables import Event
    from naungan.told.rapat.kembali import back_text

    one = round_called(read_book(buku), rapat)
    if one.closed:
        raise Refusal("RAPAT_SUDAH_DITUTUP", rapat=one.rapat)
    if not file and not (butir and bukti):
        raise Refusal("ISIAN_TANPA_BERKAS")
    with workshop("duckdb") as (engine, _):
        sheets = Sheets(buku, one.rapat, gathered(buku, engine))
        reading = Reading(one.rapat, sheets.events, oleh)
        found = read_back(sheets, reading, file, bukti, butir, sebagian=sebagian)
    if reading.drafts:
        append(buku, reading.new(), oleh=oleh, waktu=now())
    proofs = sum(draft.jenis is Event.BUKTI for draft in reading.drafts)
    click.echo(back_text(found, len(reading.drafts), proofs))
    return 3 if any(each.gagal for each in found) else int(any(each.refused for each in found))
