"""``naungan config``: every setting in force and where it comes from."""

from __future__ import annotations

import json

import click


@click.command(help="Tampilkan setiap pengaturan: nilainya dan dari mana asalnya.")
@click.option("--engine", help="Mesin hitung: duckdb atau spark.")
@click.option("--threads", help="Banyaknya inti prosesor yang dipakai.")
@click.option("--memory", help="Batas memori mesin, misalnya 3GB.")
@click.option("--work", help="Folder untuk berkas sementara.")
@click.option("--log", help="Berkas catatan kesalahan (tanpa data pribadi).")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def command(as_json: bool, **flags: str | None) -> int:
    """One line a setting: name, value, source, what it is for."""
    from naungan.kernel.config import load
    from naungan.told.listings import settings_text

    settings = load(flags)
    if as_json:
        click.echo(json.dumps({one.name: {"value": one.value, "source": one.source} for one in settings.values()}))
        return 0
    click.echo(settings_text([(one.name, one.value, one.source) for one in settings.values()]))
    return 0
