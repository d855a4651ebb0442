"""``naungan rapat periksa``: the checklist of a round; without answers it is shown, with what the frozen evaluation says itself."""

from __future__ import annotations

import json
from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER


@click.command(help="Daftar periksa RAPAT bagi satu pemda: tampilkan, atau catat jawabannya dengan --jawab.")
@click.argument("buku", type=A_FOLDER)
@click.argument("rapat")
@click.option("--pemda", required=True, help="Kode pemda, misalnya 1671.")
@click.option("--jawab", multiple=True, help="Jawaban, misalnya R1=ya, R3=31-12-2027, A2=1.500.000; boleh berulang.")
@click.option("--catatan", help="Catatan bagi jawaban-jawaban itu.")
@click.option("--oleh", help="Siapa yang menjawab; wajib dengan --jawab.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def periksa(
    buku: Path, rapat: str, pemda: str, jawab: tuple[str, ...], catatan: str | None, oleh: str | None, as_json: bool
) -> int:  # fmt: skip
    """0 shown or written; 2 a question or answer that can't be."""
    from naungan.cli.rapat_values import codes, now
    from naungan.cli.reading import workshop
    from naungan.rounds.answering import answer, computed
    from naungan.rounds.book import read_book
    from naungan.rounds.called import round_called
    from naungan.told.checklist import checklist, checklist_text

    (kode,) = codes((pemda,))[:1]
    if jawab:
        answer(buku, rapat, kode, jawab, catatan=catatan, oleh=oleh or "", waktu=now())
    one = round_called(read_book(buku), rapat)
    with workshop("duckdb") as (engine, _), engine.step("periksa"):
        found = checklist(one, kode, computed(engine, buku, one, kode))
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else checklist_text(found))
    return 0
