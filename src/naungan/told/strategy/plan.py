"""The plan as it is told: its steps, its purses to the last rupiah, what it costs month by month, and what stands in the way of more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from naungan.kernel.period import Bulan
from naungan.projection.kept import Told
from naungan.told.strategy.purse_names import purse_name, step_name
from naungan.told.table import Table, amounts, columns, counts, total
from naungan.told.words import day, label, number, office, rupiah_short, say
from naungan.told.words import month as month_name

Row = Mapping[str, Any]
YEAR = 12
_STEP = (
    *columns("wilayah", "sifat_rencana", "kelompok_rencana", "dompet", "mulai_rencana", mulai_rencana="month"),
    *counts(("lama_rencana", "orang")), *amounts(("harga_sebulan", "rupiah_rencana")),
)  # fmt: skip
_PURSE = (
    *columns("wilayah", "dompet"), *amounts(("uang_dompet", "terpakai", "sisa_dompet")),
    *columns("dari_bulan", "sampai_bulan", "jendela", "usulan", "penetapan", "sumber_angka", dari_bulan="month", sampai_bulan="month"),
)  # fmt: skip
_MONTH = (*columns("dompet", "bulan"), *counts(("orang",)), *amounts(("rupiah_rencana",)))
_SHORT = (
    *columns("wilayah", "kelompok_rencana", "sifat_rencana", "yang_kurang"), *amounts(("rupiah_rencana",)), *counts(("bulan_orang",)),
)  # fmt: skip
_PURSES = (*columns("dompet", "dari_bulan", "sampai_bulan"), *amounts(("rupiah_rencana",)))
_BOUND = (*columns("wilayah", "kendala_rencana", "yang_mengikat"), *counts(("orang_setahun",)))


def group_name(group: Row) -> str:
    """Whom a group holds, in words."""
    if group.get("kategori"):
        return label("KATEGORI", group["kategori"])
    return label("SEGMEN", group["segmen"]) if group.get("segmen") else str(group["kelompok"])


def groups(told: Told) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The groups of the plan by government, code and kind."""
    return {(row["pemda"], row["kelompok"], row["sifat"]): row for row in told.rows("plan_group")}


def purse_of(row: Row) -> str:
    """A purse by name, and whose it is where it pays for another government."""
    name = purse_name(row["dompet"])
    owner = row.get("pemda_dompet") or row["pemda"]
    return name if owner == row["pemda"] else say("STRATEGI_DOMPET_MILIK", dompet=name, wilayah=office(owner))


def steps(told: Told) -> Table:
    """Every step: whole people, whole months, and exactly what they cost."""
    known = groups(told)
    return Table(
        "STRATEGI_RENCANA", _STEP, [_step(row, known[row["pemda"], row["kelompok"], row["sifat"]]) for row in told.rows("plan_step")]
    )


def _step(row: Row, group: Row) -> dict[str, Any]:
    return {
        "wilayah": office(row["pemda"]), "sifat_rencana": label("SIFAT_RENCANA", row["sifat"]), "kelompok_rencana": group_name(group),
        "dompet": purse_of(row), "mulai_rencana": row["mulai"], "lama_rencana": row["lama"], "orang": row["orang"],
        "harga_sebulan": group["harga"], "rupiah_rencana": row["rupiah"],
    }  # fmt: skip


def purses(told: Told) -> Table:
    """What each purse has, what the plan takes of it and what stays, and the days until which it can be asked."""
    return Table("STRATEGI_DOMPET", _PURSE, [_purse(row) for row in told.rows("plan_purse")])


def _purse(row: Row) -> dict[str, Any]:
    return {
        "wilayah": office(row["pemda"]), "dompet": purse_name(row["dompet"]), "uang_dompet": row["uang"], "terpakai": row["terpakai"],
        "sisa_dompet": row["sisa"], "dari_bulan": row["dari"], "sampai_bulan": row["sampai"],
        "jendela": _window(row),
        **{name: day(row[name]) if row[name] else say("TIDAK_BERLAKU") for name in ("usulan", "penetapan")},
        "sumber_angka": row["sumber"],
    }  # fmt: skip


def _window(row: Row) -> str:
    """The step that opens it; money whose day of decision is known waits for it, whatever step that is."""
    if row["jendela"]:
        return step_name(row["jendela"])
    return say("STRATEGI_MENUNGGU" if row["penetapan"] else "STRATEGI_TERSEDIA")


