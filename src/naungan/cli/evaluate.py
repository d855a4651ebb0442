"""``naungan evaluate``: a folder and a month in, a folder of results out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naungan.cli.reading import A_FOLDER
from naungan.cli.values import BULAN, TANGGAL

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.chain import Evaluation


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
    """Build beside ``out``, then rename; nothing is left of a run that failed."""
    from naungan.cli.reading import keep_apart
    from naungan.evaluation.record import RUN
    from naungan.kernel.aside import folder_aside

    keep_apart(out, folder)
    with folder_aside(out, replace=replace, proof=RUN) as aside:
        summary, problems = _fill(aside, folder, bulan, posisi, diketahui, engine_name, kembali, pendapat_kedua)
    if as_json:
        click.echo(json.dumps(summary, ensure_ascii=False))
    else:
        from naungan.documents import summary_text
        from naungan.told.words import say

        click.echo(summary_text(summary))
        click.echo("\n" + say("RINGKAS_BUKA_BERKAS", berkas=out / "book.html"))
        click.echo(say("RINGKAS_BUKA_FOLDER", folder=out))
        _ask(out)
    return 1 if problems else 0


def _ask(out: Path) -> None:
    """Files that may be two things, files with unknown headings, and lines on unknown accounts, wait for one answer each."""
    from naungan.acuan.jawaban_rekening import USULAN_REKENING
    from naungan.acuan.jawaban_rekening import waiting as unanswered
    from naungan.evaluation import corrections
    from naungan.evaluation.decisions import waiting as undecided
    from naungan.evaluation.inventory import ISI, KEPUTUSAN
    from naungan.intake.mapping.file import PEMETAAN, questions
    from naungan.kernel.messages import sentence

    waiting = (
        ("ISI_MENUNGGU", ISI, corrections.questions),
        ("PEMETAAN_MENUNGGU", PEMETAAN, questions),
        ("JAWABAN_REKENING_MENUNGGU", USULAN_REKENING, unanswered),
        ("KEPUTUSAN_MENUNGGU", KEPUTUSAN, undecided),
    )
    for code, name, count in waiting:
        if found := count(out / name):
            click.echo(sentence(code, {"jumlah": found, "berkas": out / name}))


def _fill(
    aside: Path, folder: Path, bulan: str, posisi: dt.date | None, diketahui: dt.date | None, engine_name: str | None,
    kembali: bool, pendapat_kedua: bool,
) -> tuple[dict[str, Any], bool]:  # fmt: skip
    """Everything inside the result folder; says whether rows were held or refused."""
    from naungan import documents
    from naungan.cli.progress import bars
    from naungan.cli.reading import workshop
    from naungan.evaluation.answers import received, refused
    from naungan.evaluation.chain import evaluate

    with workshop(engine_name, beside=aside) as (engine, work), bars(sys.stderr) as progress:
        run = evaluate(engine, folder, bulan=bulan, posisi=posisi, work=work, progress=progress, diketahui=diketahui)
        with engine.step("simpan"):
            summary = _save(engine, run, folder, aside, _opinion(engine, run) if pendapat_kedua else None)
        with engine.step("dokumen"):
            record = json.loads((aside / "run.json").read_text("utf-8"))
            documents.write_all(aside, engine, run.results, record, lambda done, of: progress("Menulis buku dan daftar", done, of))
        if kembali:
            with engine.step("kembali"):
                _return(engine, run, aside, work, lambda done, of: progress("Menandai berkas", done, of))
        return summary, refused(run.salah) or _left_open(engine, received(run.results["file"]))


def _return(engine: Engine, run: Evaluation, aside: Path, work: Path, progress: Callable[[int, int], None]) -> None:
    """The workbooks that go back; a file that can't be marked is named, its problems stand in problems.csv all the same."""
    from naungan.documents import returned
    from naungan.told.words import say

    for name in returned.write_all_returned(aside / returned.FOLDER, engine, run.staged, run.results["problem"], work, progress):
        click.echo(say("KEMBALI_TIDAK_DITULIS", berkas=name), err=True)


def _left_open(engine: Engine, file: ir.Table) -> bool:
    """Rows held or refused, or a whole file that could not be read or used."""
    open_ = (file.ditahan.fill_null(0) + file.ditolak.fill_null(0) > 0) | file.kode.notnull()
    return bool(engine.rows(file.aggregate(n=open_.sum()))[0]["n"])


def _opinion(engine: Engine, run: Evaluation) -> ir.Table | None:
    """The second opinion on the open matches; an engine that has none says so."""
    from naungan.kernel.messages import sentence
    from naungan.matching.opinion import opinion

    found = opinion(engine, *(run.results[name] for name in ("roster", "member", "link")))
    if found is None:
        click.echo(sentence("PENDAPAT_DILEWATI", {"mesin": engine.name}), err=True)
    return found


def _save(engine: Engine, run: Evaluation, folder: Path, aside: Path, opinion: ir.Table | None) -> dict[str, Any]:
    from naungan import regions
    from naungan.acuan.jawaban_rekening import USULAN_REKENING
    from naungan.evaluation import decisions, hukum, pemetaan, record, rekening
    from naungan.evaluation.chain import scope
    from naungan.evaluation.inventory import ISI, JAWABAN_UNIT, KEPUTUSAN, write_isi
    from naungan.evaluation.summary import summarise
    from naungan.intake.mapping.file import PEMETAAN

    steps = record.write_results(engine, run, aside)
    record.write_json(aside / record.RUN, record.run_record(engine, run, steps, scope(engine, run.results["member"])))
    summary = summarise(
        engine, run.results, pemda=run.inventory.pemda, bulan=run.bulan, posisi=run.posisi.isoformat(), hukum=hukum.digest()
    )
    record.write_json(aside / record.SUMMARY, summary)
    write_isi(aside / ISI, record.isi_rows(engine, run))
    assert run.unit_names is not None
    regions.write_questions(engine, run.unit_names, run.results["unit_list"], aside / JAWABAN_UNIT, folder / JAWABAN_UNIT)
    pemetaan.write_questions(engine, run, aside / PEMETAAN, folder / PEMETAAN)
    rekening.write_questions(engine, run, aside / USULAN_REKENING, folder / USULAN_REKENING)
    decisions.write_questions(engine, run.results, aside / KEPUTUSAN, folder / KEPUTUSAN, opinion)
    return summary
