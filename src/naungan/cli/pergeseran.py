"""``naungan pergeseran``: what a move of money between two accounts would do, from a finished folder; nothing is changed."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER
from naungan.cli.values import RUPIAH


@click.command(
    name="pergeseran", help="Coba satu pergeseran anggaran: kedua rekening sebelum dan sesudahnya, siapa menyetujui, sampai kapan."
)
@click.argument("folder", type=A_FOLDER)
@click.option("--pemda", required=True, help="Kode pemda, misalnya 16.71.")
@click.option("--unit", required=True, help="Kode unit yang memberi.")
@click.option("--unit-ke", help="Kode unit yang menerima, bila bukan unit yang sama.")
@click.option("--dari-rekening", required=True, help="Kode rekening yang memberi.")
@click.option("--ke-rekening", required=True, help="Kode rekening yang menerima.")
@click.option("--rupiah", required=True, type=RUPIAH, help="Jumlah yang digeser, rupiah penuh.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def command(
    folder: Path, pemda: str, unit: str, unit_ke: str | None, dari_rekening: str, ke_rekening: str, rupiah: Decimal, as_json: bool
) -> int:
    """Print both purses before and after; Refusal where the move can't be."""
    from naungan.acuan.anggaran import tahun_anggaran
    from naungan.budget.pergeseran import Diminta, move
    from naungan.budget.purse import Masa
    from naungan.cli.reading import workshop
    from naungan.cli.usulan_anggaran import unit_names
    from naungan.evaluation.finished import read_finished
    from naungan.kernel.errors import Refusal
    from naungan.told.pergeseran import move_document, move_text

    if rupiah != int(rupiah):
        raise Refusal("PERGESERAN_RUPIAH", rupiah=rupiah)
    code = pemda.replace(".", "")
    with workshop("duckdb") as (engine, _), engine.step("pergeseran"):
        finished = read_finished(folder)
        tables = {name: finished.table(engine, name) for name in ("budget_line", "adequacy", "budget_step", "unit")}
        lines, verdicts, steps, units = (engine.rows(table.filter(table.pemda == code)) for table in tables.values())
    posisi = dt.date.fromisoformat(finished.record["posisi"])
    masa = Masa(tahun_anggaran(finished.bulan), finished.bulan, posisi)
    found = move(Diminta(code, unit, unit_ke or unit, dari_rekening, ke_rekening, int(rupiah)), lines, verdicts, steps, masa, posisi)
    click.echo(json.dumps(move_document(found), ensure_ascii=False, indent=2) if as_json else move_text(found, unit_names(units)))
    return 0
