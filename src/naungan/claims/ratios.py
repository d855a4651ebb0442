"""A stated percentage against its own numerator and denominator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from naungan.claims.agree import Computed, agrees, fits, number, shown_figure, written
from naungan.claims.figures import Figure
from naungan.claims.passages import Claim, Sentence, quoted
from naungan.claims.swapped import swapped
from naungan.claims.tables import Verdict

_A, _B, _P = r"‹(?P<a>\d+)[NR]›", r"‹(?P<b>\d+)[NR]›", r"‹(?P<p>\d+)P›"
# «Dari jumlah tersebut» looks back: the figure behind it is a part and no whole.
BACK = r"\s+(?:\w+\s+){0,2}(?:tersebut|itu|ini)\b"
_FROM = rf"\bdari\b(?!{BACK})"
_OF = rf"(?:{_FROM}|\bdi antara\b|/|\bberbanding\b)"
_LINK = r"(?:\batau\b|\byakni\b|\byaitu\b|\bsetara\b|\bsebanyak\b|\bsebesar\b|\bsekitar\b|[(=,:])"


def _gap(most: int) -> str:
    return rf"[^‹›;]{{0,{most}}}?"


# What a percentage and its parts look like beside each other; each is tried at every place.
_TRIPLES = tuple(
    re.compile(f"(?={one})", re.I)
    for one in (
        rf"{_A}{_gap(40)}{_OF}{_gap(40)}{_B}(?P<g>{_gap(50)}){_P}",
        rf"{_P}(?P<g>{_gap(25)}){_LINK}{_gap(25)}{_A}{_gap(40)}{_OF}{_gap(40)}{_B}",
        rf"{_FROM}{_gap(40)}{_B}(?P<g>{_gap(60)}{_A}{_gap(25)}{_LINK}{_gap(25)}){_P}",
        rf"{_P}{_gap(12)}{_FROM}{_gap(40)}{_B}(?P<g>{_gap(30)}{_LINK}{_gap(25)}){_A}",
        rf"{_A}(?P<g>{_gap(25)}{_LINK}{_gap(25)}){_P}{_gap(25)}{_FROM}{_gap(40)}{_B}",
        rf"{_FROM}{_gap(40)}{_B}(?P<g>{_gap(50)}){_P}(?:{_gap(50)}){_A}",
    )
)
_PAIRS = tuple(re.compile(f"(?={one})", re.I) for one in (
    rf"{_A}(?P<g>{_gap(25)}{_LINK}{_gap(20)}){_P}", rf"{_P}(?P<g>{_gap(25)}{_LINK}{_gap(20)}){_A}",
))  # fmt: skip
# Behind these a percentage speaks of something else than the figures before it.
_BREAK = re.compile(
    r"\b(?:target|sementara|sedangkan|namun|tetapi|tumbuh|naik|turun|meningkat|menurun|dibanding\w*|bertambah|berkurang|menjadi|pertumbuhan"
    r"|kenaikan|penurunan|tahun lalu|tahun depan|sebelumnya"
    r"|kurang\w*|kekurangan\w*|gap|kesenjangan\w*|selisih\w*|jarak\w*)\b", re.I)  # fmt: skip
# More than a misplaced comma.
_FAR = 20
_REST = re.compile(r"\b(?:belum|sisa\w*|tersisa|tidak|tanpa|kekurangan)\b", re.I)
_WHOLE = re.compile(r"\b(?:potensi\w*|semesta|angkatan kerja|seluruh\s+pekerja|(?:total|jumlah)(?:\s+\w+)?\s+pekerja)\b[^‹›]*$", re.I)


def ratios(sentence: Sentence, used: set[int]) -> Iterator[Claim]:
    """A claim for each percentage of a sentence that stands beside the figures it comes from."""
    for place, stated in enumerate(sentence.figures):
        if stated.unit != "persen" or place in used:
            continue
        triples = _triples(sentence, place)
        claim = _judged(sentence, stated, triples) if triples else _by_whole(sentence, place)
        if claim:
            used.add(place)
            yield claim


def pairs(sentence: Sentence, *, people: bool = True) -> list[tuple[Figure, Figure]]:
    """Each figure (of ``people``, or of anything) with the percentage that stands for it, where no denominator is said."""
    found: dict[int, tuple[Figure, Figure]] = {}
    for pattern in _PAIRS:
        for match in pattern.finditer(sentence.shape):
            part, stated = (sentence.figures[int(match[name])] for name in "ap")
            if (part.unit in ("orang", "") or not people) and part.sure and stated.value > 0 and not _BREAK.search(match["g"]):
                found.setdefault(stated.start, (part, stated))
    return list(found.values())


def _triples(sentence: Sentence, place: int) -> list[tuple[Figure, Figure]]:
    """The parts and wholes that stand beside a percentage; the loosest manner of saying it counts where there is no other."""
    close = list(dict.fromkeys(_matched(sentence, place, _TRIPLES[:-1])))
    found = close or list(dict.fromkeys(_matched(sentence, place, _TRIPLES[-1:])))
    return [pair for pair in found if pair[0].value <= pair[1].value] or found


def _matched(sentence: Sentence, place: int, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[Figure, Figure]]:
    for pattern in patterns:
        for match in pattern.finditer(sentence.shape):
            if int(match["p"]) == place and not _BREAK.search(match["g"]):
                part, whole = sentence.figures[int(match["a"])], sentence.figures[int(match["b"])]
                if alike(part, whole):
                    yield part, whole


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may count the same thing: rupiah only with rupiah, OPD with OPD; a figure without a word with any."""
    units = {one.unit, other.unit}
    return len(units) == 1 or ("" in units and not units & {"rupiah", "persen", "poin", "bulan"})


