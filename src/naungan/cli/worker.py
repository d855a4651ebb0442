"""``naungan worker``: does the long work of the front office."""

from __future__ import annotations

import click

HELP = "Kerjakan pekerjaan panjang meja depan (periksa, evaluasi) satu demi satu, sampai dihentikan. Boleh beberapa sekaligus."


@click.command(help=HELP)
@click.option("--sekali", is_flag=True, help="Selesaikan yang menunggu, lalu berakhir.")
@click.option("--bersama-induk", is_flag=True, hidden=True, help="Berakhir bila yang memulainya berakhir.")
def command(sekali: bool, bersama_induk: bool) -> int:
    """Work until Ctrl-C, or until nothing waits."""
    from naungan.kernel.messages import sentence
    from naungan.web.serve.children import end_with_parent, give_way
    from naungan.web.serve.ready import demand_tables, ready

    ready()
    if bersama_induk:
        end_with_parent()
        give_way()
    demand_tables()
    from naungan.web.jobs.worker import work

    taken = work(once=sekali)
    if not bersama_induk:
        click.echo(sentence("WEB_PEKERJA_SELESAI", {"jumlah": taken}))
    return 0
