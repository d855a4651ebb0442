"""What of a scenario can't be played over this evaluation: told with its place, before anything is counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from naungan.acuan.kebijakan import Aturan
from naungan.acuan.ump import ump
from naungan.answers.forms import MINIMUM
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy, sentence
from naungan.kernel.period import Bulan
from naungan.law import amended
from naungan.projection.scenario_changes import amendments, jht_categories, villages
from naungan.projection.scenario_steps import (
    DasarUpah,
    DompetBerakhir,
    Hukum,
    Jht,
    Langkah,
    PekerjaRentan,
    Skenario,
    since_of,
)
from naungan.projection.skenario_read import FILE, step_place
from naungan.regulasi import buku

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True)
class Stage:
    """The evaluation as far as scenarios are held against it: its month and the last one, its governments, and their purses.

    ``dompet``: government → kinds of purse that pay for anybody there.
    """

    bulan: Bulan
    sampai: Bulan
    dompet: Mapping[str, Collection[str]]
    aturan: Sequence[Aturan] | None
    known: dt.date | None


def check(scenarios: Sequence[Skenario], stage: Stage) -> None:
    """Refusal for the first step that can't be played."""
    for one in scenarios:
        place = sentence("SKENARIO_TEMPAT", {"berkas": FILE, "skenario": one.kode})
        for number, step in enumerate(one.langkah, start=1):
            _check(step, step_place(place, number), one.langkah, number, stage)


def _check(step: Langkah, place: str, langkah: Sequence[Langkah], number: int, stage: Stage) -> None:
    month = since_of(step)
    if month is not None and not stage.bulan < month <= stage.sampai:
        said = {"bulan": month.nama, "dari": stage.bulan.plus(1).nama, "sampai": stage.sampai.nama}
        raise Refusal("SKENARIO_BULAN", tempat=place, **said)
    pemda = getattr(step, "pemda", None)
    if pemda is not None and pemda not in stage.dompet:
        raise Refusal("SKENARIO_PEMDA", tempat=place, pemda=pemda)
    same = next((at for at, other in enumerate(langkah[: number - 1], start=1) if _clash(other, step)), None)
    if same is not None:
        raise Refusal("SKENARIO_GANDA", tempat=place, langkah=same)
    if isinstance(step, Jht) and not jht_categories(step, stage.aturan, stage.known):
        raise Refusal("SKENARIO_JHT", tempat=place)
    if isinstance(step, DasarUpah):
        _check_minimum(step, place, stage)
    if isinstance(step, Hukum):
        _check_law(step, place)
    if isinstance(step, PekerjaRentan) and villages(step) == 0:
        raise Refusal("SKENARIO_DESA", tempat=place, pemda=step.pemda)
    if isinstance(step, DompetBerakhir):
        _check_purse(step, place, langkah, stage)


def _check_minimum(step: DasarUpah, place: str, stage: Stage) -> None:
    """Of every year it is asked of a minimum wage is known: none stands in for another."""
    if step.nilai not in MINIMUM or step.pemda is None:
        return
    pemda = step.pemda[:2] if step.nilai == "ump" else step.pemda
    unknown = next((year for year in range(step.dari.tahun, stage.sampai.tahun + 1) if ump(pemda, year, stage.known) is None), None)
    if unknown is not None:
        raise Refusal("SKENARIO_UPAH_MINIMUM", tempat=place, pemda=pemda, tahun=unknown)


def _check_law(step: Hukum, place: str) -> None:
    try:
        amended(buku(), amendments([step]))
    except Refusal as error:
        said = {"sebab": error.sentence().rstrip("."), "langkah": remedy(error.code, error.params)}
        raise Refusal("SKENARIO_HUKUM", tempat=place, **said) from None


def _check_purse(step: DompetBerakhir, place: str, langkah: Sequence[Langkah], stage: Stage) -> None:
    """It carries somebody, and nobody is put on it who would be carried after its end."""
    new = [one for one in langkah if isinstance(one, PekerjaRentan) and one.dompet == step.dompet and step.pemda in (None, one.pemda)]
    if new:
        raise Refusal("SKENARIO_DOMPET_BERAKHIR", tempat=place, dompet=step.dompet)
    there = {kode for pemda, kinds in stage.dompet.items() if step.pemda in (None, pemda) for kode in kinds}
    if step.dompet not in there:
        raise Refusal("SKENARIO_DOMPET", tempat=place, dompet=step.dompet, ada=", ".join(sorted(there)) or "–")


def _clash(one: Langkah, other: Langkah) -> bool:
    """Whether two steps say of the same people or value, from the same month on, what can hold once only."""
    if type(one) is not type(other) or isinstance(one, PekerjaRentan):
        return False
    names = ("pemda", "kategori", "dompet", "deret", "mulai")
    same = all(getattr(one, name, None) == getattr(other, name, None) for name in names)
    if isinstance(one, DasarUpah) and isinstance(other, DasarUpah):
        return same and one.dari == other.dari and (one.persen is None) == (other.persen is None)
    return same
