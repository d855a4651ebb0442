"""A layout as a form: for each column its written heading, what to fill in, an example, what may be chosen, whether it must be there.

Templates and published schemas are made from it, and a filled template is known again by the mark that it carries.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from naungan.intake.layouts import Layout, layout
from naungan.kernel.messages import sentence
from naungan.kernel.tree import tree
from naungan.relations.words import KATEGORI
from naungan.sheets.reading import Book

# The hidden sheet of a template: name, version, date, and the lists to choose from.
MARK = "_naungan"
MARKED = ("templat", "versi", "tanggal")
_CAPITALS = frozenset({"nik", "npp", "opd", "hp", "jkk", "jkm", "jht", "jp", "tmt", "kpj", "rt", "rw", "blth", "skpd", "ktp"})
_PLAIN = re.compile(r"[\w.-]{1,60}")

_TYPES: dict[str, dict[str, Any]] = {
    "uang": {"type": "number", "groupChar": ".", "decimalChar": ",", "bareNumber": False},
    "tanggal": {"type": "date", "format": "%d-%m-%Y"},
}  # fmt: skip
_PATTERNS = {"nik": "[0-9]{16}", "telepon": "0[0-9]{8,13}"}


@dataclass(frozen=True)
class Entry:
    """One column of a form. ``wajib`` = must be filled; ``salah_satu`` = one of this group must be; ``daftar`` names its list."""

    bidang: str
    judul: str
    jenis: str
    isi: str
    contoh: str
    wajib: bool
    salah_satu: tuple[str, ...]
    daftar: str
    pilihan: tuple[str, ...]


@cache
def form(code: str) -> tuple[Entry, ...]:
    """The columns of a layout in their order; those read over and those that only split another one are left out."""
    chosen, told = layout(code), _told()
    fields = [field for field in chosen.fields if field not in told["lewati"]]
    return tuple(_entry(chosen, field, told) for field in fields)


def templates() -> tuple[str, ...]:
    """The layouts that have a template."""
    return tuple(_told()["templat"])


def version(code: str) -> str:
    """Changes with every change of what the template offers, and with nothing else."""
    content = [(one.bidang, one.judul, one.jenis, one.wajib, one.salah_satu, one.pilihan) for one in form(code)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:8]


def form_schema(code: str) -> dict[str, Any]:
    """The Table Schema of a filled template saved as CSV: columns by their headings, amounts and dates as Indonesians write them."""
    chosen, titles = layout(code), {one.bidang: one.judul for one in form(code)}
    keys = {"daftar_unit": ["unit"], "daftar_npp": ["npp"]}.get(code, [])
    return {
        "name": code, "description": chosen.nama, "x_version": version(code), "fields": [_schema_field(one) for one in form(code)],
        **({"primaryKey": [titles[key] for key in keys]} if keys else {}), "missingValues": [""],
    }  # fmt: skip


def _schema_field(entry: Entry) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if entry.wajib else {}
    if entry.pilihan:
        constraints["enum"] = list(entry.pilihan)
    if entry.jenis in _PATTERNS:
        constraints["pattern"] = _PATTERNS[entry.jenis]
    return {
        "name": entry.judul, "title": entry.bidang, **_TYPES.get(entry.jenis, {"type": "string"}), "description": entry.isi,
        **({"example": entry.contoh} if entry.contoh else {}), **({"constraints": constraints} if constraints else {}),
    }  # fmt: skip


def read_mark(book: Book) -> dict[str, str] | None:
    """What a workbook says of the template it was made from; None where it says nothing that one of ours would."""
    sheet = next((one for one in book.sheets if one.name == MARK and not one.visible), None)
    if sheet is None:
        return None
    rows = (cells for _, cells in itertools.islice(sheet.rows, len(MARKED)))
    said = {str(cells[0]): str(cells[1]) for cells in rows if len(cells) > 1}
    return said if set(said) == set(MARKED) and all(_PLAIN.fullmatch(text) for text in said.values()) else None


def guide() -> str:
    """The sheet of a template that explains how to fill it in: its list of columns is no data."""
    return sentence("DOK_LEMBAR_PETUNJUK")


def outdated(mark: dict[str, str] | None) -> dict[str, str] | None:
    """The parameters of ``TEMPLAT_LAMA`` where a mark is not that of today's template."""
    if mark is None or (mark["templat"] in templates() and mark["versi"] == version(mark["templat"])):
        return None
    return {"nama": mark["templat"], "versi": mark["versi"], "tanggal": mark["tanggal"]}


def _entry(chosen: Layout, field: str, told: dict[str, Any]) -> Entry:
    said = told["bidang"].get(field, {})
    kind = chosen.kinds[field]
    needed = told["perlu"].get(chosen.code)
    groups = [group for group in chosen.wajib if field in group] if needed is None else []
    listed = said.get("pilihan", "")
    return Entry(
        field, _written(chosen, field), kind, said.get("isi") or sentence(f"TEMPLAT_JENIS_{kind.upper()}"), str(said.get("contoh", "")),
        any(len(group) == 1 for group in groups) or field in chosen.diminta or field in (needed or ()),
        next((group for group in groups if len(group) > 1), ()), listed, _choices(listed, told),
    )  # fmt: skip


def _choices(listed: str, told: dict[str, Any]) -> tuple[str, ...]:
    if listed == "kategori":
        return tuple(sentence(f"DOK_KATEGORI_{word.upper()}") for word in KATEGORI)
    return tuple(told["pilihan"].get(listed, ()))


def _written(chosen: Layout, field: str) -> str:
    """The first known heading, as SIPP writes its own and as people write theirs."""
    plain = next(heading for heading, name in chosen.headings.items() if name == field)
    if chosen.code.startswith("sipp"):
        return plain.upper().replace(" ", "_")
    return " ".join(word.upper() if word in _CAPITALS else word.capitalize() for word in plain.split())


@cache
def _told() -> dict[str, Any]:
    raw: dict[str, Any] = tree(files("naungan.intake.layouts").joinpath("keterangan.yaml").read_text("utf-8"))
    return raw
