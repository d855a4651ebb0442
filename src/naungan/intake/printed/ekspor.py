"""Tables of SIPD as CSV, JSON or SQL: superseded rows are left out, office names are joined on, and ``_murni`` twins become a sheet.

Field names as in the public copies of SIPD that pemda keep (``data_rka``, ``data_sub_keg_bl``, ``data_anggaran_kas``, ``aklap_lra_sipd``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from naungan.sheets.reading import Row, Sheet

# A table of SIPD is told by one of these names of a column.
_SIGNS = ({"kode_akun", "rincian"}, {"kode_akun", "bulan_1"}, {"kode_rekening", "previous_realisasi"})
# Twins of the budget before its change; ``harga_satuan_murni`` and the like stand in for their columns.
_TWIN = "_murni"
_AMOUNT = "rincian_murni"
_STAGE = "tahap"
# What a line takes over from the table that names its office, and by which keys the two are joined, the closest first.
_TAKEN = ("kode_skpd", "nama_skpd", "kode_sub_giat", "nama_sub_giat", "nama_dana")
_KEYS = ("kode_sbl", "id_sub_skpd", "id_skpd")
_OF_OFFICE = ("kode_skpd", "nama_skpd")


class Offices:
    """What the tables of one file say of offices and sub-activities: by ``kode_sbl``, else by the number of the office."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._known: dict[tuple[str, str], dict[str, Any]] = {}
        asked, told = False, []
        for sheet in sheets:
            rows = list(sheet.rows)
            sheet.rows = iter(rows)
            if rows and is_export([rows[0][1]]):
                asked = True
            elif rows and _OF_OFFICE[1] in rows[0][1]:
                self._learn(rows)
                told.append(sheet)
        self.used = told if asked else []  # sheets that have been read by this, and are no data of their own

    def of(self, record: dict[str, Any]) -> dict[str, Any]:
        """The names that belong to a line; empty where no table tells."""
        places = ((key, str(record[key])) for key in _KEYS if record.get(key) not in (None, ""))
        return next((self._known[place] for place in places if place in self._known), {})

    def _learn(self, rows: list[Row]) -> None:
        names = rows[0][1]
        for _, cells in rows[1:]:
            record = dict(zip(names, cells, strict=False))
            taken = {name: record.get(name) for name in _TAKEN}
            for key in _KEYS:
                if record.get(key) not in (None, ""):
                    own = taken if key == _KEYS[0] else {name: taken[name] for name in _OF_OFFICE}
                    self._known.setdefault((key, str(record[key])), own)


def is_export(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether the first row that holds anything is the names of columns of a SIPD table."""
    names = {str(cell).strip().lower() for row in rows[:1] for cell in row if cell is not None}
    return any(sign <= names for sign in _SIGNS)


def exported(name: str | None, rows: Iterable[Row], offices: Offices | None) -> Iterator[Sheet]:
    """The table without superseded rows; where it holds the budget before its change too, that is a second sheet."""
    rows = iter(rows)
    number, heads = next(rows)
    names = [str(head or "").strip().lower() for head in heads]
    more = [one for one in _TAKEN if one not in names] if offices else []
    kept = [(place, [*cells, *_added(names, cells, more, offices)]) for place, cells in rows if _active(names, cells)]
    names += more
    before = _before_change(names, kept)
    titles: list[Row] = [(number, ["Tahap: APBD Perubahan"])] if before else []
    yield Sheet(name, itertools.chain(titles, [(number, list(names))], kept))
    if before:
        yield Sheet(" ".join(filter(None, (name, "murni"))), itertools.chain([(number, _twin_names(names))], before))


def _added(names: list[str], cells: list[Any], more: list[str], offices: Offices | None) -> list[Any]:
    if offices is None or not more:
        return []
    known = offices.of(dict(zip(names, cells, strict=False)))
    return [*[None] * (len(names) - len(cells)), *(known.get(one) for one in more)]


def _active(names: list[str], cells: list[Any]) -> bool:
    """The copies keep what was replaced, marked ``active`` 0."""
    if "active" not in names:
        return True
    place = names.index("active")
    return place >= len(cells) or str(cells[place]).strip() not in ("0", "0.0", "False")


def _before_change(names: list[str], rows: list[Row]) -> list[Row]:
    """The rows that the budget had before its change, with their stage; none where the table knows no change."""
    if _AMOUNT not in names:
        return []
    place = names.index(_AMOUNT)
    had = (row for row in rows if place < len(row[1]) and _is_amount(row[1][place]))
    return [(number, [*cells, *[None] * (len(names) - len(cells)), "APBD"]) for number, cells in had]


def _is_amount(cell: Any) -> bool:
    return str(cell).strip().strip("0.,") != "" if cell is not None else False


def _twin_names(names: list[str]) -> list[str]:
    """``rincian`` is what was in force then; the columns after the change stand aside."""
    twins = {name.removesuffix(_TWIN) for name in names if name.endswith(_TWIN)}
    return [*(name.removesuffix(_TWIN) if name.endswith(_TWIN) else f"{name} kini" if name in twins else name for name in names), _STAGE]
