"""SERIES: what several finished evaluations, and the publications in them, say of coverage month by month.

A series never joins what is counted otherwise: another scope, another denominator, another origin is another series. A month of which
nothing is known has no row.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from naungan.comparison.beside import scopes
from naungan.coverage.measures import PENYEBUT
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan
from naungan.projection.borders import Batas, government
from naungan.projection.published import published
from naungan.projection.steady import Months, steady
from naungan.projection.tables import SERIES
from naungan.regions import nama
from naungan.rounds.coverage_figures import ROSTER

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

Row = dict[str, Any]
# A sum of pemda: province (None = the nation), segment, scope, denominator.
Sum = tuple[str | None, str | None, str, str | None]
_LEVELS = ("pemda", "segmen", "unit")
# The scope of a government without a file of members, in the words of an evaluation without any.
_NO_MEMBERS = "tidak ada berkas peserta"
_READ = (
    "tingkat", "pemda", "unit", "segmen", "bulan", "pekerja", "terlindungi_ya", "terlindungi_tidak_diketahui", "lingkup", "penyebut",
)  # fmt: skip


@dataclass(frozen=True)
class Collected:
    """``rows`` of SERIES in the order of their key; ``left_out`` what could not stand in one, each with a code of the catalogue
    (``alasan``), ``tingkat``, ``wilayah``, and ``bulan`` (None = all months).

    ``steady``: the pemda of which a sum consists.
    """

    rows: list[Row]
    left_out: list[Row]
    steady: Mapping[Sum, frozenset[str]]


def series(engine: Engine, finished: Sequence[Finished], *, batas: Batas = "dahulu") -> list[Row]:
    """Rows of SERIES from finished evaluations, in any order of folders; see ``collect``, which also tells what was left out."""
    return collect(engine, finished, batas=batas).rows


def collect(engine: Engine, finished: Sequence[Finished], *, batas: Batas = "dahulu") -> Collected:
    """SERIES from evaluations (units, pemda, their segments, and sums of pemda) and from publications (``published``), people only.

    Of a pemda evaluated twice for a month the newest evaluation stands, by its date of position. Provinces and the nation are summed
    from pemda, over the same pemda in every month used, so that a list that comes in for the first time is no growth (``steady``).
    ``batas``: under codes as of each month, or under those of today; a province that was cut stands on one side of the cut alone.
    """
    ordered = newest_last(finished)
    left_out: list[Row] = []
    own = _evaluated(engine, ordered, batas, left_out)
    sums, kept = _summed(own, left_out)
    found = [*own, *sums, *published(engine, ordered, batas=batas, left_out=left_out)]
    return Collected(in_order(found, SERIES.key), in_order(left_out, ("alasan", "tingkat", "wilayah", "bulan")), kept)


def left_out_text(row: Row) -> str:
    """A row of ``Collected.left_out`` for people."""
    place = nama(row["wilayah"]) or row["wilayah"] if row["wilayah"] else sentence("DERET_NASIONAL")
    return sentence(row["alasan"], {"wilayah": place, "bulan": Bulan.parse(row["bulan"]).nama if row["bulan"] else ""})


def newest_last(finished: Iterable[Finished]) -> list[Finished]:
    """Evaluations by their date of position; of two with the same date the order is that of their records, not that of the folders."""
    return sorted(finished, key=lambda one: (str(one.record["posisi"]), str(one.bulan), json.dumps(dict(one.record), sort_keys=True)))


def in_order(rows: Iterable[Row], key: Sequence[str]) -> list[Row]:
    """Rows by a key, an empty place first."""
    return sorted(rows, key=lambda row: [(row[name] is not None, row[name]) for name in key])


def stands(engine: Engine, ordered: Sequence[Finished], batas: Batas = "dahulu") -> dict[tuple[str, str], tuple[int, str]]:
    """(pemda, month) → which of the evaluations, the newest last, speaks of it, and under which code: the last in which it has people.

    One that names a government by its old code and by that of today speaks by the latter.
    """
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for number, one in enumerate(ordered):
        for row in _measured(engine, one, ("pemda",)):
            kode = government(row["pemda"], batas) or row["pemda"]
            known = found.get((kode, row["bulan"]), (-1, ""))
            if known[0] < number or row["pemda"] == kode:
                found[kode, row["bulan"]] = (number, row["pemda"])
    return found


def _measured(engine: Engine, one: Finished, levels: Sequence[str] = _LEVELS) -> list[Row]:
    """Figures with people; ``lingkup`` is that of the government's own member files, MEASURE names those of all governments together."""
    table = one.table(engine, "measure")
    rows = table.filter(table.tingkat.isin(levels) & table.pemda.notnull() & (table.pekerja > 0)).select(*_READ)
    found = engine.rows(rows.order_by(["tingkat", "pemda", "unit", "segmen"]))
    if "member" not in one.relations:
        return found
    own = {row["k_pemda"]: row["lingkup"] for row in engine.rows(scopes(engine, one))}
    return [{**row, "lingkup": own.get(row["pemda"], _NO_MEMBERS)} for row in found]


