"""What is wrong with a row that a person filled in, as a row of PROBLEM: its file, row and column, and what may stand there.

Such a row changes nothing, and loses nothing else. Answers are kept from month to month, so one that names nothing today is a note; one
that can't be understood is refused. The file itself stands in the list of files with the number of its rows that were not followed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy, sentence
from naungan.kernel.problem import Severity, problem_row
from naungan.kernel.shown import shown

Problem = dict[str, object]
# What an answer file is among the files (``dataset`` of FILE).
JAWABAN = "jawaban"
# Told, and followed all the same.
FOLLOWED = ("JAWABAN_DIBACA", "JAWABAN_KOLOM_ASING")
_LONGEST = 120


def wrong(
    kode: str, berkas: str, baris: int | None, kolom: str | None, nilai: str | None, pemda: str | None = None, *,
    tingkat: Severity = Severity.REFUSE, **params: object,
) -> Problem:  # fmt: skip
    """One problem; ``params`` fill its sentence beside value, column and file."""
    masked = None if nilai is None else shown(nilai)[:_LONGEST]
    said = {"nilai": masked, "kolom": kolom, "berkas": berkas, "baris": baris, **params}
    params = {name: value for name, value in said.items() if value is not None}
    return problem_row(kode, tingkat, berkas, pemda=pemda, baris=baris, kolom=kolom, nilai=masked, params=params)


def names_nothing(berkas: str, baris: int, kolom: str, sasaran: str, pemda: str | None = None) -> Problem:
    """The row points at ``sasaran``, which is not among what was read."""
    return wrong("JAWABAN_TANPA_SASARAN", berkas, baris, kolom, sasaran, pemda, tingkat=Severity.NOTE)


def not_understood(berkas: str, baris: int, kolom: str, nilai: str, pilihan: str, pemda: str | None = None) -> Problem:
    """The cell holds nothing that may stand there."""
    return wrong("JAWABAN_NILAI", berkas, baris, kolom, nilai, pemda, pilihan=pilihan)


def read_as(berkas: str, baris: int, kolom: str, nilai: str, dibaca: str, pemda: str | None = None) -> Problem:
    """The cell was written in another way, and taken for what is known."""
    return wrong("JAWABAN_DIBACA", berkas, baris, kolom, nilai, pemda, tingkat=Severity.NOTE, dibaca=dibaca)


def refused(problems: Iterable[Problem]) -> bool:
    """Whether an answer could not be followed."""
    return any(one["tingkat"] != Severity.NOTE for one in problems)


def says(one: Problem) -> str:
    """What is wrong, and what to do about it."""
    code, params = str(one["kode"]), json.loads(str(one["params"]))
    return f"{sentence(code, params)} {remedy(code, params)}".rstrip()


def place_and_sentence(one: Problem) -> str:
    """``baris 3, kolom bulan: …`` with what to do about it."""
    places = (("TEMPAT_BARIS", one["baris"]), ("TEMPAT_KOLOM", one["kolom"]))
    where = ", ".join(sentence(place, {"nilai": value}) for place, value in places if value)
    return f"{where}: {says(one)}".removeprefix(": ")


def refuse(problems: Iterable[Problem], kode: str = "JAWABAN_SALAH") -> None:
    """Refusal with every place that can't be followed, for callers that have no list of problems to tell it in."""
    found = [one for one in problems if one["tingkat"] != Severity.NOTE]
    if found:
        said = "; ".join(place_and_sentence(one).rstrip(".") for one in found[:_MOST])
        more = sentence("TEMPAT_LAGI", {"jumlah": len(found) - _MOST}) if len(found) > _MOST else ""
        raise Refusal(kode, berkas=found[0]["berkas"], sebab=said + more)


_MOST = 10
