"""``naungan backup``: the front office in one closed file."""

from __future__ import annotations

from pathlib import Path

import click

from naungan.cli.reading import A_FILE


@click.command(help="Cadangkan meja depan (basis data, lalu danau) ke satu berkas KE yang tertutup. Kuncinya tidak ikut: simpan terpisah.")
@click.argument("ke", type=A_FILE)
def command(ke: Path) -> int:
    """0 written; 2 where it may not stand there; 4 where somebody else copies or collects."""
    from naungan.kernel.messages import sentence
    from naungan.web.serve.ready import demand_tables, ready

    ready()
    demand_tables()
    from naungan.web.audit.actor import SYSTEM
    from naungan.web.keeping.backup import backup

    number = backup(ke, by=f"{SYSTEM}:cadangan")
    click.echo(sentence("WEB_CADANGAN_DITULIS", {"berkas": ke.name, "jumlah": number}))
    return 0
