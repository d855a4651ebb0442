"""``naungan template``: an empty workbook to fill in, for any layout that the program reads."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click

from naungan.cli.reading import A_FILE


@click.command(help="Buat templat kosong untuk tata letak NAMA; tanpa NAMA: daftar semua templat.")
@click.argument("nama", required=False)
@click.option("--out", type=A_FILE, help="Berkas hasil (XLSX); bila kosong NAMA.xlsx di folder ini. Belum boleh ada.")
@click.option("--unit-list", type=A_FILE, help="Daftar unit pemda; namanya menjadi pilihan pada kolom unit.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def command(nama: str | None, out: Path | None, unit_list: Path | None, as_json: bool) -> int:
    """0 done, 2 an unknown name or a file that is already there."""
    from naungan.cli.check import known_layout
    from naungan.documents.template import write_template
    from naungan.intake.layouts.forms import templates, version
    from naungan.kernel.aside import file_aside
    from naungan.kernel.errors import Refusal

    if nama is None:
        return _listed(as_json)
    known_layout(nama)
    if nama not in templates():
        raise Refusal("TEMPLAT_TIDAK_ADA", nama=nama, pilihan=", ".join(templates()))
    path = out or Path(f"{nama}.xlsx")
    if path.exists():
        raise Refusal("TEMPLAT_ADA", berkas=path.name)
    units = _units(unit_list) if unit_list else []
    with file_aside(path) as aside:
        write_template(aside, nama, made=dt.datetime.now(dt.UTC).date(), units=units)
    click.echo(json.dumps({"template": nama, "version": version(nama), "file": str(path)}) if as_json else str(path))
    return 0


def _listed(as_json: bool) -> int:
    from naungan.intake.layouts import layout
    from naungan.intake.layouts.forms import form, templates, version
    from naungan.told.listings import templates_text

    rows = [{"template": one.code, "name": one.nama, "dataset": one.dataset, "columns": len(form(one.code)), "version": version(one.code)}
            for one in map(layout, templates())]  # fmt: skip
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return 0
    click.echo(templates_text(rows))
    return 0


def _units(path: Path) -> list[dict[str, Any]]:
    """Code and name of each unit of a list; Refusal for a file of another kind."""
    from naungan.cli.reading import workshop
    from naungan.intake import Source, check_files
    from naungan.kernel.errors import Refusal, Unreadable

    with workshop() as (engine, work), engine.step("periksa"):
        checked = check_files(engine, [Source(path, path.name)], posisi=dt.datetime.now(dt.UTC).date(), work=work)
        (file,) = engine.rows(checked.file)
        if file["kode"]:
            problem = engine.rows(checked.problem.filter(checked.problem.kode == file["kode"]))[0]
            raise Unreadable(file["kode"], **json.loads(problem["params"] or "{}"))
        if file["dataset"] != "unit":
            raise Refusal("TEMPLAT_BUKAN_UNIT", berkas=path.name)
        return engine.rows(checked.relations["unit"].select("unit", "nama").distinct().order_by("nama", "unit"))
