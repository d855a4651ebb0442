"""``naungan periksa-surat``: the figures of a paper read back, against its check code and against the evaluation."""

from __future__ import annotations

import json
from pathlib import Path

import click

from naungan.cli.reading import A_FILE

HELP = (
    "Baca kembali angka surat BERKAS (PDF atau DOCX, juga yang sudah disunting) dan cocokkan dengan kode periksanya. "
    "Kode periksa bukan tanda tangan elektronik."
)


@click.command(name="periksa-surat", help=HELP)
@click.argument("berkas", type=A_FILE)
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(berkas: Path, *, as_json: bool) -> int:
    """0 where all of it holds, 1 where something differs or can't be told, 3 where nobody could read the file."""
    from naungan.documents.letters.back import read_back
    from naungan.documents.letters.back.verdict import Putusan, verdict
    from naungan.kernel.errors import Refusal
    from naungan.kernel.shown import shown

    if not berkas.exists():
        raise Refusal("NOT_FOUND", nama=shown(berkas.name))
    judged = verdict(read_back(berkas))
    click.echo(json.dumps(judged.document(), ensure_ascii=False, indent=2) if as_json else "\n".join(judged.kalimat))
    return 0 if judged.putusan is Putusan.COCOK else 1
