"""``naungan map``: which column of a file with unknown headings is probably which field, and the mapping file that a person accepts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from naungan.cli.reading import A_FILE


@click.command(help="Usulkan arti kolom BERKAS yang judulnya tidak dikenal, dan tulis pemetaannya untuk disetujui.")
@click.argument("berkas", type=A_FILE)
@click.option("--layout", help="Paksa tata letak, misalnya roster_bebas.")
@click.option("--pemda", help="Kode pemda pemilik berkas; bila kosong pemetaan berlaku untuk semua.")
@click.option("--out", type=A_FILE, help="Berkas pemetaan (CSV); yang sudah ada ditambah, jawabannya tetap.")
@click.option("--setuju", is_flag=True, help="Setujui usulan ini tanpa ditanya.")
@click.option("--json", "as_json", is_flag=True, help="Cetak usulan sebagai JSON.")
def command(berkas: Path, layout: str | None, pemda: str | None, out: Path | None, setuju: bool, as_json: bool) -> int:
    """0 a whole proposal, 1 one that lacks a needed field or may be something else as well, 3 unreadable."""
    from naungan.cli.check import known_layout
    from naungan.intake import propose, recognise
    from naungan.intake.mapping.file import PEMETAAN
    from naungan.intake.mapping.said import proposed_rows
    from naungan.kernel.aside import may_write
    from naungan.kernel.messages import sentence
    from naungan.kernel.shown import shown
    from naungan.told.proposal import choices_text, proposal_document, proposal_text

    known_layout(layout)
    if out:
        may_write(out)
    found = recognise(berkas, layout)
    proposal = propose(berkas, layout or (found.layout if found else None))
    name = shown(berkas.name)
    rows = proposed_rows(proposal, berkas=name, pemda=pemda)
    settled = found is not None and not found.unread
    if as_json:
        click.echo(json.dumps(proposal_document(name, proposal, rows, settled), ensure_ascii=False))
    else:
        click.echo(proposal_text(name, proposal, rows, settled))
    if proposal["lainnya"]:
        click.echo(choices_text([propose(berkas, code) for code in (proposal["layout"], *proposal["lainnya"])]), err=as_json)
        return 1
    accepted = setuju or (not as_json and not settled and _asked())
    if out or accepted:
        _write(berkas, out or berkas.with_name(PEMETAAN), rows, accepted, as_json)
    elif not settled:
        click.echo(sentence("PEMETAAN_CARA", {"data": berkas}), err=as_json)
    return 1 if proposal["kurang"] else 0


def _asked() -> bool:
    """The one question, on a terminal only."""
    from naungan.kernel.messages import sentence

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    question = f"{sentence('PEMETAAN_TANYA')} [y/t]"
    answer: str = click.prompt(question, type=click.Choice(("y", "t"), case_sensitive=False), show_choices=False)
    return answer.lower() == "y"


def _write(berkas: Path, out: Path, rows: list[dict[str, Any]], accepted: bool, quiet: bool) -> None:
    from naungan.intake.mapping.file import write_mappings
    from naungan.kernel.aside import file_aside
    from naungan.kernel.messages import sentence

    if accepted:
        rows[0]["setuju"] = "ya"
    with file_aside(out) as aside:
        write_mappings(aside, rows, out)
    for code in ("PEMETAAN_DITULIS", "PEMETAAN_PAKAI" if accepted else "PEMETAAN_LANGKAH"):
        click.echo(sentence(code, {"berkas": out, "data": berkas}), err=quiet)
