"""Series of what was published: figures that were handed in with an evaluation, and those that are shipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from naungan.projection.borders import Batas, before_the_cut, cut_on, government
from naungan.rounds.coverage_figures import coverage_figures

if TYPE_CHECKING:
    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

Row = dict[str, Any]
_SERIES = ("tingkat", "wilayah", "lingkup", "penyebut", "asal")
_LEVEL = {0: "nasional", 2: "provinsi", 4: "pemda"}


def published(engine: Engine, ordered: Sequence[Finished], *, batas: Batas, left_out: list[Row]) -> list[Row]:
    """Rows of SERIES from publications, read by ``rounds.coverage_figures`` with their scope and denominator; only figures with people.

    ``ordered`` are evaluations, the newest last. Of a month that two of them were handed, the newest stands; a file that a newer one was
    handed too is not read again. Within one the figure of the latest day stands; where one day has two different figures none does, and
    it is told in ``left_out``.
    """
    decided: dict[tuple[Any, ...], Row | None] = {}
    read: set[str] = set()
    for one in reversed(ordered):
        told = one.table(engine, "aggregate")
        files = {row["sumber"] for row in engine.rows(told.select("sumber").distinct())} - read
        read |= files
        if files:
            handed = engine.rows(told.filter(told.sumber.isin(sorted(files))).order_by(["sumber", "lembar", "baris"]))
            figures = [row for row in coverage_figures(aggregate=handed) if row["asal"] == "terbitan"]
            decided = _one_a_month(figures, batas, left_out) | decided
    shipped = [row for row in coverage_figures() if row["asal"] == "bawaan"]
    decided |= _one_a_month(shipped, batas, left_out)
    for kode, _, _, bulan, _ in (key for key, row in decided.items() if row is None):
        left_out.append(_told("DERET_ANGKA_BERBEDA", {"wilayah": kode, "bulan": bulan}))
    return _one_side_of_a_cut([row for row in decided.values() if row], batas, left_out)


def _one_a_month(figures: Iterable[Row], batas: Batas, left_out: list[Row]) -> dict[tuple[Any, ...], Row | None]:
    """The figure of each place, scope, denominator and month; None where two of them differ."""
    said: dict[tuple[Any, ...], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in figures:
        if row["aktif_bawah"] is None:
            continue
        kode = government(row["wilayah"], batas) if row["wilayah"] else None
        if row["wilayah"] and kode is None:
            left_out.append(_told("DERET_KODE_TANPA_PENGGANTI", row))
            continue
        key = (kode, row["lingkup"], row["penyebut"], row["bulan"], row["asal"])
        said[key][str(row["tanggal"] or "")].append({**row, "wilayah": kode})
    found: dict[tuple[Any, ...], Row | None] = {}
    for key, days in said.items():
        last = days[max(days)]
        found[key] = _of_figure(last) if len({(row["aktif_bawah"], row["semesta"]) for row in last}) == 1 else None
    return found


def _of_figure(same: Sequence[Row]) -> Row:
    row = same[0]
    return {
        "tingkat": _level(row["wilayah"]), "wilayah": row["wilayah"], "unit": None, "segmen": None, "lingkup": row["lingkup"],
        "penyebut": row["penyebut"], "asal": row["asal"], "bulan": row["bulan"], "aktif": row["aktif_bawah"],
        "aktif_atas": row["aktif_atas"], "semesta": row["semesta"], "sumber": "; ".join(sorted({one["sumber"] for one in same})),
    }  # fmt: skip


def _one_side_of_a_cut(rows: list[Row], batas: Batas, left_out: list[Row]) -> list[Row]:
    """A province that lost kabupaten has two sizes under one code. The larger can't be split: by today's borders it is left out; by those
    of then the smaller is, where the larger is there."""
    larger = {id(row) for row in rows if row["wilayah"] and before_the_cut(row["wilayah"], row["bulan"])}
    known = {tuple(row[name] for name in _SERIES) for row in rows if id(row) in larger}
    kept = []
    for row in rows:
        crossed = row["wilayah"] is not None and cut_on(row["wilayah"]) is not None
        wrong = id(row) in larger if batas == "kini" else id(row) not in larger and tuple(row[name] for name in _SERIES) in known
        if crossed and wrong:
            left_out.append(_told("DERET_WILAYAH_DIPECAH", row))
        else:
            kept.append(row)
    return kept


def _told(alasan: str, row: Row) -> Row:
    return {"alasan": alasan, "tingkat": _level(row["wilayah"]), "wilayah": row["wilayah"], "bulan": row["bulan"]}


def _level(wilayah: str | None) -> str:
    return _LEVEL[len(wilayah or "")]
