"""``naungan usulan-anggaran``: what each unit asks for, from a finished folder: a table to type into SIPD and a text to attach."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from naungan.cli.reading import A_FOLDER

_PROOF = "usulan.json"


@click.command(name="usulan-anggaran", help="Tulis usulan RKA tahun berikut dan perubahan APBD tiap unit, dari FOLDER hasil evaluasi.")
@click.argument("folder", type=A_FOLDER)
@click.option("--out", required=True, type=A_FOLDER, help="Folder usulan; tidak boleh sudah ada.")
@click.option("--pemda", help="Kode pemda saja, misalnya 16.71.")
@click.option("--unit", help="Kode unit pembayar saja, misalnya 1.02.01.")
@click.option("--replace", is_flag=True, help="Ganti folder usulan yang sudah ada.")
def command(folder: Path, out: Path, pemda: str | None, unit: str | None, replace: bool) -> int:
    """Write the papers and say how many; Refusal where nobody asks for anything."""
    import json

    from naungan.cli.reading import keep_apart, workshop
    from naungan.documents.usulan import write_proposals
    from naungan.evaluation.finished import read_finished
    from naungan.kernel.aside import folder_aside
    from naungan.kernel.errors import Refusal
    from naungan.told.usulan import units_asking
    from naungan.told.words import say

    keep_apart(out, folder)
    code = pemda.replace(".", "") if pemda else None
    with workshop("duckdb") as (engine, _), engine.step("usulan"):
        finished = read_finished(folder)
        if "budget_proposal" not in finished.relations:
            raise Refusal("USULAN_TIDAK_ADA")
        rows = engine.rows(finished.table(engine, "budget_proposal"))
        names = unit_names(engine.rows(finished.table(engine, "unit")))
        steps = engine.rows(finished.table(engine, "budget_step"))
    mine = [row for row in rows if code in (None, row["pemda"]) and unit in (None, row["unit"])]
    if not mine:
        raise Refusal("USULAN_KOSONG", pemda=code or "-", unit=unit or "-")
    asking = units_asking(mine, names, steps, dt.date.fromisoformat(finished.record["posisi"]))
    with folder_aside(out, replace=replace, proof=_PROOF) as aside:
        made = write_proposals(aside, asking)
        (aside / _PROOF).write_text(json.dumps({"bulan": str(finished.bulan), "unit": len(made)}) + "\n", "utf-8")
    click.echo(say("USULAN_SELESAI", unit=len(made), folder=out))
    return 0


def unit_names(rows: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Official name by (pemda, unit); of several validities the latest."""
    ordered = sorted(rows, key=lambda row: str(row["berlaku_dari"] or ""))
    return {(row["pemda"], row["unit"]): row["nama"] for row in ordered}
