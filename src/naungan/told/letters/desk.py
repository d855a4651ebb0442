"""The desk at which the papers of one round are written: the round, its frozen evaluations, and what each government has in them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from naungan.acuan.peraturan import citable
from naungan.rounds.chained import digest_of
from naungan.rounds.state import Book, Frozen, Item, Round
from naungan.told.findings import RANK
from naungan.told.government import Government
from naungan.told.letters.kop import Kops
from naungan.told.letters.listed import Listed
from naungan.told.letters.wording import tulis
from naungan.told.material import Material, Row, grouped, province
from naungan.told.places import Places
from naungan.told.strategy import Sheet
from naungan.told.words import said, unknown

_VILLAGE = ("desa", "nagari", "pekon", "tiyuh", "kampung", "marga")
# Accounts of village budgets.
APBDES = "5.1.3."
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_OF_PROGRAM = re.compile(r"\.csv|\bfolder\b|data_tk|Formulir data", re.IGNORECASE)


@dataclass(frozen=True)
class Stated:
    """A finding of the round as papers print it; texts that nobody knows say so, ``tenggat`` is None without a deadline.

    ``langkah`` is what was agreed, else the step that is open; ``rekomendasi`` says more of how it is done.
    """

    item: Item
    langkah: str
    rekomendasi: str
    dasar: str
    tenggat: dt.date | None
    lewat: bool = False

    @property
    def sampai(self) -> str:
        """The deadline as a cell, short so that the words beside it have room; one that has passed says so."""
        if self.tenggat is None:
            return tulis("TANPA_TENGGAT")
        return tulis("LEWAT_TENGGAT" if self.lewat else "TENGGAT", tanggal=f"{self.tenggat:%d-%m-%Y}")

    @property
    def kode(self) -> str:
        """The kind of the finding; empty for one that was entered at the table."""
        return self.item.kode or ""


@dataclass(frozen=True)
class Office:
    """One government in the round. ``unit`` has its units by code as the recap has them, ``nama`` and ``jenis`` their names and kinds."""

    kode: str
    frozen: Frozen
    material: Material
    government: Government
    findings: tuple[Stated, ...]
    unit: Mapping[str, Row]
    nama: Mapping[str, str]
    jenis: Mapping[str, str]
    listed: Listed

    @property
    def bulan(self) -> str:
        """The month of its figures."""
        return self.frozen.bulan

    @cached_property
    def by_unit(self) -> dict[str, list[Stated]]:
        """The findings of each unit; those of the whole government under the empty code."""
        return grouped(self.findings, lambda one: one.item.unit or "")

    @cached_property
    def villages(self) -> dict[str, str]:
        """Units that are villages, by code: listed as such; or called so, or with village accounts, and listed as nothing else."""
        spending = {row["unit"] for row in self.village_lines}
        other = {kode for kode, jenis in self.jenis.items() if jenis not in ("", "desa")}
        found = {kode: nama for kode, nama in self.nama.items() if self.jenis.get(kode) == "desa" or kode in spending or _called(nama)}
        return {kode: nama for kode, nama in found.items() if kode not in other}

    @cached_property
    def village_lines(self) -> list[Row]:
        """The lines of village budgets, each with its unit."""
        rows = (row for row in self.material.adequacy if row["pemda"] == self.kode and row["unit"])
        return [row for row in rows if (row["kode_rekening"] or "").startswith(APBDES)]

    def unit_name(self, kode: str) -> str:
        """The name of a unit; its code where none is known."""
        return self.nama.get(kode, kode)


@dataclass(frozen=True)
class Desk:
    """``material`` and ``listed`` by the hash of the frozen evaluation; ``contoh`` where the data are invented.

    ``strategi``: what a projection says of each government, by code; none where papers are written without one.
    """

    book: Book
    rapat: Round
    material: Mapping[str, Material]
    listed: Mapping[str, Listed] = field(default_factory=dict)
    contoh: bool = False
    buku: str = "rapat"
    kops: Kops = field(default_factory=Kops)
    strategi: Mapping[str, Sheet] = field(default_factory=dict)

    @property
    def hari(self) -> dt.date:
        """The day whose law papers cite: that of the round."""
        return self.rapat.tanggal

    @cached_property
    def offices(self) -> dict[str, Office]:
        """The governments that have an evaluation here, by code."""
        return {kode: self._office(kode) for kode in sorted(self.rapat.beku) if self.rapat.beku[kode].evaluasi in self.material}

    @cached_property
    def provinces(self) -> list[str]:
        """The provinces of the governments that were invited."""
        return sorted({province(kode) for kode in self.rapat.pemda})

    @cached_property
    def evaluasi(self) -> str:
        """What papers about several governments rest on: the hash of one evaluation, or over those of all in order."""
        found = sorted({one.evaluasi for one in self.rapat.beku.values()})
        return found[0] if len(found) == 1 else digest_of(found)

    def of_province(self, kode: str) -> list[Office]:
        """The governments of one province."""
        return [one for pemda, one in self.offices.items() if province(pemda) == kode]

    @cached_property
    def _places(self) -> dict[str, Places]:
        return {name: Places(material) for name, material in self.material.items()}

    @cached_property
    def _known(self) -> dict[str, dict[tuple[str, str, str], Row]]:
        """The rows of FINDING by evaluation and by government, unit and code."""
        return {
            name: {(row["pemda"], row["unit"] or "", row["kode"]): row for row in material.finding}
            for name, material in self.material.items()
        }

    @cached_property
    def _items(self) -> dict[str, list[Item]]:
        return grouped(self.rapat.butir.values(), lambda item: item.pemda)

    def _office(self, kode: str) -> Office:
        frozen = self.rapat.beku[kode]
        places, material = self._places[frozen.evaluasi], self.material[frozen.evaluasi]
        rows = [row for row in material.unit if row["pemda"] == kode]
        units = {row["unit"]: row for row in places.units.get(kode, [])}
        named = {row["unit"]: row["unit_nama"] for row in units.values()}
        known = self._known[frozen.evaluasi]
        return Office(
            kode, frozen, material, places.pemda[kode],
            tuple(self._stated(item, known) for item in sorted(self._items.get(kode, []), key=_gravest)), units,
            {**named, **{row["unit"]: row["nama"] for row in rows if row["nama"]}}, {row["unit"]: row["jenis"] or "" for row in rows},
            self.listed.get(frozen.evaluasi, Listed()).of(kode),
        )  # fmt: skip

    def _until(self, item: Item, row: Row | None) -> dt.date | None:
        """The deadline; of a finding that was carried over with one that has passed, the one of this evaluation."""
        passed = item.tenggat is not None and item.tenggat < self.hari
        return (row["tenggat"] or item.tenggat) if row is not None and (passed or item.tenggat is None) else item.tenggat

    def _stated(self, item: Item, known: Mapping[tuple[str, str, str], Row]) -> Stated:
        """What the round agreed stands above what the evaluation proposes; only law in force on the day is cited by ourselves."""
        row = known.get((item.pemda, item.unit or "", item.kode or ""))
        entered = item.asal != "aturan"
        dasar = item.kriteria if entered else citable(item.kriteria, self.hari)
        advice = item.rekomendasi if entered else _plain(item.rekomendasi)
        step = _step(row) if row is not None else (advice or "").split(". ")[0].rstrip(".")
        until = self._until(item, row)
        return Stated(
            item, item.tindakan or step or tulis("BELUM_DITETAPKAN"), advice or step or "", dasar or unknown(), until,
            item.open and until is not None and until < self.hari,
        )  # fmt: skip


def _step(row: Row) -> str:
    """The step that was open, without how this program's files serve it."""
    return said(row["langkah"], row["params"]).rstrip(".") if row["langkah"] else ""


def soonest(findings: Sequence[Stated]) -> dt.date | None:
    """The deadline that comes first of those that have not passed; None where none stands."""
    return min((one.tenggat for one in findings if one.tenggat and not one.lewat), default=None)


def still_open(findings: Sequence[Stated]) -> list[Stated]:
    """Those that somebody still has to act on."""
    return [one for one in findings if one.item.open]


def _gravest(item: Item) -> tuple[object, ...]:
    """What is open first, of it the gravest and dearest."""
    return (not item.open, RANK.get(item.tingkat, 9), -(item.rupiah or 0), item.unit or "", item.kode or "", item.butir)


def _called(nama: str) -> bool:
    return nama.lower().split(" ", 1)[0] in _VILLAGE


def _plain(text: str | None) -> str:
    """The sentences of a step that name no file of this program: an official letter asks for deeds."""
    return " ".join(one for one in _SENTENCES.split(text or "") if not _OF_PROGRAM.search(one))
