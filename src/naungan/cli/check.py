"""``naungan check``: what one file is, which rows can be trusted, and what is wrong with the others."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naungan.cli.reading import A_FILE, A_FOLDER
from naungan.cli.values import BULAN, TANGGAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naungan.engine import Engine
    from naungan.intake import Checked, Source
    from naungan.intake.corrections.file import Koreksi
    from naungan.intake.mapping.file import Mapping


@click.command(help="Periksa BERKAS: tata letaknya, baris yang diterima, ditahan, atau ditolak, dan masalahnya.")
@click.argument("berkas", type=A_FILE)
@click.option("--layout", help="Paksa tata letak, misalnya roster_bebas; bila kosong dikenali dari judul kolom.")
@click.option("--bulan", type=BULAN, help="Bulan data, misalnya Oktober 2026, bila berkas tidak menyebutnya.")
@click.option("--posisi", type=TANGGAL, help="Tanggal posisi, misalnya 31-10-2026; bila kosong akhir bulan data.")
@click.option("--pemetaan", type=A_FILE, help="Pemetaan judul kolom yang disetujui; bila kosong pemetaan.csv di samping berkas.")
@click.option("--koreksi", type=A_FILE, help="Koreksi sel (CSV); bila kosong koreksi.csv di samping berkas.")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
@click.option("--out", type=A_FOLDER, help="Folder untuk relasi (Parquet) dan daftar masalah (CSV).")
@click.option("--kembali", type=A_FILE, help="Buku kerja kembali (.xlsx): berkas ini dengan sel bermasalah ditandai.")
def command(
    berkas: Path, layout: str | None, bulan: str | None, posisi: dt.date | None, pemetaan: Path | None, koreksi: Path | None, as_json: bool,
    out: Path | None, kembali: Path | None,
) -> int:  # fmt: skip
    """0 clean or notes only, 1 with held or refused rows, 3 unreadable."""
    from naungan.cli.reading import workshop
    from naungan.intake import Source, check_files
    from naungan.kernel.aside import may_write

    known_layout(layout)
    _new_workbook(kembali)
    for place in (out and out / "problems.csv", kembali):
        if place is not None:
            may_write(place)
    source = Source(berkas, berkas.name, bulan=bulan, layout=layout, posisi=posisi, pemetaan=_mappings(pemetaan, berkas))
    corrections = _corrections(koreksi, berkas)
    with workshop(files=[berkas]) as (engine, work):
        with engine.step("periksa"):
            checked = check_files(engine, [source], posisi=posisi or _position(source), work=work, koreksi=corrections)
            (file,) = engine.rows(checked.file)
            checked = _told(engine, checked, berkas, koreksi)
        if out is not None and file["layout"]:
            _write(engine, checked, file["dataset"], out)
        if kembali is not None and file["layout"]:
            _return(engine, checked, work, kembali)
        with engine.step("periksa"):
            return _answer(engine, file, checked, as_json)


def _answer(engine: Engine, file: dict[str, Any], checked: Checked, as_json: bool) -> int:
    from naungan.told.checked import checked_text, kinds_of, problems_of

    if as_json:
        rows = {"in": file["masuk"], "accepted": file["diterima"], "held": file["ditahan"], "refused": file["ditolak"]}
        known = {"layout": file["layout"], "rows": {name: count or 0 for name, count in rows.items()}}
        _print(known, problems_of(engine, checked.problem))
    if file["kode"]:
        (problem,) = problems_of(engine, checked.problem)
        click.echo(f"{file['berkas']}: {problem['message']} {problem['remedy']}", err=True)
        return 3
    if not as_json:
        click.echo(checked_text(file, kinds_of(engine, checked.problem)))
    return 1 if file["ditahan"] or file["ditolak"] else 0


def _print(known: dict[str, Any], problems: Iterator[dict[str, Any]]) -> None:
    """One JSON object with the list of problems at its end, one after another: they may be millions."""
    between, out = "", sys.stdout  # ``echo`` empties its buffer each time
    out.write(json.dumps(known, ensure_ascii=False).removesuffix("}") + ', "problems": [')
    for problem in problems:
        out.write(between + json.dumps(problem, ensure_ascii=False))
        between = ", "
    out.write("]}\n")


def _position(source: Source) -> dt.date:
    """The end of the month given or named by the file; else today, for here alone is a clock."""
    from naungan.intake import recognise
    from naungan.kernel.period import Bulan

    if source.bulan:
        return Bulan.parse(source.bulan).last_day
    found = recognise(source.path, source.layout, source.pemetaan)
    named = found.titles.get("bulan") if found else None
    return Bulan.parse(named).last_day if named else dt.datetime.now(dt.UTC).date()


def known_layout(name: str | None) -> None:
    """Refusal for a layout nobody knows."""
    from naungan.intake.layouts import LAYOUTS
    from naungan.kernel.errors import Refusal

    if name is not None and name not in LAYOUTS:
        raise Refusal("LAYOUT_UNKNOWN", nama=name, pilihan=", ".join(LAYOUTS))


def _mappings(path: Path | None, berkas: Path) -> tuple[Mapping, ...]:
    """The accepted mappings of a file, else of the one beside ``berkas``; Refusal where the file named is missing or nobody accepted it."""
    from naungan.intake.mapping.file import PEMETAAN, open_groups, read_mappings
    from naungan.kernel.errors import Refusal

    if path is None:
        beside = berkas.with_name(PEMETAAN)
        return tuple(read_mappings(beside)) if beside.is_file() and beside != berkas else ()
    if not path.is_file():
        raise Refusal("NOT_FOUND", nama=path.name)
    if open_groups(path):
        raise Refusal("PEMETAAN_BELUM_DISETUJUI", berkas=path.name)
    return tuple(read_mappings(path))


def _corrections(path: Path | None, berkas: Path) -> tuple[Koreksi, ...]:
    """The corrections of a file, else of the one beside ``berkas``; Refusal where it is missing or holds what nobody understands."""
    from naungan.intake.corrections.file import KOREKSI, read_corrections
    from naungan.kernel.errors import Refusal

    if path is not None and not path.is_file():
        raise Refusal("NOT_FOUND", nama=path.name)
    beside = path or berkas.with_name(KOREKSI)
    return read_corrections(beside) if beside.is_file() and beside != berkas else ()


def _told(engine: Engine, checked: Checked, berkas: Path, koreksi: Path | None) -> Checked:
    """With what is said of corrections of this file that name no cell of it; those of other files are not this command's."""
    from naungan.intake.corrections.file import KOREKSI
    from naungan.intake.judging.checking import with_idle

    return with_idle(engine, checked, lambda one: one.berkas == berkas.name, koreksi.name if koreksi else KOREKSI)


