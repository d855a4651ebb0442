"""Who hands in what, in which layout and form: drawn once per government and month."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from naungan.demo.jobs import BULAN
from naungan.demo.offices import (
    ANGGARAN,
    BELUM_DIJAWAB,
    BERTABRAKAN,
    JUDUL_SENDIRI,
    LAMA,
    NPP_PER_OPD,
    SATU_NPP,
    TAGIHAN_PDF,
    TEMPLAT,
    Office,
)
from naungan.demo.rates import share

# Layout of a roster → its chance; form → its chance.
_LAYOUTS = {"lengkap": 0.62, "sedang": 0.10, "minimal": 0.20, "sipp": 0.08}
_FORMS = {"xlsx": 0.62, "csv;": 0.14, "csv,": 0.08, "csv1252": 0.07, "parquet": 0.09}


@dataclass(frozen=True)
class Roster:
    """One roster file: the units in it, its layout and form, and how this office writes."""

    units: tuple[int, ...]
    layout: str
    bentuk: str
    huruf_besar: bool
    tanggal: str
    uang: str
    urutan: int
    berjudul: bool
    per_unit: bool
    bertabrakan: bool = False

    @property
    def sipp(self) -> bool:
        """One of the templates of SIPP: all cells text, nothing around the table, and no name of an office."""
        return self.layout.startswith("sipp")


@dataclass(frozen=True)
class Plan:
    """What a government hands in for a month."""

    cara: tuple[str, ...]  # per unit: roster, rekap, tidak, bertabrakan
    asing: int | None  # a unit whose list nobody can read before a question about its headings is answered
    rosters: tuple[Roster, ...]
    bentuk_peserta: str
    sipp_upah: bool  # the active of its own NPP, paid or not: data_upah, or Formulir 2a
    formulir_2a: bool
    anggaran: bool
    ejaan_rekening: str


def plan(office: Office, bulan: str, staffed: set[int]) -> Plan:
    """Draw the plan; units without workers (not ``staffed``) send nothing. The roles of some governments are fixed in ``offices``."""
    rng = office.rng(40 + BULAN.index(bulan))
    draw = rng.random(len(office.units))
    silent, recap = share("serah", "tidak_menyerahkan"), share("serah", "hanya_rekap")
    cara = ["tidak" if one < silent else "rekap" if one < silent + recap else "roster" for one in draw]
    cara = [how if place in staffed else "tidak" for place, how in enumerate(cara)]
    if "roster" not in cara:
        cara[min(staffed)] = "roster"
    asing = min(staffed) if office.kode == BELUM_DIJAWAB and bulan == BULAN[1] and len(staffed) > 1 else None
    if asing is not None:
        cara = ["tidak" if place == asing else "roster" if place in staffed else how for place, how in enumerate(cara)]
    sent = [place for place, one in enumerate(cara) if one == "roster"]
    groups = [tuple(sent)] if office.gabungan else [(place,) for place in sent]
    rosters = [_roster(rng, group) for group in groups]
    if office.kode == BERTABRAKAN and bulan == BULAN[1]:
        rosters = _collide(rosters, cara)
    if bulan == BULAN[1]:
        rosters[0] = _in_its_own_way(office.kode, rosters[0])
    form = office.kode in (SATU_NPP, TAGIHAN_PDF) and bulan == BULAN[1]
    without = rng.random() < share("anggaran", "tidak_ada_berkas") and office.kode not in (NPP_PER_OPD, *ANGGARAN)
    return Plan(
        cara=tuple(cara), asing=asing, rosters=tuple(rosters), bentuk_peserta=str(rng.choice(list(_FORMS), p=list(_FORMS.values()))),
        sipp_upah=form or (office.lingkup == "own_npp" and bool(office.rng(39).random() < 0.35)), formulir_2a=form, anggaran=not without,
        ejaan_rekening=str(rng.choice(["titik", "rapat", "nol_hilang", "segmen"])),
    )  # fmt: skip


def _roster(rng: np.random.Generator, units: tuple[int, ...]) -> Roster:
    one_file = len(units) > 1
    layout = str(rng.choice(list(_LAYOUTS), p=list(_LAYOUTS.values())))
    bentuk = str(rng.choice(list(_FORMS), p=list(_FORMS.values())))
    if one_file and layout in ("sipp", "minimal"):
        layout = "lengkap"
    if layout == "sipp":
        bentuk = "xlsx"
    styles = ("sel", "strip", "garis", "iso", "panjang") if bentuk in ("xlsx", "parquet") else ("strip", "garis", "iso", "panjang")
    return Roster(
        units=units, layout=layout, bentuk=bentuk, huruf_besar=bool(rng.random() < 0.45), tanggal=str(rng.choice(styles)),
        uang=str(rng.choice(["angka", "titik", "rp"], p=[0.7, 0.2, 0.1])), urutan=int(rng.integers(0, 2**31)),
        berjudul=bool(rng.random() < 0.6), per_unit=one_file and bool(rng.random() < 0.4) and bentuk == "xlsx",
    )  # fmt: skip


def _in_its_own_way(kode: str, first: Roster) -> Roster:
    """The first list of a government with a part to play."""
    if kode in TEMPLAT:
        return replace(first, layout=TEMPLAT[kode], bentuk="xlsx", per_unit=False)
    if kode == JUDUL_SENDIRI:
        return replace(first, layout="asing", bentuk="xlsx", per_unit=False)
    return replace(first, layout="lengkap", bentuk=LAMA[kode]) if kode in LAMA else first


def _collide(rosters: list[Roster], cara: list[str]) -> list[Roster]:
    """The first unit sends its list twice, and the two differ."""
    first = rosters[0]
    for place in first.units:
        cara[place] = "bertabrakan"
    once, again = (Roster(**{**vars(first), "bertabrakan": True, "layout": "lengkap", "bentuk": form}) for form in ("xlsx", "csv;"))
    return [once, Roster(**{**vars(again), "tanggal": "strip"}), *rosters[1:]]
