"""A stated rise or fall against the two figures it lies between; and figures that can't be set beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from naungan.claims.agree import Computed, agrees, shown_figure, written
from naungan.claims.figures import Figure
from naungan.claims.passages import Claim, Sentence, quoted
from naungan.claims.ratios import pairs
from naungan.claims.tables import Verdict

_UP = r"naik|meningkat|tumbuh|bertambah|kenaikan|peningkatan|pertumbuhan|penambahan|melonjak|lebih tinggi|selisih"
_DOWN = r"turun|menurun|berkurang|merosot|anjlok|penurunan|menyusut|lebih rendah"
_MOVE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.I)
_ANY, _TO = r"‹(?P<{0}>\d+)[NRPT]›", r"[^‹›;]{0,60}?\b(?:menjadi|ke)\b[^‹›;]{0,40}?"
_FROM_TO = re.compile(rf"(?:\bdari\b[^‹›;]{{0,40}}?|^[^‹›]*|[^‹›]*?){_ANY.format('a')}{_TO}{_ANY.format('b')}", re.I)
_TO_FROM = re.compile(
    rf"\b(?:menjadi|ke)\b[^‹›;]{{0,40}}?{_ANY.format('b')}[^‹›;]{{0,40}}?\bdari\s+(?:yang\s+)?(?:semula|sebelumnya|tahun\s+(?:lalu|sebelumnya))"
    rf"[^‹›;]{{0,25}}?{_ANY.format('a')}",
    re.I,
)
# What a share of members may count, and what it may not be compared with.
_SCOPES = (
    ("jakon", r"jasa konstruksi|jakon"),
    ("aktif", r"\baktif\b"),
    ("bpu", r"\bBPU\b|bukan penerima upah"),
)
_REGISTERED = re.compile(r"\bterdaftar\b", re.I)
# Behind these a move may be that of something else.
_OTHER = re.compile(r"\b(?:dan|sedangkan|sementara|namun|tetapi|dengan|serta)\b", re.I)
_COMPARES = re.compile(rf"\b(?:{_UP}|{_DOWN}|menjadi|dibanding\w*|sedangkan|sementara)\b", re.I)


def growth(sentence: Sentence, used: set[int]) -> Iterator[Claim]:
    """Claims about a move from one figure to another: its size, and whether both count the same."""
    for match in (*_FROM_TO.finditer(sentence.shape), *_TO_FROM.finditer(sentence.shape)):
        old, new = (sentence.figures[int(match[name])] for name in "ab")
        if old.unit != new.unit and ("" not in (old.unit, new.unit) or old.unit in ("persen", "poin")):
            continue
        if scope := _scopes_differ(sentence, old, new):
            used |= {int(match["a"]), int(match["b"])}
            yield _apart(sentence, old, new, scope)
            continue
        for place, move in enumerate(sentence.figures):
            sign = _sign(sentence, move)
            if sign and move not in (old, new) and place not in used and (claim := _moved(sentence, old, new, move, sign)):
                used.add(place)
                yield claim
    yield from _implied(sentence, used)


def _sign(sentence: Sentence, move: Figure) -> int:
    """+1 or -1 where the words before a figure call it a rise or a fall."""
    found = list(_MOVE.finditer(sentence.before(move, 45)))
    return 0 if not found else 1 if found[-1]["up"] else -1


def _moved(sentence: Sentence, old: Figure, new: Figure, move: Figure, sign: int) -> Claim | None:
    if not all(one.sure for one in (old, new, move)) or (move.unit == "persen" and old.low <= 0):
        return None
    a, b = Computed.from_figure(old), Computed.from_figure(new)
    change = b - a if sign > 0 else a - b
    shares = old.unit == "persen"
    relative = Computed(change.value / a.value * 100, change.low / a.high * 100, change.high / a.low * 100) if old.low > 0 else None
    if move.unit == "persen" and relative:
        first = (relative, _relative_told(old, new, relative.value, sign))
        points = (change, _plain_told(old, new, change.value, "poin", sign))
        ways = [points, first] if shares else [first]
    elif move.unit == ("poin" if shares else old.unit) or (not shares and {move.unit, old.unit} == {"", "orang"}):
        ways = [(change, _plain_told(old, new, change.value, move.unit, sign))]
    else:
        return None
    verdict, told, value = max(((agrees(move, one), told, one.value) for one, told in ways), key=lambda way: _KINDNESS[way[0]])
    quote, said = quoted(sentence, old, new, move), shown_figure(move)
    if verdict is Verdict.TIDAK_COCOK and (len(sentence.figures) > 5 or _OTHER.search(_between(sentence, old, new, move))):
        return Claim(sentence.place, quote, "pertumbuhan", said, told, Verdict.TIDAK_DAPAT_DIPERIKSA, "KLAIM_PASANGAN_TAKSA")
    reason = {Verdict.COCOK: "KLAIM_COCOK", Verdict.PEMBULATAN: "KLAIM_PEMBULATAN"}.get(verdict, "KLAIM_PERTUMBUHAN_BEDA")
    return Claim(sentence.place, quote, "pertumbuhan", said, told, verdict, reason, {"dihitung": written(value, move.unit)})


def _between(sentence: Sentence, old: Figure, new: Figure, move: Figure) -> str:
    """The words between a move and the figures it lies between."""
    return sentence.text[new.end : move.start] if move.start > new.end else sentence.text[move.end : old.start]


_KINDNESS = {Verdict.TIDAK_COCOK: 0, Verdict.PEMBULATAN: 1, Verdict.COCOK: 2}


def _relative_told(old: Figure, new: Figure, value: Fraction, sign: int) -> str:
    change = _plain_told(old, new, (new.value - old.value) * sign, old.unit, sign)
    return f"({change}) ÷ {_bare(old)} = {written(value, 'persen')}"


def _plain_told(old: Figure, new: Figure, value: Fraction, unit: str, sign: int) -> str:
    a, b = (_bare(old), _bare(new)) if sign < 0 else (_bare(new), _bare(old))
    return f"{a} − {b} = {written(value, unit)}"


def _bare(one: Figure) -> str:
    return written(one.value, "rupiah" if one.unit == "rupiah" else "")


def _scopes_differ(sentence: Sentence, old: Figure, new: Figure) -> str:
    """The scope that is said of one of two figures and denied or not said of the other; empty where none is."""
    if old.unit != "persen":
        return ""
    behind = sentence.text[old.end : new.start], sentence.text[new.end : new.end + 45]
    for name, words in _SCOPES:
        first, second = (bool(re.search(words, side, re.I)) for side in behind)
        if name == "aktif" and not any(_REGISTERED.search(side) for side in behind):
            continue
        denied = any(re.search(rf"\b(?:tanpa|di luar|belum termasuk)\s+(?:{words})", side, re.I) for side in behind)
        if first != second or (first and denied):
            return name
    return ""


def _apart(sentence: Sentence, old: Figure, new: Figure, scope: str) -> Claim:
    said = f"{shown_figure(old)} → {shown_figure(new)}"
    reason = f"KLAIM_LINGKUP_{scope.upper()}"
    return Claim(sentence.place, quoted(sentence, old, new), "deret_berbeda", said, None, Verdict.TIDAK_DAPAT_DIPERIKSA, reason)


def _implied(sentence: Sentence, used: set[int]) -> Iterator[Claim]:
    """Two percentages with their people that imply two denominators, in a sentence that sets them beside each other."""
    beside = [(part, stated) for part, stated in pairs(sentence) if sentence.figures.index(stated) not in used]
    if len(beside) != 2 or not _COMPARES.search(sentence.text) or not sentence.says("target|naik|turun|menjadi|meningkat"):
        return
    wholes = [Computed.from_figure(part) / Computed.from_figure(stated) * Computed.of(100) for part, stated in beside]
    if wholes[0].low <= wholes[1].high and wholes[1].low <= wholes[0].high:
        return
    used |= {sentence.figures.index(stated) for _, stated in beside}
    told = "; ".join(
        f"{written(part.value, '')} ÷ {written(stated.value, 'persen')} = {written(whole.value, '', 0)}"
        for (part, stated), whole in zip(beside, wholes, strict=True)
    )
    said = "; ".join(shown_figure(stated) for _, stated in beside)
    quote = quoted(sentence, *(one for pair in beside for one in pair))
    yield Claim(sentence.place, quote, "deret_berbeda", said, told, Verdict.TIDAK_DAPAT_DIPERIKSA, "KLAIM_PENYEBUT_TERSIRAT")
