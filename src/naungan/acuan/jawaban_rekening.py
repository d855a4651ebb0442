"""``usulan_rekening.csv``: budget lines that look like Jamsostek, proposed by a run, answered by a person, and kept.

The same file is question and answer. ``terima`` says ya or tidak; ``program``, ``keluarga`` and the years may be corrected; a place that
is emptied (subkegiatan, dana, uraian, pemda) stands for every one. ``oleh`` says who answered. Other columns are only for reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path

from naungan.acuan.loading import load
from naungan.acuan.peta_rekening import KODE, Aturan, Peta, Pola
from naungan.kernel.errors import Refusal
from naungan.kernel.problem import Problem, Severity
from naungan.relations.words import PROGRAM
from naungan.sheets.small import read_rows

USULAN_REKENING = "usulan_rekening.csv"
TEMPAT = ("pemda", "kode_rekening", "rekening_nama", "subkegiatan", "dana", "uraian")
COLUMNS = (
    *TEMPAT, "unit_nama", "jumlah_unit", "tahun", "tahap", "baris", "pagu",
    "program", "keluarga", "dari", "sampai", "terima", "oleh", "keterangan",
)  # fmt: skip
SEMUA = "semua"
_YES, _NO = ("ya", "y", "yes"), ("tidak", "t", "n", "no")
_ONLY_WITH_PLACE = ("subkegiatan", "dana", "uraian")

Row = dict[str, str]


@dataclass(frozen=True)
class Jawaban:
    """The answers that hold (an entry of a map, and who gave it), and what is wrong with the others (pemda, problem)."""

    holding: tuple[tuple[Pola, str], ...] = ()
    wrong: tuple[tuple[str, Problem], ...] = ()

    @property
    def pola(self) -> list[Pola]:
        """The entries alone: an ``Aturan`` where the answer was ya."""
        return [one for one, _ in self.holding]


class _Wrong(Exception):
    """One cell that can't be followed."""

    def __init__(self, code: str, column: str, value: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.column, self.value, self.params = code, column, value, {**params, "nilai": value}


def read_jawaban(path: Path, peta: Peta) -> Jawaban:
    """The answered rows; one that can't be followed is a problem and changes nothing. Refusal where the columns are missing."""
    first: dict[tuple[object, ...], int] = {}
    said: list[tuple[Pola, str]] = []
    wrong: list[tuple[str, Problem]] = []
    for number, row in enumerate(jawaban_rows(path), start=2):
        if not row["terima"]:
            continue
        try:
            one = _followed(row, peta)
            before = first.setdefault(tuple(getattr(one, part.name) for part in fields(Pola)), number)
            if before != number:
                raise _Wrong("JAWABAN_REKENING_GANDA", "terima", row["terima"], baris_lain=before)
        except _Wrong as found:
            wrong.append((row["pemda"], Problem(found.code, Severity.HOLD, None, number, found.column, found.value, found.params)))
        else:
            said.append((replace(one, jawaban=number), row["oleh"]))
    return Jawaban(tuple(said), tuple(wrong))


def jawaban_rows(path: Path) -> list[Row]:
    """The rows with every column, also one that a person left out; [] where there is no such file."""
    rows = read_rows(path)
    if rows and {"kode_rekening", "terima"} - rows[0].keys():
        raise Refusal("JAWABAN_REKENING_KOLOM", berkas=path.name)
    return [{name: row.get(name, "") for name in COLUMNS} for row in rows]


def guess(uraian: str, kode: str) -> tuple[str, str]:
    """The programme and the family that the words of a line speak of, to be accepted or changed by a person."""
    words, text = load("rekening.yaml")["dugaan"], uraian.lower()
    programs = [name for name, signs in words["program"].items() if any(re.search(rf"\b{sign}\b", text) for sign in signs)]
    families = [name for name, signs in words["keluarga"].items() if any(re.search(rf"\b{sign}\b", text) for sign in signs)]
    village = ["desa"] if kode.startswith("5.1.3.") else []
    return programs[0] if len(programs) == 1 else SEMUA, next(iter([*village, *families]), "non_asn")


def _followed(row: Row, peta: Peta) -> Pola:
    """One answered row as an entry of the map."""
    terima = row["terima"].lower()
    if terima not in (*_YES, *_NO):
        raise _Wrong("JAWABAN_REKENING_TERIMA", "terima", row["terima"])
    place = Pola(
        kode=_kode(row), pemda=re.sub(r"\D", "", row["pemda"]) or None, subkegiatan=row["subkegiatan"] or None,
        dana=(row["dana"].lower(),) if row["dana"] else (), uraian=row["uraian"].lower() or None,
        dari=_tahun(row, "dari") or 0, sampai=_tahun(row, "sampai"),
    )  # fmt: skip
    if place.sampai is not None and place.sampai < place.dari:
        raise _Wrong("JAWABAN_REKENING_TERBALIK", "sampai", row["sampai"], dari=place.dari)
    return _accepted(row, place, peta) if terima in _YES else place


def _accepted(row: Row, place: Pola, peta: Peta) -> Aturan:
    if any(one.covers(place.kode) for one in peta.bukan):
        raise _Wrong("JAWABAN_REKENING_BUKAN", "kode_rekening", place.kode)
    keluarga, program = _keluarga(row), _program(row)
    if keluarga == "rentan" and not all(row[name] for name in _ONLY_WITH_PLACE):
        raise _Wrong("JAWABAN_REKENING_RENTAN", "keluarga", row["keluarga"])
    return Aturan(**vars(place), keluarga=keluarga, program=program)


def _kode(row: Row) -> str:
    if not KODE.fullmatch(row["kode_rekening"]):
        raise _Wrong("JAWABAN_REKENING_KODE", "kode_rekening", row["kode_rekening"])
    return row["kode_rekening"]


def _tahun(row: Row, column: str) -> int | None:
    text = row[column]
    if text and not re.fullmatch(r"20\d\d", text):
        raise _Wrong("JAWABAN_REKENING_TAHUN", column, text)
    return int(text) if text else None


def _keluarga(row: Row) -> str:
    """A family of accounts, or a category of workers that belongs to one."""
    families, word = load("rekening.yaml")["keluarga"], _word(row["keluarga"])
    found = [name for name, body in families.items() if word == name or word in body["kategori"]]
    if not found:
        raise _Wrong("JAWABAN_REKENING_KELUARGA", "keluarga", row["keluarga"], pilihan=", ".join(families))
    return str(found[0])


def _program(row: Row) -> str | None:
    word = _word(row["program"])
    if word not in (*PROGRAM, SEMUA):
        raise _Wrong("JAWABAN_REKENING_PROGRAM", "program", row["program"], pilihan=", ".join((*PROGRAM, SEMUA)))
    return None if word == SEMUA else word


def _word(text: str) -> str:
    return re.sub(r"[\s-]+", "_", text).lower()
