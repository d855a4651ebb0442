"""What the values of a column look like. Only shares leave this file, never a value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from naungan.intake.rules.kategori import patterns
from naungan.kernel.period import NOMOR_BULAN

_DATE = re.compile(r"(?:^|[ ,])(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,9})[-/., ]+((?:19|20)\d\d)$|^((?:19|20)\d\d)[-/.]\d{1,2}[-/.]\d{1,2}")
_MONTH = re.compile(r"^(20\d\d[-/. ]?(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/. ]?20\d\d|[a-z]{3,9}[ .,'/-]*(20)?\d\d)$")
_AMOUNT = re.compile(r"^(rp|idr)?[. ]*\d+(?:[.,]\d{3})*(?:[.,]\d{1,2})?(?:,-)?$")
_UNIT = re.compile(
    r"\b(dinas|badan|kecamatan|kelurahan|sekretariat|inspektorat|rsud|rumah sakit|puskesmas|satpol|satuan polisi|bagian|kantor|uptd|upt"
    r"|desa|nagari|pekon|sd|sdn|smp|smpn|sma|smk|tk|paud|bkad|bkpsdm|bappeda|disdik|dinkes|dinsos|dishub)\b"
)
_NAME = re.compile(r"^[a-z][a-z .,'’`/-]+$")
_UNIT_CODE = re.compile(r"^\d{1,2}([.-]\d{1,4}){1,7}$")
_ACCOUNT = re.compile(r"^5\.?\d\.?\d{1,2}(\.?\d{1,4}){0,4}$")
_PROGRAM = re.compile(r"\b(jkk|jkm|jht|jkp)\b")
_STATUS = re.compile(r"^(aktif|non ?-?aktif|tidak aktif|active|inactive|na)$")
_STAGE = re.compile(r"^(rkpd|kua.*|rka|r?apbd.*|dpp?a|pergeseran.*)$")
_SEX = frozenset({"l", "p", "lk", "pr", "laki-laki", "laki laki", "perempuan", "pria", "wanita", "laki"})
_YES = frozenset({"ya", "tidak", "y", "t", "ada", "tdk", "✓", "v", "x"})


def cell_text(cell: Any) -> str:
    """A cell as one line of text; whole numbers without a fraction, days as ISO."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and abs(cell) < 1e18 and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def is_data(text: str) -> str | None:
    """The kind of a cell that is no heading: nik, telepon, tanggal, kelamin or upah; None for words."""
    low = text.lower()
    return next((kind for kind in ("nik", "telepon", "tanggal", "kelamin", "upah") if LOOKS[kind](low)), None)


def shares(cells: Sequence[Any]) -> dict[str, float]:
    """Of the filled cells, which part looks like each kind; {} for an empty column or one that only counts 1, 2, 3."""
    texts = [text for cell in cells if (text := cell_text(cell).lower())]
    if not texts or _counts(texts):
        return {}
    found = {kind: sum(map(looks, texts)) / len(texts) for kind, looks in LOOKS.items()}
    # Names differ from row to row, offices and jobs do not.
    found["nama"] *= min(1.0, len(set(texts)) / len(texts) + 0.1)
    return {kind: share for kind, share in found.items() if share}


def _counts(texts: list[str]) -> bool:
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 7]
    return len(numbers) > 1 and len(numbers) == len(texts) and all(b - a == 1 for a, b in pairwise(numbers))


def _digits(text: str) -> str:
    return re.sub(r"[ .'’`-]", "", text)


def _is_nik(text: str) -> bool:
    digits = _digits(text)
    return len(digits) in (15, 16, 17) and digits.isascii() and digits.isdigit()


def _is_phone(text: str) -> bool:
    return bool(re.fullmatch(r"(\+?62|0)?8\d{8,11}", re.sub(r"[ ().'-]", "", text)))


def _year(text: str) -> int | None:
    found = _DATE.search(text)
    return int(found[3] or found[4]) if found and (found[4] or found[2].isdigit() or found[2][:3] in NOMOR_BULAN) else None


def _born(text: str) -> bool:
    return (year := _year(text)) is not None and 1940 <= year <= 2011


def _since(text: str) -> bool:
    return (year := _year(text)) is not None and year >= 1995


def _amount(text: str) -> int | None:
    if not _AMOUNT.match(text) or _is_nik(text) or _is_phone(text):
        return None
    whole = re.sub(r"[.,]\d{1,2}$|,-$", "", text)
    return int(re.sub(r"\D", "", whole) or 0)


def _between(low: int, high: int) -> Callable[[str], bool]:
    return lambda text: (amount := _amount(text)) is not None and low <= amount <= high


def _is_name(text: str) -> bool:
    return bool(_NAME.match(text)) and len(text) > 4 and not _UNIT.search(text) and not _is_category(text)


@cache
def _categories() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for _, pattern in patterns())


def _is_category(text: str) -> bool:
    words = re.sub(r"(non|bukan) ?(asn|pns)", "nonasn", re.sub(r"[^a-z0-9]+", " ", text)).strip()
    return any(pattern.search(words) for pattern in _categories())


def _is(text: str) -> Callable[[str], bool]:
    return lambda kind: LOOKS[kind](text)


LOOKS: dict[str, Callable[[str], bool]] = {
    "nik": _is_nik,
    "telepon": _is_phone,
    "tanggal": lambda text: _year(text) is not None,
    "lahir": _born,
    "kerja": _since,
    "bulan": lambda text: bool(_MONTH.match(text)) and _year(text) is None,
    "kelamin": lambda text: text in _SEX,
    "angka": lambda text: _amount(text) is not None,
    "upah": _between(100_000, 50_000_000),
    "tahun": _between(2015, 2040),
    "nama": _is_name,
    "unit": lambda text: bool(_UNIT.search(text)),
    "kode_unit": lambda text: bool(_UNIT_CODE.match(text)) and _amount(text) is None and not any(map(_is(text), ("rekening", "tanggal"))),
    "kategori": _is_category,
    "status": lambda text: bool(_STATUS.match(text)),
    "segmen": lambda text: text in {"pu", "bpu", "jakon", "pmi"},
    "program": lambda text: bool(_PROGRAM.search(text)),
    "rekening": lambda text: bool(_ACCOUNT.match(text)) and len(text) >= 6,
    "tahap": lambda text: bool(_STAGE.match(text)),
    "jawaban": lambda text: text in _YES,
}
