"""Two evaluations as they are told: per pemda, the bridge from the old figure to the new one, and what became of each finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from naungan.comparison.tables import AKHIR, AWAL, GERAK, TINGKAT, UKURAN, Fate, Sebab
from naungan.comparison.totals import bridges, fates_counted
from naungan.kernel.messages import sentence
from naungan.told.table import Table, amounts, columns, counts, total
from naungan.told.words import day, label, month, office, place, say

Row = Mapping[str, Any]
_SHOWN = ("pekerja", "terlindungi_ya", "iuran", "dampak")
_ENDS = {AWAL: "awal", AKHIR: "kini"}
_FATES = tuple(f"f_{fate}" for fate in Fate)
_MEASURES = (*counts(f"g_{name}" for name in UKURAN[:4]), *amounts(f"g_{name}" for name in UKURAN[4:]))
_WHOLE = (
    *columns("wilayah"), *counts(("pekerja_awal", "pekerja_kini", "terlindungi_ya_awal", "terlindungi_ya_kini")),
    *columns("cakupan_awal", "cakupan_kini", cakupan_awal="percent", cakupan_kini="percent"),
    *amounts(("iuran_awal", "iuran_kini", "dampak_awal", "dampak_kini")), *counts(_FATES),
)  # fmt: skip
_BRIDGE = (*columns("wilayah", "sebab_gerak"), *_MEASURES)
_UNITS = (*columns("wilayah", "unit_nama", "sebab_gerak"), *_MEASURES)
_FINDINGS = columns(
    "wilayah", "unit_nama", "temuan", "nasib", "sebab_nasib", "jumlah_lama", "jumlah_baru", "satuan", "dua_selesai", "dua_masih",
    "dua_gelap", "dua_baru", "rupiah_lama", "rupiah_baru",
    **dict.fromkeys(("jumlah_lama", "jumlah_baru", "dua_selesai", "dua_masih", "dua_gelap", "dua_baru"), "count"),
    rupiah_lama="rupiah", rupiah_baru="rupiah",
)  # fmt: skip
_MEANING = columns("sebab_gerak", "arti")
# The order of findings: what is proven first, what nobody knows last.
_RANK = {fate: at for at, fate in enumerate((Fate.SELESAI, Fate.SEBAGIAN, Fate.MASIH, Fate.KEMBALI, Fate.BARU, Fate.TIDAK_DAPAT_DIPERIKSA))}


def whole(movement: Sequence[Row], fate: Sequence[Row]) -> Table:
    """One line a pemda, and the sum: people, coverage (lower bound), rupiah on both sides, findings by what became of them."""
    found = bridges(row for row in movement if row["tingkat"] == "pemda")
    codes = sorted({code for code, _ in found if code} | {row["pemda"] for row in fate})
    nothing = {name: {AWAL: 0, AKHIR: 0} for name in UKURAN}
    rows = [_line(office(code), found.get((code, None), nothing), [row for row in fate if row["pemda"] == code]) for code in codes]
    nation = bridges(row for row in movement if row["tingkat"] == "nasional").get((None, None), nothing)
    return Table("DUA", _WHOLE, [*rows, total(_line(place(None), nation, fate))])


def _line(name: str, bridge: Row, fate: Sequence[Row]) -> dict[str, Any]:
    ends = {f"{one}_{word}": bridge[one][side] for one in _SHOWN for side, word in _ENDS.items()}
    share = {f"cakupan_{word}": _share(bridge["terlindungi_ya"][side], bridge["pekerja"][side]) for side, word in _ENDS.items()}
    return {"wilayah": name, **ends, **share, **{f"f_{one}": n for one, n in fates_counted(fate).items()}}


def _share(part: int, every: int) -> Decimal | None:
    return Decimal(part) / Decimal(every) if every else None


def bridge(movement: Sequence[Row]) -> Table:
    """From the old figure over each cause to the new one: the nation, then each province and pemda."""
    rows = [row for row in movement if row["tingkat"] != "unit"]
    ordered = sorted(rows, key=lambda row: (row["pemda"] or "", TINGKAT.index(row["tingkat"]), row["urutan"]))
    return Table("DUA_SEBAB", _BRIDGE, _lines(ordered))


def units(movement: Sequence[Row]) -> Table:
    """The same, unit by unit."""
    rows = [row for row in movement if row["tingkat"] == "unit"]
    return Table("DUA_UNIT", _UNITS, _lines(sorted(rows, key=lambda row: (row["pemda"] or "", row["unit"] or "", row["urutan"]))))


def _lines(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One line a place and cause; both ends are there even where a place had nothing."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        here = (row["tingkat"], row["pemda"], row["unit"])
        for word in (AWAL, AKHIR) if (*here, AWAL) not in found else ():
            found[*here, word] = _empty(row, word)
        found.setdefault((*here, row["sebab"]), _empty(row, row["sebab"]))[f"g_{row['ukuran']}"] = row["nilai"]
    ends = sorted(found.items(), key=lambda one: (list(dict.fromkeys(key[:3] for key in found)).index(one[0][:3]), GERAK.index(one[0][3])))
    return [total(line) if key[3] == AKHIR else line for key, line in ends]


def _empty(row: Row, word: str) -> dict[str, Any]:
    name = office(row["pemda"]) if row["tingkat"] in ("pemda", "unit") else place(row["pemda"])
    return {
        "wilayah": name, "unit_nama": row["unit_nama"] or row["unit"] or say("UNIT_TIDAK_DIKENAL"), "sebab_gerak": label("GERAK", word),
        **{f"g_{one}": 0 for one in UKURAN},
    }  # fmt: skip


def fates_told(fate: Sequence[Row]) -> Table:
    """Each finding of either evaluation and what became of it."""
    rows = sorted(fate, key=lambda row: (row["pemda"], _RANK[row["nasib"]], row["unit"] or "", row["kode"]))
    return Table("DUA_TEMUAN", _FINDINGS, [_fate(row) for row in rows])


def _fate(row: Row) -> dict[str, Any]:
    counted = {"dua_selesai": "n_selesai", "dua_masih": "n_masih", "dua_gelap": "n_tidak_dapat_diperiksa", "dua_baru": "n_baru"}
    return {
        **row, "wilayah": office(row["pemda"]), "unit_nama": row["unit_nama"] or row["unit"] or say("SELURUH_PEMDA"),
        "temuan": label("HAL_JENIS", row["kode"].removeprefix("TEMUAN_")), "nasib": label("NASIB", row["nasib"]),
        "sebab_nasib": sentence(row["sebab"]) if row["sebab"] else "", **{key: row[name] for key, name in counted.items()},
        # A side on which the finding is not has nothing to count: that is not "unknown".
        **{name: "–" if row[name] is None else row[name] for name in ("jumlah_lama", "jumlah_baru")},
        **{name: _money(row, name) for name in ("rupiah_lama", "rupiah_baru")},
    }  # fmt: skip


def _money(row: Row, name: str) -> Any:
    there = row[name.replace("rupiah", "jumlah")] is not None
    return row[name] if there else "–"


def meanings() -> Table:
    """What each cause is, in the order in which they are reckoned."""
    return Table("DUA_ARTI", _MEANING, [{"sebab_gerak": label("GERAK", one), "arti": say(f"GERAK_ARTI_{one.upper()}")} for one in Sebab])


def sides(summary: Mapping[str, Any]) -> dict[str, str]:
    """Both months and positions, as titles have them."""
    return {name: _side(summary[name]) for name in ("lama", "baru")}


def _side(run: Row) -> str:
    return say("DUA_SISI", bulan=month(run["bulan"]), posisi=day(dt.date.fromisoformat(run["posisi"])))
