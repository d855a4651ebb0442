"""``usulan_rekening.csv``: budget lines that look like Jamsostek, proposed by a run, answered by a person, and kept.

The same file is question and answer. ``terima`` says ya or tidak; ``program``, ``keluarga`` and the years may be corrected; a place that
is emptied (subkegiatan, dana, uraian, pemda) stands for every one. ``oleh`` says who answered. Other columns are only for reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from naungan.acuan.loading import load
from naungan.acuan.peta_rekening import Aturan, Peta, Pola
from naungan.answers import Read, Row
from naungan.answers.forms import USULAN_REKENING as FORM
from naungan.answers.tables import SEMUA
from naungan.answers.told import Problem, wrong

USULAN_REKENING = FORM.berkas
TEMPAT = FORM.key
_ONLY_WITH_PLACE = ("subkegiatan", "dana", "uraian")
_NOTHING = Read(FORM)


@dataclass(frozen=True)
class Jawaban:
    """The answers that hold (an entry of a map, and who gave it), and the file as it was understood, with what is wrong in it."""

    holding: tuple[tuple[Pola, str], ...] = ()
    read: Read = _NOTHING

    @property
    def pola(self) -> list[Pola]:
        """The entries alone: an ``Aturan`` where the answer was ya."""
        return [one for one, _ in self.holding]


def jawaban_of(read: Read, peta: Peta) -> Jawaban:
    """The answered rows; one that the map can't follow is a problem and changes nothing."""
    first: dict[tuple[object, ...], int] = {}
    said: list[tuple[Pola, str]] = []
    found: list[Problem] = []
    for row in read.berlaku:
        told = list(_wrong(row, peta))
        if not told:
            one = _followed(row)
            before = first.setdefault(tuple(getattr(one, part.name) for part in fields(Pola)), row.nomor)
            if before == row.nomor:
                said.append((replace(one, jawaban=row.nomor), row.kata["oleh"]))
            else:
                told = [_told(row, "JAWABAN_REKENING_GANDA", "terima", baris_lain=before)]
        found += told
    return Jawaban(tuple(said), read.without(tuple(found)))


def guess(uraian: str, kode: str) -> tuple[str, str]:
    """The programme and the family that the words of a line speak of, to be accepted or changed by a person."""
    words, text = load("rekening.yaml")["dugaan"], uraian.lower()
    programs = [name for name, signs in words["program"].items() if any(re.search(rf"\b{sign}\b", text) for sign in signs)]
    families = [name for name, signs in words["keluarga"].items() if any(re.search(rf"\b{sign}\b", text) for sign in signs)]
    village = ["desa"] if kode.startswith("5.1.3.") else []
    return programs[0] if len(programs) == 1 else SEMUA, next(iter([*village, *families]), "non_asn")


def _followed(row: Row) -> Pola:
    """One answered row as an entry of the map."""
    said: Any = row.nilai
    place = Pola(
        kode=said["kode_rekening"], pemda=said["pemda"], subkegiatan=said["subkegiatan"], uraian=row.kata["uraian"].lower() or None,
        dana=(row.kata["dana"].lower(),) if row.kata["dana"] else (), dari=said["dari"] or 0, sampai=said["sampai"],
    )  # fmt: skip
    if not said["terima"]:
        return place
    return Aturan(**vars(place), keluarga=said["keluarga"], program=None if said["program"] == SEMUA else said["program"])


def _wrong(row: Row, peta: Peta) -> Iterator[Problem]:
    """What the columns deny one another, or the map denies."""
    said: Any = row.nilai
    if said["sampai"] is not None and said["sampai"] < (said["dari"] or 0):
        yield _told(row, "JAWABAN_REKENING_TERBALIK", "sampai", dari=said["dari"])
    if not said["terima"]:
        return
    if any(one.covers(said["kode_rekening"]) for one in peta.bukan):
        yield _told(row, "JAWABAN_REKENING_BUKAN", "kode_rekening")
    for name in ("keluarga", "program"):
        if said[name] is None:
            yield _told(row, "JAWABAN_KOSONG", name)
    if said["keluarga"] == "rentan" and not all(said[name] for name in _ONLY_WITH_PLACE):
        yield _told(row, "JAWABAN_REKENING_RENTAN", "keluarga")


def _told(row: Row, kode: str, kolom: str, **params: Any) -> Problem:
    return wrong(kode, USULAN_REKENING, row.nomor, kolom, row.kata[kolom], row.kata["pemda"], **params)
