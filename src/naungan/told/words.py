"""What the papers say: labels and sentences of the catalogue, and how Indonesians write numbers, months and places."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from naungan import regions
from naungan.kernel.messages import catalogue, remedy, sentence
from naungan.kernel.period import Bulan, tanggal

if TYPE_CHECKING:
    from naungan.rounds import Item

_HOLE = re.compile(r"\{\w+\}")
_DANGLING = "…"
# What tells when: days and months stand in ISO form in the stored parameters.
_WHEN = ("tanggal", "tanggal_lain", "bulan", "mulai")
_DAY, _MONTH = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"20\d{2}-(0[1-9]|1[0-2])")


def say(code: str, **params: object) -> str:
    """A sentence of this room: ``say("BUKU_JUDUL")`` looks up ``DOK_BUKU_JUDUL``."""
    return sentence(f"DOK_{code}", params)


def unknown() -> str:
    """The words for a figure that can't be given; never 0, never an empty cell."""
    return say("TIDAK_TERSEDIA")


def label(group: str, value: str | None) -> str:
    """The label of a word from a closed list, e.g. ``label("KEADAAN", "covered")``; an unlabelled word is shown as it is."""
    if value is None:
        return unknown()
    code = _code(group, value)
    return sentence(code) if code in catalogue() else value.replace("_", " ")


def fate(item: Item) -> str:
    """What became of a finding since the round before, and why nobody can say where that is so; empty where there is nothing to tell."""
    found = label("NASIB", item.nasib) if item.nasib else ""
    return f"{found}: {sentence(item.nasib_sebab)}" if found and item.nasib_sebab else found


def next_step(group: str, value: str) -> str:
    """What the office does about a word of a closed list; empty where the catalogue has no step."""
    return remedy(_code(group, value))


def _code(group: str, value: str) -> str:
    """A word is labelled by the room that owns it; a table may have a shorter label of its own here."""
    short = f"DOK_{group}_{value}".upper()
    return short if short in catalogue() else short.removeprefix("DOK_")


def said(code: str, params: str | None, **beside: object) -> str:
    """The sentence of a problem or finding, filled with its JSON parameters, else ``beside``; what is not given shows as an ellipsis."""
    return _HOLE.sub(_DANGLING, sentence(code, {**beside, **parameters(params)}))


def said_remedy(code: str, params: str | None, **beside: object) -> str:
    """The remedy of a problem or finding, filled likewise."""
    return _HOLE.sub(_DANGLING, remedy(code, {**beside, **parameters(params)}))


@lru_cache(maxsize=4096)
def parameters(text: str | None) -> Mapping[str, object]:
    """JSON parameters as people read them: lists in a row, stages by name, days and months, counts with dots (years without)."""
    found = json.loads(text) if text else {}
    return {name: _readable(name, value) for name, value in found.items()} if isinstance(found, dict) else {}


def _readable(name: str, value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(_readable(name, one)) for one in value)
    if isinstance(value, int) and not isinstance(value, bool) and not name.startswith("tahun"):
        return number(value)
    if name in _WHEN and _DAY.fullmatch(str(value)):
        return day(dt.date.fromisoformat(str(value)))
    if name in _WHEN and _MONTH.fullmatch(str(value)):
        return month(str(value))
    if name in ("data", "dataset"):
        return ", ".join(label("DATASET", one) for one in str(value).split(", "))
    if name == "butir":
        return label("BUTIR", str(value))
    if name == "langkah_dilihat":
        return sentence(str(value))
    if name == "sumber":
        return label("SUMBER_BAYAR", str(value))
    return label("TAHAP", str(value)) if name.endswith("tahap") else value


def place(code: str | None) -> str:
    """The name of a region; its code where the name is not known."""
    if not code:
        return say("SEMUA_WILAYAH")
    return regions.nama(code) or code


def office(code: str | None) -> str:
    """The name of a government; that of a province is told apart from the province itself."""
    if not code:
        return say("TANPA_PEMDA")
    return say("PEMPROV", nama=place(code)) if len(code) == 2 else place(code)


def month(text: str | None) -> str:
    """``2026-10`` as ``Oktober 2026``."""
    return Bulan.parse(text).nama if text else unknown()


def day(value: dt.date | None) -> str:
    """A date for people."""
    return tanggal(value) if value else unknown()


def number(value: int | None) -> str:
    """A whole number with dots."""
    return unknown() if value is None else f"{value:,}".replace(",", ".")


def few(names: Sequence[str], most: int) -> str:
    """The first names, and how many there are beside them."""
    more = [say("HAL_DAN_LAGI", jumlah=number(len(names) - most))] if len(names) > most else []
    return " ".join([", ".join(names[:most]), *more])


def percent(ratio: Decimal | None) -> str:
    """A share with one decimal, halves upward: ``69,3%``."""
    if ratio is None:
        return unknown()
    return f"{(Decimal(ratio) * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}".replace(".", ",") + "%"


def rupiah_short(amount: int | None) -> str:
    """A large amount for a headline: ``Rp12,35 miliar``; the exact amount stands in the table beside it."""
    if amount is None:
        return unknown()
    for unit, name in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")):
        if abs(amount) >= unit:
            shown = (Decimal(amount) / unit).quantize(Decimal("0.01"), ROUND_HALF_UP)
            return f"Rp{shown:f}".rstrip("0").rstrip(".").replace(".", ",") + f" {name}"
    return f"Rp{amount:,}".replace(",", ".")
