"""The headline in words: what this is, coverage and money in sentences that can be read aloud, and the five figures of the cards."""

from __future__ import annotations

from dataclasses import dataclass

from naungan.budget.sums import told_year
from naungan.relations.words import NOT_JUDGED, Anggaran
from naungan.stake.sums import add_up
from naungan.told.material import Material, Row, everything
from naungan.told.offers import offer_sentence
from naungan.told.stakes import stake_sentence
from naungan.told.unread import unread_sentence
from naungan.told.words import day, label, month, number, percent, place, rupiah_short, say
from naungan.told.year import year_sentence


@dataclass(frozen=True)
class Headline:
    """Sentences about everything: coverage, files in none of the figures, money, how to read both, an option's cost, what is at stake."""

    cakupan: str
    belum_dibaca: str
    uang: tuple[str, ...]
    lingkup: str
    tawaran: str | None
    taruhan: str | None

    @property
    def aloud(self) -> list[str]:
        """Those that are read aloud, in order."""
        return [line for line in (self.cakupan, self.belum_dibaca, *self.uang, self.lingkup, self.tawaran) if line]


@dataclass(frozen=True)
class Card:
    """One large figure with its name and a note."""

    name: str
    value: str
    note: str


def headline(material: Material) -> Headline:
    """Of everything that is counted."""
    return Headline(
        cakupan=_coverage(material),
        belum_dibaca=unread_sentence(material.file),
        uang=_money(material),
        lingkup=say("UTAMA_LINGKUP", lingkup=scope(material), penyebut=denominator(material)),
        tawaran=offer_sentence("UTAMA_TAWARAN", material.offer),
        taruhan=stake_sentence("HAL_TARUHAN", add_up(material.stake)),
    )


def about(material: Material) -> tuple[str, str]:
    """Month and position of the data, and which governments of which provinces it is about."""
    names = [place(code) for code in material.provinces]
    when = say("BUKU_BULAN", bulan=month(material.run["bulan"]), tanggal=day(material.run["posisi"]))
    return when, say("BUKU_LINGKUP", pemda=number(len(material.pemda)), provinsi=number(len(names)), nama=", ".join(names))


def cards(material: Material) -> tuple[Card, ...]:
    """Workers, protected, not protected, not known, and what is short."""
    counted, money = material.total, material.money(everything).get("", {})
    notes = {
        "pekerja": say("KARTU_PEKERJA", penyebut=denominator(material)),
        "terlindungi_ya": say("KARTU_YA", persen=percent(counted.get("batas_bawah"))),
        "terlindungi_tidak": say("KARTU_TIDAK"),
        "terlindungi_tidak_diketahui": say("KARTU_KABUR"),
    }
    people = [Card(say(f"KOLOM_{key.upper()}"), number(counted.get(key)), note) for key, note in notes.items()]
    return (*people, Card(say("KOLOM_KEKURANGAN"), rupiah_short(money.get("kekurangan")), say("KARTU_KEKURANGAN")))


def scope(material: Material) -> str:
    """How far the member files see that the numerator was counted from, in words."""
    words = str(material.total.get("lingkup") or material.run.get("lingkup") or "")
    return ", ".join(label("LINGKUP", word.strip()) for word in words.split(",") if word.strip()) or say("TIDAK_TERSEDIA")


def denominator(material: Material) -> str:
    """What the share is a share of, in words."""
    return str(material.run.get("penyebut") or material.total.get("penyebut") or say("TIDAK_TERSEDIA"))


def answers(counted: Row) -> dict[str, str]:
    """How many are protected, not protected, and not known, as sentences are filled with them."""
    keys = {"ya": "terlindungi_ya", "tidak": "terlindungi_tidak", "kabur": "terlindungi_tidak_diketahui"}
    return {name: number(counted.get(key)) for name, key in keys.items()}


def _coverage(material: Material) -> str:
    counted = material.total
    bounds = {"bawah": percent(counted.get("batas_bawah")), "atas": percent(counted.get("batas_atas"))}
    return say("UTAMA_CAKUPAN", pekerja=number(counted.get("pekerja")), **bounds, **answers(counted))


def _money(material: Material) -> tuple[str, ...]:
    """What is short now, and where it is judged the year's ceiling against the year's need."""
    money, judged = material.money(everything).get("", {}), material.judged(everything).get("", {})
    now = say("UTAMA_ANGGARAN", kebutuhan=rupiah_short(money.get("kebutuhan")), tersedia=rupiah_short(money.get("tersedia")),
              kekurangan=rupiah_short(money.get("kekurangan")), kurang=number(judged.get(Anggaran.KURANG, 0)),
              kosong=number(judged.get(Anggaran.TIDAK_DIANGGARKAN, 0)),
              kabur=number(sum(judged.get(word, 0) for word in NOT_JUDGED)))  # fmt: skip
    year = year_sentence("UTAMA_SETAHUN", material.year(everything).get("", told_year([])))
    return (now, year) if year else (now,)
