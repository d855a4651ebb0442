"""Figures in Indonesian prose: what was written, exactly, and how much the writing leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from naungan.claims.said import PEOPLE, PER, PER_WORDS, SPELT, UNITS, meaning

# The shares of a figure that each word leaves open below and above it; what is rounded to tens of thousands may be off by more.
ABOUT, BELOW = Fraction(25, 1000), Fraction(50, 1000)
_SCALE = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "m": 10**9,
    "triliun": 10**12,
    "t": 10**12,
}
_RUN = re.compile(
    r"(?<![\w.,])(?P<rp>(?:Rp|IDR)\.?\s*)?(?P<run>\d[\d.,]*\d|\d)(?![\w])(?!\.\w|,\d)|(?P<rp2>(?:Rp|IDR)\.?\s*)(?P<run2>\d[\d.,]*\d|\d)",
    re.I,
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SURELY_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])")
_SURELY_OURS = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d+|,\d{1,2}(?=\s*(?:%|persen)))(?!\d)")
_COMMA, _POINT, _PLAIN = re.compile(r"\d+,\d+"), re.compile(r"\d+\.\d{1,2}|0\.\d+"), re.compile(r"\d{1,12}")
_CODE = re.compile(r"\d+(?:\.\d{1,2}){2,}(?:\.\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_CODE = re.compile(
    r"(?:pasal|ayat|nomor|no\.?|huruf|butir|angka|poin|peringkat|urutan|rangking|ke-?|pukul|jam|tahap|lampiran|halaman|hlm\.?|tabel|lembar|gambar|grafik|bab|kolom|baris"
    r"|catatan(?:\s+kaki)?|diktum|kode pos|gelombang|edisi|kelas|triwulan|semester|angkatan"
    r"|uu|pp|perpres|permenaker|permendagri|inpres|npp|rt|rw|[/\[#-]|ke)\s*$", re.I)  # fmt: skip
_VALUED = re.compile(r"\b(?:angka|ke|poin)\s*$", re.I)
_AFTER_CODE = re.compile(r"[/\]]|-(?=\d)|\s*(?:wib|wita|wit)\b", re.I)
_SCALED = re.compile(r"(?P<an>\s?-?an)?\s*(?P<scale>ribu|rb|juta|jt|miliar|milyar|triliun|[mt](?=[\s.,;)]|$))?(?P<an2>an)?(?![a-z])", re.I)
_PERCENT = re.compile(
    r"\s*(?:(?P<point>poin\s+persen\w*|persen\s+poin|poin\s+persentase|percentage\s+points?|poin)|%|persen|percent|prosen)", re.I
)
_UNIT = re.compile(r"\s*(?:rupiah\b)?\s*(?:lebih\s+)?(?:(?:total|jumlah|para|orang)\s+)?(?P<word>[A-Za-z]+(?:-[A-Za-z]+)?)")
_MORE_BEHIND = re.compile(r"\s*(?:rupiah|orang|pekerja|peserta|persen|%)?\s*lebih\b(?!\s+(?:dari|banyak|tinggi|rendah|besar|kecil))", re.I)
_ABOUT = re.compile(r"(?:sekitar|sekira|kira-kira|kurang lebih|lebih kurang|lk\.?|±|\+/-|~|diperkirakan|rata-rata)\s*$", re.I)
_MORE = re.compile(r"(?:lebih dari|di atas|melebihi|melampaui)\s*$", re.I)
_NEARLY = re.compile(r"(?:hampir|nyaris|mendekati|kurang dari|di bawah)\s*$", re.I)
_RANGE = re.compile(r"\s*(?:-|–|—|sampai|hingga|s\.?d\.?|s/d)\s*", re.I)


@dataclass(frozen=True)
class Figure:
    """One figure: ``value`` as written, ``low`` to ``high`` what it may stand for, ``step`` its last printed place.

    ``unit``: ``persen``, ``poin``, ``rupiah``, ``orang``, ``bulan``, another counted word, or empty where none is said. ``per``: of an
    amount, per whom and what (``orang``, ``bulan``, ``tahun``, ``satuan``). ``sure`` is false where the digits can't be read in one way.
    """

    start: int
    end: int
    value: Fraction
    low: Fraction
    high: Fraction
    step: Fraction
    unit: str = ""
    word: str = ""
    per: frozenset[str] = frozenset()
    sure: bool = True
    whole: bool = True

    @property
    def exact(self) -> bool:
        """Whether it stands for one number only."""
        return self.low == self.high


def figures(text: str, *, english: bool = False, cell: bool = False) -> list[Figure]:
    """The figures of a sentence in their order; dates, codes, numbers of articles and years are none. ``english``: commas part thousands.

    In a ``cell`` of a table four digits are a figure and no year.
    """
    spelt = list(_spelt(text))
    found = [figure for match in _RUN.finditer(text) if (figure := _figure(text, match, english, cell))]
    alone = [one for one in found if not any(other.start <= one.start < other.end for other in spelt)]
    return _ranges(text, sorted([*alone, *spelt], key=lambda one: one.start))


def is_english(text: str) -> bool:
    """Whether a text parts thousands by commas: it has figures that can't be meant otherwise, and none of the other kind."""
    return bool(_SURELY_ENGLISH.search(text)) and not _SURELY_OURS.search(text)


