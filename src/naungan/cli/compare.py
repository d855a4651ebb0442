"""``naungan compare``: two rosters of one pemda, what changed between them with rupiah, and the files for SIPP that follow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naungan.cli.reading import A_FILE, A_FOLDER, A_PLACE
from naungan.cli.values import BULAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naungan.acuan.kebijakan import Aturan
    from naungan.comparison import Side
    from naungan.engine import Engine

SUMMARY = "perbandingan.json"


@click.command(help="Bandingkan daftar pekerja LAMA dengan BARU (berkas, folder, hasil evaluate): yang masuk, keluar, pindah, beralih.")
@click.argument("lama", type=A_PLACE)
@click.argument("baru", type=A_PLACE)
@click.option("--out", required=True, type=A_FOLDER, help="Folder hasil; tidak boleh sudah ada.")
@click.option("--bulan", type=BULAN, help="Bulan daftar BARU, misalnya Oktober 2026; bila kosong menurut berkasnya.")
@click.option("--bulan-lama", type=BULAN, help="Bulan daftar LAMA, misalnya Oktober 2026; bila kosong menurut berkasnya.")
@click.option("--peserta", type=A_FILE, help="Berkas peserta, untuk tahu pekerja baru yang sudah punya kepesertaan.")
@click.option("--pemda", help="Kode pemda bila berkasnya tidak menyebut.")
@click.option("--layout", help="Paksa tata letak kedua daftar, misalnya roster_bebas.")
@click.option("--kebijakan", type=A_FILE, help="Kebijakan daerah (kebijakan.yaml).")
@click.option("--engine", "engine_name", help="Mesin hitung: duckdb atau spark.")
@click.option("--replace", is_flag=True, help="Ganti folder hasil yang sudah ada.")
@click.option("--json", "as_json", is_flag=True, help="Cetak ringkasan sebagai JSON.")
def command(
    lama: Path, baru: Path, out: Path, bulan: str | None, bulan_lama: str | None, peserta: Path | None, pemda: str | None,
    layout: str | None, kebijakan: Path | None, engine_name: str | None, replace: bool, as_json: bool,
) -> int:  # fmt: skip
    """0 done; 1 done, but rows of either side were held, refused or set aside; 2 wrong use; 3 a file can't be read."""
    from naungan.cli.check import known_layout
    from naungan.cli.reading import keep_apart, workshop
    from naungan.kernel.aside import folder_aside

    known_layout(layout)
    keep_apart(out, lama, baru)
    with folder_aside(out, replace=replace, proof=SUMMARY) as aside, workshop(engine_name, beside=aside) as (engine, work):
        from naungan.comparison import read_sides

        with engine.step("baca"):
            sides = read_sides(engine, lama, baru, bulan=(bulan_lama, bulan), pemda=_pemda(pemda), layout=layout, work=work)
        summary = _fill(engine, sides, peserta, _policy(kebijakan, baru), work, aside)
    _tell(summary, out, as_json)
    return 1 if any(side.left_open for side in sides) else 0


def _fill(
    engine: Engine, sides: tuple[Side, Side], peserta: Path | None, kebijakan: Path | None, work: Path, aside: Path
) -> dict[str, Any]:
    from naungan.acuan.kebijakan import read_kebijakan
    from naungan.comparison import compare, summarise
    from naungan.comparison.sides import read_members
    from naungan.documents.comparison import write_comparison
    from naungan.evaluation.record import write_json
    from naungan.kernel.period import Bulan

    old, new = sides
    with engine.step("bandingkan"):
        day = Bulan.parse(new.bulan).last_day
        member = read_members(engine, peserta, posisi=day, pemda=new.roster, work=work / "peserta") if peserta else None
        aturan = read_kebijakan(kebijakan) if kebijakan else None
        change = compare(engine, old, new, member=member, aturan=aturan)
        summary = summarise(engine, change, old, new)
    with engine.step("dokumen"):
        write_comparison(aside, engine, change, summary)
        write_json(aside / SUMMARY, summary)
    _warn(aturan, [side.bulan for side in sides])
    return summary


def _warn(aturan: Sequence[Aturan] | None, months: Sequence[str]) -> None:
    """Rules that were not followed in either month, each once."""
    from naungan.evaluation.kebijakan import problem_rows
    from naungan.kernel.period import Bulan
    from naungan.told.words import said, said_remedy

    found = [(str(one["kode"]), str(one["params"])) for bulan in months for one in problem_rows(aturan, Bulan.parse(bulan))]
    for problem in dict.fromkeys(found):
        click.echo(f"{said(*problem)} {said_remedy(*problem)}", err=True)


def _policy(given: Path | None, new: Path) -> Path | None:
    """The policy named, else the one beside the new files."""
    from naungan.evaluation.inventory import KEBIJAKAN

    return given or (new / KEBIJAKAN if (new / KEBIJAKAN).is_file() else None)


def _tell(summary: dict[str, Any], out: Path, as_json: bool) -> None:
    from naungan.documents.comparison import BOOK
    from naungan.told.changes_text import comparison_text
    from naungan.told.words import say

    if as_json:
        click.echo(json.dumps(summary, ensure_ascii=False))
    else:
        click.echo(f"{comparison_text(summary)}\n\n{say('RINGKAS_BUKA_BERKAS', berkas=out / BOOK)}")


def _pemda(text: str | None) -> str | None:
    from naungan import regions
    from naungan.kernel.errors import Refusal

    code = regions.normalise_code(text) if text else None
    if text and not (code and regions.nama(code)):
        raise Refusal("COMPARE_PEMDA", nilai=text)
    return code