def _judged(sentence: Sentence, stated: Figure, triples: list[tuple[Figure, Figure]]) -> Claim | None:
    """The kindest reading that agrees; none agreeing, an accusation only where there is one reading."""
    if not all(one.sure for triple in triples for one in (*triple, stated)):
        return _open(sentence, stated, "KLAIM_ANGKA_TIDAK_PASTI", *triples[0])
    triples = [(part, whole) for part, whole in triples if whole.low > 0]
    rest = _REST.search(sentence.text) is not None
    for part, whole in triples:
        for claim in (_ratio(sentence, stated, part, whole), _ratio(sentence, stated, part, whole, rest=True) if rest else None):
            if claim and claim.putusan is not Verdict.TIDAK_COCOK:
                return claim
    if other := _elsewhere(sentence, stated):
        return other
    if len(triples) != 1 or triples[0][0].value > triples[0][1].value or rest or _far(stated, *triples[0]):
        return _open(sentence, stated, "KLAIM_PASANGAN_TAKSA", *triples[0]) if triples else None
    return _accused(sentence, stated, *triples[0])


def _far(stated: Figure, part: Figure, whole: Figure) -> bool:
    """Whether so much lies between a percentage and a pair that it is rather the percentage of another pair than a mistake."""
    return part.value * 100 * _FAR < stated.value * whole.value


def _elsewhere(sentence: Sentence, stated: Figure) -> Claim | None:
    """The one other pair of figures of the sentence that gives the percentage, if there is exactly one."""
    parts = [one for one in sentence.figures if one.sure and one.unit not in ("persen", "poin", "bulan") and one.low > 0]
    found = [pair for pair in permutations(parts[:8], 2) if alike(*pair) and pair[0].value < pair[1].value]
    right = [pair for pair in found if agrees(stated, _percent(*pair)) is Verdict.COCOK]
    return _ratio(sentence, stated, *right[0]) if len(right) == 1 else None


def _by_whole(sentence: Sentence, place: int) -> Claim | None:
    """A percentage with its people, whose denominator is said elsewhere in the sentence or the paragraph as the whole."""
    stated = sentence.figures[place]
    part = next((part for part, one in pairs(sentence, people=False) if one is stated), None)
    if part is None:
        return None
    if (same := _elsewhere(sentence, stated)) and re.search(r"\bdari\b", sentence.text, re.I):
        return same
    if (whole := _meant(sentence, part)) and (claim := _ratio(sentence, stated, part, whole)).putusan is not Verdict.TIDAK_COCOK:
        return claim
    own, near = _wholes(sentence, part), _wholes(sentence.around, part)
    wholes = own or near
    if len({one.value for one in wholes}) != 1 or not wholes[0].sure or wholes[0].low <= 0:
        others = [one for one in sentence.figures if one.unit in ("orang", "") and one is not part]
        several = len(others) > 1 and re.match(r"\s*dari\b", sentence.text, re.I)
        return _open(sentence, stated, "KLAIM_PASANGAN_TAKSA", part, others[0]) if several else None
    claim = _ratio(sentence, stated, part, wholes[0])
    if claim.putusan is not Verdict.TIDAK_COCOK:
        return claim
    years = sentence.years
    if not own and years and not years & _years_beside(sentence.around, wholes[0]):
        return _open(sentence, stated, "KLAIM_PENYEBUT_TAHUN_LAIN", part, wholes[0])
    return _accused(sentence, stated, part, wholes[0])


