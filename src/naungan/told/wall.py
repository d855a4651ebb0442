"""What stands large on the page on the wall: its first sentence, the note under each card, who is still silent, how old the data are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from naungan.relations.words import NOT_JUDGED
from naungan.told.headline import answers
from naungan.told.material import Material, Row, everything
from naungan.told.places import Places
from naungan.told.running_out import End
from naungan.told.silence import Silence, silence
from naungan.told.words import day, few, number, rupiah_short, say

SHOWN = 8  # governments by name in one sentence


@dataclass(frozen=True)
class Wall:
    """``notes`` by card: pekerja, cakupan, biaya, kekurangan. ``silent`` by kind of file: daftar, peserta, anggaran."""

    opening: str
    notes: dict[str, str]
    silent: dict[str, str]
    beside: str
    age: str


def wall(material: Material, places: Places, most: End | None) -> Wall:
    """Of everything that is counted; ``most`` is the month in which most units run out of money."""
    quiet, pemda = silence(places), list(places.pemda.values())
    counted = sum(one.pekerja is not None for one in pemda)
    silent = {"daftar": _rosters(quiet, len(pemda)), **{name: _without(quiet.tanpa[name]) for name in ("peserta", "anggaran")}}
    beside = say("HAL_UNIT_LAIN", jumlah=number(quiet.unit_lain)) if quiet.unit_lain else ""
    return Wall(_opening(material.total, counted, len(pemda)), _notes(material, counted, most), silent, beside, _age(quiet, material))


def _opening(total: Row, counted: int, pemda: int) -> str:
    if not total:
        return say("HAL_PEMBUKA_KOSONG", pemda=number(pemda))
    return say("HAL_PEMBUKA", pekerja=number(total["pekerja"]), pemda=number(counted), **answers(total))


def _notes(material: Material, counted: int, most: End | None) -> dict[str, str]:
    total, money, judged = (material.total, *(found(everything).get("", {}) for found in (material.money, material.judged)))
    estimate = total.get("iuran_perkiraan")
    cost = [say("HAL_KARTU_BIAYA", kebutuhan=rupiah_short(money.get("kebutuhan")))]
    unclear = sum(judged.get(word, 0) for word in NOT_JUDGED)
    lack = [say("HAL_KARTU_KEKURANGAN", kurang=number(judged.get("kurang", 0)), kosong=number(judged.get("tidak_dianggarkan", 0)),
                kabur=number(unclear))]  # fmt: skip
    return {
        "pekerja": say("HAL_KARTU_PEKERJA", pemda=number(counted)),
        "cakupan": say("HAL_KARTU_CAKUPAN", **answers(total)),
        "biaya": " ".join([*cost, *([say("HAL_KARTU_PERKIRAAN", rupiah=rupiah_short(estimate))] if estimate else [])]),
        "kekurangan": " ".join([*lack, *([say("HAL_KARTU_HABIS", bulan=most.bulan, unit=number(most.unit))] if most else [])]),
    }


def _rosters(quiet: Silence, pemda: int) -> str:
    """The units without a roster, the governments with most of them, and those of which nobody knows."""
    parts = []
    if quiet.unit_absen:
        units = say("HAL_BELUM_UNIT", unit=number(quiet.unit_absen), pemda=number(quiet.pemda_absen))
        parts.append(f"{units}; {say('HAL_TERBANYAK')} {', '.join(quiet.terbanyak)}.")
    elif len(quiet.tanpa_daftar_unit) < pemda:
        parts.append(say("HAL_SEMUA_UNIT"))
    for code, names in (("HAL_TANPA_DAFTAR_UNIT", quiet.tanpa_daftar_unit), ("HAL_BELUM_SAMA_SEKALI", quiet.tanpa["daftar"])):
        if names:
            parts.append(f"{say(code)} {few(names, SHOWN)}.")
    return " ".join(parts)


def _without(names: Sequence[str]) -> str:
    return f"{say('HAL_PEMDA', jumlah=number(len(names)))}: {few(names, SHOWN)}." if names else say("HAL_SEMUA_PEMDA")


def _age(quiet: Silence, material: Material) -> str:
    if not quiet.posisi_terbaru:
        return say("HAL_UMUR_KOSONG")
    code = "HAL_UMUR_SATU" if quiet.posisi_terbaru == quiet.posisi_terlama else "HAL_UMUR"
    dates = {"terbaru": quiet.posisi_terbaru, "terlama": quiet.posisi_terlama, "posisi": material.run["posisi"]}
    return say(code, **{name: day(date) for name, date in dates.items()})
