"""What comes if nothing changes: forecasts with their intervals, how often such were right, what ends on a known date, and each target."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from naungan.projection.kept import Told
from naungan.projection.tables import DERET_KUNCI
from naungan.told.table import Table, amounts, columns, counts
from naungan.told.words import label, number, office, place, say

Row = Mapping[str, Any]
MILLION = 1_000_000
BOUNDS = ("bawah_80", "atas_80", "bawah_95", "atas_95")
# The calendar month that is judged on its own.
DECEMBER = 12
_SHARES = tuple(f"c_{name}" for name in ("nilai", *BOUNDS))
_FORECAST = (
    *columns("tingkat", "wilayah", "unit", "segmen", "dihitung", "bulan", bulan="month"), *counts(("nilai_ramal", *BOUNDS)),
    *columns(_SHARES, **dict.fromkeys(_SHARES, "percent")), *columns("model_ramal", "alasan"),
)  # fmt: skip
_RIGHT = ("kena_80", "kena_95", "galat", "galat_naif", "galat_musiman")
_CHECK = (
    *columns("tingkat", "segmen", "dihitung", "ukuran_ramal", "bulan_kalender", "model_ramal", "dipakai_ramal"), *counts(("diperiksa",)),
    *columns(_RIGHT, **dict.fromkeys(_RIGHT, "percent")),
)  # fmt: skip
_DATED = (
    *columns("wilayah", "unit", "kategori", "segmen", "bulan", "sebab_akhir", bulan="month"), *counts(("orang", "orang_terlindungi")),
    *amounts(("iuran",)),
)  # fmt: skip
_ENDINGS = tuple(one for one in _DATED if one.key not in ("wilayah", "unit", "kategori", "segmen"))
_OUTLOOK = (
    *columns("wilayah", "deret_sasaran", "tahun", "dihitung", "sampai", "bulan", sampai="date", bulan="month"),
    *counts(("dibutuhkan", "nilai_ramal", *BOUNDS, "kurang_orang", "kurang_terbanyak")), *columns("keadaan_depan", "alasan"),
)  # fmt: skip

_OUTLOOK_PAGE = (
    *columns("wilayah", "deret_sasaran", "dihitung", "sampai", sampai="date"), *counts(("dibutuhkan", "nilai_ramal")),
    *columns("rentang_80", "rentang_95", "keadaan_depan", "alasan"),
)  # fmt: skip


def forecasts(told: Told) -> Table:
    """People and their share on one line; units only in the last month, for every month of them stands in ``hasil/forecast``."""
    last = told.summary["sampai"]
    shares = {_key(row): row for row in told.rows("forecast") if row["ukuran"] == "cakupan"}
    people = [row for row in told.rows("forecast") if row["ukuran"] == "aktif" and (row["tingkat"] != "unit" or row["bulan"] == last)]
    return Table("STRATEGI_PERKIRAAN", _FORECAST, [_forecast(row, shares.get(_key(row), {})) for row in people])


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in (*DERET_KUNCI, "bulan"))


def _forecast(row: Row, share: Row) -> dict[str, Any]:
    return {
        **_series(row), "_kunci": _key(row)[:-1], "bulan": row["bulan"], "nilai_ramal": row["nilai"],
        **{name: row[name] for name in BOUNDS},
        **{f"c_{name}": part(share.get(name), MILLION) for name in ("nilai", *BOUNDS)},
        "model_ramal": label("MODEL", row["model"]) if row["model"] else say("TIDAK_BERLAKU"), "alasan": why_not(row),
    }  # fmt: skip


def why_not(row: Row) -> str:
    """Why a forecast has no figure; empty where it has."""
    return label("TANPA", row["alasan"]) if row["alasan"] else ""


def part(value: int | None, whole: int | None) -> Decimal | None:
    """A share; None where either is not known."""
    return None if value is None or not whole else Decimal(value) / Decimal(whole)


def _series(row: Row) -> dict[str, str]:
    return {
        "tingkat": label("TINGKAT", row["tingkat"]), "wilayah": where(row), "unit": row["unit"] or "", "segmen": segment(row),
        "dihitung": counted(row),
    }  # fmt: skip


def where(row: Row) -> str:
    """Whose a series is; a government is told apart from its region, and evaluated governments together from the nation."""
    if row["tingkat"] in ("pemda", "unit"):
        return office(row["wilayah"])
    if row["tingkat"] == "nasional" and row.get("asal") == "evaluasi":
        return say("STRATEGI_SEMUA")
    return place(row["wilayah"]) if row["wilayah"] else say("SASARAN_NASIONAL")


def segment(row: Row) -> str:
    """The segment; all of them where none is named."""
    return label("SEGMEN", row["segmen"] or "semua")


def counted(row: Row) -> str:
    """What a series counts, against what, and from where: two that differ here are never one line."""
    scope = _scope(row["lingkup"], row.get("asal"))
    against = say("SASARAN_PENYEBUT", lingkup=scope, penyebut=label("PENYEBUT_SASARAN", row["penyebut"])) if row.get("penyebut") else scope
    return say("STRATEGI_DARI", dihitung=against, asal=label("ASAL_DERET", row["asal"])) if row.get("asal") else against


def _scope(lingkup: str | None, asal: str | None) -> str:
    """An evaluation counts by the scopes of its member files, a publication by what it calls covered."""
    if not lingkup:
        return say("SASARAN_TANPA_LINGKUP")
    if asal != "evaluasi":
        return label("CAKUPAN", lingkup)
    return say("STRATEGI_BERKAS", lingkup=", ".join(label("LINGKUP", one) for one in lingkup.split(", ")))


def checks(told: Told) -> Table:
    """How often intervals held and how near forecasts were, by level and calendar month, beside both naive rivals."""
    return Table("STRATEGI_KETEPATAN", _CHECK, [_check(row) for row in told.rows("forecast_check")])


def _check(row: Row) -> dict[str, Any]:
    return {
        "tingkat": label("TINGKAT", row["tingkat"]), "segmen": segment(row), "dihitung": counted(row),
        "ukuran_ramal": label("UKURAN_RAMAL", row["ukuran"]), "bulan_kalender": calendar_month(row["bulan_kalender"]),
        "model_ramal": label("MODEL", row["model"]), "dipakai_ramal": label("JAWABAN", "ya" if row["dipakai"] else "tidak"),
        "diperiksa": row["n"], **{name: part(row[name], row["n"]) for name in _RIGHT[:2]}, **{name: row[name] for name in _RIGHT[2:]},
    }  # fmt: skip


def calendar_month(number: int) -> str:
    """``12`` as December; 0 stands for all months."""
    return label("BULAN_KALENDER", str(number))


def dated(told: Told) -> Table:
    """What has its end on a known date, month by month."""
    return Table("STRATEGI_AKHIR", _DATED, [_dated(row) for row in told.rows("dated_end")])


def _dated(row: Row) -> dict[str, Any]:
    return {
        "wilayah": office(row["pemda"]), "unit": row["unit"] or say("UNIT_TIDAK_DIKENAL"), "kategori": label("KATEGORI", row["kategori"]),
        "segmen": segment(row), "bulan": row["bulan"], "sebab_akhir": label("SEBAB_AKHIR", row["sebab"]), "orang": row["orang"],
        "orang_terlindungi": row["orang_terlindungi"], "iuran": row["rupiah"],
    }  # fmt: skip


def endings(told: Told) -> Table:
    """The same, of all governments together, by reason and month."""
    rows = told.sums("dated_end", ("bulan", "sebab"), ("orang", "orang_terlindungi", "rupiah"))
    said = [
        {"bulan": row["bulan"], "sebab_akhir": label("SEBAB_AKHIR", row["sebab"]), "orang": row["orang"],
         "orang_terlindungi": row["orang_terlindungi"], "iuran": row["rupiah"]}
        for row in rows
    ]  # fmt: skip
    return Table("STRATEGI_AKHIR", _ENDINGS, said)


def outlooks(told: Told) -> Table:
    """Each target on its day, as the forecast says if nothing changes."""
    return Table("STRATEGI_SASARAN", _OUTLOOK, [_outlook(row) for row in told.rows("target_outlook")])


def outlooks_on_page(told: Told) -> Table:
    """The same as a page has room for: each interval in one cell, those whose day is not over first."""
    rows = sorted(told.rows("target_outlook"), key=lambda row: row["keadaan"] == "sudah_lewat")
    said = [
        {**_outlook(row), **{f"rentang_{level}": _between(row, level) for level in (80, 95)}, "nilai_ramal": _known(row)} for row in rows
    ]
    return Table("STRATEGI_SASARAN", _OUTLOOK_PAGE, said)


def _known(row: Row) -> Any:
    return say("TIDAK_BERLAKU") if row["nilai"] is None else row["nilai"]


def _between(row: Row, level: int) -> str:
    lowest, highest = row[f"bawah_{level}"], row[f"atas_{level}"]
    return say("TIDAK_BERLAKU") if lowest is None else say("SASARAN_ANTARA", bawah=number(lowest), atas=number(highest))


def _outlook(row: Row) -> dict[str, Any]:
    return {
        **{name: row[name] for name in ("bulan", "sampai", "dibutuhkan", "kurang_terbanyak", *BOUNDS)},
        "wilayah": place(row["wilayah"]) if row["wilayah"] else say("SASARAN_NASIONAL"), "deret_sasaran": label("DERET", row["deret"]),
        "tahun": str(row["tahun"]), "dihitung": counted(row), "nilai_ramal": row["nilai"], "kurang_orang": row["kurang"],
        "keadaan_depan": state(row), "alasan": why_unsaid(row),
    }  # fmt: skip


def state(row: Row) -> str:
    """What is said of a target; of one whose day is over whether it was hit."""
    if row["keadaan"] == "sudah_lewat" and row["alasan"]:
        said = label("KEADAAN_SASARAN", row["alasan"])
        return said if row["alasan"] == "tidak_diketahui" else say("STRATEGI_SUDAH_LEWAT", keadaan=said)
    return label("KEADAAN_DEPAN", row["keadaan"])


def why_unsaid(row: Row) -> str:
    """Why nothing can be said of a target; empty where something is."""
    if not row["alasan"] or row["keadaan"] == "sudah_lewat":
        return ""
    outside = row["alasan"] == "di_luar_jangka"
    group = "ALASAN_DEPAN" if outside else "ALASAN_SASARAN" if row["keadaan"] == "tidak_dapat_dibandingkan" else "TANPA"
    said = label(group, row["alasan"])
    return said[:1].upper() + said[1:].rstrip(".") + "."
