"""What is answered to a path: a page written by the server, or a paper from the shelf. Works without JavaScript."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlencode

from naungan.documents.page.sheet import FOLDER
from naungan.documents.paper import policy, read, render
from naungan.documents.viewer.find import MOST, search
from naungan.documents.viewer.shelf import Shelf
from naungan.documents.viewer.table import MOST as ROWS
from naungan.documents.viewer.table import Asked, cut, download, shown
from naungan.relations.declare import Column
from naungan.sheets.writing import safe_text
from naungan.told.relations import governments, heading, spoken, title, written
from naungan.told.words import label, number, office, say

STYLE = "viewer.css"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
}
_NUMERIC = ("count", "rupiah", "upah", "ratio")


@dataclass(frozen=True)
class Answer:
    """A status, a body, and headers beside those that every answer carries."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def answer(shelf: Shelf, target: str) -> Answer:
    """The answer to a request target (path and query, without the secret before it)."""
    path, _, query = target.partition("?")
    name, asked = unquote(path).lstrip("/"), _fields(query)
    if asked is None:
        return plain(400, say("BUKA_PERTANYAAN"))
    if name == "":
        others = ", ".join(label("TABEL", one) for one in shelf.finished.others)
        return _page("index.html", run=shelf.finished.record, lembar=_sheets(shelf), tabel=_tables(shelf), lain=others, papers=shelf.papers)
    if name in shelf.papers:
        return _paper(shelf, name)
    if name == "cari":
        return _page("search.html", q=asked.get("q", ""), hits=search(shelf.names, asked.get("q", "")), most=MOST, papers=shelf.papers)
    kind, _, relation = name.partition("/")
    if kind == "tabel" and relation in shelf.finished.relations:
        return _table(shelf, relation, asked)
    if kind == "unduh" and relation.removesuffix(".csv") in shelf.finished.relations:
        return _download(shelf, relation.removesuffix(".csv"), asked)
    return not_found()


def not_found() -> Answer:
    """Nothing of that name is on the shelf."""
    return plain(404, say("BUKA_TIDAK_ADA"))


def plain(status: int, text: str) -> Answer:
    """A sentence instead of a page."""
    return Answer(status, text.encode(), {"Content-Type": "text/plain; charset=utf-8"})


def _page(template: str, **content: Any) -> Answer:
    text = render(template, style=STYLE, forms="'self'", **content)
    # In a header the policy also forbids to be framed, which a page can't say of itself.
    rules = f"{policy(read(STYLE), forms=_SELF)}; frame-ancestors 'none'"
    return Answer(200, text.encode(), {"Content-Type": _TYPES[".html"], "Content-Security-Policy": rules})


_SELF = "'self'"


def _paper(shelf: Shelf, name: str) -> Answer:
    path = shelf.papers[name]
    headers = {"Content-Type": _TYPES[path.suffix], "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'"}
    if path.suffix != ".html":
        headers["Content-Disposition"] = f'attachment; filename="{path.name}"'
    return Answer(200, path.read_bytes(), headers)


def _table(shelf: Shelf, name: str, fields: dict[str, str]) -> Answer:
    relation, asked = shelf.finished.relations[name], _asked(fields)
    found = cut(shelf, name, asked)
    columns = [_declared(shelf, name)[one] for one in found.columns]
    return _page(
        "table.html", judul=title(relation), relation=relation, asked=asked, found=found, papers=shelf.papers,
        nama=_named(asked.pemda), disamarkan="nik" in found.columns,
        unduh=f"../unduh/{name}.csv{_query(asked, hal='')}", paling_banyak=number(ROWS),
        columns=[_column(column, asked) for column in columns],
        rows=[[(written(column, spoken(column, row)), column.kind in _NUMERIC) for column in columns] for row in found.rows],
        sebelum=_query(asked, hal=found.halaman - 1) if found.halaman > 1 else "",
        sesudah=_query(asked, hal=found.halaman + 1) if found.halaman < found.pages else "",
    )  # fmt: skip


def _named(asked: str) -> str:
    """The governments that are shown, the first few by name."""
    return ", ".join(office(code) for code in governments(asked)[:5]) if asked else ""


def _download(shelf: Shelf, name: str, fields: dict[str, str]) -> Answer:
    """The table as a CSV that Indonesian Excel opens in columns and that starts no formula."""
    text = io.StringIO()
    columns = [_declared(shelf, name)[one] for one in shown(shelf.finished.relations[name])]
    writer = csv.writer(text, delimiter=";")
    writer.writerow([heading(column) for column in columns])
    writer.writerows([safe_text(spoken(column, row)) for column in columns] for row in download(shelf, name, _asked(fields)))
    headers = {"Content-Type": _TYPES[".csv"], "Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Answer(200, text.getvalue().encode("utf-8-sig"), {**headers, "Content-Security-Policy": "frame-ancestors 'none'"})


def _asked(fields: dict[str, str]) -> Asked:
    page = fields.get("hal", "")
    return Asked(
        cari=fields.get("cari", ""),
        pemda=fields.get("pemda", ""),
        urut=fields.get("urut", ""),
        turun=fields.get("arah") == "turun",
        halaman=int(page) if page.isascii() and page.isdigit() and len(page) < 10 else 1,
    )


def _column(column: Column, asked: Asked) -> dict[str, Any]:
    chosen = column.name == asked.urut
    sort = "descending" if asked.turun else "ascending"
    return {
        "nama": heading(column), "uraian": column.uraian, "angka": column.kind in _NUMERIC, "sort": sort if chosen else "",
        "tautan": _query(asked, urut=column.name, arah="turun" if chosen and not asked.turun else "naik", hal=1),
    }  # fmt: skip


def _query(asked: Asked, **changed: object) -> str:
    now = {"cari": asked.cari, "pemda": asked.pemda, "urut": asked.urut, "arah": "turun" if asked.turun else "", "hal": asked.halaman}
    return "?" + urlencode({name: value for name, value in {**now, **changed}.items() if value})


def _declared(shelf: Shelf, name: str) -> dict[str, Column]:
    return {column.name: column for column in shelf.finished.relations[name].columns}


def _sheets(shelf: Shelf) -> list[tuple[str, str]]:
    found = [name for name in shelf.papers if name.startswith(f"{FOLDER}/")]
    return [(quote(name), office(name.removeprefix(f"{FOLDER}/").partition("-")[0])) for name in found]


def _tables(shelf: Shelf) -> list[tuple[str, str, str, str]]:
    return [
        (name, title(relation), relation.uraian, number(shelf.finished.counts[name])) for name, relation in shelf.finished.relations.items()
    ]


def _fields(query: str) -> dict[str, str] | None:
    """What is asked, each once and no longer than anybody would write; None where no page of ours asks so."""
    try:
        fields = parse_qs(query, max_num_fields=20)
    except ValueError:
        return None
    return {name: values[-1][:200].replace("\0", " ") for name, values in fields.items()}
