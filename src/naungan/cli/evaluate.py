"""``naungan evaluate``: a folder and a month in, a folder of results out."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naungan.cli.reading import A_FOLDER
from naungan.cli.values import BULAN, TANGGAL

if TYPE_CHECKING:
    import datetime as dt

    from naungan.evaluation.chain import Progress
    from naungan.evaluation.run import Finishing, Outcome, Papers


@click.command(help="Evaluasi FOLDER untuk satu bulan: cakupan, iuran, kecukupan anggaran, temuan, dan bahan rapat.")
@click.argument("folder", type=A_FOLDER)
@click.option("--bulan", required=True, type=BULAN, help="Bulan yang dievaluasi, misalnya Oktober 2026.")
@click.option("--out", required=True, type=A_FOLDER, help="Folder hasil; tidak boleh sudah ada.")
@click.option("--posisi", type=TANGGAL, help="Tanggal posisi, misalnya 31-10-2026; bila kosong dipakai tanggal berkas peserta.")
@click.option("--diketahui", type=TANGGAL, help="Pakai hukum yang sudah diketahui pada tanggal ini; untuk mengulang hitungan lama.")
@click.option("--replace", is_flag=True, help="Ganti folder hasil yang sudah ada.")
@click.option(
    "--kembali", is_flag=True, help="Tulis juga kembali/: berkas yang barisnya ditahan atau ditolak, dengan sel bermasalah ditandai."
)
@click.option("--pendapat-kedua", is_flag=True, help="Urutkan keputusan.csv menurut peluang (Splink); tidak pernah memutuskan sendiri.")
@click.option("--engine", "engine_name", help="Mesin hitung: duckdb atau spark.")
@click.option("--json", "as_json", is_flag=True, help="Cetak ringkasan sebagai JSON.")
def command(
    folder: Path, bulan: str, out: Path, posisi: dt.date | None, diketahui: dt.date | None, replace: bool, kembali: bool,
    pendapat_kedua: bool, engine_name: str | None, as_json: bool,
) -> int:  # fmt: skip
    """0 done; 1 done, but rows were held or refused, or a file or answer could not be used."""
    from naungan.cli.progress import bars
    from naungan.cli.reading import keep_apart, means
    from naungan.evaluation.inputs import read_inputs
    from naungan.evaluation.run import run

    keep_apart(out, folder)
    inputs = read_inputs(folder, bulan=bulan, posisi=posisi, diketahui=diketahui, means=means(engine_name))
    with bars(sys.stderr) as progress:
        done = run(
            inputs, out, papers=_papers(progress, kembali, inputs.means.readers), progress=progress, replace=replace, opinion=pendapat_kedua
        )
    _say(done, out, engine_name=inputs.means.engine, as_json=as_json)
    return 1 if done.left_open else 0


def _papers(progress: Progress, kembali: bool, processes: int) -> Papers:
    """The papers of a run, by so many processes; with ``kembali`` also the workbooks that go back to the offices."""

    def write(done: Finishing) -> None:
        from naungan import documents
        from naungan.told.told import tell

        said = tell(done.engine, done.evaluation.results, done.record)
        documents.write_all(done.folder, said, done.work, partial(progress, "Menulis buku dan daftar"), processes=processes)
        if kembali:
            _return(done, progress)

    return write


def _return(done: Finishing, progress: Progress) -> None:
    """The workbooks that go back; a file that can't be marked is named, its problems stand in problems.csv all the same."""
    from naungan.documents import returned
    from naungan.told.words import say

    failed = returned.write_all_returned(
        done.folder / returned.FOLDER, done.engine, done.evaluation.staged, done.evaluation.results["problem"], done.work,
        lambda ready, of: progress("Menandai berkas", ready, of),
    )  # fmt: skip
    for name in failed:
        click.echo(say("KEMBALI_TIDAK_DITULIS", berkas=name), err=True)


def _say(done: Outcome, out: Path, *, engine_name: str, as_json: bool) -> None:
    from naungan.kernel.messages import sentence
    from naungan.told.summary import summary_text
    from naungan.told.words import say

    if done.no_opinion:
        click.echo(sentence("PENDAPAT_DILEWATI", {"mesin": engine_name}), err=True)
    if as_json:
        click.echo(json.dumps(done.summary, ensure_ascii=False))
        return
    click.echo(summary_text(done.summary))
    click.echo("\n" + say("RINGKAS_BUKA_BERKAS", berkas=out / "book.html"))
    click.echo(say("RINGKAS_BUKA_FOLDER", folder=out))
    for one in done.waiting:
        click.echo(sentence(one.kode, {"jumlah": one.jumlah, "berkas": out / one.berkas}))
