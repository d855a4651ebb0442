"""``naungan kecukupan``: does a budget line last for so many people, so much a month, so many months?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import click

from naungan.cli.values import BULAN, RUPIAH, Count, RupiahPer
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    from naungan.budget.kecukupan import Kecukupan


@click.command(help="Hitung apakah pagu cukup untuk membayar iuran sejumlah orang selama masa tertentu, tahun demi tahun.")
@click.option("--orang", required=True, type=Count(), help="Banyaknya orang.")
@click.option("--iuran", required=True, type=RUPIAH, help="Iuran per orang per bulan, rupiah penuh.")
@click.option("--dari", required=True, type=BULAN, help="Bulan pertama, misalnya Januari 2026.")
@click.option("--sampai", required=True, type=BULAN, help="Bulan terakhir, misalnya Desember 2026.")
@click.option(
    "--pagu",
    multiple=True,
    type=RupiahPer(bare=True),
    help="Pagu setahun; beberapa tahun: --pagu 2025=P --pagu 2026=P. Tanpa ini: tidak diketahui.",
)
@click.option("--json", "as_json", is_flag=True, help="Cetak JSON.")
def command(orang: int, iuran: Decimal, dari: str, sampai: str, pagu: tuple[str, ...], as_json: bool) -> int:
    """Print the answer; exit 2 when the question makes no sense."""
    from naungan.budget.kecukupan import kecukupan
    from naungan.told.cases.lasting import lasting_text

    first, last = Bulan.parse(dari), Bulan.parse(sampai)
    due = _whole(str(iuran), Refusal("KECUKUPAN_IURAN_PENUH", nilai=iuran))
    plan = kecukupan(orang=orang, iuran=due, dari=first, sampai=last, pagu=_pagu(pagu, first, last))
    click.echo(_json(plan) if as_json else lasting_text(plan, orang, due, first, last))
    return 0


def _pagu(given: tuple[str, ...], dari: Bulan, sampai: Bulan) -> dict[int, int]:
    """The ceilings per year; an amount without a year is clear only where there is one year."""
    years = {bulan.tahun for bulan in dari.until(sampai)}
    found: dict[int, int] = {}
    for text in given:
        year, equals, amount = text.partition("=")
        if not equals and len(years) > 1:
            raise Refusal("KECUKUPAN_PAGU_TANPA_TAHUN", nilai=text)
        key = _year(year, text) if equals else next(iter(years), dari.tahun)
        if key in found:
            raise Refusal("KECUKUPAN_PAGU_GANDA", tahun=key)
        found[key] = _whole(amount if equals else text, Refusal("KECUKUPAN_PAGU_INVALID", nilai=text))
    return found


def _year(text: str, given: str) -> int:
    if not text.isdecimal():
        raise Refusal("KECUKUPAN_PAGU_INVALID", nilai=given)
    return int(text)


def _whole(text: str, otherwise: Refusal) -> int:
    """Whole rupiah of an amount that the option has read; ``otherwise`` where it has sen."""
    if not text.isdecimal():
        raise otherwise
    return int(text)


def _json(plan: Kecukupan) -> str:
    import json

    return json.dumps(plan.isi(), indent=2)
