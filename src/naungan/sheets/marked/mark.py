"""The task of the guarded child: a file in, a marked workbook out. What kind of file it is decides what is marked."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Unreadable
from naungan.kernel.problem import Severity
from naungan.sheets.kind import kind_of
from naungan.sheets.marked import styles
from naungan.sheets.marked.comments import comment
from naungan.sheets.marked.listing import our_sheet, write_listing
from naungan.sheets.marked.package import Package
from naungan.sheets.marked.plain import write_plain
from naungan.sheets.marked.sheet import Place, Value, anchors, restyled
from naungan.sheets.marked.sign import CORRECTED
from naungan.sheets.marked.splice import Edits, tree
from naungan.sheets.marked.stamp import put_stamp
from naungan.sheets.marked.styles import Styles
from naungan.sheets.preflight import preflight

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_RANK = (*Severity, CORRECTED)
# What stands before the settings of calculating, by the schema's order.
_BEFORE_CALC = ("sheets", "functionGroups", "externalReferences", "definedNames")
# Kinds of relation whose targets can't go along: a program that runs, a signature that no longer fits.
_LEFT = (("vbaProject", "makro"),)


def mark(task: dict[str, Any]) -> dict[str, Any]:
    """``{path, out, plain, words}`` → ``out`` written; ``lost``: what of the file did not go along.

    ``words`` is a JSON file: ``marks`` (sheet, row, column from 0, severity, text) and ``listing`` (name, title, prose, legend,
    headings, widths, rows of texts with sheet, cell and severity, and by word the sentence for what is lost), ``cells`` (sheet, row,
    column, value: what is to be written there) and ``stamp``, the word to carry or nothing. ``plain`` asks for a new workbook and
    says what it must know of the sheets: ``name`` where there are none, ``heads``, by sheet the heading row.
    """
    words = json.loads(Path(task["words"]).read_text("utf-8"))
    source, out, lost = Path(task["path"]), Path(task["out"]), list[str]()
    if task["plain"] is not None:
        lost = write_plain(source, out, task["plain"], words["cells"])
        source, words["cells"] = out, []
    elif kind_of(source) != "xlsx":
        raise Unreadable("BERKAS_TIDAK_DIKENAL")
    else:
        preflight(source)
    made = out.with_suffix(".tanda")
    try:
        with zipfile.ZipFile(source) as archive:
            package = Package(archive)
            _edit(package, words, lost)
            package.write(made)
        made.replace(out)
    finally:
        made.unlink(missing_ok=True)
    return {"lost": lost}


def _edit(package: Package, words: dict[str, Any], lost: list[str]) -> None:
    """Marks, list and styles into the package; what it can't keep is added to ``lost``, which the list names."""
    ((_, book),) = package.related("", "officeDocument")
    root = tree(package.read(book))
    if root.attributes.get("xmlns" + (f":{root.prefix[:-1]}" if root.prefix else "")) != styles.NS:
        raise Unreadable("BERKAS_TIDAK_DIKENAL")  # the strict dialect, which names everything otherwise
    part = _styles_part(package, book)
    looks = Styles(package.read(part))
    ours = our_sheet(package, book)
    targets = dict(package.related(book, "worksheet"))
    sheets = root.first("sheets")
    for node in sheets.children if sheets else []:
        sheet = targets.get(next((value for name, value in node.attributes.items() if name.endswith(":id")), ""))
        if sheet is not None and sheet != ours:
            marks, cells = ([one for one in words[kind] if one["sheet"] == node.attributes["name"]] for kind in ("marks", "cells"))
            _mark_sheet(package, sheet, marks, cells, looks)
    if words["cells"]:
        _calculate_anew(package, book)
    if words["stamp"]:
        put_stamp(package, words["stamp"])
    lost += _left_behind(package, book)
    write_listing(package, book, words["listing"], lost, looks.looks())
    package.put(part, looks.done())


def _mark_sheet(package: Package, sheet: str, marks: list[dict[str, Any]], cells: list[dict[str, Any]], looks: Styles) -> None:
    """Fill, comment and write; a sheet without marks is only freed of those of an earlier round. Each cell that is written is marked."""
    if not marks and not package.related(sheet, "comments"):
        return
    data = package.read(sheet)
    anchor = anchors(data)
    severities: dict[Place, str] = {}
    texts: dict[Place, str] = {}
    for one in marks:
        place = anchor((one["row"], one["column"]))
        severities[place] = min(severities.get(place, one["severity"]), one["severity"], key=_RANK.index)
        texts[place] = f"{texts[place]}\n\n{one['text']}" if place in texts else one["text"]
    values: dict[Place, Value] = {(one["row"], one["column"]): one["value"] for one in cells}
    if any(anchor(place) != place for place in values):
        raise Unreadable("BERKAS_TIDAK_DIKENAL")  # below merged cells nobody would see it
    drawing = comment(package, sheet, texts)
    package.put(sheet, restyled(data, severities, looks.marked, drawing, values))


def _calculate_anew(package: Package, book: str) -> None:
    """What was calculated from cells that are written anew is calculated when the workbook is opened; the order of it is made anew too."""
    package.drop(book, "calcChain")
    edits = Edits(package.read(book))
    root = tree(edits.data)
    known = root.first("calcPr")
    if known is not None:
        edits.attributes(known, fullCalcOnLoad=1)
    else:
        last = [one for one in root.children if one.name in _BEFORE_CALC][-1]
        edits.insert(last.end, f'<{root.prefix}calcPr fullCalcOnLoad="1"/>')
    package.put(book, edits.done())


def _styles_part(package: Package, book: str) -> str:
    known = [part for _, part in package.related(book, "styles") if part in package.names()]
    if known:
        return known[0]
    package.put("xl/styles.xml", styles.EMPTY.encode())
    package.relate(book, "styles", "xl/styles.xml")
    package.declare("xl/styles.xml", _STYLES)
    return "xl/styles.xml"


def _left_behind(package: Package, book: str) -> list[str]:
    """Macros and signatures are taken out; with macros gone the workbook is an ordinary one."""
    lost = [word for kind, word in _LEFT if package.drop(book, kind)]
    package.declare(book, _MAIN)
    if package.drop("", "origin"):
        lost.append("tanda_tangan")
    return lost