def year_of(text: str) -> list[int]:
    """The years that a text names."""
    return [int(found[0]) for found in re.finditer(r"(?<![\d.,/])(?:19|20)\d\d(?![\d,]|\.\d)", text)]


def _figure(text: str, match: re.Match[str], english: bool, cell: bool) -> Figure | None:
    run, group = (match["run"], "run") if match["run"] else (match["run2"], "run2")
    money = bool(match["rp"] or match["rp2"])
    start, end = match.start(), match.end(group)
    if not money and _is_code(text, run, start, end):
        return None
    value, places, sure = _read(run, english)
    scaled = _SCALED.match(text, end)
    factor, more = 1, ""
    if scaled and (scaled["scale"] or scaled["an"]):
        name = (scaled["scale"] or "").lower()
        if len(name) < 2 and not money:  # a lone M or T means an amount only behind Rp
            name = ""
        factor = _SCALE.get(name, 1)
        end = scaled.end("scale") if name else end
        more = "lebih" if scaled["an"] or scaled["an2"] else ""
    unit, end = ("rupiah", end) if money else _unit(text, end)
    if not (money or cell or unit) and factor == 1 and _YEAR.fullmatch(run):
        return None
    step = Fraction(factor, 10**places)
    figure = Figure(start, end, value * factor, value * factor, value * factor, step, unit, more, _per(text, end, unit), sure)
    return _opened(text, figure, written_out=factor == 1 and places == 0, decimals=places > 0)


def _is_code(text: str, run: str, start: int, end: int) -> bool:
    """Numbers of articles and letters, codes, ranks, hours; a fraction of two counted figures (``518.632/1.312.370``) is none."""
    before, after = text[max(0, start - 14) : start], text[end : end + 6]
    fraction = bool(_GROUPED.fullmatch(run)) and ("/" in (before[-1:], after[:1]))
    list_number = not text[:start].strip() and bool(re.match(r"[.)]\s", text[end : end + 2]))
    ranged = bool(re.match(r"-\d[\d.,]*\s*(?:%|persen|orang)", text[end : end + 14])) or (before[-1:] == "-" and before[-2:-1].isdigit())
    # «Di angka 35,68 persen», «turun ke 25,77 persen», «angka 687.412»: no place in a list has a share or thousands.
    valued = bool(_PERCENT.match(text, end)) or (
        _VALUED.search(before) is not None and bool(_GROUPED.fullmatch(run) or _COMMA.fullmatch(run))
    )
    named = _BEFORE_CODE.search(before) is not None and not valued
    coded = (named or bool(_AFTER_CODE.match(after))) and not fraction and not ranged
    return coded or list_number or bool(_CODE.fullmatch(run)) or (run.isdecimal() and len(run) > 12)


