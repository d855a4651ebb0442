"""``naungan iuran``: what one person, project or migrant worker owes for one month, with its legal basis."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from naungan.cli.values import BULAN, RUPIAH, TANGGAL, Count, as_month, by_option

if TYPE_CHECKING:
    from naungan.contribution.request import Request

SEGMEN = ["PU", "BPU", "JAKON", "PMI"]


def _choice(values: list[str]) -> click.Choice[str]:
    return click.Choice(values, case_sensitive=False)


@click.command(name="iuran", help="Hitung iuran satu orang (atau satu proyek) untuk satu bulan, dengan dasar hukumnya.")
@click.option(
    "--segmen", type=_choice(SEGMEN), help="Penerima upah (PU), bukan penerima upah (BPU), jasa konstruksi (JAKON), pekerja migran (PMI)."
)
@click.option("--kategori", help="Kategori pekerja; memilih segmen, program, kelompok risiko, dan pembayar yang baku.")
@click.option("--daftar-kategori", is_flag=True, help="Tampilkan semua kategori dengan nilai bakunya.")
@click.option("--upah", type=RUPIAH, help="Upah sebulan dalam rupiah, boleh bersen; untuk PU.")
@click.option("--penghasilan", type=RUPIAH, help="Penghasilan sebulan dalam rupiah; untuk BPU.")
@click.option("--nilai-kontrak", type=RUPIAH, help="Nilai kontrak tanpa PPN; untuk JAKON yang upahnya tidak diketahui.")
@click.option("--ppn-termasuk", is_flag=True, help="Nilai kontrak memuat PPN; dibagi 1,11 lebih dulu.")
@click.option("--upah-total", type=RUPIAH, help="Jumlah upah pekerja proyek; untuk JAKON yang upahnya diketahui.")
@click.option(
    "--sudah-dibayar",
    type=RUPIAH,
    help="Rupiah iuran proyek yang sudah dibayar; untuk JAKON: hanya sisanya yang ditagih dan mendapat keringanan.",
)
@click.option("--jalur", type=_choice(["p3mi", "perseorangan"]), help="Jalur penempatan; untuk PMI.")
@click.option("--bulan-kontrak", type=Count(1, 600), help="Lama kontrak dalam bulan; untuk PMI.")
@click.option("--jht", type=RUPIAH, help="Pilihan iuran JHT sebulan; untuk PMI, tidak wajib.")
@click.option("--bulan", type=BULAN, help="Bulan iuran, misalnya Oktober 2026.")
@click.option("--program", help="Program dipisah koma: jkk, jkm, jht, jp (jp hanya PU). Bawaan: jkk,jkm.")
@click.option("--risiko", type=_choice(["I", "II", "III", "IV", "V"]), help="Kelompok risiko JKK; bawaan: menurut sektor, selain itu I.")
@click.option(
    "--sektor", help="Sektor usaha: menentukan kelompok risiko (PU) dan keringanan; misalnya pemerintahan, transportasi, padat_karya."
)
@click.option("--dibayar", type=_choice(["apbd", "apbn", "sendiri"]), help="Siapa yang membayar; untuk BPU. Bawaan: sendiri.")
@click.option("--syarat", multiple=True, help="Syarat keringanan yang terpenuhi: pp49-2020, padat_karya, peserta_baru. Boleh diulang.")
@click.option(
    "--lunas-sampai", type=BULAN, callback=as_month, help="Bulan terakhir yang lunas, misalnya Oktober 2026; untuk syarat keringanan."
)
@click.option(
    "--peserta-sejak", type=BULAN, callback=as_month, help="Bulan pertama kepesertaan, misalnya Oktober 2026; untuk syarat keringanan."
)
@click.option("--pekerja", type=Count(0, 10_000_000), help="Banyaknya pekerja aktif pemberi kerja; untuk syarat keringanan.")
@click.option("--industri", help="Industri padat karya: makanan, minuman, tembakau, tekstil, pakaian, kulit, alas_kaki, mainan, furnitur.")
@click.option("--dibayar-pada", type=TANGGAL, help="Tanggal membayar; untuk batas pelunasan dan denda (hanya petunjuk).")
@click.option("--usia", type=Count(0, 120), help="Usia pekerja; untuk JP dan peringatan BPU.")
@click.option("--pemilik-usaha", is_flag=True, help="Peserta BPU ini pemberi kerja atau pemilik usaha.")
@click.option(
    "--formulir-diterima", type=TANGGAL, help="Tanggal formulir pendaftaran dari BPJS diterima; untuk tenggat mendaftarkan non-ASN."
)
@click.option("--mulai", type=TANGGAL, help="Hari pertama bekerja, misalnya 31-10-2026.")
@click.option("--akhir", type=TANGGAL, help="Hari terakhir bekerja atau hari meninggal, misalnya 31-10-2026.")
@click.option(
    "--rekomposisi", is_flag=True, help="Tampilkan pembagian dana JKK, JKM, dan JKP pada pengusaha (tidak pernah ditagih tersendiri)."
)
@click.option("--diketahui", type=TANGGAL, help="Pakai hukum yang sudah diketahui pada tanggal ini; untuk mengulang hitungan lama.")
@click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
def command(*, daftar_kategori: bool, as_json: bool, rekomposisi: bool, **asked: Any) -> int:
    """Answer on stdout; a request that can't be answered ends with exit code 2 and a sentence."""
    from naungan.contribution.answer import answer
    from naungan.contribution.case import make_case
    from naungan.engine import open_engine
    from naungan.told.cases.contribution import contribution_letter

    if daftar_kategori:
        return _catalogue(asked["bulan"], as_json=as_json)
    with by_option():
        case = make_case(request(asked))
    with open_engine("duckdb", threads=1) as engine, engine.step("iuran"):
        found = answer(engine, case, rekomposisi=rekomposisi)
    click.echo(json.dumps(found.document(), ensure_ascii=False, indent=2) if as_json else contribution_letter(found))
    return 0


def request(asked: dict[str, Any]) -> Request:
    """The request from its options: each is called as the field it fills, and no other is looked at."""
    from dataclasses import fields

    from naungan.contribution.duty import bulan_hukum
    from naungan.contribution.request import Request

    if asked["bulan"] is None:
        raise click.MissingParameter(param_type="option", param_hint="--bulan")
    given = {one.name: asked[one.name] for one in fields(Request)}
    program = None if asked["program"] is None else tuple(one.strip().lower() for one in asked["program"].split(","))
    return Request(**given | {"bulan": bulan_hukum(asked["bulan"]), "program": program})


def _catalogue(bulan: str | None, *, as_json: bool) -> int:
    import datetime as dt

    from naungan.contribution.category import catalogue
    from naungan.kernel.period import Bulan
    from naungan.told.cases.categories import categories_text

    rows = list(catalogue(Bulan.parse(bulan) if bulan is not None else Bulan.of(dt.datetime.now(dt.UTC).date())))
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    click.echo(categories_text(rows))
    return 0
