"""How the cells of the registers are read: regions, shares, people, groups of workers, bases of wage, quarters."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from naungan.acuan.triwulan import Triwulan
from naungan.answers import Taken, Wrong, kinds, plain_word
from naungan.answers.forms import MINIMUM
from naungan.kernel.messages import sentence
from naungan.regions import current, read_pemda
from naungan.relations.words import KATEGORI

NATION = ("nasional", "indonesia", "pusat")
# BPJS Ketenagakerjaan began in 2014; the farthest plan of the nation ends in 2045.
TAHUN = (2014, 2060)
# Since the first law on Jamsostek (UU 3/1992).
_FIRST, _LAST = 1992, 2100
AKTUAL = "aktual"
_PERCENT = re.compile(r"(\d{1,4})(?:[.,](\d{1,6}))?\s*(%|persen)?")
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
_WHOLE = Decimal(100)
_MOST = 10**9


def region(said: str) -> Taken:
    """The code in force of a province or government; None for the nation."""
    if plain_word(said) in NATION:
        return Taken(None)
    try:
        return government(said)
    except Wrong:
        raise Wrong(sentence("BOLEH_WILAYAH_SASARAN")) from None


def government(said: str) -> Taken:
    """The code in force of a province or government."""
    kode = str(read_pemda(said).nilai)
    return Taken(current(kode) or kode)


def year(said: str) -> Taken:
    """A year that a target may have."""
    first, last = TAHUN
    if not (re.fullmatch(r"\d{4}", said, re.ASCII) and first <= int(said) <= last):
        raise Wrong(sentence("BOLEH_TAHUN_SASARAN", {"dari": first, "sampai": last}))
    return Taken(int(said))


def percent(said: str) -> Taken:
    """A share in percent, with a comma or a point; what may be a share of one is asked about."""
    found = _PERCENT.fullmatch(said)
    if not found or not said.isascii():
        raise Wrong(sentence("BOLEH_PERSEN"))
    value = Decimal(f"{found[1]}.{found[2] or 0}")
    if value > _WHOLE:
        raise Wrong(sentence("BOLEH_PERSEN"), "SASARAN_PERSEN_LEBIH")
    if not value:
        raise Wrong(sentence("BOLEH_PERSEN"))
    if value < 1 and not found[3]:
        raise Wrong(f"{value * 100:f}".rstrip("0").rstrip("."), "SASARAN_PERSEN_PECAHAN")
    return Taken(value)


def people(said: str) -> Taken:
    """People, more than nought; points may part the thousands."""
    digits = said.replace(".", "") if _GROUPED.fullmatch(said) else said
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits[:15]) <= _MOST and len(digits) < 11):
        raise Wrong(sentence("BOLEH_ORANG"))
    return Taken(int(digits))


def day(said: str) -> Taken:
    """A day on which there could be an instrument or a target."""
    taken = kinds.day(said)
    if not (isinstance(taken.nilai, dt.date) and _FIRST <= taken.nilai.year <= _LAST):
        raise Wrong(sentence("BOLEH_TANGGAL_INSTRUMEN", {"dari": _FIRST, "sampai": _LAST}))
    return taken


def groups(said: str) -> Taken:
    """Categories of workers, parted by commas; each once, in the order of the list of categories."""
    words = [plain_word(one) for one in re.split(r"[,;]", said) if one.strip()]
    if not words or set(words) - set(KATEGORI):
        raise Wrong(sentence("BOLEH_KELOMPOK", {"pilihan": ", ".join(KATEGORI)}))
    return Taken(", ".join(one for one in KATEGORI if one in words))


def wage_base(said: str) -> Taken:
    """Rupiah a month, a word for a minimum wage, or the wage that is really paid."""
    word = plain_word(said)
    if word in (*MINIMUM, AKTUAL):
        return Taken(word)
    try:
        return Taken(str(kinds.rupiah(said).nilai))
    except Wrong:
        raise Wrong(sentence("BOLEH_DASAR_UPAH")) from None


def quarter(said: str) -> Taken:
    """A quarter of a year, however it is written."""
    try:
        found = str(Triwulan.parse(said))
    except ValueError:
        raise Wrong(sentence("BOLEH_TRIWULAN")) from None
    return Taken(found)


def ordinal(said: str) -> Taken:
    """A number from one on."""
    taken = kinds.whole(999)(said)
    if not taken.nilai:
        raise Wrong(sentence("BOLEH_NOMOR_URUT"))
    return taken


def certainty(said: str) -> Taken:
    """How sure a target is, in the words of the law's own files or in Indonesian."""
    return _meant(said, _CERTAIN, "BOLEH_KEPASTIAN")


def kind_of_instrument(said: str) -> Taken:
    """The kind of an instrument; the regulation of a head of region by any of its names."""
    return _meant(said, _KINDS, "BOLEH_JENIS_INSTRUMEN")


def _meant(said: str, words: Mapping[str, str], kode: str) -> Taken:
    meant = words.get(plain_word(said))
    if meant is None:
        raise Wrong(sentence(kode))
    return Taken(meant)


_CERTAIN = {
    "confirmed": "confirmed", "pasti": "confirmed", "recalled": "recalled", "ingatan": "recalled", "menurut_ingatan": "recalled",
    "unknown": "unknown", "tidak_diketahui": "unknown",
}  # fmt: skip
_KINDS = {
    **{kind: kind for kind in ("perda", "perkada", "se", "pks", "lain")}, "surat_edaran": "se", "lainnya": "lain",
    **dict.fromkeys(("pergub", "perbup", "perwali", "perwal", "perwako"), "perkada"),
}  # fmt: skip
