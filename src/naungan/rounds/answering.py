"""Answers to the checklist: what a pemda says, as the question asks, and what the frozen evaluation says itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.acuan.anggaran import tahun_anggaran
from naungan.answers import Wrong, kinds
from naungan.budget.sums import sum_by
from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown
from naungan.rounds.book import New, append, read_book
from naungan.rounds.called import round_called
from naungan.rounds.checklist import Question, questions
from naungan.rounds.freeze import read_frozen
from naungan.rounds.state import Book, Round
from naungan.rounds.tables import Event

if TYPE_CHECKING:
    from naungan.engine import Engine

_GROUPED = re.compile(r"\d{1,3}(\.\d{3})*|\d+")
# How people say yes and no to a question.
YES = {"ya": True, "ada": True, "sudah": True, "tidak": False, "belum": False}


def answer(
    book: Path, called: str, pemda: str, said: Sequence[str], *, catatan: str | None, oleh: str, waktu: str
) -> Book:  # fmt: skip
    """Write answers (``R1=ya``) in one batch; Refusal for a question that is not asked, or an answer of another kind."""
    one = round_called(read_book(book), called)
    asked = {question.id: question for question in questions(one.daftar_periksa)}
    events = []
    for text in said:
        name, _, value = text.partition("=")
        if name.strip().upper() not in asked:
            raise Refusal("PERIKSA_ASING", pertanyaan=shown(name), ada=", ".join(asked))
        question = asked[name.strip().upper()]
        isi = {"pemda": pemda, "pertanyaan": question.id, "jawaban": _read(question, value.strip()), "catatan": catatan and shown(catatan)}
        events.append(New(one.rapat, Event.DIPERIKSA, isi))
    return append(book, events, oleh=oleh, waktu=waktu)


def computed(engine: Engine, book: Path, one: Round, pemda: str) -> Mapping[str, int | None]:
    """The figures of the frozen evaluation that answer questions, by name; None where it does not know them."""
    if pemda not in one.beku:
        return {}
    finished = read_frozen(book, one.beku[pemda].evaluasi).finished
    measure = finished.table(engine, "measure")
    rows = engine.rows(measure.filter((measure.tingkat == "pemda") & (measure.pemda == pemda)))
    adequacy = finished.table(engine, "adequacy")
    year = tahun_anggaran(finished.bulan)
    money = sum_by(engine.rows(adequacy.filter((adequacy.pemda == pemda) & (adequacy.tahun == year))), lambda row: row["pemda"])
    found: dict[str, Any] = {**(rows[0] if rows else {}), "kekurangan": money.get(pemda, {}).get("kekurangan")}
    wanted = {question.dihitung for question in questions(one.daftar_periksa) if question.dihitung}
    return {name: found.get(name) for name in sorted(wanted)}


def _read(question: Question, text: str) -> bool | int | str:
    """An answer as its question asks; a day in ISO form."""
    if question.jawaban == "ya_tidak" and text.lower() in YES:
        return YES[text.lower()]
    if question.jawaban in ("orang", "rupiah") and _GROUPED.fullmatch(text.removeprefix("Rp")):
        return int(text.removeprefix("Rp").replace(".", ""))
    if question.jawaban == "tanggal" and (found := _day(text)):
        return found.isoformat()
    if question.jawaban == "teks" and text:
        return shown(text)
    raise Refusal("PERIKSA_JAWABAN", pertanyaan=question.id, nilai=shown(text), jawaban=question.jawaban.replace("_", "/"))


def _day(text: str) -> dt.date | None:
    try:
        found = kinds.day(text).nilai
    except Wrong:
        return None
    return found if isinstance(found, dt.date) else None
