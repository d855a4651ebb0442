"""``naungan taruhan``: what it costs not to act, by region and state, from a finished folder."""

from __future__ import annotations

import json
from pathlib import Path

import click

from naungan.cli.reading import A_FOLDER


@click.command(name="taruhan", help="Berapa yang dipertaruhkan selama pekerja belum terlindungi, dari FOLDER hasil evaluasi.")
@click.argument("folder", type=A_FOLDER)
@click.option("--wilayah", help="Kode provinsi atau pemda saja, misalnya 16 atau 16.71.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def command(folder: Path, wilayah: str | None, as_json: bool) -> int:
    """Print the sums by region and by state, with the assumptions they stand on."""
    from naungan.cli.reading import workshop
    from naungan.evaluation.finished import read_finished
    from naungan.kernel.errors import Refusal
    from naungan.told.material import province
    from naungan.told.stake_report import stake_document, stake_text

    code = wilayah.replace(".", "") if wilayah is not None else None
    with workshop("duckdb") as (engine, _), engine.step("taruhan"):
        finished = read_finished(folder)
        if "stake" not in finished.relations:
            raise Refusal("TARUHAN_TIDAK_ADA")
        rows = engine.rows(finished.table(engine, "stake"))
    if code is not None:
        rows = [row for row in rows if code in (row["pemda"], province(row["pemda"]))]
        if not rows:
            raise Refusal("TARUHAN_WILAYAH_KOSONG", wilayah=wilayah)
    found = stake_document(finished.record, rows, code)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else stake_text(found))
    return 0
