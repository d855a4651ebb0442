"""The maps of the page: the nation by provinces, a province by its kabupaten and kota."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from naungan import regions
from naungan.documents.page.svg import Square, shade, tile_map
from naungan.told.material import Material, Row
from naungan.told.tiles import tile_words
from naungan.told.words import place, say

_KIND = re.compile(r"^Kabupaten ")


def nation_map(material: Material) -> Markup:
    """Thirty-eight tiles; a province outside this evaluation is drawn empty and says so."""
    counted = {row["pemda"]: row for row in material.measures("provinsi")}
    inside = {code: counted.get(code, {}) for code in material.provinces}
    squares = [_square(tile, tile.singkat, "#p", inside.get(tile.kode)) for tile in regions.tiles(regions.NATION)]
    return tile_map(squares, say("HAL_PETA_NASIONAL"), letters=9)


def province_map(code: str, pemda: Mapping[str, Row]) -> Markup:
    """The kabupaten and kota of a province; one without a hand-laid map shows them in the order of their codes."""
    laid = regions.tiles(code) or regions.grid(code)
    squares = [_square(tile, tile.singkat or _KIND.sub("", place(tile.kode)), "#k", pemda.get(tile.kode)) for tile in laid]
    if code in pemda:
        beside = max((tile.kolom for tile in laid), default=-1) + 1
        squares.append(_square(regions.Tile(code, 0, beside), say("HAL_PEMPROV"), "#k", pemda[code]))
    return tile_map(squares, say("HAL_PETA_PROVINSI", provinsi=place(code)), letters=11)


def laid_by_hand(code: str) -> bool:
    """Whether the tiles of a province lie as on a map."""
    return bool(regions.tiles(code))


def _square(tile: regions.Tile, name: str, link: str, row: Row | None) -> Square:
    """``row`` is None for a region outside this evaluation."""
    value, said = tile_words(tile.kode, row)
    if row is None:
        return Square(tile.baris, tile.kolom, name, value, "", "luar", said)
    lower = row.get("batas_bawah")
    return Square(tile.baris, tile.kolom, name, value, f"{link}{tile.kode}", shade(lower), said)