def _meant(sentence: Sentence, part: Figure) -> Figure | None:
    """What «dari jumlah tersebut» looks back to: the last figure of its kind before the sentence; a guess that accuses nobody."""
    start = sentence.paragraph.find(sentence.text)
    if start <= 0 or not re.match(rf"\s*dari{BACK}", sentence.text, re.I):
        return None
    before = [one for one in sentence.around.figures if one.end <= start and alike(part, one) and one.sure and one.low > part.value]
    return before[-1] if before else None


def _wholes(sentence: Sentence, part: Figure) -> list[Figure]:
    return [one for one in sentence.figures if _WHOLE.search(sentence.before(one)) and alike(part, one) and one.value > part.value]


def _years_beside(paragraph: Sentence, whole: Figure) -> set[int]:
    """The years of the sentence in which a figure of the paragraph stands."""
    for piece in re.finditer(r"[^.!?]+(?:[.!?](?=\S)[^.!?]+)*", paragraph.text):
        if piece.start() <= whole.start < piece.end():
            return Sentence(piece[0], "").years
    return set()


def _percent(part: Figure, whole: Figure) -> Computed:
    return Computed.from_figure(part) / Computed.from_figure(whole) * Computed.of(100)


def _ratio(sentence: Sentence, stated: Figure, part: Figure, whole: Figure, *, rest: bool = False) -> Claim:
    computed = Computed.of(100) - _percent(part, whole) if rest else _percent(part, whole)
    verdict = agrees(stated, computed)
    reason = {Verdict.COCOK: "KLAIM_COCOK", Verdict.PEMBULATAN: "KLAIM_PEMBULATAN"}.get(verdict, "KLAIM_RASIO_BEDA")
    quote, said = quoted(sentence, stated, part, whole), shown_figure(stated)
    return Claim(
        sentence.place, quote, "rasio", said, _sum(stated, part, whole, computed, rest=rest),
        verdict, reason, {"dihitung": written(computed.value, "persen"), "dinyatakan": said},
    )  # fmt: skip


def _sum(stated: Figure, part: Figure, whole: Figure, computed: Computed, *, rest: bool = False) -> str:
    a, b = (written(one.value, one.unit if one.unit == "rupiah" else "") for one in (part, whole))
    places = len(number(stated.step, 6).partition(",")[2]) + 2
    return f"{f'({b} − {a})' if rest else a} ÷ {b} = {written(computed.value, 'persen', places)}"


def _accused(sentence: Sentence, stated: Figure, part: Figure, whole: Figure) -> Claim:
    """It does not agree; digits that change places and would make it right are named as a possibility."""
    claim = _ratio(sentence, stated, part, whole)
    computed = _percent(part, whole)
    if meant := swapped(stated, lambda other: fits(other, computed)):
        return _perhaps(claim, maksud=shown_figure(meant))
    if stated.step >= 1:  # printed without decimals a percentage fits too much by chance
        return claim
    if meant := swapped(part, lambda other: agrees(stated, _percent(other, whole)) is Verdict.COCOK):
        return _perhaps(claim, dinyatakan=shown_figure(part), maksud=shown_figure(meant))
    if meant := swapped(whole, lambda other: agrees(stated, _percent(part, other)) is Verdict.COCOK):
        return _perhaps(claim, dinyatakan=shown_figure(whole), maksud=shown_figure(meant))
    return claim


def _perhaps(claim: Claim, **params: str) -> Claim:
    """The same claim, with the figure whose digits may have changed places."""
    return replace(claim, jenis="angka_tertukar", alasan="KLAIM_TERTUKAR", params={**claim.params, **params})


def _open(sentence: Sentence, stated: Figure, reason: str, part: Figure, whole: Figure) -> Claim:
    """Not judged, with the arithmetic where the figures can be read."""
    able = part.sure and whole.sure and whole.low > 0
    told = _sum(stated, part, whole, _percent(part, whole)) if able else None
    quote = quoted(sentence, stated)
    return Claim(sentence.place, quote, "rasio", shown_figure(stated), told, Verdict.TIDAK_DAPAT_DIPERIKSA, reason)