def _read(run: str, english: bool) -> tuple[Fraction, int, bool]:
    """The number, how many decimals it has, and whether it can be read in one way only."""
    theirs = english and (_ENGLISH.fullmatch(run) or re.fullmatch(r"\d+\.\d+", run))
    if theirs or _SURELY_ENGLISH.fullmatch(run):
        bare = run.replace(",", "")
    elif _GROUPED.fullmatch(run):
        bare = run.replace(".", "").replace(",", ".")
    elif _COMMA.fullmatch(run):
        bare = run.replace(",", ".")
    elif _POINT.fullmatch(run) or _PLAIN.fullmatch(run):
        bare = run
    else:
        return Fraction(0), 0, False
    return Fraction(bare), len(bare.partition(".")[2]), True


def _unit(text: str, end: int) -> tuple[str, int]:
    if found := _PERCENT.match(text, end):
        return ("poin" if found["point"] else "persen"), found.end()
    if re.match(r"\s*rupiah\b", text[end:], re.I):
        return "rupiah", end
    found = _UNIT.match(text, end)
    if not found:
        return "", end
    word = found["word"].lower()
    if word in PEOPLE or "orang" in text[end : found.end()].lower().split():
        return "orang", end
    return (UNITS.get(word, ""), end)


def _per(text: str, end: int, unit: str) -> frozenset[str]:
    """What an amount is said to be per, in the words behind it; ``masing-masing`` before it means each."""
    if unit != "rupiah":
        return frozenset()
    found, place = set(), end
    while said := PER.match(text, place):
        found.add(PER_WORDS.get(said["word"].lower(), "satuan"))
        place = said.end()
    return frozenset(found)


def _opened(text: str, figure: Figure, *, written_out: bool, decimals: bool) -> Figure:
    """How much the words around a figure, and its rounding, leave open."""
    before = text[max(0, figure.start - 22) : figure.start]
    word = "lebih" if figure.word or _MORE.search(before) or _MORE_BEHIND.match(text, figure.end) else ""
    word = word or ("hampir" if _NEARLY.search(before) else "sekitar" if _ABOUT.search(before) else "")
    half = figure.step / 2 if figure.unit in ("persen", "poin") or not written_out else Fraction(0)
    # «Rp2 miliar» without a decimal is hardly meant to be anything from one and a half.
    most = half if decimals or figure.unit in ("persen", "poin") else figure.value * ABOUT
    return opened(replace(figure, word=word), min(half, most))


def opened(figure: Figure, half: Fraction) -> Figure:
    """The bounds of a figure whose last printed place leaves ``half`` open, and whose word leaves more."""
    value, place = figure.value, _place(figure)
    low, high = value - half, value + half
    if figure.word == "lebih":
        low, high = value, value + place
    elif figure.word == "hampir":
        low, high = value - max(half, value * BELOW), value
    elif figure.word == "sekitar":
        room = max(half, value * ABOUT)
        low, high = value - room, value + room
    return replace(figure, low=low, high=high)


def _place(figure: Figure) -> Fraction:
    """The last place that is not an empty one: of 400.000 the hundred thousands."""
    step, value = figure.step, figure.value
    while value and (value / (step * 10)).denominator == 1:
        step *= 10
    return step


def _spelt(text: str) -> Iterator[Figure]:
    """Spells of months that take more than a figure and «bulan», and one person."""
    for found in SPELT.finditer(text):
        unit, number = meaning(found)
        yield Figure(found.start(), found.end(), Fraction(number), Fraction(number), Fraction(number), Fraction(1), unit)


def _ranges(text: str, found: list[Figure]) -> list[Figure]:
    """Two figures with a dash or «sampai» between them are one, from the first to the second."""
    done: list[Figure] = []
    for one in found:
        last = done[-1] if done else None
        if last and last.sure and one.sure and last.unit in ("", one.unit) and _RANGE.fullmatch(text, last.end, one.start):
            low = last.value * (1 if last.step > 1 or last.unit else max(1, int(one.step)))
            if low < one.value:
                done[-1] = replace(one, start=last.start, low=low, high=one.value, word="kisaran")
                continue
        done.append(one)
    return done
