"""What is at stake: by region, by state, and the assumptions that the yearly values stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from naungan.coverage.tables import STATE
from naungan.stake.sums import add_up, by_key
from naungan.told.material import Material, Row, province
from naungan.told.table import Column, Table, amounts, columns, counts, total
from naungan.told.words import label, office, place, rupiah_short, say

_SUMS = (
    *counts(("orang_terbukti", "orang_belum_pasti", "orang_tanpa_nilai")),
    *amounts(("jkk_meninggal_rata", "jkk_meninggal_terbesar", "jkk_cacat_total_rata", "jkm_rata")),
    *amounts(f"{bearer}_{part}" for bearer in ("pemda", "keluarga") for part in ("bawah", "atas", "perkiraan_bawah", "perkiraan_atas")),
    *amounts(("iuran_setahun", "iuran_setahun_perkiraan")),
)
_REGION = (*columns("tingkat", "wilayah"), *_SUMS)
_STATE = (*columns("tingkat", "keadaan"), *_SUMS)
_ASSUMED = (
    *columns("tingkat", "peristiwa"),
    Column("per_juta", "count"),
    *columns("status_anggapan", "sumber_anggapan"),
)


def stakes(material: Material) -> Table:
    """By region."""
    return Table("PERTARUHAN", _REGION, region_rows(material.stake))


def stakes_by_state(material: Material) -> Table:
    """By state of the worker; its title is a line (``PERTARUHAN_KEADAAN``)."""
    return Table("PERTARUHAN_KEADAAN", _STATE, state_rows(material.stake))


def assumptions(material: Material) -> Table:
    """What the yearly values stand on; its title is a line (``PERTARUHAN_ANGGAPAN``)."""
    return Table("PERTARUHAN_ANGGAPAN", _ASSUMED, assumed_rows(material.run.get("asumsi", ())))


def region_rows(stake: Sequence[Row]) -> list[Row]:
    """The nation, each province, each government of which somebody was priced."""
    levels: tuple[tuple[str, Callable[[Row], str], Callable[[str | None], str]], ...] = (
        ("provinsi", lambda row: province(row["pemda"]), place), ("pemda", lambda row: row["pemda"] or "", office),
    )  # fmt: skip
    rows = [total({"tingkat": label("TINGKAT", "nasional"), "kode": None, "wilayah": place(None), **add_up(stake)})]
    for level, key, name in levels:
        found = by_key(stake, key)
        rows += [{"tingkat": label("TINGKAT", level), "kode": code, "wilayah": name(code), **found[code]} for code in sorted(found)]
    return rows


def state_rows(stake: Sequence[Row]) -> list[Row]:
    """Each state in its order; one that proves nothing has a lower bound of nothing."""
    found = by_key(stake, lambda row: row["keadaan"])
    return [{"tingkat": "", "kode": state, "keadaan": label("KEADAAN", state), **found[state]} for state in STATE if state in found]


def assumed_rows(asumsi: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The assumptions of the run, with their source or without."""
    return [
        {
            "tingkat": label("KATEGORI", one["kategori"]) if one["kategori"] else "",
            "peristiwa": label("PERTARUHAN", one["peristiwa"]),
            "per_juta": one["per_juta"],
            "status_anggapan": label("ANGGAPAN", one["status"]),
            "sumber_anggapan": ". ".join(part.rstrip(".") for part in (one["sumber"], one["catatan"]) if part) or say("TIDAK_TERSEDIA"),
        }
        for one in asumsi
    ]


def stake_sentence(code: str, sums: Mapping[str, int | None] | None) -> str | None:
    """One sentence with the range of a year, where somebody is perhaps not protected; ``code`` names its wording.

    Where no death of a proven worker could be priced there is no average to tell.
    """
    if not sums or sums["pemda_atas"] == 0:
        return None
    code = f"{code}_TANPA_RATA" if sums["jkk_meninggal_rata"] is None else code
    once, low, high = (rupiah_short(sums[name]) for name in ("jkk_meninggal_rata", "pemda_bawah", "pemda_atas"))
    return say(code, sekali=once, bawah=low, atas=high)