def _evaluated(engine: Engine, ordered: Sequence[Finished], batas: Batas, left_out: list[Row]) -> list[Row]:
    """Units, pemda and segments of pemda; a government whose code has no successor is told, not guessed."""
    speaks = stands(engine, ordered, batas)
    found = []
    for number, one in enumerate(ordered):
        for row in _measured(engine, one):
            kode = government(row["pemda"], batas)
            nameless = (row["tingkat"] == "unit" and row["unit"] is None) or (row["tingkat"] == "segmen" and row["segmen"] is None)
            if nameless or speaks.get((kode or row["pemda"], row["bulan"])) != (number, row["pemda"]):
                continue
            if kode is not None:
                found.append(_of_measure(row, kode, one))
            elif row["tingkat"] == "pemda":
                left_out.append(_told("DERET_KODE_TANPA_PENGGANTI", "pemda", row["pemda"], row["bulan"]))
    return found


def _of_measure(row: Row, kode: str, one: Finished) -> Row:
    known, against = row["terlindungi_ya"], ROSTER if row["penyebut"] == PENYEBUT else row["penyebut"]
    return {
        "tingkat": "unit" if row["tingkat"] == "unit" else "pemda", "wilayah": kode, "unit": row["unit"], "segmen": row["segmen"],
        "lingkup": row["lingkup"] or "", "penyebut": against, "asal": "evaluasi", "bulan": row["bulan"], "aktif": known,
        "aktif_atas": known + row["terlindungi_tidak_diketahui"], "semesta": row["pekerja"],
        "sumber": f"evaluasi {row['bulan']}, posisi {one.record['posisi']}",
    }  # fmt: skip


def _summed(own: Sequence[Row], left_out: list[Row]) -> tuple[list[Row], dict[Sum, frozenset[str]]]:
    """Provinces and the nation, whole and by segment; what does not fit is told of the whole alone.

    Pemda of unlike scopes may stand in one sum, each with the same scope in every month used: one that changes it is two.
    """
    cells: dict[tuple[str | None, str | None, str | None], Months] = defaultdict(dict)
    for row in own:
        if row["tingkat"] == "pemda":
            for place in (None, row["wilayah"][:2]):
                months = cells[place, row["segmen"], row["penyebut"]]
                months.setdefault(row["bulan"], {})[f"{row['wilayah']} {row['lingkup']}"] = row
    found, kept = [], {}
    for (wilayah, segmen, penyebut), months in cells.items():
        members, used = steady(months)
        mine = [months[used[-1]][one] for one in members]
        key = (wilayah, segmen, ", ".join(sorted({one for row in mine for one in row["lingkup"].split(",")})), penyebut)
        kept[key] = frozenset(row["wilayah"] for row in mine)
        found += _sums(key, months, members, used)
        if segmen is None:
            left_out += _not_summed(wilayah, months, members, used)
    return found, kept


def _sums(key: Sum, months: Months, members: Collection[str], used: Sequence[str]) -> list[Row]:
    wilayah, segmen, lingkup, penyebut = key
    head = {
        "tingkat": _level(wilayah), "wilayah": wilayah, "unit": None, "segmen": segmen, "lingkup": lingkup, "penyebut": penyebut,
        "asal": "evaluasi", "sumber": f"jumlah {len(members)} dari {_reported(months)} pemda",
    }  # fmt: skip
    counts = ("aktif", "aktif_atas", "semesta")
    return [{**head, "bulan": bulan, **{name: sum(months[bulan][kode][name] for kode in members) for name in counts}} for bulan in used]


def _not_summed(wilayah: str | None, months: Months, members: Collection[str], used: Collection[str]) -> list[Row]:
    told = [_told("DERET_PEMDA_TIDAK_TETAP", _level(wilayah), wilayah, bulan) for bulan in months if bulan not in used]
    few = len(members) < _reported(months)
    return [*told, _told("DERET_PEMDA_DI_LUAR_JUMLAH", _level(wilayah), wilayah, None)] if few else told


def _reported(months: Months) -> int:
    return len({row["wilayah"] for there in months.values() for row in there.values()})


def _level(wilayah: str | None) -> str:
    return "provinsi" if wilayah else "nasional"


def _told(alasan: str, tingkat: str, wilayah: str | None, bulan: str | None) -> Row:
    return {"alasan": alasan, "tingkat": tingkat, "wilayah": wilayah, "bulan": bulan}
