"""A stated sum against its own addends, and what is left of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from naungan.claims.agree import Computed, agrees, fits, shown_figure, written
from naungan.claims.figures import Figure
from naungan.claims.passages import Claim, Sentence, quoted
from naungan.claims.ratios import BACK, alike
from naungan.claims.swapped import swapped
from naungan.claims.tables import Verdict

_EQUATION = re.compile(r"‹\d+[NRPTB]›(?:[^‹›+=]{0,12}\+[^‹›+=]{0,12}‹\d+[NRPTB]›)+[^‹›+=]{0,12}=[^‹›+=]{0,12}‹\d+[NRPTB]›")
_LIST = re.compile(r"^[^‹›]{0,70}?(?:terdiri\s+(?:dari|atas)|dengan\s+rincian|rincian\w*|dirinci|meliputi|mencakup)\b", re.I)
_MAYBE_LIST = re.compile(r"^[^‹›]{0,40}?(?:\byakni\b|\byaitu\b|:)", re.I)
_OPEN = re.compile(r"\b(?:antara lain|di antaranya|diantaranya|termasuk|misalnya|seperti|masing-masing|sementara|dibanding\w*|target"
                   r"|sebelumnya|tahun lalu|naik|turun|dll|dsb"
                   r"|(?:dan|serta)\s+(?:lain\w*|sebagainya|seterusnya)(?!\s*‹))\b", re.I)  # fmt: skip
_TOTAL = re.compile(r"\b(?:total\w*|jumlah(?:nya)?|berjumlah|keseluruhan(?:nya)?|seluruhnya|semuanya)\b[^‹›()]{0,30}$", re.I)
_REST_OTHERS = re.compile(
    r"‹(?P<a>\d+)N›[^‹›;]{0,30}?\bdari\b[^‹›;]{0,20}?‹(?P<b>\d+)N›[^‹›;]*?(?:‹\d+P›[^‹›;]*?)?‹(?P<c>\d+)N›\s*\w*\s*(?:lainnya|lain|sisanya)\b",
    re.I,
)
_REST = re.compile(r"\bsisa(?:nya)?\b[^‹›]*$", re.I)


def sums(sentence: Sentence, used: set[int]) -> Iterator[Claim]:
    """The claims of a sentence about a sum: an equation, a total with its list, a list with its total, or a rest."""
    for found in (_equations(sentence), _listed(sentence), _totalled(sentence), _rest(sentence)):
        for place, claim in found:
            if place not in used:
                used.add(place)
                yield claim


def _equations(sentence: Sentence) -> Iterator[tuple[int, Claim]]:
    for match in _EQUATION.finditer(sentence.shape):
        places = [int(one) for one in re.findall(r"‹(\d+)", match[0])]
        *parts, stated = (sentence.figures[place] for place in places)
        yield places[-1], added(sentence, stated, parts)


def _listed(sentence: Sentence) -> Iterator[tuple[int, Claim]]:
    """A total, the word that opens a list, and its addends to the end of the sentence."""
    for place, stated in enumerate(sentence.figures):
        behind = sentence.shape.partition(f"‹{place}")[2].partition("›")[2]
        surely = _LIST.match(behind)
        if not (surely or _MAYBE_LIST.match(behind)) or stated.unit in ("poin", "bulan") or _OPEN.search(behind):
            continue
        if stated.unit == "persen":
            yield from _rates(sentence, place, stated) if surely else ()
            continue
        parts = [one for one in sentence.figures[place + 1 :] if alike(stated, one) and one.value <= stated.value]
        if len(parts) < 2 or len(parts) < sum(one.unit not in ("persen", "poin") for one in sentence.figures[place + 1 :]):
            continue
        claim = _kindest(sentence, stated, parts)
        if surely or claim.putusan is not Verdict.TIDAK_COCOK:
            yield place, claim


def _rates(sentence: Sentence, place: int, stated: Figure) -> Iterator[tuple[int, Claim]]:
    """A rate and the rates it consists of; shares of other wholes stand in lists too, so that nothing is told where they do not sum."""
    behind = sentence.figures[place + 1 :]
    if len(behind) > 1 and all(one.unit == "persen" for one in behind):
        claim = added(sentence, stated, behind)
        if claim.putusan is Verdict.COCOK:
            yield place, claim


def _totalled(sentence: Sentence) -> Iterator[tuple[int, Claim]]:
    """Addends, and behind them a figure that is called their total."""
    for place, stated in enumerate(sentence.figures):
        before = sentence.before(stated)
        parts = _outside(sentence, sentence.figures[:place])
        if len(parts) < 2 or stated.unit in ("persen", "poin", "bulan") or not _TOTAL.search(before) or _OPEN.search(sentence.shape):
            continue
        of_all = re.search(r"\bdari\b", before + sentence.text[: parts[0].start], re.I)
        if all(alike(stated, one) for one in parts) and all(one.unit == parts[0].unit for one in parts) and not of_all:
            claim = added(sentence, stated, parts)
            counted = parts[0].unit != "" and stated.value > max(one.value for one in parts)
            if claim.putusan is not Verdict.TIDAK_COCOK or counted:
                yield place, claim


def _rest(sentence: Sentence) -> Iterator[tuple[int, Claim]]:
    """«Dari 43 OPD, 5 …, 20 …, sisanya 18»: what is left of the whole."""
    if not re.match(rf"\s*dari\b(?!{BACK})", sentence.text, re.I):
        yield from _others(sentence)
        return
    whole: Figure | None = None
    parts: list[Figure] = []
    for place, one in enumerate(sentence.figures):
        if whole is None:
            whole = one
        elif not alike(whole, one):
            continue
        elif _REST.search(sentence.before(one)) and parts:
            left = Computed.from_figure(whole)
            for part in parts:
                left = left - Computed.from_figure(part)
            told = " − ".join(written(part.value, part.unit) for part in [whole, *parts])
            yield place, _claim(sentence, one, left, told, (whole, *parts))
            return
        else:
            parts.append(one)
    if whole and len(parts) > 1 and sum(part.value for part in parts) == whole.value:
        yield 0, added(sentence, whole, parts)


def _others(sentence: Sentence) -> Iterator[tuple[int, Claim]]:
    """«15 dari 24 …, 9 lainnya»: told where it is right; the others may not be all of them."""
    for match in _REST_OTHERS.finditer(sentence.shape):
        place = int(match["c"])
        part, whole, rest = (sentence.figures[int(match[name])] for name in "abc")
        if alike(part, whole) and alike(whole, rest) and "persen" not in (part.unit, whole.unit, rest.unit):
            left = Computed.from_figure(whole) - Computed.from_figure(part)
            told = f"{written(whole.value, whole.unit)} − {written(part.value, part.unit)}"
            claim = _claim(sentence, rest, left, told, (part, whole))
            if claim.putusan is Verdict.COCOK:
                yield place, claim


def _kindest(sentence: Sentence, stated: Figure, parts: Sequence[Figure]) -> Claim:
    """All addends; else those outside brackets, else the first of them, where these give the total."""
    claim = added(sentence, stated, parts)
    for some in (_outside(sentence, parts), *(parts[:count] for count in range(len(parts) - 1, 1, -1))):
        if claim.putusan is Verdict.TIDAK_COCOK and len(some) > 1 and sum(one.value for one in some) == stated.value:
            return added(sentence, stated, some)
    return claim


def _outside(sentence: Sentence, parts: Sequence[Figure]) -> list[Figure]:
    """Those that do not stand in brackets."""
    return [one for one in parts if sentence.text.count("(", 0, one.start) == sentence.text.count(")", 0, one.start)]


def added(sentence: Sentence, stated: Figure, parts: Sequence[Figure]) -> Claim:
    """The claim that the parts give the stated figure."""
    total = Computed.of(0)
    for one in parts:
        total = total + Computed.from_figure(one)
    told = " + ".join(written(one.value, one.unit) for one in parts)
    return _claim(sentence, stated, total, told, parts)


def _claim(sentence: Sentence, stated: Figure, total: Computed, told: str, parts: Sequence[Figure]) -> Claim:
    quote, said = quoted(sentence, stated, *parts), shown_figure(stated)
    if not all(one.sure for one in (stated, *parts)):
        return Claim(sentence.place, quote, "jumlah", said, None, Verdict.TIDAK_DAPAT_DIPERIKSA, "KLAIM_ANGKA_TIDAK_PASTI")
    verdict = agrees(stated, total)
    computed = f"{told} = {written(total.value, stated.unit)}"
    if verdict is not Verdict.TIDAK_COCOK:
        reason = "KLAIM_COCOK" if verdict is Verdict.COCOK else "KLAIM_PEMBULATAN"
        return Claim(sentence.place, quote, "jumlah", said, computed, verdict, reason, {"dihitung": written(total.value, stated.unit)})
    params = {"selisih": written(abs(stated.value - total.value), stated.unit)}
    if meant := swapped(stated, lambda other: fits(other, total)):
        params |= {"dinyatakan": said, "maksud": shown_figure(meant)}
        return Claim(sentence.place, quote, "angka_tertukar", said, computed, verdict, "KLAIM_TERTUKAR", params)
    more = "KLAIM_JUMLAH_LEBIH" if Fraction(stated.value) > total.value else "KLAIM_JUMLAH_KURANG"
    return Claim(sentence.place, quote, "jumlah", said, computed, verdict, more, params)
