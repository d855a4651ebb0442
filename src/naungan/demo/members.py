"""What BPJS knows of these people in a month: the true membership rows, before anybody writes them into a file."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from naungan.demo.jobs import BULAN, Jobs, Work
from naungan.demo.offices import Office
from naungan.demo.people import People
from naungan.demo.rates import registered, share
from naungan.kernel.period import Bulan

# The last month whose contribution was due at the position date (PU: the 15th of the next month).
JATUH_TEMPO = {"2023-07": Bulan(2023, 6), "2026-10": Bulan(2026, 10)}
_ASN = ("pns", "pppk")


@dataclass
class Membership:
    """Rows of the member file; ``orang`` by index, ``lunas`` as month number (year × 12 + month − 1), -1 where nothing is paid."""

    orang: np.ndarray
    npp: np.ndarray
    segmen: np.ndarray
    aktif: np.ndarray
    jkm: np.ndarray
    lunas: np.ndarray
    upah: np.ndarray
    mulai: np.ndarray

    def __len__(self) -> int:
        return len(self.orang)

    def take(self, rows: np.ndarray) -> Membership:
        """Some of the rows, in the order given."""
        return Membership(**{name: column[rows] for name, column in vars(self).items()})

    def plus(self, other: Membership) -> Membership:
        """Both, one after the other."""
        return Membership(**{name: np.concatenate([column, vars(other)[name]]) for name, column in vars(self).items()})


def month_number(bulan: Bulan) -> int:
    """A month as a number that counts on."""
    return bulan.tahun * 12 + bulan.bulan - 1


def paid_until(office: Office, bulan: str) -> np.ndarray:
    """Per unit, the last month paid: the last one due, or up to ten months before it; nothing of the year for some."""
    rng = office.rng(10 + BULAN.index(bulan))
    last, count = month_number(JATUH_TEMPO[bulan]), len(office.units)
    behind = np.where(rng.random(count) < share("peserta", "unit_menunggak"), rng.integers(1, 11, count), 0)
    if office.struktur == "bkpsdm_membayar":
        behind[:] = 0
    return last - behind


def membership(office: Office, people: People, found: Jobs, worked: Work) -> Membership:
    """All rows of the month, shuffled: those of workers, of leavers still billed, of relatives and of strangers."""
    rng = office.rng(20 + BULAN.index(worked.bulan))
    paid = paid_until(office, worked.bulan)
    workers = _workers(office, rng, found, worked, paid)
    others = _others(office, rng, people, found, worked, paid)
    history = workers.take(
        np.flatnonzero((workers.npp != office.npp_swasta) & (rng.random(len(workers)) < share("peserta", "riwayat_lama")))
    )
    history.npp[:] = office.npp_swasta
    history.aktif[:] = False
    history.lunas -= 30
    rows = workers.plus(others).plus(history).plus(_second_employer(office, rng, worked, workers, paid))
    return rows.take(rng.permutation(len(rows)))


def _second_employer(office: Office, rng: np.random.Generator, worked: Work, workers: Membership, paid: np.ndarray) -> Membership:
    """Of those on two rosters, most are registered by the second office as well."""
    second = np.flatnonzero((worked.ulang == "dua_opd") & np.isin(worked.orang, workers.orang) & (rng.random(len(worked)) < 0.7))
    return _rows(office, worked.bulan, worked.orang[second], worked.unit[second], worked.upah[second], worked.mulai[second], paid)


def _unit_shares(office: Office, bulan: str) -> np.ndarray:
    """Share registered per unit: around the published share of the region; a few units have registered nobody."""
    rng = office.rng(30)
    wanted = registered(office.kode, bulan)
    none = rng.random(len(office.units)) < 0.06
    drawn = np.where(none, 0.0, wanted + (rng.beta(6, 6, len(office.units)) - 0.5) * 0.5)
    weight = np.array([unit.bobot for unit in office.units])
    # Scaled so that the government as a whole meets the wanted share.
    return np.clip(drawn * wanted / max(0.05, float(np.average(drawn, weights=weight))), 0.0, 0.99)


def _workers(office: Office, rng: np.random.Generator, found: Jobs, worked: Work, paid: np.ndarray) -> Membership:
    first = np.unique(worked.orang, return_index=True)[1]
    who, unit, kategori = worked.orang[first], worked.unit[first], worked.kategori[first]
    # One draw per person for both months: who was registered as honorer stays registered as PPPK paruh waktu.
    chance = office.rng(31).random(len(found.unit))[who]
    wanted = _unit_shares(office, worked.bulan)[unit]
    wanted = np.where(np.isin(kategori, _ASN), share("peserta", "asn_ditagih"), np.where(kategori == "alih_daya", 0.75, wanted))
    late = worked.mulai[first] > np.datetime64(worked.bulan).astype("datetime64[D]")
    keep = np.flatnonzero((chance < wanted) & ~(late & (rng.random(len(who)) < 0.7)))
    rows = _rows(office, worked.bulan, who[keep], unit[keep], worked.upah[first][keep], worked.mulai[first][keep], paid)
    rows.npp[kategori[keep] == "alih_daya"] = office.npp_vendor
    return _spoil(office, rng, worked.bulan, rows, unit[keep], kategori[keep])


def _rows(office: Office, bulan: str, who, unit, pay, start, paid) -> Membership:  # type: ignore[no-untyped-def]
    npp = np.array([office.npp_of(one) for one in office.units], object)[unit]
    # PPPK paruh waktu joined when they were honorer: membership is older than the appointment.
    begun = np.minimum(start, np.datetime64(bulan).astype("datetime64[D]")) - (np.asarray(who) % 7 * 30).astype("timedelta64[D]")
    count = len(who)
    return Membership(
        orang=who, npp=npp, segmen=np.full(count, "PU", object), aktif=np.ones(count, bool), jkm=np.ones(count, bool),
        lunas=paid[unit], upah=np.full(count, 1_000_000) if office.upah_tetap else pay.copy(), mulai=begun,
    )  # fmt: skip


def _spoil(office: Office, rng: np.random.Generator, bulan: str, rows: Membership, unit: np.ndarray, kategori: np.ndarray) -> Membership:
    """Give some their own trouble; an outsourced worker's row stays with the vendor."""
    names = ("nonaktif", "program_tidak_lengkap", "di_tempat_lain", "npp_opd_lain", "upah_kurang_lapor")
    edges = np.cumsum([share("peserta", name) for name in names])
    kind = np.searchsorted(edges, rng.random(len(rows)), side="right")
    own = kategori != "alih_daya"
    inactive = own & (kind == 0)
    rows.aktif[inactive] = False
    rows.lunas[inactive] = np.minimum(rows.lunas[inactive], month_number(Bulan.parse(bulan)) - rng.integers(2, 9, inactive.sum()))
    rows.jkm[own & (kind == 1)] = False
    elsewhere = own & (kind == 2)
    rows.npp[elsewhere] = office.npp_swasta
    informal = elsewhere & (rng.random(len(rows)) < 0.4)
    rows.segmen[informal] = "BPU"
    rows.npp[informal] = ""
    rows.lunas[elsewhere | ~own] = month_number(JATUH_TEMPO[bulan])
    rows.lunas[informal] = month_number(Bulan.parse(bulan))  # BPU is due within the month itself
    _wrong_npp(office, rows, unit, own & (kind == 3))
    low = own & (kind == 4)
    rows.upah[low] = np.maximum(500_000, rows.upah[low] * 6 // 10 // 10_000 * 10_000)
    return rows


def _wrong_npp(office: Office, rows: Membership, unit: np.ndarray, wrong: np.ndarray) -> None:
    """Registered under another office's number of the same pemda, where offices have numbers of their own."""
    npp = np.array([office.npp_of(one) for one in office.units], object)
    other = npp[(unit + 1) % len(npp)]
    rows.npp[wrong] = other[wrong]


def _others(office: Office, rng, people: People, found: Jobs, worked: Work, paid: np.ndarray) -> Membership:  # type: ignore[no-untyped-def]
    """Leavers still on the bill, relatives of workers, and people of other employers."""
    present = np.zeros(len(people), bool)
    present[worked.orang] = True
    absent = np.flatnonzero(~present)
    leaver = found.ada[BULAN[0]][absent] & (worked.bulan == BULAN[1])
    relative = people.pasangan[absent] >= 0
    late = np.isin(absent, np.flatnonzero(found.ada[BULAN[1]])) & (worked.bulan == BULAN[0])  # not yet hired anywhere
    keep = (leaver & (rng.random(len(absent)) < share("peserta", "keluar_masih_ditagih") * 5)) | (
        relative & (rng.random(len(absent)) < 0.5)
    )
    stranger = ~leaver & ~relative & ~late & (rng.random(len(absent)) < 0.6)
    who = absent[keep | stranger]
    pay = np.full(len(who), 2_500_000)
    rows = _rows(office, worked.bulan, who, found.unit[who], pay, np.full(len(who), np.datetime64("2021-03-01")), paid)
    outside = ~leaver[keep | stranger]
    rows.npp[outside] = office.npp_swasta
    return rows