def by_month(told: Told) -> Table:
    """What the plan costs by kind of purse and month, and all of it."""
    people, money = _people_by_purse(told), monthly_by_purse(told)
    rows = [
        {"dompet": purse_name(purse), "bulan": month_name(month), "orang": people[purse, month], "rupiah_rencana": money[purse, month]}
        for purse, month in sorted(money)
    ]
    whole = {"dompet": say("STRATEGI_JUMLAH"), "bulan": None, "orang": "", "rupiah_rencana": sum(money.values())}
    return Table("STRATEGI_BIAYA", _MONTH, [*rows, total({**whole, "bulan": say("TIDAK_BERLAKU")})] if rows else [])


def by_purse(told: Told) -> Table:
    """What the plan costs by kind of purse: all its months, from which to which."""
    money = monthly_by_purse(told)
    found: dict[str, list[tuple[str, int]]] = {}
    for (purse, month), rupiah in sorted(money.items()):
        found.setdefault(purse, []).append((month, rupiah))
    rows = [
        {
            "dompet": purse_name(purse),
            "dari_bulan": month_name(one[0][0]),
            "sampai_bulan": month_name(one[-1][0]),
            "rupiah_rencana": sum(rupiah for _, rupiah in one),
        }
        for purse, one in found.items()
    ]
    none = say("TIDAK_BERLAKU")
    whole = {"dompet": say("STRATEGI_JUMLAH"), "dari_bulan": none, "sampai_bulan": none, "rupiah_rencana": sum(money.values())}
    return Table("STRATEGI_BIAYA_DOMPET", _PURSES, [*rows, total(whole)] if rows else [])


def monthly_by_purse(told: Told) -> dict[tuple[str, str], int]:
    """Rupiah of each kind of purse and month: a step costs the same in each of its months."""
    return _spread(told, lambda row: row["rupiah"] // row["lama"])


def _people_by_purse(told: Told) -> dict[tuple[str, str], int]:
    return _spread(told, lambda row: row["orang"])


def _spread(told: Told, of: Callable[[Row], int]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    kind = {(row["pemda"], row["dompet"]): row["jenis"] or row["dompet"] for row in told.rows("plan_purse")}
    for row in told.rows("plan_step"):
        first = Bulan.parse(row["mulai"])
        for month in first.until(first.plus(row["lama"] - 1)):
            key = (kind[row["pemda_dompet"], row["dompet"]], str(month))
            found[key] = found.get(key, 0) + of(row)
    return found


def bounds(told: Told) -> Table:
    """What stands in the way of more, as a sentence a head of region reads."""
    return Table("STRATEGI_MENGIKAT", _BOUND, [_bound(row) for row in told.rows("plan_bound")])


def _bound(row: Row) -> dict[str, Any]:
    return {
        "wilayah": office(row["pemda"]) if row["pemda"] else say("STRATEGI_SEMUA"),
        "kendala_rencana": label("KENDALA_RENCANA", row["kendala"]), "yang_mengikat": bound_sentence(row),
        "orang_setahun": row["bulan_orang"] // YEAR,
    }  # fmt: skip


def shorts(told: Told) -> Table:
    """What can't be met, and by how much."""
    known = groups(told)
    return Table("STRATEGI_KURANG", _SHORT, [_short(row, known) for row in told.rows("plan_short")])


def _short(row: Row, known: Mapping[tuple[str, str, str], Row]) -> dict[str, Any]:
    group = known.get((row["pemda"], row["kelompok"], row["sifat"]))
    purse = purse_name(row["dompet"]) if row["dompet"] else ""
    none = say("TIDAK_BERLAKU")
    return {
        "wilayah": office(row["pemda"]) if row["pemda"] else say("STRATEGI_SEMUA"),
        "kelompok_rencana": group_name(group) if group else none,
        "sifat_rencana": label("SIFAT_RENCANA", row["sifat"]) if row["sifat"] else none,
        "yang_kurang": say(
            f"KURANG_{row['kendala'].upper()}", dompet=purse, rupiah=rupiah_short(row["rupiah"]), orang=number(row["orang"])
        ),
        "rupiah_rencana": none if row["rupiah"] is None else row["rupiah"],
        "bulan_orang": none if row["bulan_orang"] is None else row["bulan_orang"],
    }  # fmt: skip


def bound_sentence(row: Row) -> str:
    """``Rp1 miliar lagi pada APBD Kota Palembang melindungi 4.960 orang setahun.``"""
    purse = purse_name(row["dompet"]) if row["dompet"] else say("STRATEGI_DOMPET_APA_PUN")
    longer = "_LAMA" if row["kendala"] == "uang" and not row["orang"] else ""
    return say(
        f"MENGIKAT_{row['kendala'].upper()}{longer}", rupiah=rupiah_short(row["langkah"]), dompet=purse,
        wilayah=office(row["pemda"]) if row["pemda"] else say("STRATEGI_SEMUA"), orang=number(row["bulan_orang"] // YEAR),
        lebih=number(row["orang"]),
    )  # fmt: skip
