"""``naungan tanya``: the lists for the branches of BPJS from a finished folder, and the record of who asked when."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from naungan.cli.reading import A_FILE, A_FOLDER


@click.command(name="tanya", help="Tulis daftar pertanyaan tiap kantor cabang BPJS dari FOLDER hasil, dan catat siapa menanyakannya.")
@click.argument("folder", type=A_FOLDER)
@click.option("--oleh", required=True, help="Siapa yang bertanya: nama atau jabatan.")
@click.option("--cabang", help="Satu kantor cabang saja, seperti tertulis pada daftar NPP.")
@click.option(
    "--out",
    type=A_FOLDER,
    help="Folder untuk daftar; bila kosong tanya-<tanggal>, dengan nama cabangnya bila hanya satu, di samping folder hasil.",
)
@click.option("--catatan", type=A_FILE, help="Catatan pertanyaan; bila kosong tanya.csv di samping folder hasil.")
def command(folder: Path, oleh: str, cabang: str | None, out: Path | None, catatan: Path | None) -> int:
    """The lists, then one event each in the register: without it nothing was asked."""
    from naungan.asking.register import NAME
    from naungan.cli.reading import workshop
    from naungan.documents.asked import ask
    from naungan.documents.lists.names import safe
    from naungan.evaluation.finished import read_finished
    from naungan.kernel.messages import sentence

    now = dt.datetime.now(dt.UTC)
    place = out or folder.absolute().parent / "-".join(["tanya", str(now.date()), *([safe(cabang.lower())] if cabang else [])])
    register = catatan or folder.absolute().parent / NAME
    with workshop("duckdb") as (engine, _), engine.step("tanya"):
        done = ask(engine, read_finished(folder), place, register, oleh=oleh, waktu=now.isoformat(timespec="seconds"), cabang=cabang)
    for one in done:
        click.echo(sentence("TANYA_DITULIS", {"cabang": one.whose, "jumlah": len(one.rows), "berkas": one.nama}))
    click.echo(sentence("TANYA_SELESAI", {"folder": place.name, "catatan": register.name}))
    return 0
