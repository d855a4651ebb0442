"""The account map of a run: the default, and what a region has added in a file of the same form beside its input.

Vulnerable workers have no account of their own: a rule for them must name account, sub-activity, fund and keyword together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from naungan.acuan.loading import packaged
from naungan.acuan.readers import readers
from naungan.answers import Read, Row, lists_in, read_lists
from naungan.answers.told import Problem, refuse, wrong

FILE = "rekening.yaml"
_CONDITIONS = ("subkegiatan", "dana", "kata")
# What the file of the program says beside its entries.
_BESIDES = ("keputusan", "keluarga", "dugaan", "tidak_diketahui")


@dataclass(frozen=True, kw_only=True)
class Pola:
    """What a line must show: a code (an upper one stands for all below it), years, and conditions; ``uraian`` are its exact words.

    ``jawaban`` is the row of the answer it comes from, None for what stands in a map.
    """

    kode: str
    dari: int = 0
    sampai: int | None = None
    pemda: str | None = None
    subkegiatan: str | None = None
    dana: tuple[str, ...] = ()
    kata: tuple[str, ...] = ()
    uraian: str | None = None
    jawaban: int | None = None

    def holds(self, tahun: int, pemda: str | None = None) -> bool:
        """Whether the entry holds in a fiscal year (for a pemda)."""
        return self.dari <= tahun and (self.sampai is None or tahun <= self.sampai) and self.pemda in (None, pemda)

    def covers(self, kode: str) -> bool:
        """Whether an account is the one named, or lies below it."""
        return kode == self.kode or kode.startswith(f"{self.kode}.")


@dataclass(frozen=True, kw_only=True)
class Aturan(Pola):
    """An entry of the map: whose contributions such a line pays, and for which programme (None = all)."""

    keluarga: str
    program: str | None


@dataclass(frozen=True)
class Peta:
    """Entries, the first that fits decides; codes that look alike but are not ours; codes that lump many things together."""

    aturan: tuple[Aturan, ...]
    bukan: tuple[Pola, ...]
    gabungan: tuple[Pola, ...]

    def kode(self, keluarga: str, program: str | None, tahun: int, pemda: str | None = None) -> tuple[str, ...]:
        """The codes that pay a programme for a family in a year; an answer about single lines makes no account that all should have."""
        key = (keluarga, program, tahun, pemda)
        if key not in self._known:
            mine = (one for one in self._whole.get((keluarga, program), ()) if one.holds(tahun, pemda))
            self._known[key] = tuple(dict.fromkeys(one.kode for one in mine))
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, str | None, int, str | None], tuple[str, ...]]:
        """What was asked before: each cell of need asks, and there are few answers."""
        return {}

    @cached_property
    def _whole(self) -> dict[tuple[str, str | None], list[Aturan]]:
        """The entries of whole accounts by family and programme."""
        found: dict[tuple[str, str | None], list[Aturan]] = defaultdict(list)
        for one in self.aturan:
            if one.uraian is None:
                found[one.keluarga, one.program].append(one)
        return found

    def with_answers(self, jawaban: Iterable[Pola]) -> Peta:
        """The map with what people have answered of single lines, below everything that a map says itself."""
        said = tuple(jawaban)
        ours = tuple(one for one in said if isinstance(one, Aturan))
        return replace(self, aturan=self.aturan + ours, bukan=self.bukan + tuple(one for one in said if one not in ours))

    def keluarga(self, kode: str) -> str | None:
        """The family that a whole account belongs to without further conditions."""
        return next(
            (one.keluarga for one in self.aturan if one.kode == kode and not (one.subkegiatan or one.dana or one.kata or one.uraian)), None
        )


@cache
def default_peta() -> Peta:
    """The map that comes with the program."""
    rekening, bukan, gabungan = _entries(*lists_in(FILE, packaged(FILE), readers(), _BESIDES))
    return Peta(rekening, bukan, gabungan)


def read_peta(path: Path) -> Peta:
    """The default with the entries of a file before it; Refusal PETA_REKENING_SALAH with the place of each mistake."""
    return with_entries(*read_lists(FILE, path, readers()))


def with_entries(rekening: Read, bukan: Read, gabungan: Read) -> Peta:
    """The default with the entries that were read before it; Refusal as ``read_peta``."""
    own, not_ours, lumped = _entries(rekening, bukan, gabungan)
    base = default_peta()
    return Peta((*own, *base.aturan), base.bukan + not_ours, base.gabungan + lumped)


def _entries(rekening: Read, bukan: Read, gabungan: Read) -> tuple[tuple[Aturan, ...], tuple[Pola, ...], tuple[Pola, ...]]:
    refuse([*rekening.problems, *_unplaced(rekening), *bukan.problems, *gabungan.problems], "PETA_REKENING_SALAH")
    not_ours, lumped = (tuple(Pola(kode=str(row.nilai["kode"])) for row in read.berlaku) for read in (bukan, gabungan))
    return tuple(_aturan(row) for row in rekening.berlaku), not_ours, lumped


def _aturan(row: Row) -> Aturan:
    values: Any = row.nilai
    said = {name: values[name] for name in ("kode", "keluarga", "program", "dari", "sampai", "pemda", "subkegiatan")}
    dana, kata = (tuple(map(str.lower, texts or ())) for texts in (values["dana"], values["kata"]))
    return Aturan(**said, dana=dana, kata=kata)


def _unplaced(read: Read) -> list[Problem]:
    """Vulnerable workers have no account of their own."""
    bare = [row for row in read.berlaku if row.nilai["keluarga"] == "rentan" and not all(row.nilai[name] for name in _CONDITIONS)]
    return [wrong("REKENING_RENTAN", read.form.berkas, row.nomor, "keluarga", "rentan", row.kata["pemda"]) for row in bare]
