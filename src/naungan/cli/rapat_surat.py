"""``naungan rapat surat``: all papers that the state of a round yields, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click

from naungan.cli.reading import A_FILE, A_FOLDER


@click.command(help="Tulis naskah RAPAT: undangan, blanko, dan lembar selama terbuka; berita acara, surat, laporan, buku sesudah ditutup.")
@click.argument("buku", type=A_FOLDER)
@click.argument("rapat")
@click.option("--out", required=True, type=A_FOLDER, help="Folder naskah; tidak boleh sudah ada.")
@click.option("--kop", type=A_FILE, help="Kepala surat dan penanda tangan tiap pemda (kop.yaml).")
@click.option("--jenis", multiple=True, help="Jenis naskah saja, misalnya surat_gubernur; boleh berulang.")
@click.option("--proyeksi", type=A_FOLDER, help="Hasil naungan proyeksi: ringkasan kepala daerah mendapat bagian Strategi.")
@click.option("--replace", is_flag=True, help="Ganti folder naskah yang sudah ada.")
def surat(
    buku: Path, rapat: str, out: Path, kop: Path | None, jenis: tuple[str, ...], proyeksi: Path | None, *, replace: bool
) -> int:  # fmt: skip
    """0 written; 2 wrong use; 3 a book, an evaluation or a letterhead that nobody could read; 4 the folder can't be written."""
    from naungan.cli.reading import keep_apart, workshop
    from naungan.documents.letters.everything import write_papers
    from naungan.documents.rapat import Sheets
    from naungan.kernel.messages import sentence
    from naungan.projection.kept import read_projection
    from naungan.rounds import read_book, round_called
    from naungan.told.letters.evaluated import desk_of
    from naungan.told.letters.kop import Kops, read_kop
    from naungan.told.letters.papers import kinds

    keep_apart(out, buku, *((proyeksi,) if proyeksi else ()))
    book = read_book(buku)
    one = round_called(book, rapat)
    wanted = kinds(one, jenis)
    kops = read_kop(kop) if kop else Kops()
    ahead = read_projection(proyeksi) if proyeksi else None
    with workshop("duckdb") as (engine, _), engine.step("surat"):
        desk = desk_of(engine, buku, book, one, kops, persons=one.closed, ahead=ahead)
    sheets = Sheets(buku, one.rapat, desk.material.__getitem__)
    done, lost = write_papers(out, desk, wanted, sheets=sheets.wanted(wanted), replace=replace)
    click.echo(sentence("NASKAH_SELESAI", {"jumlah": done, "folder": out, "rapat": one.rapat}))
    if lost:
        click.echo(sentence("NASKAH_TANDA_DIGANTI", {"jumlah": lost}))
    return 0
