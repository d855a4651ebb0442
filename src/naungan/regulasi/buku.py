"""The book of Jamsostek contributions, and its evaluation over a table of cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from naungan.kernel.period import Bulan
from naungan.law import Book, evaluate, formulas_of, load_folder
from naungan.regulasi.keringanan.pasang import FAKTOR, pasang_keringanan

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
}

# What a case must bring: amounts in sen, the risk group, and what decides on reliefs.
KOLOM = ("upah_sen", "penghasilan_sen", "risiko", "segmen", "sektor", "dibayar", "syarat")


@cache
def buku() -> Book:
    """Every series and formula of this room; checked by the tests on every date on which anything changes."""
    from naungan.regulasi.bpu import rumus as bpu
    from naungan.regulasi.pu import rumus as pu

    return Book(
        load_folder(files("naungan.regulasi").joinpath("pu")) | load_folder(files("naungan.regulasi").joinpath("bpu")), formulas_of(pu, bpu)
    )


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
