"""Budgets: plans of next year without accounts, and lines of this year against the true need."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from naungan.demo.budgetfiles import budget_papers
from naungan.demo.budgetlines import PLAN_TEXT, SUBKEGIATAN, Line
from naungan.demo.jobs import BULAN, Work
from naungan.demo.lists import pays
from naungan.demo.members import JATUH_TEMPO, paid_until
from naungan.demo.offices import Office
from naungan.demo.plan import Plan
from naungan.demo.rates import share
from naungan.demo.sheet import Paper
from naungan.demo.state import Keadaan
from naungan.kernel.rupiah import half_up
from naungan.relations.words import Anggaran, State

# Family → programme → accounts (in 2026 the posts of PPPK paruh waktu have their own).
REKENING: dict[str, dict[str, tuple[str, ...]]] = {
    "non_asn": {"jkk": ("5.1.02.02.02.0006",), "jkm": ("5.1.02.02.02.0007",)},
    "pppk_paruh_waktu": {"jkk": ("5.1.02.02.02.0026", "5.1.02.02.02.0027"), "jkm": ("5.1.02.02.02.0034", "5.1.02.02.02.0035")},
}
_PER_10000 = {"jkk": 24, "jkm": 30}  # group I and JKM of a wage, in 1/10,000
_TRAPS = (
    ("5.1.02.02.02.0005", "Belanja Iuran Jaminan Kesehatan bagi Non ASN"),
    ("5.1.02.02.02.0008", "Belanja Asuransi Barang Milik Daerah"),
)
_OTHER_TEXT = tuple(text for text in SUBKEGIATAN if text != PLAN_TEXT)


@dataclass
class Need:
    """What one paying unit owes in a month for one family and programme, for all workers and for those registered (rupiah)."""

    semua: int = 0
    terdaftar: int = 0


@dataclass
class Budget:
    """The budget files (none where none was handed in) and the truth per paying unit."""

    papers: list[Paper]
    anggaran: dict[int, str]
    dibayar: dict[int, int]
    rkpd: dict[int, bool]
    kua_ppas: dict[int, bool]
    kebutuhan: dict[int, int]
    pagu: dict[int, int]


Key = tuple[int, str, str]  # paying unit, family, programme


def needs(office: Office, worked: Work, found: list[Keadaan]) -> dict[Key, Need]:
    """Monthly contributions that the APBD must carry, per paying unit, family and programme."""
    made: dict[Key, Need] = defaultdict(Need)
    units = {unit.kode: place for place, unit in enumerate(office.units)}
    seen = set()
    rows = zip(worked.orang.tolist(), worked.unit.tolist(), worked.kategori.tolist(), worked.upah.tolist(), found, strict=True)
    for person, unit, kategori, upah, state in rows:
        apart = kategori in ("pns", "pppk") or pays(office, unit, kategori) != "pemda"
        if apart or (person, unit) in seen:
            continue
        seen.add((person, unit))
        family = kategori if kategori in REKENING else "non_asn"
        payer = units[office.payer_unit(office.units[unit]).kode]
        for programme, rate in _PER_10000.items():
            need, due = made[payer, family, programme], half_up(int(upah) * rate, 10_000)
            need.semua += due
            need.terdaftar += due if state.keadaan in (State.COVERED, State.ARREARS) else 0
    return dict(made)


def budget(office: Office, worked: Work, found: list[Keadaan], plan: Plan) -> Budget:
    """Draw the fate of every unit and write the lines; a unit drawn to be short is short by any reading of the need."""
    rng = office.rng(60 + BULAN.index(worked.bulan))
    monthly = needs(office, worked, found)
    made = Budget([], {}, {}, {}, {}, {}, {})
    year, due = int(worked.bulan[:4]), JATUH_TEMPO[worked.bulan].bulan
    paid = np.clip(paid_until(office, worked.bulan) - (year * 12 - 1), 0, 12)
    rows: list[Line] = []
    for place in sorted({key[0] for key in monthly}):
        fate = _fate(rng)
        made.dibayar[place] = int(paid[place]) if fate != Anggaran.TIDAK_DIANGGARKAN else 0
        made.anggaran[place] = Anggaran.KURANG if fate == "jkm_saja_kurang" else fate
        mine = {key: need for key, need in monthly.items() if key[0] == place}
        made.kebutuhan[place] = sum(need.semua for need in mine.values()) * (12 - due)
        if fate != Anggaran.TIDAK_DIANGGARKAN:
            rows += _lines(rng, worked.bulan, mine, fate, made, due)
        rows += _trap_lines(rng, place, year)
        made.rkpd[place] = rng.random() >= share("anggaran", "tanpa_rkpd")
        made.kua_ppas[place] = made.rkpd[place] and bool(rng.random() >= share("anggaran", "hilang_antar_tahap"))
        rows += _plans(rng, place, year + 1, made, sum(need.semua for need in mine.values()) * 12)
    if plan.anggaran:
        form = str(rng.choice(["xlsx", "csv;", "csv,"], p=[0.7, 0.2, 0.1]))
        made.papers = budget_papers(office, worked.bulan, rows, form, plan.ejaan_rekening)
    else:
        made.anggaran = dict.fromkeys(made.anggaran, Anggaran.TIDAK_DIKETAHUI)
    return made


def _fate(rng: np.random.Generator) -> str:
    names = (Anggaran.TIDAK_DIANGGARKAN, Anggaran.KURANG, "jkm_saja_kurang")
    edges = np.cumsum([share("anggaran", name) for name in names])
    place = int(np.searchsorted(edges, rng.random(), side="right"))
    return names[place] if place < len(names) else Anggaran.CUKUP


def _lines(rng: np.random.Generator, bulan: str, mine: dict[Key, Need], fate: str, made: Budget, due: int) -> list[Line]:
    """This year's lines. 2023: APBD in force. 2026: APBD, and its change, which carries the realisation; RKA of next year."""
    year = int(bulan[:4])
    rows: list[Line] = []
    change = bulan != BULAN[0]
    for (place, family, programme), need in mine.items():
        paid = made.dibayar[place]
        behind, left = max(0, due - paid), 12 - due
        spent = need.terdaftar * paid
        short = fate == Anggaran.KURANG or (fate == "jkm_saja_kurang" and programme == "jkm")
        low, high = behind * need.terdaftar + left * need.semua, (behind + left) * need.semua
        wanted = spent + (low * rng.uniform(0.3, 0.75) if short else high * rng.uniform(1.4, 1.7))
        ceiling = int(wanted // 1000 * 1000) + (0 if short else 1000)
        made.pagu[place] = made.pagu.get(place, 0) + ceiling
        for kode, part, used in _split(family, programme, ceiling, spent):
            text = f"Belanja Iuran {programme.upper()} {'bagi Non ASN' if family == 'non_asn' else 'PPPK Paruh Waktu'}"
            if change:
                next_year = need.semua * 12 * part // ceiling + 1000 if ceiling else 0
                rows.append(Line(year, "APBD", kode, text, place, part * 9 // 10 // 1000 * 1000))
                rows.append(Line(year + 1, "RKA", kode, text, place, next_year))
            rows.append(Line(year, "APBD_P" if change else "APBD", kode, text, place, part, used, paid))
    return rows


def _split(family: str, programme: str, ceiling: int, spent: int) -> list[tuple[str, int, int]]:
    """The accounts of one purse, with their parts of ceiling and realisation."""
    accounts = REKENING[family][programme]
    if len(accounts) == 1:
        return [(accounts[0], ceiling, spent)]
    first, used = ceiling * 6 // 10, spent * 6 // 10
    return [(accounts[0], first, used), (accounts[1], ceiling - first, spent - used)]


def _trap_lines(rng: np.random.Generator, place: int, year: int) -> list[Line]:
    stage = "APBD" if year == int(BULAN[0][:4]) else "APBD_P"
    return [Line(year, stage, kode, text, place, int(rng.integers(20, 400)) * 1_000_000, 0) for kode, text in _TRAPS if rng.random() < 0.6]


def _plans(rng: np.random.Generator, place: int, year: int, made: Budget, wanted: int) -> list[Line]:
    """RKPD and KUA-PPAS: sub-activity and ceiling, no account."""
    rows: list[Line] = []
    for stage, listed in (("RKPD", made.rkpd[place]), ("KUA_PPAS", made.kua_ppas[place])):
        if listed:
            rows.append(Line(year, stage, None, PLAN_TEXT, place, (wanted // 100_000 + 1) * 100_000))
        rows.append(Line(year, stage, None, str(rng.choice(_OTHER_TEXT)), place, int(rng.integers(50, 900)) * 1_000_000))
    return rows
