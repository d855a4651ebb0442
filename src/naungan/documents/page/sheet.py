"""``lembar/<kode>-<nama>.html``: one printed page a government, with empty columns for what the meeting agrees and who signs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from naungan.documents.lists.names import safe
from naungan.documents.page.bars import coverage_bar
from naungan.documents.paper import render
from naungan.told.finding_kinds import finding_kinds
from naungan.told.government import Government
from naungan.told.material import Material
from naungan.told.offers import offer_sentence
from naungan.told.places import Places
from naungan.told.words import office

FOLDER = "lembar"
KINDS = 6  # kinds of findings that leave room for writing and signing on one page


def sheet_name(code: str) -> str:
    """The file of a government: ``1671-Kota-Palembang.html``."""
    return f"{safe(f'{code}-{office(code)}')}.html"


def sheet_link(code: str) -> str:
    """Where the sheet lies, seen from the page."""
    return f"{FOLDER}/{sheet_name(code)}"


def write_sheets(folder: Path, material: Material) -> list[Path]:
    """One file for each government of the run, in the order of codes."""
    folder.mkdir(parents=True, exist_ok=True)
    places, written = Places(material), []
    for code, row in places.pemda.items():
        path = folder / sheet_name(code)
        path.write_text(render("sheet.html", style="sheet.css", **_content(places, code, row)), "utf-8")
        written.append(path)
    return written


def _content(places: Places, code: str, row: Government) -> dict[str, Any]:
    found = finding_kinds(places.findings.get(code, []))
    return {
        "run": places.material.run,
        "nama": row.wilayah,
        "kode": code,
        "provinsi": row.provinsi,
        "row": vars(row),
        "tawaran": offer_sentence("HAL_S_TAWARAN", [one for one in places.material.offer if one["pemda"] == code], exact=True),
        "cukup": row.cukup,
        "keadaan": row.keadaan,
        "absen": row.absen,
        "batang": coverage_bar(vars(row), height=18, room=20),
        "temuan": found[:KINDS],
        "lagi": len(found) - KINDS,
        "kosong": max(1, KINDS - len(found)),
    }
