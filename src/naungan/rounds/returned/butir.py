"""``butir.csv``: findings that are entered at the table, and what is added to those that stand there already.

A row without ``butir`` is a new finding; one with it assigns, states or completes the finding of that number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from naungan.answers import Form, Row, kinds
from naungan.answers.reading import Above
from naungan.answers.told import Problem, wrong
from naungan.findings.tables import Tingkat
from naungan.kernel.messages import sentence
from naungan.rounds.returned.changes import Tell, changes
from naungan.rounds.returned.kinds import Kind
from naungan.rounds.returned.taken import Desk, Draft, Judged, plain
from naungan.rounds.state import Item
from naungan.rounds.tables import ENTRY, Event

FORM = Form("butir.csv", ENTRY, perlu=("butir", "pemda", "kondisi"), dari_atas=("butir", "pemda"), pembaca={"rupiah": kinds.rupiah})
# What is written with a new finding; owner, status and the like are stated of it as of any other.
MADE = ("pemda", "unit", "unit_nama", "tingkat", "jumlah", "satuan", "rupiah", "kondisi", "kriteria", "sebab", "akibat", "rekomendasi")
_PLAIN = tuple(one.name for one in fields(Item) if one.default is MISSING)


def _above(desk: Desk) -> Above:
    """Only findings and governments of this round."""

    def item(said: str) -> kinds.Taken:
        if said not in desk.rapat.butir:
            raise kinds.Wrong(sentence("BOLEH_BUTIR", {"rapat": desk.rapat.nomor}))
        return kinds.Taken(said)

    def pemda(said: str) -> kinds.Taken:
        if said.replace(".", "") not in desk.rapat.pemda:
            raise kinds.Wrong(sentence("BOLEH_PEMDA_RAPAT", {"rapat": desk.rapat.nomor}))
        return kinds.Taken(said.replace(".", ""))

    return {"butir": item, "pemda": pemda}


def _judge(row: Row, berkas: str, desk: Desk) -> Judged:
    item = desk.rapat.butir.get(str(row.nilai["butir"]))
    pemda = str(row.nilai["pemda"])

    def tell(kode: str, kolom: str, nilai: object = None, **more: Any) -> Problem:
        return wrong(kode, berkas, row.nomor, kolom, None if nilai is None else str(nilai), pemda, **more)

    if item is not None and item.pemda != pemda:
        return Judged(problems=(tell("ISIAN_BUTIR_PEMDA_LAIN", "butir", item.butir, pemda_butir=item.pemda),))
    if item is not None:
        return changes(item, row.nilai, desk.rapat.tanggal, tell)
    if not row.nilai["kondisi"]:
        return Judged(problems=(tell("JAWABAN_KOSONG", "kondisi"),))
    return _made(plain(row.nilai), row, desk, tell)


def _made(said: Mapping[str, Any], row: Row, desk: Desk, tell: Tell) -> Judged:
    """A new finding, and what is stated of it at once; the same words about the same unit a second time make none."""
    about = (said["pemda"], said.get("unit"), said["kondisi"])
    if about in {(one.pemda, one.unit, one.kondisi) for one in desk.rapat.butir.values()}:
        return Judged()
    given = {name: said[name] for name in MADE if name in said}
    new = {"butir": _entered(desk.rapat.rapat, *about), "asal": "diisi", "tingkat": Tingkat.SEDANG} | given
    made: dict[str, Any] = {name: new.get(name) for name in _PLAIN}
    item = Item(**made)
    stated = changes(item, row.nilai, desk.rapat.tanggal, tell)
    return Judged((Draft(Event.BUTIR_DIBUAT, new), *stated.events), stated.problems)


def _entered(rapat: str, pemda: str, unit: str | None, kondisi: str) -> str:
    """The sign of a finding that is entered: the same for the same words, whoever brings them in."""
    return f"{rapat}-d{hashlib.sha256(chr(10).join((pemda, unit or '', kondisi)).encode()).hexdigest()[:6]}"


BUTIR = Kind(FORM, _judge, above=_above)
