"""Coverage that targets may be held against: each figure with its scope, its denominator and its month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from naungan.acuan.sasaran import categories, denominator, published_coverage
from naungan.kernel.period import Bulan
from naungan.rounds.register_readers import NATION
from naungan.rounds.register_tables import COVERAGE_FIGURE

Row = Mapping[str, Any]
# What a roster is counted against: the workers whom the pemda has to bear, as they were handed in.
ROSTER = "daftar_pekerja"
_SEGMENT = {"PU": "pu", "BPU": "bpu"}
_WITH = {"dengan_jakon": "semua_dengan_jakon", "tanpa_jakon": "semua_tanpa_jakon"}


def coverage_figures(measure: Iterable[Row] = (), aggregate: Iterable[Row] = ()) -> list[dict[str, Any]]:
    """COVERAGE_FIGURE from the relations ``measure`` and ``aggregate`` of frozen evaluations, and from what is shipped; in order."""
    found = [*_evaluated(measure), *_published(aggregate), *_shipped()]
    once = {tuple(row.values()): row for row in found}  # several evaluations may have been handed the same publication
    return sorted(once.values(), key=lambda row: [str(row[name] or "") for name in COVERAGE_FIGURE.key])


def _evaluated(measure: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """A pemda as a whole and by the groups that targets know; the code of a province is its own government, whose roster it is."""
    whole: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in measure:
        for lingkup in _scopes(row):
            place = whole[(row["pemda"], row["bulan"], lingkup)]
            for at, name in enumerate(("terlindungi_ya", "terlindungi_tidak_diketahui", "pekerja")):
                place[at] += row[name]
    for (pemda, bulan, lingkup), (yes, unknown, workers) in whole.items():
        if workers:
            yield _figure(pemda, bulan, lingkup, ROSTER, "evaluasi", "evaluasi yang dibekukan", yes, yes + unknown, workers)


def _scopes(row: Row) -> list[str]:
    if not row["pemda"] or row["tingkat"] not in ("pemda", "kategori"):
        return []
    if row["tingkat"] == "pemda":
        return ["semua"]
    return [scope for scope in ("non_asn", "pekerja_rentan", "desa") if row["kategori"] in categories(scope)]


def _published(aggregate: Iterable[Row]) -> Iterator[dict[str, Any]]:
    for row in aggregate:
        day = row["tanggal"]
        nation = row["wilayah"] is None and " ".join((row["wilayah_nama"] or "").casefold().split()) in (*NATION, "republik indonesia")
        month = row["bulan"] or (str(Bulan.of(day)) if day else None)
        scope = _SEGMENT.get(row["segmen"]) or _WITH.get(row["hitungan"] or _counted(row["segmen"]) or "", "semua")
        if row["tahan"] or month is None or row["segmen"] == "JAKON" or not (row["wilayah"] or nation):
            continue
        if row["aktif"] is None and row["persen"] is None:
            continue
        kind = denominator(row["penyebut"])
        yield _figure(row["wilayah"], month, scope, kind, "terbitan", row["penerbit"] or row["berkas"], row["aktif"], row["aktif"],
                      row["semesta"], row["persen"], day=day if day and str(Bulan.of(day)) == month else None)  # fmt: skip


def _counted(segmen: str | None) -> str | None:
    """PU and BPU together leave construction out."""
    return "tanpa_jakon" if segmen == "PU_BPU" else None


def _shipped() -> Iterator[dict[str, Any]]:
    for row in published_coverage():
        stated = Decimal(row["persen"]) if "persen" in row else None
        active = row.get("aktif")
        yield _figure(row["wilayah"], row["bulan"], row["lingkup"], row.get("penyebut"), "bawaan", row["sumber"], active, active,
                      row.get("semesta"), stated, rounded=row.get("dibulatkan", False), day=row.get("hari"))  # fmt: skip


def _figure(
    wilayah: str | None, bulan: str, lingkup: str, penyebut: str | None, asal: str, sumber: str, bawah: int | None, atas: int | None,
    semesta: int | None, persen: Decimal | None = None, *, rounded: bool = False,
    day: dt.date | None = None,
) -> dict[str, Any]:  # fmt: skip
    return dict(
        zip(
            COVERAGE_FIGURE.names,
            (wilayah, bulan, day, lingkup, penyebut, bawah, atas, semesta, persen, rounded, asal, sumber),
            strict=True,
        )
    )
