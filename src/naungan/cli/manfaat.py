"""``naungan manfaat``: what the law pays for one event, with its legal basis; one command an event."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naungan.cli import speech
from naungan.cli.reading import A_FILE
from naungan.cli.values import BULAN, RUPIAH, TANGGAL, Count, RupiahPer, as_month, by_option

if TYPE_CHECKING:
    from naungan.benefit.case import Case
    from naungan.benefit.request import Accident, Child, Request

Command = Callable[..., Any]
HARI = click.option("--tanggal", required=True, type=TANGGAL, help="Tanggal kejadian, misalnya 31-10-2026; hukum hari itu yang berlaku.")
DIKETAHUI = click.option("--diketahui", type=TANGGAL, help="Pakai hukum yang sudah diketahui pada tanggal ini, misalnya 31-10-2026.")
JELAS = click.option("--jelas", is_flag=True, help="Tampilkan langkah demi langkah.")
HTML = click.option("--html", type=A_FILE, help="Tulis langkah demi langkah sebagai halaman HTML.")
JSON = click.option("--json", "as_json", is_flag=True, help="Cetak sebagai JSON.")
UPAH = click.option("--upah", required=True, type=RUPIAH, help="Upah sebulan terakhir dalam rupiah; untuk BPU penghasilannya.")
SEGMEN = click.option(
    "--segmen", type=click.Choice(["PU", "BPU"], case_sensitive=False), default="PU", show_default=True,
    help="Penerima upah (PU) atau bukan (BPU).",
)  # fmt: skip


def _children(_: click.Context, __: click.Parameter, text: str | None) -> tuple[Child, ...]:
    from naungan.cli.manfaat_values import children

    return () if text is None else children(text)


ANAK = click.option(
    "--anak", callback=_children, help="Anak dipisah koma: TINGKAT[:KELAS[:USIA]]; TK, SD, SMP, SMA, PT, PELATIHAN, BELUM (belum sekolah)."
)
TAK_TERDAFTAR = click.option("--tidak-terdaftar", is_flag=True, help="Pekerja tidak didaftarkan: menjadi kewajiban pemberi kerja.")
KEWAJIBAN = (
    TAK_TERDAFTAR,
    click.option("--upah-dilaporkan", type=RUPIAH, help="Upah yang dilaporkan ke BPJS, bila lebih rendah dari upah sebenarnya."),
    click.option("--lapor-terlambat", is_flag=True, help="Kecelakaan dilaporkan lewat 2 × 24 jam."),
)
MASA = click.option("--masa-bulan", type=Count(0, 900), help="Bulan kepesertaan atau iuran yang sudah dibayar.")


class Events(click.Group):
    """The events, each with the placeholders of our language."""

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """One event."""
        found = super().get_command(ctx, name)
        return speech.localise(found) if found else None

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """``[OPSI] PERISTIWA [ISIAN]...``."""
        return [speech.metavar(piece) for piece in super().collect_usage_pieces(ctx)]


@click.group(name="manfaat", cls=Events, help="Hitung manfaat satu kejadian menurut hukum hari itu, dengan dasar hukumnya.")
def command() -> None:
    """The group of events."""


def _event(name: str, help_: str, *options: Command) -> Callable[[Command], Command]:
    """Declare a command whose body yields the request; the answer is printed here."""

    def declare(body: Command) -> Command:
        def run(tanggal: dt.date, diketahui: dt.date | None, jelas: bool, html: Path | None, as_json: bool, **given: Any) -> int:
            from naungan.benefit.ask import ask

            with by_option():
                case = ask(replace(body(tanggal, **given), diketahui=diketahui))
            return _explain(case, html, as_json) if jelas or html else _say(case, as_json)

        decorated: Command = run
        for option in reversed((HARI, *options, DIKETAHUI, JELAS, HTML, JSON)):
            decorated = option(decorated)
        return command.command(name=name, help=help_)(decorated)

    return declare


@_event("jkk-meninggal", "Meninggal karena kecelakaan kerja.", UPAH, SEGMEN, ANAK, *KEWAJIBAN)
def _jkk_meninggal(hari: dt.date, **given: Any) -> Accident:
    from naungan.benefit.request import Accident

    return Accident(hari=hari, peristiwa="jkk-meninggal", **given)


@_event("jkk-cacat-total", "Cacat total tetap karena kecelakaan kerja.", UPAH, SEGMEN, ANAK, *KEWAJIBAN)
def _jkk_cacat_total(hari: dt.date, **given: Any) -> Accident:
    from naungan.benefit.request import Accident

    return Accident(hari=hari, peristiwa="jkk-cacat-total", **given)


def _table(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from naungan.told.cases.disability import disability_table

        click.echo(disability_table())
        ctx.exit()


@_event(
    "jkk-cacat-sebagian", "Cacat sebagian karena kecelakaan kerja, menurut tabel.", UPAH, SEGMEN,
    click.option("--bagian", required=True, help="Kode bagian tubuh dipisah koma; KODE:ANGKA untuk beberapa jari, dB, atau persen."),
    click.option("--fungsi", help="Persen fungsi yang hilang bila bagiannya masih ada: satu, atau satu untuk tiap bagian."),
    click.option("--kidal", is_flag=True, help="Pekerja kidal: kanan dan kiri bertukar."), *KEWAJIBAN,
    click.option("--tabel", is_flag=True, is_eager=True, expose_value=False, callback=_table, help="Tampilkan tabel cacat dan kodenya."),
)  # fmt: skip
def _jkk_cacat_sebagian(hari: dt.date, bagian: str, fungsi: str | None, **given: Any) -> Accident:
    from naungan.benefit.request import Accident
    from naungan.cli.manfaat_values import losses

    return Accident(hari=hari, peristiwa="jkk-cacat-sebagian", bagian=losses(bagian, fungsi), **given)


@_event(
    "jkk-stmb", "Sementara tidak mampu bekerja karena kecelakaan kerja.", UPAH, SEGMEN,
    click.option("--bulan-ke", required=True, help="Bulan ke-A sampai ke-B tidak mampu bekerja: A..B."), *KEWAJIBAN,
)  # fmt: skip
def _jkk_stmb(hari: dt.date, bulan_ke: str, **given: Any) -> Accident:
    from naungan.benefit.request import Accident
    from naungan.cli.manfaat_values import span

    return Accident(hari=hari, peristiwa="jkk-stmb", bulan_ke=span(bulan_ke), **given)


@_event(
    "jkk-biaya", "Penggantian biaya kecelakaan kerja menurut kuitansi.",
    click.option(
        "--biaya", multiple=True, type=RupiahPer(bare=False),
        help="JENIS=RUPIAH, boleh diulang: darat, laut, udara, homecare, gigi_tiruan, alat_bantu_dengar, kacamata; ortosis tanpa jumlah.",
    ),
)  # fmt: skip
def _jkk_biaya(hari: dt.date, biaya: tuple[str, ...]) -> Request:
    from naungan.benefit.request import Costs
    from naungan.cli.manfaat_values import receipts

    return Costs(hari=hari, biaya=receipts(biaya))


@_event(
    "jkm", "Meninggal bukan karena kecelakaan kerja.", SEGMEN,
    click.option("--masa-bulan", type=Count(0, 900), required=True, help="Bulan kepesertaan yang iurannya sudah dibayar."),
    click.option("--pemberi-kerja", type=Count(1, 99), default=1, show_default=True, help="Pemberi kerja yang mendaftarkan."),
    ANAK, TAK_TERDAFTAR,
)  # fmt: skip
def _jkm(hari: dt.date, **given: Any) -> Request:
    from naungan.benefit.request import Death

    return Death(hari=hari, **given)


@_event(
    "beasiswa", "Beasiswa anak, seluruh sisa tahun sekolahnya.",
    click.option(
        "--anak", required=True, callback=_children,
        help="Anak dipisah koma: TINGKAT[:KELAS[:USIA]]; TK, SD, SMP, SMA, PT, PELATIHAN, BELUM.",
    ),
    click.option("--program", type=click.Choice(["jkk", "jkm"]), default="jkk", show_default=True, help="Programnya."), MASA,
)  # fmt: skip
def _beasiswa(hari: dt.date, **given: Any) -> Request:
    from naungan.benefit.request import Scholarship

    return Scholarship(hari=hari, **given)


@_event(
    "jht", "Saldo JHT pada tanggal klaim, klaim sebagian, dan pajaknya.",
    click.option("--iuran", type=RUPIAH, help="Iuran JHT sebulan dalam rupiah (pemberi kerja dan pekerja)."),
    click.option(
        "--saldo-awal", type=RUPIAH,
        help="Saldo pada awal bulan --dari; tanpa --dari: awal tahun, atau tanpa --iuran: hari kejadian.",
    ),
    click.option("--dari", type=BULAN, callback=as_month, help="Bulan pertama yang dihitung, misalnya Oktober 2026."),
    click.option(
        "--sampai", type=BULAN, callback=as_month,
        help="Bulan iuran terakhir, misalnya Oktober 2026; bawaan: bulan sebelum kejadian.",
    ),
    click.option(
        "--klaim", type=click.Choice(["penuh", "persiapan", "perumahan"]), default="penuh", show_default=True,
        help="Penuh; atau sebagian, satu kali: persiapan pensiun 10 %, perumahan 30 %.",
    ),
    MASA, click.option("--asumsi-hasil", "asumsi", multiple=True, help="TAHUN=PERSEN bagi tahun yang hasilnya tidak diketahui."),
)  # fmt: skip
def _jht(hari: dt.date, asumsi: tuple[str, ...], **given: Any) -> Request:
    from naungan.benefit.request import OldAge
    from naungan.cli.manfaat_values import assumptions

    return OldAge(hari=hari, asumsi=assumptions(asumsi), **given)


@_event(
    "jp", "Manfaat pensiun sebulan.",
    click.option("--upah-rata", required=True, type=RUPIAH, help="Rata-rata upah sebulan yang sudah diindeks."),
    click.option("--masa-bulan", type=Count(0, 900), required=True, help="Bulan iuran yang dibayar."),
    click.option("--masa-peserta", type=Count(0, 900), help="Bulan kepesertaan; bawaan: sama dengan bulan iuran."),
    click.option("--kepadatan", type=Count(0, 100), help="Persen bulan kepesertaan yang iurannya dibayar."),
    click.option("--sebab", type=click.Choice(["usia", "meninggal", "cacat"]), default="usia", show_default=True, help="Sebab pensiun."),
    click.option(
        "--penerima", type=click.Choice(["peserta", "pasangan", "anak", "orang_tua"]), default="peserta", show_default=True,
        help="Siapa yang menerima; anak bersama-sama.",
    ),
    click.option("--lahir", type=TANGGAL, help="Tanggal lahir, misalnya 31-10-2026, untuk memeriksa usia pensiun."),
    click.option(
        "--dibayar-pada", type=BULAN, callback=as_month,
        help="Bulan pembayaran kemudian, misalnya Oktober 2026: dengan penyesuaian tiap Maret.",
    ),
)  # fmt: skip
def _jp(hari: dt.date, **given: Any) -> Request:
    from naungan.benefit.request import Pension

    return Pension(hari=hari, **given)


@_event(
    "jkp", "Uang tunai sesudah pemutusan hubungan kerja.",
    click.option("--upah", required=True, type=RUPIAH, help="Upah sebulan terakhir dalam rupiah."),
    click.option("--masa-iur", type=Count(0, 24), default=24, show_default=True, help="Bulan iuran dalam 24 bulan terakhir."),
    click.option("--berturut", type=Count(0, 900), default=6, show_default=True, help="Bulan iuran berturut-turut sebelum PHK."),
    click.option("--klaim-ke", type=Count(1, 99), default=1, show_default=True, help="Klaim JKP yang keberapa."),
)  # fmt: skip
def _jkp(hari: dt.date, **given: Any) -> Request:
    from naungan.benefit.request import LostWork

    return LostWork(hari=hari, **given)


def _explain(case: Case, html: Path | None, as_json: bool) -> int:
    from naungan.benefit.answer import answer
    from naungan.benefit.reasons import reasons
    from naungan.cli.law_explain import say
    from naungan.engine import open_engine

    with open_engine("duckdb", threads=1) as engine, engine.step("penjelasan"):
        found = reasons(answer(engine, case))
    return say(found, html, as_json=as_json)


def _say(case: Case, as_json: bool) -> int:
    from naungan.benefit.answer import answer
    from naungan.engine import open_engine
    from naungan.told.cases.benefit import benefit_document, benefit_letter

    with open_engine("duckdb", threads=1) as engine, engine.step("manfaat"):
        found = answer(engine, case)
    click.echo(json.dumps(benefit_document(found), ensure_ascii=False, indent=2) if as_json else benefit_letter(found))
    return 0
