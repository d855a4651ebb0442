"""``naungan match``: a roster and a member file in, one row per roster row out: same, review or none, and why."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from naungan.cli.reading import A_FILE
from naungan.cli.values import TANGGAL


@click.command(help="Cocokkan DAFTAR pekerja dengan berkas PESERTA; hasilnya satu baris per baris daftar pekerja.")
@click.argument("roster", metavar="DAFTAR", type=A_FILE)
@click.argument("members", metavar="PESERTA", type=A_FILE)
@click.option("--out", required=True, type=A_FILE, help="Berkas hasil (Parquet).")
@click.option("--decisions", type=A_FILE, help="Keputusan terdahulu (CSV atau Parquet): roster_row, member_row, decision.")
@click.option("--layout-roster", help="Paksa tata letak daftar pekerja, misalnya roster_bebas.")
@click.option("--layout-members", help="Paksa tata letak berkas peserta, misalnya status_peserta.")
@click.option("--posisi", type=TANGGAL, help="Tanggal posisi, misalnya 31-10-2026; menentukan abad pada NIK. Bila kosong dipakai hari ini.")
@click.option("--engine", "engine_name", help="Mesin hitung: duckdb atau spark.")
@click.option("--json", "as_json", is_flag=True, help="Cetak ringkasan sebagai JSON.")
def command(
    roster: Path, members: Path, out: Path, decisions: Path | None, layout_roster: str | None, layout_members: str | None,
    posisi: dt.date | None, engine_name: str | None, as_json: bool,
) -> int:  # fmt: skip
    """0 done; 1 done, but rows of either file were held or refused; 2 wrong use; 3 a file can't be read."""
    from naungan.cli.check import known_layout
    from naungan.cli.reading import workshop
    from naungan.kernel.aside import may_write
    from naungan.matching.run import Asked, run
    from naungan.told.matched import matched_text

    for layout in (layout_roster, layout_members):
        known_layout(layout)
    may_write(out)
    asked = Asked(roster, members, posisi or dt.datetime.now(dt.UTC).date(), decisions, layout_roster, layout_members)
    with workshop(engine_name, files=[roster, members]) as (engine, work):
        done = run(engine, asked, out, work)
    files = {name: {"in": one["masuk"], "accepted": one["diterima"], "held": one["ditahan"], "refused": one["ditolak"]}
             for name, one in done.files.items()}  # fmt: skip
    summary = {**files, "decisions": done.decisions, "tiers": done.tiers, "skipped": list(done.skipped), "out": str(out)}
    click.echo(json.dumps(summary, ensure_ascii=False) if as_json else matched_text(summary))
    return 1 if done.left_open else 0
