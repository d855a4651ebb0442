"""``naungan periksa-surat``: the figures of a paper read back, against its check code and against the evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naungan.cli.reading import A_FILE, A_FOLDER

if TYPE_CHECKING:
    from naungan.documents.letters.back import Found
    from naungan.documents.letters.back.verdict import Compared

HELP = (
    "Baca kembali angka surat BERKAS (PDF atau DOCX, juga yang sudah disunting) dan cocokkan dengan kode periksanya; dengan --buku juga "
    "dengan evaluasi yang dibekukan rapat. Kode periksa bukan tanda tangan elektronik."
)


@click.command(name="periksa-surat", help=HELP)
@click.argument("berkas", type=A_FILE)
@click.option("--buku", type=A_FOLDER, help="Buku rapat yang membekukan evaluasinya.")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(berkas: Path, buku: Path | None, *, as_json: bool) -> int:
    """0 where all of it holds, 1 where something differs or can't be told, 3 where nobody could read the file."""
    from naungan.documents.letters.back import read_back
    from naungan.documents.letters.back.verdict import Putusan, verdict
    from naungan.kernel.errors import Refusal
    from naungan.kernel.shown import shown

    if not berkas.exists():
        raise Refusal("NOT_FOUND", nama=shown(berkas.name))
    found = read_back(berkas)
    judged = verdict(found, _compared(found, buku) if buku else None)
    click.echo(json.dumps(judged.document(), ensure_ascii=False, indent=2) if as_json else "\n".join(judged.kalimat))
    return 0 if judged.putusan is Putusan.COCOK else 1


def _compared(found: Found, buku: Path) -> Compared:
    from naungan.cli.reading import workshop
    from naungan.documents.letters.back.original import compared

    with workshop("duckdb") as (engine, _), engine.step("periksa"):
        return compared(engine, buku, found)
