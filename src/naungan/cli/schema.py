"""``naungan schema``: the Frictionless Table Schema of a relation that the program writes, or of a layout that it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from naungan.cli.reading import A_FILE


@click.command(help="Cetak Table Schema (Frictionless, JSON) relasi atau tata letak NAMA; tanpa NAMA: daftar semuanya.")
@click.argument("nama", required=False)
@click.option("--out", type=A_FILE, help="Tulis ke berkas, bukan ke layar.")
@click.option("--json", "as_json", is_flag=True, help="Daftar nama sebagai JSON.")
def command(nama: str | None, out: Path | None, as_json: bool) -> int:
    """0 done, 2 an unknown name."""
    from naungan.intake.layouts import LAYOUTS
    from naungan.intake.layouts.forms import form_schema
    from naungan.kernel.aside import file_aside
    from naungan.kernel.errors import Refusal
    from naungan.relations.table_schema import table_schema

    relations = _relations()
    if nama is None:
        return _listed(relations, as_json)
    if nama not in relations and nama not in LAYOUTS:
        raise Refusal("SCHEMA_UNKNOWN", nama=nama, pilihan=", ".join([*relations, *LAYOUTS]))
    text = json.dumps(table_schema(relations[nama]) if nama in relations else form_schema(nama), indent=2, ensure_ascii=False)
    if out is None:
        click.echo(text)
        return 0
    with file_aside(out) as aside:
        aside.write_text(text + "\n", "utf-8")
    return 0


def _relations() -> dict[str, Any]:
    """Every declared relation; a room declares its own when its tables are imported."""
    from importlib import import_module
    from pkgutil import iter_modules

    import naungan
    from naungan.relations import register

    for room in iter_modules(naungan.__path__):
        if room.ispkg and (Path(naungan.__path__[0]) / room.name / "tables.py").is_file():
            import_module(f"naungan.{room.name}.tables")
    return dict(sorted(register().items()))


def _listed(relations: dict[str, Any], as_json: bool) -> int:
    from naungan.intake.layouts import layouts
    from naungan.told.listings import schemas_text

    rows = [{"name": name, "kind": "relasi", "description": one.uraian} for name, one in relations.items()]
    rows += [{"name": one.code, "kind": "tata letak", "description": one.nama} for one in layouts()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return 0
    click.echo(schemas_text(rows))
    return 0
