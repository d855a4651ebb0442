"""A stated gap to a target: target − actual, in people or points; and which target the gap would fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naungan.claims.agree import Computed, agrees, fits, shown_figure, written
from naungan.claims.figures import Figure
from naungan.claims.passages import Claim, Sentence, quoted
from naungan.claims.tables import Verdict

_TARGET = re.compile(r"\btarget(?:nya|kan)?\b[^‹›]*$", re.I)
_ACTUAL = re.compile(
    r"\b(?:capaian\w*|realisasi\w*|tercapai|aktual|baru(?:\s+mencapai)?|aktif|saat ini|terlindungi|cakupan\w*|terdaftar)\b[^‹›]*$", re.I
)
_GAP = re.compile(r"\b(?:gap|kesenjangan\w*|selisih\w*|kekurangan\w*|kurang|jarak\w*|kurangnya|celah)\b[^‹›]*$", re.I)
_OF = re.compile(r"\bdari\b[^‹›]{0,12}$", re.I)
_WHOLE = re.compile(r"\b(?:potensi\w*|semesta|angkatan kerja|(?:total|jumlah)(?:\s+\w+)?\s+pekerja)\b[^‹›]*$", re.I)


def gaps(sentence: Sentence, used: set[int]) -> Iterator[Claim]:
    """A claim where a gap is stated in a sentence; its target, actual and whole may stand anywhere in the paragraph."""
    for place, stated in enumerate(sentence.figures):
        if place in used or not _GAP.search(sentence.before(stated, 60)) or stated.unit not in ("persen", "poin", "orang", ""):
            continue
        target, actual, whole = (_only(sentence, words, stated) for words in (_TARGET, _ACTUAL, _WHOLE))
        if target is None:
            continue
        used.add(place)
        yield _judged(sentence, stated, target, actual, whole)


def _only(sentence: Sentence, words: re.Pattern[str], stated: Figure) -> Figure | None:
    """The one figure that the words stand before, in the sentence or else the paragraph."""
    for text in (sentence, sentence.around):
        found = [one for one in text.figures if words.search(text.before(one, 50)) and not _GAP.search(text.before(one, 50))]
        if words is not _TARGET:
            found = [one for one in found if not _TARGET.search(text.before(one, 50))]
        if len({one.value for one in found}) == 1:
            return found[0]
    return None


def _judged(sentence: Sentence, stated: Figure, target: Figure, actual: Figure | None, whole: Figure | None) -> Claim:
    quote, said = quoted(sentence, stated, target), shown_figure(stated)
    if (actual is None or whole is None) and (claim := _guessed(sentence, stated, target, actual)):
        return claim
    ways = list(_ways(stated, target, actual, whole)) if all(one is None or one.sure for one in (stated, target, actual, whole)) else []
    if not ways:
        return Claim(sentence.place, quote, "jarak", said, None, Verdict.TIDAK_DAPAT_DIPERIKSA, "KLAIM_JARAK_KURANG_DATA")
    for found, told in ways:
        verdict = agrees(stated, found)
        if verdict is not Verdict.TIDAK_COCOK:
            reason = "KLAIM_COCOK" if verdict is Verdict.COCOK else "KLAIM_PEMBULATAN"
            return Claim(sentence.place, quote, "jarak", said, told, verdict, reason, {"dihitung": written(found.value, stated.unit)})
    found, told = ways[0]
    params = {"dihitung": written(found.value, stated.unit)}
    if actual and whole and whole.low > 0 and actual.unit in ("orang", "") and stated.unit in ("orang", ""):
        fitting = (Computed.from_figure(actual) + Computed.from_figure(stated)) / Computed.from_figure(whole) * Computed.of(100)
        told += f"; jarak itu pas untuk target {written(fitting.value, 'persen', 1)}"
        other = next((one for one in sentence.around.figures if one.unit == "persen" and one is not target and fits(one, fitting)), None)
        params["target"] = shown_figure(other) if other else written(fitting.value, "persen", 1)
        return Claim(sentence.place, quote, "jarak", said, told, Verdict.TIDAK_COCOK, "KLAIM_JARAK_TARGET_LAIN", params)
    return Claim(sentence.place, quote, "jarak", said, told, Verdict.TIDAK_COCOK, "KLAIM_JARAK_BEDA", params)


def _guessed(sentence: Sentence, stated: Figure, target: Figure, actual: Figure | None) -> Claim | None:
    """The one other figure of the target's kind as what was reached, or the one behind «dari» as the whole, where these give the gap.

    What is guessed accuses nobody.
    """
    known = {target.value, stated.value}
    others = [one for one in sentence.figures if one.unit == target.unit and one.value not in known]
    wholes = [one for one in sentence.figures if one.unit == "orang" and one.value not in known and _OF.search(sentence.before(one))]
    reached = actual or (others[0] if len(others) == 1 else None)
    whole = wholes[0] if len(wholes) == 1 else None
    if not all(one is None or one.sure for one in (stated, target, reached, whole)):
        return None
    for found, told in _ways(stated, target, reached, whole):
        verdict = agrees(stated, found)
        if verdict is Verdict.COCOK or (actual and verdict is Verdict.PEMBULATAN):
            quote, params = quoted(sentence, stated, target), {"dihitung": written(found.value, stated.unit)}
            reason = "KLAIM_COCOK" if verdict is Verdict.COCOK else "KLAIM_PEMBULATAN"
            return Claim(sentence.place, quote, "jarak", shown_figure(stated), told, verdict, reason, params)
    return None


def _ways(stated: Figure, target: Figure, actual: Figure | None, whole: Figure | None) -> Iterator[tuple[Computed, str]]:
    """Target − actual in the unit of the gap, as far as the figures that are said allow it."""
    if actual is None:
        return
    a, b = Computed.from_figure(target), Computed.from_figure(actual)
    people = "orang", ""
    if stated.unit in ("persen", "poin"):
        if target.unit == actual.unit == "persen":
            yield a - b, f"{written(target.value, '')} − {written(actual.value, '')} = {written((a - b).value, 'poin')}"
        return
    if target.unit in people and actual.unit in people:
        yield a - b, f"{written(target.value, '')} − {written(actual.value, '')} = {written((a - b).value, '')}"
        return
    if whole is None or whole.low <= 0:
        return
    share, size = Computed.of(100), Computed.from_figure(whole)
    goal = a * size / share if target.unit == "persen" else a
    now = b * size / share if actual.unit == "persen" else b
    told = [
        f"{written(one.value, 'persen')} × {written(whole.value, '')}" if one.unit == "persen" else written(one.value, "")
        for one in (target, actual)
    ]
    yield goal - now, f"{told[0]} − {told[1]} = {written((goal - now).value, '', 0)}"
