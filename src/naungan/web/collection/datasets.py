"""What offices hand in: what each data set is for (a month, a year, or until it is replaced), and whether its rows are persons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.relations.words import DATASET, TAHAP
from naungan.told.words import label

BULAN, TAHUN, TETAP = "bulan", "tahun", ""
_OF_YEAR = ("budget_line", "cash_plan", "package", "aggregate")
_LASTING = ("unit", "registration", "payer")
# Their rows name people: whoever may see figures alone does not see them.
PERSONS = frozenset(("roster", "member", "mutation", "candidate", "bpjs_answer", "honorarium"))
STAGED = frozenset(("budget_line",))
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)
_YEAR = re.compile(r"20\d\d", re.ASCII)


@dataclass(frozen=True)
class Wanted:
    """Of whom, of what and for when something is handed in: the key of a submission that is alive.

    ``cabang``: the branch of BPJS that sends it; of other data none.
    """

    pemda: str
    unit: str
    dataset: str
    masa: str
    tahap: str = ""
    cabang: str = ""


def span_of(dataset: str) -> str:
    """What its ``masa`` is."""
    return TAHUN if dataset in _OF_YEAR else TETAP if dataset in _LASTING else BULAN


def name_of(dataset: str) -> str:
    """``Daftar pekerja``."""
    said = label("DATASET", dataset)
    return said[:1].upper() + said[1:]


def when(masa: str) -> str:
    """``Oktober 2026``, ``tahun 2026``, or nothing."""
    if len(masa) == len("2026-10"):
        return Bulan.parse(masa).nama
    return f"tahun {masa}" if masa else ""


def title_of(dataset: str, masa: str) -> str:
    """``Daftar pekerja Oktober 2026``."""
    return f"{name_of(dataset)} {when(masa)}".rstrip()


def must_be(wanted: Wanted) -> None:
    """Refusal for a data set, time or stage that there is not."""
    if wanted.dataset not in DATASET:
        raise Refusal("SETOR_DATA")
    if not _fits(wanted):
        raise Refusal("SETOR_MASA")
    if (wanted.dataset in STAGED and wanted.tahap not in TAHAP) or (wanted.dataset not in STAGED and wanted.tahap):
        raise Refusal("SETOR_TAHAP")


def is_month(masa: str) -> bool:
    """Whether something can be for that month: one of this century, as ``2026-10``."""
    return bool(_MONTH.fullmatch(masa))


def _fits(wanted: Wanted) -> bool:
    span = span_of(wanted.dataset)
    if span == BULAN:
        return is_month(wanted.masa)
    return bool(_YEAR.fullmatch(wanted.masa)) if span == TAHUN else not wanted.masa