def _new_workbook(path: Path | None) -> None:
    """The returned workbook is a new file: neither the one that was handed in nor any other is written over."""
    from naungan.kernel.errors import Refusal

    if path is not None and path.suffix.lower() != ".xlsx":
        raise Refusal("KEMBALI_BUKAN_XLSX", nama=path.name)
    if path is not None and (path.exists() or path.is_symlink()):
        raise Refusal("KEMBALI_SUDAH_ADA", nama=path.name)


def _return(engine: Engine, checked: Checked, work: Path, out: Path) -> None:
    from naungan.documents.returned import write_returned
    from naungan.told.words import say

    lost = write_returned(out, engine, checked.staged[0], checked.problem, work)
    click.echo("\n".join([say("KEMBALI_DITULIS", berkas=out), *lost]), err=True)


def _write(engine: Engine, checked: Checked, dataset: str, out: Path) -> None:
    from naungan.intake.judging.checking import RELATIONS
    from naungan.kernel.aside import file_aside
    from naungan.sheets.writing import write_csv
    from naungan.told.checked import COLUMNS, problems_of

    with file_aside(out / "problems.csv") as listing, engine.step("simpan"):
        problems = problems_of(engine, checked.problem)
        write_csv(listing, COLUMNS, ([problem[name] for name in COLUMNS] for problem in problems))
    with file_aside(out / f"{dataset}.parquet") as part, engine.step("simpan"):
        engine.write(checked.relations[dataset], part, RELATIONS[dataset].key)
