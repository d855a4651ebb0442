"""The events that the law pays for, and the formulas that say what each of their parts is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.law import read_yaml
from naungan.regulasi import buku


@dataclass(frozen=True)
class Peristiwa:
    """An event: programme, and part of the benefit → formula. The parts that come from children, losses or years are added."""

    kode: str
    program: str
    rincian: dict[str, str]

    @property
    def judul(self) -> str:
        """For people."""
        return sentence(f"PERISTIWA_{self.kode.replace('-', '_').upper()}")


BIAYA = {
    "darat": "ganti_darat", "laut": "ganti_laut", "udara": "ganti_udara", "homecare": "ganti_homecare",
    "gigi_tiruan": "ganti_gigi_tiruan", "alat_bantu_dengar": "ganti_alat_bantu_dengar", "kacamata": "ganti_kacamata",
}  # fmt: skip
# Paid for at the price of the government's rehabilitation centre plus 40 %: no amount follows from the law alone.
ORTOSIS = "ortosis"

_RINCIAN: dict[str, tuple[str, dict[str, str]]] = {
    "jkk-meninggal": ("jkk", {
        "santunan_kematian": "santunan_kematian_jkk", "biaya_pemakaman": "biaya_pemakaman_jkk", "santunan_berkala": "santunan_berkala_jkk",
    }),
    "jkk-cacat-total": ("jkk", {"santunan_cacat_total": "santunan_cacat_total", "santunan_berkala": "santunan_berkala_jkk"}),
    "jkk-cacat-sebagian": ("jkk", {"santunan_cacat_sebagian": "santunan_cacat_sebagian"}),
    "jkk-stmb": ("jkk", {"stmb_masa_pertama": "stmb_awal", "stmb_masa_kedua": "stmb_lanjut", "stmb_masa_ketiga": "stmb_akhir"}),
    "jkk-biaya": ("jkk", BIAYA),
    "jkm": ("jkm", {
        "santunan_kematian": "santunan_jkm", "santunan_berkala": "santunan_berkala_jkm", "biaya_pemakaman": "biaya_pemakaman_jkm",
    }),
    "beasiswa": ("jkk", {}),
    "jht": ("jht", {"jht_dibayar": "jht_bruto"}),
    "jp": ("jp", {"pensiun_sebulan": "pensiun_sebulan"}),
    "jkp": ("jkp", {"jkp_masa_pertama": "jkp_awal", "jkp_masa_kedua": "jkp_lanjut"}),
}  # fmt: skip
PERISTIWA = {kode: Peristiwa(kode, program, rincian) for kode, (program, rincian) in _RINCIAN.items()}


def in_force(formulas: dict[str, str], hari: dt.date) -> None:
    """Refusal that names the part of a benefit that did not exist on a day, and since when it does."""
    for part, formula in formulas.items():
        versions = buku().formulas[formula]
        if not any(version.holds(hari) for version in versions):
            raise Refusal("MANFAAT_BELUM_ADA", manfaat=label(part), tanggal=tanggal(hari), mulai=tanggal(versions[0].berlaku))


def label(part: str) -> str:
    """A part of a benefit for people; children and years carry their number."""
    stem, _, number = part.rpartition("_")
    return sentence(f"RINCIAN_{stem.upper()}", {"nomor": number}) if number.isdigit() else sentence(f"RINCIAN_{part.upper()}")


@cache
def kode_inggris() -> dict[str, str]:
    """The English code of a part of the body → the one of the table."""
    return {isi["en"]: kode for kode, isi in bagian_tubuh().items()}


@cache
def bagian_tubuh() -> dict[str, dict[str, Any]]:
    """Code of a part of the body → its name and how it is counted."""
    return read_yaml(files("naungan.regulasi").joinpath("manfaat", "jkk", "_bagian.yaml").read_text("utf-8"))
