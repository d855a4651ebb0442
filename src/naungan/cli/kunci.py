"""``naungan kunci``: a key of the front office is replaced by a new one."""

from __future__ import annotations

import click


@click.command(help="Ganti kunci NIK (tanda di basis data) atau BERKAS (penutup berkas di danau) dengan yang baru.")
@click.argument("nama", type=click.Choice(["nik", "berkas"]))
def command(nama: str) -> int:
    """0 done; 1 to be run once more; another where nothing was changed."""
    from naungan.kernel.messages import sentence
    from naungan.web.serve.ready import demand_tables, ready

    ready()
    demand_tables()
    from naungan.web.audit.actor import SYSTEM
    from naungan.web.vault.rotation import rotate_files, rotate_nik

    by = f"{SYSTEM}:kunci"
    if nama == "nik":
        click.echo(sentence("KUNCI_NIK_DIGANTI", {"jumlah": rotate_nik(by=by)}))
        return 0
    done, whole = rotate_files(by=by)
    click.echo(sentence("KUNCI_BERKAS_DIGANTI" if whole else "KUNCI_BERKAS_BELUM", {"jumlah": done}))
    return 0 if whole else 1
