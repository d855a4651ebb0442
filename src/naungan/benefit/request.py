"""What people write on the command line, read into rows; a Refusal says what is missing or impossible, with the choices."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from naungan.benefit.events import BIAYA, ORTOSIS, bagian_tubuh, kode_inggris
from naungan.kernel.errors import Refusal
from naungan.kernel.rupiah import parse_rupiah, rp
from naungan.regulasi import SEN, UPAH_TERBESAR
from naungan.regulasi.bulat import PER_JUTA

# School years that lie behind a child in the first class of each level: TK 2, SD 6, SMP 3, SMA 3, higher education 5.
JENJANG = {"TK": (0, 2), "SD": (2, 6), "SMP": (8, 3), "SMA": (11, 3), "PT": (14, 5), "PELATIHAN": (14, 5), "BELUM": (0, 1)}
_MONTHS = re.compile(r"^(\d{1,3})(?:\.\.(\d{1,3}))?$")
# Sums of more than a hundred thousand million rupiah are typing errors; products stay exact below.
TERBESAR = 100_000_000_000


def wage(text: str, option: str) -> int:
    """A monthly wage in sen."""
    amount = _amount(text, option)
    if not 0 < amount <= UPAH_TERBESAR:
        raise Refusal("IURAN_DASAR_DI_LUAR_BATAS", opsi=option, paling_banyak=rp(UPAH_TERBESAR))
    return int(amount * SEN)


def rupiah(text: str, option: str) -> int:
    """A sum of whole rupiah."""
    amount = _amount(text, option)
    if amount != amount.to_integral_value() or not 0 <= amount <= TERBESAR:
        raise Refusal("MANFAAT_RUPIAH_PENUH", opsi=option)
    return int(amount)


def months(text: str) -> tuple[int, int]:
    """``A..B`` or ``A``: months before the span, and its last month."""
    found = _MONTHS.match(text.strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last <= 600:
        raise Refusal("MANFAAT_BULAN_KE_SALAH", nilai=text)
    return first - 1, last


def parts(text: str, fungsi: str | None, kidal: bool) -> list[dict[str, Any]]:
    """Losses ``KODE[:ANGKA],…`` as rows; one share of lost function for all, or one each."""
    codes = [one.strip().lower() for one in text.split(",")]
    shares = [_share(one) for one in fungsi.split(",")] if fungsi is not None else [PER_JUTA]
    if len(shares) not in (1, len(codes)):
        raise Refusal("MANFAAT_FUNGSI_BANYAKNYA", fungsi=len(shares), bagian=len(codes))
    shares = shares * len(codes) if len(shares) == 1 else shares
    rows = [{**_part(code, kidal), "fungsi": share} for code, share in zip(codes, shares, strict=True)]
    named = [row["bagian"] for row in rows]
    for one in named:
        if named.count(one) > 1:
            raise Refusal("MANFAAT_BAGIAN_DUA_KALI", bagian=one)
    return rows


def _part(text: str, kidal: bool) -> dict[str, Any]:
    asked, _, number = text.partition(":")
    code, known = kode_inggris().get(asked, asked), bagian_tubuh()
    if code not in known:
        near = difflib.get_close_matches(code, known, 3) or [*known]
        raise Refusal("MANFAAT_BAGIAN_TIDAK_DIKENAL", bagian=code or "(kosong)", pilihan=", ".join(near))
    isi = known[code]
    lowest, highest = isi.get("ukuran") or isi.get("kali") or (1, 1)
    step = isi.get("langkah", 1)
    if "ukuran" in isi and not number:
        raise Refusal("MANFAAT_BAGIAN_PERLU_UKURAN", bagian=code, nama=isi["nama"], satuan=isi["satuan"], dari=lowest, sampai=highest)
    size = int(number) if number.isdecimal() else 0 if number else 1
    if not lowest <= size <= highest or size % step:
        raise Refusal("MANFAAT_BAGIAN_UKURAN_SALAH", bagian=code, dari=lowest, sampai=highest, langkah=step)
    return {"bagian": _mirrored(code) if kidal else code, "kali": size // step}


def _mirrored(code: str) -> str:
    """Right and left change places for a left-handed worker."""
    swapped = {"kanan": "kiri", "kiri": "kanan"}
    other = "_".join(swapped.get(word, word) for word in code.split("_"))
    return other if other in bagian_tubuh() else code


def _share(text: str) -> int:
    """Per cent with at most one decimal, per million."""
    percent = _percent(text)
    if percent is None or not (0 < percent <= 100 and percent * 10 == int(percent * 10)):
        raise Refusal("MANFAAT_FUNGSI_SALAH", nilai=text)
    return int(percent * PER_JUTA / 100)


def children(text: str) -> list[dict[str, Any]]:
    """Children ``TINGKAT[:KELAS[:USIA]],…`` as rows, in the order in which they were named."""
    return [{"anak_ke": number, **_child(one)} for number, one in enumerate(text.split(","), 1)]


def _child(text: str) -> dict[str, Any]:
    level, *numbers = text.strip().upper().split(":")
    if level not in JENJANG:
        raise Refusal("MANFAAT_TINGKAT_TIDAK_DIKENAL", tingkat=level or "(kosong)", pilihan=", ".join(JENJANG))
    before, length = JENJANG[level]
    if len(numbers) > 2 or not all(re.fullmatch(r"\d{1,2}", one) for one in numbers if one):
        raise Refusal("MANFAAT_ANAK_SALAH", nilai=text)
    year = int(numbers[0]) if numbers and numbers[0] else 1
    if not 1 <= year <= length:
        raise Refusal("MANFAAT_KELAS_SALAH", tingkat=level, kelas=length)
    return {
        "sekolah_sudah": before + year - 1, "usia_anak": int(numbers[1]) if len(numbers) > 1 and numbers[1] else None,
        "tanpa_kelas": not (numbers and numbers[0]) and level != "BELUM",
    }  # fmt: skip


def receipts(given: Iterable[str]) -> dict[str, int | None]:
    """``JENIS=RUPIAH`` as kind → rupiah, receipts of one kind together; orthoses need no amount."""
    found: dict[str, int | None] = {}
    for text in (one for group in given for one in group.split(",")):
        kind, equals, amount = text.partition("=")
        kind = kind.strip().lower()
        if kind not in (*BIAYA, ORTOSIS) or (not equals and kind != ORTOSIS):
            raise Refusal("MANFAAT_BIAYA_SALAH", nilai=text, pilihan=", ".join((*BIAYA, ORTOSIS)))
        found[kind] = (found.get(kind) or 0) + rupiah(amount, "--biaya") if equals else None
    return found


def assumptions(given: Iterable[str]) -> dict[int, int]:
    """``TTTT=PERSEN`` as year → return per million."""
    found = {}
    for text in (one for group in given for one in group.split(",")):
        year, percent = (part.strip() for part in (*text.split("=", 1), "")[:2])
        rate = _percent(percent)
        if rate is None or not re.fullmatch(r"\d{4}", year) or not 0 <= rate <= 100 or rate * 10_000 != int(rate * 10_000):
            raise Refusal("MANFAAT_ASUMSI_SALAH", nilai=text)
        if int(year) in found:
            raise Refusal("MANFAAT_ASUMSI_DUA_KALI", tahun=year)
        found[int(year)] = int(rate * PER_JUTA / 100)
    return found


def _percent(text: str) -> Decimal | None:
    """A number of per cent; None for what is none, infinite ones included."""
    try:
        found = Decimal(text.strip().rstrip("%").replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _amount(text: str, option: str) -> Decimal:
    try:
        return parse_rupiah(text)
    except ValueError:
        raise Refusal("IURAN_DASAR_SALAH", opsi=option) from None
