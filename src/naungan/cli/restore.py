"""``naungan restore``: a backup becomes a front office again."""

from __future__ import annotations

from pathlib import Path

import click

from naungan.cli.reading import A_FILE, A_FOLDER


@click.command(help="Pulihkan berkas CADANGAN ke folder baru. Kunci berkas yang menutupnya harus ada di NAUNGAN_KEYS.")
@click.argument("cadangan", type=A_FILE)
@click.option("--ke", type=A_FOLDER, required=True, help="Folder data yang baru; lalu NAUNGAN_DATA diarahkan ke sana.")
def command(cadangan: Path, ke: Path) -> int:
    """0 restored; 2 where the folder or the database is not empty; 3 where the backup is not whole, or the key is another."""
    from naungan.kernel.errors import Unreadable
    from naungan.kernel.messages import sentence
    from naungan.kernel.shown import shown
    from naungan.web.keeping.restore import restore

    if not cadangan.is_file():
        raise Unreadable("WEB_CADANGAN_TIDAK_ADA", berkas=shown(cadangan.name))
    said = restore(cadangan, ke)
    click.echo(sentence("WEB_CADANGAN_DIPULIHKAN", {"folder": ke, "jumlah": said["berkas"], "waktu": said["waktu"][:16]}))
    click.echo(said["kepala"])
    return 0
