"""``naungan periksa-klaim``: the figures that a text states, computed again from what it states beside them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from naungan.cli.reading import A_FILE
from naungan.cli.values import TANGGAL


@click.command(help="Hitung ulang angka yang dinyatakan BERKAS (TXT, DOCX, PDF, CSV, XLSX) dari angka lain di dalamnya.")
@click.argument("berkas", type=A_FILE)
@click.option("--tanggal", type=TANGGAL, help="Tanggal teks, untuk hukum saat itu; bila kosong tahun yang disebut teks, atau hari ini.")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(berkas: Path, tanggal: dt.date | None, as_json: bool) -> int:
    """0 all agree or are rounded, 1 something does not agree or can't be checked, 3 unreadable."""
    from naungan.claims import checked
    from naungan.claims.tables import Verdict
    from naungan.kernel.messages import sentence
    from naungan.told.claims import claims_json, claims_text

    day = tanggal or dt.datetime.now(dt.UTC).date()
    found = checked(berkas, day.year)
    for code, params in found.notes:
        click.echo(sentence(code, params), err=True)
    click.echo(json.dumps(claims_json(found.rows), ensure_ascii=False) if as_json else claims_text(found.rows))
    fine = (Verdict.COCOK, Verdict.PEMBULATAN)
    return 0 if all(row["putusan"] in fine for row in found.rows) else 1
