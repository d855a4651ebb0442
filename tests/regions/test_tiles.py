"""Hand-laid maps: every region once, no two on one square, no square apart, and the compass kept."""

from __future__ import annotations

import pytest

from naungan.regions import NATION, grid, list_pemda, nama, tiles

SUMBAGSEL = {"15": 11, "16": 17, "17": 10, "18": 15, "19": 7}
# Pairs whose direction nobody disputes: the first lies further that way than the second.
NORTH = [
    ("11", "12"),
    ("65", "64"),
    ("71", "73"),
    ("31", "34"),
    ("1613", "1609"),
    ("1706", "1704"),
    ("1811", "1801"),
    ("1905", "1903"),
    ("1506", "1503"),
]
WEST = [
    ("11", "21"),
    ("36", "35"),
    ("61", "64"),
    ("96", "91"),
    ("51", "53"),
    ("1501", "1507"),
    ("1673", "1602"),
    ("1804", "1807"),
    ("1901", "1906"),
]


def test_the_nation_has_each_province_once() -> None:
    codes = [tile.kode for tile in tiles(NATION)]
    assert len(codes) == len(set(codes)) == 38
    assert all(len(code) == 2 and nama(code) for code in codes)
    assert all(tile.singkat for tile in tiles(NATION))


@pytest.mark.parametrize("province", SUMBAGSEL)
def test_a_laid_province_has_each_of_its_kabupaten_and_kota_once(province: str) -> None:
    codes = [tile.kode for tile in tiles(province)]
    assert len(codes) == SUMBAGSEL[province]
    assert sorted(codes) == [code for code in list_pemda(province) if len(code) == 4]


@pytest.mark.parametrize("peta", [NATION, *SUMBAGSEL])
def test_no_two_regions_share_a_square_and_the_map_starts_at_its_corner(peta: str) -> None:
    places = [(tile.baris, tile.kolom) for tile in tiles(peta)]
    assert len(places) == len(set(places))
    assert min(row for row, _ in places) == min(column for _, column in places) == 0


@pytest.mark.parametrize("province", ["15", "16", "17", "18"])
def test_a_province_on_land_hangs_together(province: str) -> None:
    """Every square touches another, if only at a corner (Babel is two islands)."""
    places = {(tile.baris, tile.kolom) for tile in tiles(province)}
    reached, edge = set(), {min(places)}
    while edge:
        reached |= edge
        edge = {(r + dr, c + dc) for r, c in edge for dr in (-1, 0, 1) for dc in (-1, 0, 1)} & places - reached
    assert reached == places


def test_north_is_up_and_west_is_left() -> None:
    at = {tile.kode: tile for peta in (NATION, *SUMBAGSEL) for tile in tiles(peta)}
    assert [pair for pair in NORTH if at[pair[0]].baris >= at[pair[1]].baris] == []
    assert [pair for pair in WEST if at[pair[0]].kolom >= at[pair[1]].kolom] == []


def test_a_province_nobody_has_laid_comes_in_the_order_of_its_codes() -> None:
    assert tiles("12") == ()
    squares = grid("12")
    assert [tile.kode for tile in squares] == [code for code in list_pemda("12") if len(code) == 4]
    assert len({(tile.baris, tile.kolom) for tile in squares}) == len(squares)
