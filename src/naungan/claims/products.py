"""People × contribution × months against the amount that is stated for them, and amounts whose months nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from naungan.claims.agree import Computed, agrees, fits, number, shown_figure, written
from naungan.claims.figures import Figure
from naungan.claims.months import Spell, months_of
from naungan.claims.passages import Claim, Sentence, quoted
from naungan.claims.tables import Verdict
from naungan.claims.tariffs import lawful

# Contributions are small beside what they add up to; what is paid out is another matter.
_SMALL = 1_000_000
# An amount that is so many times another is rather other money than a mistake.
_FAR = 3
_NOT = r"santunan|manfaat|klaim|ahli waris|beasiswa|pesangon|bantuan tunai|tunggakan\w* sebesar"
_DUES = r"iuran\w*|premi|BPJS|Jamsostek|jaminan sosial|(?:per|me|di|ter)lindung\w*|bpjamsostek"
_EACH = re.compile(r"(?:\b(?:masing-masing|tiap|setiap|rata-rata)|@)\s*(?:sekitar|sebesar)?\s*$", re.I)
_CALLED = re.compile(
    r"\bdikali(?:kan)?\s*$|[×x]\s*$|\b(?:iuran(?:nya)?|premi(?:nya)?|tarif(?:nya)?)\s*(?:sebesar|adalah|hanya|cukup)?\s*(?:sekitar\s*)?$",
    re.I,
)
_TIMES = re.compile(r"\s*(?:[×x*]|dikali(?:kan)?)\s*(?:Rp\.?\s*)?\d", re.I)
_IN_A_YEAR = re.compile(r"\bsetahun(?:nya)?\s+(?:menjadi|sama dengan|adalah|berarti|hanya)?\s*(?:sekitar\s*)?$", re.I)
_WAGE = re.compile(r"\b(?:upah|honor\w*|gaji|penghasilan)\b[^\d]*$", re.I)


@dataclass(frozen=True)
class Parts:
    """What a sentence says of a product: how many, how much each, the amount; ``each`` is per month unless it stands for the whole."""

    people: Figure | None
    each: Figure | None
    amount: Figure
    monthly: bool = True


def products(sentence: Sentence, used: set[int]) -> Iterator[Claim]:
    """At most one claim a sentence: more than one amount, or number of people, leaves open which belongs to which."""
    if sentence.says(_NOT):
        return
    parts = _parts(sentence)
    if parts and sentence.figures.index(parts.amount) not in used:
        if claim := _checked(sentence, parts):
            used.add(sentence.figures.index(parts.amount))
            yield claim
        return
    whole = sentence.around
    if parts is None and whole.text != sentence.text and not whole.says(_NOT) and (parts := _parts(whole)):
        place = next(
            (at for at, one in enumerate(sentence.figures) if (one.unit, one.value) == (parts.amount.unit, parts.amount.value)), None
        )
        if place is not None and place not in used and (claim := _checked(whole, parts)):
            used.add(place)
            yield claim


def _checked(sentence: Sentence, parts: Parts) -> Claim | None:
    if parts.people is None:
        return _yearly(sentence, parts)
    return _paid(sentence, parts) if parts.monthly else _whole(sentence, parts)


def _parts(sentence: Sentence) -> Parts | None:
    money = [one for one in sentence.figures if one.unit == "rupiah" and not _WAGE.search(sentence.before(one))]
    each = [one for one in money if _is_each(sentence, one)]
    amounts = [one for one in money if one not in each]
    people = [one for one in sentence.figures if one.unit == "orang" or (not one.unit and _TIMES.match(sentence.text, one.end))]
    others = [one for one in sentence.figures if one.unit in ("desa", "opd", "perusahaan", "rt")]
    for_each = len(each) == 1 and _EACH.search(sentence.before(each[0])) is not None
    if len(amounts) == 1 and for_each and len(people) + len(others) == 1:
        return Parts((people + others)[0], each[0], amounts[0], "bulan" in each[0].per or months_of(sentence, amounts[0]) is not None)
    by_year = [one for one in each if "tahun" in one.per or _of_a_year(sentence, one)]
    if not amounts and len(by_year) == 1 and len(each) == 2 and len(people) < 2 and all(one.value == 1 for one in people):
        return Parts(None, next(one for one in each if one is not by_year[0]), by_year[0])
    if len(amounts) != 1 or len(people) != 1 or len(each) > 1:
        return None
    if not each:
        each = [one for one in sentence.around.figures if one.unit == "rupiah" and "bulan" in one.per and one.value < _SMALL][:2]
    return Parts(people[0], each[0] if len(each) == 1 else None, amounts[0])


def _is_each(sentence: Sentence, one: Figure) -> bool:
    before = sentence.before(one)
    if _EACH.search(before):
        return True
    multiplied = _TIMES.match(sentence.text, one.end)
    return one.value < _SMALL and bool(one.per or multiplied or _CALLED.search(before) or _of_a_year(sentence, one))


def _of_a_year(sentence: Sentence, one: Figure) -> bool:
    """Whether an amount is called that of a year by the words before it."""
    return _IN_A_YEAR.search(sentence.text[max(0, one.start - 40) : one.start]) is not None


def _paid(sentence: Sentence, parts: Parts) -> Claim | None:
    """People × contribution × months; without a stated contribution that of the law, without months how many the amount would pay."""
    people, amount = parts.people, parts.amount
    law = None if parts.each else lawful(sentence)
    if people is None or (parts.each is None and law is None):
        return None
    each = Computed.from_figure(parts.each) if parts.each else Computed.of(law.rupiah if law else 0)
    if not all(one.sure for one in (people, amount, parts.each or amount)) or each.low <= 0 or people.low <= 0:
        return None
    month = Computed.from_figure(people) * each
    if parts.each and "tahun" in parts.each.per:
        return _whole(sentence, parts)
    spell = months_of(sentence, amount) or _elsewhere(sentence, amount, month)
    told = f"{written(people.value, '')} × {written(each.value, 'rupiah')}"
    basis = {"tarif": law.dasar} if law else {}
    surely = parts.each is not None or sentence.says(_DUES)
    if spell is None:
        return _unsaid(sentence, parts, month, told, basis) if surely else None
    found = month * Computed.of(spell.months)
    told += f" × {spell.months} bulan = {written(found.value, 'rupiah')}{spell.split(month.value)}"
    # What says nothing of contributions may be other money; it is told only where it is this product.
    return _judged(sentence, parts, month, found, told, basis) if surely or fits(parts.amount, found) else None


def _elsewhere(sentence: Sentence, amount: Figure, month: Computed) -> Spell | None:
    """The months that another sentence of the paragraph names, where the amount is for these."""
    spell = months_of(sentence.around, amount)
    return spell if spell and fits(amount, month * Computed.of(spell.months)) else None


def _judged(sentence: Sentence, parts: Parts, month: Computed, found: Computed, told: str, basis: dict[str, str]) -> Claim:
    amount = parts.amount
    verdict = agrees(amount, found)
    off = amount.value - found.value
    params = {"dihitung": written(found.value, "rupiah"), "selisih": written(abs(off), "rupiah")} | basis
    quote, said = quoted(sentence, amount, *(one for one in (parts.people, parts.each) if one)), shown_figure(amount)
    if verdict is Verdict.COCOK:
        return Claim(sentence.place, quote, "hasil_kali", said, told, verdict, "KLAIM_COCOK", params)
    told += f"; selisih {params['selisih']}"
    if verdict is Verdict.PEMBULATAN:
        return Claim(sentence.place, quote, "hasil_kali", said, told, verdict, "KLAIM_PEMBULATAN", params)
    lasting = amount.value / month.value
    if lasting.denominator == 1 and 1 <= lasting <= 24:
        told += f"; pas untuk {int(lasting)} bulan"
    if amount.value > found.value * _FAR or found.value > amount.value * _FAR:
        return Claim(sentence.place, quote, "hasil_kali", said, told, Verdict.TIDAK_DAPAT_DIPERIKSA, "KLAIM_UANG_LAIN", params)
    if not parts.monthly:
        return Claim(sentence.place, quote, "hasil_kali", said, told, Verdict.TIDAK_DAPAT_DIPERIKSA, "KLAIM_MASING_MASING_BEDA", params)
    if basis:
        return Claim(sentence.place, quote, "hasil_kali", said, told, Verdict.TIDAK_DAPAT_DIPERIKSA, "KLAIM_TARIF_TIDAK_DISEBUT", params)
    reason = "KLAIM_HASIL_LEBIH" if off > 0 else "KLAIM_HASIL_KURANG"
    return Claim(sentence.place, quote, "hasil_kali", said, told, verdict, reason, params)


def _unsaid(sentence: Sentence, parts: Parts, month: Computed, told: str, basis: dict[str, str]) -> Claim:
    """How many months the amount would pay; nobody said how many were meant."""
    lasting = Fraction(parts.amount.value, month.value)
    told = f"{told} = {written(month.value, 'rupiah')} sebulan; {shown_figure(parts.amount)} ÷ {written(month.value, 'rupiah')} = "
    whole = lasting.denominator == 1
    told += f"{number(lasting, 2)} bulan"
    params = {"bulan": number(lasting, 2)} | basis
    reason = "KLAIM_BULAN_PAS" if whole and lasting <= 12 else "KLAIM_BULAN_TAK_DISEBUT"
    quote = quoted(sentence, parts.amount, *(one for one in (parts.people, parts.each) if one))
    return Claim(
        sentence.place, quote, "bulan_tak_disebut", shown_figure(parts.amount), told, Verdict.TIDAK_DAPAT_DIPERIKSA, reason, params
    )


def _whole(sentence: Sentence, parts: Parts) -> Claim | None:
    """So many, each with an amount of its own or that of a year: no months in it."""
    if parts.people is None or parts.each is None:
        return None
    found = Computed.from_figure(parts.people) * Computed.from_figure(parts.each)
    told = f"{written(parts.people.value, '')} × {written(parts.each.value, 'rupiah')} = {written(found.value, 'rupiah')}"
    return _judged(sentence, parts, found, found, told, {})


def _yearly(sentence: Sentence, parts: Parts) -> Claim | None:
    """The contribution of a month and that of a year beside each other."""
    if parts.each is None:
        return None
    month = Computed.from_figure(parts.each)
    found = month * Computed.of(12)
    return _judged(sentence, parts, month, found, f"{written(month.value, 'rupiah')} × 12 bulan = {written(found.value, 'rupiah')}", {})
