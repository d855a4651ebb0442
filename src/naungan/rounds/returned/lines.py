"""What a row of a returned sheet becomes, by its key: a figure reported or disputed, an answer of the checklist, a word on a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from naungan.answers.kinds import Wrong
from naungan.answers.told import Problem
from naungan.kernel.messages import sentence
from naungan.kernel.problem import Severity
from naungan.kernel.shown import pasted
from naungan.rounds.answering import YES
from naungan.rounds.checklist import Question
from naungan.rounds.returned.changes import changes
from naungan.rounds.returned.said import Said
from naungan.rounds.returned.taken import Desk, Draft, Judged, plain
from naungan.rounds.returned.values import day, whole, word, words
from naungan.rounds.returned.workbook import text_of
from naungan.rounds.state import Disputed, Reported
from naungan.rounds.tables import Event, Status


@dataclass(frozen=True)
class Table:
    """What lies on the table beside the sheet: the round, figures as computed (None = not known), by name and by line, questions, evidence.

    ``bukti`` are the files that were handed over with the sheet, SHA-256 by name.
    """

    desk: Desk
    dihitung: Mapping[str, int | None]
    nama: Mapping[str, str]
    baris: Mapping[str, str]
    pertanyaan: Mapping[str, Question]
    bukti: Mapping[str, str]


def judge_line(said: Said, table: Table) -> Judged:
    """The events of a row that says something; what is wrong with it is told, and takes nothing of it."""
    looked = Judged(problems=tuple(said.problems))
    if not looked.holds or not said.line.answers:
        return looked
    kind, _, name = said.line.kunci.partition(".")
    judge = _JUDGES.get(kind) if name else None
    events = judge(said, name, table) if judge else _item(said, said.line.kunci, table)
    found = Judged(problems=tuple(said.problems))
    return Judged(tuple(events), found.problems) if found.holds else found


def _figure(said: Said, _: str, table: Table) -> list[Draft]:
    angka = table.baris[said.line.kunci]
    nilai, sumber = said.value("nilai", whole), said.value("sumber", words)
    if nilai is None:
        if sumber and not said.said("nilai"):
            said.tell("LEMBAR_SUMBER_TANPA_ANGKA", "sumber", sumber)
        return []
    new = Reported(said.pemda, angka, nilai, table.dihitung.get(angka), sumber or sentence("ISIAN_SUMBER_LEMBAR"))
    if there := next((one for one in table.desk.rapat.laporan if (one.pemda, one.angka) == (said.pemda, angka)), None):
        said.replaces("nilai", nilai, there.nilai)
    return [] if new in table.desk.rapat.laporan else [Draft(Event.DILAPORKAN, plain(vars(new)))]


def _dispute(said: Said, _: str, table: Table) -> list[Draft]:
    by_name = {nama: kunci for kunci, nama in table.nama.items()}
    named = said.value("angka", partial(word, words=tuple(by_name)))
    value, why, proofs = said.value("menurut_pemda", whole), said.value("alasan", words), said.value("bukti", words)
    if named is None and not said.said("angka"):
        said.tell("LEMBAR_SANGGAHAN_TANPA_ANGKA", "angka", None)
    if not why:
        said.tell("LEMBAR_SANGGAHAN_TANPA_ALASAN", "alasan", None)
    if named is None or not why:
        return []
    angka = by_name[named]
    there = next((one for one in table.desk.rapat.sanggahan if (one.pemda, one.angka) == (said.pemda, angka)), None)
    new = Disputed(said.pemda, angka, table.dihitung.get(angka), value, why, there.bukti if there else ())
    if there:
        said.replaces("menurut_pemda", value, there.menurut_pemda)
        said.replaces("alasan", why, there.alasan)
    isi = plain({name: part for name, part in vars(new).items() if name != "bukti"})
    first = [] if new == there else [Draft(Event.DISANGGAH, isi)]
    return first + _proofs(said, proofs, {"pemda": said.pemda, "angka": angka}, there, table)


def _proofs(said: Said, named: str | None, about: Mapping[str, str], there: Disputed | None, table: Table) -> list[Draft]:
    """Evidence by name: what was handed over becomes an event, what was not is told."""
    known = {one.nama for one in there.bukti} if there else set()
    events = []
    for nama in (part.strip() for part in (named or "").split(",") if part.strip()):
        if nama in table.bukti and nama not in known:
            events.append(Draft(Event.BUKTI, {"nama": nama, "sha256": table.bukti[nama], **about}))
        elif nama not in known:
            said.tell("LEMBAR_BUKTI_BELUM", "bukti", nama, tingkat=Severity.NOTE, berkas_bukti=pasted(nama))
    return events


def _question(said: Said, name: str, table: Table) -> list[Draft]:
    read = partial(_answer, jenis=table.pertanyaan[name].jawaban)
    answer, remark = said.value("jawaban", read), said.value("catatan", words)
    if answer is None:
        if remark and not said.said("jawaban"):
            said.tell("LEMBAR_CATATAN_TANPA_JAWABAN", "catatan", remark)
        return []
    isi = plain({"pemda": said.pemda, "pertanyaan": name, "jawaban": answer, "catatan": remark})
    there = table.desk.rapat.jawaban.get((said.pemda, name), {})
    said.replaces("jawaban", answer, there.get("jawaban"))
    said.replaces("catatan", remark, there.get("catatan"))
    known = all(there.get(part) == isi.get(part) for part in ("jawaban", "catatan"))
    return [] if known else [Draft(Event.DIPERIKSA, isi)]


def _answer(cell: Any, jenis: str) -> Any:
    readers: Mapping[str, Callable[[Any], Any]] = {
        "ya_tidak": lambda one: YES[word(one, tuple(YES))], "tanggal": lambda one: day(one).isoformat(), "orang": whole, "rupiah": whole,
    }  # fmt: skip
    return readers.get(jenis, words)(cell)


def _item(said: Said, butir: str, table: Table) -> list[Draft]:
    item = table.desk.rapat.butir[butir]
    given = {
        name: said.value(name, _ITEM.get(name, words))
        for name in said.line.answers
        # What was printed and left alone says nothing; the reason stands with a new status all the same.
        if said.changed(name) or (name == "alasan" and said.changed("status"))
    }

    for name, new in given.items():
        said.replaces(name, new, getattr(item, name))

    def about(kode: str, kolom: str, nilai: object = None, **more: Any) -> Problem:
        return said.tell(kode, kolom, None if nilai is None else text_of(str(nilai)), **more)

    return list(changes(item, given, table.desk.rapat.tanggal, about).events)


def _status(cell: Any) -> Status:
    found = text_of(cell).casefold().replace(" ", "_")
    if found not in tuple(Status):
        raise Wrong(", ".join(one.replace("_", " ") for one in Status), "LEMBAR_PILIHAN")
    return Status(found)


_ITEM: Mapping[str, Callable[[Any], Any]] = {"tenggat": day, "status": _status}
_JUDGES: Mapping[str, Callable[[Said, str, Table], list[Draft]]] = {"A": _figure, "S": _dispute, "P": _question}
