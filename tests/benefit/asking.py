"""A request in the words of the case files, answered."""

from __future__ import annotations

from typing import Any

from naungan.benefit import ask
from naungan.benefit.answer import Answer, answer
from naungan.benefit.case import Case
from naungan.engine import Engine


def asked(peristiwa: str, tanggal: Any, **given: Any) -> Case:
    if peristiwa.startswith("jkk") and peristiwa != "jkk-biaya":
        return ask.accident(peristiwa, tanggal, **{"segmen": "PU", **given})
    if peristiwa == "jkk-biaya":
        return ask.costs(tanggal, **given)
    if peristiwa == "jkm":
        return ask.death(tanggal, **{"segmen": "PU", "pemberi_kerja": 1, **given})
    if peristiwa == "beasiswa":
        return ask.scholarship(tanggal, **{"program": "jkk", "masa_bulan": None, **given})
    if peristiwa == "jht":
        unsaid = dict.fromkeys(("iuran", "saldo_awal", "dari", "sampai", "masa_bulan"))
        return ask.old_age(tanggal, **{**unsaid, "klaim": "penuh", "asumsi": (), **given})
    if peristiwa == "jp":
        unsaid = dict.fromkeys(("masa_peserta", "kepadatan", "lahir", "dibayar_pada"))
        return ask.pension(tanggal, **{**unsaid, "sebab": "usia", "penerima": "peserta", **given})
    return ask.lost_work(tanggal, **{"masa_iur": 24, "berturut": 24, "klaim_ke": 1, **given})


def answered(engine: Engine, peristiwa: str, tanggal: Any, **given: Any) -> Answer:
    return answer(engine, asked(peristiwa, tanggal, **given))
