"""What would be if: each scenario by month, by government on its last month, and by who pays from which purse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow.compute as pc

from naungan.projection.kept import Told
from naungan.told.strategy.ahead import part
from naungan.told.strategy.purse_names import purse_name
from naungan.told.table import Table, amounts, columns, counts
from naungan.told.words import label, office, place, say

Row = Mapping[str, Any]
_COVER = ("pekerja", "terlindungi_bawah", "terlindungi_atas", "taruhan")
_SHARES = ("cakupan_bawah", "cakupan_atas")
_MEASURES = (
    *counts(("pekerja", "terlindungi_bawah", "terlindungi_atas")), *columns(_SHARES, **dict.fromkeys(_SHARES, "percent")),
    *amounts(("iuran", "iuran_perkiraan", "taruhan_setahun")),
)  # fmt: skip
_WHOLE = (*columns("skenario", "bulan", bulan="month"), *_MEASURES)
_PLACES = (*columns("skenario", "wilayah", "bulan", bulan="month"), *_MEASURES)
_TARGETS = (
    *columns("skenario", "wilayah", "deret_sasaran", "sampai", sampai="date"),
    *counts(("dibutuhkan", "capaian_bawah", "capaian_atas", "kurang_atas")), *columns("keadaan_depan", "alasan"),
)  # fmt: skip
_PURSES = (
    *columns("skenario", "bulan", "pembayar", "dompet", bulan="month"), *counts(("orang",)), *amounts(("iuran", "iuran_perkiraan")),
)  # fmt: skip


def scenario_names(told: Told) -> dict[str, str]:
    """The scenarios by code, ``dasar`` first."""
    return {one["kode"]: one["nama"] for one in told.summary["skenario_dimainkan"]}


def scenarios(told: Told) -> Table:
    """All governments together, month by month."""
    return Table("STRATEGI_SKENARIO", _WHOLE, _told(told, ("skenario", "bulan")))


def scenario_places(told: Told) -> Table:
    """Each government in the last month."""
    rows = _told(told, ("skenario", "pemda", "bulan"))
    return Table("STRATEGI_SKENARIO_PEMDA", _PLACES, [row for row in rows if row["bulan"] == told.summary["sampai"]])


def _told(told: Told, by: Sequence[str]) -> list[dict[str, Any]]:
    """Coverage and dues of all segments by such columns, in the order in which the scenarios were asked."""
    cover = _whole(told).sums("scenario_cover", by, _COVER)
    dues = _dues(told, by)
    names = scenario_names(told)
    rows = [_line(row, dues.get(tuple(row[name] for name in by), {}), names) for row in cover]
    order = list(names)
    return sorted(rows, key=lambda row: order.index(row["kode"]))


def _whole(told: Told) -> Told:
    """Coverage without its parts by segment, which are in the whole."""
    cover = told.tables["scenario_cover"]
    return Told(told.summary, {"scenario_cover": cover.filter(pc.is_null(cover["segmen"]))})


def _dues(told: Told, by: Sequence[str]) -> dict[tuple[Any, ...], dict[str, int]]:
    """A month's dues, what is estimated apart."""
    found: dict[tuple[Any, ...], dict[str, int]] = {}
    for row in told.sums("scenario_dues", (*by, "perkiraan"), ("rupiah",)):
        name = "iuran_perkiraan" if row["perkiraan"] else "iuran"
        found.setdefault(tuple(row[one] for one in by), {"iuran": 0, "iuran_perkiraan": 0})[name] = row["rupiah"]
    return found


def _line(row: Row, dues: Row, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kode": row["skenario"], "skenario": names[row["skenario"]], "bulan": row["bulan"],
        "wilayah": office(row.get("pemda")), **{name: row[name] for name in _COVER[:3]},
        "cakupan_bawah": part(row["terlindungi_bawah"], row["pekerja"]), "cakupan_atas": part(row["terlindungi_atas"], row["pekerja"]),
        "iuran": dues.get("iuran", 0), "iuran_perkiraan": dues.get("iuran_perkiraan", 0), "taruhan_setahun": row["taruhan"],
    }  # fmt: skip


def scenario_targets(told: Told) -> Table:
    """Each target that falls due in the months that were played, under each scenario."""
    names = scenario_names(told)
    return Table("STRATEGI_SKENARIO_SASARAN", _TARGETS, [_target(row, names) for row in told.rows("scenario_target")])


def _target(row: Row, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in ("sampai", "dibutuhkan", "capaian_bawah", "capaian_atas", "kurang_atas")},
        "skenario": names[row["skenario"]], "wilayah": place(row["wilayah"]) if row["wilayah"] else say("SASARAN_NASIONAL"),
        "deret_sasaran": label("DERET", row["deret"]), "keadaan_depan": label("KEADAAN_SASARAN", row["keadaan"]),
        "alasan": label("ALASAN_SASARAN", row["alasan"]) if row["alasan"] else "",
    }  # fmt: skip


def scenario_purses(told: Told) -> Table:
    """Who pays how much for how many, from which purse; people are counted once, by JKK, which everybody has."""
    by = ("skenario", "bulan", "pembayar", "dompet")
    money = _dues(told, by)
    jkk = told.tables["scenario_dues"]
    once = Told(told.summary, {"scenario_dues": jkk.filter(pc.equal(jkk["program"], "jkk"))})
    people = {tuple(row[one] for one in by): row["orang"] for row in once.sums("scenario_dues", by, ("orang",))}
    names = scenario_names(told)
    order = list(names)
    keys = sorted(money, key=lambda key: (order.index(key[0]), *(str(one or "") for one in key[1:])))
    rows = [
        {
            "skenario": names[key[0]], "bulan": key[1], "pembayar": label("PEMBAYAR", key[2]),
            "dompet": purse_name(key[3]) if key[3] else say("STRATEGI_TANPA_DOMPET"), "orang": people.get(key, 0), **money[key],
        }
        for key in keys
    ]  # fmt: skip
    return Table("STRATEGI_SKENARIO_DOMPET", _PURSES, rows)


def scenario_notes(told: Told) -> dict[str, tuple[str, str]]:
    """What each scenario is called, and what it says and stands on."""
    return {
        one["kode"]: (one["nama"], " ".join(filter(None, (one["uraian"], _stands_on(one))))) for one in told.summary["skenario_dimainkan"]
    }


def _stands_on(one: Row) -> str:
    if one["sumber"]:
        return say("STRATEGI_SUMBER", sumber=one["sumber"])
    return say("STRATEGI_ANGGAPAN_IALAH", anggapan=one["anggapan"]) if one["anggapan"] else ""
