"""From the way people write a region to its code: names, former names, abbreviations, old codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from naungan.regions.codes import KOTA_FROM, current, current_names, normalise_code, read_data, sipp_names, village_names

# What may stand before a name and what it says about the level.
_PREFIX = re.compile(
    r"^(?:PEMERINTAH\s+|PEMDA\s+)?"
    r"(?:(?P<provinsi>PEMPROV|PROVINSI|PROPINSI|PROV)|(?P<kabupaten>PEMKAB|KABUPATEN|KAB)|(?P<kota>PEMKOT|KOTAMADYA|KOTA)|"
    r"KECAMATAN|KEC|DISTRIK|KELURAHAN|KEL|DESA|PEMERINTAH|PEMDA)\s+(?:ADMINISTRASI\s+|ADM\s+)?"
)


_SPELLED = {"I": "SATU", "II": "DUA", "III": "TIGA", "IV": "EMPAT", "V": "LIMA", "KEP": "KEPULAUAN"}


def resolve(text: str, induk: str | None = None) -> list[str]:
    """Codes in force that a text may mean, sorted: none when unknown, several when it is ambiguous (``Bogor``).

    The text is a code (with or without dots, also an old one) or a name in any case and spacing, with or without ``Kab.``,
    ``Kota``, ``Provinsi``. Without ``induk`` provinces and kabupaten/kota are searched, with it the level just below that code.
    """
    try:
        found = current(normalise_code(text))
    except ValueError:
        return _by_name(text, induk)
    return [found] if found and (induk is None or found.startswith(induk)) else []


def _by_name(text: str, induk: str | None) -> list[str]:
    words = re.sub(r"[^A-Z0-9]+", " ", text.upper()).strip()
    prefix = _PREFIX.match(words)
    index = _index(induk)
    if prefix:
        level = prefix.lastgroup
        found = [kode for kode in index.get(_key(words[prefix.end() :]), ()) if level is None or _level(kode) == level]
        if found:
            return sorted(found)
    # "Kota Baru" is no city: the word belongs to the name of Kabupaten Kotabaru.
    return sorted(index.get(_key(words), ()))


@cache
def _index(induk: str | None) -> dict[str, set[str]]:
    index: dict[str, set[str]] = defaultdict(set)
    for kode, nama in _searched(induk):
        index[_key(_bare(nama))].add(kode)
    return dict(index)


def _searched(induk: str | None) -> Iterable[tuple[str, str]]:
    extra = [*sipp_names(), *((row["kode"], row["nama"]) for row in read_data("nama_lain.csv"))]
    if induk is None:
        return [*((kode, nama) for kode, nama in current_names().items() if len(kode) <= 4), *extra]
    length = {2: 4, 4: 6, 6: 10}[len(induk)]
    source = village_names() if length == 10 else current_names()
    return [(k, n) for k, n in [*source.items(), *extra] if len(k) == length and k.startswith(induk)]


def _bare(nama: str) -> str:
    return re.sub(r"^(?:Kabupaten|Kota)\s+(?:Administrasi\s+)?", "", nama)


def _key(words: str) -> str:
    parts = re.findall(r"[A-Z0-9]+", words.upper())
    return "".join(_SPELLED.get(part, part) for part in parts)


def _level(kode: str) -> str:
    if len(kode) == 2:
        return "provinsi"
    return "kota" if int(kode[2:4]) >= KOTA_FROM else "kabupaten"
