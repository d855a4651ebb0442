"""A request in the words of the case files, answered: amounts, children and losses as they are written on the command line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from naungan.benefit.answer import Answer, answer
from naungan.benefit.ask import ask
from naungan.benefit.case import Case
from naungan.benefit.request import Accident, Costs, Death, LostWork, OldAge, Pension, Scholarship
from naungan.cli.manfaat_values import assumptions, children, losses, receipts, span
from naungan.engine import Engine
from naungan.kernel.period import Bulan

AMOUNTS = ("upah", "upah_dilaporkan", "upah_rata", "iuran", "saldo_awal")
FORMS = {"jkk-biaya": Costs, "jkm": Death, "beasiswa": Scholarship, "jht": OldAge, "jp": Pension, "jkp": LostWork}
READ = {
    **dict.fromkeys(AMOUNTS, Decimal), **dict.fromkeys(("dari", "sampai", "dibayar_pada"), Bulan.parse),
    "anak": children, "bulan_ke": span, "biaya": receipts, "asumsi": assumptions,
}  # fmt: skip


def asked(peristiwa: str, tanggal: Any, **given: Any) -> Case:
    if "bagian" in given:
        given["bagian"] = losses(given["bagian"], given.pop("fungsi", None))
    if peristiwa == "jkp":
        given = {"berturut": 24, **given}
    read = {name: READ[name](value) if name in READ else value for name, value in given.items()}
    if peristiwa in FORMS:
        return ask(FORMS[peristiwa](hari=tanggal, **read))
    return ask(Accident(hari=tanggal, peristiwa=peristiwa, **read))


def answered(engine: Engine, peristiwa: str, tanggal: Any, **given: Any) -> Answer:
    return answer(engine, asked(peristiwa, tanggal, **given))
