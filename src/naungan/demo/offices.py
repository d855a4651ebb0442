"""The 65 governments of five provinces and their invented offices: units, registrations and who pays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from naungan.demo.rates import data
from naungan.regions import list_pemda, nama

PROVINSI = ("16", "18", "17", "15", "19")
WORKERS = 150_000  # at scale 1, in each month
POSISI = {"2023-07": "2023-07-31", "2026-10": "2026-11-20"}

# Governments with a part to play; all others are mixed.
SATU_NPP, NPP_PER_OPD, BKPSDM_MEMBAYAR = "1671", "1871", "1771"
# Whose first list of 2026-10 is an older or another SIPP template.
TEMPLAT = {"1602": "sipp_50", "1803": "sipp_29", "1502": "sipp_lanjutan"}
# Whose first list of 2026-10 is in the older form of a workbook, or has headings of its own (answered, and not answered yet).
LAMA = {"1610": "xls", "1611": "ods"}
JUDUL_SENDIRI, BELUM_DIJAWAB, TERKUNCI = "1612", "1613", "1672"
# Who hands in a budget as SIPD, the treasury, planners or villages have it (see ``budgetfiles``).
ANGGARAN = ("1603", "1604", "1605", "1606", "1607", "1608", "1609")
# Who hands in the bill as it was printed.
TAGIHAN_PDF = "1702"
BERTABRAKAN, KODE_BPS = "1571", ("1804", "1801")  # BPS writes Lampung Barat as 1801, which is Lampung Selatan to Kemendagri
# One unit of these has a list of its own kind, so that not all units share one.
_APART = (BERTABRAKAN, JUDUL_SENDIRI, BELUM_DIJAWAB, *TEMPLAT)


@dataclass(frozen=True)
class Unit:
    """One office of a pemda; ``npp`` is its own registration, None where the pemda's covers it."""

    kode: str
    nama: str
    singkatan: str
    jenis: str
    induk: str | None
    bobot: float
    campuran: str
    npp: str | None


@dataclass(frozen=True)
class Office:
    """One government: how it is organised, how far its member file sees, and how many workers it has in a month."""

    kode: str
    nama: str
    seed: int
    pekerja: int
    struktur: str
    lingkup: str | None
    npp: str | None
    npp_vendor: str
    npp_swasta: str
    bos: bool
    upah_tetap: bool
    gabungan: bool
    units: tuple[Unit, ...]

    def rng(self, purpose: int) -> np.random.Generator:
        """A stream of its own for each purpose, so that one part of the demo can change without moving the others."""
        return np.random.default_rng([self.seed, int(self.kode), purpose])

    def npp_of(self, unit: Unit) -> str:
        """The NPP the unit's workers must be registered under."""
        return unit.npp or self.npp or ""

    def accepted_npp(self, unit: Unit) -> frozenset[str]:
        """Numbers that count as the unit's own: its own, its parent's, its payer's, and the one of the whole pemda."""
        parents = [one.npp for one in self.units if one.kode == unit.induk]
        return frozenset(npp for npp in (unit.npp, self.payer_unit(unit).npp, self.npp, *parents) if npp)

    @property
    def folder(self) -> str:
        """Folder name as a secretariat would make it."""
        return f"{self.kode} {self.nama}"

    def payer_unit(self, unit: Unit) -> Unit:
        """The unit that budgets and pays for a unit's workers."""
        if self.struktur == "bkpsdm_membayar":
            return next(one for one in self.units if one.singkatan == "BKPSDM")
        return unit


def offices(scale: float, seed: int) -> list[Office]:
    """All governments in code order; the same scale and seed give the same offices."""
    codes = [kode for provinsi in sorted(PROVINSI) for kode in list_pemda(provinsi)]
    rng = np.random.default_rng([seed, 65])
    weights = rng.lognormal(0, 0.35, len(codes)) * [2.2 if len(kode) == 2 else 1.0 for kode in codes]
    workers = np.maximum(12, np.round(WORKERS * scale * weights / weights.sum())).astype(int)
    scopes = _scopes(codes, rng)
    return [_office(kode, seed, int(count), scale, scopes[kode]) for kode, count in zip(codes, workers, strict=True)]


def _scopes(codes: list[str], rng: np.random.Generator) -> dict[str, str | None]:
    fixed: dict[str, str | None] = {SATU_NPP: "own_npp", NPP_PER_OPD: "nasional", BKPSDM_MEMBAYAR: "nasional", BERTABRAKAN: "nasional"}
    free = [kode for kode in codes if kode not in fixed]
    kinds = [None] * 3 + ["own_npp"] * 12 + ["cabang"] * 9
    drawn = [*kinds, *["nasional"] * (len(free) - len(kinds))]
    return fixed | {kode: drawn[place] for kode, place in zip(free, rng.permutation(len(free)), strict=True)} | {TAGIHAN_PDF: "own_npp"}


def _office(kode: str, seed: int, workers: int, scale: float, scope: str | None) -> Office:
    rng = np.random.default_rng([seed, int(kode), 0])
    struktur = {SATU_NPP: "satu_npp", NPP_PER_OPD: "npp_per_opd", BKPSDM_MEMBAYAR: "bkpsdm_membayar"}.get(kode, "campuran")
    numbers = [str(number) for number in rng.choice(np.arange(91_000_000, 98_999_999), 60, replace=False)]
    title = nama(kode) or kode
    count = int(np.clip(round(42 * scale**0.6 * rng.uniform(0.8, 1.1)), 5, 45))
    bos, fixed_wage, one_file = rng.random(3)
    return Office(
        kode=kode, nama=title if len(kode) == 4 else f"Provinsi {title}", seed=seed, pekerja=workers, struktur=struktur, lingkup=scope,
        npp=None if struktur == "npp_per_opd" else numbers[57], npp_vendor=numbers[58], npp_swasta=numbers[59],
        bos=bool(bos < 0.5), upah_tetap=bool(fixed_wage < float(data("rates")["peserta"]["upah_tetap_satu_juta"]["nilai"])),
        gabungan=struktur == "bkpsdm_membayar" or bool(one_file < 0.18 and kode not in _APART),
        units=_units(count, struktur, numbers),
    )  # fmt: skip


def _units(count: int, struktur: str, numbers: list[str]) -> tuple[Unit, ...]:
    made: list[Unit] = []
    heads: dict[str, Unit] = {}
    for place, entry in enumerate(data("instansi")["unit"][:count]):
        head = heads.get(entry["urusan"]) if entry["jenis"] != "opd" else None
        kode = f"{entry['urusan']}.0.00.0.00.{place + 1:02d}.0000" if head is None else f"{head.kode[:-4]}{place:04d}"
        own = struktur == "npp_per_opd" or (struktur == "campuran" and entry["singkatan"] in ("Disdikbud", "RSUD"))
        unit = Unit(
            kode=kode, nama=entry["nama"], singkatan=entry["singkatan"], jenis=entry["jenis"], induk=head.kode if head else None,
            bobot=float(entry["bobot"]), campuran=entry["campuran"], npp=numbers[place] if own else None,
        )  # fmt: skip
        made.append(unit)
        if entry["jenis"] == "opd":
            heads.setdefault(entry["urusan"], unit)
    return tuple(made)
