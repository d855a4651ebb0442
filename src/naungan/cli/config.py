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

    settings = load(flags)
    if as_json:
        click.echo(json.dumps({one.name: {"value": one.value, "source": one.source} for one in settings.values()}))
        return 0
    rows = [_row(one.name, one.value, one.source) for one in settings.values()]
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    for row in rows:
        click.echo("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]))
    return 0


def _row(name: str, value: object, source: str) -> tuple[str, str, str, str]:
    from naungan.kernel.messages import sentence

    shown = sentence("CONFIG_AUTOMATIC") if value is None else str(value)
    origin = sentence("CONFIG_DEFAULT") if source == "default" else source
    return name, shown, origin, sentence(f"CONFIG_{name.upper()}")
