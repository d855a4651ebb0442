"""The layouts offices use, as data: fields, their kinds, and the headings they go by (already in plain form)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from naungan.kernel.tree import tree

# The order settles a tie: the more particular layout first.
LAYOUTS = (
    "sipp_tk_baru", "sipp_tk_50", "sipp_tk_29", "sipp_tk_lanjutan", "sipp_tk_na", "sipp_tk_ubah", "sipp_upah", "formulir_2a",
    "jawaban_bpjs", "status_peserta", "penduduk_opensid", "pekerja_rentan", "daftar_honor", "roster_kepesertaan", "roster_bebas",
    "agregat_wilayah", "rekap_opd", "paket_pekerjaan", "rka_data", "rka_rincian", "anggaran_kas", "spj_fungsional", "realisasi_lra",
    "bukti_bayar", "daftar_sp2d", "apbdes", "rencana_datar", "anggaran_datar", "daftar_pembayar", "daftar_unit", "daftar_npp",
)  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """One layout: its data set, which fields must be there (one of each group), and what tells it from the others.

    ``pembaca`` names who reads it, as ``READERS`` in ``intake/readers/registry.py`` lists them.
    ``juga`` are further relations its rows yield; ``jumlah`` the amounts that a line of sums below the rows must equal, and
    ``jumlah_pasti`` whether all rows wait where one does not; ``lingkup`` how far a member file of this kind always sees;
    ``bertingkat`` a field of codes whose upper levels are subtotals.
    ``orang`` says what its people are (a worker, a resident, …): such kinds share headings and are weighed against each other
    (``intake/shape/weighing.py``); ``kata`` is what titles above such a list say. ``dasar`` is the layout whose columns it has besides
    its own. ``bukan_kata`` is what stands above tables that are no such thing, whatever their columns are called.
    ``nama_berkas`` is how files of this kind are called; ``bukti``: a field → what must all stand among its values for nothing else to have
    such. Neither is enough alone: the one or the other makes it possible that a table is of this kind, both together say so.
    ``baku``: a form of another application, whose headings never change; it is not proposed where they are not there.
    """

    code: str
    dataset: str
    nama: str
    pembaca: str
    kinds: dict[str, str]
    headings: dict[str, str]
    wajib: tuple[tuple[str, ...], ...]
    ciri: frozenset[str]
    bukan: frozenset[str]
    saksi: dict[str, re.Pattern[str]]
    diminta: tuple[str, ...]
    juga: tuple[str, ...] = ()
    jumlah: tuple[str, ...] = ()
    jumlah_pasti: bool = False
    lingkup: str | None = None
    bertingkat: str | None = None
    orang: str | None = None
    kata: re.Pattern[str] | None = None
    dasar: str | None = None
    baku: bool = False
    bukan_kata: re.Pattern[str] | None = None
    nama_berkas: re.Pattern[str] | None = None
    bukti: dict[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)

    @property
    def datasets(self) -> tuple[str, ...]:
        """Every relation its rows yield, its own data set first."""
        return (self.dataset, *self.juga)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are kept; those only read over are left out."""
        return tuple(field for field, kind in self.kinds.items() if kind != "abaikan")


@cache
def layout(code: str) -> Layout:
    """One layout by its code."""
    raw: dict[str, Any] = tree(files(__name__).joinpath(f"{code}.yaml").read_text("utf-8"))
    base = layout(raw["dasar"]) if "dasar" in raw else None
    kinds = {**(base.kinds if base else {}), **{field: spec["jenis"] for field, spec in raw["kolom"].items()}}
    own = {heading: field for field, spec in raw["kolom"].items() for heading in spec["judul"]}
    headings = {**(base.headings if base else {}), **own}
    return Layout(
        code, raw["dataset"], raw["nama"], raw["pembaca"], kinds, headings,
        tuple(tuple(group) for group in raw["wajib"]), frozenset(raw["ciri"]), frozenset(raw["bukan"]),
        {field: re.compile(pattern) for field, pattern in raw.get("saksi", {}).items()}, tuple(raw.get("diminta", ())),
        tuple(raw.get("juga", ())), tuple(raw.get("jumlah", ())), raw.get("jumlah_pasti", False), raw.get("lingkup"),
        raw.get("bertingkat"), raw.get("orang"), re.compile(raw["kata"]) if "kata" in raw else None, raw.get("dasar"),
        raw.get("baku", False), re.compile(raw["bukan_kata"]) if "bukan_kata" in raw else None,
        re.compile(raw["nama_berkas"]) if "nama_berkas" in raw else None,
        {name: tuple(re.compile(one) for one in patterns) for name, patterns in raw.get("bukti", {}).items()},
    )  # fmt: skip


def layouts() -> list[Layout]:
    """All layouts, in the order that settles a tie."""
    return [layout(code) for code in LAYOUTS]
