"""What the lines above a heading say about the file: month, position date, scope, NPP, unit, stage, year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from naungan.intake.heading import plain
from naungan.intake.tahap import stage_in
from naungan.kernel.period import NOMOR_BULAN

_NAMED_MONTH = re.compile(
    r"\b(jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*[ .,'/-]*(20\d\d)\b", re.I
)
_YEAR_MONTH = re.compile(r"\b(20\d\d)[-/.](0?[1-9]|1[0-2])\b")
_MONTH_YEAR = re.compile(r"\b(0?[1-9]|1[0-2])[-/. ](20\d\d)\b")
_DAY = re.compile(r"\b(\d{1,2})[-/. ]+(\d{1,2}|[A-Za-z]{3,9})[-/., ]+(20\d\d)\b")
_ISO_DAY = re.compile(r"\b(20\d\d)-(\d{2})-(\d{2})\b")
_UNIT = re.compile(
    r"\b(DINAS|BADAN|KECAMATAN|KELURAHAN|SEKRETARIAT|INSPEKTORAT|RSUD|RUMAH SAKIT|PUSKESMAS|SATUAN POLISI|SATPOL|BAGIAN|KANTOR|UPTD)\b.*",
    re.I,
)
_UNIT_END = re.compile(r"\s*(\b(BULAN|TAHUN|PERIODE|PER TANGGAL|KABUPATEN|KOTA|PROVINSI|TA)\b|[-–(]).*$", re.I)
_KEYS = {
    "bulan": ("bulan", "periode", "bulan data", "keadaan bulan", "bulan iuran", "periode bulan", "keadaan"),
    "posisi": ("posisi data", "posisi", "per tanggal", "tanggal data", "tanggal posisi", "data per", "keadaan per"),
    "lingkup": ("lingkup", "lingkup data", "cakupan data"),
    "npp": ("npp", "no npp", "nomor npp"),
    "unit_nama": ("opd", "instansi", "unit kerja", "skpd", "nama opd", "nama instansi", "perangkat daerah", "unit", "nama skpd",
        "nama unit"),
    "tahap": ("tahap", "tahapan", "tahap anggaran", "dokumen", "nomor dpa", "nomor"),
    "tahun": ("tahun", "tahun anggaran", "ta"),
    "dana": ("sumber dana", "dana"),
    "penerbit": ("sumber", "sumber data", "penerbit"),
    "hitungan": ("hitungan", "cara hitung", "cakupan hitungan"),
    "penyebut": ("penyebut", "jenis penyebut", "sumber semesta"),
}  # fmt: skip
_KEY_OF = {name: key for key, names in _KEYS.items() for name in names}
LINGKUP = ((r"nasional", "nasional"), (r"cabang", "cabang"), (r"own|npp|sendiri", "own_npp"))


def read_titles(rows: Iterable[Sequence[Any]]) -> dict[str, str]:
    """All that the title lines say, in the form relations carry (months ``YYYY-MM``, dates ISO, closed vocabularies)."""
    said: dict[str, str] = {}
    for row in rows:
        cells = [cell for cell in row if cell not in (None, "")]
        if not cells:
            continue
        for key, value in _pairs(cells):
            _store(said, key, value)
        _from_prose(said, " ".join(_text(cell) for cell in cells))
    return said


def month_in(text: str) -> str | None:
    """The month a text names, ``YYYY-MM``."""
    if named := _NAMED_MONTH.search(text):
        return f"{named[2]}-{NOMOR_BULAN[named[1].lower()]:02d}"
    if found := _YEAR_MONTH.search(text):
        return f"{found[1]}-{int(found[2]):02d}"
    if found := _MONTH_YEAR.search(text):
        return f"{found[2]}-{int(found[1]):02d}"
    return None


def day_in(text: str) -> str | None:
    """The day a text names, ISO."""
    if found := _ISO_DAY.search(text):
        return _iso(found[1], found[2], found[3])
    found = _DAY.search(text)
    return _iso(found[3], found[2], found[1]) if found else None


def word_in(text: str, vocabulary: Sequence[tuple[str, str]]) -> str | None:
    """The first word of a vocabulary whose pattern a text holds."""
    low = text.lower().replace("_", " ").replace("-", " ")
    return next((word for pattern, word in vocabulary if re.search(pattern, low)), None)


def _pairs(cells: list[Any]) -> list[tuple[str, str]]:
    """``Bulan: Oktober 2026`` in one cell, or the key in one cell and the value in the next."""
    found = []
    texts = [_text(cell) for cell in cells]
    for position, text in enumerate(texts):
        name, colon, value = text.partition(":")
        key = _KEY_OF.get(plain(name))
        if key is None:
            continue
        rest = value.strip() if value.strip() else " ".join(texts[position + 1 :]).lstrip(": ")
        if rest and (colon or len(texts) > 1):
            found.append((key, rest))
    return found


def _store(said: dict[str, str], key: str, value: str) -> None:
    readers: dict[str, Callable[[str], str | None]] = {
        "bulan": month_in, "posisi": day_in, "tahap": stage_in, "lingkup": lambda text: word_in(text, LINGKUP),
        "tahun": _year_in, "npp": lambda text: text.replace(" ", ""), "unit_nama": str, "dana": str,
        "penerbit": str, "hitungan": str, "penyebut": str,
    }  # fmt: skip
    read = readers[key](value)
    if read:
        said.setdefault(key, read)


def _from_prose(said: dict[str, str], line: str) -> None:
    """Title lines without a key: ``DAFTAR TENAGA NON ASN DINAS KESEHATAN BULAN OKTOBER 2026``."""
    if ":" in line:
        return
    for key, value in (
        ("bulan", _named_month(line)),
        ("tahap", stage_in(line)),
        ("tahun", _labelled_year(line)),
        ("unit_nama", _unit(line)),
    ):
        if value:
            said.setdefault(key, value)


def _named_month(line: str) -> str | None:
    return month_in(line) if _NAMED_MONTH.search(line) else None


def _labelled_year(line: str) -> str | None:
    found = re.search(r"\b(?:tahun(?: anggaran)?|ta)\.?\s*(20\d\d)\b", line, re.I)
    return found[1] if found else None


def _unit(line: str) -> str | None:
    found = _UNIT.search(line)
    return _UNIT_END.sub("", found[0]).strip() or None if found else None


def _year_in(text: str) -> str | None:
    found = re.search(r"20\d\d", text)
    return found[0] if found else None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else NOMOR_BULAN.get(month[:3].lower(), 0)
    try:
        return dt.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _text(cell: Any) -> str:
    return cell.isoformat()[:10] if isinstance(cell, dt.date) else " ".join(str(cell).split())
