"""Amounts, losses, children and receipts of a request as the law takes them; a Refusal says what is impossible, with the choices."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from naungan.benefit.events import BIAYA, ORTOSIS, bagian_tubuh, kode_inggris
from naungan.benefit.request import Child, Loss, Receipt
from naungan.kernel.errors import Refusal
from naungan.kernel.rupiah import rp
from naungan.regulasi import SEN, UPAH_TERBESAR

# School years that lie behind a child in the first class of each level: TK 2, SD 6, SMP 3, SMA 3, higher education 5.
JENJANG = {"TK": (0, 2), "SD": (2, 6), "SMP": (8, 3), "SMA": (11, 3), "PT": (14, 5), "PELATIHAN": (14, 5), "BELUM": (0, 1)}
# Sums of more than a hundred thousand million rupiah are typing errors; products stay exact below.
TERBESAR = 100_000_000_000


def wage_sen(amount: Decimal, isian: str) -> int:
    """A monthly wage in sen; ``isian`` is the field it stands in."""
    sen = amount * SEN
    if not sen.is_finite() or sen != sen.to_integral_value():
        raise Refusal("IURAN_DASAR_SALAH", isian=isian)
    if not 0 < amount <= UPAH_TERBESAR:
        raise Refusal("IURAN_DASAR_DI_LUAR_BATAS", isian=isian, paling_banyak=rp(UPAH_TERBESAR))
    return int(sen)


def whole(amount: Decimal, isian: str) -> int:
    """A sum of whole rupiah; ``isian`` is the field it stands in."""
    if not amount.is_finite() or amount != amount.to_integral_value() or not 0 <= amount <= TERBESAR:
        raise Refusal("MANFAAT_RUPIAH_PENUH", isian=isian)
    return int(amount)


def months(span: tuple[int, int]) -> tuple[int, int]:
    """The first and the last month of a span as the months before it, and its last month."""
    first, last = span
    if not 1 <= first <= last <= 600:
        raise Refusal("MANFAAT_BULAN_KE_SALAH", nilai=f"{first}..{last}" if first != last else f"{first}")
    return first - 1, last


def losses(asked: Iterable[Loss], *, kidal: bool) -> tuple[dict[str, Any], ...]:
    """Losses as rows; no part of the body twice."""
    rows = tuple(_loss(one, kidal) for one in asked)
    named = [row["bagian"] for row in rows]
    for one in named:
        if named.count(one) > 1:
            raise Refusal("MANFAAT_BAGIAN_DUA_KALI", bagian=one)
    return rows


def _loss(asked: Loss, kidal: bool) -> dict[str, Any]:
    code, known = kode_inggris().get(asked.kode, asked.kode), bagian_tubuh()
    if code not in known:
        near = difflib.get_close_matches(code, known, 3) or [*known]
        raise Refusal("MANFAAT_BAGIAN_TIDAK_DIKENAL", bagian=code or "(kosong)", pilihan=", ".join(near))
    isi = known[code]
    lowest, highest = isi.get("ukuran") or isi.get("kali") or (1, 1)
    step = isi.get("langkah", 1)
    if "ukuran" in isi and asked.ukuran is None:
        raise Refusal("MANFAAT_BAGIAN_PERLU_UKURAN", bagian=code, nama=isi["nama"], satuan=isi["satuan"], dari=lowest, sampai=highest)
    size = 1 if asked.ukuran is None else asked.ukuran
    if not lowest <= size <= highest or size % step:
        raise Refusal("MANFAAT_BAGIAN_UKURAN_SALAH", bagian=code, dari=lowest, sampai=highest, langkah=step)
    return {"bagian": _mirrored(code) if kidal else code, "kali": size // step, "fungsi": asked.fungsi}


def _mirrored(code: str) -> str:
    """Right and left change places for a left-handed worker."""
    swapped = {"kanan": "kiri", "kiri": "kanan"}
    other = "_".join(swapped.get(word, word) for word in code.split("_"))
    return other if other in bagian_tubuh() else code


def children(asked: Iterable[Child]) -> list[dict[str, Any]]:
    """Children as rows, in the order in which they were named; a level without its year means the first."""
    return [{"anak_ke": number, **_child(one)} for number, one in enumerate(asked, 1)]


def _child(asked: Child) -> dict[str, Any]:
    if asked.tingkat not in JENJANG:
        raise Refusal("MANFAAT_TINGKAT_TIDAK_DIKENAL", tingkat=asked.tingkat or "(kosong)", pilihan=", ".join(JENJANG))
    before, length = JENJANG[asked.tingkat]
    year = 1 if asked.kelas is None else asked.kelas
    if not 1 <= year <= length:
        raise Refusal("MANFAAT_KELAS_SALAH", tingkat=asked.tingkat, kelas=length)
    return {"sekolah_sudah": before + year - 1, "usia_anak": asked.usia}


def receipts(asked: Iterable[Receipt]) -> dict[str, int | None]:
    """Kind → rupiah, receipts of one kind together; orthoses need no amount."""
    found: dict[str, int | None] = {}
    for one in asked:
        if one.jenis not in (*BIAYA, ORTOSIS) or (one.rupiah is None and one.jenis != ORTOSIS):
            said = one.jenis if one.rupiah is None else f"{one.jenis}={one.rupiah:f}"
            raise Refusal("MANFAAT_BIAYA_SALAH", nilai=said, pilihan=", ".join((*BIAYA, ORTOSIS)))
        found[one.jenis] = None if one.rupiah is None else (found.get(one.jenis) or 0) + whole(one.rupiah, "biaya")
    return found
