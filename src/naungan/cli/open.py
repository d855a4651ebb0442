"""``naungan open``: a finished folder in the browser, on this machine only."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER

HELP = "Buka FOLDER hasil evaluasi di peramban: halaman rapat, lembar pemda, dan semua hasil sebagai tabel. Hanya di komputer ini."


@click.command(help=HELP)
@click.argument("folder", type=A_FOLDER)
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Nomor port; bila tidak disebut dipilih yang kosong.")
@click.option("--no-browser", is_flag=True, help="Jangan membuka peramban; alamatnya hanya dicetak.")
def command(folder: Path, port: int, no_browser: bool) -> int:
    """Serve until Ctrl-C."""
    import webbrowser

    from naungan.cli.reading import workshop
    from naungan.documents.viewer import handed_over, open_shelf, open_viewer
    from naungan.kernel.config import load
    from naungan.kernel.log import close_log, open_log
    from naungan.kernel.messages import sentence

    # Tables are read with DuckDB whatever engine made them.
    with (
        workshop("duckdb") as (engine, _),
        open_viewer(open_shelf(folder, engine), port) as viewer,
        handed_over(viewer.address) as page,
    ):
        open_log(load({})["log"].path)
        with contextlib.suppress(KeyboardInterrupt):
            click.echo(sentence("DOK_BUKA_ALAMAT", {"alamat": viewer.address}))
            click.echo(sentence("DOK_BUKA_TUTUP"))
            if not no_browser:
                webbrowser.open(page.as_uri())
            viewer.serve_forever()
    close_log()
    click.echo(sentence("DOK_BUKA_SELESAI"))
    return 0
