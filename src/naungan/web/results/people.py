"""People of one government in a result: found, counted and cut into pages; the NIK masked unless one is opened.

A row is called by its number among the rows of the government in the ledger, in the order of its key: it holds nothing of the person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from naungan.coverage.tables import FLAG
from naungan.kernel.errors import Refusal
from naungan.kernel.nik import clean, mask
from naungan.told.gaps import SETTLED, gap
from naungan.told.words import office
from naungan.web.results.crossed import Places
from naungan.web.results.stored import of, table
from naungan.web.results.whose import Part

SIZE = 50
SEMUA, BELUM, LINTAS = "semua", "belum", "lintas"
_PLACE = ("sumber", "lembar", "baris")
_LEDGER = ("unit", "unit_nama", "keadaan", "sebab", "npp", "iuran", "perkiraan", *_PLACE, *(f"flag_{flag}" for flag in FLAG))
_ROSTER = (*_PLACE, "berkas", "nama", "nik", "nik_asli")
_SHORTEST, _NIK = 3, 16


@dataclass(frozen=True)
class Asked:
    """Which rows: of one unit (empty: of all), in one state (``semua``: any; ``belum``: neither covered nor ineligible; ``lintas``: on a
    roster of another government too), which page."""

    unit: str = ""
    keadaan: str = BELUM
    halaman: int = 1


@dataclass(frozen=True)
class Cut:
    """One page of people, how many there are, and how many in each state."""

    rows: list[dict[str, Any]]
    total: int
    halaman: int
    pages: int
    states: dict[str, int]


@dataclass(frozen=True)
class People:
    """The rows of a government that somebody may see (``part``); ``lain``: those whose people stand on rosters of others, and of which."""

    folder: Path
    pemda: str
    part: Part
    lain: Places = field(default_factory=dict)

    def page(self, asked: Asked) -> Cut:
        """One page, in the order of the ledger; a page beyond the last is the last."""
        seen = self._seen()
        if asked.unit:
            seen = seen.filter(pc.field("unit") == asked.unit)
        states = Counter(seen["keadaan"].to_pylist())
        if self.lain:
            crossing = seen.filter(_among("sumber", {sumber for sumber, *_ in self.lain}))
            numbers = [row["nomor"] for row in crossing.to_pylist() if _place(row) in self.lain]
            states[LINTAS] = len(numbers)
        if asked.keadaan == LINTAS:
            seen = seen.filter(pc.field("nomor").isin(pa.array(numbers if self.lain else [], pa.int64())))
        elif asked.keadaan == BELUM:
            seen = seen.filter(~pc.field("keadaan").isin([str(one) for one in SETTLED]))
        elif asked.keadaan != SEMUA:
            seen = seen.filter(pc.field("keadaan") == asked.keadaan)
        pages = max(-(-seen.num_rows // SIZE), 1)
        at = min(max(asked.halaman, 1), pages)
        rows = self._with_names(seen.slice((at - 1) * SIZE, SIZE).to_pylist())
        return Cut(rows, seen.num_rows, at, pages, dict(states))

    def count(self) -> int:
        """How many rows he may see."""
        return int(self._seen().num_rows)

    def search(self, words: str) -> list[dict[str, Any]]:
        """Those with that NIK, or in whose names all the words stand; at most ``SIZE``. Refusal for fewer than three letters."""
        digits = clean(words)
        if len(digits) == _NIK and digits.isdigit():
            wanted = pc.field("nik") == digits
        elif any(len(word) >= _SHORTEST for word in words.split()):
            name = pc.utf8_lower(pc.field("nama"))
            wanted = reduce(lambda one, other: one & other, (pc.match_substring(name, word) for word in words.lower().split()))
        else:
            raise Refusal("WEB_CARI_PENDEK")
        named = table(self.folder, "roster", columns=_ROSTER, where=of(self.pemda) & wanted).to_pylist()
        places = {_place(row): row for row in named}
        near = self._seen().filter(_among("sumber", {row["sumber"] for row in named}))
        found = [row for row in near.to_pylist() if _place(row) in places][:SIZE]
        return [_told(row, places[_place(row)]) for row in found]

    def row(self, nomor: int) -> dict[str, Any]:
        """One row, with the NIK under ``nik`` for whoever may open it; as if it were not there where it is none of his."""
        seen = self._seen().filter(pc.field("nomor") == nomor).to_pylist()
        if not seen:
            raise Refusal("WEB_TIDAK_ADA")
        return self._with_names(seen)[0]

    def rows(self, nomor: Iterable[int]) -> list[dict[str, Any]]:
        """These rows, as far as he may see them."""
        return self._with_names(self._seen().filter(pc.field("nomor").isin(pa.array(list(nomor), pa.int64()))).to_pylist())

    def _seen(self) -> pa.Table:
        found = table(self.folder, "ledger", columns=_LEDGER, where=of(self.pemda))
        found = found.append_column("nomor", pa.array(range(found.num_rows), pa.int64()))
        if self.part.whole:
            return found
        return found.filter(_among("unit", self.part.units) | _among("npp", self.part.npp))

    def _with_names(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Beside each its row in the roster."""
        wanted = of(self.pemda) & pc.field("baris").isin(pa.array([row["baris"] for row in rows], pa.int64()))
        wanted &= _among("sumber", {row["sumber"] for row in rows})
        places = {_place(row): row for row in table(self.folder, "roster", columns=_ROSTER, where=wanted).to_pylist()}
        return [_told(row, places[_place(row)]) | {"lain": self._others(row)} for row in rows]

    def _others(self, row: dict[str, Any]) -> list[str]:
        """The other governments on whose rosters he stands, as they are called."""
        return [office(pemda) for pemda in self.lain.get(_place(row), ())]


def _among(name: str, values: Iterable[str]) -> pc.Expression:
    return pc.field(name).isin(pa.array(sorted(values), pa.string()))


def _place(row: dict[str, Any]) -> tuple[str, str, int]:
    return row["sumber"], row["lembar"] or "", row["baris"]


def _told(row: dict[str, Any], named: dict[str, Any]) -> dict[str, Any]:
    """In words, as the list of gaps says it; ``samar`` is the NIK as it may be shown."""
    said = gap({**row, **{name: named[name] for name in ("berkas", "nama", "nik_asli")}})
    return {
        **said,
        "nik": named["nik"],
        "nik_asli": named["nik_asli"],
        "samar": mask(named["nik"] or named["nik_asli"]),
        "kode": row["keadaan"],
    }
