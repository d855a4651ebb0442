"""The sheet of what is at stake: by region, by state, and the assumptions that the yearly values stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from naungan.coverage.tables import STATE
from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.style import RED, Styles
from naungan.stake.sums import add_up, by_key
from naungan.told.material import Material, Row, province
from naungan.told.words import label, office, place, rupiah_short, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_PEOPLE = (Field("orang_terbukti", "count", 12), Field("orang_belum_pasti", "count", 12), Field("orang_tanpa_nilai", "count", 12))
_YEAR = (
    Field("pemda_bawah", "rupiah", 17), Field("pemda_atas", "rupiah", 17), Field("pemda_perkiraan_bawah", "rupiah", 17),
    Field("pemda_perkiraan_atas", "rupiah", 17), Field("keluarga_bawah", "rupiah", 17), Field("keluarga_atas", "rupiah", 17),
    Field("keluarga_perkiraan_bawah", "rupiah", 17), Field("keluarga_perkiraan_atas", "rupiah", 17),
    Field("iuran_setahun", "rupiah", 17), Field("iuran_setahun_perkiraan", "rupiah", 17),
)  # fmt: skip
_EVENT = (
    Field("jkk_meninggal_rata", "rupiah", 17), Field("jkk_meninggal_terbesar", "rupiah", 17), Field("jkk_cacat_total_rata", "rupiah", 17),
    Field("jkm_rata", "rupiah", 16),
)  # fmt: skip
_REGION = (Field("tingkat", "text", 12), Field("wilayah", "text", 36), *_PEOPLE, *_EVENT, *_YEAR)
_STATE = (Field("tingkat", "text", 12), Field("keadaan", "text", 36), *_PEOPLE, *_EVENT, *_YEAR)
_ASSUMED = (
    Field("tingkat", "text", 12), Field("peristiwa", "wrap", 36), Field("per_juta", "count", 12), Field("status_anggapan", "text", 12),
    Field("sumber_anggapan", "text", 30),
)  # fmt: skip


def write_stakes(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Yang dipertaruhkan``."""
    sheet = book.add_worksheet(say("LEMBAR_PERTARUHAN"))
    grid.prepare(sheet, _REGION)
    top = grid.opening(sheet, styles, "PERTARUHAN", wide=9, lines=4)
    at = grid.table(sheet, styles, top, _REGION, region_rows(material.stake), height=62) + 1
    assumed = assumed_rows(material.run.get("asumsi", ()))
    for code, columns, rows in (("KEADAAN", _STATE, state_rows(material.stake)), ("ANGGAPAN", _ASSUMED, assumed)):
        sheet.write_string(at, 0, say(f"PERTARUHAN_{code}"), styles.role("section"))
        at = grid.table(sheet, styles, at + 1, columns, rows, head=False, height=62) + 1
    grid.page(sheet, material.run, title=say("PERTARUHAN_JUDUL"), repeat=top, colour=RED)


def region_rows(stake: Sequence[Row]) -> list[Row]:
    """The nation, each province, each government of which somebody was priced."""
    levels: tuple[tuple[str, Callable[[Row], str], Callable[[str | None], str]], ...] = (
        ("provinsi", lambda row: province(row["pemda"]), place), ("pemda", lambda row: row["pemda"] or "", office),
    )  # fmt: skip
    rows = [{"tingkat": label("TINGKAT", "nasional"), "kode": None, "wilayah": place(None), "_kuat": True, **add_up(stake)}]
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
