"""Kode wilayah valid in time; units, registrations and payers of a pemda."""

from naungan.regions.answers import ANSWERED, answered, read_pemda, write_questions
from naungan.regions.asked import asked_units, silent_units
from naungan.regions.codes import current, list_pemda, nama, normalise_code, pemda_code, provinsi_of, sipp_location, tingkat
from naungan.regions.names import resolve
from naungan.regions.region import nik_prefixes, region_table
from naungan.regions.spelling import own_names, with_key
from naungan.regions.tiles import NATION, Tile, grid, tiles
from naungan.regions.units import resolve_units

__all__ = [
    "ANSWERED",
    "NATION",
    "Tile",
    "answered",
    "asked_units",
    "current",
    "grid",
    "list_pemda",
    "nama",
    "nik_prefixes",
    "normalise_code",
    "own_names",
    "pemda_code",
    "provinsi_of",
    "read_pemda",
    "region_table",
    "resolve",
    "resolve_units",
    "silent_units",
    "sipp_location",
    "tiles",
    "tingkat",
    "with_key",
    "write_questions",
]
