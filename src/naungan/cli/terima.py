"""``naungan terima``: a received file is checked and put into the input folder, whole or not at all, with the record of who took it in."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naungan.cli.reading import A_FILE, A_FOLDER
from naungan.cli.values import BULAN

if TYPE_CHECKING:
    from naungan.engine import Engine


@click.command(help="Terima BERKAS (tagihan, bukti bayar, jawaban BPJS, daftar SP2D, …) ke FOLDER masukan pemda dan bulannya.")
@click.argument("berkas", type=A_FILE)
@click.argument("folder", type=A_FOLDER)
@click.option("--pemda", required=True, help="Kode pemda yang menerima, misalnya 1671.")
@click.option("--oleh", required=True, help="Siapa yang menerima: nama atau jabatan.")
@click.option("--bulan", type=BULAN, help="Bulan foldernya, misalnya Oktober 2026; bila kosong langsung di folder pemda.")
@click.option("--layout", help="Paksa tata letak, misalnya bukti_bayar; bila kosong dikenali dari judul kolom.")
@click.option("--json", "as_json", is_flag=True, help="Cetak hasil sebagai JSON.")
def command(berkas: Path, folder: Path, pemda: str, oleh: str, bulan: str | None, layout: str | None, as_json: bool) -> int:
    """0 taken in clean, 1 taken in with held or refused rows, 2 refused, 3 unreadable."""
    from naungan.cli.check import known_layout
    from naungan.cli.reading import workshop
    from naungan.evaluation.inventory import pemda_of
    from naungan.evaluation.taken import PREFIX, SHORT
    from naungan.evaluation.taking import take_in
    from naungan.kernel.errors import Refusal
    from naungan.kernel.messages import sentence
    from naungan.kernel.shown import pasted, shown
    from naungan.told.checked import checked_text, kinds_of, problems_of

    known_layout(layout)
    if not berkas.is_file():
        raise Refusal("NOT_FOUND", nama=berkas.name)
    now, found = dt.datetime.now(dt.UTC), {}
    with workshop() as (engine, work):

        def judge(path: Path) -> dict[str, Any]:
            found.update(_judged(engine, work, path, folder, bulan, layout, now.date()))
            return dict(found["file"])

        taken = take_in(berkas, folder, pemda=pemda, bulan=bulan, oleh=oleh, waktu=now.isoformat(timespec="seconds"), judge=judge)
        with engine.step("periksa"):
            problems = list(problems_of(engine, found["problem"])) if as_json else []
            kinds = [] if as_json else kinds_of(engine, found["problem"])
    if as_json:
        click.echo(json.dumps({**asdict(taken), "problems": problems}, ensure_ascii=False))
    else:
        room = next(name for name in sorted(path.name for path in folder.iterdir() if path.is_dir()) if pemda_of(name) == taken.pemda)
        place = "/".join(part for part in (shown(room), bulan, PREFIX + taken.sumber[:SHORT]) if part)
        back = f"naungan batal {pasted(folder)} {taken.sumber[:SHORT]} --oleh … --alasan …"
        done = {"tempat": place, "oleh": taken.oleh, "batal": back}
        click.echo(checked_text(found["file"], kinds) + "\n\n" + sentence("TERIMA_SELESAI", done))
    return 1 if taken.ditahan or taken.ditolak else 0


def _judged(
    engine: Engine, work: Path, path: Path, folder: Path, bulan: str | None, layout: str | None, today: dt.date
) -> dict[str, Any]:  # fmt: skip
    """The row of FILE and PROBLEM, with the mappings of the input folder; Unreadable where nobody can read the file."""
    from naungan.evaluation.said import read_said
    from naungan.intake import Source, check_files
    from naungan.kernel.errors import Unreadable
    from naungan.kernel.period import Bulan

    said = read_said(folder)
    source = Source(path, path.name, bulan=bulan, layout=layout, pemetaan=said.pemetaan)
    posisi = Bulan.parse(bulan).last_day if bulan else today
    with engine.step("periksa"):
        checked = check_files(engine, [source], posisi=posisi, work=work, koreksi=said.koreksi)
        (file,) = engine.rows(checked.file)
        if file["kode"]:
            (problem,) = engine.rows(checked.problem)
            raise Unreadable(file["kode"], **json.loads(problem["params"] or "{}"))
        return {"file": file, "problem": checked.problem}
