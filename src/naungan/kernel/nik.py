"""The NIK, read in plain Python: PPKKCC DDMMYY SSSS, day + 40 for women, text and never a number.

Region and birth date are those of first issue, for life (UU 24/2013 Pasal 1 angka 12): a region of an old border, or a
birth date that was corrected later, does not make a NIK wrong. This reading is the referee of the set-based one in intake.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

# A worker is between these ages; the century of the two-digit year follows from it, not from today's year.
YOUNGEST = 15
OLDEST = 80

BLANKS = frozenset(
    {"", "-", "--", "0", "belumada", "belumpunya", "tidakada", "tdkada", "kosong", "nihil", "na", "n/a", "null", "none", "x"}
)
# Every province that ever was, 54 being Timor Timur; within one, regencies count from 01 and cities from 71.
PROVINCES = tuple(str(code) for code in (
    *range(11, 20), 21, *range(31, 37), *range(51, 55), *range(61, 66), *range(71, 77), 81, 82, *range(91, 97),
))  # fmt: skip
_SEPARATORS = re.compile(r"[\s\u00a0\u200b.'’`\-]")
# A number that was written as text: its last digits may have been lost while it was one.
_DECIMAL = re.compile(r"^\d{10,}[.,]0+$")
_EXPONENT = re.compile(r"^\d([.,]\d+)?E\+?1\d$", re.IGNORECASE)
_SAME_DIGIT = re.compile(r"^(0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$")
_COUNTING = ("1234567890123456", "0123456789012345", "123456789012345", "9876543210987654")


@dataclass(frozen=True)
class Nik:
    """What a text says as a NIK: the 16 digits when they can be trusted, or the code of the rule it breaks."""

    digits: str | None
    code: str | None = None
    birth: dt.date | None = None
    sex: str | None = None


def mask(text: object) -> str:
    """For every output: the first four and the last two characters, ``1671••••••••••17``; short or letter texts wholly hidden."""
    value = "" if text is None else str(text).strip()
    if len(value) <= 8 or not any(character.isdigit() for character in value):
        return "•" * len(value)
    return value[:4] + "•" * (len(value) - 6) + value[-2:]


def reads_as_nik(digits: str) -> bool:
    """Whether sixteen digits name a region, a day and a serial, as those of a NIK do and those of a code or an amount hardly ever."""
    regency = int(digits[2:4])
    placed = digits[:2] in PROVINCES and (1 <= regency <= 39 or 71 <= regency <= 79) and digits[4:6] != "00"
    return placed and digits[12:] != "0000" and _some_date(digits)


def clean(text: str) -> str:
    """Without spaces, dots, hyphens, apostrophes, and the decimals of a number."""
    bare = _bare(text)
    return _SEPARATORS.sub("", re.sub(r"[.,]0+$", "", bare) if _DECIMAL.match(bare) else re.sub(r"\.0$", "", bare))


def build(kecamatan: str, birth: dt.date, sex: str, serial: int) -> str:
    """The NIK of a person: six digits of the kecamatan, birth date (day + 40 for ``P``), serial 1–9999."""
    if not re.fullmatch(r"\d{6}", kecamatan) or not 1 <= serial <= 9999 or sex not in ("L", "P"):
        raise ValueError("kecamatan has six digits, serial is 1-9999, sex is L or P")
    day = birth.day + (40 if sex == "P" else 0)
    return f"{kecamatan}{day:02d}{birth.month:02d}{birth.year % 100:02d}{serial:04d}"


def parse(text: str | None, as_of: dt.date, *, number: bool = False) -> Nik:
    """Read a cell by the rules, in their order; ``number`` says that the cell was stored as a number.

    Regions below the province are judged elsewhere.
    """
    digits = clean(text or "")
    code = _broken_form(text or "", digits, number)
    if code:
        return Nik(None, code)
    birth, sex = birth_of(digits, as_of), sex_of(digits)
    if not _some_date(digits):
        return Nik(None, "NIK_TANGGAL")
    if digits.endswith("0000"):
        return Nik(None, "NIK_SERI")
    return Nik(digits, None, birth, sex) if birth else Nik(digits, "NIK_USIA", None, sex)


def sex_of(digits: str) -> str:
    """``P`` when the day carries + 40."""
    return "P" if int(digits[6:8]) > 40 else "L"


def birth_of(digits: str, as_of: dt.date) -> dt.date | None:
    """The birth date in the century that makes a worker of 15–80 years at ``as_of``; None where neither does."""
    fitting = [day for day in _dates(digits) if YOUNGEST <= age_at(day, as_of) <= OLDEST]
    return fitting[0] if fitting else None


def age_at(birth: dt.date, as_of: dt.date) -> int:
    """Completed years."""
    return as_of.year - birth.year - ((as_of.month, as_of.day) < (birth.month, birth.day))


def _bare(text: str) -> str:
    return text.strip().lstrip("'’`").strip()


def _broken_form(text: str, digits: str, number: bool) -> str | None:
    if digits.lower() in BLANKS:
        return "NIK_KOSONG" if not text.strip() else "NIK_PENGGANTI"
    if _SAME_DIGIT.match(digits) or digits in _COUNTING:
        return "NIK_PENGGANTI"
    if number or _DECIMAL.match(_bare(text)):
        return "NIK_ANGKA"
    if _EXPONENT.match(_bare(text).replace(" ", "")):
        return "NIK_EKSPONEN"
    if not re.fullmatch(r"[0-9]+", digits):
        return "NIK_HURUF"
    if len(digits) != 16:
        return "NIK_15_ANGKA" if len(digits) == 15 else "NIK_PANJANG"
    if digits.startswith("0"):
        return "NIK_NOL_DEPAN"
    return None if digits[:2] in PROVINCES else "NIK_PROVINSI"


def _some_date(digits: str) -> bool:
    return bool(_dates(digits))


def _dates(digits: str) -> list[dt.date]:
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    found = []
    for century in (1900, 2000):
        try:
            found.append(dt.date(century + year, month, day - 40 if day > 40 else day))
        except ValueError:
            continue
    return found
