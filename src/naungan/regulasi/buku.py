"""The book of Jamsostek law, collected from the folders of this room, and its evaluation over a table of cases.

A folder of the law is one that holds a module of ``rumus``, at any depth: all its YAML are series (but those whose name begins with an
underscore), all its formulas are law, and a ``KOLOM`` in such a module (name → ``Kolom``) names the columns that a case must bring.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING

from naungan.kernel.period import Bulan
from naungan.law import Amendment, Book, Kolom, LawError, Series, amended, evaluate, formulas_of, load_folder
from naungan.regulasi.keringanan.pasang import FAKTOR, pasang_keringanan
from naungan.regulasi.pu.ramalan import diramalkan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

BULAN_PERTAMA = Bulan(2015, 7)

# Segment → programme → payer → the formula that says how much. A payer that is not named pays nothing.
IURAN: dict[str, dict[str, dict[str, str]]] = {
    "PU": {
        "jkk": {"pemberi_kerja": "iuran_jkk_pu"},
        "jkm": {"pemberi_kerja": "iuran_jkm_pu"},
        "jht": {"pemberi_kerja": "iuran_jht_pu_pemberi_kerja", "pekerja": "iuran_jht_pu_pekerja"},
        "jp": {"pemberi_kerja": "iuran_jp_pu_pemberi_kerja", "pekerja": "iuran_jp_pu_pekerja"},
    },
    "BPU": {
        "jkk": {"pekerja": "iuran_jkk_bpu"},
        "jkm": {"pekerja": "iuran_jkm_bpu"},
        "jht": {"pekerja": "iuran_jht_bpu"},
    },
    # A project pays once: of the value of the contract, or of the wages when they are known.
    "JAKON": {"jkk": {"pemberi_kerja": "iuran_jkk_jakon"}, "jkm": {"pemberi_kerja": "iuran_jkm_jakon"}},
    "JAKON_UPAH": {"jkk": {"pemberi_kerja": "iuran_jkk_jakon_upah"}, "jkm": {"pemberi_kerja": "iuran_jkm_jakon_upah"}},
}
# A package for JKK and JKM together; how the two share it is printed nowhere.
PAKET_PMI = {"sebelum_bekerja": "iuran_pmi_sebelum", "selama_dan_sesudah_bekerja": "iuran_pmi_selama"}
# Fund → the formula of what it keeps or receives, of contributions that a business pays anyway.
REKOMPOSISI = {
    "jkk_bersih": "jkk_bersih", "jkm_bersih": "jkm_bersih", "jkp_dari_jkk": "iuran_jkp_dari_jkk",
    "jkp_dari_jkm": "iuran_jkp_dari_jkm", "jkp_negara": "iuran_jkp_negara",
}  # fmt: skip

# What a case of contributions brings.
KOLOM: dict[str, Kolom] = {
    "upah_sen": Kolom("sen/bulan", "Upah sebulan"),
    "penghasilan_sen": Kolom("sen/bulan", "Penghasilan sebulan"),
    "risiko": Kolom("kode", "Kelompok risiko JKK"),
    "segmen": Kolom("kode", "Segmen kepesertaan"),
    "sektor": Kolom("kode", "Sektor, bila menentukan keringanan"),
    "dibayar": Kolom("kode", "Siapa yang membayar"),
    "syarat": Kolom("kode", "Syarat keringanan yang terpenuhi"),
    **{nama: Kolom("bagian", f"Keringanan {nama.split('_')[1].upper()}, bagian {nama.split('_')[2]}") for nama in FAKTOR},
}


_SEANDAINYA: ContextVar[Book | None] = ContextVar("naungan_seandainya", default=None)


def buku() -> Book:
    """Every series, formula and column of this room; checked by the tests on every date on which anything changes."""
    return _SEANDAINYA.get() or _enacted()


@contextmanager
def seandainya(amendments: Sequence[Amendment]) -> Iterator[Book]:
    """Within it this room says what would be law: its book with other values from a day on (``law.amended``), for all who ask of it.

    What is planned once for many tables must take ``buku().sidik`` among what decides it.
    """
    token = _SEANDAINYA.set(amended(buku(), amendments))
    try:
        yield buku()
    finally:
        _SEANDAINYA.reset(token)


@cache
def _enacted() -> Book:
    modules = rumus()
    series: dict[str, Series] = {}
    for folder in folders():
        series |= _apart(series, load_folder(files(_ROOM).joinpath(folder)))
    series["pagu_jp"] = diramalkan(series["pagu_jp"], series["faktor_pagu_jp"])
    kolom = dict(KOLOM)
    for module in modules:
        kolom |= getattr(module, "KOLOM", {})
    return Book(series, formulas_of(*modules), kolom)


_ROOM = "naungan.regulasi"


def folders() -> tuple[str, ...]:
    """The folders of this room that hold law."""
    return tuple(dict.fromkeys(module.__name__.split(".")[2] for module in rumus()))


def rumus() -> tuple[ModuleType, ...]:
    """The modules of formulas; what is not listed here is no law. They are read when somebody asks, as few commands do."""
    from naungan.regulasi.bpu import rumus as bpu
    from naungan.regulasi.denda import rumus as denda
    from naungan.regulasi.jakon import rumus as jakon
    from naungan.regulasi.jkp import rumus as jkp
    from naungan.regulasi.manfaat import rumus_dasar, rumus_kewajiban
    from naungan.regulasi.manfaat.beasiswa import rumus as beasiswa
    from naungan.regulasi.manfaat.jht import rumus as jht
    from naungan.regulasi.manfaat.jkk import rumus as jkk
    from naungan.regulasi.manfaat.jkk import rumus_biaya, rumus_stmb
    from naungan.regulasi.manfaat.jkm import rumus as jkm
    from naungan.regulasi.manfaat.jkp import rumus as manfaat_jkp
    from naungan.regulasi.manfaat.jp import rumus as jp
    from naungan.regulasi.pmi import rumus as pmi
    from naungan.regulasi.pu import rumus as pu

    return (
        bpu, denda, jakon, jkp, beasiswa, jht, jkk, rumus_biaya, rumus_stmb, jkm, manfaat_jkp, jp, rumus_dasar, rumus_kewajiban, pmi, pu,
    )  # fmt: skip


def _apart(found: dict[str, Series], more: dict[str, Series]) -> dict[str, Series]:
    doubled = found.keys() & more.keys()
    if doubled:
        raise LawError(f"{', '.join(sorted(doubled))} stands in two folders")
    return more


def target(segmen: str, program: Iterable[str]) -> list[str]:
    """The formulas that say what programmes cost in a segment."""
    return [name for one in program for name in IURAN[segmen].get(one, {}).values()]


def hitung(
    engine: Engine,
    cases: ir.Table,
    targets: Sequence[str],
    *,
    bulan: Bulan | None = None,
    months: Sequence[Bulan] = (),
    known: dt.date | None = None,
) -> ir.Table:
    """Cases (columns ``KOLOM``, and ``bulan`` unless one month is given) with a column per target, and ``keringanan``.

    Refusal when a target is not law in ``bulan``. Amounts are whole rupiah; NULL where a wage or a risk group is unknown.
    """
    if not set(FAKTOR) <= set(cases.columns):
        cases = pasang_keringanan(engine, cases, bulan=bulan, months=months, known=known)
    return evaluate(engine, buku(), cases, targets, at=bulan, months=months, known=known)
