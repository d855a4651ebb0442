"""A finding goes up from rung to rung: by the dated rule of ``eskalasi.yaml`` when the next round is opened, or by hand."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.kernel.period import tanggal
from naungan.kernel.tree import tree
from naungan.rounds.book import New, append, read_book
from naungan.rounds.called import round_called
from naungan.rounds.due import overdue
from naungan.rounds.state import Book, Item, Round
from naungan.rounds.tables import Event, Rung, Tingkat

_PROVINCE = 2


def next_rung(item: Item, tingkat: Tingkat, hari: dt.date) -> Rung | None:
    """The rung above, as far as a round of this level reaches; None at its end, or where no rule holds on the day."""
    rule = rule_on(hari)
    if rule is None:
        return None
    rungs = [Rung(one) for one in rule["tangga"]]
    if len(item.pemda) == _PROVINCE and rule["tanpa_gubernur"] == "provinsi":
        rungs.remove(Rung.GUBERNUR)
    reach = list(Rung).index(Rung(rule["sampai"][str(tingkat)]))
    above = [one for one in rungs if list(Rung).index(item.tangga) < list(Rung).index(one) <= reach]
    return above[0] if above else None


def rises(item: Item, tingkat: Tingkat, hari: dt.date) -> tuple[Rung, str] | None:
    """Where a carried finding goes by the rule, and why: overdue on the day of the round and still open; None where it stays."""
    rule, rung = rule_on(hari), next_rung(item, tingkat, hari)
    if rule is None or rung is None or not overdue(item, hari) or item.tenggat is None or item.nasib in rule["kecuali"]:
        return None
    return rung, f"Tenggat {tanggal(item.tenggat)} lewat dan masih terbuka pada {tanggal(hari)}."


def raise_by_hand(book: Path, called: str, butir: str, ke: Rung, *, alasan: str, oleh: str, waktu: str) -> Book:
    """Bring a finding up to a rung; Refusal beyond what a round of this level reaches, downwards, and without a reason."""
    one: Round = round_called(read_book(book), called)
    rule = rule_on(one.tanggal)
    if rule is not None and list(Rung).index(ke) > list(Rung).index(Rung(rule["sampai"][str(one.tingkat)])):
        raise Refusal("RAPAT_TANGGA_DI_LUAR", ke=ke, tingkat=one.tingkat, sampai=rule["sampai"][str(one.tingkat)])
    return append(book, [New(one.rapat, Event.DINAIKKAN, {"butir": butir, "tangga": str(ke), "alasan": alasan})], oleh=oleh, waktu=waktu)


def rule_on(hari: dt.date) -> dict[str, Any] | None:
    """The rule in force on a day."""
    begun = [one for one in _rules() if one["dari"] <= hari]
    return begun[-1] if begun else None


@cache
def _rules() -> list[dict[str, Any]]:
    found: dict[str, Any] = tree(files("naungan.rounds").joinpath("eskalasi.yaml").read_text("utf-8"))
    return sorted(found["aturan"], key=lambda one: one["dari"])
